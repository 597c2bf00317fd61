"""The live numbers of a site out of the facts: the cloud's side of the wall."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cloud_api.append.appending import count_due
from cloud_api.database.bells import Bells
from cloud_api.database.pool import Connection, Pool
from contract import form
from pages.occupancy import HeadCount, Movement, live_day
from pages.wall import Live
from shelf.statements import statements
from site_plan.local import local_day

_sql = statements("cloud_api.statistics")

FRESH_MS = 250  # readers within this time share one snapshot

Clock = Callable[[], int]


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    built: int  # ms since 1970
    snapshot: Live


class LiveView:
    """A `pages.wall.LiveSource`. However many walls look, a site is computed at most four times a second and change.

    No connection is held while a client reads.
    """

    def __init__(self, pool: Pool, bells: Bells, clock: Clock) -> None:
        """Read from `pool`; `clock` gives ms since 1970."""
        self._pool = pool
        self._bells = bells
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._building: dict[tuple[str, int], asyncio.Task[Live | None]] = {}

    async def live(self, site: str | None) -> Live | None:
        """Return the snapshot of `site` (None: the first site), or None if it is not known."""
        if site is None:
            return await self._build(None)
        if not form.site_name(site):
            return None
        version = self._bells.version(site)
        kept = self._kept.get(site)
        if kept and kept.version == version and abs(self._clock() - kept.built) < FRESH_MS:
            return kept.snapshot
        return await asyncio.shield(self._shared(site, version))

    async def wait_change(self, site: str, timeout: float) -> None:  # noqa: ASYNC109 - the port's signature
        """Return at the next change of `site` or after `timeout` seconds."""
        await self._bells.wait(site, timeout)

    def _shared(self, site: str, version: int) -> "asyncio.Task[Live | None]":
        """Return the one task that builds this version: a stream never joins one begun before its change."""
        key = (site, version)
        task = self._building.get(key)
        if task is None:
            task = asyncio.create_task(self._keep(site, version), name=f"live {site}")
            self._building[key] = task
            task.add_done_callback(lambda _: self._building.pop(key, None))
        return task

    async def _keep(self, site: str, version: int) -> Live | None:
        now = self._clock()
        built = await self._build(site)
        if built is not None:
            self._kept[site] = _Kept(version, now, built)
        return built

    async def _build(self, site: str | None) -> Live | None:
        async with self._pool.connection() as connection:
            return await snapshot(connection, site, self._clock())


async def snapshot(connection: Connection, site: str | None, now: int) -> Live | None:
    """Return the live JSON of a site at `now`; facts that were dated ahead and are due are counted first."""
    found = await (await connection.execute(_sql("live_site"), {"site": site})).fetchone()
    if found is None:
        return None
    name: str = found["site"]
    await count_due(connection, name, now)
    zone = ZoneInfo(found["zone"])
    key = {"site": name, "day": local_day(now, zone)}
    rows = await (await connection.execute(_sql("live_movements"), key)).fetchall()
    moved = [Movement(row["at"], row["delta"]) for row in rows if row["delta"] is not None]
    counts = [HeadCount(row["at"], row["people"]) for row in rows if row["delta"] is None]
    day = live_day(moved, now, zone, counts=counts)
    return {
        "site": name,
        "name": found["name"],
        "zone": found["zone"],
        "day": day.day.isoformat(),
        "now": now,
        "as_of": found["as_of"] or 0,
        "inside": day.inside,
        "entered": day.entered,
        "left": day.left,
        "capacity": found["capacity"],
        "curve": [list(point) for point in day.curve],
    }
