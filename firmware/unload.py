"""Giving back the memory of a module that is needed only while a box starts."""

import sys


def unload(name):
    """Forget the module `name` (`firmware.x`); nobody may hold on to what it defines. Imported again, it is read again.

    On a board whose code lies in its heap this gives back some KiB; where the code is frozen in flash, little.
    """
    package, _, leaf = name.rpartition(".")
    if name in sys.modules:
        del sys.modules[name]
    if package in sys.modules and hasattr(sys.modules[package], leaf):
        delattr(sys.modules[package], leaf)
