"""Entries that let facts count no more: the cloud counts them nowhere, however and whenever they come (E3, second half)."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.office.rebuild import DERIVED, rebuild
from edge_gateway.hall import Fact, end_of
from site_plan.local import local_day
from tests.cloud_api.test_office_years import close
from tests.cloud_api.test_recap_compute import YEAR, find
from tests.cloud_api.test_tickets import LATER, MONDAY, ZONES, compare, derived, recount, send, ticket_drift
from tests.cloud_api.ticket_hall import MINUTE, TicketHall, act, moment
from tests.depth import depth

__all__ = ["recount"]  # a fixture

HOUR = 60 * MINUTE
AHEAD = (11 * HOUR, 24 * HOUR, 38 * HOUR)


class ErringHall(TicketHall):
    """A hall in which presses are taken back, and a clock that is wrong for a moment ends the day."""

    last = -1, -1  # what came of the last press

    def press(self, dev: str, button: str, at: int, rx: int | None = None) -> list[Fact]:
        self.before, first = self.state, len(self.log.leaves) + 1
        facts = super().press(dev, button, at, rx)
        self.last = first, first + len(facts) - 1
        return facts

    def take_back(self, at: int, dev: str = "pad-1", **other: int) -> int:
        """Undo what came of the last press, as a key of a pad will; return the number of the undo."""
        by = self._entry(dev, "press", (("b", "undo"), ("ms", 90)), at, at + 20)
        first, last = self.last
        data: dict[str, Any] = {"by": by, "first": first, "last": last, "who": None, **other}
        self.state = self.before
        return self._write(Fact("undo", at, data), at + 20)

    def end_in_error(self, at: int, ahead: int) -> None:
        self.tick(at + ahead)

    def may_reopen(self, at: int) -> bool:
        zone = self.state.layout.plan.zone
        return end_of(self.state, local_day(at, zone)) is not None and at < moment(
            local_day(at, zone), "20:00", self.zone
        )


def erring_day(hall: ErringHall, day: date, rng: random.Random, presses: int = 60) -> None:
    """Let a random day happen, with mistakes."""
    at = moment(day, "07:31", hall.zone)
    hall.tick(at)
    for _ in range(presses):
        at += rng.randrange(1_000, 8 * 60 * MINUTE // presses)
        hall.tick(at)
        size = len(hall.log.leaves)
        act(hall, at, rng)
        came = len(hall.log.leaves) - size
        if came > 1 and hall.last[1] == len(hall.log.leaves) - 1 and rng.random() < 0.2:
            hall.take_back(at + 100)
        if rng.random() < 0.03:
            hall.end_in_error(at + 200, rng.choice(AHEAD))
        if hall.may_reopen(at + 300) and rng.random() < 0.4:
            hall.order("reopen", at + 300)
    hall.tick(max(at, moment(day, "20:00", hall.zone)) + 1_000)


def logs_of(hall: TicketHall) -> list[list[str]]:
    return [log.leaves for log in hall.logs]


@pytest.fixture
def hall(new_log: Any) -> ErringHall:
    return ErringHall(new_log)


@pytest.mark.parametrize("seed", range(depth(6, 2)))
async def test_whatever_is_undone_counts_nowhere_in_any_cut_and_after_a_rebuild(
    cloud: Any, new_log: Any, recount: Any, seed: int
) -> None:
    """Property: cloud = recount = rebuild = any cut, over random days with presses taken back and days reopened."""
    cloud.now, rng = LATER, random.Random(seed)
    hall = ErringHall(new_log, ZONES[seed % 3])
    if seed % 2:
        hall.order("trial", moment(MONDAY, "06:00", hall.zone))
    for turn in range(3):
        if turn == 1 and seed % 2:
            hall.order("live", moment(MONDAY + timedelta(days=1), "07:00", hall.zone))
        erring_day(hall, MONDAY + timedelta(days=turn), rng)
        if turn == 1:
            hall.succeed()
            for _ in range(40):
                hall.repeat(rng.randrange(10_000), rng)
    assert sum('"k":"undo"' in leaf for log in hall.logs for leaf in log.leaves) > 5
    await send(cloud, hall)
    whole = await derived(cloud)
    assert await ticket_drift(cloud) == []
    assert await cloud.drift() == []
    await compare(cloud, recount, logs_of(hall))
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await derived(cloud) == whole
    async with connect(cloud.url) as connection:
        await connection.execute("ALTER TABLE log DISABLE TRIGGER ALL; ALTER TABLE log_entry DISABLE TRIGGER ALL")
        await connection.execute("ALTER TABLE arrival DISABLE TRIGGER ALL")
        for table in ("arrival", "log_entry", "log", *DERIVED):
            await connection.execute(f"DELETE FROM {table}")
    await send(cloud, hall, lambda: rng.choice((1, 2, 3, 5, 40, 200)))
    assert await derived(cloud) == whole


def served_after_all(hall: ErringHall, ahead: int) -> int:
    """Let three wait on Monday, a wrong clock end the day, somebody reopen it; all are served. Return when."""
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    for turn in range(3):
        hall.press("gate-a", "in", at + turn)
        hall.press("kiosk", "a", at + turn)
    hall.end_in_error(at + MINUTE, ahead)
    hall.press("gate-a", "in", at + 2 * MINUTE)
    hall.order("reopen", at + 3 * MINUTE)
    for turn in range(3):
        for step, button in enumerate(("next", "go", "done")):
            hall.press("pad-1", button, at + (4 + 5 * turn + step) * MINUTE)
    return at + 30 * MINUTE


@pytest.mark.parametrize("ahead", AHEAD)
async def test_who_was_dropped_by_a_wrong_clock_and_served_is_served_once(
    cloud: Any, hall: ErringHall, recount: Any, ahead: int
) -> None:
    """E3: tickets, statistics, live view, days, who is inside, recap and Grafana, as if the day had never ended."""
    cloud.now = at = served_after_all(hall, ahead)
    await send(cloud, hall, lambda: 7)
    assert await cloud.rows("SELECT number, ending, calls, wait_ms IS NOT NULL FROM ticket ORDER BY n") == [
        (number, "completed", 1, True) for number in ("A001", "A002", "A003")
    ]
    assert await cloud.rows("SELECT what, count FROM rollup_service ORDER BY 1") == [
        ("called", 3),
        ("completed", 3),
        ("issued", 3),
    ]
    assert await cloud.rows("SELECT day, opened IS NOT NULL, cutoff, closed, ended FROM site_day") == [
        (MONDAY, True, None, None, None)
    ]
    assert await cloud.rows("SELECT DISTINCT day FROM tenant_day") == [(MONDAY,)]
    live = await cloud.live()
    assert (live["entered"], live["inside"]) == (4, 4)
    assert await ticket_drift(cloud) == []
    await compare(cloud, recount, logs_of(hall))

    hall.tick(moment(MONDAY, "20:00", hall.zone) + 1_000)
    hall.tick(moment(MONDAY + timedelta(days=1), "07:00", hall.zone))
    cloud.now = at + 40 * HOUR  # what was dated a day ahead is due, and counts no more
    await send(cloud, hall)
    await cloud.live()
    assert await cloud.rows("SELECT count(*) FROM fact_waiting") == [(0,)]
    assert await cloud.rows("SELECT ended IS NOT NULL FROM site_day ORDER BY day") == [(True,), (False,)]
    assert await cloud.rows("SELECT sum(amount)::int FROM fact WHERE kind = 'write_off' AND counted") == [(4,)]
    await compare(cloud, recount, logs_of(hall))
    figures = {figure.key: figure.net for figure in (await find(cloud, YEAR)).figures}
    wanted = {"entered": 4, "served": 3, "unserved": 0, "completed": 3, "written_off": 4, "tickets": 3, "open": 0}
    assert {key: figures[key] for key in wanted} == wanted
    assert await cloud.rows("SELECT count(*) FROM grafana.ticket WHERE counted AND served") == [(3,)]
    assert await cloud.rows("SELECT count(*) FROM grafana.fact WHERE counted AND kind = 'unserved'") == [(0,)]
    before = await derived(cloud)
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await derived(cloud) == before


async def test_a_day_of_the_trial_time_goes_on_too(cloud: Any, hall: ErringHall) -> None:
    """Class "installers' test presses in the year": no figure, before and after; the day has not ended."""
    cloud.now = LATER
    hall.order("trial", moment(MONDAY, "06:00", hall.zone))
    served_after_all(hall, 24 * HOUR)
    await send(cloud, hall, lambda: 9)
    assert await cloud.rows("SELECT day, ended, trial FROM site_day") == [(MONDAY, None, True)]
    assert await cloud.rows("SELECT DISTINCT ending, counted, trial FROM ticket") == [("completed", False, True)]
    assert (
        await cloud.rows("SELECT count(*) FROM rollup_day UNION ALL SELECT count(*) FROM rollup_service") == [(0,)] * 2
    )


async def test_a_number_that_was_taken_back_is_given_again(cloud: Any, hall: ErringHall, recount: Any) -> None:
    """What a key will undo: a transfer with the number that came of it, a finish, a number at the kiosk."""
    cloud.now = LATER
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("kiosk", "a", at)
    hall.take_back(at + 1_000)
    hall.press("kiosk", "a", at + 2_000)
    hall.press("pad-1", "next", at + MINUTE)
    hall.press("pad-1", "go", at + 2 * MINUTE)
    hall.press("pad-1", "done", at + 3 * MINUTE)
    hall.take_back(at + 3 * MINUTE + 1_000)
    hall.press("pad-1", "to", at + 4 * MINUTE)
    hall.take_back(at + 4 * MINUTE + 1_000)
    hall.press("pad-1", "acc", at + 5 * MINUTE)
    hall.press("kiosk", "d", at + 6 * MINUTE)
    await send(cloud, hall, lambda: 2)
    assert await cloud.rows("SELECT number, ending, linked, serve_ms FROM ticket WHERE counted ORDER BY n") == [
        ("A001", "accepted", False, 3 * MINUTE),
        ("D001", None, False, None),
    ]
    assert await ticket_drift(cloud) == []
    await compare(cloud, recount, logs_of(hall))


def before_its_facts(hall: ErringHall, at: int) -> None:
    hall.take_back(at, last=len(hall.log.leaves) + 1)


def by_a_repeat(hall: ErringHall, at: int) -> None:
    """Copy a press of the first log into a second one, with an undo of what comes after it there."""
    device = next(leaf for leaf in hall.log.leaves if " device\n" in leaf and '"b":"a"' in leaf)
    hall.succeed()
    hall.log.leaves.append(f"lawang-site/1 {len(hall.log.leaves)} {device.split(' ', 2)[2]}")
    copy = len(hall.log.leaves) - 1
    hall.press("gate-a", "in", at)
    named = {"first": hall.last[0], "last": hall.last[1], "who": None}
    hall._write(Fact("undo", at, {"by": copy, **named}), at)


@pytest.mark.parametrize("spoil", [before_its_facts, by_a_repeat])
async def test_an_undo_that_may_not_be_says_nothing(
    cloud: Any, hall: ErringHall, recount: Any, spoil: Callable[[ErringHall, int], None]
) -> None:
    """Class "a poison entry": it is stored, and no fact counts less."""
    cloud.now = LATER
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("gate-a", "in", at)
    hall.press("kiosk", "a", at + 1_000)
    spoil(hall, at + 2_000)
    await send(cloud, hall)
    assert await cloud.rows("SELECT count(*) FROM ticket WHERE counted") == [(1,)]
    entered = await cloud.rows("SELECT count FROM rollup_day")
    assert entered == [(1 + (spoil is by_a_repeat),)]
    assert await cloud.rows("SELECT opened IS NOT NULL FROM site_day") == [(True,)]
    await compare(cloud, recount, logs_of(hall))


async def test_what_people_ordered_and_what_else_stands_in_the_range_stays(
    cloud: Any, hall: ErringHall, recount: Any
) -> None:
    """Only facts of the kinds from `day` to `adjust`: a head count, a plan, a gap and an undo are no such facts."""
    cloud.now = LATER
    at = moment(MONDAY, "09:00", hall.zone)
    hall.tick(at)
    hall.press("gate-a", "in", at)
    first = hall.last[0]
    hall.order("audit", at + 1_000, count=1)
    hall.replan(at + 2_000, nib="NIB baru")
    hall.log.record("gap", at + 3_000, dev="gate-a", ep="0" * 16, **{"from": 7, "to": 8, "why": "gone"})
    hall.press("kiosk", "a", at + 4_000)
    hall.take_back(at + 5_000, first=first)
    hall.take_back(at + 6_000, first=first)
    await send(cloud, hall)
    kinds = "SELECT DISTINCT kind FROM fact WHERE counted ORDER BY 1"
    assert await cloud.rows(kinds) == [("audit",), ("day",), ("gap",), ("undo",)]
    assert (
        await cloud.rows("SELECT count(*) FROM rollup_day UNION ALL SELECT count(*) FROM rollup_service") == [(0,)] * 2
    )
    assert await cloud.rows("SELECT name FROM service WHERE code = 'nib'") == [("NIB baru",)]
    await compare(cloud, recount, logs_of(hall))


async def test_an_undo_that_comes_after_the_year_was_closed_is_an_addendum(cloud: Any, hall: ErringHall) -> None:
    """Version 1 stays; the change stands among what came late."""
    served_after_all(hall, 11 * HOUR)
    undo = next(n for n, leaf in enumerate(hall.log.leaves) if '"k":"undo"' in leaf)
    cloud.now = LATER
    assert (await cloud.send(hall.log, 0, undo, head=undo)).status_code == 200
    assert await close(cloud) == 1
    hall.tick(moment(MONDAY, "20:00", hall.zone) + 1_000)
    assert (await cloud.send(hall.log, undo)).status_code == 200
    shown = await find(cloud, YEAR)
    [addendum] = shown.addenda
    changed = {change.key: (change.old, change.late, change.new) for change in addendum.changes}
    assert changed["unserved"] == (3, -3, 0)
    assert changed["served"] == (0, 3, 3)
    assert changed["written_off"] == (3, 1, 4)
