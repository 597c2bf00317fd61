"""What a run noticed by itself: words that a scenario's `detected` may want.

From the health pages while it ran: `gateway-down`, `cloud-down`, `broker`, `clock`, `forwarding` (a part does not
answer, or the gateway says that this is wrong), `internet` (the cloud could not be reached) and `refused-REASON`. From
the boxes: `link` (a box noticed that its connection ended). From the logs: `restart` (a box was switched on again),
`gap`, `conflict`, `lost` (a box told how many presses it could not keep), `fault-WHAT`, `epoch-WHY`, `open-WHY`,
`clock-WHY`, `doubt` (the machine's clock is not followed), `doubt-over` (it agrees again), `day-STATE`, `unserved`,
`stale` (a press came too late to do anything), `late` (a fact older than the hall takes). From commands:
`will-not-start`. From fingers: `last-second` and `first-second` of a day, in which a press was kept.
"""

import asyncio
import contextlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2

from simulators.hall import SimulatedHall

LOOK_S = 0.25
WELL_S = 60.0
MENDED_S = 20.0
PLAIN = frozenset({"gap", "conflict", "lost", "unserved", "stale"})  # kinds of entries that are a word as they are
_COUNTED = re.compile(r'lawang_(refused|forward_failures)_total\{\w+="([^"]+)"\} (\S+)')


class Watch:
    """Looks at a hall until cancelled; `seen` collects words."""

    def __init__(self, hall: SimulatedHall) -> None:
        """Watch a hall that is up."""
        self._hall = hall
        self.seen: set[str] = set()

    async def run(self) -> None:
        """Look at both health pages and the gateway's counters, again and again."""
        async with httpx2.AsyncClient(timeout=2.0) as client:
            while True:
                await self._look(client)
                await asyncio.sleep(LOOK_S)

    async def all_well(self) -> None:
        """Return when nothing is wrong, and forget what was noticed until then: a hall is still starting."""
        async with httpx2.AsyncClient(timeout=2.0) as client, asyncio.timeout(WELL_S):
            while True:
                self.seen.clear()
                await self._look(client)
                if not self.seen:
                    return
                await asyncio.sleep(LOOK_S)

    async def still_wrong(self) -> list[str]:
        """Return what the health pages say is wrong and goes on being so: nobody is to be asked for ever."""
        wrong: list[str] = []
        async with httpx2.AsyncClient(timeout=2.0) as client:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(MENDED_S):
                    while wrong := sorted(await self._wrong(client)):  # noqa: ASYNC110 - a page is looked at
                        await asyncio.sleep(LOOK_S)
        return wrong

    async def _wrong(self, client: httpx2.AsyncClient) -> set[str]:
        """Return the words of both health pages."""
        health, cloud = await asyncio.gather(
            _get(client, f"{self._hall.gateway_wall}/health"), _get(client, f"{self._hall.wall}/health")
        )
        status = "gateway-down" if health is None else str(json.loads(health)["status"])
        return set(status.split(", ") if status != "ok" else ()) | ({"cloud-down"} if cloud is None else set())

    async def _look(self, client: httpx2.AsyncClient) -> None:
        wrong, metrics = await asyncio.gather(self._wrong(client), _get(client, f"{self._hall.gateway_wall}/metrics"))
        self.seen.update(wrong)
        for what, label, count in _COUNTED.findall(metrics or ""):
            if float(count) > 0:
                self.seen.add("internet" if what == "forward_failures" else f"refused-{label}")

    def finish(self) -> list[str]:
        """Return all that was noticed, with what boxes and logs say."""
        boxes = self._hall.boxes.values()
        if any(not link.up for box in boxes for link in box.device.links):
            self.seen.add("link")
        databases = [*self._hall.gateway_folder.glob("old-*.db"), self._hall.gateway_folder / "log.db"]
        self.seen.update(said(entry for path in databases for entry in entries(path)))
        return sorted(self.seen)


async def _get(client: httpx2.AsyncClient, url: str) -> str | None:
    with contextlib.suppress(httpx2.HTTPError):
        response = await client.get(url)
        return response.text
    return None


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """Give the entries of a log file, of devices without their MAC."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        for (payload,) in db.execute("SELECT payload FROM leaf ORDER BY n"):
            yield json.loads(payload if payload.endswith(b"}") else payload[:-33])


def said(logged: Iterable[dict[str, Any]]) -> set[str]:
    """Return the words for what entries say."""
    words: set[str] = set()
    boots: Counter[str] = Counter()
    for entry in logged:
        k = entry["k"]
        if k in PLAIN:
            words.add(k)
        elif k == "doubt":
            words.add("doubt-over" if entry["wall"] is None else k)
        elif k == "day":
            words.add(f"day-{entry['state']}")
        elif k in {"epoch", "open", "fault", "clock"} and entry.get("why") != "first":
            words.add(f"{k}-{entry['what' if k == 'fault' else 'why']}")
        elif entry.get("late") == 1:
            words.add("late")
        elif k == "boot":
            boots[entry["dev"]] += 1
    return words | ({"restart"} if any(n > 1 for n in boots.values()) else set())
