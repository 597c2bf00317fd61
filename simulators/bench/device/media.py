"""The two media a journal could have, counted: `micropython -X heapsize=16M media.py` prints one line of JSON.

2 MiB in 512 sectors that were written full once, then PRESSES entries of 256 bytes, each synced: our ring on the raw
partition, and littlefs with the same ring as 28 files of 256 entries, the oldest removed when the next begins.
Counted are `bytes` that were programmed, sectors erased, and the most of each in one press. `hottest` is the most
erased sector.
"""

import json
import os
import sys

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-4]) or ".")

import vfs

from contract.mac import MacKey
from firmware.journal import Journal
from firmware.medium import SECTOR
from simulators.device.flash import RamFlash, blank

SECTORS = 512
FULL = 8192
PRESSES = 16_384
FILES, IN_FILE = 28, 256
KEY = MacKey(bytes(range(32)))


class Counter:
    """Counts of a medium, in all and in one press."""

    def __init__(self):
        self.erases = [0] * SECTORS
        self.programmed = self.programs = 0
        self._before = (0, 0)
        self.worst_erases = self.worst_bytes = 0

    def press(self):
        """End one press."""
        self.worst_erases = max(self.worst_erases, sum(self.erases) - self._before[0])
        self.worst_bytes = max(self.worst_bytes, self.programmed - self._before[1])
        self.skip()

    def skip(self):
        """Leave what came since the last press out of the worst."""
        self._before = sum(self.erases), self.programmed

    def begin(self):
        """Forget what came before the first press."""
        self.__init__()

    def summary(self):
        """Return the counts."""
        return {
            "presses": PRESSES,
            "erases": sum(self.erases),
            "hottest": max(self.erases),
            "programs": self.programs,
            "bytes": self.programmed,
            "worst_erases": self.worst_erases,
            "worst_bytes": self.worst_bytes,
        }


class CountedFlash(RamFlash):
    """The raw partition."""

    def __init__(self, count):
        RamFlash.__init__(self, blank(SECTORS * SECTOR))
        self._count = count

    def program(self, offset, data):
        """Program, counted."""
        self._count.programs += 1
        self._count.programmed += len(data)
        RamFlash.program(self, offset, data)

    def erase(self, sector):
        """Erase, counted."""
        self._count.erases[sector] += 1
        RamFlash.erase(self, sector)


class Blocks:
    """The same as the block device that littlefs wants."""

    def __init__(self, flash):
        self._flash = flash

    def readblocks(self, block, buffer, offset=0):
        """Fill the buffer."""
        buffer[:] = self._flash.read(block * SECTOR + offset, len(buffer))

    def writeblocks(self, block, buffer, offset=0):
        """Program the buffer."""
        self._flash.program(block * SECTOR + offset, bytes(buffer))

    def ioctl(self, operation, argument):
        """Answer as MicroPython's AbstractBlockDev does."""
        if operation == 4:
            return SECTORS
        if operation == 5:
            return SECTOR
        if operation == 6:
            self._flash.erase(argument)
        return 0


def raw(prepared):
    """Return the counts of the ring on the raw partition, of `append` alone if the erasing is `prepared`."""
    count = Counter()
    journal = Journal(CountedFlash(count), KEY, "gate-a", os.urandom)
    for i in range(FULL + PRESSES):
        if i == FULL:
            count.begin()
        journal.append("press", (("b", "in"), ("ms", 120)), i)
        count.press()
        journal.free(journal.last)
        if prepared:
            journal.prepare()
            count.skip()
    return count.summary()


def littlefs():
    """Return the counts of a ring of files."""
    count = Counter()
    blocks = Blocks(CountedFlash(count))
    vfs.VfsLfs2.mkfs(blocks, progsize=256, readsize=256)
    system = vfs.VfsLfs2(blocks, progsize=256, readsize=256)
    vfs.mount(system, "/ring")
    file = None
    for i in range(FULL + PRESSES):
        if i == FULL:
            count.begin()
        if i % IN_FILE == 0:
            if file is not None:
                file.close()
            if i >= FILES * IN_FILE:
                os.remove("/ring/" + str(i // IN_FILE - FILES))
            file = open("/ring/" + str(i // IN_FILE), "ab")
        file.write(bytes(256))
        file.flush()
        count.press()
    return count.summary()


print(json.dumps({"raw": raw(False), "raw_prepared": raw(True), "littlefs": littlefs()}))
