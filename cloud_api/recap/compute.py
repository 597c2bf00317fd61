"""The recap of a period out of `fact`, `ticket`, settlements and corrections: the one place where it is computed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from cloud_api.database.pool import Connection
from cloud_api.recap import counting, parts
from cloud_api.recap.counting import Counted
from cloud_api.recap.model import Counts, Day, Month, Period, Reason, Recap, Times
from cloud_api.recap.period import GROSS, NET, Stage, end_of
from cloud_api.recap.reading import Head, Reader, Rows, read_head
from cloud_api.recap.tickets import Row, summed
from site_plan.local import local_day

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
ALWAYS = (
    "tickets", "again", "facts", "times", "days", "absent", "corrections", "names", "tenant_days", "gaps",
    "device_hours", "hours", "stale",
)  # fmt: skip
"""What every recap reads."""
TOTALS = ("tickets", "again", "facts")
"""What `totals` reads."""


async def compute(connection: Connection, site: str, period: Period, now: int, *, register: bool = False) -> Recap:
    """Return the recap of a site's period as the logs are now, version 0; `now` in ms since 1970.

    Within the caller's transaction, which sees one moment: of isolation SNAPSHOT, or with the site locked.
    `register`: with each ticket, which is most of the work. Raises RequestError 404 `unknown-site`.
    """
    head = await read_head(connection, site, period)
    reader = await Reader.begin(connection, site, period)
    async with connection.pipeline():
        await reader.ask(ALWAYS)
        counted = await _count(reader, NET)
        if register:
            await reader.ask_register()
        times, opened = await reader.rows("times"), await reader.rows("days")
        corrections = await parts.corrections(reader)
        net = counted.of("period")
        gross = await totals(reader, GROSS) if corrections else net
        figures = counting.figures(gross, net)
        reasons = _reasons(head, period, opened, await reader.rows("absent"), now)
        whole = next((row for row in times if row["level"] == 3), None)
        days = _days(opened, counted)
        return Recap(
            site=head.site,
            period=period,
            version=0,
            fixed_at=None,
            as_of=head.as_of,
            records=sum(cut.size for cut in head.cut),
            cut=head.cut,
            provisional=bool(reasons),
            reasons=reasons,
            figures=figures,
            waiting=_whole(whole, "wait"),
            serving=_whole(whole, "serve"),
            tenants=await parts.tenants(reader, counted, times),
            months=_months(period, counted),
            days=days,
            matrix=await parts.matrix(reader, counted.tickets, period, days) if period.monthly else None,
            identities=counting.identities(figures),
            quality=await parts.quality(reader, head.site.zone, counted.facts),
            corrections=corrections,
            addenda=(),
            register=await reader.register(),
        )


async def totals(reader: Reader, stage: Stage) -> Counts:
    """Return the period's figures with the office's entries of a stage."""
    return (await _count(reader, stage)).of("period")


def fixed(recap: Recap, version: int, at: int) -> Recap:
    """Return the recap as a version that the office fixes at `at` (ms since 1970), with all that it still lacks."""
    return replace(recap, version=version, fixed_at=at, provisional=False)


async def _count(reader: Reader, stage: Stage) -> Counted:
    tickets = summed(await reader.rows("tickets", stage), await reader.rows("again", stage))
    return Counted(tickets, counting.facts(await reader.rows("facts", stage)))


def _whole(row: Row | None, side: str) -> Times:
    return counting.times(row, side, None, own=False)


def _months(period: Period, counted: Counted) -> list[Month]:
    first, last = period.first, period.last
    return [Month(f"{first.year}-{m:02}", counted.of("days", m)) for m in range(first.month, last.month + 1)]


def _days(opened: Rows, counted: Counted) -> list[Day]:
    states = {row["day"]: row for row in opened}
    days = sorted({day for day in (*counted.tickets.days(), *states, *counted.facts.days()) if isinstance(day, date)})
    return [
        Day(
            day,
            day in states and states[day]["opened"] is not None,
            day in states and states[day]["ended"] is not None,
            counted.of("days", day),
        )
        for day in days
    ]


def _reasons(head: Head, period: Period, opened: Rows, absent: Rows, now: int) -> list[Reason]:
    """Return why a recap is provisional: what is not over, not ended, not here, not due."""
    found: list[Reason] = []
    known = min(head.known_until, now)
    if known < end_of(period.last, head.site.zone):
        today = local_day(known, ZoneInfo(head.site.zone))
        first = max(today, period.first)
        found.append(Reason("running", (period.last - first).days + 1, ()))
    unended = sorted(_day(row) for row in opened if row["ended"] is None)
    over = [day for day in map(_day, absent) if end_of(day, head.site.zone) <= known]
    found += [Reason(key, len(days), days) for key, days in (("unended", unended), ("absent", over)) if days]
    if head.announced:
        found.append(Reason("announced", head.announced, ()))
    if head.waiting:
        found.append(Reason("waiting", head.waiting, ()))
    return found


def _day(row: Mapping[str, object]) -> date:
    day = row["day"]
    if not isinstance(day, date):
        raise TypeError("day")
    return day
