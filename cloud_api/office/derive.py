"""What the office's entries add to the tables `settlement` and `correction`, when they are written and at a rebuild."""

from collections.abc import Sequence

from cloud_api.database.pool import Connection
from cloud_api.office import ledger, sealing
from cloud_api.office.ledger import Entry, OfficeLog
from contract import leaf, records
from contract.errors import ContractError
from contract.leaf import Source
from contract.merkle import CompactRange, leaf_hash
from contract.records import is_office
from shelf.statements import statements

_sql = statements("cloud_api.office")
_append_sql = statements("cloud_api.append")

PAGE = 500  # leaves read at a time
SETTLEMENT = ("log", "ticket_n", "outcome", "day", "who")
CORRECTION = ("log", "of", "what", "field", "value", "why", "who", "approved")


class OfficeError(RuntimeError):
    """The office's log cannot be read, or does not bind the years that are stored; nothing was changed."""


async def add(connection: Connection, site: str, entries: Sequence[Entry]) -> None:
    """Insert the rows that follow from entries, within the caller's transaction."""
    settled = [entry for entry in entries if entry.said.k == "settle"]
    if settled:
        await connection.execute(_sql("add_settlements"), _columns(site, settled, SETTLEMENT))
    corrected = [entry for entry in entries if entry.said.k == "correction"]
    held = await ledger.logs(connection, site) if any(is_office(str(e.said.data["log"])) for e in corrected) else []
    for entry in corrected:  # one by one: a correction may undo the one before it
        await connection.execute(_sql("add_corrections"), _correction(site, entry, held))


async def rebuild(connection: Connection, site: str) -> dict[str, CompactRange]:
    """Make `settlement` and `correction` again from the office's leaves and return the tree of each of its logs.

    Within the caller's transaction, as the owner, after the facts were made again; the caller compares size and root
    with the cursors. Years are not derived: each is compared with the root that its entry holds. Raises OfficeError.
    """
    for name in ("forget_settlements", "forget_corrections"):
        await connection.execute(_sql(name), {"site": site})
    return {one.log: await _rebuild_log(connection, site, one) for one in await ledger.logs(connection, site)}


async def _rebuild_log(connection: Connection, site: str, of: OfficeLog) -> CompactRange:
    tree = CompactRange()
    while True:
        bounds = {"site": site, "log": of.log, "first": tree.size, "end": tree.size + PAGE}
        rows = await (await connection.execute(_append_sql("stored_leaves"), bounds)).fetchall()
        if not rows:
            return tree
        entries = [_read(site, of, tree.size + index, row["leaf"]) for index, row in enumerate(rows)]
        await add(connection, site, entries)
        for entry in entries:
            if entry.said.k == "year":
                await _compare_year(connection, site, entry)
        tree = tree.extend(leaf_hash(row["leaf"]) for row in rows)


def _columns(site: str, entries: Sequence[Entry], fields: Sequence[str]) -> dict[str, object]:
    columns = {field: [entry.said.data[field] for entry in entries] for field in fields}
    return {"site": site, "n": [e.place for e in entries], "at": [e.at for e in entries], **columns}


def _correction(site: str, entry: Entry, held: Sequence[OfficeLog]) -> dict[str, object]:
    log, of = str(entry.said.data["log"]), int(str(entry.said.data["of"]))
    target = ledger.target(held, log, of)
    if target is None:
        raise OfficeError(f"{site}/{entry.log}: entry {entry.n} corrects {log}/{of}, which is not there")
    return {**_columns(site, [entry], CORRECTION), "log": [target[0]], "of": [target[1]]}


def _read(site: str, of: OfficeLog, n: int, data: bytes) -> Entry:
    try:
        found = leaf.decode(data)
        said = records.decode(found.payload)
    except ContractError as e:
        raise OfficeError(f"{site}/{of.log}: entry {n}: {e}") from e
    if found.n != n or found.src is not Source.OFFICE:
        raise OfficeError(f"{site}/{of.log}: entry {n} is missing")
    return Entry(of.log, n, of.base + n, found.at, said)


async def _compare_year(connection: Connection, site: str, entry: Entry) -> None:
    data = entry.said.data
    asked = {"site": site, "year": data["year"], "version": data["version"]}
    row = await (await connection.execute(_sql("year"), asked)).fetchone()
    if row is None or sealing.root(site, row["cut"], row["body"], row["register"]) != data["root"]:
        raise OfficeError(f"{site}: year {data['year']}, version {data['version']}: not what the office's log fixed")
