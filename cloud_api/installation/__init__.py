"""What makes a server of a blank machine: its database, its files, its first accounts."""
