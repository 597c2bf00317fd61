"""A bell that a thread rings and tasks of one event loop hear."""

import asyncio
import math


class Bell:
    """Each ring wakes all who wait; who was not waiting asks `count`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hang it up in the loop whose tasks listen."""
        self._loop = loop
        self._rung = asyncio.Event()
        self.count = 0
        self._rung_at = -math.inf

    def ring(self) -> None:
        """Wake who waits; from any thread, also after the loop has ended."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        self.count += 1
        self._rung_at = self._loop.time()
        self._rung.set()
        self._rung = asyncio.Event()

    def rang_within(self, seconds: float) -> bool:
        """Say whether it rang in the last `seconds`."""
        return self._loop.time() - self._rung_at < seconds

    async def wait(self, seen: int, seconds: float) -> None:
        """Return when `count` is no longer `seen`, or after `seconds`."""
        if self.count != seen:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return
