"""Counts of tickets: in all, by month, day, tenant and service, all of them sums of those by day, tenant and service.

Visits alone do not add up: one that has tickets in two groups is one in each and one in both together. So a group's
visits are its tickets without those that are beyond the first of their visit there.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from cloud_api.recap.counting import Row, number
from cloud_api.recap.keys import ENDS, Counts

Group = tuple[int | date | str, ...]
"""(): all; (3,): a month; (date,): a day; ("dpmptsp",): a tenant; ("dpmptsp", "nib"): its service."""

Key = tuple[str, str]  # tenant and service

_SUMMED = (*ENDS, "tickets", "izin", "issued", "linked", "open", "completed_later", "rejected")
_LEVELS: Mapping[int, Sequence[str]] = {
    15: (), 7: ("month",), 11: ("day",), 13: ("tenant",), 12: ("tenant", "service"),
}  # fmt: skip
"""grouping(month, day, tenant, service) of `again`: a bit for each that is not grouped by."""


_TICKETS = _SUMMED.index("tickets")
_counted: Callable[[Row], tuple[int, ...]] = itemgetter(*_SUMMED)


@dataclass(frozen=True, slots=True)
class Tickets:
    """What was counted. `cells`: tickets of a service by day; `kinds`: the kind of a service that had a ticket."""

    cells: Mapping[Key, Mapping[date, int]]
    kinds: Mapping[Key, str]
    _groups: Mapping[Group, Counts]

    def of(self, *group: int | date | str) -> Counts | None:
        """Return the counts of a group with at least one ticket: _SUMMED, `applicants` and `licensing` (visits)."""
        return self._groups.get(group)

    def days(self) -> list[date]:
        """Return the days that had a ticket."""
        return sorted({day for of_day in self.cells.values() for day in of_day})


def summed(rows: Iterable[Row], again: Iterable[Row]) -> Tickets:
    """Sum the rows of `tickets`; those of `again` say what visits do not add up by."""
    cells: dict[Key, dict[date, int]] = {}
    kinds: dict[Key, str] = {}
    members: dict[Group, list[Sequence[int]]] = {}
    for row in rows:
        day, tenant, service = row["day"], str(row["tenant"]), str(row["service"])
        if not isinstance(day, date):
            raise TypeError("day")
        counts = _counted(row)
        cells.setdefault((tenant, service), {})[day] = counts[_TICKETS]
        kinds[tenant, service] = max(str(row["kind"]), kinds.get((tenant, service), ""))
        for group in ((), (day.month,), (day,), (tenant,), (tenant, service)):
            members.setdefault(group, []).append(counts)
    beyond = {_group(row): row for row in again}
    return Tickets(cells, kinds, {group: _counts(each, beyond.get(group)) for group, each in members.items()})


def _counts(members: Iterable[Sequence[int]], again: Row | None) -> Counts:
    found = dict(zip(_SUMMED, map(sum, zip(*members, strict=True)), strict=True))
    beyond, izin = (0, 0) if again is None else (number(again["again"]), number(again["izin"]))
    return {**found, "applicants": found["tickets"] - beyond, "licensing": found["izin"] - izin}


def _group(row: Row) -> Group:
    named = (row[name] for name in _LEVELS[number(row["level"])])
    return tuple(value if isinstance(value, int | date) else str(value) for value in named)
