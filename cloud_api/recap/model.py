"""The recap of a month or a year as values: everything that a layout prints, and nothing that it has to compute.

Moments are ms since 1970 in UTC, durations whole seconds rounded half up, shares whole permille rounded half up,
`per_open_day` tenths rounded half up; a quantity that nothing was measured for is None. Counts of figures are net
(corrections applied) wherever it is not said otherwise.

Its parts have files of their own and are all to be had from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cloud_api.recap.addenda import Addendum, Change, Correction
from cloud_api.recap.catalogue import FORMAT
from cloud_api.recap.doubts import Gap, Quality, Reason, Silence, Stale, Uncertain
from cloud_api.recap.figures import Day, Figure, Identity, Matrix, MatrixRow, Month, Service, Tenant, Term, Times
from cloud_api.recap.keys import IDENTITIES, REASONS, Counts
from cloud_api.recap.register import Register
from cloud_api.recap.subject import Cut, Period, Site

__all__ = [
    "FORMAT",
    "IDENTITIES",
    "REASONS",
    "Addendum",
    "Change",
    "Correction",
    "Counts",
    "Cut",
    "Day",
    "Figure",
    "Gap",
    "Identity",
    "Matrix",
    "MatrixRow",
    "Month",
    "Period",
    "Quality",
    "Reason",
    "Recap",
    "Register",
    "Service",
    "Silence",
    "Site",
    "Stale",
    "Tenant",
    "Term",
    "Times",
    "Uncertain",
]


@dataclass(frozen=True, slots=True)
class Recap:
    """The whole recap.

    version: 0 while the period is not closed by the office, else that of the year's close (1) it shows;
    fixed_at: when that was; as_of: the newest receipt time among the counted leaves (0: none), never a wall clock, so
    that the same cut gives the same bytes. `figures` in the catalogue's order; `months` each month of the period,
    `days` in order; `matrix` for a month only; `register` in order of day, issue and number. `records`: leaves counted.
    format: of the body that it was read from, FORMAT if it was computed now: which texts its figures have.
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
    register: Register
    format: int = FORMAT

    def net(self, key: str) -> int | None:
        """Return a figure of the period; None if this recap has none of that key."""
        return next((figure.net for figure in self.figures if figure.key == key), None)
