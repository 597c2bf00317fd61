SELECT first, state FROM hall
