"""What one transaction will add to the log, while it is decided: each step sees log and hall as the last one left them.

No socket, file or clock is touched here: times come in, `Changes` come out. Nothing may be published before the
changes are stored.
"""

from functools import reduce

from contract import records
from contract.leaf import Source
from contract.records import Record
from edge_gateway.hall import Cause, Fact, State, Tick, advance, apply
from edge_gateway.hall.snapshot import dump
from edge_gateway.intake.outcome import Memory, Outcome
from edge_gateway.log.changes import NOWHERE, Anchor, BootKey, Changes, Cursor, EpochKey

FOLDED = 20_000  # leaves: the most that a start folds; thrice a busy day, so only a button that rattles makes more


class Draft:
    """A run of decisions; its outcome either becomes part of the memory or is forgotten."""

    def __init__(self, state: State, memory: Memory, *, trusted: bool = True) -> None:
        """Begin where the log stands; `trusted` says whether the gateway's clock may be believed."""
        self.state = state  # of the hall, after what was decided in this run
        self.trusted = trusted
        self.outcome = Outcome(Changes(memory.size, last_rx=memory.last_rx))
        self._memory = memory

    def tick(self, now: int) -> None:
        """Write the moments of the day that are due at `now`, which is not before any `rx` of this run."""
        if self.trusted:
            self.decide(Tick(self.outcome.changes.next, now), now, 0)

    def decide(self, cause: Cause, rx: int, err: int) -> tuple[Fact, ...]:
        """Append the facts of a cause."""
        facts, after = advance(self.state, cause)
        self.add(facts, rx, err)
        self.state = after
        return facts

    def add(self, facts: tuple[Fact, ...], rx: int, err: int) -> None:
        """Append facts that were decided at the state as it stands; the caller moves it on."""
        changes = self.outcome.changes
        for number, fact in enumerate(facts):
            n = changes.add(fact.at, err, rx, Source.GATEWAY, fact.payload())
            if fact.k == "day" and fact.data["state"] == "opened":
                changes.hall = n, dump(reduce(apply, facts[:number], self.state))
            self.outcome.numbered.append((n, fact))

    def note(self, record: Record, now: int) -> int:
        """Append a record of the gateway's own; return its number."""
        return self.outcome.changes.add(now, 0, now, Source.GATEWAY, records.encode(record))

    def keep_hall(self, before: State) -> None:
        """Keep the hall's state `before` this run, if the one that is kept is long ago: a start folds from there on."""
        changes = self.outcome.changes
        if changes.hall is None and changes.size - self._memory.folded >= FOLDED:
            changes.hall = changes.size, dump(before)

    def set_clock(self, now: int, by: int) -> None:
        """Set the clock to `now`, `by` ms further than it was: receipts go on from there, and anchors come along."""
        self.outcome.changes.last_rx, self.outcome.changes.rx_is_set = now, True
        self.bring_along(by)

    def bring_along(self, by: int) -> None:
        """Move the anchors that are by this clock: it is `by` ms further than when they were taken."""
        if not by:
            return
        for boot, anchor in {**self._memory.boots, **self.outcome.changes.boots}.items():
            if self.is_ours(anchor):
                self.outcome.changes.boots[boot] = anchor._replace(at=max(0, anchor.at + by))

    def is_ours(self, anchor: Anchor) -> bool:
        """Say whether an anchor is by this clock: taken in this start of the machine."""
        return anchor.at >= self._memory.began

    def commit(self) -> None:
        """Take the outcome, which is now stored, into the memory."""
        changes, memory = self.outcome.changes, self._memory
        memory.cursors.update(changes.cursors)
        memory.boots.update(changes.boots)
        memory.conflicts.update(changes.conflicts)
        memory.size, memory.last_rx = changes.next, changes.last_rx
        if changes.hall is not None:
            memory.folded = changes.hall[0]

    @property
    def last_rx(self) -> int:
        """Return the latest receipt by a clock that was to be trusted, in ms since 1970."""
        return self.outcome.changes.last_rx

    def received(self, rx: int) -> None:
        """Note that something was received."""
        changes = self.outcome.changes
        if self.trusted and rx > changes.last_rx:
            changes.last_rx = rx

    def cursor(self, key: EpochKey) -> Cursor:
        """Return where an epoch of a device stands."""
        return self.outcome.changes.cursors.get(key) or self._memory.cursors.get(key, NOWHERE)

    def anchor(self, key: BootKey, hw: str) -> Anchor | None:
        """Return what the hellos of a start said of when it began; None for a start of another chip than `hw`."""
        found = self._anchor(key)
        return found if found is not None and found.hw == hw else None

    def _anchor(self, key: BootKey) -> Anchor | None:
        return self.outcome.changes.boots.get(key) or self._memory.boots.get(key)

    def hash_at(self, dev: str, ep: str, seq: int) -> str | None:
        """Return the hash of a device's entry, None if it is not there."""
        if seq == 0:
            return None
        fresh = self.outcome.changes.entries.get((dev, ep, seq))
        if fresh is not None:
            return fresh[0]
        cursor = self.cursor((dev, ep))
        return cursor.hash if cursor.seq == seq else self._memory.lookup(dev, ep, seq)
