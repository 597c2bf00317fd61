"""From counted rows to the recap's values: pure sums, each quantity from the rows that have it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import floor

from cloud_api.recap import catalogue
from cloud_api.recap.catalogue import Layout
from cloud_api.recap.keys import Counts
from cloud_api.recap.model import Figure, Identity, Term, Times
from cloud_api.recap.tickets import Group, Key, Row, Tickets, number


@dataclass(slots=True)
class Facts:
    """Movements, refusals and stale presses as they count, by figure: in all, by month, day, tenant and service."""

    groups: dict[Group, Counter[str]] = field(default_factory=dict[Group, Counter[str]])
    late: int = 0

    def of(self, *group: int | date | str) -> Counts:
        """Return the counts of a group; what it has none of is left out."""
        return self.groups.get(group, {})

    def days(self) -> list[date]:
        """Return the days that had a fact."""
        return [group[0] for group in self.groups if len(group) == 1 and isinstance(group[0], date)]

    def services(self) -> list[Key]:
        """Return the services that had a fact, with their tenants."""
        return [(str(group[0]), str(group[1])) for group in self.groups if len(group) == 2]


@dataclass(frozen=True, slots=True)
class Counted:
    """All that was counted of a period, with the office's entries of a stage."""

    tickets: Tickets
    facts: Facts

    def of(self, layout: Layout, *group: int | date | str) -> Counts:
        """Return the figures of a layout for a group: all, a month, a day, a tenant, or its service."""
        return catalogue.complete({**self.facts.of(*group), **self.tickets.of(*group)}, layout)


def facts(rows: Iterable[Row]) -> Facts:
    """Sum the rows of `facts`."""
    entries = {catalogue.figures()[key].what: key for key in catalogue.counted("entries")}
    people = {catalogue.figures()[key].what: key for key in catalogue.counted("people")}
    found = Facts()
    for row in rows:
        kind, day = str(row["kind"]), row["day"]
        if not isinstance(day, date):
            raise TypeError("day")
        made = {figure: number(row[what]) for named, what in ((entries, "entries"), (people, "people"))
                if (figure := named.get(kind))}  # fmt: skip
        groups: list[Group] = [(), (day.month,), (day,)]
        if row["service"] is not None:
            groups += [(str(row["tenant"]),), (str(row["tenant"]), str(row["service"]))]
        for group in groups:
            found.groups.setdefault(group, Counter()).update(made)
        found.late += number(row["late"])
    return found


def figures(gross: Counts, net: Counts) -> list[Figure]:
    """Return each figure of the period with what corrections made of it."""
    return [Figure(key, gross[key], net[key] - gross[key], net[key]) for key in catalogue.keys("period")]


def identities(found: Sequence[Figure]) -> list[Identity]:
    """Return the identities that the figures must keep."""
    gross = {figure.key: figure.gross for figure in found}
    ends = (*catalogue.counted("ending"), "open")
    tickets = _identity("tickets", _terms(gross, "issued", "linked"), _terms(gross, *ends))
    moved = [Term("entered", gross["entered"]), Term("left", -gross["left"])]
    movement = _identity("movement", moved, _terms(gross, "written_off", "adjusted", "inside"))
    sums = [Term(name, sum(getattr(f, name) for f in found)) for name in ("gross", "corrections", "net")]
    return [tickets, movement, _identity("corrections", sums[:2], sums[2:])]


def times(row: Row | None, side: str, standard: int | None, *, own: bool) -> Times:
    """Return the times of a row of `times`; `side` is `wait` or `serve`, `own`: it has a standard of its own."""
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
