"""The partition table of a box with 4 MiB of flash, as ESP-IDF's boot loader reads it: what we put behind MicroPython.

What stands before the journal may be replaced by another image; the journal has its place at the end for ever.
"""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FLASH = 0x400000  # bytes
SECTOR = 0x1000
IMAGE_AT = 0x1000  # where an ESP32's image begins: with the boot loader
TABLE_AT, TABLE_END = 0x8000, 0x9000
OURS_AT = 0x200000  # MicroPython ends before
APP, DATA = 0, 1
_MARK, _DIGEST_MARK = b"\xaa\x50", b"\xeb\xeb"
_ROW = "<2sBBII16sI"
_ROW_BYTES = 32
_FAT = 0x81  # what MicroPython's own tables call its file system, whichever it is
_OTHER = 0x40


@dataclass(frozen=True, slots=True)
class Partition:
    """A row of the table: its place and size in bytes, its kind by ESP-IDF's numbers."""

    label: str
    type: int
    subtype: int
    offset: int
    size: int

    @property
    def end(self) -> int:
        """Return the first byte after it."""
        return self.offset + self.size


OURS = (
    Partition("vfs", DATA, _FAT, 0x200000, 0x10000),
    Partition("settings", DATA, _OTHER, 0x210000, 0x4000),
    Partition("choice", DATA, _OTHER, 0x214000, 0x2000),
    Partition("slot0", DATA, _OTHER, 0x216000, 0x15000),
    Partition("slot1", DATA, _OTHER, 0x22B000, 0x15000),
    Partition("journal", DATA, _OTHER, 0x240000, 0x1C0000),
)
BY_LABEL = {partition.label: partition for partition in OURS}
JOURNAL_AT = BY_LABEL["journal"].offset


def encode(partitions: Iterable[Partition]) -> bytes:
    """Return the table's sector: the rows, a row with their MD5, then nothing."""
    rows = b"".join(
        struct.pack(_ROW, _MARK, one.type, one.subtype, one.offset, one.size, one.label.encode(), 0)
        for one in partitions
    )
    digest = hashlib.md5(rows, usedforsecurity=False).digest()  # as the boot loader wants it: no secret
    return (rows + _DIGEST_MARK + b"\xff" * 14 + digest).ljust(TABLE_END - TABLE_AT, b"\xff")


def decode(sector: bytes) -> tuple[Partition, ...]:
    """Return the rows of a table; raises ValueError if there is none, or its MD5 is another one."""
    found = tuple(_rows(sector))
    if not found or encode(found)[: (len(found) + 1) * _ROW_BYTES] != sector[: (len(found) + 1) * _ROW_BYTES]:
        raise ValueError("no partition table")
    return found


def _rows(sector: bytes) -> Iterator[Partition]:
    for at in range(0, len(sector) - _ROW_BYTES + 1, _ROW_BYTES):
        mark, kind, subtype, offset, size, label, _ = struct.unpack_from(_ROW, sector, at)
        if mark != _MARK:
            return
        yield Partition(label.rstrip(b"\x00").decode("ascii"), kind, subtype, offset, size)
