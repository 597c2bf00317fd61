"""Closed years: version 1 is fixed for ever; what comes later stands in numbered addenda, each fixed in its turn."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from psycopg.types.json import Jsonb

from cloud_api.append.appending import count_due
from cloud_api.database.pool import Connection
from cloud_api.office import ledger, sealing
from cloud_api.office.errors import ProvisionalError
from cloud_api.office.ledger import Entry
from cloud_api.recap import as_json, compute
from cloud_api.recap.keys import LASTING
from cloud_api.recap.model import Addendum, Change, Cut, Period, Recap
from cloud_api.recap.period import NET, Stage
from cloud_api.recap.reading import Reader, read_head
from cloud_api.recap.register import NONE, Register
from cloud_api.request.error import RequestError
from contract.records import Record, is_office
from shelf.formats import NewerFormatError
from shelf.statements import statements

_sql = statements("cloud_api.office")

Row = Mapping[str, object]


async def close(  # noqa: PLR0913 - who closes what when, and as what
    connection: Connection, site: str, year: int, who: str, now: int, *, incomplete: bool = False
) -> tuple[Entry, int]:
    """Fix a year: version 1, or what has come since as the next addendum. Return its entry and its version.

    One transaction. `incomplete`: although days or records are missing for good, which the recap goes on saying. Raises
    RequestError 404, 409 `provisional` or `incomplete` while something is missing, 409 `unchanged` if nothing has come
    since the version before; 422 for no year.
    """
    if not 2000 <= year <= 2099:
        raise RequestError(422, "value", "year: 2000 to 2099")
    period = Period(str(year), date(year, 1, 1), date(year, 12, 31))
    async with connection.transaction():
        await ledger.lock(connection, site)
        before = await _row(connection, site, year, None)
        recap = await compute.compute(connection, site, period, now, register=True)
        lasting = all(reason.key in LASTING for reason in recap.reasons)
        if recap.provisional and not (incomplete and lasting):
            raise ProvisionalError(recap, "incomplete" if lasting else "provisional")
        version = 1
        if before is not None:
            version = _int(before, "version") + 1
            reader = await Reader.begin(connection, site, period)
            addendum = await _addendum(reader, recap.cut, before, version - 1, now)
            if not addendum.changes:
                raise RequestError(409, "unchanged", f"no figure has changed since version {version - 1}")
            recap = replace(recap, addenda=(*_of(before).addenda, addendum))
        recap = compute.fixed(recap, version, now)
        body, register = as_json.to_json(recap).decode(), sealing.register_text(recap.register)
        cut = [{"log": one.log, "size": one.size, "root": one.root} for one in recap.cut]
        root = sealing.root(site, cut, body, register)
        said = Record("year", {"year": year, "version": version, "root": root, "who": who})
        [entry] = await ledger.append(connection, site, [said], now)
        values = {"year": year, "version": version, "root": root, "who": who, "n": entry.place, "at": entry.at}
        texts = {"cut": Jsonb(cut), "body": body, "register": register}
        await connection.execute(_sql("add_year"), {"site": site, **values, **texts})
    return entry, version


async def find(connection: Connection, site: str, period: Period, now: int, *, register: bool = False) -> Recap:
    """Return the recap that the period's address shows, in a transaction of its own that sees one moment.

    Open: as the logs are now (version 0). Closed: version 1 as it was fixed, with the addenda fixed since and, if
    figures have changed after the last of them, one more that is still growing. Facts that are due by `now` (ms since
    1970) are counted first. Raises RequestError 404 `unknown-site`, 501 `format`.
    """
    await count_due(connection, site, now)
    async with connection.transaction():
        await connection.execute(compute.SNAPSHOT)
        latest = None if period.monthly else await _row(connection, site, period.first.year, None)
        if latest is None:
            return await compute.compute(connection, site, period, now, register=register)
        return await _closed(connection, latest, period, register=register)


async def fixed(connection: Connection, site: str, year: int, version: int, *, register: bool) -> bytes:
    """Return a version of a closed year byte for byte as it was fixed; raises RequestError 404."""
    row = await _row(connection, site, year, version)
    if row is None:
        raise RequestError(404, "not-found", "the year has no such version")
    return str(row["register" if register else "body"]).encode()


async def _closed(connection: Connection, latest: Row, period: Period, *, register: bool) -> Recap:
    site = str(latest["site"])
    first = latest if latest["version"] == 1 else await _row(connection, site, period.first.year, 1)
    if first is None:
        raise RequestError(500, "internal", "a year has a later version and no first")
    head, reader = await read_head(connection, site, period), await Reader.begin(connection, site, period)
    async with connection.pipeline():
        await reader.ask(compute.TOTALS, _late(_of(latest)))
        listed = _listed(first) if register else NONE
        growing = await _addendum(reader, head.cut, latest, _int(latest, "version"), head.as_of)
    addenda = [*_of(latest).addenda, *([growing] if growing.changes else [])]
    return replace(_of(first), addenda=tuple(addenda), register=listed)


async def _addendum(reader: Reader, cut: Sequence[Cut], before: Row, number: int, at: int) -> Addendum:
    """Return what became of each figure of a version: late entries first, then settlements, then corrections.

    A figure that is not counted any more, or that the version does not have, cannot be compared.
    """
    fixed = _of(before)
    stage = _late(fixed)
    late = await compute.totals(reader, stage)
    settled = new = late
    if _office_end(cut) > _int(before, "n") + 1:  # more than the entry that fixed it
        settled = await compute.totals(reader, replace(stage, settled_before=NET.settled_before))
        new = await compute.totals(reader, NET)
    changes = [
        Change(key, old, late[key] - old, settled[key] - late[key], new[key] - settled[key], new[key])
        for key in late
        if (old := fixed.net(key)) is not None and not (old == late[key] == settled[key] == new[key])
    ]
    return Addendum(number, at, cut, changes)


def _late(fixed: Recap) -> Stage:
    """Return the stage of what has come late: with what the office had written when the version was fixed, no more."""
    end = _office_end(fixed.cut)
    return Stage(settled_before=end, corrected_before=end)


def _office_end(cut: Sequence[Cut]) -> int:
    """Return the place after the last entry of the office's that a cut holds."""
    return sum(one.size for one in cut if is_office(one.log))


async def _row(connection: Connection, site: str, year: int, version: int | None) -> Row | None:
    asked = {"site": site, "year": year, "version": version}
    return await (await connection.execute(_sql("year"), asked)).fetchone()


def _of(row: Row) -> Recap:
    """Return a version as it was fixed; raises RequestError 501 `format` if a later version of Lawang fixed it."""
    with _readable(row):
        return as_json.from_json(str(row["body"]))


def _listed(row: Row) -> Register:
    with _readable(row):
        return sealing.read_register(str(row["register"]))


@contextmanager
def _readable(row: Row) -> Generator[None]:
    try:
        yield
    except NewerFormatError as e:
        raise RequestError(501, "format", f"the year {row['year']}, version {row['version']}, is of {e}") from e


def _int(row: Row, name: str) -> int:
    return int(str(row[name]))
