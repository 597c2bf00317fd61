"""MicroPython's `esp32`: the partitions that the flash's own table names, read as ESP-IDF reads it."""

import struct

import world

SECTOR = 4096
TABLE_AT = 0x8000


class Partition:
    """A partition, also as a block device: writing whole blocks erases them first, with an offset it does not."""

    TYPE_APP, TYPE_DATA = 0, 1

    def __init__(self, info):
        self._info = info

    @staticmethod
    def find(
        type=0,  # noqa: A002 - as there
        subtype=0xFF,
        label=None,
        block_size=SECTOR,
    ):
        """Return those that fit."""
        found = []
        for at in range(TABLE_AT, TABLE_AT + 0xC00, 32):
            mark, kind, sub, offset, size, name, _ = struct.unpack("<HBBII16sI", world.here[0].flash.read(at, 32))
            if mark != 0x50AA:
                break
            name = name.rstrip(b"\x00").decode()
            if kind == type and subtype in (0xFF, sub) and label in (None, name):
                found.append(Partition((kind, sub, offset, size, name, False)))
        return found

    def info(self):
        """Return type, subtype, place, size, label and whether it is encrypted."""
        return self._info

    def readblocks(self, block, into, offset=0):
        """Read."""
        into[:] = world.here[0].flash.read(self._place(block, offset, len(into)), len(into))

    def writeblocks(self, block, data, offset=None):
        """Program."""
        if offset is None:
            for one in range(block, block + (len(data) + SECTOR - 1) // SECTOR):
                self.ioctl(6, one)
        world.here[0].flash.program(self._place(block, offset or 0, len(data)), bytes(data))

    def ioctl(self, what, block):
        """Say how many blocks there are, how large one is; erase one."""
        if what == 4:
            return self._info[3] // SECTOR
        if what == 5:
            return SECTOR
        if what == 6:
            world.here[0].flash.erase(self._place(block, 0, SECTOR) // SECTOR)
        return 0

    def _place(self, block, offset, n):
        at = block * SECTOR + offset
        if not 0 <= at <= self._info[3] - n:
            raise OSError(22)
        return self._info[2] + at
