"""A flash partition as `firmware.medium` wants it, whose every error is an OSError."""

from firmware.drivers import ERRORS, Partition
from firmware.medium import SECTOR


class Flash:
    """What lies in one partition."""

    def __init__(self, partition: Partition):
        self._partition = partition
        self.size = partition.info()[3]

    def read(self, offset, n):
        """Return `n` bytes; they lie in one sector."""
        try:
            data = bytearray(n)
            self._partition.readblocks(offset // SECTOR, data, offset % SECTOR)
            return bytes(data)
        except ERRORS as e:
            raise OSError("flash: " + str(e))

    def program(self, offset, data):
        """Program `data`, which lies in one sector; writeblocks with an offset does not erase first."""
        try:
            self._partition.writeblocks(offset // SECTOR, data, offset % SECTOR)
        except ERRORS as e:
            raise OSError("flash: " + str(e))

    def erase(self, sector):
        """Erase one sector."""
        try:
            self._partition.ioctl(6, sector)
        except ERRORS as e:
            raise OSError("flash: " + str(e))
