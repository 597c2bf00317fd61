"""Visitors: who comes when, through which gate, and who forgets the button on the way out. Decided before anyone acts.

A lively hour pressed into minutes: nobody waits 40 minutes in front of a demo to see the curve fall.
"""

import heapq
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

FORGETS_EXIT = 0.2  # one in five
FAMILY = (1, 1, 1, 1, 2, 2, 3, 4)  # people who press one after the other
MEAN_STAY_S = 15.0
TAKES_TICKET = 0.6  # of those who come in, where there is a kiosk
TO_KIOSK_S = (0.8, 3.0)
STEP_S = 0.45  # between two presses of a family: a lock-out and a hand


@dataclass(frozen=True, slots=True, order=True)
class Movement:
    """Somebody presses `button` at a gate (or kiosk) `gate`, `at` seconds after the beginning."""

    at: float
    gate: str
    button: str


@dataclass(frozen=True, slots=True)
class Kiosk:
    """Where one takes a number: its buttons, one a service."""

    name: str
    buttons: Sequence[str]


def visitors(
    rng: random.Random, gates: Sequence[str], presses_per_s: float, kiosk: Kiosk | None = None
) -> Iterator[Movement]:
    """Return movements without end, in order of time, at about `presses_per_s` at the gates.

    Each group comes in together; each of it takes a number by itself, and leaves alone, through any gate.
    """
    family = sum(FAMILY) / len(FAMILY)
    due: list[Movement] = []
    group_at = 0.0
    while True:
        while due and due[0].at <= group_at:
            yield heapq.heappop(due)
        gate = rng.choice(gates)
        for person in range(rng.choice(FAMILY)):
            at = group_at + person * STEP_S
            heapq.heappush(due, Movement(at, gate, "in"))
            if kiosk is not None and rng.random() < TAKES_TICKET:
                heapq.heappush(due, Movement(at + rng.uniform(*TO_KIOSK_S), kiosk.name, rng.choice(kiosk.buttons)))
            if rng.random() >= FORGETS_EXIT:
                leaves = at + rng.gammavariate(2.0, MEAN_STAY_S / 2)
                heapq.heappush(due, Movement(leaves, rng.choice(gates), "out"))
        presses = family if group_at < MEAN_STAY_S else family * (2 - FORGETS_EXIT)  # at first nobody leaves yet
        group_at += rng.uniform(0.2, 1.8) * presses / presses_per_s
