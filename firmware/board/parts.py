"""Buttons, lamps, flash, image and clock as the application wants them, on the chip's drivers, which are arguments."""

import time

from firmware import clock
from firmware.drivers import RTC, Partition, Pin
from firmware.medium import SECTOR
from firmware.unload import unload


class Flash:
    """The journal's partition: `firmware.medium` says what it promises."""

    def __init__(self, partition: Partition):
        self._partition = partition
        self.size = partition.info()[3]

    def read(self, offset, n):
        """Return `n` bytes; they lie in one sector."""
        data = bytearray(n)
        self._partition.readblocks(offset // SECTOR, data, offset % SECTOR)
        return bytes(data)

    def program(self, offset, data):
        """Program `data`, which lies in one sector; writeblocks with an offset does not erase first."""
        self._partition.writeblocks(offset // SECTOR, data, offset % SECTOR)

    def erase(self, sector):
        """Erase one sector."""
        self._partition.ioctl(6, sector)


class Image:
    """The image that runs, as firmware.proof wants it.

    `records` is the boot loader's partition, or None: a chip with room for one image has none to go back to. `accept()`
    keeps this image from now on.
    """

    def __init__(self, records: "Partition | None", accept):
        self._records = records
        self.accept = accept

    def pending(self):
        """Say whether the boot loader would take another image at the next reset."""
        if self._records is None:
            return False
        from firmware import proof

        records = [bytearray(proof.RECORD), bytearray(proof.RECORD)]
        for sector, record in enumerate(records):
            self._records.readblocks(sector, record, 0)
        found = proof.pending(records)
        if not found:
            unload("firmware.proof")
        return found


class Rtc:
    """The chip's clock, for firmware.tls: ms since 1970, whatever year this build counts from."""

    def __init__(self, rtc: RTC):
        self._rtc = rtc

    def now(self):
        """Return what it says."""
        return clock.since_1970(int(time.time()), time.gmtime(0)[0])

    def set(self, ms):
        """Set it."""
        shown = time.gmtime(clock.board_seconds(ms, time.gmtime(0)[0]))
        year, month, day, hour, minute, second, weekday = shown[:7]
        self._rtc.datetime((year, month, day, weekday, hour, minute, second, 0))


class Button:
    """A button between its pin and ground."""

    def __init__(self, pin: Pin):
        self._pin = pin

    def __call__(self):
        """Return whether the button is down."""
        return self._pin.value() == 0


class Lamp:
    """A green lamp for a press that is recorded or answered, and a red one, or None, for one that is not."""

    def __init__(self, green: Pin, red: "Pin | None"):
        self._green = green
        self._red = red

    def on(self):
        """Light the green lamp."""
        self._green.value(1)

    def recorded(self, _ep, _seq):
        """Light the green lamp."""
        self._green.value(1)

    def waiting(self, _ep, _seq):
        """Put both out: what comes next is the answer."""
        self.off()

    def answered(self):
        """Light the green lamp."""
        self._green.value(1)

    def refused(self):
        """Light the red lamp."""
        if self._red is not None:
            self._red.value(1)

    def off(self):
        """Put both out."""
        self._green.value(0)
        if self._red is not None:
            self._red.value(0)
