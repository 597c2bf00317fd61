"""The load: all devices of a site, each with a connection of its own."""

import asyncio
import contextlib
import random
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager

from simulators.bench.journal import Journal
from simulators.bench.line import Line

HELLO_S = 1.0  # a hello is said again after this, as a device does
GREET_S = 30.0
STALL_S = 20.0
TICK_S = 0.5

Tick = Callable[[int], None]  # is told how many entries are acknowledged


class StalledError(RuntimeError):
    """Nothing was acknowledged for a long time."""


class Fleet:
    """Connected devices; one run at a time."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Take connections that are up."""
        self.lines = lines

    async def greet(self, journals: Sequence[Journal]) -> None:
        """Say hello for each device until it is answered; raises StalledError."""
        for line, journal in zip(self.lines, journals, strict=True):
            line.hello(journal.hello)
        try:
            async with asyncio.timeout(GREET_S):
                for line, journal in zip(self.lines, journals, strict=True):
                    await self._answered(line, journal)
        except TimeoutError as e:
            raise StalledError(f"no answer to a hello within {GREET_S:.0f} s") from e

    async def flood(self, journals: Sequence[Journal], tick: Tick) -> float:
        """Send all entries as fast as they are acknowledged; return entries a second."""
        self._load(journals)
        began = asyncio.get_running_loop().time()
        for line in self.lines:
            line.release(len(line))
        await self._finished(tick)
        return sum(len(line) for line in self.lines) / (max(line.acked_at[-1] for line in self.lines) - began)

    async def pace(self, journals: Sequence[Journal], per_second: float, tick: Tick) -> list[float]:
        """Press `per_second` times on each device, whatever is acknowledged; return seconds from each press to its ack.

        Devices start at random moments of the first interval. A press counts from when it was due.
        """
        self._load(journals)
        loop, interval = asyncio.get_running_loop(), 1 / per_second
        starts = [loop.time() + TICK_S + random.random() * interval for _ in self.lines]
        presses = [
            loop.call_at(start + i * interval, line.release, i + 1)
            for line, start in zip(self.lines, starts, strict=True)
            for i in range(len(line))
        ]
        try:
            await self._finished(tick)
        finally:
            for press in presses:
                press.cancel()
        return [
            at - (start + i * interval)
            for line, start in zip(self.lines, starts, strict=True)
            for i, at in enumerate(line.acked_at)
        ]

    def _load(self, journals: Sequence[Journal]) -> None:
        for line, journal in zip(self.lines, journals, strict=True):
            line.load(journal.sealed)

    async def _answered(self, line: Line, journal: Journal) -> None:
        while not line.answered.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HELLO_S):
                    await line.answered.wait()
                    break
            line.hello(journal.hello)
        line.check()

    async def _finished(self, tick: Tick) -> None:
        loop, before = asyncio.get_running_loop(), -1
        moved = loop.time()
        for line in self.lines:
            while not line.finished.is_set():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(TICK_S):
                        await line.finished.wait()
                acked = sum(each.acked for each in self.lines)
                if acked != before:
                    before, moved = acked, loop.time()
                    tick(acked)
                elif loop.time() - moved > STALL_S:
                    raise StalledError(f"{acked} entries acknowledged, then none for {STALL_S:.0f} s")
            line.check()


@asynccontextmanager
async def connected(
    address: tuple[str, int], site: str, devices: Sequence[str], window: int, *, by_broker: bool = False
) -> AsyncGenerator[Fleet]:
    """Give the devices of a site, connected and subscribed; raises WireError or OSError."""
    loop, lines = asyncio.get_running_loop(), [Line(site, dev, window, by_broker=by_broker) for dev in devices]
    try:
        for line in lines:
            await loop.create_connection(lambda line=line: line, *address)
        for line in lines:
            await line.ready.wait()
            line.check()
        yield Fleet(lines)
    finally:
        for line in lines:
            line.close()
