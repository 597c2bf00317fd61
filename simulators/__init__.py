"""Visitors, devices on the real firmware, faults, the demo, benchmarks: a hall without a building."""
