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
    """When a device last proved that it speaks (ms since 1970), and what it last said of itself, proved or a hint."""

    at: int | None
    values: Mapping[str, int]
    proved: bool = True


UNHEARD = Heard(None, {})


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
        self._take_presence(outcome, now)
        for reason, topic in outcome.refused:
            self.refuse(_device(topic), reason, 1, now)

    def _take_presence(self, outcome: Outcome, now: int) -> None:
        """Take signs of life: entries that are new, and heartbeats that are proved; a recording is neither."""
        fresh: dict[str, Heard] = {}
        for said in outcome.presence:
            known = fresh.get(said.dev) or self.presence.get(said.dev, UNHEARD)
            at = now if said.proved and said.values.get("on") else known.at
            before = known.values.items() if known.proved or not said.proved else ()
            fresh[said.dev] = Heard(at, dict([*before, *said.values.items()]), said.proved)
        for dev in {entry.dev for entry, _ in outcome.entries}:
            fresh[dev] = (fresh.get(dev) or self.presence.get(dev, UNHEARD))._replace(at=now)
        if fresh:
            self.presence = {**self.presence, **fresh}

    def bring_along(self, by: int) -> None:
        """Move all times: the clock was set `by` ms further, and pages compare them with it."""
        self.calls = tuple(call._replace(at=call.at + by) for call in self.calls)
        self.presence = {
            dev: heard._replace(at=None if heard.at is None else heard.at + by) for dev, heard in self.presence.items()
        }
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

    def refuse(self, dev: str | None, reason: str, number: int, now: int) -> None:
        """Take `number` messages that were refused."""
        kept = dict(self.refused)
        before = kept.pop((dev, reason), Refusals(0, now))
        while len(kept) >= KEPT_REFUSALS:
            del kept[next(iter(kept))]  # the one that is longest ago
        self.refused = {**kept, (dev, reason): Refusals(before.number + number, now)}


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
