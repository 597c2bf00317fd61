"""Which log a gateway writes: opening, backup, restore, replacement, audit, and what the next log inherits."""
