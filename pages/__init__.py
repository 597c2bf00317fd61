"""What gateway and cloud show alike: the wall, its live stream, and the arithmetic of a day."""
