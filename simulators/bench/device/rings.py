"""Two rings for `silicon.py`: `python rings.py BYTES WAITING FULL USUAL`; made by CPython, in a tenth of the time.

In FULL nothing is acknowledged and there is no room; in USUAL twice WAITING entries wait.
"""

import os
import sys

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-4]) or ".")

from contract.mac import MacKey
from firmware.journal import Journal
from simulators.device.flash import RamFlash, blank

PRESS = (("b", "in"), ("ms", 120))


def write(path, image):
    """Write a ring into a file."""
    with open(path, "wb") as file:
        file.write(image)


def main(size, waiting, full, usual):
    """Make both."""
    image = blank(size)
    journal = Journal(RamFlash(image), MacKey(bytes(range(32))), "panel-a", os.urandom)
    for _ in range(journal.capacity):
        journal.append("press", PRESS, 0)
    write(full, image)
    journal.free(journal.last - waiting)
    for _ in range(waiting):
        journal.append("press", PRESS, 0)
    write(usual, image)


main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4])
