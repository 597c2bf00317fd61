"""What is remembered of the office's logs outside their database, which may be put back to an earlier state (ADR 39).

A database whose files were put back as they were, by a snapshot of a disk say, looks as it did then. This process
remembers how far each office log was, and keeps that in a file of its own if it is given one. What is behind it, or of
the same size with another root, is not all that was written: the office's next entry opens a new log.
"""

import asyncio
import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from psycopg import Error

from cloud_api.database.pool import Connection, Pool
from shelf.formats import KEY, format_of
from shelf.statements import statements
from shelf.whole_files import whole_file

_sql = statements("cloud_api.office")
_log = logging.getLogger(__name__)

FILE = "office.json"
FORMAT = 1
EVERY_S = 2.0


class Head(NamedTuple):
    """How far a log is: its size and the Merkle root (hex) there."""

    site: str
    log: str
    size: int
    root: str


Heads = Mapping[tuple[str, str], Head]


def behind(remembered: Heads, found: Heads) -> set[str]:
    """Return the sites of which less is found than is remembered, or something else."""
    return {
        site
        for (site, log), head in remembered.items()
        if (now := found.get((site, log))) is None
        or now.size < head.size
        or (now.size == head.size and now.root != head.root)
    }


def by_log(heads: Iterable[Head]) -> dict[tuple[str, str], Head]:
    """Return heads by site and log."""
    return {(head.site, head.log): head for head in heads}


class Memory:
    """Remembers heads, in a file if there is a folder for it; a file that cannot be used costs that alone."""

    def __init__(self, folder: Path | None) -> None:
        """Read what was remembered."""
        self._file = None if folder is None else folder / FILE
        self.heads = self._read()

    def keep(self, heads: Heads) -> None:
        """Remember these from now on."""
        if heads == self.heads:
            return
        self.heads = dict(heads)
        if self._file is None:
            return
        said = {KEY: FORMAT, "logs": [head._asdict() for head in self.heads.values()]}
        try:
            with whole_file(self._file) as file:
                file.write(json.dumps(said).encode() + b"\n")
        except OSError as e:
            _log.error("office not remembered", extra={"file": str(self._file), "error": repr(e)[:200]})

    def _read(self) -> dict[tuple[str, str], Head]:
        if self._file is None:
            return {}
        try:
            said: dict[str, Any] = json.loads(self._file.read_bytes())
            format_of(said, FORMAT)
            return by_log(Head(one["site"], one["log"], int(one["size"]), one["root"]) for one in said["logs"])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError) as e:
            _log.error("office not remembered", extra={"file": str(self._file), "error": repr(e)[:200]})
            return {}


async def compare(connection: Connection, memory: Memory) -> set[str]:
    """Compare what is remembered with what is there, and return the sites whose office has to open a new log."""
    rows = await (await connection.execute(_sql("heads"))).fetchall()
    found = by_log(Head(**row) for row in rows)
    sites = behind(memory.heads, found)
    for site in sites:
        await connection.execute(_sql("is_behind"), {"site": site})
    memory.keep(found)
    return sites


async def watch(pool: Pool, memory: Memory, ended: asyncio.Event, every: float = EVERY_S) -> None:
    """Compare each `every` seconds until `ended` is set; a database that is away is asked again."""
    while not ended.is_set():
        with suppress(Error):
            async with pool.connection() as connection:
                sites = await compare(connection, memory)
            if sites:
                _log.critical("database is behind", extra={"sites": sorted(sites)[:20]})
        with suppress(TimeoutError):
            async with asyncio.timeout(every):
                await ended.wait()
