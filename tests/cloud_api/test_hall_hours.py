"""The hall's hours and the standards are those of the plan in force at the time: what was stays what it was."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import site_plan
from cloud_api.append import in_force
from cloud_api.append.plan import read_plan
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import rebuild
from cloud_api.request import tokens
from contract.records import Record
from tests.cloud_api.conftest import NOON
from tests.cloud_api.ticket_hall import TicketHall, moment
from tests.site_plan import oracle

PLAN_FILE = Path(site_plan.__file__).parent / "plans" / "serang.toml"
ZONE = "Asia/Jakarta"
MONDAY = date(2026, 11, 16)
LATER = 1_830_000_000_000  # ms: everything in these logs is due
SINGLE = """
[[season]]
name = "Pendek"
from = 2026-09-01
to = 2026-09-30
week = { mon = "09:00-14:30", fri = "09:30-11:00", sat = "08:00-12:00" }
break = { fri = "11:30-13:00" }

[[day]]
date = 2026-10-05
kind = "closed"
name = "Pemilihan"

[[day]]
date = 2026-10-10
kind = "extra"
hours = "08:00-12:00"
name = "Sabtu buka"

[[day]]
date = 2026-10-17
kind = "extra"
hours = "08:00-12:00"
tenants = ["samsat"]
name = "Samsat saja"

[[day]]
date = 2026-10-19
kind = "closed"
tenants = ["samsat"]
name = "Samsat tutup"

[[day]]
date = 2026-10-20
kind = "early"
hours = "07:00-11:45"
name = "Pulang awal"

[[day]]
date = 2026-10-21
kind = "early"
hours = "17:00-18:00"
name = "Di luar jam"

