"""Officers at the pads of a simulated hall: they know what their pads show, and press what an officer presses."""

import asyncio
import contextlib
import random
import re
from collections.abc import Collection

from simulators.device.process import DeviceDiedError
from simulators.gates import Gate
from simulators.hall import SimulatedHall

MEAN_SERVE_S = 2.5  # a lively hour pressed into minutes
EMPTY_S = 5.0  # NEXT is tried again after it, if the pad has said nothing new meanwhile
LOOK_S = 0.1
ANSWER_S = 2.0  # an officer who sees no answer goes on
_SHOWN = re.compile(r"(\S+)  menunggu (\d+)")
_ENDS = (("done", 60), ("taken", 12), ("absent", 12), ("move", 8), ("next", 8))  # `next`: nobody says how it went


async def work(hall: SimulatedHall, rng: random.Random, seconds: float | None, empty: Collection[str] = ()) -> None:
    """Let an officer sit at each pad that is not `empty` for so long (None: until cancelled)."""
    loop = asyncio.get_running_loop()
    until = None if seconds is None else loop.time() + seconds
    async with asyncio.TaskGroup() as group:
        for name, box in hall.boxes.items():
            if box.counter is not None and name not in empty:
                officer = _Officer(box, random.Random(rng.random()), until)
                group.create_task(officer.sit(), name=f"officer at {name}")


class _Officer:
    def __init__(self, box: Gate, rng: random.Random, until: float | None) -> None:
        self._box, self._rng, self._until = box, rng, until

    async def sit(self) -> None:
        while not self._is_over():
            hand, waiting = self._reads()
            if not self._box.device.alive:
                await asyncio.sleep(LOOK_S)
            elif hand is not None:
                await self._serve()
            elif waiting == 0:
                await asyncio.sleep(LOOK_S)
            else:
                await self._press("next")
                if self._reads()[0] is None:
                    await self._wait_for_news()

    async def _serve(self) -> None:
        """See one visitor through, from the call to one of its ends."""
        if self._rng.random() < 0.15:
            await self._press("recall")
        end = self._rng.choices([key for key, _ in _ENDS], [weight for _, weight in _ENDS])[0]
        if end != "absent" and self._rng.random() < 0.8:
            await self._press("start")
        await asyncio.sleep(self._rng.gammavariate(2.0, MEAN_SERVE_S / 2))
        if self._rng.random() < 0.08:
            await self._press("hold")
            await asyncio.sleep(self._rng.uniform(0.3, 1.0))
            await self._press("hold")
        await self._press(end)

    async def _press(self, key: str) -> None:
        """Press a key, and wait until the lamp says that the answer is there."""
        if self._is_over():
            return
        with contextlib.suppress(DeviceDiedError):
            await self._box.press(key)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_S):
                    while self._box.device.lamps[key] == "waiting":  # noqa: ASYNC110 - a lamp is looked at
                        await asyncio.sleep(LOOK_S)

    async def _wait_for_news(self) -> None:
        """Wait until the display says something else, or for EMPTY_S."""
        shown = self._box.device.display
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(EMPTY_S):
                while self._box.device.display == shown and not self._is_over():  # noqa: ASYNC110 - a display is read
                    await asyncio.sleep(LOOK_S)

    def _reads(self) -> tuple[str | None, int | None]:
        """Return the ticket in hand and how many wait, as far as the display says."""
        found = _SHOWN.fullmatch(self._box.device.display)
        if found is None:
            return None, None
        return (None if found[1] == "-" else found[1]), int(found[2])

    def _is_over(self) -> bool:
        return self._until is not None and asyncio.get_running_loop().time() > self._until
