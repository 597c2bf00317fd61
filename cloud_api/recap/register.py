"""The register: each ticket of a period."""

from datetime import date
from typing import NamedTuple


class Ticket(NamedTuple):
    """A line of the register; (`log`, `n`) is its `issue`. `ending` of ENDS, None: open; all as corrected.

    settled: completed or rejected, on `settled_on`, where an accepted one was decided later; `void`: counts nowhere.
    A tuple, since a year has some 90,000 of them: the database's rows become tickets as they are.
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
