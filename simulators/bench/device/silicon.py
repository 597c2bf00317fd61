"""What takes long on a chip: `micropython silicon.py FULL USUAL`; prints the times of a start and of a sample.

FULL and USUAL are files with a ring: nothing is acknowledged in the first, all but some entries in the second. A sample
is one of 31 buttons on two expanders, whose bus takes no time here; on a chip it adds some 0.3 ms for each. Of several
measurements the best counts: this machine does other things too, a chip does not.
"""

import asyncio
import json
import os
import sys
import time

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-4]) or ".")

from contract.mac import MacKey
from firmware import config as configs
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.mcp23017 import Inputs
from firmware.panel import Panel
from simulators.device.flash import FileFlash, RamFlash, blank

KEY = MacKey(bytes(range(32)))
BUTTONS = 31
SAMPLES = 100
TRIES = 9
SAMPLE_MS = 5
VALUES = {"site": "serang", "dev": "panel-a", "hw": "0123456789ab", "key": "00" * 32, "broker": "127.0.0.1:9"}


class Counted(FileFlash):
    """A flash that counts its reads."""

    reads = 0

    def read(self, offset, n):
        """Return `n` bytes."""
        self.reads += 1
        return FileFlash.read(self, offset, n)


class Bus:
    """Two expanders that answer at once; `down` has the bits of one finger."""

    def __init__(self):
        self.down = 0

    def writeto_mem(self, address, register, data):
        """Take what sets the chips up."""

    def readfrom_mem_into(self, address, register, into):
        """Say what is down, the same on both."""
        into[0] = into[1] = 0xFF
        into[6], into[7] = 0xFF & ~self.down, 0xFF


class Lamp:
    """A lamp that nobody looks at."""

    def off(self):
        """Go out."""


def start(path):
    """Return (ms, slots that were read) of a start on the ring in the file `path`."""
    best = None
    for _ in range(TRIES):
        flash = Counted(path, os.stat(path)[6])
        begun = time.ticks_us()
        Journal(flash, KEY, "panel-a", os.urandom)
        took = time.ticks_diff(time.ticks_us(), begun) / 1000
        best = took if best is None else min(best, took)
    return best, flash.reads


def sample():
    """Return the µs of a sample while nobody is there, and while contacts bounce without an end."""
    names = ["b" + str(i) for i in range(BUTTONS)]
    bus, values = Bus(), dict(VALUES)
    values["buttons"] = names
    inputs = Inputs(lambda: bus, (0x20, 0x21))
    pins = {name: inputs.pin(i // 16, i % 16) for i, name in enumerate(names)}
    journal = Journal(RamFlash(blank(8 * 4096)), KEY, "panel-a", os.urandom)
    lamps = {name: Lamp() for name in names}
    panel = Panel(configs.read(values), pins, lamps, journal, UtcClock(), None, asyncio.Event(), inputs)
    found, now = [], 0
    for bounces in (0, 1):
        took = []
        for _ in range(TRIES):
            begun = time.ticks_us()
            for i in range(SAMPLES):
                bus.down = bounces * (i & 1)
                now += SAMPLE_MS
                panel.step(now)
            took.append(time.ticks_diff(time.ticks_us(), begun) / SAMPLES)
        found.append(round(min(took), 1))
    return found


def main(full, usual):
    """Print one line of JSON."""
    found = {"buttons": BUTTONS}
    found["start_full_ms"], found["start_full_reads"] = start(full)
    found["start_usual_ms"], found["start_usual_reads"] = start(usual)
    found["sample_calm_us"], found["sample_bouncing_us"] = sample()
    print(json.dumps(found))


main(sys.argv[1], sys.argv[2])
