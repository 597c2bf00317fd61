"""The decisions of the first hop: what a message from a device appends to the log, and what is answered.

No socket, file or clock is touched here: messages and times come in, `Changes` and answers come out. Nothing may be
published before the changes are stored.
"""

import json
from dataclasses import replace
from functools import reduce
from typing import cast

from contract import entry as entries
from contract import messages, records, topics
from contract.entry import Entry
from contract.errors import ContractError
from contract.leaf import Source
from contract.messages import Ack, Hello, Skip
from contract.records import Record
from edge_gateway.answers import Pressed
from edge_gateway.changes import NOWHERE, Anchor, Changes, Cursor, EpochKey
from edge_gateway.clock import EARLIEST, judge
from edge_gateway.hall import DELTAS
from edge_gateway.keyring import Credential, Keyring
from edge_gateway.outcome import Arrival, Memory, Outcome, Presence
from edge_gateway.placing import Receipt, better, place
from edge_gateway.plan import Plan
from edge_gateway.plan.diff import check_successor
from edge_gateway.queue import Cause, Fact, Order, OrderError, Press, Print, State, Tick, advance, apply, layout_of
from edge_gateway.queue.snapshot import dump

GO_BACK_MS = 2_000  # at most one demand to send again in this time, for each device


class Ingest:
    """Decides over one run of messages; its outcome either becomes part of the memory or is forgotten."""

    def __init__(self, site: str, keyring: Keyring, state: State, memory: Memory, *, trusted: bool = True) -> None:
        """Start a run; `trusted` says whether the gateway's clock may be believed."""
        self._site, self._keyring, self._memory = site, keyring, memory
        self._trusted = trusted
        self.state = state  # of the hall, after what was decided in this run
        self.outcome = Outcome(Changes(memory.size))
        self._handlers = {"evt": self._evt, "hello": self._on_hello, "skip": self._on_skip}

    def tick(self, now: int) -> None:
        """Write the moments of the day that are due at `now`, which is not before any `rx` of this run."""
        if self._trusted:
            self._decide(Tick(self.outcome.changes.next, now), now, 0)

    def order(self, what: str, who: str, now: int, target: str = "", count: int = 0) -> tuple[Fact, ...]:
        """Do what a person asked for, and keep that it was asked; raises OrderError, which changes nothing.

        `what` is that of `edge_gateway.queue.Order`; `now` in ms since 1970.
        """
        self._require_clock()
        order = Order(self.outcome.changes.next, what, who, now, target, count)
        facts, _ = advance(self.state, order)  # an order that does not fit is not kept
        if any(fact.data.get("by") == order.by for fact in facts):
            self._note(Record("admin", {"who": who, "what": f"{what} {target}".strip()}), now)
        return self._decide(order, now, 0) if facts else ()

    def manual(self, ticket: str, service: str, happened: int, who: str, now: int) -> None:
        """Keep a ticket that was written on paper, given at `happened` (ms since 1970); raises OrderError."""
        self._require_clock()
        if service not in self.state.layout.services:
            raise OrderError(f"no such service: {service}")
        if not 0 < happened <= now:
            raise OrderError("a paper ticket is of the past")
        self._note(Record("manual", {"who": who, "ticket": ticket, "service": service, "happened": happened}), now)

    def plan(self, plan: Plan, who: str, now: int) -> None:
        """Put a plan in force; raises PlanError if it is of another site or lacks a service of the one before."""
        check_successor(self.state.layout.plan, plan)
        fact = Fact("plan", now, {"zone": plan.zone.key, "toml": plan.text, "who": who})
        n = self.outcome.changes.add(now, 0, now, Source.GATEWAY, fact.payload())
        self.outcome.changes.plan = plan.text
        self.state = replace(self.state, layout=layout_of(plan))
        self.outcome.numbered.append((n, fact))

    def accept_clock(self, who: str, now: int) -> None:
        """Keep that a person says the clock is right, though it is behind the log; raises OrderError if never set."""
        if now < EARLIEST:
            raise OrderError("the clock was never set: set it first")
        before = self._last_rx()
        self._note(Record("admin", {"who": who, "what": "clock"}), now)
        fact = Fact("clock", now, {"before": before, "after": now, "why": "operator"})
        self._note(Record(fact.k, fact.data), now)
        self.state = apply(self.state, fact)
        self.outcome.changes.last_rx, self.outcome.changes.rx_is_set = now, True
        self._trusted = True

    def _require_clock(self) -> None:
        if not self._trusted:
            raise OrderError("the gateway's clock is not set: set it first")

    def _note(self, record: Record, now: int) -> None:
        self.outcome.changes.add(now, 0, now, Source.GATEWAY, records.encode(record))

    def take(self, arrival: Arrival) -> None:
        """Decide over one message; a bad one is refused, counted and harmless."""
        try:
            self._take(arrival)
        except ContractError as e:
            self.outcome.refused.append((e.reason, arrival.topic))

    def commit(self) -> None:
        """Take the outcome, which is now stored, into the memory."""
        changes, memory = self.outcome.changes, self._memory
        memory.cursors.update(changes.cursors)
        memory.boots.update(changes.boots)
        memory.conflicts.update(changes.conflicts)
        memory.size = changes.next
        memory.last_rx = self._last_rx()

    def ack(self, key: EpochKey, utc: int | None) -> Ack:
        """Return the cumulative acknowledgement of an epoch as it now stands."""
        cursor = self._cursor(key)
        return Ack(*key, cursor.seq, cursor.hash, cursor.seq, utc, None)

    def _take(self, arrival: Arrival) -> None:
        topic = self._memory.topics.get(arrival.topic) or topics.parse(arrival.topic)
        if topic.site != self._site:
            raise ContractError("topic")
        credential = self._keyring.get(topic.dev)
        if credential is None:
            raise ContractError("unknown-device")
        self._memory.topics[arrival.topic] = topic
        handler = self._handlers.get(topic.channel)
        if handler is None:
            self._presence(topic.dev, arrival.payload)
            return
        if arrival.retained:
            raise ContractError("retained")
        handler(topic.dev, credential, arrival)

    def _evt(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        entry = entries.unseal(credential.key, arrival.payload)
        if entry.dev != dev:
            raise ContractError("topic")
        key = dev, entry.ep
        cursor = self._cursor(key)
        if entry.seq <= cursor.seq:
            self._known(entry, entries.hash_of(arrival.payload), arrival.rx)
            self.outcome.acks[key] = None
        elif entry.seq > cursor.seq + 1:
            self._go_back(key, arrival.rx)
        elif not _continues(entry, cursor):
            self._go_back(key, arrival.rx)
            raise ContractError("chain")
        else:
            self._append(entry, arrival)
            self.outcome.acks[key] = None

    def _append(self, entry: Entry, arrival: Arrival) -> None:
        changes, key = self.outcome.changes, (entry.dev, entry.ep)
        after = self._cursor(key).at
        receipt = Receipt(arrival.rx, self._trusted)
        at, err = place((entry.utc, entry.err), entry.up, self._anchor(entry.dev, entry.boot), after, receipt)
        n = changes.add(at, err, arrival.rx, Source.DEVICE, arrival.payload)
        digest = entries.hash_of(arrival.payload)
        changes.entries[*key, entry.seq] = digest, n
        changes.cursors[key] = Cursor(entry.seq, digest, at)
        self.outcome.appended += 1
        self.outcome.entries.append((entry, arrival.rx))
        cause = self._cause(n, entry, at, arrival.rx)
        self._received(arrival.rx)
        if cause is None:
            return
        facts = self._decide(cause, arrival.rx, err)
        self.outcome.pressed[entry.dev] = Pressed(entry.ep, entry.seq, facts)
        for fact in facts:
            if fact.k in DELTAS:
                changes.movements[*key, entry.seq] = fact.at, DELTAS[fact.k]

    def _cause(self, n: int, entry: Entry, at: int, rx: int) -> Cause | None:
        """Return what the hall is asked by an entry; its clock is judged as a replay of the log would judge it."""
        if not entries.is_known(entry):
            return None
        if entry.k == "press":
            button = str(entries.field(entry, "b"))
            return Press(n, entry.dev, button, at, rx, judge(rx, self._last_rx()).trusted)
        if entry.k == "printed":
            job, ok = entries.field(entry, "job"), entries.field(entry, "ok")
            return Print(n, int(job or 0), ok=bool(ok), at=at)
        return None

    def _decide(self, cause: Cause, rx: int, err: int) -> tuple[Fact, ...]:
        """Append the facts of a cause; the state after them is kept by the caller once they are stored."""
        before = self.state
        facts, self.state = advance(before, cause)
        for number, fact in enumerate(facts):
            n = self.outcome.changes.add(fact.at, err, rx, Source.GATEWAY, self._payload(fact))
            if fact.k == "day" and fact.data["state"] == "opened":
                self.outcome.changes.hall = n, dump(reduce(apply, facts[:number], before))
            self.outcome.numbered.append((n, fact))
        return facts

    def _payload(self, fact: Fact) -> bytes:
        """Return the record of a fact. Movements of one kind and device differ in `by` alone, which comes first."""
        if fact.k not in DELTAS:
            return fact.payload()
        key = fact.k, fact.text("dev"), fact.data["late"] == 1
        tail = self._memory.facts.get(key)
        if tail is None:
            tail = self._memory.facts[key] = fact.payload().partition(b",")[2]
        return b'{"by":%d,%b' % (fact.number("by"), tail)

    def _known(self, entry: Entry, digest: str, rx: int) -> None:
        """Note an entry that is there already; with other bytes it is a conflict, logged once."""
        kept = self._stored(entry.dev, entry.ep, entry.seq)
        if kept is None or kept == digest:
            self.outcome.duplicates += 1
            return
        self.outcome.conflicts += 1
        changes, identity = self.outcome.changes, (entry.dev, entry.ep, entry.seq, digest)
        if identity in self._memory.conflicts or identity in changes.conflicts:
            return
        values = {"dev": entry.dev, "ep": entry.ep, "seq": entry.seq, "kept": kept, "refused": digest}
        changes.add(rx, 0, rx, Source.GATEWAY, records.encode(Record("conflict", values)))
        changes.conflicts.add(identity)
        self._received(rx)

    def _on_hello(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        hello = messages.unseal_hello(credential.key, arrival.payload)
        if hello.dev != dev:
            raise ContractError("topic")
        if hello.hw != credential.hw:
            raise ContractError("hw")
        if self._trusted:
            self._remember_boot(hello, arrival.rx)
        cursor = self._cursor((dev, hello.ep))
        seq = min(hello.at, cursor.seq)
        digest = cursor.hash if seq == cursor.seq else self._stored(dev, hello.ep, seq)
        self.outcome.hellos.append(Ack(dev, hello.ep, seq, digest, cursor.seq, None, hello.nonce))

    def _remember_boot(self, hello: Hello, rx: int) -> None:
        known, fresh = self._anchor(hello.dev, hello.boot), Anchor(hello.up, rx)
        if better(known, fresh) != known:
            self.outcome.changes.boots[hello.dev, hello.boot] = fresh

    def _on_skip(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        skip = messages.unseal_skip(credential.key, arrival.payload)
        if skip.dev != dev:
            raise ContractError("topic")
        key = dev, skip.ep
        self.outcome.acks[key] = None
        if skip.first == self._cursor(key).seq + 1:
            self._gap(key, skip, arrival.rx)

    def _gap(self, key: EpochKey, skip: Skip, rx: int) -> None:
        changes = self.outcome.changes
        values = {"dev": skip.dev, "ep": skip.ep, "from": skip.first, "to": skip.last, "why": skip.why}
        changes.add(rx, 0, rx, Source.GATEWAY, records.encode(Record("gap", values)))
        changes.cursors[key] = Cursor(skip.last, None, self._cursor(key).at)
        self._received(rx)
        self.outcome.gaps += 1

    def _presence(self, dev: str, payload: bytes) -> None:
        if not payload:
            return  # a retained state is taken away like this
        if len(payload) > 512:
            raise ContractError("oversize")
        try:
            values: object = json.loads(payload)
        except (ValueError, RecursionError) as e:
            raise ContractError("json") from e
        if not isinstance(values, dict):
            raise ContractError("json")
        fields = cast("dict[str, object]", values)
        numbers = {name: value for name, value in fields.items() if type(value) is int}
        self.outcome.presence.append(Presence(dev, numbers))

    def _go_back(self, key: EpochKey, rx: int) -> None:
        """Ask for what is missing, seldom: all that is on its way would ask again."""
        last = self._memory.went_back.get(key[0])
        if last is None or not 0 <= rx - last < GO_BACK_MS:
            self._memory.went_back[key[0]] = rx
            self.outcome.acks[key] = None

    def _received(self, rx: int) -> None:
        if self._trusted:
            self.outcome.changes.last_rx = max(self.outcome.changes.last_rx, rx)

    def _last_rx(self) -> int:
        changes = self.outcome.changes
        return changes.last_rx if changes.rx_is_set else max(self._memory.last_rx, changes.last_rx)

    def _cursor(self, key: EpochKey) -> Cursor:
        return self.outcome.changes.cursors.get(key) or self._memory.cursors.get(key, NOWHERE)

    def _anchor(self, dev: str, boot: int | None) -> Anchor | None:
        if boot is None:
            return None
        return self.outcome.changes.boots.get((dev, boot)) or self._memory.boots.get((dev, boot))

    def _stored(self, dev: str, ep: str, seq: int) -> str | None:
        if seq == 0:
            return None
        fresh = self.outcome.changes.entries.get((dev, ep, seq))
        if fresh is not None:
            return fresh[0]
        cursor = self._cursor((dev, ep))
        return cursor.hash if cursor.seq == seq else self._memory.lookup(dev, ep, seq)


def _continues(entry: Entry, cursor: Cursor) -> bool:
    """Say whether the entry's `prev` names the one before it; nothing can be said after a gap."""
    if cursor.seq == 0:
        return entry.prev == entries.START
    return cursor.hash is None or entry.prev == cursor.hash
