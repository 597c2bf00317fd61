"""Today: who is inside, and how each agency's queue stands."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse

from cloud_api.database.pool import Connection
from cloud_api.statistics.live import snapshot
from cloud_api.web.depends import Site
from cloud_api.web.frame import render
from shelf.statements import statements
from shelf.texts import Lang
from site_plan.local import local_day

_sql = statements("cloud_api.web.screens")

STALE_MS = 60_000
SUMMED = ("tickets", "waiting", "at_counter", "served", "completed", "no_show")
MOMENTS = ("ended", "closed", "cutoff", "opened")  # the latest first


async def page(connection: Connection, lang: Lang, site: Site, now: int) -> HTMLResponse:
    """Return the page at `now`, in ms since 1970; it asks for itself again while it is looked at."""
    return render("today", lang, site, await _read(connection, site, now))


async def _read(connection: Connection, site: Site, now: int) -> Mapping[str, object]:
    zone = ZoneInfo(str(site["zone"]))
    key = {"site": site["site"], "day": local_day(now, zone), "now": now}
    live = await snapshot(connection, str(site["site"]), now) or {}
    tenants = await (await connection.execute(_sql("today"), key)).fetchall()
    state = await (await connection.execute(_sql("state"), key)).fetchone() or {}
    longest = max((row["waiting"] for row in tenants), default=0)
    as_of = int(str(site["as_of"] or 0))
    return {
        "now": now,
        "as_of": as_of,
        "stale": now - as_of > STALE_MS,
        "day": _day(key["day"]),
        "live": live,
        "tenants": tenants,
        "longest_queue": max(1, longest),
        "totals": {name: sum(row[name] for row in tenants) for name in SUMMED},
        "trial": state.get("trial", False),
        "phase": _phase(state, now, is_served=any(row["open"] for row in tenants)),
        "hours": (state.get("opens_at"), state.get("closes_at")),
    }


def _phase(state: Mapping[str, object], now: int, *, is_served: bool) -> str:
    """Return how the day stands: the last of its moments, `before` the hall's hours, `none` without service.

    The gateway opens its register at midnight, also of a day without service; `not_opened`: it has not.
    """
    last = next((name for name in MOMENTS if state.get(name) is not None), None)
    opens = state.get("opens_at")
    if opens is None and not is_served and (last is not None or state.get("planned")):
        return "none"
    if isinstance(opens, int) and now < opens and last in (None, "opened"):
        return "before"
    return last or "not_opened"


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value
