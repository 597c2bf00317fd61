"""The year: calendar, months, agencies, out of the same values as the official recap."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi.responses import HTMLResponse

from cloud_api.database.pool import Connection
from cloud_api.recap import catalogue, tables
from cloud_api.recap.model import Day, Month, Period, Recap
from cloud_api.web.depends import Site
from cloud_api.web.frame import render
from cloud_api.web.services import Services
from shelf.statements import statements
from shelf.texts import Lang

_sql = statements("cloud_api.web.screens")

WORDS = ("entered", "left", "tickets", "served", "done", "licensing")  # the figures that the page names
SHADES = 5  # of a calendar's day, by how its visitors compare with the busiest day


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the calendar; `visitors` None: the hall had no service. `shade` from 0 to SHADES."""

    day: date
    visitors: int | None
    shade: int


async def page(connection: Connection, lang: Lang, site: Site, year: int, services: Services) -> HTMLResponse:
    """Return the page of a year beside the year before it."""
    code, now, period = str(site["site"]), services.clock(), _period(year)
    this = await services.find(connection, code, period, now)
    before = await services.find(connection, code, _period(year - 1), now)
    key = {"site": code, "first": period.first, "last": period.last, "now": now}
    rows = await (await connection.execute(_sql("service_days"), key)).fetchall()
    return lay_out(lang, site, this, before, frozenset(row["day"] for row in rows))


def lay_out(lang: Lang, site: Site, recap: Recap, before: Recap | None, served: Collection[date]) -> HTMLResponse:
    """Return the page of a year; `before` is the year before it, `served` the days with service by the plan."""
    known = {} if before is None else {month.month[5:]: month for month in before.months}
    values = {
        "recap": recap,
        "year": int(recap.period.name),
        "headline": [(f.key, catalogue.label(lang, f.key, recap.format), f.net) for f in tables.top(recap)],
        "calendar": calendar(recap.days, recap.period.first, recap.period.last, served),
        "months": [_month(month, known.get(month.month[5:])) for month in recap.months],
        "busiest": max((month.counts["entered"] for month in recap.months), default=0) or 1,
        "tenants": sorted(recap.tenants, key=lambda tenant: -tenant.counts["tickets"]),
        "most": max((tenant.counts["tickets"] for tenant in recap.tenants), default=0) or 1,
        "word": {key: catalogue.label(lang, key, recap.format) for key in WORDS},
    }
    return render("year", lang, site, values)


def calendar(
    days: Sequence[Day], first: date, last: date, served: Collection[date]
) -> list[tuple[date, list[list[Cell | None]]]]:
    """Return each month's first day and its weeks from Monday to Sunday; None where a week reaches out of the month."""
    known = {day.day: day for day in days}
    most = max((day.counts["entered"] for day in days), default=0)
    months: list[tuple[date, list[list[Cell | None]]]] = []
    day = first
    while day <= last:
        if day.day == 1 or not months:
            months.append((day, [[None] * day.weekday()]))
        weeks = months[-1][1]
        if len(weeks[-1]) == 7:
            weeks.append([])
        weeks[-1].append(_cell(day, known.get(day), most, is_served=day in served))
        day += timedelta(days=1)
    for _, weeks in months:
        weeks[-1].extend([None] * (7 - len(weeks[-1])))
    return months


def _cell(day: date, found: Day | None, most: int, *, is_served: bool) -> Cell:
    if found is None or not (is_served or found.counts["entered"]):
        return Cell(day, None, 0)
    visitors = found.counts["entered"]
    return Cell(day, visitors, -(-visitors * SHADES // most) if most else 0)


def _month(month: Month, before: Month | None) -> Mapping[str, object]:
    counts = dict(month.counts)
    return {
        "first": date.fromisoformat(f"{month.month}-01"),
        "month": month.month,
        "counts": counts,
        "before": None if before is None or not before.counts["entered"] else before.counts["entered"],
    }


def _period(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))
