"""What runs on a box: buttons, journal, session and link. MicroPython and CPython run the same source.

Only `firmware.board` knows hardware; everything else gets medium, pins, lamps, clock and network as arguments.
"""


def const(value):
    """Return `value`: MicroPython's compiler puts it where the name stands, and keeps no name that begins with _."""
    return value
