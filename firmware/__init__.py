"""What runs on a box: buttons, journal, session and link. MicroPython and CPython run the same source.

Only `firmware.board` knows hardware; everything else gets medium, pins, lamps, clock and network as arguments.
"""

import sys


def const(value):
    """Return `value`: MicroPython's compiler puts it where the name stands, and keeps no name that begins with _."""
    return value


def unload(name):
    """Forget the module `name` (`firmware.x`); nobody may hold on to what it defines. Imported again, it is read again.

    On a board whose code lies in its heap this gives back some KiB; where the code is frozen in flash, little.
    """
    package, _, leaf = name.rpartition(".")
    if name in sys.modules:
        del sys.modules[name]
    if package in sys.modules and hasattr(sys.modules[package], leaf):
        delattr(sys.modules[package], leaf)
