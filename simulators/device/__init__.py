"""Simulated devices: the real firmware with a flash file, pins and lamps that a script holds."""
