"""What backups of gateway and cloud have in common: how they are sealed, and how a folder keeps them."""
