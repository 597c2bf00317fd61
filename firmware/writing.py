"""Writes another application into the slot that does not run; only a whole one is offered (firmware.choice)."""

from firmware import choice, const, container
from firmware.medium import SECTOR

_PAGE = const(256)  # a flash programs at most so many bytes at once


class RefusedError(Exception):
    """What was written is no whole application, or there is no room for more: nothing is offered."""


class Writer:
    """Takes an application piece by piece for `slot`, on `medium`; `records` is the medium of firmware.choice.

    A sector is erased before its first byte is written, the first one at once, so that no slot is good half-way.
    """

    def __init__(self, medium, records, slot):
        if slot != choice.spare(records):
            raise RefusedError("this slot runs")
        self._medium = medium
        self._records = records
        self._slot = slot
        self._at = 0

    def write(self, data):
        """Write the next bytes; raises RefusedError, OSError."""
        if self._at + len(data) > self._medium.size:
            raise RefusedError("too long")
        done = 0
        while done < len(data):
            if self._at % SECTOR == 0:
                self._medium.erase(self._at // SECTOR)
            n = min(_PAGE - self._at % _PAGE, len(data) - done)
            self._medium.program(self._at, data[done : done + n])
            self._at += n
            done += n

    def finish(self):
        """Offer what was written; raises RefusedError, OSError."""
        if not container.is_good(self._medium):
            raise RefusedError("not whole")
        choice.offer(self._records, self._slot)
