"""Buttons on MCP23017 input expanders: 16 a chip, one read of each chip a sample.

A read covers the registers from the pull-ups to the pins, so the same read shows whether the chip still is as it was
set up: one that lost its supply for a moment has floating inputs, and its levels are not taken.
"""

from firmware import const
from firmware.drivers import ERRORS, I2C

_PULL_UPS = const(0x0C)  # GPPUA; with IOCON.BANK 0 GPIOA and GPIOB are 6 and 7 further
_PINS = const(6)
_LENGTH = const(8)
ALL = b"\xff\xff"
RETRY_MS = 50  # after a read that failed, so that no press is lost; doubled each time up to
_PAUSE_MS = const(800)  # for a bus that hangs costs its whole time-out at each try, in which no button is sampled
_REPORT_MS = const(60_000)  # between two faults, so that a loose plug does not fill the journal


class Chip:
    """One MCP23017 at `address` of the I2C bus that `bus()` gives."""

    def __init__(self, bus, address):
        self.levels = None  # bit n: input n is high; None: not known
        self._bus = bus
        self._address = address
        self._data = bytearray(_LENGTH)
        self._retry_at = None
        self._pause_ms = RETRY_MS

    def sample(self, now):
        """Read the inputs at uptime `now` ms; return whether they are known."""
        if self._retry_at is not None and now < self._retry_at:
            return False
        try:
            i2c: I2C = self._bus()
            if self.levels is None:
                i2c.writeto_mem(self._address, _PULL_UPS, ALL)
            i2c.readfrom_mem_into(self._address, _PULL_UPS, self._data)
            good = self._data[:2] == ALL
        except ERRORS:
            good = False
        self.levels = self._data[_PINS] | self._data[_PINS + 1] << 8 if good else None
        if good:
            self._retry_at, self._pause_ms = None, RETRY_MS
        else:
            self._retry_at, self._pause_ms = now + self._pause_ms, min(2 * self._pause_ms, _PAUSE_MS)
        return good


class Inputs:
    """All expanders of a box, as `firmware.panel.Panel` wants its `bus`.

    `changed`: whether the last sample was another one than that before, anywhere. `pins` are those that were made.
    """

    def __init__(self, bus, addresses):
        self.changed = False
        self.pins = []
        self._chips = [Chip(bus, address) for address in addresses]
        self._was_good = True
        self._report_at = 0

    def sample(self, now):
        """Read every chip once; return True if a fault is to be recorded: inputs cannot be read any more."""
        good, self.changed = True, False
        for chip in self._chips:
            before = chip.levels
            good = chip.sample(now) and good
            self.changed = self.changed or chip.levels != before
        told = self._was_good and not good and now >= self._report_at
        if told:
            self._report_at = now + _REPORT_MS
        if good or told:
            self._was_good = good
        return told

    def pin(self, chip, number):
        """Return a pin: called, it says whether the button to ground at input `number` is down; None: not known."""
        read = self._chips[chip]

        def down():
            return None if read.levels is None else not read.levels >> number & 1

        self.pins.append(down)
        return down
