"""Statistics of tickets, refusals and devices: what may be asked, and the answers as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cloud_api.append.appending import count_due
from cloud_api.append.facts import ENDINGS
from cloud_api.append.facts import KINDS as FACTS
from cloud_api.database.pool import Connection
from cloud_api.request.asked import Asked
from cloud_api.request.refusal import Refusal
from contract import form
from contract.kinds import SERVICE_KINDS
from contract.leaf import MAX_N
from shelf.statements import statements

_sql = statements("cloud_api.statistics")

GROUPS = (
    "total", "hour", "day", "week", "month", "year", "weekday-hour", "tenant", "service", "kind", "counter", "outcome",
)  # fmt: skip
FILTERS = ("tenant", "service", "kind", "counter", "outcome")
OUTCOMES = (*ENDINGS, "open")
NAMES = ("from", "to", "by", *FILTERS)
COUNTS = ("issued", "linked", "visits", "called", *ENDINGS, "open", "served", "implicit")
TIMES = (
    "wait_n", "wait_mean_ms", "wait_median_ms", "wait_p90_ms", "wait_within", "walk_n", "walk_mean_ms", "serve_n",
    "serve_mean_ms", "serve_median_ms", "serve_p90_ms", "serve_within", "serve_from_call",
)  # fmt: skip
RATIOS = ("wait_within", "serve_within", "per_open_day")
COLUMNS = ("group", *COUNTS, *TIMES, "open_days", "per_open_day")
REFUSALS = ("why", "dev", "service", "count")
COVERAGE = ("day", "dev", "open_hours", "silent_hours", "entries", "presses", "lost")
MOST_FACTS = 1000
LONGEST_COVERAGE = 366  # days

Row = dict[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Question:
    """Tickets issued on local days from `first` until before `until`; None in a filter means all."""

    first: date
    until: date
    by: str
    only: dict[str, list[str] | None]


def ask(given: Sequence[tuple[str, str]]) -> Question:
    """Read a query string's pairs; raises Refusal 422 `value` that says what is allowed."""
    asked = Asked(given, NAMES)
    first, until = asked.days()
    words = {"kind": asked.words("kind", SERVICE_KINDS), "outcome": asked.words("outcome", OUTCOMES)}
    codes = {name: asked.codes(name) for name in ("tenant", "service", "counter")}
    return Question(first, until, asked.word("by", GROUPS, "day"), codes | words)


async def answer(connection: Connection, site: str, question: Question, now: int) -> dict[str, object]:
    """Return rows by group, the total, and the total of as many days just before; what is due is counted first."""
    zone = await up_to_date(connection, site, now)
    rows = await _rows(connection, site, question, question.by)
    total = rows if question.by == "total" else await _rows(connection, site, question, "total")
    length = question.until - question.first
    earlier = Question(question.first - length, question.first, "total", question.only)
    return {
        "site": site,
        "zone": zone,
        **_range(question),
        "by": question.by,
        "rows": rows,
        "total": (total or [_empty()])[0],
        "before": {**_range(earlier), **(await _rows(connection, site, earlier, "total") or [_empty()])[0]},
    }


async def refusals(connection: Connection, site: str, given: Sequence[tuple[str, str]], now: int) -> dict[str, object]:
    """Return presses that could not be served, by reason, device and service."""
    first, until = Asked(given, ("from", "to")).days()
    zone = await up_to_date(connection, site, now)
    values = {"site": site, "first": first, "until": until}
    rows = await (await connection.execute(_sql("refused"), values)).fetchall()
    return {"site": site, "zone": zone, "from": str(first), "to": str(until - timedelta(days=1)), "rows": rows}


async def coverage(connection: Connection, site: str, given: Sequence[tuple[str, str]], now: int) -> dict[str, object]:
    """Return how many of the plan's hours each device was silent on each day, of those that have begun by `now`."""
    first, until = Asked(given, ("from", "to")).days(LONGEST_COVERAGE)
    zone = await up_to_date(connection, site, now)
    values = {"site": site, "first": first, "until": until, "now": now}
    rows = await (await connection.execute(_sql("coverage"), values)).fetchall()
    return {"site": site, "zone": zone, "from": str(first), "to": str(until - timedelta(days=1)), "rows": rows}


async def facts(connection: Connection, site: str, given: Sequence[tuple[str, str]], now: int) -> dict[str, object]:
    """Return a page of facts; `next` is what to give as `after` for the page that follows, null at the end."""
    asked = Asked(given, ("after", "limit", "from", "to", "kind"))
    limit = asked.integer("limit", 1, MOST_FACTS, MOST_FACTS)
    log, n = _place(asked.one("after")) if "after" in asked else ("", -1)
    first, until = asked.days() if "from" in asked or "to" in asked else (None, None)
    values = {"site": site, "log": log, "n": n, "first": first, "until": until, "limit": limit + 1}
    await up_to_date(connection, site, now)
    found = await connection.execute(_sql("facts"), {**values, "kinds": asked.words("kind", FACTS)})
    rows = await found.fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return {"site": site, "facts": rows[:limit], "next": None if last is None else f"{last['log']}.{last['n']}"}


async def up_to_date(connection: Connection, site: str, now: int) -> str:
    """Count the facts of a site that are due by `now`, and return its zone; raises Refusal 404."""
    found = await (await connection.execute(_sql("live_site"), {"site": site})).fetchone()
    if found is None:
        raise Refusal(404, "unknown-site", "the site has never been added")
    await count_due(connection, site, now)
    return found["zone"]


async def _rows(connection: Connection, site: str, question: Question, by: str) -> list[Row]:
    values = {"site": site, "first": question.first, "until": question.until, "by": by, **question.only}
    rows: list[Row] = await (await connection.execute(_sql("tickets"), values)).fetchall()
    days: dict[str, int] = {}
    if by in ("tenant", "total"):
        asked = {name: values[name] for name in ("site", "first", "until", "tenant")}
        found = await (await connection.execute(_sql("open_days"), asked)).fetchall()
        days = {row["tenant"]: row["days"] for row in found}
        days["total"] = sum(days.values())
    return [_with_days(row, days.get(str(row["group"]))) for row in rows]


def _with_days(row: Row, days: int | None) -> Row:
    """Add how many tickets there were for each day that the tenant was open."""
    tickets = int(str(row["issued"])) + int(str(row["linked"]))
    return {**row, "open_days": days, "per_open_day": round(tickets / days, 4) if days else None}


def _empty() -> Row:
    numbers: Row = {name: 0 if name in COUNTS or name.endswith("_n") else None for name in COLUMNS}
    return {**numbers, "group": "total", "serve_from_call": 0}


def _range(question: Question) -> dict[str, str]:
    return {"from": str(question.first), "to": str(question.until - timedelta(days=1))}


def _place(text: str) -> tuple[str, int]:
    log, _, n = text.rpartition(".")
    good = n.isascii() and n.isdecimal() and len(n) <= 16
    if not form.name(24)(log) or not good or int(n) > MAX_N:
        raise Refusal(422, "value", "after: what the page before gave as `next`")
    return log, int(n)
