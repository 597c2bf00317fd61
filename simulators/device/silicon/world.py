"""What is outside of the chip: the file that is its flash, and whoever holds buttons and sees lamps."""

import json
import socket
import sys
import time

from simulators.device.flash import FileFlash

LEAST_SAMPLES = 10  # of a level: a busy machine that stops this process stops finger and firmware alike
GAP_MS = 400  # before each press: beyond the lock-out, and what is down at the start is no press


class Finger:
    """Presses a button for the times in `presses` (ms), one after the other."""

    def __init__(self):
        self.presses = []
        self._down = False
        self._since, self._samples = time.ticks_ms(), 0

    def sampled(self):
        """Return whether the button is down; time counts from the first sample of a level."""
        if self._samples == 0:
            self._since = time.ticks_ms()
        self._samples += 1
        lasts = self.presses[0] if self._down else GAP_MS
        if self._samples >= LEAST_SAMPLES and time.ticks_diff(time.ticks_ms(), self._since) >= lasts:
            self._turn()
        return self._down

    def _turn(self):
        if self._down:
            self.presses.pop(0)
        elif not self.presses:
            return
        self._down, self._samples = not self._down, 0


class World:
    """One chip's."""

    def __init__(self, flash, hw, host, port):
        self.flash = FileFlash(flash, 0x400000)
        self.hw = bytes(int(hw[at : at + 2], 16) for at in range(0, 12, 2))
        self._fingers = {}
        self._unread = b""
        self._socket = socket.socket()
        self._socket.connect(socket.getaddrinfo(host, port)[0][-1])
        self._socket.setblocking(False)

    def tell(self, report):
        """Send a report."""
        self._socket.send(json.dumps(report).encode() + b"\n")

    def is_down(self, pin):
        """Say whether the button at a pin is held."""
        self._hear()
        return self._finger(pin).sampled()

    def _finger(self, pin):
        return self._fingers.setdefault(pin, Finger())

    def _hear(self):
        try:
            data = self._socket.recv(4096)
        except OSError:  # nothing to hear
            return
        if data is None:
            return
        if not data:
            sys.exit(0)
        lines = (self._unread + data).split(b"\n")
        self._unread = lines.pop()
        for line in lines:
            said = json.loads(line)
            self._finger(said["press"]).presses.append(said["ms"])


here = []


def place(flash, hw, host, port):
    """Put the chip into a world."""
    here.append(World(flash, hw, host, port))