[[day]]
date = 2026-08-17
kind = "extra"
hours = "13:00-24:00"
name = "Pesta rakyat"
"""


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_the_cloud_knows_when_the_hall_is_open(zone: str) -> None:
    """Every day of two years: week with a Friday break, seasons, holidays, single days for all and for some tenants."""
    text = PLAN_FILE.read_text(encoding="utf-8").replace("Asia/Jakarta", zone) + SINGLE
    theirs, ours = tomllib.loads(text), read_plan(Record("plan", {"toml": text, "zone": zone, "who": "op"}), zone).plan
    seen: dict[in_force.Hours, int] = {}
    for ahead in range(730):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        got = in_force.hours_of(ours, day)
        assert got == oracle.hall_hours(theirs, day, zone), day
        if got is not None:
            midnight = moment(day, "00:00", zone)
            got = got[0] - midnight, got[1] - midnight
        seen[got] = seen.get(got, 0) + 1
    assert len(seen) >= 8
    assert 230 < seen[None] < 300  # week-ends and holidays of two years


def date_back(log: Any, clock: str) -> None:
    """Let a log have been opened on Monday."""
    log.leaves = [leaf.replace(str(NOON), str(moment(MONDAY, clock, ZONE))) for leaf in log.leaves]


async def hours(cloud: Any, *days: date) -> list[Any]:
    """Return the hours of days as local clock times."""
    rows = await cloud.rows("SELECT day, opens_at, closes_at FROM hall_hours WHERE day = ANY(%s)", list(days))
    of = {day: tuple(None if at is None else local(at) for at in span) for day, *span in rows}
    return [of.get(day) for day in days]


def local(at: int) -> str:
    return datetime.fromtimestamp(at // 1000, ZoneInfo(ZONE)).strftime("%H.%M")


async def send(cloud: Any, hall: TicketHall) -> None:
    cloud.now = LATER
    for log in hall.logs:
        assert (await cloud.send(log)).status_code == 200


async def test_a_plan_changes_what_is_to_come_and_nothing_that_was(cloud: Any, new_log: Any) -> None:
    """Class "renamed or closed service lowers the past", of hours: also after a rebuild, and in any order of the logs."""
    hall = TicketHall(new_log)
    days = [MONDAY + timedelta(days=ahead) for ahead in range(5)]
    date_back(hall.log, "00:00")
    hall.tick(moment(days[0], "00:05", ZONE))
    hall.replan(moment(days[1], "07:00", ZONE), hours="09:00-15:00")
    hall.tick(moment(days[1], "07:01", ZONE))
    hall.replan(moment(days[2], "17:00", ZONE), hours="10:00-14:00")  # that day is over: from the next one on
    hall.tick(moment(days[3], "00:05", ZONE))
    hall.replan(moment(days[3], "12:00", ZONE), hours="08:00-13:00")
    await send(cloud, hall)
    wanted = [("08.00", "16.00"), ("09.00", "15.00"), ("09.00", "15.00"), ("08.00", "13.00"), ("08.00", "13.00")]
    assert await hours(cloud, *days) == wanted
    assert await hours(cloud, days[3] + timedelta(days=60), days[3] + timedelta(days=61)) == [("08.00", "13.00"), None]
    before = await cloud.rows("SELECT * FROM hall_hours ORDER BY day")
    older = new_log(log="gw-00000009")  # what a replaced gateway still had comes later
    date_back(older, "00:01")
    older.record("plan", moment(days[3], "11:00", ZONE), zone=ZONE, toml=older.toml, who="op")
    await cloud.send(older)
    found = await cloud.rows("SELECT * FROM hall_hours WHERE day > %s ORDER BY day", MONDAY)
    assert found == [row for row in before if row[1] > MONDAY]
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert [row for row in await cloud.rows("SELECT * FROM hall_hours ORDER BY day") if row[1] > MONDAY] == found


async def ask(cloud: Any, what: str, asked: str) -> Any:
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, "serang", "viewer")
    answer = await cloud.http.get(f"/v1/sites/serang/{what}?{asked}", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_open_hours_are_the_plans_whenever_the_register_was_opened(cloud: Any, new_log: Any) -> None:
    """Class "open since midnight": the register is opened then, on closed days too; hours begun count, up to now."""
    hall = TicketHall(new_log)
    text = '\n[[day]]\ndate = 2026-11-17\nkind = "closed"\nname = "Libur"\n'
    hall.log.leaves.clear()
    hall.log.toml += text
    hall.log.open()
    date_back(hall.log, "00:00")
    plan = hall.log.toml
    for ahead in range(3):
        day = MONDAY + timedelta(days=ahead)
        hall.tick(moment(day, "00:00", ZONE) + 1)
        for clock in ("06:30", "09:15", "21:00"):
            hall.press("gate-a", "in", moment(day, clock, ZONE))
    assert oracle.hall_hours(tomllib.loads(plan), MONDAY + timedelta(days=1), ZONE) is None
    await send(cloud, hall)
    asked = "from=2026-11-16&to=2026-11-18"
    cloud.now = moment(date(2026, 11, 18), "10:20", ZONE)
    rows = (await ask(cloud, "coverage", asked))["rows"]
    assert [(r["day"][-2:], r["open_hours"], r["silent_hours"], r["entries"]) for r in rows] == [
        ("16", 8, 7, 3),
        ("18", 3, 2, 3),
    ]
    assert await cloud.rows("SELECT count(*) FROM site_day WHERE opened IS NOT NULL") == [(3,)]


async def test_a_standard_judges_what_was_issued_under_it(cloud: Any, new_log: Any) -> None:
    """Class "renamed or closed service lowers the past", of standards: a new one does not change the figures of before.

    Four tickets wait 8 minutes: two under a standard of 10, two under one of 5; statistics and recap say the same, also
    when the office's other plans (a name) come in between, and after a rebuild.
    """
    hall = TicketHall(new_log)
    date_back(hall.log, "00:00")
    stricter = "max_wait_min = 5"
    for turn, clock in enumerate(("09:00", "09:30", "11:00", "11:30")):
        at = moment(MONDAY, clock, ZONE)
        if turn == 1:
            hall.replan(at - 60_000, nib="NIB baru")
        if turn == 2:
            change(hall, at - 60_000, "max_wait_min = 10", stricter)
        hall.tick(at)
        hall.press("kiosk", "a", at)
        hall.press("pad-1", "next", at + 8 * 60_000)
        hall.press("pad-1", "done", at + 12 * 60_000)
    await send(cloud, hall)

    async def shares() -> tuple[Any, ...]:
        days = f"from={MONDAY}&to={MONDAY}"
        hourly = (await ask(cloud, "tickets/statistics", f"{days}&by=hour"))["rows"]
        recap = await ask(cloud, "recap/2026-11.json", "")
        (service,) = [s for t in recap["tenants"] for s in t["services"] if s["code"] == "nib"]
        waiting = service["waiting"]
        shown = await cloud.rows("SELECT max_wait_min FROM grafana.ticket ORDER BY issued")
        return (
            [(row["group"][-2:], row["wait_within"]) for row in hourly],
            (waiting["n"], waiting["within"], waiting["standard_min"]),
            [minutes for (minutes,) in shown],
        )

    wanted = ([("09", 1.0), ("11", 0.0)], (4, 2, 5), [10, 10, 5, 5])
    assert await shares() == wanted
    periods = "SELECT count(*) FROM service_period WHERE service = 'nib'"
    assert await cloud.rows(periods) == [(3,)]  # a name, then a standard
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await shares() == wanted


def change(hall: TicketHall, at: int, old: str, new: str) -> None:
    """Put the plan in force again with one place changed."""
    size = len(hall.log.leaves)
    hall.replan(at, nib="NIB baru")
    hall.log.leaves[size] = hall.log.leaves[size].replace(old, new)
