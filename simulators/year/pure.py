"""The same time through the engine alone: no file, no network. Gives the log's leaves and what its facts come to."""

from collections.abc import Iterator
from datetime import date

from contract import leaf, records
from contract.leaf import Leaf, Source
from edge_gateway.hall import Fact, Press, State, Tick, advance, apply, layout_of
from simulators.year.box import Sealed
from simulators.year.script import Script
from simulators.year.truth import Tally
from site_plan.local import local_day

_MOVES = {"enter": "entered", "leave": "left"}
_PLAIN = {"call", "hold", "unserved", "no_show", "expired", "abandon"}


class Recorded(Tally):
    """Counts what facts say; which service a ticket is for is what its `issue` of the same day said."""

    def __init__(self) -> None:
        """Start with nothing."""
        super().__init__()
        self._service: dict[tuple[date, str], str] = {}
        self._called: set[tuple[date, str]] = set()

    def take(self, day: date, fact: Fact) -> None:
        """Count a fact of `day`."""
        if fact.k in _MOVES:
            self.add(day, _MOVES[fact.k])
        elif fact.k == "refused":
            self._refused(day, fact)
        elif fact.k == "issue":
            self._service[day, fact.text("ticket")] = fact.text("service")
            self.add(day, "issued" if fact.number("visit") == fact.number("by") else "linked", fact.text("service"))
        elif fact.k in _PLAIN or fact.k in {"finish", "transfer"}:
            self._ticket(day, fact)

    def _refused(self, day: date, fact: Fact) -> None:
        if fact.data["service"] is not None:
            self.add(day, "refused")
        else:
            self.add(day, f"refused at a pad: {fact.text('why')}")

    def _ticket(self, day: date, fact: Fact) -> None:
        key = day, fact.text("ticket")
        if fact.k == "call":
            if key not in self._called:
                self.add(day, "called", self._service[key])
            self._called.add(key)
            return
        name = fact.text("outcome") if fact.k == "finish" else "transferred" if fact.k == "transfer" else fact.k
        self.add(day, name, self._service[key])


class Log:
    """A log in the making: every leaf, one after the other."""

    def __init__(self, script: Script) -> None:
        """Begin with nothing written."""
        self._script = script
        self._state = State(layout_of(script.building.plan))
        self._zone = script.building.plan.zone
        self._n = 0
        self.found = Recorded()

    def leaves(self) -> Iterator[bytes]:
        """Give all leaves of the time, as a gateway that misses nothing would write them."""
        starts = self._script.starts
        for payload in self._script.opening():
            record = records.decode(payload)
            self._state = apply(self._state, Fact(record.k, starts, record.data))
            yield self._leaf(starts, 0, starts, Source.GATEWAY, payload)
        for event in self._script.events():
            if not isinstance(event, Sealed):
                yield from self._decided(Tick(self._n, event.rx), 0, event.rx)
            elif event.button is not None:
                yield self._leaf(event.at, event.err, event.rx, Source.DEVICE, event.payload)
                cause = Press(self._n - 1, event.dev, event.button, event.at, event.rx)
                yield from self._decided(cause, event.err, event.rx)
            elif event.is_entry:
                yield self._leaf(event.at, event.err, event.rx, Source.DEVICE, event.payload)

    def _decided(self, cause: Press | Tick, err: int, rx: int) -> Iterator[bytes]:
        facts, self._state = advance(self._state, cause)
        for fact in facts:
            self.found.take(local_day(fact.at, self._zone), fact)
            yield self._leaf(fact.at, err, rx, Source.GATEWAY, fact.payload())

    def _leaf(self, at: int, err: int, rx: int, src: Source, payload: bytes) -> bytes:
        self._n += 1
        return leaf.encode(Leaf(self._n - 1, at, err, rx, src, payload))
