"""The cloud: append into PostgreSQL, the live view, health."""
