"""What a plan says from the moment it takes effect: the hall's hours of days to come, standards, holidays.

Facts are judged by the plan of their own time, so what a plan said is kept with `since`, its `at` in ms since 1970: a
later plan changes what is still to come, and nothing that was.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from cloud_api.append import opening
from cloud_api.append.leaves import Item, LogState
from cloud_api.append.local import local_hour
from cloud_api.append.plan import SitePlan, read_plan
from cloud_api.database.pool import Connection
from contract.records import Record
from shelf.statements import statements

_sql = statements("cloud_api.append")

AHEAD_DAYS = 60  # so far the hours are known after a plan or the last day that was opened
_LAST = date(9999, 12, 30)  # the last day whose end is a time

Hours = tuple[int, int] | None  # ms since 1970, half-open


def hours_of(plan: SitePlan, day: date) -> Hours:
    """Return from when until when the plan has the hall open on a local day, None if not at all."""
    span = opening.hall_hours(plan.values, day)
    if span is None:
        return None
    zone = ZoneInfo(plan.zone)
    return opening.moment(day, span[0], zone), opening.moment(day, span[1], zone)


async def keep(connection: Connection, site: str, items: Iterable[Item], state: LogState) -> None:
    """Keep what the plans among new leaves say, in the order of the leaves; `state` is the log's before them.

    A day that is opened makes the hours known for some days more, by the plan then in force.
    """
    plan, zone = state.plan, state.zone
    for item in items:
        said, at = item.said, item.leaf.at
        if not isinstance(said, Record) or not said.is_known:
            continue
        if said.k == "plan":
            plan = read_plan(said, zone)
            zone = plan.zone
            today, _ = local_hour(at, ZoneInfo(zone))
            await connection.execute(_sql("set_hall_hours"), _hours(site, plan, today, at))
            await _set_standards(connection, site, plan, at)
            named = opening.holidays(plan.values)
            given = {"day": list(named), "name": list(named.values())}
            await connection.execute(_sql("set_holidays"), {"site": site, **given})
        elif said.k == "day" and said.data["state"] == "opened" and plan is not None:
            opened = date.fromisoformat(str(said.data["day"]))
            await connection.execute(_sql("add_hall_hours"), _hours(site, plan, opened, at))


async def _set_standards(connection: Connection, site: str, plan: SitePlan, at: int) -> None:
    names = ("code", "max_wait_min", "std_service_min")
    rows = {name: [getattr(service, name) for service in plan.catalogue.services] for name in names}
    await connection.execute(_sql("set_standards"), {"site": site, "since": at, **rows})


def _hours(site: str, plan: SitePlan, first: date, since: int) -> dict[str, object]:
    days = [first + timedelta(days=ahead) for ahead in range(min(AHEAD_DAYS, (_LAST - first).days) + 1)]
    found: Sequence[Hours] = [hours_of(plan, day) for day in days]
    return {
        "site": site,
        "since": since,
        "day": days,
        "opens_at": [None if hours is None else hours[0] for hours in found],
        "closes_at": [None if hours is None else hours[1] for hours in found],
    }
