"""The append: whatever way a log arrives, the cloud holds that log once and the same facts."""

import asyncio
import random
from typing import Any

import psycopg
import pytest

from tests.depth import depth

FACTS = "SELECT log, n, cause, day, hour, at, err, kind, dev, late, counted FROM fact WHERE site = %s ORDER BY log, n"
DEVICES = "SELECT dev, ep, seq, hash, log, n, status FROM device_entry WHERE site = %s ORDER BY log, n"
ROLLUP = "SELECT day, kind, count FROM rollup_day WHERE site = %s ORDER BY 1, 2"
LOGS = "SELECT log, next, range, root, zone FROM log WHERE site = %s ORDER BY log"
LEAVES = "SELECT n, right(encode(leaf, 'escape'), 40) FROM log_entry WHERE site = %s AND n > 0 ORDER BY log, n"


async def everything(cloud: Any, site: str) -> list[Any]:
    return [await cloud.rows(sql, site) for sql in (LOGS, LEAVES, DEVICES, FACTS, ROLLUP)]


async def test_a_batch_is_stored_byte_for_byte(cloud: Any, gateway: Any) -> None:
    """The cloud's copy is the log: bytes, size and root."""
    response = await cloud.send(gateway)
    assert response.json() == {"next": len(gateway.leaves), "root": gateway.root()}
    stored = await cloud.rows("SELECT leaf FROM log_entry ORDER BY n")
    assert [leaf.decode() for (leaf,) in stored] == gateway.leaves
    assert await cloud.rows(ROLLUP.replace("day, kind, count", "kind, count"), "serang") == [("enter", 5), ("leave", 2)]


async def test_a_lost_answer_costs_a_repetition(cloud: Any, gateway: Any) -> None:
    """Class "last item repeated for ever": the same batch again is taken and changes nothing."""
    first = await cloud.send(gateway)
    before = await everything(cloud, "serang")
    again = await cloud.send(gateway)
    assert (again.status_code, again.json()) == (200, first.json())
    assert await everything(cloud, "serang") == before


async def test_a_hole_is_refused_and_says_what_is_due(cloud: Any, gateway: Any) -> None:
    """Class "batch cut short": nothing may be skipped, not even at the start of a log or by a sign of life."""
    assert (await cloud.send(gateway, 3)).json() | {"detail": ""} == {"error": "hole", "next": 0, "detail": ""}
    await cloud.send(gateway, 0, 4)
    refused = await cloud.send(gateway, 5)
    assert (refused.status_code, refused.json()["error"], refused.json()["next"]) == (409, "hole", 4)
    assert (await cloud.post({"from": 9, "leaves": [], "head": 9, "sent": 1})).status_code == 409
    assert await cloud.rows("SELECT next FROM log") == [(4,)]
    assert await cloud.refusals("hole") == 3


async def test_another_history_is_a_fork(cloud: Any, gateway: Any) -> None:
    """Class "restored backup signs other history": one other byte in what is stored is a fork; all is as before."""
    await cloud.send(gateway)
    before = await everything(cloud, "serang")
    end = len(gateway.leaves)
    gateway.leaves[6] = gateway.leaves[6].replace(" 40 ", " 41 ", 1)
    gateway.press(8)
    refused = await cloud.send(gateway, 2)
    assert refused.status_code == 409
    assert refused.json() | {"detail": ""} == {"error": "fork", "next": end, "at": 6, "detail": ""}
    assert await everything(cloud, "serang") == before
    assert await cloud.refusals("fork") == 1


async def test_an_overlap_adds_only_what_is_new(cloud: Any, gateway: Any) -> None:
    """Class "half old, half new"."""
    await cloud.send(gateway, 0, 7)
    response = await cloud.send(gateway, 3)
    assert response.json() == {"next": len(gateway.leaves), "root": gateway.root()}
    assert await cloud.drift() == []


async def test_a_log_that_lies_behind_is_told_how_far_the_cloud_is(cloud: Any, gateway: Any) -> None:
    """A restored gateway sends a shorter log: it is answered with the cloud's size and root, and sees the fork."""
    await cloud.send(gateway)
    response = await cloud.send(gateway, 4, 4, head=4)
    assert response.json() == {"next": len(gateway.leaves), "root": gateway.root()}


async def test_a_sign_of_life_creates_nothing(cloud: Any) -> None:
    """An empty batch for a log nobody opened is answered and leaves no row."""
    response = await cloud.post({"from": 0, "leaves": [], "head": 0, "sent": 1})
    assert (response.status_code, response.json()["next"]) == (200, 0)
    assert await cloud.rows("SELECT * FROM log") == []


