SELECT next, range, stopped FROM forwarded
