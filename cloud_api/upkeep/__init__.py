"""What a server needs that is run for years: its backups and their restore, and a doctor."""
