"""Counts of tickets: in all, by month, day, tenant and service, all of them sums of those by day, tenant and service.

Visits alone do not add up: one that has tickets in two groups is one in each and one in both together. So a group's
visits are its tickets without those that are beyond the first of their visit there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from cloud_api.recap import catalogue
from cloud_api.recap.keys import Counts

Row = Mapping[str, object]
Group = tuple[int | date | str, ...]
"""(): all; (3,): a month; (date,): a day; ("dpmptsp",): a tenant; ("dpmptsp", "nib"): its service."""

Key = tuple[str, str]  # tenant and service

_LEVELS: Mapping[int, Sequence[str]] = {
    15: (), 7: ("month",), 11: ("day",), 13: ("tenant",), 12: ("tenant", "service"),
}  # fmt: skip
"""grouping(month, day, tenant, service) of `again`: a bit for each that is not grouped by."""


@dataclass(frozen=True, slots=True)
class Tickets:
    """What was counted. `cells`: tickets of a service by day; `kinds`: the kind of a service that had a ticket."""

    cells: Mapping[Key, Mapping[date, int]]
    kinds: Mapping[Key, str]
    _groups: Mapping[Group, Counts]
    _none: Counts

    def of(self, *group: int | date | str) -> Counts:
        """Return the counts of a group, by the figures of tickets and visits."""
        return self._groups.get(group, self._none)

    def days(self) -> list[date]:
        """Return the days that had a ticket."""
        return sorted({day for of_day in self.cells.values() for day in of_day})


def summed(rows: Iterable[Row], again: Iterable[Row]) -> Tickets:
    """Sum the rows of `tickets`; those of `again` say what visits do not add up by."""
    keys = catalogue.counted("ending", "tickets", "visits")
    counted: Callable[[Row], tuple[int, ...]] = itemgetter(*keys)
    cells: dict[Key, dict[date, int]] = {}
    kinds: dict[Key, str] = {}
    members: dict[Group, list[Sequence[int]]] = {}
    for row in rows:
        day, tenant, service = row["day"], str(row["tenant"]), str(row["service"])
        if not isinstance(day, date):
            raise TypeError("day")
        cells.setdefault((tenant, service), {})[day] = number(row["in_all"])
        kinds[tenant, service] = max(str(row["kind"]), kinds.get((tenant, service), ""))
        counts = counted(row)
        for group in ((), (day.month,), (day,), (tenant,), (tenant, service)):
            members.setdefault(group, []).append(counts)
    groups = {group: dict(zip(keys, map(sum, zip(*each, strict=True)), strict=True)) for group, each in members.items()}
    none = dict.fromkeys(keys, 0)
    for row in again:
        of_group = groups.setdefault(_group(row), dict(none))
        for key in catalogue.counted("visits"):
            of_group[key] -= number(row[key])
    return Tickets(cells, kinds, groups, none)


def number(value: object) -> int:
    """Return a count of the database's; null is 0."""
    return value if isinstance(value, int) else 0 if value is None else int(str(value))


def _group(row: Row) -> Group:
    named = (row[name] for name in _LEVELS[number(row["level"])])
    return tuple(value if isinstance(value, int | date) else str(value) for value in named)
