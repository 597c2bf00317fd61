"""What a plan says from the moment it takes effect: the hall's hours of days to come, and itself (`plans`).

Facts are judged by the plan of their own time, so what a plan said is kept with `since`, its `at` in ms since 1970: a
later plan changes what is still to come, and nothing that was.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from cloud_api.append import plans
from cloud_api.append.leaves import Item, LogState
from cloud_api.append.plan import read_plan
from cloud_api.database.pool import Connection
from contract.records import Record
from shelf.statements import statements
from site_plan import Logged, Plan, hall_opening
from site_plan.local import day_bounds, local_day

_sql = statements("cloud_api.append")
_log = logging.getLogger(__name__)

LONGEST_OFF_DAYS = 800  # so far back the hours are told of days on which the hall should have worked
AHEAD_DAYS = 60  # so far the hours are known after a plan or the last day that was opened
_UPGRADE = "upgrade the cloud, then run `lawang cloud rebuild`"
_LAST = date(9999, 12, 30)  # the last day whose end is a time

Hours = tuple[int, int] | None  # ms since 1970, half-open


def hours_of(plan: Plan, day: date) -> Hours:
    """Return from when until when the plan has the hall open on a local day, None if not at all."""
    found = hall_opening(plan, day)
    return None if found is None else (found.opens, found.closes)


async def keep(
    connection: Connection, key: dict[str, str], items: Iterable[Item], state: LogState, *, rename: bool
) -> None:
    """Keep what the plans among new leaves of a log say, in the order of the leaves; `state` is the log's before them.

    A day that is opened makes the hours known for some days more, and since the last day known, by the plan in force.
    """
    site, plan, zone = key["site"], state.plan, state.zone
    for item in items:
        said, at = item.said, item.leaf.at
        if not isinstance(said, Record) or not said.is_known:
            continue
        if said.k == "plan":
            read = read_plan(said, zone)
            _report(site, item.leaf.n, read)
            zone = read.plan.zone.key
            if read.later is not None:
                await connection.execute(_sql("set_zone"), {"site": site, "zone": zone})
                continue
            plan = read.plan
            await plans.keep(connection, key, item, plan, rename=rename)
            today = local_day(at, plan.zone)
            hours = _hours(site, plan, today, today, at)
            begins = {"begins": [day_bounds(day, plan.zone)[0] for day in hours["day"]]}
            await connection.execute(_sql("set_hall_hours"), {**hours, **begins, "log": key["log"], "n": item.leaf.n})
        elif said.k == "day" and said.data["state"] == "opened" and plan is not None:
            opened = date.fromisoformat(str(said.data["day"]))
            first = await _after_known(connection, site, opened)
            await connection.execute(_sql("add_hall_hours"), _hours(site, plan, first, opened, at))


def _report(site: str, n: int, read: Logged) -> None:
    """Say what of a plan is not known here: the gateway that put it in force took it."""
    if read.later is not None:
        said = {"site": site, "n": n, "error": str(read.later), "advice": _UPGRADE}
        _log.error("a plan of a later version is kept, and the one before it goes on", extra=said)
    elif read.left_out:
        first = [str(error)[:200] for error in read.left_out]
        _log.warning("a plan could not be read whole", extra={"site": site, "n": n, "first": first})


async def _after_known(connection: Connection, site: str, opened: date) -> date:
    """Return the first day up to `opened` whose hours are unknown: a hall that was off missed those before it."""
    row = await (await connection.execute(_sql("last_hall_hours"), {"site": site, "day": opened})).fetchone()
    last = None if row is None else row["day"]
    return opened if last is None else max(last + timedelta(days=1), opened - timedelta(days=LONGEST_OFF_DAYS))


def _hours(site: str, plan: Plan, first: date, today: date, since: int) -> dict[str, Any]:
    last = today + timedelta(days=min(AHEAD_DAYS, (_LAST - today).days))
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    found: Sequence[Hours] = [hours_of(plan, day) for day in days]
    return {
        "site": site,
        "since": since,
        "day": days,
        "opens_at": [None if hours is None else hours[0] for hours in found],
        "closes_at": [None if hours is None else hours[1] for hours in found],
    }
