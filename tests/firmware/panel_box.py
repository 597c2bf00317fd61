"""A panel on pins of the test's own, stepped sample by sample, and what it wrote into its journal."""

import asyncio

from contract import gateway_side
from firmware import buttons, config
from firmware.clock import UtcClock
from firmware.panel import Panel
from tests.firmware.bench import DEV, HW, KEY, journal_on, new_image

VALUES = {"site": "serang", "dev": DEV, "hw": HW, "key": "00" * 32, "broker": "127.0.0.1:9"}


class DarkLamp:
    """A lamp that nobody looks at."""

    def recorded(self, ep, seq):
        """Shine."""

    def waiting(self, ep, seq):
        """Wait."""

    def answered(self):
        """Shine."""

    def on(self):
        """Shine."""

    def refused(self):
        """Shine red."""

    def off(self):
        """Go out."""


class PanelBox:
    """A Panel with `names` on `pins` and `bus`; time goes only in `run`."""

    def __init__(self, names, pins, bus=None, lamps=None, lamp="recorded"):
        self.journal = journal_on(new_image(16))
        self.now = 0
        values = dict(VALUES)
        values["buttons"] = names
        values["lamp"] = lamp
        lamps = lamps or {name: DarkLamp() for name in names}
        read = config.read(values)
        self.panel = Panel(read, pins, lamps, self.journal, UtcClock(), None, asyncio.Event(), bus)

    def run(self, ms):
        """Take the samples of `ms`."""
        for _ in range(ms // buttons.SAMPLE_MS):
            self.panel.step(self.now)
            self.now += buttons.SAMPLE_MS

    def entries(self, kind):
        """Return ("press" or what of a fault, button) of each entry of a kind."""
        found = []
        for seq in range(1, self.journal.last + 1):
            made = gateway_side.unseal_entry(KEY, self.journal.read(seq))
            if made.k == kind:
                found.append(
                    (gateway_side.field(made, "what") if kind == "fault" else kind, gateway_side.field(made, "b"))
                )
        return found
