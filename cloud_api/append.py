"""Compare-and-append: one transaction that moves a log's cursor, or a refusal that changes nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from psycopg.rows import DictRow

from cloud_api.database import Connection
from cloud_api.leaves import DEFAULT_ZONE, Derived, Item, derive
from cloud_api.queries import query
from cloud_api.refusal import Refusal
from cloud_api.wire import Batch
from contract.merkle import CompactRange, leaf_hash

AHEAD_MS = 600_000  # an `at` further ahead of our clock than this waits


@dataclass(frozen=True, slots=True)
class Appended:
    """Where the log stands now, the root over all before `next`, and how many leaves were new."""

    next: int
    root: bytes
    new: int


async def append(
    connection: Connection, site: str, log: str, batch: Batch, items: Sequence[Item], now: int
) -> Appended:
    """Append what of `batch` (checked: `items`) is new; `now` in ms since 1970 is this server's clock.

    A batch sent again changes nothing. When it returns, the leaves, identities, facts and rollups are committed
    together. Raises Refusal: 404 `unknown-site`, 409 `hole` with `next`, 409 `fork` with `next` and `at`.
    """
    key = {"site": site, "log": log}
    async with connection.transaction():
        cursor = await _lock(connection, site, log)
        tree = CompactRange.from_bytes(cursor["next"], cursor["range"])
        if batch.first > tree.size:
            raise Refusal(409, "hole", f"the next leaf due is {tree.size}", next=tree.size)
        await _compare(connection, key, batch, tree.size)
        seen = tree.size - batch.first
        grown = tree.extend(map(leaf_hash, batch.leaves[seen:]))
        added = derive(items[seen:], cursor["zone"])
        if items[seen:]:
            if tree.size == 0:
                await connection.execute(query("open_log"), {**key, "root": tree.root(), "zone": DEFAULT_ZONE})
            await _insert(connection, key, batch.leaves[seen:], batch.first + seen, added, now + AHEAD_MS)
        root = grown.root()
        if grown.size:
            moved = {"next": grown.size, "range": grown.to_bytes(), "root": root, "zone": added.zone}
            known = {"head": batch.head, "sent": batch.sent, "as_of": _as_of(batch, items[seen:], grown.size, now)}
            await connection.execute(query("move_log"), {**key, **moved, **known})
        await connection.execute(query("release_waiting"), {"site": site, "horizon": now + AHEAD_MS})
    return Appended(grown.size, root, grown.size - tree.size)


async def release_waiting(connection: Connection, site: str, now: int) -> None:
    """Count the facts of a site that were dated too far ahead and are due by `now`."""
    async with connection.transaction():
        await connection.execute(query("lock_site"), {"site": site})
        await connection.execute(query("release_waiting"), {"site": site, "horizon": now + AHEAD_MS})


async def _lock(connection: Connection, site: str, log: str) -> DictRow:
    """Lock the site and the log's cursor; a log that is not there yet has an empty one."""
    found = await (await connection.execute(query("lock_site"), {"site": site})).fetchone()
    if found is None:
        raise Refusal(404, "unknown-site", "add the site with `lawang cloud token`")
    cursor = await (await connection.execute(query("lock_log"), {"site": site, "log": log})).fetchone()
    return cursor or {"next": 0, "range": b"", "zone": DEFAULT_ZONE}


async def _compare(connection: Connection, key: dict[str, str], batch: Batch, size: int) -> None:
    """Refuse a batch whose overlap with what is stored differs in any byte."""
    end = min(batch.end, size)
    if batch.first >= end:
        return
    stored = await connection.execute(query("stored_leaves"), {**key, "first": batch.first, "end": end})
    async for row in stored:
        if row["leaf"] != batch.leaves[row["n"] - batch.first]:
            raise Refusal(409, "fork", "another leaf is stored under this number", next=size, at=row["n"])


async def _insert(
    connection: Connection, key: dict[str, str], new: Sequence[bytes], first: int, added: Derived, horizon: int
) -> None:
    numbers = list(range(first, first + len(new)))
    await connection.execute(query("insert_leaves"), {**key, "n": numbers, "leaf": list(new)})
    if added.devices.n:
        await connection.execute(query("insert_device_entries"), {**key, **asdict(added.devices)})
    if added.facts.n:
        await connection.execute(query("insert_facts"), {**key, **asdict(added.facts), "horizon": horizon})
    if added.plan is not None:
        await connection.execute(query("set_plan"), {"site": key["site"], **asdict(added.plan)})


def _as_of(batch: Batch, new: Sequence[Item], size: int, now: int) -> int:
    """Return up to when all is known: the gateway's clock if its head is here, else the last receipt; never ahead."""
    if size == batch.head:
        return min(batch.sent, now)
    return min(new[-1].leaf.rx, now) if new else 0
