"""The office's record of a site: a line of logs, the last of which is written under its own cursor (ADR 39).

Each is opened at its first entry: the first is called `office`; the next when this database is not the one in which
the last was begun, or may be behind what it has told. The *place* of an entry is its number, and what the logs before
its own hold: settlements and corrections are ordered by it.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cloud_api.append.leaves import DEFAULT_ZONE
from cloud_api.append.rebuild_due import refuse_while_due
from cloud_api.database.blobs import Blobs
from cloud_api.database.pool import Connection
from cloud_api.request.error import RequestError
from contract import checkpoint, records
from contract.leaf import Leaf, Source, encode
from contract.merkle import CompactRange, leaf_hash
from contract.records import OFFICE, Record, is_office
from shelf.statements import statements

_sql = statements("cloud_api.office")
_append_sql = statements("cloud_api.append")

ENGINE = "lawang-office/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry `n` of an office log: its place, when it was written (ms since 1970) and what it says."""

    log: str
    n: int
    place: int
    at: int
    said: Record


@dataclass(frozen=True, slots=True)
class OfficeLog:
    """One of the office's logs; `base`: the place of its first entry; `at_home`: it may be written and signed here."""

    log: str
    base: int
    tree: CompactRange
    as_of: int
    seed: bytes
    at_home: bool


async def lock(connection: Connection, site: str) -> None:
    """Hold the site until the caller's transaction ends: what is checked then still stands when it is written.

    Raises RequestError 404 `unknown-site`, 503 while what it would be checked against is outdated.
    """
    await refuse_while_due(connection, site)
    if await (await connection.execute(_append_sql("lock_site"), {"site": site})).fetchone() is None:
        raise RequestError(404, "unknown-site", "add the site with `lawang cloud token`")


async def logs(connection: Connection, site: str) -> list[OfficeLog]:
    """Return the office's logs, each after the one that it succeeds."""
    rows = await (await connection.execute(_sql("logs"), {"site": site})).fetchall()
    return [OfficeLog(tree=CompactRange.from_bytes(row.pop("next"), row.pop("range")), **row) for row in rows]


def place(held: Sequence[OfficeLog], log: str, n: int) -> int | None:
    """Return the place of an entry, None if there is none."""
    found = next((one for one in held if one.log == log and 0 <= n < one.tree.size), None)
    return None if found is None else found.base + n


def target(held: Sequence[OfficeLog], log: str, of: int) -> tuple[str, int] | None:
    """Return how what is derived names an entry that is corrected: one of the office's by its place, as `office`."""
    if not is_office(log):
        return log, of
    found = place(held, log, of)
    return None if found is None else (OFFICE, found)


async def append(connection: Connection, site: str, said: Sequence[Record], now: int) -> list[Entry]:
    """Append records within the caller's transaction, which holds the site's lock; `now` in ms since 1970.

    A log that may not be written here is succeeded first. Times never run back within the record.
    """
    held = await logs(connection, site)
    due = await (await connection.execute(_sql("due"), {"site": site})).fetchone()
    last = held[-1] if held else None
    at = max(now, last.as_of) if last else now
    base, tree, new = 0, CompactRange(), list(said)
    if last is not None and last.at_home and due is None:
        log, base, tree = last.log, last.base, last.tree
    else:
        log = OFFICE if last is None and due is None else f"{OFFICE}-{secrets.token_hex(4)}"
        base = last.base + last.tree.size if last else 0
        new.insert(0, await _open(connection, site, log, last, "first" if log == OFFICE else _why(last)))
    entries = [Entry(log, n, base + n, at, record) for n, record in enumerate(new, tree.size)]
    await _write(connection, site, log, tree, entries)
    return entries[len(entries) - len(said) :]


async def signed_checkpoint(connection: Connection, site: str, log: str | None = None) -> bytes:
    """Return size and root of an office log, the one that is written if none is named, signed by its key.

    Raises RequestError 404 while there is no entry, 409 `restored` for a log whose writer is not this database: its
    checkpoints are its writer's, and the end that it has here stands in the `open` of the log that succeeds it.
    """
    held = await logs(connection, site)
    found = next((one for one in reversed(held) if log in (None, one.log)), None)
    if found is None:
        raise RequestError(404, "not-found", "the office has written nothing yet")
    if not found.at_home:
        raise RequestError(409, "restored", "this database is a copy: the office opens a new log at its next entry")
    private = Ed25519PrivateKey.from_private_bytes(found.seed)
    said = checkpoint.Checkpoint(checkpoint.origin(site, found.log), found.tree.size, found.tree.root())
    return checkpoint.sign(said, private.public_key().public_bytes_raw(), private.sign)


async def _write(connection: Connection, site: str, log: str, tree: CompactRange, entries: Sequence[Entry]) -> None:
    key = {"site": site, "log": log}
    leaves = [encode(Leaf(e.n, e.at, 0, e.at, Source.OFFICE, records.encode(e.said))) for e in entries]
    await connection.execute(_append_sql("insert_leaves"), {**key, "first": tree.size, "leaf": Blobs(leaves)})
    grown, at = tree.extend(map(leaf_hash, leaves)), entries[-1].at
    moved = {"next": grown.size, "range": grown.to_bytes(), "root": grown.root(), "zone": DEFAULT_ZONE}
    said_before = {"trial": False, "plan_n": None, "head": grown.size, "sent": at, "as_of": at}
    await connection.execute(_append_sql("move_log"), {**key, **moved, **said_before})


async def _open(connection: Connection, site: str, log: str, last: OfficeLog | None, why: str) -> Record:
    """Open a log with a key of its own, after what is here of the one before it."""
    seed = secrets.token_bytes(32)
    before = None if last is None else last.log
    opened = {"site": site, "log": log, "root": CompactRange().root(), "zone": DEFAULT_ZONE, "after": before}
    await connection.execute(_append_sql("open_log"), opened)
    await connection.execute(_sql("add_key"), {"site": site, "log": log, "seed": seed})
    await connection.execute(_sql("due_no_more"), {"site": site})
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()
    end = (None, None) if last is None else (last.tree.size, last.tree.root().hex())
    after = {"after": before, "after_size": end[0], "after_root": end[1]}
    return Record("open", {"site": site, "log": log, "key": public, "engine": ENGINE, **after, "cloud": 1, "why": why})


def _why(last: OfficeLog | None) -> str:
    """Return why a log is opened that is not the first: nothing is here of one that there was, or it is of a copy."""
    return "replaced" if last is None else "restored"
