"""What counts and what does not: facts of tickets that count nowhere, refusals of the trial time, edges of answers."""

from datetime import date
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.ticket_hall import TicketHall, moment

MONDAY = date(2026, 11, 16)
LATER = 1_830_000_000_000  # ms: everything in these logs is due


async def ask(cloud: Any, what: str, asked: str) -> Any:
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, "serang", "viewer")
    headers = {"Authorization": f"Bearer {token}"}
    answer = await cloud.http.get(f"/v1/sites/serang/{what}?{asked}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_what_becomes_of_a_trial_ticket_counts_nowhere(cloud: Any, new_log: Any) -> None:
    """Class "installers' test presses in the year": called and finished after `live`, a trial ticket is no figure."""
    cloud.now, hall = LATER, TicketHall(new_log)
    at = moment(MONDAY, "08:30", hall.zone)
    hall.order("trial", at)
    hall.tick(at)
    hall.press("pad-1", "next", at)  # nobody waits: refused
    hall.press("kiosk", "a", at + 100)
    hall.order("live", at + 1_000)
    hall.press("pad-1", "next", at + 6_000)
    hall.press("pad-1", "done", at + 60_000)
    await cloud.send(hall.log)
    found = await cloud.rows("SELECT kind, counted, trial FROM fact WHERE ticket IS NOT NULL ORDER BY n")
    assert [kind for kind, *_ in found] == ["issue", "call", "finish"]
    assert {(counted, trial) for _, counted, trial in found} == {(False, True)}
    assert await cloud.rows("SELECT count(*) FROM rollup_service") == [(0,)]
    day = f"from={MONDAY}&to={MONDAY}"
    assert (await ask(cloud, "tickets/statistics", day))["total"]["completed"] == 0
    assert await cloud.rows("SELECT count(*) > 0 FROM fact WHERE kind = 'refused' AND trial") == [(True,)]
    assert (await ask(cloud, "refusals", day))["rows"] == []


async def test_what_becomes_of_an_issue_that_does_not_count_counts_nowhere(cloud: Any, new_log: Any) -> None:
    """Class "restored from a backup": a call with a good cause, of a ticket whose issue is no first, is no figure."""
    log = new_log()
    by = log.entry(1, dev="kiosk")
    issue = {"dev": "kiosk", "service": "nib", "tenant": "t", "kind": "izin", "priority": 0}
    log.record("issue", by=by + 9, ticket="A001", visit=1, **issue)  # its cause is to come: it does not count
    pad = log.entry(1, dev="pad-1")
    log.record("call", by=pad, ticket="A001", counter="loket-1", wait_ms=1, rule="fifo")
    assert (await cloud.send(log)).status_code == 200
    assert await cloud.rows("SELECT kind, counted, trial, ticket_n FROM fact ORDER BY n") == [
        ("issue", False, False, 3),
        ("call", False, False, 3),
    ]
    assert await cloud.rows("SELECT count(*) FROM rollup_service") == [(0,)]


@pytest.mark.parametrize(("last", "status"), [("2024-12-31", 200), ("2025-01-01", 422)])
async def test_the_longest_range_is_the_one_that_is_said(cloud: Any, last: str, status: int) -> None:
    """Class "last day of a range missing": 366 days are answered, 367 are refused with how many are allowed."""
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, "serang", "viewer")
    answer = await cloud.http.get(
        f"/v1/sites/serang/coverage?from=2024-01-01&to={last}", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == status, answer.text


async def test_the_period_before_is_as_long_and_ends_where_this_one_begins(cloud: Any, new_log: Any) -> None:
    """Class "last day of a range missing": of two days, the two just before; a ticket of each day but one."""
    cloud.now, hall = LATER, TicketHall(new_log)
    for day, tickets in ((16, 1), (17, 2), (18, 4), (19, 8)):
        at = moment(date(2026, 11, day), "08:30", hall.zone)
        hall.tick(at)
        for turn in range(tickets):
            hall.press("kiosk", "a", at + 5_000 * turn)
        hall.tick(moment(date(2026, 11, day), "20:30", hall.zone))
    await cloud.send(hall.log)
    answer = await ask(cloud, "tickets/statistics", "from=2026-11-18&to=2026-11-19&by=day")
    assert [row["issued"] for row in answer["rows"]] == [4, 8]
    assert (answer["total"]["issued"], answer["before"]["issued"]) == (12, 3)


async def test_a_head_count_rebases_what_is_shown_and_not_what_is_raw(cloud: Any, new_log: Any) -> None:
    """Class "occupancy drifts, resets rewrite history": more found than known, then fewer; the raw figure stays."""
    zone, log = "Asia/Jakarta", new_log()
    for seq, clock in enumerate(("08:00", "08:10", "08:20", "09:30", "10:30", "12:15"), 1):
        log.press(seq, moment(date(2026, 11, 24), clock, zone))
    log.record("audit", moment(date(2026, 11, 24), "09:00", zone), n=5, who="Ani")
    log.record("audit", moment(date(2026, 11, 24), "10:00", zone), n=1, who="Ani")
    log.record("audit", moment(date(2026, 11, 24), "12:00", zone), n=0, who="Ani")
    await cloud.send(log)
    rows = (await ask(cloud, "statistics", "from=2026-11-24&to=2026-11-24&by=hour"))["rows"]
    assert [(r["period"][-2:], r["inside"], r["shown"]) for r in rows] == [
        ("08", 3, 3),
        ("09", 4, 6),
        ("10", 5, 2),
        ("12", 6, 1),
    ]
    gate = (await ask(cloud, "statistics", "from=2026-11-24&to=2026-11-24&by=hour&dev=gate-a"))["rows"]
    assert [r["shown"] for r in gate] == [3, 4, 5, 2]  # one door alone: no head count; who came before 10:00 is gone
