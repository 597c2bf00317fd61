"""PostgreSQL: the pool, migrations, parameters in binary form, and who waits for changes."""
