"""Figures of tickets: equal to a recount of the raw logs that shares no code, for random years, at every edge."""

import csv
import importlib.util
import io
import random
import statistics
import subprocess
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cloud_api.append.facts import ENDINGS
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from cloud_api.statistics.dimensions import DIMENSIONS
from contract.kinds import OUTCOMES
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day
from tests.depth import depth

RECOUNT = Path(__file__).parents[1] / "acceptance" / "recount.py"
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
YEAR = "from=2026-01-01&to=2026-12-31"
LATER = 1_830_000_000_000
EDGES = [f"{day}T{time}" for day in ("2026-01-01", "2026-02-28", "2026-06-30", "2026-12-31", "2027-01-01")
         for time in ("00:00", "07:00", "23:59:59.999")]  # fmt: skip
PERIODS = ("total", "hour", "day", "week", "month", "year", "weekday-hour")


@pytest.fixture(scope="module")
def recount() -> Any:
    """Give the recount as a module, from its one file."""
    spec = importlib.util.spec_from_file_location("recount", RECOUNT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def reader(cloud: Any) -> dict[str, str]:
    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, 'serang', 'viewer')}"}


async def ask(cloud: Any, what: str, asked: str, **headers: str) -> Any:
    answer = await cloud.http.get(f"/v1/sites/serang/{what}?{asked}", headers=headers)
    return answer.json() if "Accept" not in headers else answer


def year_of(hall: TicketHall, seed: int) -> list[list[str]]:
    """Run some days of a year: its edges and others, a trial at first, late presses, a restart and repeats."""
    rng = random.Random(seed)
    others = [date(2026, 1, 3) + timedelta(days=rng.randrange(350)) for _ in range(3)]
    days = sorted({date(2026, 1, 1), date(2026, 2, 28), date(2026, 12, 31), *others})
    hall.order("trial", moment(date(2026, 1, 1), "06:00", hall.zone))
    for turn, day in enumerate(days):
        random_day(hall, day, rng, presses=45)
        if turn == 0:
            hall.order("live", moment(day, "22:00", hall.zone))
        if turn == 3:
            hall.succeed()
            for _ in range(15):
                hall.repeat(rng.randrange(10_000), rng)
    return [log.leaves for log in hall.logs]


