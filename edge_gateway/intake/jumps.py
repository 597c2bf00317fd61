"""Jumps of the machine's clock: which of them the gateway's clock follows, and what that writes. See ADR 29.

| the machine's clock was set | the gateway's clock | why |
|---|---|---|
| by less than STEP_MS, or is slewed | goes along, no entry | it is told to the boxes once it adds up to STEP_MS |
| while it was not trusted | goes along, no entry | nothing was dated by it |
| ahead, past nothing that `would_lose` | is set: `clock`, `step` | |
| back by at most BACK_MS, within the day in hand | is set: `clock`, `step` | |
| back to where it was before the last step | is set: `clock`, `step` | |
| otherwise | goes on as it was: `doubt` | |
| … and is back within STEP_MS | has never jumped: `doubt` without `wall` | |
| … and a person says that it is right | is set: `clock`, `confirmed` | |
| … and is synchronised and steady for SETTLED_MS, not on a day before the one in hand | is set: `clock`, `sync` | |
| … and its jump passes nothing any more, since time has gone on | is set: `clock`, `step` | |
| while no gateway ran, in the same start of the machine | as above, at the start | |
| perhaps, in another start of the machine | its own: `clock`, `boot`, if a number waits | nobody knows how far |

Where it is set, each box says hello again, anchors go along, and no duration spans it.
"""

import logging
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from contract.records import Record
from edge_gateway.hall import Fact, State, apply
from edge_gateway.hall.jumps import would_lose
from edge_gateway.intake.draft import Draft
from edge_gateway.machine import clock_file
from edge_gateway.machine.clock import STEP_MS, TOLERATED_STEP, GatewayClock, Machine
from edge_gateway.machine.clock_file import Kept
from site_plan.local import local_day

KEPT_MS = 100  # how far the offset may drift before it is kept anew
BACK_MS = 60_000  # what a box's own clock may be out (MAX_BELIEVED_ERR): no more is spoilt by it than by one box
SETTLED_MS = 300_000  # a time daemon that has several sources has found the wrong one out by then

log = logging.getLogger(__name__)


class Settled(NamedTuple):
    """What came of a look: how far to set the clock, and what is to be said (nothing: `why` is empty)."""

    by: int
    why: str = ""
    clock: int = 0
    wall: int = 0
    is_trusted: bool = True

    @property
    def is_set(self) -> bool:
        """Say whether the clock is set, and does not only go along."""
        return self.why not in {"", "agrees", "doubt", "drift"}

    @property
    def is_told(self) -> bool:
        """Say whether each box is to have the time anew."""
        return self.is_set or self.why == "drift"


def resumed(machine: Machine, folder: Path, state: State, last_rx: int) -> GatewayClock:
    """Return the clock of a start: in the same start of the machine it goes on, in another it is the machine's.

    Then a doubt is kept if the machine's can still be where it jumped to: if the log's last receipt, by the gateway's
    clock, would lie ahead, it has been set right meanwhile.
    """
    kept = clock_file.read(folder)
    if kept is not None and kept.boot == machine.boot():
        return GatewayClock(machine, kept.offset)
    by = 0 if state.doubt is None else state.doubt.wall - state.doubt.clock
    wall = machine.wall()
    is_right = wall - by < last_rx - TOLERATED_STEP if by > 0 else wall >= last_rx - TOLERATED_STEP
    return GatewayClock(machine, None if is_right else wall - by - machine.steady())


