"""The recap of a month or a year as values: everything that a layout prints, and nothing that it has to compute.

Moments are ms since 1970 in UTC, durations whole seconds rounded half up, shares whole permille rounded half up,
`per_open_day` tenths rounded half up; a quantity that nothing was measured for is None. Counts of figures are net
(corrections applied) wherever it is not said otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

HEADLINE = ("entered", "licensing", "done")
"""The three numbers: Pengunjung, Pemohon izin, Selesai (completed at the counter + completed later)."""

ENDS = (
    "completed", "accepted", "incomplete", "referred", "unstated", "transferred", "no_show", "abandoned", "expired",
    "unserved",
)  # fmt: skip
"""The ends of a number; each number of a day has exactly one, or is `open`."""

TICKET_KEYS = (
    "tickets", "applicants", "served", "done", "completed", "completed_later", "in_process", "rejected", "incomplete",
    "referred", "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused",
)  # fmt: skip
"""What a tenant and a service has counts of.

tickets: issued + linked; applicants: visits with at least one ticket here (not additive over services);
served: finished, not transferred; in_process: accepted and not settled; rejected: accepted, settled as rejected;
so accepted = in_process + completed_later + rejected, and done = completed + completed_later.
"""

FIGURE_KEYS = (
    "entered", "left", "written_off", "adjusted", "inside", "applicants", "licensing", "tickets", "issued", "linked",
    "served", "done", "completed", "completed_later", "accepted", "in_process", "rejected", "incomplete", "referred",
    "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused", "stale",
)  # fmt: skip
"""What the whole period has; `inside`: who is neither out nor written off at its end."""

PERIOD_KEYS = ("entered", "left", "applicants", "licensing", *(k for k in TICKET_KEYS if k != "applicants"))
"""What a month and a day has."""

KINDS = ("izin", "nonizin", "pengaduan")
IDENTITIES = ("tickets", "movement", "corrections")
REASONS = ("running", "unended", "waiting")
"""Why a recap is provisional.

running: the period has not ended; unended: days whose day's end is not in the cloud; waiting: stored entries that
are dated ahead of the cloud's clock and are not counted yet.
"""

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Period:
    """`name` is `2026` or `2026-03`; days from `first` to `last`, both included."""

    name: str
    first: date
    last: date

    @property
    def monthly(self) -> bool:
        """Say whether it is one month."""
        return len(self.name) == 7


@dataclass(frozen=True, slots=True)
class Site:
    """The hall, and who publishes and signs, by the plan in force at the period's end."""

    code: str
    name: str
    zone: str
    office: str | None
    place: str | None
    signatory: str | None


@dataclass(frozen=True, slots=True)
class Cut:
    """Up to where a log was counted: leaves 0 to `size` - 1, and the Merkle root (hex) over them."""

    log: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the recap is provisional (`key` of REASONS): how many days or entries, and which days."""

    key: str
    count: int
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the period; gross + corrections = net."""

    key: str
    gross: int
    corrections: int
    net: int


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
    """A service; `kind` and `name` are the newest at issue. `counts` by TICKET_KEYS; `closed`: by the last plan."""

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
    """`month` is `2026-03`; `counts` by PERIOD_KEYS."""

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


@dataclass(frozen=True, slots=True)
class Term:
    """A part of one side of an identity; `value` already has its sign."""

    key: str
    value: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums that must be equal; `key` of IDENTITIES. All values are gross, but for `corrections`.

    tickets: issued, linked = each of ENDS, open; movement: entered, -left = written_off, adjusted, inside;
    corrections: gross, corrections = net, each summed over FIGURE_KEYS.
    """

    key: str
    left: Sequence[Term]
    right: Sequence[Term]
    left_sum: int
    right_sum: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries of a device that will never come: a `gap` or `conflict` of the gateway, or presses a device `lost`."""

    day: date
    dev: str
    what: str
    why: str
    entries: int
    log: str
    n: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A device said nothing from `since` until `until` while the hall was open on that day."""

    day: date
    dev: str
    since: int
    until: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Facts whose time is so uncertain that they may belong to the day before or after; the largest error."""

    day: date
    facts: int
    err_s: int


@dataclass(frozen=True, slots=True)
class Stale:
    """Presses that came too late to act on, by device and button."""

    dev: str
    button: str
    presses: int


@dataclass(frozen=True, slots=True)
class Quality:
    """What is known to be missing or doubtful; `late`: facts that came late but on time for the record."""

    gaps: Sequence[Gap]
    silences: Sequence[Silence]
    uncertain: Sequence[Uncertain]
    stale: Sequence[Stale]
    late: int


@dataclass(frozen=True, slots=True)
class Correction:
    """An office entry (`office_log`, `n`) that corrects entry (`log`, `of`); `at`: when; `old` → `value` of `field`.

    what: void, amend or reclassify.
    """

    office_log: str
    n: int
    at: int
    day: date
    log: str
    of: int
    what: str
    field: str | None
    old: str | None
    value: str | None
    why: str
    who: str
    approved: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one figure since the version before: old + late + settled + corrected = new."""

    key: str
    old: int
    late: int
    settled: int
    corrected: int
    new: int


@dataclass(frozen=True, slots=True)
class Addendum:
    """What came after version 1 was fixed, numbered from 1; figures that did not change are left out."""

    number: int
    at: int
    cut: Sequence[Cut]
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Ticket:
    """A line of the register; (`log`, `n`) is its `issue`. `ending` of ENDS, None: open; all as corrected.

    settled: completed or rejected, on `settled_on`, where an accepted one was decided later; `void`: counts nowhere.
    """

    day: date
    number: str
    tenant: str
    service: str
    kind: str
    linked: bool
    priority: bool
    issued: int
    called: int | None
    ended: int | None
    counter: str | None
    wait_s: int | None
    walk_s: int | None
    serve_s: int | None
    ending: str | None
    settled: str | None
    settled_on: date | None
    void: bool
    log: str
    n: int


@dataclass(frozen=True, slots=True)
class Recap:
    """The whole recap.

    version: 0 while the period is not closed by the office, else that of the year's close (1) it shows;
    fixed_at: when that was; as_of: the newest receipt time among the counted leaves (0: none), never a wall clock, so
    that the same cut gives the same bytes. `figures` by FIGURE_KEYS in that order; `months` each month of the period,
    `days` in order; `matrix` for a month only; `register` in order of day, issue and number. `records`: leaves counted.
    """

    site: Site
    period: Period
    version: int
    fixed_at: int | None
    as_of: int
    records: int
    cut: Sequence[Cut]
    provisional: bool
    reasons: Sequence[Reason]
    figures: Sequence[Figure]
    waiting: Times
    serving: Times
    tenants: Sequence[Tenant]
    months: Sequence[Month]
    days: Sequence[Day]
    matrix: Matrix | None
    identities: Sequence[Identity]
    quality: Quality
    corrections: Sequence[Correction]
    addenda: Sequence[Addendum]
    register: Sequence[Ticket]

    def net(self, key: str) -> int:
        """Return a figure of the period; raises KeyError for one that is not of FIGURE_KEYS."""
        for figure in self.figures:
            if figure.key == key:
                return figure.net
        raise KeyError(key)
