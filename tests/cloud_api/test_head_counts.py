"""A head count re-bases who is shown inside: live answer, wall, hour's end and Grafana's curve alike."""

import random
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from pages.occupancy import HeadCount, Movement, live_day
from tests.cloud_api.ticket_hall import MINUTE, TicketHall, moment
from tests.depth import depth

DAY, ZONE = date(2026, 11, 24), "Asia/Jakarta"


async def curve(cloud: Any) -> list[list[int]]:
    """Return Grafana's curve at the cloud's moment."""
    async with await psycopg.AsyncConnection.connect(cloud.url) as connection:
        await connection.execute("SELECT set_config('lawang.now', to_timestamp(%s / 1000.0)::text, true)", (cloud.now,))
        rows = await connection.execute("SELECT at_minute, inside FROM grafana.curve('serang')")
        return [list(row) for row in await rows.fetchall()]


@pytest.mark.parametrize("seed", range(depth(3, 1)))
async def test_live_wall_and_grafana_are_re_based_alike(cloud: Any, new_log: Any, seed: int) -> None:
    """Class "occupancy drifts, resets rewrite history": random, many in one millisecond, more out than in, long stays."""
    rng, log = random.Random(seed), new_log()
    start = moment(DAY, "08:00", ZONE)
    times = sorted(start + rng.choice((0, 1, 7, 30, 31, 100, 230, 231, 300, 400)) * MINUTE for _ in range(60))
    moved, counts = [], []
    for seq, at in enumerate(times, 1):
        if rng.random() < 0.15:
            counts.append(HeadCount(at, rng.randrange(12)))
            log.record("audit", at, n=counts[-1].people, who="Ani")
        else:
            moved.append(Movement(at, rng.choice((1, 1, -1))))
            log.press(seq, at, "enter" if moved[-1].delta > 0 else "leave")
    cloud.now = times[-1]
    await cloud.send(log)
    for ahead in (-200, -100, 0, 3, 90, 200):
        cloud.now = times[-1] + ahead * MINUTE
        live, wanted = await cloud.live(), live_day(moved, cloud.now, ZoneInfo(ZONE), counts=counts)
        assert (live["inside"], live["curve"]) == (wanted.inside, [list(point) for point in wanted.curve])
        assert (live["entered"], live["left"]) == (wanted.entered, wanted.left)
        assert await curve(cloud) == live["curve"]


async def test_what_is_shown_is_what_the_gateway_has(cloud: Any, new_log: Any) -> None:
    """The hall engine's own number, which its adjustments re-base, at every step of a morning in which nobody left unseen."""
    hall, rng = TicketHall(new_log), random.Random(5)
    at = moment(DAY, "08:00", ZONE)
    hall.tick(at)
    sent = 0
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, "serang", "viewer")
    for step in range(40):
        at += rng.randrange(1, 4) * MINUTE
        if step % 9 == 8:
            hall.order("audit", at, count=rng.randrange(15))
        else:
            hall.press("gate-a", rng.choice(("in", "in", "out")) if hall.state.inside > 0 else "in", at)
        if step % 4 == 0 or step % 9 == 8 or step == 39:
            cloud.now = at + 1_000
            assert (await cloud.send(hall.log, sent)).status_code == 200
            sent = len(hall.log.leaves)
            live = await cloud.live()
            assert live["inside"] == hall.state.inside == (await curve(cloud))[-1][1], step
    answer = await cloud.http.get(
        f"/v1/sites/serang/statistics?from={DAY}&to={DAY}&by=hour", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.json()["rows"][-1]["shown"] == hall.state.inside
    raw = live["entered"] - live["left"]
    assert answer.json()["rows"][-1]["inside"] == raw != hall.state.inside
