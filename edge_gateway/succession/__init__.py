"""Which log a gateway writes: beginning, backup, restore, replacement, audit, and what the next log inherits."""
