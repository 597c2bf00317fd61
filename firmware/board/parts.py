"""Buttons, lamps, flash, image and clock as the application wants them, on the chip's drivers, which are arguments."""

import time

from firmware import unload
from firmware.drivers import ERRORS, RTC, Partition, Pin
from firmware.medium import SECTOR


class Flash:
    """The journal's partition: `firmware.medium` says what it promises, and that every error is an OSError."""

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


class Image:
    """The image that runs, as firmware.proof wants it.

    `records()` gives the boot loader's partition, or None: a chip with room for one image has none to go back to.
    `accept()` keeps this image from now on.
    """

    def __init__(self, records, accept):
        self._records = records
        self._accept = accept

    def accept(self):
        """Keep this image from now on; raises OSError."""
        try:
            self._accept()
        except ERRORS as e:
            raise OSError("image: " + str(e))

    def pending(self):
        """Say whether the boot loader would take another image at the next reset; not known: no."""
        from firmware import proof

        try:
            found = self._is_pending(proof)
        except ERRORS as e:
            print("image:", e)
            found = False
        if not found:
            unload("firmware.proof")
        return found

    def _is_pending(self, proof):
        partition: Partition = self._records()
        if partition is None:
            return False
        records = [bytearray(proof.RECORD), bytearray(proof.RECORD)]
        for sector, record in enumerate(records):
            partition.readblocks(sector, record, 0)
        return proof.pending(records)


class Rtc:
    """The chip's clock, for firmware.tls, of driver `rtc()`: ms since 1970, whatever year this build counts from."""

    def __init__(self, rtc):
        self._rtc = rtc

    def now(self):
        """Return what it says."""
        from firmware import calendar

        return calendar.since_1970(int(time.time()), time.gmtime(0)[0])

    def set(self, ms):
        """Set it."""
        from firmware import calendar

        shown = time.gmtime(calendar.board_seconds(ms, time.gmtime(0)[0]))
        year, month, day, hour, minute, second, weekday = shown[:7]
        rtc: RTC = self._rtc()
        rtc.datetime((year, month, day, weekday, hour, minute, second, 0))


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

    def alarm(self, on):
        """Show a half of a blink, which says that the box does not work: the red lamp, or the green one without one."""
        (self._green if self._red is None else self._red).value(1 if on else 0)

    def off(self):
        """Put both out."""
        self._green.value(0)
        if self._red is not None:
            self._red.value(0)
