"""The log `office` of a site: opened at its first entry, appended to under its own cursor, rebuilt from its leaves."""

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
from contract.records import OFFICE, Record
from shelf.statements import statements

_sql = statements("cloud_api.office")
_append_sql = statements("cloud_api.append")

ENGINE = "lawang-office/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the office's log: its number, when it was written (ms since 1970) and what it says."""

    n: int
    at: int
    said: Record


async def lock(connection: Connection, site: str) -> None:
    """Hold the site until the caller's transaction ends: what is checked then still stands when it is written.

    Raises RequestError 404 `unknown-site`, 503 while what it would be checked against is outdated.
    """
    await refuse_while_due(connection, site)
    if await (await connection.execute(_append_sql("lock_site"), {"site": site})).fetchone() is None:
        raise RequestError(404, "unknown-site", "add the site with `lawang cloud token`")


async def append(connection: Connection, site: str, said: Sequence[Record], now: int) -> list[Entry]:
    """Append records within the caller's transaction, which holds the site's lock; `now` in ms since 1970.

    A log that is not there yet is opened first, with a key of its own. Times never run back within the log.
    """
    key = {"site": site, "log": OFFICE}
    row = await (await connection.execute(_sql("cursor"), key)).fetchone()
    new, tree, at = list(said), CompactRange(), now
    if row is None:
        new.insert(0, await _open(connection, site))
        opened = {"root": tree.root(), "zone": DEFAULT_ZONE, "after": None}
        await connection.execute(_append_sql("open_log"), {**key, **opened})
    else:
        tree, at = CompactRange.from_bytes(row["next"], row["range"]), max(now, row["as_of"])
    entries = [Entry(n, at, record) for n, record in enumerate(new, tree.size)]
    leaves = [encode(Leaf(e.n, at, 0, at, Source.OFFICE, records.encode(e.said))) for e in entries]
    await connection.execute(_append_sql("insert_leaves"), {**key, "first": tree.size, "leaf": Blobs(leaves)})
    grown = tree.extend(map(leaf_hash, leaves))
    moved = {"next": grown.size, "range": grown.to_bytes(), "root": grown.root(), "zone": DEFAULT_ZONE}
    said_before = {"trial": False, "plan_n": None, "head": grown.size, "sent": at, "as_of": at}
    await connection.execute(_append_sql("move_log"), {**key, **moved, **said_before})
    return entries[len(entries) - len(said) :]


async def signed_checkpoint(connection: Connection, site: str) -> bytes:
    """Return size and root of the office's log, signed by its key; raises RequestError 404 while it has no entry."""
    key = {"site": site, "log": OFFICE}
    row = await (await connection.execute(_sql("head"), key)).fetchone()
    if row is None:
        raise RequestError(404, "not-found", "the office has written nothing yet")
    private = Ed25519PrivateKey.from_private_bytes(row["seed"])
    said = checkpoint.Checkpoint(checkpoint.origin(site, OFFICE), row["next"], row["root"])
    return checkpoint.sign(said, private.public_key().public_bytes_raw(), private.sign)


async def _open(connection: Connection, site: str) -> Record:
    seed = secrets.token_bytes(32)
    await connection.execute(_sql("add_key"), {"site": site, "seed": seed})
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()
    after = {"after": None, "after_size": None, "after_root": None}
    values = {"site": site, "log": OFFICE, "key": public, "engine": ENGINE, **after, "cloud": 1, "why": "first"}
    return Record("open", values)
