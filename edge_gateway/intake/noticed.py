"""What the writer notices for the hall's screens: the newest calls, and of each device what it said and was refused.

Everything it gives is a value that is replaced, never changed: other threads read it at any time.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from contract import gateway_side
from contract.entry import Entry
from contract.errors import ContractError
from contract.leaf import Leaf, Source
from edge_gateway.hall import Fact
from edge_gateway.hall.replay import fact_of
from edge_gateway.intake.outcome import Outcome

KEPT_CALLS = 200  # the newest ones, for boards that come back
KEPT_REFUSALS = 200  # devices and reasons: names of devices that nobody added are made up by who sends
KEPT_FAULTS = 8  # of one device
CALLS = frozenset({"call", "recall"})


class Call(NamedTuple):
    """Entry `n` of the log called a ticket to a counter `at` (ms since 1970); `kind` is `call` or `recall`."""

    n: int
    at: int
    ticket: str
    counter: str
    kind: str


class Heard(NamedTuple):
    """What a device last said of itself without a MAC, and when anything last came from it (ms since 1970)."""

    at: int
    values: Mapping[str, int]


class Refusals(NamedTuple):
    """How many messages were refused, and when the last of them came (ms since 1970)."""

    number: int
    last: int


class Said(NamedTuple):
    """What a device's entries say of the box: the error of its clock (ms, None: not set), its faults and when."""

    error: int | None
    faults: Mapping[str, int]


SILENT = Said(None, {})


class Noticed:
    """The newest of each; one thread takes, others read."""

    def __init__(self, newest: Iterable[Leaf] = ()) -> None:
        """Begin with what the newest leaves say."""
        self.calls: tuple[Call, ...] = ()
        self.presence: Mapping[str, Heard] = {}
        self.refused: Mapping[tuple[str | None, str], Refusals] = {}
        self.said: Mapping[str, Said] = {}
        calls: list[Call] = []
        for leaf in newest:
            fact = fact_of(leaf)
            if leaf.src is Source.DEVICE:
                self._hear(gateway_side.peek_entry(leaf.payload), leaf.rx)
            elif fact is not None:
                calls += _call(leaf.n, fact)
                if _opens(fact):
                    self._forget_faults()
        self.calls = tuple(calls[-KEPT_CALLS:])

    def take(self, outcome: Outcome, now: int) -> None:
        """Take a run of messages whose changes are stored."""
        calls = [call for n, fact in outcome.numbered for call in _call(n, fact)]
        if calls:
            self.calls = (*self.calls, *calls)[-KEPT_CALLS:]
        if any(_opens(fact) for _, fact in outcome.numbered):
            self._forget_faults()
        for entry, rx in outcome.entries:
            self._hear(entry, rx)
        came: dict[str, dict[str, int]] = {dev: {} for dev, _ in outcome.acks}
        came |= {hello.dev: {} for hello in outcome.hellos}
        for presence in outcome.presence:
            came[presence.dev] = {**came.get(presence.dev, {}), **presence.values}
        if came:
            fresh = {dev: Heard(now, {**self._values(dev), **values}) for dev, values in came.items()}
            self.presence = {**self.presence, **fresh}
        for reason, topic in outcome.refused:
            self._refuse(_device(topic), reason, now)

    def bring_along(self, by: int) -> None:
        """Move all times: the clock was set `by` ms further, and pages compare them with it."""
        self.calls = tuple(call._replace(at=call.at + by) for call in self.calls)
        self.presence = {dev: heard._replace(at=heard.at + by) for dev, heard in self.presence.items()}
        self.refused = {key: found._replace(last=found.last + by) for key, found in self.refused.items()}
        self.said = {
            dev: said._replace(faults={what: at + by for what, at in said.faults.items()})
            for dev, said in self.said.items()
        }

    def _forget_faults(self) -> None:
        """Let the faults of the day before go."""
        self.said = {dev: Said(said.error, {}) for dev, said in self.said.items()}

    def _hear(self, entry: Entry, rx: int) -> None:
        said = self.said.get(entry.dev, SILENT)
        faults = said.faults
        if entry.k == "fault" and gateway_side.is_known(entry):
            said_of = (gateway_side.field(entry, "what"), gateway_side.field(entry, "b"))
            what = " ".join(str(part) for part in said_of if part is not None)
            newest = {key: at for key, at in faults.items() if key != what}
            faults = dict([*newest.items(), (what, rx)][-KEPT_FAULTS:])
        if faults is not said.faults or entry.err != said.error:
            self.said = {**self.said, entry.dev: Said(entry.err, faults)}

    def _refuse(self, dev: str | None, reason: str, now: int) -> None:
        kept = dict(self.refused)
        before = kept.pop((dev, reason), Refusals(0, now))
        while len(kept) >= KEPT_REFUSALS:
            del kept[next(iter(kept))]  # the one that is longest ago
        self.refused = {**kept, (dev, reason): Refusals(before.number + 1, now)}

    def _values(self, dev: str) -> Mapping[str, int]:
        known = self.presence.get(dev)
        return {} if known is None else known.values


def _opens(fact: Fact) -> bool:
    return fact.k == "day" and fact.data["state"] == "opened"


def _call(n: int, fact: Fact) -> Iterable[Call]:
    if fact.k in CALLS:
        yield Call(n, fact.at, fact.text("ticket"), fact.text("counter"), fact.k)


def _device(topic: str) -> str | None:
    try:
        return gateway_side.parse_topic(topic).dev
    except ContractError:
        return None
