"""Tickets out of facts: which ticket a fact is about, what counts, and that batches, restarts and rebuilds change nothing."""

import importlib.util
import random
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import site_plan
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import DERIVED, rebuild
from site_plan import parse
from site_plan.hours import open_tenants
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day
from tests.depth import depth
from tests.site_plan import oracle

PLAN_FILE = Path(site_plan.__file__).parent / "plans" / "serang.toml"
RECOUNT = Path(__file__).parents[1] / "acceptance" / "recount.py"
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
MONDAY = date(2026, 11, 16)
LATER = 1_830_000_000_000  # ms: everything in these logs is due


@pytest.fixture(scope="module")
def recount() -> Any:
    """Give the recount as a module, from its one file."""
    spec = importlib.util.spec_from_file_location("recount", RECOUNT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def hall(new_log: Any) -> TicketHall:
    return TicketHall(new_log)


async def send(cloud: Any, hall: TicketHall, cut: Any = lambda: 500) -> None:
    for log in hall.logs:
        start = 0
        while start < len(log.leaves):
            answer = await cloud.send(log, start, start + cut())
            assert answer.status_code == 200, answer.text
            start = answer.json()["next"]


async def derived(cloud: Any) -> dict[str, list[Any]]:
    found = {t: await cloud.rows(f"SELECT * FROM {t} AS t ORDER BY t::text") for t in DERIVED}
    found["log"] = await cloud.rows("SELECT log, next, zone, trial, plan_n FROM log ORDER BY opened")
    return found


async def ticket_drift(cloud: Any) -> list[Any]:
    """Return where the rollup of services and a recount of tickets and refusals differ."""
    return await cloud.rows(
        """WITH counted AS (
            SELECT day, service, tenant, kind, CASE WHEN linked THEN 'linked' ELSE 'issued' END AS what FROM ticket WHERE counted
            UNION ALL SELECT day, service, tenant, kind, 'called' FROM ticket WHERE counted AND called IS NOT NULL
            UNION ALL SELECT day, service, tenant, kind, ending FROM ticket WHERE counted AND ending IS NOT NULL
            UNION ALL SELECT day, service, tenant, service_kind, kind FROM fact
                WHERE counted AND kind = 'refused' AND tenant IS NOT NULL
        ) SELECT * FROM (SELECT day, service, tenant, kind, what, count(*) AS n FROM counted GROUP BY 1, 2, 3, 4, 5) AS c
        FULL JOIN rollup_service AS r USING (day, service, tenant, kind, what) WHERE c.n IS DISTINCT FROM r.count"""
    )


def eventful(hall: TicketHall, seed: int, days: int = 4) -> None:
    """Run days with a trial, a new plan, a gateway that was replaced in the middle of a day, and repeats in its log."""
    rng = random.Random(seed)
    trial = rng.random() < 0.5
    if trial:
        hall.order("trial", moment(MONDAY - timedelta(days=1), "12:00", hall.zone))
    for turn in range(days):
        day = MONDAY + timedelta(days=turn)
        if turn == 1 and trial:
            hall.order("live", moment(day, "07:00", hall.zone))
        if turn == 2:
            hall.replan(moment(day, "06:00", hall.zone), nib="NIB baru", kind="nonizin", closed="closed = true")
        random_day(hall, day, rng)
        if turn == 2:
            hall.succeed()
            for _ in range(30):
                hall.repeat(rng.randrange(10_000), rng)


@pytest.mark.parametrize("seed", range(depth(4, 1)))
async def test_any_cut_of_batches_and_a_rebuild_give_the_same_rows(
    cloud: Any, database: str, new_log: Any, recount: Any, seed: int
) -> None:
    """Classes "rollup and facts drift apart", "restored from a backup", "installers' test presses in the year"."""
    cloud.now = LATER
    hall = TicketHall(new_log, ZONES[seed % 3])
    eventful(hall, seed)
    await send(cloud, hall)
    whole = await derived(cloud)
    assert await ticket_drift(cloud) == []
    assert await cloud.drift() == []
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await derived(cloud) == whole
    await compare(cloud, recount, [log.leaves for log in hall.logs])
    rng = random.Random(seed)
    async with connect(cloud.url) as connection:
        await connection.execute("ALTER TABLE log DISABLE TRIGGER ALL; ALTER TABLE log_entry DISABLE TRIGGER ALL")
        await connection.execute("ALTER TABLE arrival DISABLE TRIGGER ALL")
        for table in ("arrival", "log_entry", "log", *DERIVED):
            await connection.execute(f"DELETE FROM {table}")
    await send(cloud, hall, lambda: rng.choice((1, 2, 3, 5, 40, 200)))
    assert await derived(cloud) == whole
    assert await ticket_drift(cloud) == []


async def compare(cloud: Any, recount: Any, logs: list[list[str]]) -> None:
    """Compare all tickets, the balance and the movements with the recount."""
    rows = await cloud.rows(
        """SELECT log, n, day::text, hour, service, tenant, kind, visit_log, visit, linked, called, counter, wait_ms,
            walk_ms, serve_ms, ending, ended FROM ticket WHERE counted ORDER BY log, n"""
    )
    wanted = sorted(
        (
            *(t["log"], t["n"], str(t["local"].date()), t["local"].hour, t["service"], t["tenant"], t["kind"]),
            *(*t["visit"], t["linked"], t["called"], t["counter"], t["wait_ms"], t["walk_ms"], t["serve_ms"]),
            *(t["ending"], t["ended"]),
        )
        for t in recount.tickets(logs)
    )
    assert rows == wanted
    sums = await cloud.rows(
        """SELECT coalesce(sum(amount) FILTER (WHERE kind = 'write_off'), 0)::bigint,
            coalesce(sum(amount) FILTER (WHERE kind = 'adjust'), 0)::bigint FROM fact WHERE counted"""
    )
    assert sums == [recount.balance(logs)]
    counted = await cloud.rows("SELECT kind, sum(count)::bigint FROM rollup_day GROUP BY kind ORDER BY kind")
    assert counted == sorted(Counter(kind for kind, *_ in recount.movements(logs)).items())


async def one(cloud: Any, sql: str) -> Any:
    return (await cloud.rows(sql))[0]


async def test_every_ticket_has_one_end_and_everybody_is_accounted_for(cloud: Any, hall: TicketHall) -> None:
    """Class "cancelled counted as served"; issued + linked = ends + open; entered - left = written off + adjusted."""
    rng = random.Random(7)
    for turn in range(3):
        random_day(hall, MONDAY + timedelta(days=turn), rng, presses=120)
    cloud.now = moment(MONDAY + timedelta(days=5), "12:00", hall.zone)
    await send(cloud, hall)
    issued, ended, opened = await one(
        cloud,
        """SELECT sum(count) FILTER (WHERE what IN ('issued', 'linked')),
            sum(count) FILTER (WHERE what NOT IN ('issued', 'linked', 'called', 'refused')),
            (SELECT count(*) FROM ticket WHERE counted AND ending IS NULL) FROM rollup_service""",
    )
    assert (issued, opened) == (ended, 0)
    assert issued > 60
    kinds = {kind for (kind,) in await cloud.rows("SELECT DISTINCT what FROM rollup_service")}
    assert kinds >= {"linked", "completed", "accepted", "transferred", "no_show", "unserved", "expired", "refused"}
    entered, left, written_off, adjusted = await one(
        cloud,
        """SELECT count(*) FILTER (WHERE kind = 'enter'), count(*) FILTER (WHERE kind = 'leave'),
            sum(amount) FILTER (WHERE kind = 'write_off'), sum(amount) FILTER (WHERE kind = 'adjust')
            FROM fact WHERE counted""",
    )
    assert entered - left == written_off + adjusted
    rows = await cloud.rows("SELECT opened < cutoff AND cutoff < closed AND closed < ended, trial FROM site_day")
    assert rows == [(True, False)] * 3


async def test_a_visitor_who_came_back_has_one_end(cloud: Any, hall: TicketHall) -> None:
    """A no-show that was called again and served is served; the wait is that to the first call."""
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("kiosk", "a", at)
    for minute, button in ((1, "next"), (2, "gone")):
        hall.press("pad-1", button, at + minute * 60_000)
    hall.order("return", at + 180_000, "A001")
    for minute, button in ((4, "next"), (5, "go"), (9, "done")):
        hall.press("pad-1", button, at + minute * 60_000)
    cloud.now = LATER
    end = len(hall.log.leaves)
    await cloud.send(hall.log, 0, end - 8)
    assert await cloud.rows("SELECT what FROM rollup_service ORDER BY 1") == [("called",), ("issued",), ("no_show",)]
    await cloud.send(hall.log, end - 8)
    assert await cloud.rows("SELECT ending, calls, wait_ms, walk_ms, serve_ms, since FROM ticket") == [
        ("completed", 2, 60_000, 60_000, 240_000, "start")
    ]
    assert await cloud.rows("SELECT what, count FROM rollup_service ORDER BY 1") == [
        ("called", 1),
        ("completed", 1),
        ("issued", 1),
    ]


async def test_a_renamed_closed_or_opened_service_leaves_the_past(cloud: Any, hall: TicketHall) -> None:
    """Class "renamed or closed service lowers the past": kind and tenant are those at issue, closed names stay."""
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("kiosk", "a", at)
    hall.replan(at + 1_000, nib="NIB baru", kind="nonizin")
    hall.press("kiosk", "a", at + 2_000)
    hall.replan(at + 3_000, closed="closed = true")
    hall.press("kiosk", "a", at + 4_000)
    hall.log.record("plan", at + 5_000, zone=hall.zone, toml='[site]\nname = "x"\n', who="op")
    hall.replan(at + 6_000, nib="NIB lagi")
    hall.press("kiosk", "a", at + 7_000)
    cloud.now = LATER
    await send(cloud, hall, lambda: 3)
    assert await cloud.rows("SELECT number, kind FROM ticket ORDER BY n") == [
        ("A001", "izin"),
        ("A002", "nonizin"),
        ("A003", "izin"),
    ]
    assert await cloud.rows("SELECT kind, what, count FROM rollup_service ORDER BY 1, 2") == [
        ("izin", "issued", 2),
        ("izin", "refused", 1),
        ("nonizin", "issued", 1),
    ]
    assert await cloud.rows("SELECT name, closed FROM service WHERE code = 'nib'") == [("NIB lagi", False)]
    hall.log.record("plan", at + 8_000, zone=hall.zone, toml='[site]\nname = "x"\n', who="op")
    await cloud.send(hall.log, len(hall.log.leaves) - 1)
    assert await cloud.rows("SELECT DISTINCT closed FROM service") == [(True,)]
    assert await one(cloud, "SELECT count(*) FILTER (WHERE closed), count(*) FROM tenant") == (3, 3)
    assert await one(cloud, "SELECT count(*) FILTER (WHERE closed), count(*) FROM counter") == (2, 2)


async def test_trial_facts_are_kept_and_in_no_figure(cloud: Any, hall: TicketHall) -> None:
    """Class "installers' test presses in the year": until `live`; a gateway that is replaced goes on in trial."""
    cloud.now = LATER
    at = moment(MONDAY, "08:30", hall.zone)
    hall.order("trial", at)
    hall.tick(at)
    hall.press("gate-a", "in", at)
    hall.press("kiosk", "a", at)
    hall.succeed()
    hall.press("kiosk", "b", at + 1_000)
    hall.press("gate-a", "in", at + 2_000)
    await send(cloud, hall)
    assert (
        await cloud.rows("SELECT count(*) FROM rollup_day UNION ALL SELECT count(*) FROM rollup_service") == [(0,)] * 2
    )
    assert await cloud.rows("SELECT number, counted, trial FROM ticket ORDER BY issued") == [
        ("A001", False, True),
        ("B001", False, True),
    ]
    assert await cloud.rows("SELECT bool_and(trial), bool_or(counted) FROM fact") == [(True, False)]
    assert await cloud.rows("SELECT trial FROM site_day UNION SELECT trial FROM tenant_day") == [(True,)]
    size = len(hall.log.leaves)
    hall.order("live", at + 3_000)
    hall.press("gate-a", "in", at + 4_000)
    hall.press("kiosk", "b", at + 5_000)
    hall.press("pad-1", "next", at + 6_000)
    hall.press("pad-1", "done", at + 60_000)
    await cloud.send(hall.log, size)
    assert await cloud.rows("SELECT count FROM rollup_day") == [(1,)]
    assert await cloud.rows("SELECT what FROM rollup_service") == [("issued",)]
    assert await cloud.rows("SELECT counted FROM ticket WHERE ending = 'completed'") == [(False,)]
    assert await cloud.rows("SELECT trial FROM site_day UNION SELECT trial FROM tenant_day") == [(False,)]


async def test_a_ticket_dated_ahead_appears_when_it_is_due(cloud: Any, hall: TicketHall) -> None:
    """Class "future timestamps hide new data": its facts, its row and the rollup come together."""
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("kiosk", "a", at + 1_000)
    hall.press("pad-1", "next", at + 60_000)
    cloud.now = at - 599_500
    await send(cloud, hall)
    assert await cloud.rows("SELECT count(*) FROM ticket") == [(0,)]
    cloud.now = at
    await cloud.live()
    assert await cloud.rows("SELECT what FROM rollup_service ORDER BY 1") == [("called",), ("issued",)]
    before = await derived(cloud)
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await derived(cloud) == before
    assert await ticket_drift(cloud) == []


async def test_a_fact_about_no_ticket_is_kept_and_not_counted(cloud: Any, new_log: Any) -> None:
    """Class "a poison entry in the middle": an end of a ticket that no log has, and one that names a cause to come."""
    log = new_log()
    by = log.entry(1)
    log.record("recall", by=by, ticket="Z001", counter="loket-1")
    log.record(
        "issue", by=by + 9, dev="kiosk", ticket="A001", service="nib", tenant="t", kind="izin", visit=1, priority=0
    )
    assert (await cloud.send(log)).status_code == 200
    assert await cloud.rows("SELECT kind, counted, ticket_n FROM fact ORDER BY n") == [
        ("recall", False, None),
        ("issue", False, 4),
    ]
    assert await cloud.rows("SELECT counted FROM ticket") == [(False,)]


def test_the_cloud_knows_who_is_open() -> None:
    """Per open tenant-day: each tenant of the plan that ships, days of two years, with seasons and single days."""
    text = PLAN_FILE.read_text(encoding="utf-8")
    text += '\n[[day]]\ndate = 2027-05-03\nkind = "closed"\nname = "x"\n'
    text += '\n[[day]]\ndate = 2027-05-08\nkind = "extra"\nhours = "08:00-12:00"\ntenants = ["samsat"]\nname = "x"\n'
    text += '\n[[day]]\ndate = 2027-05-10\nkind = "early"\nhours = "13:00-23:00"\nname = "x"\n'
    text += '\n[[day]]\ndate = 2027-05-11\nkind = "early"\nhours = "14:30-23:00"\nname = "x"\n'
    ours, values, seen = parse(text), tomllib.loads(text), set()
    for ahead in range(730):
        day = date(2026, 6, 1) + timedelta(days=ahead)
        if ahead % 3 and day.month != 5:
            continue
        got = open_tenants(ours, day)
        assert got == oracle.open_tenants(values, day), day
        seen.add(tuple(got.values()))
    assert len(seen) >= 8
