"""Buttons, lamps, image and clock as the application wants them, on the chip's drivers, which are arguments."""

import time

from firmware import unload
from firmware.drivers import ERRORS, RTC, Pin
from firmware.flash import Flash


class Image:
    """The application that runs, as firmware.proof wants it.

    `choice()` gives the partition of firmware.choice, or None: a board that was not flashed with an image of ours.
    """

    def __init__(self, choice):
        self._choice = choice

    def pending(self):
        """Say whether another application runs after the next start; not known: no."""
        from firmware import choice

        try:
            medium = self._medium()
            found = medium is not None and choice.pending(medium)
        except ERRORS as e:
            print("image:", e)
            found = False
        unload("firmware.choice")
        return found

    def accept(self):
        """Keep this application from now on; raises OSError."""
        from firmware import choice

        try:
            choice.keep(self._medium())
        except ERRORS as e:
            raise OSError("image: " + str(e))
        finally:
            unload("firmware.choice")

    def _medium(self):
        partition = self._choice()
        return None if partition is None else Flash(partition)


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
