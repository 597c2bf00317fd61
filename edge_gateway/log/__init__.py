"""The log of a hall on disk: one SQLite file, its head in a second one, and what a transaction adds."""
