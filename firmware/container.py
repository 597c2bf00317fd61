"""An application in one piece: its compiled modules one after the other, and how MicroPython imports them from there.

Little-endian: 8 bytes magic, u16 format, u16 number of modules, u32 length in all, 16 bytes version and 16 chip in
ASCII, 16 zeros, 64 bytes for a signature over the digest, the digest (SHA-256 over the first 64 bytes and all after
itself), then an index, which ends within the first sector, and the modules. An index entry has 40 bytes path, u32
where it begins and u32 its length.

Files is a file system as `vfs.mount` takes one: read only, and it keeps nothing in memory.
"""

import io
import struct
from collections import namedtuple
from hashlib import sha256

from firmware import const
from firmware.medium import SECTOR

MAGIC = b"LAWANGAP"
FORMAT = 1
HEAD = "<8sHHI16s16s"
SIGNED = 64  # bytes at the beginning that the digest covers
SIGNATURE = 64
DIGEST_AT = SIGNED + SIGNATURE
INDEX_AT = DIGEST_AT + 32
ENTRY = "<40sII"
NAME = 40  # bytes for a path and at least one zero
_ENTRY_BYTES = const(48)
_HEAD_BYTES = const(48)
_PIECE = const(1024)  # divides a sector
_DIRECTORY, _FILE = const(0x4000), const(0x8000)
_BUFFER_SIZE = const(11)  # MP_STREAM_GET_BUFFER_SIZE
_ENOENT = const(2)

Head = namedtuple("Head", ("modules", "size", "version", "chip"))


def head(medium):
    """Return the Head of what `medium` holds, None if that is no application of this format."""
    magic, version, modules, size, name, chip = struct.unpack(HEAD, medium.read(0, _HEAD_BYTES))
    index = INDEX_AT + modules * _ENTRY_BYTES
    if magic != MAGIC or version != FORMAT or index > SECTOR or not index <= size <= medium.size:
        return None
    return Head(modules, size, name.rstrip(b"\x00"), chip.rstrip(b"\x00"))


def is_good(medium):
    """Say whether `medium` holds a whole application; one that cannot be read is none."""
    try:
        found = head(medium)
        return found is not None and digest(medium, found.size) == medium.read(DIGEST_AT, 32)
    except OSError as e:
        print("container:", e)
        return False


def digest(medium, size):
    """Return the digest of `size` bytes."""
    made = sha256(medium.read(0, SIGNED))
    at = INDEX_AT
    while at < size:
        n = min(_PIECE - at % _PIECE, size - at)
        made.update(medium.read(at, n))
        at += n
    return made.digest()


class Files:
    """The modules in `medium`, which is_good, as a file system."""

    def __init__(self, medium):
        self._medium = medium

    def mount(self, _readonly, _mkfs):
        """Take part: there is nothing to do."""

    def umount(self):
        """Leave: there is nothing to do."""

    def chdir(self, _path):
        """Take any folder."""

    def stat(self, path):
        """Return what `path` is, in the first of ten numbers; raises OSError."""
        name = path.strip("/").encode()
        if self._find(name + b"\x00") is not None:
            return (_FILE,) + (0,) * 9
        if self._find(name + b"/") is not None:
            return (_DIRECTORY,) + (0,) * 9
        raise OSError(_ENOENT)

    def open(self, path, _mode):
        """Return the file at `path`; raises OSError."""
        found = self._find(path.strip("/").encode() + b"\x00")
        if found is None:
            raise OSError(_ENOENT)
        return File(self._medium, found[0], found[1])

    def _find(self, wanted):
        """Return where the first entry lies whose path begins so, and its length, or None."""
        found = head(self._medium)
        index = b"" if found is None else self._medium.read(INDEX_AT, found.modules * _ENTRY_BYTES)
        at = index.find(wanted)
        while at >= 0 and at % _ENTRY_BYTES:
            at = index.find(wanted, at + 1)
        return None if at < 0 else struct.unpack("<II", index[at + NAME : at + _ENTRY_BYTES])


class File(io.IOBase):
    """A module's bytes."""

    def __init__(self, medium, at, size):
        self._medium = medium
        self._at = at
        self._end = at + size

    def readinto(self, into):
        """Read what fits and return how much it is; the importer takes less than it asked for as the end."""
        done, wanted = 0, min(len(into), self._end - self._at)
        while done < wanted:
            n = min(wanted - done, SECTOR - self._at % SECTOR)
            into[done : done + n] = self._medium.read(self._at, n)
            self._at += n
            done += n
        return done

    def ioctl(self, request, _argument):
        """Ask for reads of 255 bytes; 0 is all that the importer wants of everything else."""
        return 255 if request == _BUFFER_SIZE else 0
