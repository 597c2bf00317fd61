"""Making again from the logs all that is derived from them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

from psycopg import sql

from cloud_api.append import derived
from cloud_api.append.leaves import DEFAULT_ZONE, Item, LogState, check, succeeds
from cloud_api.append.rebuild_due import sites_due
from cloud_api.append.wire import MAX_LEAVES, Batch
from cloud_api.database import rights
from cloud_api.database.pool import Connection
from cloud_api.office import derive as office
from cloud_api.request.error import RequestError
from contract.merkle import CompactRange, leaf_hash
from shelf.statements import statements

_sql = statements("cloud_api.append")

DERIVED = (
    "fact", "fact_waiting", "ticket", "device_entry", "device_hour", "rollup_day", "rollup_service", "site_day",
    "tenant_day", "plan", "planned_tenant", "planned_service", "planned_counter", "planned_holiday", "hall_hours",
)  # fmt: skip

Progress = Callable[[str, int, int], None]  # site, leaves read so far, leaves in all


class RebuildError(RuntimeError):
    """The stored leaves do not give the stored root, or cannot be read; nothing of the site was changed."""


async def rebuild(connection: Connection, now: int, progress: Progress) -> int:
    """Drop and make again what is derived of all sites, one transaction each, and return how many leaves were read.

    `connection` is the owner's; `now` in ms since 1970 decides which facts are due. Appends to a site wait while it
    is rebuilt. Raises RebuildError.
    """
    sites = await (await connection.execute(_sql("rebuild_sites"))).fetchall()
    total = sum(row["leaves"] for row in sites)
    done = 0
    for row in sites:
        async with connection.transaction():
            await _hold(connection, row["site"])
            async for read in _site(connection, row["site"], now):
                done += read
                progress(row["site"], done, max(total, done))
    await rights.make(connection)
    return done


async def rebuild_due(connection: Connection, now: int, progress: Progress | None = None) -> int:
    """Make again what is outdated, as `rebuild` does, and return how many sites that were.

    A site that another process makes meanwhile is left to it: raises psycopg's LockNotAvailable then.
    """
    due = await sites_due(connection)
    sites = await (await connection.execute(_sql("rebuild_sites"))).fetchall()
    total, done = sum(row["leaves"] for row in sites if row["site"] in due), 0
    for site in due:
        async with connection.transaction():
            await _hold(connection, site)
            if site in await sites_due(connection):
                async for read in _site(connection, site, now):
                    done += read
                    if progress is not None:
                        progress(site, done, max(total, done))
                    await asyncio.sleep(0)  # the process serves others
    await rights.make(connection)
    return len(due)


async def _hold(connection: Connection, site: str) -> None:
    await _unbounded(connection)
    await connection.execute(_sql("lock_site"), {"site": site})


async def _unbounded(connection: Connection) -> None:
    """Lift, for this transaction, the bounds that are meant for one client's request."""
    for name in ("statement_timeout", "timescaledb.max_tuples_decompressed_per_dml_transaction"):
        await connection.execute("SELECT set_config(%s, '0', true)", (name,))


async def _site(connection: Connection, site: str, now: int) -> AsyncGenerator[int]:
    for table in DERIVED:
        statement = sql.SQL("DELETE FROM {} WHERE site = %s").format(sql.Identifier(table))
        await connection.execute(statement, (site,))
    await connection.execute(_sql("rebuild_plan"), {"site": site, "zone": DEFAULT_ZONE, "capacity": None})
    states: dict[str, LogState] = {}
    trees: dict[str, CompactRange] = {}
    for arrival in await (await connection.execute(_sql("rebuild_arrivals"), {"site": site})).fetchall():
        log = arrival["log"]
        for first in range(arrival["first"], arrival["next"], MAX_LEAVES):
            batch = await _read(connection, site, log, first, min(first + MAX_LEAVES, arrival["next"]))
            trees[log] = trees.get(log, CompactRange.from_bytes(0, b"")).extend(map(leaf_hash, batch.leaves))
            key, items = {"site": site, "log": log}, _items(site, log, batch)
            if first == 0:
                states[log] = _beginning(states, items)
            states[log] = await derived.add(connection, key, derived.Run(items, states[log], now, rename=False))
            yield len(batch.leaves)
    try:
        trees |= await office.rebuild(connection, site)
    except office.OfficeError as e:
        raise RebuildError(str(e)) from e
    await _close(connection, site, states, trees)
    await connection.execute(_sql("rebuild_done"), {"site": site})


async def _read(connection: Connection, site: str, log: str, first: int, end: int) -> Batch:
    bounds = {"site": site, "log": log, "first": first, "end": end}
    rows = await (await connection.execute(_sql("stored_leaves"), bounds)).fetchall()
    if [row["n"] for row in rows] != list(range(first, end)):
        raise RebuildError(f"{site}/{log}: leaves are missing between {first} and {end}")
    return Batch(first, [row["leaf"] for row in rows], end, 0)


def _items(site: str, log: str, batch: Batch) -> Sequence[Item]:
    try:
        return check(site, log, batch).items
    except RequestError as e:
        at = batch.first + e.extra.get("index", 0)
        raise RebuildError(f"{site}/{log}: leaf {at} cannot be read: {e.detail}") from e


def _beginning(states: Mapping[str, LogState], items: Sequence[Item]) -> LogState:
    """Return how a log begins, after those that came before: in trial time if the log is that it succeeds."""
    before = states.get(succeeds(items) or "")
    return LogState(trial=before is not None and before.trial)


async def _close(
    connection: Connection, site: str, states: Mapping[str, LogState], trees: Mapping[str, CompactRange]
) -> None:
    """Compare each log's size and root with its cursor, and set what its records said about those that follow."""
    for row in await (await connection.execute(_sql("logs"), {"site": site})).fetchall():
        log = row["log"]
        tree = trees.get(log, CompactRange.from_bytes(0, b""))
        if (tree.size, tree.root().hex()) != (row["next"], row["root"]):
            raise RebuildError(f"{site}/{log}: the leaves do not give the stored root")
        state = states.get(log, LogState())
        said = {"zone": state.zone, "trial": state.trial, "plan_n": state.plan_n}
        await connection.execute(_sql("rebuild_log"), {"site": site, "log": log, **said})
