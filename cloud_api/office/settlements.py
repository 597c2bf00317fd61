"""Settlements: an accepted ticket was decided later. One, or a list out of a spreadsheet, whole or not at all."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cloud_api.database import Connection
from cloud_api.office import derive, ledger
from cloud_api.office.ledger import Entry
from cloud_api.queries import query
from cloud_api.refusal import Refusal
from contract.records import MAX_INT, Record

COLUMNS = ("day", "number", "outcome", "settled_on")
OPTIONAL = "log"
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
    """What is wrong with a line; the head line of a file is line 1."""

    line: int
    error: str


class FaultyLinesError(ValueError):
    """Some lines cannot be taken; nothing was stored."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults in order of their lines."""
        super().__init__(f"{len(faults)} lines")
        self.faults = sorted(faults, key=lambda fault: fault.line)


def read_csv(data: bytes) -> list[Line]:
    """Return the lines of a file in UTF-8 with commas or semicolons and a head line of COLUMNS, perhaps with `log`.

    Raises FaultyLinesError with each line that cannot be read; Refusal 422 `csv` for a file that is none of that.
    """
    try:
        text = data.decode("utf-8-sig")
        head, _, _ = text.partition("\n")
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in head else ",", strict=True))
    except (UnicodeDecodeError, csv.Error) as e:
        raise Refusal(422, "csv", "UTF-8 text with commas or semicolons is wanted") from e
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if sorted(name for name in names if name != OPTIONAL) != sorted(COLUMNS) or names.count(OPTIONAL) > 1:
        raise Refusal(422, "csv", f"line 1 must name the columns {', '.join(COLUMNS)}, and may name {OPTIONAL}")
    if len(rows) - 1 > MAX_LINES:
        raise Refusal(422, "csv", f"at most {MAX_LINES} lines at once")
    found, faults = list[Line](), list[Fault]()
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            faults.append(Fault(number, f"{len(row)} cells where {len(names)} are wanted"))
            continue
        try:
            found.append(read_line(number, dict(zip(names, row, strict=True))))
        except ValueError as e:
            faults.append(Fault(number, str(e)))
    if faults:
        raise FaultyLinesError(faults)
    return found


def read_line(line: int, cells: Mapping[str, object]) -> Line:
    """Return a line of COLUMNS (and `log`) given as texts; raises ValueError that says what is allowed."""
    texts = {name: value.strip() for name, value in cells.items() if isinstance(value, str)}
    if not set(COLUMNS) <= set(texts) or not set(cells) <= {*COLUMNS, OPTIONAL}:
        raise ValueError(f"wanted: {', '.join(COLUMNS)}, and perhaps {OPTIONAL}")
    day, settled_on = _day("day", texts["day"]), _day("settled_on", texts["settled_on"])
    outcome = OUTCOMES.get(texts["outcome"].lower())
    if outcome is None:
        raise ValueError(f"outcome: one of {', '.join(OUTCOMES)}")
    number = texts["number"].upper()
    if not 1 <= len(number) <= 8 or not number.isascii() or not number.isprintable():
        raise ValueError("number: as on the slip, such as A001")
    if settled_on < day:
        raise ValueError("settled_on: not before the day of the ticket")
    return Line(line, day, number, outcome, settled_on, texts.get(OPTIONAL) or None)


async def settle(connection: Connection, site: str, lines: Sequence[Line], who: str, now: int) -> list[Entry]:
    """Write an entry for each line in one transaction, and return them; `now` in ms since 1970.

    Raises FaultyLinesError (nothing was stored) or Refusal 404.
    """
    if not lines:
        return []
    async with connection.transaction():
        await ledger.lock(connection, site)
        row = await (await connection.execute(query("office_site"), {"site": site})).fetchone()
        today = datetime.fromtimestamp(now // 1000, ZoneInfo(row["zone"] if row else "Asia/Jakarta")).date()
        tickets = await _tickets(connection, site, lines)
        faults, said = list[Fault](), list[Record]()
        taken = set[tuple[str, int]]()
        for line in lines:
            found = tickets.get(line.line, [])
            error = _fault(line, found, taken, today)
            if error is not None:
                faults.append(Fault(line.line, error))
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
    for row in await (await connection.execute(query("office_tickets"), {**bounds, **columns})).fetchall():
        found.setdefault(row["line"], []).append(row)
    return found


def _fault(line: Line, found: Sequence[Mapping[str, object]], taken: set[tuple[str, int]], today: date) -> str | None:
    if line.settled_on > today:
        return "settled_on: that day has not come yet"
    if not found:
        return f"no ticket {line.number} on {line.day}"
    if len(found) > 1:
        return f"{len(found)} logs have a ticket {line.number} on {line.day}: name one as {OPTIONAL}"
    ticket = found[0]
    if ticket["settled"] is not None or (ticket["log"], ticket["n"]) in taken:
        return "this ticket is settled already: void that entry by a correction first"
    if ticket["void"] or ticket["ending"] != "accepted":
        how = "was voided by a correction" if ticket["void"] else f"ended as {ticket['ending'] or 'open'}"
        return f"this ticket {how}: only an accepted one is settled"
    return None


def _day(name: str, text: str) -> date:
    local = _LOCAL_DAY.fullmatch(text)
    try:
        day = date(int(local[3]), int(local[2]), int(local[1])) if local else date.fromisoformat(text)
    except ValueError as e:
        raise ValueError(f"{name}: a day as 2026-11-25 or 25/11/2026") from e
    if not 2000 <= day.year <= 2100:
        raise ValueError(f"{name}: a day from 2000 to 2100")
    return day
