"""What the bench of the firmware runs on MicroPython itself."""
