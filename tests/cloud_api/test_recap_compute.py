"""The recap as values: equal to a recount of the raw logs that shares no code with it, whatever came late or was corrected."""

import importlib.util
import random
from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.office import years
from cloud_api.recap.model import Period
from tests.cloud_api.office_hall import all_logs, correct_some, licensing_day, settle_some
from tests.cloud_api.recap_expected import FIGURES, PERIOD, TICKETS
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day
from tests.depth import depth

RECOUNT = Path(__file__).parents[1] / "acceptance" / "recap_recount.py"
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
NOVEMBER = Period("2026-11", date(2026, 11, 1), date(2026, 11, 30))
LATER = 1_830_000_000_000  # ms: everything in these logs is due


@pytest.fixture(scope="module")
def recount() -> Any:
    """Give the recount as a module, from its one file."""
    spec = importlib.util.spec_from_file_location("recap_recount", RECOUNT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def send(cloud: Any, log: Any, first: int = 0) -> None:
    while first < len(log.leaves):
        answer = await cloud.send(log, first, first + 500, sent=LATER)
        assert answer.status_code == 200, answer.text
        first = answer.json()["next"]


async def small_year(cloud: Any, new_log: Any, seed: int) -> list[str]:
    """Let a hall run on days of a year; part of its record comes after the office has begun to write."""
    cloud.now = LATER
    rng = random.Random(seed)
    hall = TicketHall(new_log, ZONES[seed % 3])
    days = [date(2026, 1, 1), date(2026, 11, 30), date(2026, 12, 31)]
    days += [
        date(2026, 11, 2) + timedelta(days=rng.randrange(28)),
        date(2026, 1, 2) + timedelta(days=rng.randrange(300)),
    ]
    trial = rng.random() < 0.5
    if trial:
        hall.order("trial", moment(date(2025, 12, 30), "12:00", hall.zone))
        random_day(hall, date(2025, 12, 31), rng, 15)
        hall.order("live", moment(date(2026, 1, 1), "07:00", hall.zone))
    seen = 0
    for turn, day in enumerate(sorted(set(days))):
        if turn == 1:
            hall.replan(moment(day, "06:00", hall.zone), nib="NIB baru", kind="nonizin")
        licensing_day(hall, day, 5) if turn % 2 else random_day(hall, day, rng, 30)
        if turn == 2:
            seen = len(hall.log.leaves) - rng.randrange(1, 60)
            await cloud.send(hall.log, 0, 1)
            await send_until(cloud, hall.log, seen)
            await settle_some(cloud, rng)
            await correct_some(cloud, rng, 5)
    await send(cloud, hall.log, seen)
    hall.succeed()
    for _ in range(20):
        hall.repeat(rng.randrange(10_000), rng)
    await send(cloud, hall.log)
    await settle_some(cloud, rng)
    return await correct_some(cloud, rng, 10)


async def send_until(cloud: Any, log: Any, end: int) -> None:
    for first in range(1, end, 500):
        assert (await cloud.send(log, first, min(first + 500, end))).status_code == 200


async def find(cloud: Any, period: Period, **more: Any) -> Any:
    async with connect(cloud.url) as connection:
        return await years.find(connection, "serang", period, cloud.now, **more)


@pytest.mark.parametrize("seed", range(depth(10, 2)))
async def test_every_figure_equals_a_recount_of_the_raw_logs(cloud: Any, new_log: Any, recount: Any, seed: int) -> None:
    """Classes "report ≠ raw", "late data never in the rollup", "cancelled counted as served", "average of averages"."""
    kinds = Counter(await small_year(cloud, new_log, seed))
    assert sum(kinds.values()) == 10
    logs = await all_logs(cloud)
    for period in (YEAR, NOVEMBER):
        recap = await find(cloud, period, register=True)
        bounds = (period.first, period.last)
        gross = recount.figures(logs, *bounds, corrected=False)
        net = recount.figures(logs, *bounds, corrected=True)
        assert {f.key: (f.gross, f.corrections, f.net) for f in recap.figures} == {
            key: (gross[key], net[key] - gross[key], net[key]) for key in FIGURES
        }
        assert all(identity.holds for identity in recap.identities), recap.identities
        chosen = recount.corrected(logs, *bounds)
        check_groups(recap, recount, (logs, chosen), bounds)
        check_times(recap, recount, chosen)
    assert recap.matrix is not None
    assert recap.records == sum(map(len, logs))
    assert {reason.key for reason in recap.reasons} <= {"absent"}  # the hall works on a few days of the year
    assert net["tickets"] > 0
    assert net["completed_later"] + net["rejected"] > 0 or period is NOVEMBER


def check_groups(recap: Any, recount: Any, counted: Any, bounds: Any) -> None:
    logs, chosen = counted
    gateways, entries = recount.split(logs)
    moves = recount.moves(gateways, recount.Office(entries, corrected=True), *bounds)
    refused = Counter[Any]()
    for day, kind, service, number in moves:
        refused[kind, day] += number
        refused[kind, day.isoformat()[:7]] += number
        refused[kind, service] += number
    nothing = recount.count([])
    by_service = recount.grouped(chosen, lambda t: (t["tenant"], t["service"]))
    by_tenant = recount.grouped(chosen, lambda t: t["tenant"])
    for tenant in recap.tenants:
        own = by_tenant.pop(tenant.code, nothing)
        assert tenant.counts["refused"] == sum(s.counts["refused"] for s in tenant.services)
        assert {**tenant.counts, "refused": 0} == {key: own[key] for key in TICKETS}
        for service in tenant.services:
            said = {**by_service.pop((tenant.code, service.code), nothing), "refused": refused["refused", service.code]}
            assert dict(service.counts) == {key: said[key] for key in TICKETS}
    assert (by_tenant, by_service) == ({}, {})
    by_day = recount.grouped(chosen, lambda t: t["day"])
    for day in recap.days:
        said = {**by_day.pop(day.day, nothing), "refused": refused["refused", day.day]}
        said |= {"entered": refused["enter", day.day], "left": refused["leave", day.day]}
        assert dict(day.counts) == {key: said[key] for key in PERIOD}
    assert by_day == {}
    by_month = recount.grouped(chosen, lambda t: t["day"].isoformat()[:7])
    for month in recap.months:
        said = {**by_month.pop(month.month, nothing), "refused": refused["refused", month.month]}
        said |= {"entered": refused["enter", month.month], "left": refused["leave", month.month]}
        assert dict(month.counts) == {key: said[key] for key in PERIOD}
    assert sum(not row[recap.register.keys.index("void")] for row in recap.register.rows) == recap.net("tickets")
    if recap.matrix is not None:
        cells = recount.grouped(chosen, lambda t: (t["tenant"], t["service"], t["day"]))
        drawn = {
            (row.tenant, row.service, recap.period.first + timedelta(days=n)): cell
            for row in recap.matrix.rows
            if row.service is not None
            for n, cell in enumerate(row.cells)
            if cell
        }
        assert drawn == {key: found["tickets"] for key, found in cells.items()}
        assert recap.matrix.tickets.total == recap.net("tickets")


def check_times(recap: Any, recount: Any, chosen: Any) -> None:
    for key, found in (
        (lambda t: (t["tenant"], t["service"]), {(t.code, s.code): s for t in recap.tenants for s in t.services}),
        (lambda t: t["tenant"], {t.code: t for t in recap.tenants}),
        (lambda _: "all", {"all": recap}),
    ):
        for name, (wait, serve) in recount.waits(chosen, key).items():
            for times, said in ((found[name].waiting, wait), (found[name].serving, serve)):
                assert (times.n, times.mean_s, times.median_s, times.p90_s, times.within or 0) == said, name


async def test_a_recap_is_provisional_until_each_day_has_its_end_here(cloud: Any, new_log: Any) -> None:
    """A day that was opened and not ended, a gateway that is behind, an entry dated ahead: each is a reason."""
    cloud.now = moment(date(2027, 1, 5), "09:00", "Asia/Jakarta")
    hall = TicketHall(new_log)
    random_day(hall, date(2026, 12, 30), random.Random(1), 20)
    full = len(hall.log.leaves)
    random_day(hall, date(2026, 12, 31), random.Random(2), 20)
    ends = next(n for n, leaf in enumerate(hall.log.leaves) if n >= full and '"state":"ended"' in leaf)
    await cloud.send(hall.log, 0, ends)
    found = [(r.key, r.count) for r in (await find(cloud, YEAR)).reasons]
    assert found == [("running", 1), ("unended", 1), ("announced", len(hall.log.leaves) - ends)]
    assert (await find(cloud, YEAR)).reasons[1].days == [date(2026, 12, 31)]
    await cloud.send(hall.log, ends, sent=cloud.now)
    assert not (await find(cloud, YEAR)).provisional
    hall.press("gate-a", "in", cloud.now + 86_400_000)
    await cloud.send(hall.log, ends + 1, sent=cloud.now)
    reasons = (await find(cloud, Period("2027", date(2027, 1, 1), date(2027, 12, 31)))).reasons
    assert [r.key for r in reasons] == ["running", "absent", "waiting"]


async def test_the_same_cut_gives_the_same_values(cloud: Any, new_log: Any) -> None:
    """No wall clock is in a recap, and what it stands on is named: size and root of each log."""
    await small_year(cloud, new_log, 3)
    first = await find(cloud, YEAR, register=True)
    cloud.now += 86_400_000
    again = await find(cloud, YEAR, register=True)
    assert asdict(first) == asdict(again)
    rows = await cloud.rows("SELECT log, next, encode(root, 'hex') FROM log ORDER BY opened")
    assert [(c.log, c.size, c.root) for c in first.cut] == rows