def expected(tickets: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures of some tickets, by their definitions."""
    waits = [t["wait_ms"] for t in tickets if t["called"] is not None and t["wait_ms"] is not None]
    serves = [t["serve_ms"] for t in tickets if t["ending"] in OUTCOMES and t["serve_ms"] is not None]
    counts = {e: sum(t["ending"] == e for t in tickets) for e in ENDINGS}
    return counts | {
        "issued": sum(not t["linked"] for t in tickets),
        "linked": sum(t["linked"] for t in tickets),
        "visits": len({t["visit"] for t in tickets}),
        "called": sum(t["called"] is not None for t in tickets),
        "open": sum(t["ending"] is None for t in tickets),
        "wait_n": len(waits),
        "wait_mean_ms": statistics.fmean(waits) if waits else None,
        "wait_median_ms": statistics.median(waits) if waits else None,
        "wait_p90_ms": tenth(waits),
        "serve_n": len(serves),
        "serve_mean_ms": statistics.fmean(serves) if serves else None,
        "serve_median_ms": statistics.median(serves) if serves else None,
        "serve_p90_ms": tenth(serves),
        "wait_within": within(tickets, "wait_ms", {"nib": 10, "skck": 5}, lambda t: t["called"] is not None),
        "serve_within": within(tickets, "serve_ms", {"nib": 5, "skck": 3}, lambda t: t["ending"] in OUTCOMES),
    }


def tenth(values: list[int]) -> float | None:
    """Return the 90th percentile between the nearest ranks."""
    if not values:
        return None
    place = 0.9 * (len(values) - 1)
    low = sorted(values)[int(place)]
    return low + (place - int(place)) * (sorted(values)[min(int(place) + 1, len(values) - 1)] - low)


def within(tickets: list[dict[str, Any]], name: str, minutes: dict[str, int], has: Any) -> float | None:
    """Return the share that took no longer than the standard, of those that have both."""
    kept = [
        t[name] <= minutes[t["service"]] * 60_000
        for t in tickets
        if has(t) and t[name] is not None and t["service"] in minutes
    ]
    return sum(kept) / len(kept) if kept else None


def same(row: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name, value in wanted.items():
        close = (
            pytest.approx(value, abs=0.51 if name.endswith("_ms") else 0.0001) if isinstance(value, float) else value
        )
        assert row[name] == close, (name, row["group"])


@pytest.mark.parametrize("seed", range(depth(10, 1)))
async def test_ten_random_years_equal_a_recount(cloud: Any, new_log: Any, recount: Any, seed: int) -> None:
    """Classes "report ≠ raw", "average of averages", "zero-time rows in averages", "cancelled counted as served"."""
    hall = TicketHall(new_log, ZONES[seed % 3])
    logs = year_of(hall, seed)
    last = datetime(2026, 12, 31, 23, 59, 59, 999_000, ZoneInfo(hall.zone))
    cloud.now = round(last.timestamp() * 1000)
    for log in hall.logs:
        for start in range(0, len(log.leaves), 500):
            assert (await cloud.send(log, start, start + 500)).status_code == 200
    auth, tickets = await reader(cloud), recount.tickets(logs)
    assert len(tickets) > 20
    keys = {by: (lambda t, by=by: recount.period_of(t["local"], by)) for by in PERIODS}
    keys |= {by: (lambda t, by=by: t[by]) for by in ("tenant", "service", "kind")}
    keys |= {"counter": lambda t: t["counter"] or "-", "outcome": lambda t: t["ending"] or "open"}
    for by, key in keys.items():
        for only in ("", "&tenant=dpmptsp&kind=izin"):
            groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for ticket in tickets:
                if not only or (ticket["tenant"], ticket["kind"]) == ("dpmptsp", "izin"):
                    groups[key(ticket)].append(ticket)
            answer = await ask(cloud, "tickets/statistics", f"{YEAR}&by={by}{only}", **auth)
            assert [row["group"] for row in answer["rows"]] == sorted(groups), by
            for row in answer["rows"]:
                same(row, expected(groups[row["group"]]))
    moves = [kind for kind, _, at in recount.movements(logs) if at.date() == last.date()]
    live = await cloud.live()
    assert (live["entered"], live["left"]) == (moves.count("enter"), moves.count("leave"))
    (total,) = (await ask(cloud, "statistics", f"{YEAR}&by=total", **auth))["rows"]
    assert (total["written_off"], total["adjusted"]) == recount.balance(logs)


@pytest.mark.parametrize("zone", ZONES)
async def test_edges_of_day_month_and_year(cloud: Any, new_log: Any, recount: Any, zone: str) -> None:
    """Classes "day cut at UTC midnight", "last day of a range missing": tickets at 23:59:59.999, 00:00 and 07:00."""
    cloud.now = LATER
    log = new_log(zone=zone)
    for seq, text in enumerate(EDGES, 1):
        at = round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)
        by = log.entry(seq, at, dev="kiosk")
        issue = {"dev": "kiosk", "ticket": f"A{seq:03}", "service": "nib", "tenant": "t", "kind": "izin"}
        log.record("issue", at, by=by, visit=by, priority=0, **issue)
    await cloud.send(log)
    auth = await reader(cloud)
    for by in PERIODS:
        for first, last in (("2026-01-01", "2026-12-31"), ("2026-02-28", "2026-02-28"), ("2026-06-30", "2027-01-01")):
            answer = await ask(cloud, "tickets/statistics", f"from={first}&to={last}&by={by}", **auth)
            wanted = recount.count_tickets([log.leaves], by, date.fromisoformat(first), date.fromisoformat(last))
            assert {row["group"]: row["issued"] for row in answer["rows"]} == {
                k: v["issued"] for k, v in wanted.items()
            }


async def test_compared_with_the_period_before_and_by_open_day(cloud: Any, new_log: Any) -> None:
    """A tenant that is away has no day to divide by; as many days before are the comparison."""
    cloud.now, hall = LATER, TicketHall(new_log)
    rng = random.Random(3)
    monday = date(2026, 11, 16)
    for ahead in range(4):  # polres is here on Monday, Wednesday and Thursday
        random_day(hall, monday + timedelta(days=ahead), rng)
    for start in range(0, len(hall.log.leaves), 500):
        await cloud.send(hall.log, start, start + 500)
    auth = await reader(cloud)
    both = [
        await ask(cloud, "tickets/statistics", f"from={first}&to={last}&by=tenant", **auth)
        for first, last in (("2026-11-18", "2026-11-19"), ("2026-11-16", "2026-11-17"))
    ]
    assert {k: v for k, v in both[0]["before"].items() if k not in ("from", "to")} == both[1]["total"]
    assert (both[0]["before"]["from"], both[0]["before"]["to"]) == ("2026-11-16", "2026-11-17")
    days = [{row["group"]: row["open_days"] for row in answer["rows"]} for answer in both]
    assert days == [{"bank": 2, "dpmptsp": 2, "polres": 2}, {"bank": 2, "dpmptsp": 2, "polres": 1}]
    row = both[1]["rows"][-1]
    assert row["per_open_day"] == row["issued"] + row["linked"]
    empty = await ask(cloud, "tickets/statistics", "from=2025-01-01&to=2025-01-31", **auth)
    assert (empty["rows"], empty["total"]["issued"], empty["total"]["wait_mean_ms"]) == ([], 0, None)
    assert empty["total"].keys() == both[0]["total"].keys()


async def test_refusals_coverage_and_facts(cloud: Any, new_log: Any) -> None:
    """Refusals by reason, stale presses, silent devices while the hall was open; facts by the page, each once."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day = date(2026, 11, 17)  # polres is away
    hall.tick(moment(day, "08:00", hall.zone))
    for hour in ("08:10", "08:20", "11:00"):
        hall.press("gate-a", "in", moment(day, hour, hall.zone))
    hall.press("kiosk", "c", moment(day, "09:00", hall.zone))
    at = moment(day, "09:30", hall.zone)
    hall.press("kiosk", "a", at, at + 60_000)
    hall.press("pad-1", "next", moment(day, "10:00", hall.zone))
    hall.tick(moment(day, "20:30", hall.zone))
    await cloud.send(hall.log)
    auth, on = await reader(cloud), f"from={day}&to={day}"
    assert (await ask(cloud, "refusals", on, **auth))["rows"] == [
        {"why": "closed", "dev": "kiosk", "service": "skck", "count": 1},
        {"why": "empty", "dev": "pad-1", "service": "-", "count": 1},
        {"why": "stale", "dev": "kiosk", "service": "-", "count": 1},
    ]
    rows = (await ask(cloud, "coverage", on, **auth))["rows"]
    assert [(r["dev"], r["open_hours"], r["silent_hours"], r["entries"]) for r in rows] == [
        ("gate-a", 8, 6, 3),
        ("kiosk", 8, 7, 2),
        ("pad-1", 8, 7, 1),
    ]
    answer = await ask(cloud, "refusals", on, **auth, Accept="text/csv")
    assert next(csv.DictReader(io.StringIO(answer.text)))["why"] == "closed"
    pages, after = [], ""
    while True:
        page = await ask(cloud, "facts", f"limit=4{after}", **auth)
        pages += page["facts"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert [f["n"] for f in pages] == [n for (n,) in await cloud.rows("SELECT n FROM fact ORDER BY n")]
    chosen = await ask(cloud, "facts", f"{on}&kind=stale", **auth)
    assert [(f["kind"], f["amount"]) for f in chosen["facts"]] == [("stale", 60_000)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("tickets/statistics?from=2026-01-01", "to: exactly one"),
        (f"tickets/statistics?{YEAR}&by=minute", "outcome"),
        (f"tickets/statistics?{YEAR}&kind=dance", "izin, nonizin, pengaduan"),
        (f"tickets/statistics?{YEAR}&outcome=served", "completed"),
        (f"tickets/statistics?{YEAR}&tenant=%00", "inner hyphens"),
        (f"tickets/statistics?{YEAR}&dev=gate-a", "allowed parameters"),
        (f"refusals?{YEAR}&by=day", "allowed parameters: from, to"),
        ("coverage?from=2024-01-01&to=2026-01-01", "1 to 366"),
        ("facts?limit=0", "1 to 1000"),
        ("facts?limit=%C2%B2", "1 to 1000"),
        ("facts?after=x", "`next`"),
        ("facts?after=gw-1.99999999999999999", "`next`"),
        ("facts?kind=dance", "enter, leave"),
        ("facts?from=2026-01-01", "to: exactly one"),
    ],
)
async def test_a_bad_question_is_told_what_is_allowed(cloud: Any, asked: str, said: str) -> None:
    """No filter is ignored in silence."""
    answer = await cloud.http.get(f"/v1/sites/serang/{asked}", headers=await reader(cloud))
    assert (answer.status_code, answer.json()["error"]) == (422, "value")
    assert said in answer.json()["detail"]


async def test_what_is_chosen_is_what_is_grouped(cloud: Any, new_log: Any) -> None:
    """Class "no filter is ignored in silence": each group of each dimension, asked for alone, has the same figures."""
    cloud.now, hall = LATER, TicketHall(new_log)
    random_day(hall, date(2026, 11, 16), random.Random(5), presses=60)
    await cloud.send(hall.log)
    auth, compared = await reader(cloud), 0
    for name in DIMENSIONS:
        for row in (await ask(cloud, "tickets/statistics", f"{YEAR}&by={name}", **auth))["rows"]:
            alone = await ask(cloud, "tickets/statistics", f"{YEAR}&by={name}&{name}={row['group']}", **auth)
            assert alone["rows"] == [row]
            compared += 1
    assert compared > 12


async def test_csv_says_the_same_as_json(cloud: Any, new_log: Any) -> None:
    """Class "report ≠ raw": card = export; what is not known is empty."""
    cloud.now, hall = LATER, TicketHall(new_log)
    random_day(hall, date(2026, 11, 16), random.Random(1))
    await cloud.send(hall.log)
    auth = await reader(cloud)
    for by in ("service", "total", "outcome"):
        answer = await ask(cloud, "tickets/statistics", f"{YEAR}&by={by}", **auth, Accept="text/csv")
        rows = (await ask(cloud, "tickets/statistics", f"{YEAR}&by={by}", **auth))["rows"]
        as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
        assert list(csv.DictReader(io.StringIO(answer.text))) == as_text


def test_the_recount_counts_tickets_too(tmp_path: Path, new_log: Any) -> None:
    """It needs an interpreter and the logs, and no package."""
    import json  # noqa: PLC0415 - only here

    hall = TicketHall(new_log)
    random_day(hall, date(2026, 11, 16), random.Random(2))
    file = tmp_path / "gw-00000001.jsonl"
    file.write_text("".join(json.dumps(leaf) + "\n" for leaf in hall.log.leaves))
    argv = [sys.executable, "-I", "-S", str(RECOUNT), str(file), "--by", "total", "--tickets"]
    said = subprocess.run(argv, check=True, capture_output=True, text=True, timeout=30).stdout
    (row,) = csv.DictReader(said.splitlines()[1:])
    ends = sum(int(row[name]) for name in (*ENDINGS, "open"))
    assert int(row["issued"]) + int(row["linked"]) == ends > 5
