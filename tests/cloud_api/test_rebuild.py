"""All that is derived can be dropped and made again to the same rows; the description is the one committed."""

import random
from pathlib import Path
from typing import Any

import psycopg
import pytest
from typer.testing import CliRunner

from cloud_api.app import described
from cloud_api.commands import app
from cloud_api.database.pool import connect
from cloud_api.office.rebuild import DERIVED, RebuildError, rebuild

OPENAPI = Path(__file__).parents[2] / "docs" / "openapi.json"


async def derived(cloud: Any) -> list[Any]:
    tables = [await cloud.rows(f"SELECT * FROM {table} ORDER BY {table}::text") for table in DERIVED]
    return [
        *tables,
        await cloud.rows("SELECT * FROM site ORDER BY 1"),
        await cloud.rows("SELECT * FROM log ORDER BY 1, 2"),
    ]


async def fill(cloud: Any, new_log: Any, seed: int) -> None:
    """Send two logs of one site in turns, with repeats, conflicts, late and future presses, and a change of zone."""
    rng = random.Random(seed)
    logs = [new_log(), new_log(log="gw-00000002", zone="Asia/Makassar")]
    for log in logs:
        for turn, seq in enumerate(rng.choices(range(1, 40), k=60)):
            log.prev.clear()
            if turn == 30:
                log.record("plan", zone="Asia/Jayapura", toml="[site]\ncapacity = 7\n", who="test")
            at = cloud.now - (seq % 9) * 40_000_000 + (9 * 10**10 if seq % 11 == 0 else 0)
            log.press(seq, at, "enter" if seq % 2 else "leave", ms=100 + (turn == 9))
    ends = [0, 0]
    while any(end < len(log.leaves) for end, log in zip(ends, logs, strict=True)):
        which = rng.randrange(2)
        first = ends[which]
        ends[which] = (await cloud.send(logs[which], first, first + rng.randrange(1, 30))).json()["next"]


@pytest.mark.parametrize("seed", range(2))
async def test_a_rebuild_gives_the_same_rows(cloud: Any, new_log: Any, seed: int) -> None:
    """Class "rollup and facts drift apart": also after the derived tables were damaged by hand."""
    await fill(cloud, new_log, seed)
    before = await derived(cloud)
    assert {row[7] for row in before[DERIVED.index("device_entry")]} == {"first", "repeat", "conflict"}
    made = {name for name, rows in zip(DERIVED, before, strict=False) if rows}
    assert made >= {"fact", "fact_waiting", "device_entry", "device_hour", "rollup_day"}  # tickets: test_tickets.py
    async with await psycopg.AsyncConnection.connect(cloud.url, autocommit=True) as by_hand:
        await by_hand.execute("UPDATE rollup_day SET count = count + 1")
        await by_hand.execute("DELETE FROM fact WHERE n % 2 = 0")
        await by_hand.execute("UPDATE device_entry SET status = 'conflict'")
        await by_hand.execute("UPDATE site SET zone = 'UTC', capacity = 1")
    seen: list[int] = []
    async with connect(cloud.url) as connection:
        done = await rebuild(connection, cloud.now, lambda _site, read, total: seen.append(total - read))
    assert done == (await cloud.rows("SELECT count(*) FROM log_entry"))[0][0]
    assert (seen[-1], seen) == (0, sorted(seen, reverse=True))
    assert await derived(cloud) == before
    assert await cloud.drift() == []


async def test_logs_that_were_tampered_with_are_not_built_upon(cloud: Any, gateway: Any) -> None:
    """Class "restored backup signs other history": other bytes do not give the stored root; nothing is changed."""
    await cloud.send(gateway)
    before = await derived(cloud)
    async with await psycopg.AsyncConnection.connect(cloud.url, autocommit=True) as by_hand:
        await by_hand.execute("ALTER TABLE log_entry DISABLE TRIGGER ALL")
        await by_hand.execute(
            "UPDATE log_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), ' 40 ', ' 41 '), 'UTF8') WHERE n = 5"
        )
    async with connect(cloud.url) as connection:
        with pytest.raises(RebuildError, match="root"):
            await rebuild(connection, cloud.now, lambda *_: None)
    assert await derived(cloud) == before


def test_the_command_says_how_much_it_read(database: str) -> None:
    """An empty database is rebuilt too."""
    said = CliRunner().invoke(app, ["rebuild", "--database", database])
    assert said.exit_code == 0, said.output
    assert "0 leaves read" in said.output


def test_the_committed_description_is_the_one_served() -> None:
    """`lawang cloud openapi` writes it: run it when this fails."""
    assert OPENAPI.read_text(encoding="utf-8") == described()
