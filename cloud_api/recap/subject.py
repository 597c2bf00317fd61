"""What a recap is of and what it stands on: hall, period, cut."""

from dataclasses import dataclass
from datetime import date


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
    """The hall, and what `site_plan.model.Recap` says of its office, by the plan in force at the period's end."""

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
