"""Has everything arrived? Compares what device rings, the gateway's file and the database hold."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from contract import gateway_side
from contract.errors import ContractError

SLOT_BYTES, HEADER_BYTES, LENGTH_AT = 256, 16, 2

Press = tuple[str, int, int]  # dev, boot, up: what a press keeps when it is copied into a later epoch


@dataclass(slots=True)
class Logged:
    """The presses in a gateway's folder, read as far as they have been committed."""

    folder: Path
    presses: set[Press] = field(default_factory=set[Press])
    sizes: dict[str, int] = field(default_factory=dict[str, int])

    def refresh(self) -> None:
        """Read what is new; a file that is not there yet or is being replaced is read the next time."""
        for path in [*self.folder.glob("old-*.db"), self.folder / "log.db"]:
            try:
                with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
                    self._read(db)
            except sqlite3.OperationalError:
                continue

    def _read(self, db: sqlite3.Connection) -> None:
        log, size = db.execute("SELECT log, size FROM log").fetchone()
        since = self.sizes.get(log, 0)
        sql = "SELECT payload FROM leaf WHERE n >= ? AND n < ? AND src = 'device'"
        self.presses.update(presses_in(payload for (payload,) in db.execute(sql, (min(since, size), size))))
        self.sizes[log] = size


def presses_in(payloads: Iterable[bytes]) -> Iterator[Press]:
    """Return the presses among sealed entries; what is none (a torn slot) is left out."""
    for payload in payloads:
        try:
            found = gateway_side.peek_entry(payload)
        except ContractError:
            continue
        if found.k == "press" and found.boot is not None and found.up is not None:
            yield found.dev, found.boot, found.up


def ring_payloads(image: bytes) -> Iterator[bytes]:
    """Return what the slots of a ring's image hold, erased ones left out."""
    for offset in range(0, len(image) - SLOT_BYTES + 1, SLOT_BYTES):
        length = image[offset + LENGTH_AT]
        if length <= SLOT_BYTES - HEADER_BYTES:
            yield image[offset + HEADER_BYTES : offset + HEADER_BYTES + length]


def missing(rings: Iterable[Path], logged: Logged) -> int:
    """Return how many presses in the rings are not in the gateway's logs."""
    logged.refresh()
    return sum(
        press not in logged.presses
        for ring in rings
        if ring.exists()
        for press in presses_in(ring_payloads(ring.read_bytes()))
    )


async def behind(database: str, site: str, sizes: dict[str, int]) -> int:
    """Return how many leaves of the gateway's logs the cloud does not have."""
    async with await psycopg.AsyncConnection.connect(database) as connection:
        rows = await (await connection.execute("SELECT log, next FROM log WHERE site = %s", (site,))).fetchall()
    there: dict[str, int] = dict(rows)
    return sum(max(0, size - there.get(log, 0)) for log, size in sizes.items())


async def in_cloud(database: str, site: str, logs: list[str]) -> set[Press]:
    """Return the presses that the cloud has of these logs."""
    sql = "SELECT leaf FROM log_entry WHERE site = %s AND log = ANY(%s)"
    async with await psycopg.AsyncConnection.connect(database) as connection:
        rows = await (await connection.execute(sql, (site, logs))).fetchall()
    return set(presses_in(bytes(leaf).partition(b"\n")[2] for (leaf,) in rows))
