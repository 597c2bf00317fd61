"""MicroPython's `machine` of an ESP32, as far as a box uses it."""

import sys

import world

PWRON_RESET, HARD_RESET, WDT_RESET, DEEPSLEEP_RESET, SOFT_RESET = 1, 2, 3, 4, 5
RESET_STATUS = 4


def unique_id():
    """Return the chip's number."""
    return world.here[0].hw


def reset_cause():
    """Say that the supply came."""
    return PWRON_RESET


def freq(_hz):
    """Run as fast as asked."""


def reset():
    """Start anew."""
    sys.exit(RESET_STATUS)


class Pin:
    """A pin: of a button, which is held by the world, or of a lamp, which is reported."""

    IN, OUT, PULL_UP = 1, 3, 2

    def __init__(self, number, mode=IN, pull=None, value=None):
        self._number = number
        self._level = None
        if value is not None:
            self.value(value)

    def value(self, level=None):
        """Return the level of a button, or set that of a lamp."""
        if level is None:
            return 0 if world.here[0].is_down(self._number) else 1
        if level != self._level:
            self._level = level
            world.here[0].tell({"pin": self._number, "level": level})
        return None


class WDT:
    """A watchdog that bites nobody."""

    def __init__(self, timeout):
        self.timeout = timeout

    def feed(self):
        """Be fed."""


class RTC:
    """A clock."""

    def datetime(self, values):
        """Be set."""


class I2C:
    """A bus on which nothing answers."""

    def __init__(self, _number, scl, sda, freq, timeout):
        self.freq = freq

    def readfrom_mem_into(self, _address, _register, _into):
        """Find nobody."""
        raise OSError(19)

    def writeto_mem(self, _address, _register, _data):
        """Find nobody."""
        raise OSError(19)

    def writeto(self, _address, _data):
        """Find nobody."""
        raise OSError(19)
