"""Fault scenarios: what goes wrong when, where and for how long, and what must come of it, in one TOML file each."""
