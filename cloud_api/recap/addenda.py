"""What the office corrected, and what became of the figures of a closed year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cloud_api.recap.subject import Cut


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
