"""What was counted: figures and their identities, times, tenants, months, days, the month's matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cloud_api.recap.keys import Counts


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the period; gross + corrections = net."""

    key: str
    gross: int
    corrections: int
    net: int


@dataclass(frozen=True, slots=True)
class Term:
    """A part of one side of an identity; `value` already has its sign."""

    key: str
    value: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums that must be equal; `key` of IDENTITIES. All values are gross, but for `corrections`.

    tickets: issued, linked = each ending, open; movement: entered, -left = written_off, adjusted, inside;
    corrections: gross, corrections = net, each summed over all figures of the period.
    """

    key: str
    left: Sequence[Term]
    right: Sequence[Term]
    left_sum: int
    right_sum: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took over the `n` tickets that it was measured for; `within`: those not above the standard."""

    n: int
    mean_s: int | None
    median_s: int | None
    p90_s: int | None
    standard_min: int | None
    within: int | None
    within_permille: int | None


@dataclass(frozen=True, slots=True)
class Service:
    """A service; `kind` and `name` are the newest at issue. `counts` of its tickets; `closed`: by the last plan."""

    code: str
    name: str
    kind: str
    closed: bool
    counts: Counts
    waiting: Times
    serving: Times


@dataclass(frozen=True, slots=True)
class Tenant:
    """An agency; days that it was open, and tickets per such day in tenths. `services` in the plan's order.

    Its times have no standard of their own: `standard_min` is None, `within` is summed over services that have one.
    """

    code: str
    name: str
    open_days: int
    per_open_day: int | None
    counts: Counts
    waiting: Times
    serving: Times
    services: Sequence[Service]


@dataclass(frozen=True, slots=True)
class Month:
    """`month` is `2026-03`."""

    month: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Day:
    """A day with an entry in the log or one that was opened; `ended`: its day's end is in the cloud."""

    day: date
    opened: bool
    ended: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Tickets by day of the month; None: the tenant was not open on that day and had none."""

    tenant: str
    service: str | None
    name: str
    cells: Sequence[int | None]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The layout that officials know, for one month: each tenant (`service` None), then its services.

    Cells are tickets, so services add up to their tenant and tenants to `tickets`; applicants (visits with a ticket)
    and visitors of each day stand below.
    """

    rows: Sequence[MatrixRow]
    tickets: MatrixRow
    applicants: MatrixRow
    entered: MatrixRow
