"""What a simulated time comes to, counted once from the world's decisions and once from what a hall recorded.

`what` is one of: `entered`, `left` (presses at a gate), `issued` (tickets of a kiosk), `linked` (tickets that follow
from a transfer), `called`, `refused`, `hold`, and each ending. Gate presses and refusals have no service. What the
office decides later of an accepted ticket is counted apart: `completed_later`, `rejected`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from simulators.world.parameters import Parameters
from simulators.world.truth import Asked, DayOfWorld, Ended, Entered, Held, Names, Refused, Settled

FORMAT = "lawang-truth/1"
LATER = {"completed": "completed_later", "refused": "rejected"}


@dataclass(frozen=True, slots=True)
class Asking:
    """Which time of which site, and from which seed."""

    site: str
    first: date
    last: date
    visitors: float
    seed: int


@dataclass
class Tally:
    """Counts by local day, service (empty where there is none) and what."""

    counts: Counter[tuple[date, str, str]] = field(default_factory=Counter[tuple[date, str, str]])

    def add(self, day: date, what: str, service: str = "") -> None:
        """Count one."""
        self.counts[day, service, what] += 1

    def total(self) -> dict[str, int]:
        """Sum everything by what."""
        return _sums((what, n) for (_, _, what), n in self.counts.items())

    def months(self) -> dict[str, dict[str, int]]:
        """Sum by month (YYYY-MM)."""
        return _grouped((f"{day:%Y-%m}", what, n) for (day, _, what), n in self.counts.items())

    def days(self) -> dict[str, dict[str, int]]:
        """Sum by day (YYYY-MM-DD)."""
        return _grouped((day.isoformat(), what, n) for (day, _, what), n in self.counts.items())

    def services(self) -> dict[str, dict[str, int]]:
        """Sum by service; what has none is left out."""
        return _grouped((service, what, n) for (_, service, what), n in self.counts.items() if service)


@dataclass
class Account(Tally):
    """What happened in the hall and, by the ticket's day and service, what the office decided `later`."""

    later: Tally = field(default_factory=Tally)

    def whole(self) -> Tally:
        """Return both as one; no word is of both."""
        return Tally(self.counts + self.later.counts)


@dataclass
class Truth(Account):
    """What the world decided. `persons` and `applicants` are people, who may press more than once or not at all.

    `settled` is all that the office decides one day, `later` what it has decided by the day `until` (None: all).
    `visits_izin`: kiosk tickets that have, themselves or in a ticket transferred from them, a service of kind izin.
    """

    until: date | None = None
    presses: int = 0
    persons: int = 0
    applicants: int = 0
    visits_izin: int = 0
    settled: Counter[str] = field(default_factory=Counter[str])

    def add_day(self, p: Parameters, names: Names, day: DayOfWorld) -> Self:
        """Count a day of the world."""
        gates, licences = set(names.gates()), {s.code for s in p.services if s.licence}
        self.presses += len(day.presses)
        for press in day.presses:
            if press.device in gates:
                self.add(day.day, "entered" if press.button == names.button(press.device, "enter") else "left")
        asked = {t.ticket: t for t in day.truths if isinstance(t, Asked)}
        for t in day.truths:
            match t:
                case Entered():
                    self.persons += 1
                case Asked():
                    self.add(day.day, "linked" if t.via == "transfer" else "issued", t.service)
                case Refused():
                    self.add(day.day, "refused")
                case Held():
                    self.add(day.day, "hold", asked[t.ticket].service)
                case Ended():
                    if t.called is not None:
                        self.add(day.day, "called", asked[t.ticket].service)
                    self.add(day.day, t.how, asked[t.ticket].service)
                case Settled():
                    self.settled[t.outcome] += 1
                    if self.until is None or t.on <= self.until:
                        self.later.add(day.day, LATER[t.outcome], asked[t.ticket].service)
                case _:
                    pass
        self.applicants += len({t.person for t in asked.values()})
        self.visits_izin += len({_root(asked, t) for t in asked.values() if t.service in licences})
        return self

    def as_json(self, asking: Asking) -> dict[str, Any]:
        """Return the truth as a file holds it."""
        return {
            "format": FORMAT,
            "site": asking.site,
            "from": asking.first.isoformat(),
            "to": asking.last.isoformat(),
            "visitors": asking.visitors,
            "seed": asking.seed,
            "presses": self.presses,
            "persons": self.persons,
            "applicants": self.applicants,
            "visits_izin": self.visits_izin,
            "settled": dict(sorted(self.settled.items())),
            "total": self.total(),
            "months": self.months(),
            "services": self.services(),
            "days": self.days(),
            "later": {"total": self.later.total(), "months": self.later.months(), "services": self.later.services()},
            "cells": self.cells(),
        }

    def write(self, path: Path, asking: Asking) -> None:
        """Write the truth file."""
        path.write_text(json.dumps(self.as_json(asking), indent=1) + "\n", encoding="utf-8")

    def cells(self) -> dict[str, dict[str, dict[str, int]]]:
        """Return every count, `later` too, by day, service (empty where there is none) and what."""
        made: dict[str, dict[str, dict[str, int]]] = {}
        for (day, service, what), count in sorted(self.whole().counts.items()):
            made.setdefault(day.isoformat(), {}).setdefault(service, {})[what] = count
        return made


def read(path: Path) -> Account:
    """Read every count back from a truth file."""
    made = Account()
    raw: dict[str, dict[str, dict[str, int]]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for day, services in raw.items():
        for service, counts in services.items():
            for what, count in counts.items():
                tally = made.later if what in LATER.values() else made
                tally.counts[date.fromisoformat(day), service, what] = count
    return made


def differences(truth: Tally, found: Tally, *, limit: int = 20) -> list[str]:
    """Say where two tallies differ, cell by cell; empty if they are equal."""
    cells = sorted(
        cell for cell in truth.counts.keys() | found.counts.keys() if truth.counts[cell] != found.counts[cell]
    )
    return [
        f"{day} {service or '-'} {what}: {truth.counts[day, service, what]} in truth, "
        f"{found.counts[day, service, what]} found"
        for day, service, what in cells[:limit]
    ]


def _root(asked: Mapping[int, Asked], ticket: Asked) -> int:
    while ticket.via == "transfer" and ticket.after is not None:
        ticket = asked[ticket.after]
    return ticket.ticket


def _sums(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    made: Counter[str] = Counter()
    for name, n in pairs:
        made[name] += n
    return dict(sorted(made.items()))


def _grouped(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    made: dict[str, Counter[str]] = {}
    for group, what, n in rows:
        made.setdefault(group, Counter())[what] += n
    return {group: dict(sorted(counts.items())) for group, counts in sorted(made.items())}
