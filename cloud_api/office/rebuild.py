"""Making again from the logs all that is derived from them."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

from psycopg import sql

from cloud_api.append import derived
from cloud_api.append.leaves import DEFAULT_ZONE, Item, LogState, check, succeeds
from cloud_api.append.wire import MAX_LEAVES, Batch
from cloud_api.database.pool import Connection
from cloud_api.office import derive as office
from contract.merkle import CompactRange, leaf_hash
from shelf.statements import statements

_sql = statements("cloud_api.append")

DERIVED = (
    "fact", "fact_waiting", "ticket", "device_entry", "device_hour", "rollup_day", "rollup_service", "site_day",
    "tenant_day", "tenant", "service", "counter", "hall_hours", "standard", "holiday",
)  # fmt: skip

Progress = Callable[[str, int, int], None]  # site, leaves read so far, leaves in all


class RebuildError(RuntimeError):
    """The stored leaves do not give the stored root, or cannot be read; nothing of the site was changed."""


async def rebuild(connection: Connection, now: int, progress: Progress) -> int:
    """Drop and make again what is derived, one transaction a site, and return how many leaves were read.

    `connection` is the owner's; `now` in ms since 1970 decides which facts are due. Appends to a site wait while it
    is rebuilt. Raises RebuildError.
    """
    sites = await (await connection.execute(_sql("rebuild_sites"))).fetchall()
    total = sum(row["leaves"] for row in sites)
    done = 0
    for row in sites:
        async with connection.transaction():
            await _unbounded(connection)
            await connection.execute(_sql("lock_site"), {"site": row["site"]})
            async for read in _site(connection, row["site"], now):
                done += read
                progress(row["site"], done, max(total, done))
    return done


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
            key, items = {"site": site, "log": log}, check(site, log, batch).items
            if first == 0:
                states[log] = _beginning(states, items)
            states[log] = await derived.add(connection, key, derived.Run(items, states[log], now, rename=False))
            yield len(batch.leaves)
    try:
        trees["office"] = await office.rebuild(connection, site)
    except office.OfficeError as e:
        raise RebuildError(str(e)) from e
    await _close(connection, site, states, trees)


async def _read(connection: Connection, site: str, log: str, first: int, end: int) -> Batch:
    bounds = {"site": site, "log": log, "first": first, "end": end}
    rows = await (await connection.execute(_sql("stored_leaves"), bounds)).fetchall()
    if [row["n"] for row in rows] != list(range(first, end)):
        raise RebuildError(f"{site}/{log}: leaves are missing between {first} and {end}")
    return Batch(first, [row["leaf"] for row in rows], end, 0)


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
