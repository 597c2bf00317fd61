"""Settlements: an accepted ticket was decided later. One, or a list out of a spreadsheet, whole or not at all."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from cloud_api.append.leaves import DEFAULT_ZONE
from cloud_api.database.pool import Connection
from cloud_api.office import derive, ledger
from cloud_api.office.errors import TEXTS, LineError
from cloud_api.office.ledger import Entry
from cloud_api.request.error import RequestError
from contract import form
from contract.records import MAX_INT, Record
from shelf.statements import statements
from shelf.texts import Lang, Phrase, phrase
from shelf.typed import typed
from site_plan.local import local_day

_sql = statements("cloud_api.office")

COLUMNS = ("day", "number", "outcome", "settled_on")
OPTIONAL = "log"
SEPARATORS = (",", ";", "\t")
MAX_LOG = 24
MAX_LINES = 1000
MAX_BYTES = 200_000
OUTCOMES = {"completed": "completed", "selesai": "completed", "rejected": "rejected", "ditolak": "rejected"}
_LOCAL_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")  # as a spreadsheet writes it in Indonesia


@dataclass(frozen=True, slots=True)
class Line:
    """One ticket by its day and number (and log, where two logs of a day have it), decided on `settled_on`."""

    line: int
    day: date
    number: str
    outcome: str
    settled_on: date
    log: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line. The head line of a file is line 1."""

    line: int
    why: Phrase

    def said(self, lang: Lang) -> str:
        """Return it in a language; the API says it in English."""
        return TEXTS.said(lang, self.why)


class FaultyLinesError(ValueError):
    """Some lines cannot be taken; nothing was stored."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults in order of their lines."""
        super().__init__(f"{len(faults)} lines")
        self.faults = sorted(faults, key=lambda fault: fault.line)


def read_csv(data: bytes) -> list[Line]:
    """Return the lines of a file with a head line of COLUMNS, perhaps with `log`, between SEPARATORS.

    In UTF-8, or as a spreadsheet saves it as "Unicode text": UTF-16 with tabs.

    Raises FaultyLinesError with each line that cannot be read; RequestError 422 `csv` for a file that is none of that.
    """
    try:
        said = typed(data)
        head, _, _ = said.partition("\n")
        separator = max(SEPARATORS, key=head.count)
        rows = list(csv.reader(io.StringIO(said), delimiter=separator, strict=True))
    except (UnicodeDecodeError, csv.Error) as e:
        raise RequestError(422, "csv", "a text with commas, semicolons or tabs is wanted") from e
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if sorted(name for name in names if name != OPTIONAL) != sorted(COLUMNS) or names.count(OPTIONAL) > 1:
        raise RequestError(422, "csv", f"line 1 must name the columns {', '.join(COLUMNS)}, and may name {OPTIONAL}")
    if len(rows) - 1 > MAX_LINES:
        raise RequestError(422, "csv", f"at most {MAX_LINES} lines at once")
    found, faults = list[Line](), list[Fault]()
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            faults.append(Fault(number, phrase("fault.cells", found=len(row), wanted=len(names))))
            continue
        try:
            found.append(read_line(number, dict(zip(names, row, strict=True))))
        except LineError as e:
            faults.append(Fault(number, e.phrase))
    if faults:
        raise FaultyLinesError(faults)
    return found


def read_line(line: int, cells: Mapping[str, object]) -> Line:
    """Return a line of COLUMNS (and `log`) given as texts; raises LineError that says what is allowed."""
    texts = {name: value.strip() for name, value in cells.items() if isinstance(value, str)}
    if not set(COLUMNS) <= set(texts) or not set(cells) <= {*COLUMNS, OPTIONAL}:
        raise LineError("fault.columns", wanted=", ".join(COLUMNS), optional=OPTIONAL)
    day, settled_on = _day("day", texts["day"]), _day("settled_on", texts["settled_on"])
    outcome = OUTCOMES.get(texts["outcome"].lower())
    if outcome is None:
        raise LineError("fault.outcome", allowed=", ".join(OUTCOMES))
    number = texts["number"].upper()
    if not 1 <= len(number) <= 8 or not number.isascii() or not number.isprintable():
        raise LineError("fault.number")
    if settled_on < day:
        raise LineError("fault.before")
    log = texts.get(OPTIONAL) or None
    if log is not None and not form.name(MAX_LOG)(log):
        raise LineError("fault.log")
    return Line(line, day, number, outcome, settled_on, log)


async def settle(connection: Connection, site: str, lines: Sequence[Line], who: str, now: int) -> list[Entry]:
    """Write an entry for each line in one transaction, and return them; `now` in ms since 1970.

    Raises FaultyLinesError (nothing was stored) or RequestError 404.
    """
    if not lines:
        return []
    async with connection.transaction():
        await ledger.lock(connection, site)
        row = await (await connection.execute(_sql("site"), {"site": site})).fetchone()
        today = local_day(now, ZoneInfo(row["zone"] if row else DEFAULT_ZONE))
        tickets = await _tickets(connection, site, lines)
        faults, said = list[Fault](), list[Record]()
        taken = set[tuple[str, int]]()
        for line in lines:
            found = tickets.get(line.line, [])
            fault = _fault(line, found, taken, today)
            if fault is not None:
                faults.append(Fault(line.line, fault))
                continue
            log, n = str(found[0]["log"]), int(str(found[0]["n"]))
            taken.add((log, n))
            values = {"log": log, "ticket_n": n, "outcome": line.outcome, "day": line.settled_on.isoformat()}
            said.append(Record("settle", {**values, "who": who}))
        if faults:
            raise FaultyLinesError(faults)
        entries = await ledger.append(connection, site, said, now)
        await derive.add(connection, site, entries)
    return entries


async def _tickets(connection: Connection, site: str, lines: Sequence[Line]) -> dict[int, list[Mapping[str, object]]]:
    columns: dict[str, list[object]] = {
        name: [getattr(line, name) for line in lines] for name in ("line", "day", "number", "log")
    }
    days = [line.day for line in lines]
    bounds = {"site": site, "first": min(days), "last": max(days), "all": MAX_INT}
    found: dict[int, list[Mapping[str, object]]] = {}
    for row in await (await connection.execute(_sql("tickets"), {**bounds, **columns})).fetchall():
        found.setdefault(row["line"], []).append(row)
    return found


def _fault(
    line: Line, found: Sequence[Mapping[str, object]], taken: set[tuple[str, int]], today: date
) -> Phrase | None:
    named = {"number": line.number, "day": line.day.isoformat()}
    if line.settled_on > today:
        return phrase("fault.future")
    if not found:
        return phrase("fault.missing", **named)
    if len(found) > 1:
        return phrase("fault.several", **named, n=len(found), optional=OPTIONAL)
    return _fault_of(found[0], taken)


def _fault_of(ticket: Mapping[str, object], taken: set[tuple[str, int]]) -> Phrase | None:
    if ticket["settled"] is not None or (ticket["log"], ticket["n"]) in taken:
        return phrase("fault.settled")
    if ticket["void"]:
        return phrase("fault.voided")
    if ticket["ending"] != "accepted":
        return phrase("fault.ended", ending=ticket["ending"] or "open")
    return None


def _day(name: str, said: str) -> date:
    local = _LOCAL_DAY.fullmatch(said)
    try:
        day = date(int(local[3]), int(local[2]), int(local[1])) if local else date.fromisoformat(said)
    except ValueError as e:
        raise LineError("fault.day", name=name) from e
    if not 2000 <= day.year <= 2100:
        raise LineError("fault.range", name=name)
    return day
