"""Class "time as identity": what has one timestamp is as many things as there were."""

from collections import Counter
from datetime import date
from typing import Any

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.conftest import NOON
from tests.cloud_api.ticket_hall import TicketHall, moment

DEVICES = ("gate-a", "gate-b", "exit-a")


async def test_many_entries_of_one_millisecond_are_all_counted(cloud: Any, new_log: Any) -> None:
    """Class "time as identity": three doors, 300 presses in one millisecond, sent in pieces and again: 300 facts."""
    log = new_log()
    for seq in range(1, 101):
        for dev in DEVICES:
            log.press(seq, NOON - 5_000, "leave" if dev == "exit-a" else "enter", dev=dev)
    for start in (0, 150, 151, 400, 0, 300):
        assert (await cloud.send(log, start, start + 400)).status_code == 200
    live = await cloud.live()
    assert (live["entered"], live["left"], live["inside"]) == (200, 100, 100)
    assert await cloud.rows("SELECT kind, count FROM rollup_day ORDER BY kind") == [("enter", 200), ("leave", 100)]
    assert await cloud.rows("SELECT count(*), count(DISTINCT at) FROM fact WHERE counted") == [(300, 1)]
    assert await cloud.rows("SELECT DISTINCT entries, presses FROM device_hour") == [(100, 100)]
    assert await cloud.drift() == []
    found, after = Counter[int](), ""
    async with connect(cloud.url) as connection:
        who = {"Authorization": f"Bearer {await tokens.create(connection, 'serang', 'viewer')}"}
    while True:
        page = (await cloud.http.get(f"/v1/sites/serang/facts?limit=70{after}", headers=who)).json()
        found.update(fact["n"] for fact in page["facts"])
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert (len(found), set(found.values())) == (300, {1})


async def test_tickets_of_one_millisecond_are_each_their_own(cloud: Any, new_log: Any) -> None:
    """Class "time as identity": forty tickets given and two called in one millisecond, each with its own number and end."""
    hall = TicketHall(new_log)
    at = moment(date(2026, 11, 24), "09:00", hall.zone)
    hall.tick(at)
    for _ in range(20):
        for key in "ad":
            hall.press("kiosk", key, at)
    for pad in ("pad-1", "pad-2"):
        hall.press(pad, "next", at + 60_000)
    for pad in ("pad-1", "pad-2"):
        hall.press(pad, "done", at + 120_000)
    await cloud.send(hall.log)
    assert await cloud.rows("SELECT count(*), count(DISTINCT number), count(DISTINCT issued) FROM ticket") == [
        (40, 40, 1)
    ]
    assert await cloud.rows("SELECT count(DISTINCT (visit_log, visit)) FROM ticket") == [(40,)]
    assert await cloud.rows("SELECT what, sum(count)::int FROM rollup_service GROUP BY what ORDER BY what") == [
        ("called", 2),
        ("completed", 2),
        ("issued", 40),
    ]