class Jumps:
    """Looks at the machine's clock for the writer, and in its thread."""

    def __init__(self, clock: GatewayClock, folder: Path) -> None:
        """Begin without a jump; `folder` keeps the clock for the next start."""
        self._clock, self._folder = clock, folder
        self._kept = clock_file.read(folder)
        self._is_new_boot = self._kept is None or self._kept.boot != clock.machine.boot()
        self._last_step = 0
        self._drift = 0  # how far it went along since the boxes had the time
        self._seen: tuple[int, int] | None = None  # a jump that is not followed: since when (steady), and how far

    def look(self, draft: Draft) -> Settled:
        """Write, at the end of a run, what the machine's clock has done; `done` when that is stored."""
        ahead, now = self._clock.ahead(), self._clock.now()
        if not draft.trusted:
            return Settled(ahead, is_trusted=False)
        if self._is_new_boot and (draft.state.tickets or draft.state.absent):
            _set(draft, draft.last_rx, now, "boot")
        state = draft.state
        if abs(ahead) < STEP_MS:
            return self._go_along(draft, now, ahead)
        self._see(ahead)
        why = self._why(draft, now, ahead)
        if why is not None:
            _set(draft, now, now + ahead, why)
            return Settled(ahead, why, now, now + ahead)
        if state.doubt is not None and abs(state.doubt.wall - state.doubt.clock - ahead) < STEP_MS:
            return Settled(0)
        _doubt(draft, now, now + ahead)
        return Settled(0, "doubt", now, now + ahead)

    def _go_along(self, draft: Draft, now: int, ahead: int) -> Settled:
        self._seen = None
        if draft.state.doubt is not None:
            _doubt(draft, now, None)
            return Settled(ahead, "agrees", now, now + ahead)
        if abs(self._drift + ahead) < STEP_MS:
            return Settled(ahead)
        draft.bring_along(self._drift + ahead)
        return Settled(ahead, "drift", now, now + ahead)

    def done(self, settled: Settled) -> None:
        """Let the clock follow as was written."""
        self._clock.follow(settled.by)
        self._is_new_boot &= not settled.is_trusted
        self._drift = 0 if settled.is_told or not settled.is_trusted else self._drift + settled.by
        if settled.is_set:
            self._last_step, self._seen = settled.by, None
        if settled.why and settled.why != "drift":
            said = {"clock": settled.clock, "wall": settled.wall, "why": settled.why}
            level = logging.ERROR if settled.why == "doubt" else logging.WARNING
            log.log(level, "the machine's clock jumped", extra=said)
        self._keep()

    def _keep(self) -> None:
        """Keep by what the clock goes, if a start would not know; while the disk takes nothing it is tried again."""
        boot, offset = self._clock.machine.boot(), self._clock.offset
        known = self._kept
        if boot is None or (known is not None and known.boot == boot and abs(known.offset - offset) < KEPT_MS):
            return
        with suppress(OSError):
            clock_file.write(self._folder, Kept(boot, offset))
            self._kept = Kept(boot, offset)

    def _see(self, ahead: int) -> None:
        if self._seen is None or abs(self._seen[1] - ahead) >= STEP_MS:
            self._seen = self._clock.machine.steady(), ahead

    def _why(self, draft: Draft, now: int, ahead: int) -> str | None:
        """Return why the clock is set by `ahead`; None if it is not."""
        state, wall = draft.state, now + ahead
        is_back = ahead < 0 and abs(ahead + self._last_step) < STEP_MS
        is_small = ahead >= -BACK_MS and not would_lose(state, now, wall)
        if is_back or is_small:
            return "step"
        asked = state.doubt
        if draft.outcome.confirmed and asked is not None and abs(asked.wall - asked.clock - ahead) < STEP_MS:
            return "confirmed"
        leaves_day = state.day is not None and local_day(wall, state.layout.plan.zone) < state.day
        return "sync" if self._is_settled() and not leaves_day else None

    def _is_settled(self) -> bool:
        machine, seen = self._clock.machine, self._seen
        return seen is not None and machine.steady() - seen[0] >= SETTLED_MS and machine.is_synchronised()


def _doubt(draft: Draft, now: int, wall: int | None) -> None:
    """Write that the clock goes on though the machine says `wall`, or that the two agree again."""
    _keep(draft, Fact("doubt", now, {"clock": now, "wall": wall}))


def _set(draft: Draft, before: int, after: int, why: str) -> None:
    """Write that the clock was set, and bring along what was dated by it."""
    _keep(draft, Fact("clock", after, {"before": before, "after": after, "why": why}))
    draft.set_clock(after, after - before)


def _keep(draft: Draft, fact: Fact) -> None:
    draft.note(Record(fact.k, fact.data), fact.at)
    draft.state = apply(draft.state, fact)