@pytest.mark.parametrize("seed", range(depth(4, 1)))
async def test_any_split_and_order_equals_one_sequence(cloud: Any, new_log: Any, seed: int) -> None:
    """Classes "rollup and facts drift apart", "late data": any cutting, repetition and overlap gives the same tables.

    The zone changes in the middle of the log, some facts are late, some causes repeat, one conflicts.
    """
    rng = random.Random(seed)
    await cloud.add_site("whole")
    await cloud.add_site("split")
    logs = {site: new_log(site=site) for site in ("whole", "split")}
    draws = [(seq, -(seq % 7) * 86_400_000 // 3) for seq in rng.choices(range(1, 20), k=40)]
    for log in logs.values():
        for turn, (seq, ago) in enumerate(draws):
            if turn == 20:
                log.record("plan", zone="Asia/Jayapura", toml="", who="test")
            log.prev.clear()
            log.press(seq, cloud.now + ago, kind="enter" if seq % 2 else "leave", ms=100 + (turn == 30))
    assert (await cloud.send(logs["whole"])).status_code == 200
    log, done = logs["split"], 0
    while done < len(log.leaves):
        first = max(0, done - rng.choice((0, 0, 3, 50)))
        response = await cloud.send(log, first, max(first, done + rng.randrange(12) - 3))
        assert response.status_code == 200
        done = response.json()["next"]
        assert response.json()["root"] == log.root(done)
        assert await cloud.drift() == []
    whole, split = await everything(cloud, "whole"), await everything(cloud, "split")
    assert whole[1:] == split[1:]
    assert {status for *_, status in whole[2]} == {"first", "repeat", "conflict"}


async def test_appends_at_once_take_turns(cloud: Any, new_log: Any) -> None:
    """Many at once, of one log and of two logs with the same presses: each press counts once, nothing deadlocks."""
    one, two = new_log(), new_log(log="gw-00000002")
    for seq in range(1, 60):
        one.press(seq)
        two.press(60 - seq) if seq > 1 else two.press(seq)
    responses = await asyncio.gather(*(cloud.send(log) for log in (one, two) * 6))
    assert {r.status_code for r in responses} == {200}
    assert {r.json()["root"] for r in responses} == {one.root(), two.root()}
    assert await cloud.drift() == []
    (total,) = await cloud.rows(
        "SELECT count(*), count(DISTINCT (dev, ep, seq)) FROM device_entry WHERE status = 'first'"
    )
    assert total == (59, 59)
    assert await cloud.rows("SELECT count FROM rollup_day") == [(59,)]


async def test_entries_of_a_log_cannot_be_changed(cloud: Any, gateway: Any) -> None:
    """Nothing in a log is ever updated or deleted, not even by hand."""
    await cloud.send(gateway)
    for sql in ("DELETE FROM log_entry", "UPDATE log_entry SET n = n + 1", "TRUNCATE log_entry"):
        with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
            await cloud.rows(sql)


async def test_an_error_between_two_statements_leaves_nothing(cloud: Any, gateway: Any) -> None:
    """Class "rollup and facts drift apart": leaves, identities, facts, rollup and cursor are one transaction."""
    await cloud.send(gateway, 0, 4)
    before = await everything(cloud, "serang")
    async with await psycopg.AsyncConnection.connect(cloud.url, autocommit=True) as by_hand:
        await by_hand.execute("ALTER TABLE rollup_day ADD CONSTRAINT stop CHECK (count < 3)")
        assert (await cloud.send(gateway, 4)).status_code == 500
        assert await everything(cloud, "serang") == before
        await by_hand.execute("ALTER TABLE rollup_day DROP CONSTRAINT stop")
    assert (await cloud.send(gateway, 4)).json()["root"] == gateway.root()
    assert await cloud.drift() == []


async def test_what_the_gateway_asks_for_when_it_is_replaced(cloud: Any, gateway: Any, new_log: Any) -> None:
    """A new gateway learns the logs with their roots, where each device's epoch stands, and the leaves themselves."""
    gateway.press(1, ep="0000000000000001", dev="gate-b")
    await cloud.send(gateway)
    second = new_log(log="gw-00000002")
    await cloud.send(second)
    get = cloud.http.get
    logs = (await get("/v1/sites/serang/logs", headers=cloud.auth())).json()
    assert logs == [{"log": log.log, "next": len(log.leaves), "root": log.root()} for log in (gateway, second)]
    devices = (await get("/v1/sites/serang/devices", headers=cloud.auth())).json()
    assert [(d["dev"], d["ep"], d["seq"]) for d in devices] == [
        ("gate-a", "6b1e0f5a9c3d7e21", 7),
        ("gate-b", "0000000000000001", 1),
    ]
    assert devices[1]["h"] == gateway.prev["gate-b", "0000000000000001"]
    page = await get("/v1/sites/serang/logs/gw-00000001?from=3&limit=4", headers=cloud.auth())
    assert page.json() == {"from": 3, "leaves": gateway.leaves[3:7], "next": 7}
