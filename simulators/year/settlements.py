"""What the office of a simulated time decides later of accepted tickets, and the list of it.

The gateway's folder has the list as a person would have it in a spreadsheet; it grows by a day at a time.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Self

from simulators.world.truth import Asked, DayOfWorld, Settled
from site_plan import Plan

FILE = "settlements.csv"
HEAD = "day,number,outcome,settled_on,log"
OUTCOMES = {"completed": "completed", "refused": "rejected"}  # the world's words in the office's


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """The ticket `number` of `day` in `log` was decided on the day `on`; `outcome` in the office's words."""

    on: date
    day: date
    number: str
    outcome: str
    log: str

    def line(self) -> str:
        """Return it as a line of the office's list."""
        return f"{self.day.isoformat()},{self.number},{self.outcome},{self.on.isoformat()},{self.log}\n"


def decisions(plan: Plan, log: str, played: DayOfWorld) -> Iterator[Decision]:
    """Give what the world decided later of a day's tickets; a service numbers its tickets as they are asked for."""
    prefixes = {service.code: service.prefix for service in plan.services}
    given, numbers = Counter[str](), dict[int, str]()
    for t in played.truths:
        if isinstance(t, Asked):
            given[t.service] += 1
            numbers[t.ticket] = f"{prefixes[t.service]}{given[t.service]:03}"
        elif isinstance(t, Settled):
            yield Decision(t.on, played.day, numbers[t.ticket], OUTCOMES[t.outcome], log)


class Paper:
    """The list, as the gateway's process writes it: with each day that is over, what was decided on it."""

    def __init__(self, folder: Path) -> None:
        """Begin the list."""
        self._file: IO[str] = (folder / FILE).open("w", encoding="utf-8")
        self._file.write(HEAD + "\n")

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def add(self, decided: Sequence[Decision]) -> None:
        """Add what was decided; whoever reads sees it at once."""
        self._file.writelines(decision.line() for decision in decided)
        self._file.flush()
