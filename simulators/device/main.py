"""A box in a process: `micropython simulators/device/main.py CONFIG.json CONTROL_HOST CONTROL_PORT`.

The firmware is the real one. The control connection speaks JSON lines: in `{"press":"in","ms":120}`, with
`"bounces"` the ms of an even number of turns that its contacts take at each end, and `{"flash":0}` and `{"flash":1}`,
from which on its flash takes nothing and everything; out
`{"ready":true,"impl":…}`, `{"lamp":"in","on":1,"ep":…,"seq":…}` once the press is synced in the journal (`"on":0` with
`"wait":1` where the lamp means answered, and then `{"lamp":"in","on":1,"answered":1}`), `"on":0` with `"full":1` if it
could not be kept or has no answer, `{"display":"A012"}`, `{"link":"up"}` and `{"link":"down"}`. The process ends when
the connection does, and with status 3 when the gateway tells the box to start anew.
"""

import asyncio
import json
import os
import sys
import time

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-3]) or ".")

from firmware import app, buttons
from firmware import config as configs
from simulators.device.flash import FileFlash

TICKS_PERIOD = 1 << 30  # as MicroPython's ticks_ms, which wraps
RESTART_STATUS = 3
GAP_MS = 5 * buttons.SAMPLE_MS  # beyond lock-out and least release
LEAST_SAMPLES = buttons.SETTLED_MS // buttons.SAMPLE_MS + 1  # that a level needs to count


def monotonic_ms():
    """Return a tick count that wraps, on CPython."""
    return time.monotonic_ns() // 1_000_000 % TICKS_PERIOD  # pyright: ignore[reportAttributeAccessIssue] - CPython has it


def ticks_diff(a, b):
    """Return a - b in ms across a wrap, as MicroPython's."""
    return (a - b + TICKS_PERIOD // 2) % TICKS_PERIOD - TICKS_PERIOD // 2


class Control:
    """The connection to whoever holds the buttons."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer

    def tell(self, report):
        """Send a report; small enough for the socket's buffer, so nothing waits for it."""
        self._writer.write(json.dumps(report).encode() + b"\n")

    async def drain(self):
        """Send what is buffered."""
        await self._writer.drain()

    async def commands(self, fingers, medium):
        """Carry out commands until the connection ends."""
        while True:
            line = await self._reader.readline()
            if not line:
                return
            command = json.loads(line)
            if "press" in command:
                fingers[command["press"]].presses.append((command["ms"], command.get("bounces", ())))
            else:
                medium.takes = bool(command["flash"])


class Finger:
    """A simulated pin: held down by one script of presses.

    Time counts from the first sample of a level, and a level lasts for the samples that it needs: a busy machine that
    stops this process stops finger and firmware alike, as no box is ever stopped, and swallows no press.
    """

    def __init__(self, gap_ms, ticks, diff):
        self.presses = []
        self._down = False
        self._gap_ms = gap_ms
        self._ticks = ticks
        self._diff = diff
        self._samples = 0
        self._first = 0

    def __call__(self):
        """Return whether the pin is down."""
        if self._samples == 0:
            self._first = self._ticks()
        self._samples += 1
        return self._down

    async def run(self):
        """Hold the pin for each press in turn, having released it for longer than lock-out and bounce need."""
        await self._hold(False, self._gap_ms)  # what is down when the box starts is no press
        while True:
            if not self.presses:
                await asyncio.sleep(0.002)
                continue
            ms, bounces = self.presses.pop(0)
            await self._bounce(True, bounces)
            await self._hold(True, ms)
            await self._bounce(False, bounces)
            await self._hold(False, self._gap_ms)

    async def _bounce(self, down, turns):
        for ms in turns:
            await self._hold(down, ms)
            down = not down

    async def _hold(self, down, ms):
        samples = max(1, min(ms // buttons.SAMPLE_MS, LEAST_SAMPLES))
        self._down = down
        self._samples = 0
        await asyncio.sleep(ms / 1000)
        while self._samples < samples or self._diff(self._ticks(), self._first) < ms:
            await asyncio.sleep(0.002)


class Lamp:
    """A lamp that reports instead of shining."""

    def __init__(self, name, control):
        self._name = name
        self._control = control

    def recorded(self, ep, seq):
        """Say that entry `seq` is in the journal."""
        self._control.tell({"lamp": self._name, "on": 1, "ep": ep, "seq": seq})

    def waiting(self, ep, seq):
        """Say that entry `seq` is in the journal and its answer awaited."""
        self._control.tell({"lamp": self._name, "on": 0, "wait": 1, "ep": ep, "seq": seq})

    def answered(self):
        """Shine, for the gateway has answered."""
        self._control.tell({"lamp": self._name, "on": 1, "answered": 1})

    def on(self):
        """Shine, as part of a blink."""
        self._control.tell({"lamp": self._name, "on": 1, "blink": 1})

    def refused(self):
        """Say that a press was not kept, or not answered."""
        self._control.tell({"lamp": self._name, "on": 0, "full": 1})

    def off(self):
        """Go out."""
        self._control.tell({"lamp": self._name, "on": 0})


class Display:
    """A display that reports its text."""

    def __init__(self, control):
        self._control = control

    def show(self, text):
        """Report it."""
        self._control.tell({"display": text})

    def step(self):
        """Have nothing more to send."""
        return False


async def run(config_path, host, port):
    """Run the box until the control connection ends; raises app.TaskFailedError if the firmware fails before."""
    with open(config_path) as file:
        values = configs.load(file.read())
    config = configs.read(values)
    control = Control(*await asyncio.open_connection(host, port))
    lamps = {name: Lamp(name, control) for name in config.buttons}
    medium = FileFlash(values["journal"], values["size"])
    ticks = getattr(time, "ticks_ms", None) or monotonic_ms
    diff = getattr(time, "ticks_diff", None) or ticks_diff
    gap_ms = max(config.lockout_ms, buttons.RELEASED_MS) + GAP_MS
    fingers = {name: Finger(gap_ms, ticks, diff) for name in config.buttons}

    def on_link(up):
        control.tell({"link": "up" if up else "down"})

    def on_ready(journal):
        control.tell({"ready": True, "impl": implementation(), "ep": journal.ep, "boot": journal.boot})

    async def box():
        shown = Display(control)
        try:
            await app.run(
                config, medium, fingers, lamps, ticks, diff, os.urandom, "power", on_link, on_ready, display=shown
            )
        except app.RestartError:
            sys.exit(RESTART_STATUS)

    async def flush():
        while True:
            await control.drain()
            await asyncio.sleep(0.005)

    async def end_with_control():
        await control.commands(fingers, medium)
        sys.exit(0)

    tasks = {"box": box, "flush": flush, "control": end_with_control}
    tasks.update({name: finger.run for name, finger in fingers.items()})
    await app.first_to_end(tasks)


def implementation():
    """Return the interpreter's name and version."""
    return sys.implementation.name + " " + ".".join(str(part) for part in sys.implementation.version[:2])


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
