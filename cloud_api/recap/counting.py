"""From counted rows to the recap's values: pure sums, each quantity from the rows that have it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import floor

from cloud_api.recap.model import ENDS, FIGURE_KEYS, PERIOD_KEYS, TICKET_KEYS, Counts, Figure, Identity, Term, Times
from contract.kinds import OUTCOMES

Row = Mapping[str, object]
MOVES = {"enter": "entered", "leave": "left", "write_off": "written_off", "adjust": "adjusted", "stale": "stale"}
AMOUNTS = ("write_off", "adjust")  # these count people, the others entries


@dataclass(slots=True)
class Facts:
    """Movements, refusals and stale presses, net unless made with `gross`: in all, by day, and refusals by service."""

    total: dict[str, int] = field(default_factory=lambda: defaultdict[str, int](int))
    days: dict[date, dict[str, int]] = field(
        default_factory=lambda: defaultdict[date, dict[str, int]](lambda: defaultdict[str, int](int))
    )
    refused: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict[tuple[str, str], int](int))
    late: int = 0


def number(value: object) -> int:
    """Return a count of the database's; null is 0."""
    return value if isinstance(value, int) else 0 if value is None else int(str(value))


def facts(rows: Iterable[Row], *, gross: bool) -> Facts:
    """Sum the rows of `recap_facts`."""
    found = Facts()
    for row in rows:
        kind, day = str(row["kind"]), row["day"]
        if not isinstance(day, date):
            raise TypeError("day")
        count = number(row["amount"]) if kind in AMOUNTS else number(row["gross" if gross else "net"])
        key = MOVES.get(kind, kind)
        found.total[key] += count
        found.days[day][key] += count
        found.late += number(row["late"])
        if kind == "refused" and row["service"] is not None:
            found.refused[str(row["tenant"]), str(row["service"])] += count
    return found


def ticket_counts(row: Row | None, refused: int) -> dict[str, int]:
    """Return what TICKET_KEYS names, and `licensing`, `issued`, `linked`, `accepted`, of a group's counts."""
    names = (*ENDS, "tickets", "applicants", "licensing", "issued", "linked", "open", "completed_later", "rejected")
    found = {name: 0 if row is None else number(row[name]) for name in names}
    found["served"] = sum(found[name] for name in OUTCOMES)
    found["done"] = found["completed"] + found["completed_later"]
    found["in_process"] = found["accepted"] - found["completed_later"] - found["rejected"]
    return found | {"refused": refused}


def of_service(row: Row | None, refused: int) -> Counts:
    """Return the counts of a tenant or a service, by TICKET_KEYS."""
    found = ticket_counts(row, refused)
    return {key: found[key] for key in TICKET_KEYS}


def of_period(row: Row | None, moved: Mapping[str, int]) -> Counts:
    """Return the counts of a month or a day, by PERIOD_KEYS."""
    found = {**ticket_counts(row, moved.get("refused", 0)), "entered": moved.get("entered", 0)}
    found["left"] = moved.get("left", 0)
    return {key: found[key] for key in PERIOD_KEYS}


def of_all(row: Row | None, moved: Facts) -> dict[str, int]:
    """Return the whole period's figures, by FIGURE_KEYS; who is inside is summed from the days."""
    found = ticket_counts(row, moved.total.get("refused", 0))
    for key in MOVES.values():
        found[key] = moved.total.get(key, 0)
    found["inside"] = sum(
        day.get("entered", 0) - day.get("left", 0) - day.get("written_off", 0) - day.get("adjusted", 0)
        for day in moved.days.values()
    )
    return {key: found[key] for key in FIGURE_KEYS}


def figures(gross: Mapping[str, int], net: Mapping[str, int]) -> list[Figure]:
    """Return each figure with what corrections made of it."""
    return [Figure(key, gross[key], net[key] - gross[key], net[key]) for key in FIGURE_KEYS]


def identities(found: Sequence[Figure]) -> list[Identity]:
    """Return the identities that the figures must keep."""
    gross = {figure.key: figure.gross for figure in found}
    tickets = _identity("tickets", _terms(gross, "issued", "linked"), _terms(gross, *ENDS, "open"))
    moved = [Term("entered", gross["entered"]), Term("left", -gross["left"])]
    movement = _identity("movement", moved, _terms(gross, "written_off", "adjusted", "inside"))
    sums = [Term(name, sum(getattr(f, name) for f in found)) for name in ("gross", "corrections", "net")]
    return [tickets, movement, _identity("corrections", sums[:2], sums[2:])]


def times(row: Row | None, side: str, standard: int | None, *, own: bool) -> Times:
    """Return the times of a row of `recap_times`; `side` is `wait` or `serve`, `own`: it has a standard of its own."""
    n = 0 if row is None else number(row[f"{side}_n"])
    judged = 0 if row is None else number(row[f"{side}_judged"])
    shown = standard if own else None
    measured = shown is not None if own else judged > 0
    within = (0 if row is None else number(row[f"{side}_within"])) if measured else None
    share = half_up(1000 * within, judged) if within is not None and judged else None
    if row is None or n == 0:
        return Times(0, None, None, None, shown, within, None)
    mean = half_up(number(row[f"{side}_sum"]), n * 1000)
    median, p90 = row[f"{side}_median"], row[f"{side}_p90"]
    return Times(n, mean, floor(float(str(median)) / 1000 + 0.5), half_up(number(p90), 1000), shown, within, share)


def half_up(value: int, by: int) -> int:
    """Return value / by, rounded half up; `by` is positive."""
    return (2 * value + by) // (2 * by)


def _terms(values: Mapping[str, int], *keys: str) -> list[Term]:
    return [Term(key, values[key]) for key in keys]


def _identity(key: str, left: Sequence[Term], right: Sequence[Term]) -> Identity:
    one, other = sum(term.value for term in left), sum(term.value for term in right)
    return Identity(key, left, right, one, other, one == other)
