"""`lawang gateway setup`: from a few answers to the files of a hall's machine. It only says what; others write."""
