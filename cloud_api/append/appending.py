"""Compare-and-append (idempotent, optimistic concurrency): one transaction moves a log's cursor, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import DictRow

from cloud_api.append import derived
from cloud_api.append.derived import AHEAD_MS
from cloud_api.append.leaves import DEFAULT_ZONE, Checked, Item, LogState, succeeds
from cloud_api.append.rebuild_due import RebuildingError
from cloud_api.append.wire import MAX_LEAVES, Batch
from cloud_api.database.blobs import Blobs
from cloud_api.database.pool import Connection
from cloud_api.request.error import RequestError
from contract.merkle import CompactRange, leaf_hash
from shelf.statements import statements

_sql = statements("cloud_api.append")


@dataclass(frozen=True, slots=True)
class Appended:
    """Where the log stands now, the root over all before `next`, and how many leaves were new."""

    next: int
    root: bytes
    new: int


async def append(connection: Connection, checked: Checked, now: int) -> Appended:
    """Append what of a checked batch is new; `now` in ms since 1970 is this server's clock.

    A batch sent again changes nothing. When it returns, the leaves, identities, facts and rollups are committed
    together. Raises RequestError: 404 `unknown-site`, 409 `hole` with `next`, 409 `fork` with `next` and `at`. A hole
    that shows that this database is behind what it has acknowledged makes the office open a new log (ADR 39).
    """
    try:
        return await _append(connection, checked, now)
    except RequestError as e:
        if e.code == "hole" and _was_told_more(checked.batch, e.extra["next"]):
            await connection.execute(_sql("office_is_behind"), {"site": checked.site})
        raise


async def _append(connection: Connection, checked: Checked, now: int) -> Appended:
    key, batch = {"site": checked.site, "log": checked.log}, checked.batch
    async with connection.pipeline(), connection.transaction():  # the server works on one query as we make the next
        cursor, is_due = await _lock(connection, key, now)
        tree = CompactRange.from_bytes(cursor["next"], cursor["range"])
        if batch.first > tree.size:
            raise RequestError(409, "hole", f"the next leaf due is {tree.size}", next=tree.size)
        await _compare(connection, key, batch, tree.size)
        new = checked.items[tree.size - batch.first :]
        grown = tree
        state = LogState(cursor["zone"], cursor["trial"], cursor["plan_n"])
        if new:
            if tree.size == 0:
                state = await derived.inherited(connection, key, new)
                opened = {"root": tree.root(), "zone": DEFAULT_ZONE, "after": succeeds(new)}
                await connection.execute(_sql("open_log"), {**key, **opened})
            came = {"first": tree.size, "next": batch.end, "leaf": Blobs(batch.leaves[tree.size - batch.first :])}
            await connection.execute(_sql("append_leaves"), {**key, **came})
            adding = await derived.begin(connection, key, derived.Run(new, state, now))
            grown = tree.extend(map(leaf_hash, batch.leaves[tree.size - batch.first :]))
            state = await derived.finish(connection, adding)
        root = grown.root()
        if grown.size:
            moved = {"next": grown.size, "range": grown.to_bytes(), "root": root}
            said = {"zone": state.zone, "trial": state.trial, "plan_n": state.plan_n}
            known = {"head": batch.head, "sent": batch.sent, "as_of": _as_of(batch, new, grown.size, now)}
            await connection.execute(_sql("move_log"), {**key, **moved, **said, **known})
        if is_due:
            await derived.release(connection, checked.site, now)
    return Appended(grown.size, root, grown.size - tree.size)


async def count_due(connection: Connection, site: str, now: int) -> None:
    """Count the facts of a site that were dated too far ahead and are due by `now`, if there are any.

    Whoever reads what is derived does this first; raises RebuildingError while it is outdated.
    """
    look = await connection.execute(_sql("has_due"), {"site": site, "horizon": now + AHEAD_MS})
    found = await look.fetchone()
    if found is not None and found["outdated"]:
        raise RebuildingError
    if found is None or not found["due"]:
        return
    async with connection.transaction():
        await connection.execute(_sql("lock_site"), {"site": site})
        await derived.release(connection, site, now)


async def _lock(connection: Connection, key: dict[str, str], now: int) -> tuple[DictRow, bool]:
    """Lock the site and the log's cursor, which is empty for a new log; say whether facts of the site are due."""
    site = await connection.execute(_sql("lock_site_and_look"), {**key, "horizon": now + AHEAD_MS})
    cursor = await connection.execute(_sql("lock_log"), key)
    found = await site.fetchone()
    if found is None:
        raise RequestError(404, "unknown-site", "add the site with `lawang cloud token`")
    empty: DictRow = {"next": 0, "range": b"", "zone": DEFAULT_ZONE, "trial": False, "plan_n": None}
    return await cursor.fetchone() or empty, found["due"]


async def _compare(connection: Connection, key: dict[str, str], batch: Batch, size: int) -> None:
    """Refuse a batch whose overlap with what is stored differs in any byte."""
    end = min(batch.end, size)
    if batch.first >= end:
        return
    stored = await connection.execute(_sql("stored_leaves"), {**key, "first": batch.first, "end": end})
    async for row in stored:
        if row["leaf"] != batch.leaves[row["n"] - batch.first]:
            raise RequestError(409, "fork", "another leaf is stored under this number", next=size, at=row["n"])


def _was_told_more(batch: Batch, size: int) -> bool:
    """Say whether a gateway knows of more than `size` leaves here: it goes on only where an answer says.

    One full batch at most is offered ahead of its answer, and never a sign of life.
    """
    return not batch.leaves or batch.first - size > MAX_LEAVES


def _as_of(batch: Batch, new: Sequence[Item], size: int, now: int) -> int:
    """Return up to when all is known: the gateway's clock if its head is here, else the last receipt; never ahead."""
    if size == batch.head:
        return min(batch.sent, now)
    return min(new[-1].leaf.rx, now) if new else 0
