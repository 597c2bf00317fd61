"""Flash memories for machines that have none: in memory, and in a file. Both behave as `firmware.medium` says."""

from firmware.medium import SECTOR


def blank(size):
    """Return an erased image."""
    return bytearray(b"\xff" * size)


class RamFlash:
    """A flash image in memory; `image` is the bytearray itself."""

    def __init__(self, image):
        self.image = image
        self.size = len(image)

    def read(self, offset, n):
        """Return `n` bytes."""
        return bytes(self.image[offset : offset + n])

    def program(self, offset, data):
        """Clear the bits that are 0 in `data`."""
        for i in range(len(data)):
            self.image[offset + i] &= data[i]

    def erase(self, sector):
        """Set the sector to 0xFF."""
        self.image[sector * SECTOR : (sector + 1) * SECTOR] = b"\xff" * SECTOR


class FileFlash:
    """A flash image in a file, made erased if it is missing; each operation is flushed before it returns.

    What was flushed outlives the process; it is not promised to outlive the machine, which is no part of the box. While
    `takes` is false it fails to write, and nothing is changed.
    """

    def __init__(self, path, size):
        try:
            self._file = open(path, "r+b")
        except OSError:
            with open(path, "wb") as new:
                for _ in range(size // SECTOR):
                    new.write(b"\xff" * SECTOR)
            self._file = open(path, "r+b")
        self.takes = True
        self.size = self._file.seek(0, 2)
        if self.size != size:
            raise ValueError("the ring file has " + str(self.size) + " bytes, " + str(size) + " are configured")

    def read(self, offset, n):
        """Return `n` bytes."""
        self._file.seek(offset)
        return self._file.read(n)

    def program(self, offset, data):
        """Clear the bits that are 0 in `data`."""
        old = self.read(offset, len(data))
        self._write(offset, bytes(old[i] & data[i] for i in range(len(data))))

    def erase(self, sector):
        """Set the sector to 0xFF."""
        self._write(sector * SECTOR, b"\xff" * SECTOR)

    def _write(self, offset, data):
        if not self.takes:
            raise OSError(5)  # EIO
        self._file.seek(offset)
        self._file.write(data)
        self._file.flush()
