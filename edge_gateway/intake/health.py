"""How the writer fares (health, counters): values that it replaces and any thread reads."""

import logging
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from edge_gateway.devices.keyring import KeyringError
from edge_gateway.hall.model import Doubt
from edge_gateway.intake.outcome import Outcome
from edge_gateway.log.faults import DiskFullError, LockedError
from edge_gateway.machine.clock import Reading

BOUNDS_S = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

log = logging.getLogger(__name__)

Hindrance = DiskFullError | LockedError  # why nothing is stored for now: it passes without us


@dataclass(frozen=True, slots=True)
class Durations:
    """A histogram: how many took at most each of BOUNDS_S but more than the one before, last the longer ones."""

    counts: tuple[int, ...] = (0,) * (len(BOUNDS_S) + 1)
    seconds: float = 0.0

    def with_one(self, seconds: float) -> "Durations":
        """Return it with one more."""
        at = bisect_left(BOUNDS_S, seconds)
        counts = (*self.counts[:at], self.counts[at] + 1, *self.counts[at + 1 :])
        return Durations(counts, self.seconds + seconds)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted since the start; `refused` messages by reason."""

    appended: int = 0
    facts: int = 0
    duplicates: int = 0
    gaps: int = 0
    conflicts: int = 0
    acked: int = 0
    failed_commits: int = 0
    refused: Mapping[str, int] = field(default_factory=dict[str, int])
    commits: Durations = field(default_factory=Durations)

    def after(self, outcome: Outcome, acked: int) -> "Counts":
        """Return the counts after a run that is stored, of which `acked` acknowledgements were sent."""
        return replace(
            self.refuse(Counter(reason for reason, _ in outcome.refused)),
            appended=self.appended + outcome.appended,
            facts=self.facts + len(outcome.numbered),
            duplicates=self.duplicates + outcome.duplicates,
            gaps=self.gaps + outcome.gaps,
            conflicts=self.conflicts + outcome.conflicts,
            acked=self.acked + acked,
        )

    def refuse(self, reasons: Mapping[str, int]) -> "Counts":
        """Return the counts after messages were refused."""
        if not reasons:
            return self
        return replace(self, refused={**self.refused, **{r: self.refused.get(r, 0) + n for r, n in reasons.items()}})


@dataclass(frozen=True, slots=True)
class WriterHealth:
    """`size` leaves are stored by the start `start`; the clock as last read.

    `hindrance`: why nothing is stored for now. `keyring`: why devices.json is not used, and an older one is.
    `accounts`: why the broker's files are not written.
    `doubt`: what the machine's clock says that is not followed.
    """

    size: int
    start: int
    reading: Reading
    hindrance: Hindrance | None = None
    keyring: KeyringError | None = None
    accounts: OSError | None = None
    doubt: Doubt | None = None
    counts: Counts = field(default_factory=Counts)


class Vitals:
    """Keeps the writer's health: its thread replaces, others read."""

    def __init__(self, health: WriterHealth) -> None:
        """Begin with `health`."""
        self._health = health

    @property
    def health(self) -> WriterHealth:
        """Return it as it is now."""
        return self._health

    def refuse_unread(self, reason: str, messages: int) -> None:
        """Count messages that were not even read."""
        if messages:
            self.note(counts=self._health.counts.refuse({reason: messages}))

    def note(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of WriterHealth
        """Replace some of its fields."""
        self._health = replace(self._health, **changes)

    def hinder(self, hindrance: Hindrance | None) -> None:
        """Note what hinders storing; it is logged when it begins and when it ends: each try would fill a full disk."""
        before = self._health.hindrance
        self.note(hindrance=hindrance)
        if hindrance is not None and type(hindrance) is not type(before):
            log.error("nothing is stored", extra={"error": str(hindrance)})
        elif hindrance is None and before is not None:
            log.warning("stored again", extra={"before": str(before)})

    def fail(self, hindrance: Hindrance) -> None:
        """Count a transaction that was not stored, and note why."""
        counts = self._health.counts
        self.note(counts=replace(counts, failed_commits=counts.failed_commits + 1))
        self.hinder(hindrance)

    def refuse(self, hindrance: Hindrance, messages: int) -> None:
        """Count messages that were not read, because nothing can be stored."""
        self.refuse_unread("disk-full" if isinstance(hindrance, DiskFullError) else "locked", messages)

    def stored(self, seconds: float) -> None:
        """Count a transaction, and how long it took."""
        counts = self._health.counts
        self.note(counts=replace(counts, commits=counts.commits.with_one(seconds)))

    def count(self, outcome: Outcome, acked: int, size: int) -> None:
        """Count a run that is stored."""
        self.note(counts=self._health.counts.after(outcome, acked), size=size)
