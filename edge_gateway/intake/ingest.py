"""The decisions of the first hop: what a message from a device appends to the log, and what is answered.

A bad message is refused with a reason, counted, and harmless to all others.
"""

from contract import bulk, gateway_side
from contract import entry as entries
from contract.entry import Entry
from contract.errors import ContractError
from contract.form import MAX_BOOT
from contract.leaf import Source
from contract.messages import Ack, Hello, Skip
from contract.records import Record
from edge_gateway.devices.keyring import Credential, Keyring
from edge_gateway.hall import Cause, Press, State
from edge_gateway.hall.movements import DELTAS
from edge_gateway.hall.replay import print_of
from edge_gateway.intake import presence
from edge_gateway.intake.answers import Pressed
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.outcome import Arrival, Memory
from edge_gateway.intake.placing import (
    UNSET,
    Placed,
    Receipt,
    agree,
    contradicts,
    earliest,
    instead,
    merged,
    past_of,
    place,
    untold,
)
from edge_gateway.intake.presence import Told
from edge_gateway.log.changes import Anchor, BootKey, Cursor, EpochKey
from edge_gateway.machine.clock import is_trusted

GO_BACK_MS = 2_000  # at most one demand to send again in this time, for each device


class Ingest(Draft):
    """A draft that takes the messages of a site's devices."""

    def __init__(self, site: str, keyring: Keyring, state: State, memory: Memory, *, trusted: bool = True) -> None:
        """Begin where the log stands; only devices in `keyring` are heard."""
        super().__init__(state, memory, trusted=trusted)
        self._site, self._keyring = site, keyring
        self._handlers = {"evt": self._on_entry, "hello": self._on_hello, "skip": self._on_skip}
        self._presence = {"state": self._on_state, "hb": self._on_heartbeat}

    def take(self, arrival: Arrival) -> None:
        """Decide over one message."""
        try:
            self._take(arrival)
        except ContractError as e:
            self.outcome.refused.append((e.reason, arrival.topic))

    def ack(self, key: EpochKey, utc: int | None) -> Ack:
        """Return the cumulative acknowledgement of an epoch as it now stands."""
        cursor = self.cursor(key)
        return Ack(*key, cursor.seq, cursor.hash, cursor.seq, utc, None)

    def _take(self, arrival: Arrival) -> None:
        topic = self._memory.topics.get(arrival.topic) or gateway_side.parse_topic(arrival.topic)
        if topic.site != self._site:
            raise ContractError("topic")
        credential = self._keyring.get(topic.dev)
        if credential is None:
            raise ContractError("unknown-device")
        self._memory.topics[arrival.topic] = topic
        handler = self._handlers.get(topic.channel)
        if handler is None:
            if arrival.payload:  # a hint that the broker kept is taken away by an empty one
                self._told(topic.dev, self._presence[topic.channel](topic.dev, credential, arrival))
            return
        if arrival.retained:
            raise ContractError("retained")
        handler(topic.dev, credential, arrival)

    def _on_entry(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        entry = bulk.unseal(credential.key, arrival.payload)
        if entry.dev != dev:
            raise ContractError("topic")
        key = dev, entry.ep
        cursor = self.cursor(key)
        if entry.seq > cursor.seq + 1:
            self._go_back(key, arrival.rx)
            return
        if entry.seq <= cursor.seq:
            self._known(entry, entries.hash_of(arrival.payload), arrival.rx)
        elif _continues(entry, cursor):
            self._append(entry, cursor, arrival, credential.hw)
        else:
            self._go_back(key, arrival.rx)
            raise ContractError("chain")
        self.outcome.acks[key] = None

    def _append(self, entry: Entry, before: Cursor, arrival: Arrival, hw: str) -> None:
        """Append the entry that is due after `before` from the chip `hw`, and what comes of it."""
        outcome, rx, identity = self.outcome, arrival.rx, (entry.dev, entry.ep, entry.seq)
        changes, placed = outcome.changes, self._placed(entry, before, hw, rx)
        at, err = placed
        n = changes.add(at, err, rx, Source.DEVICE, arrival.payload)
        digest = entries.hash_of(arrival.payload)
        changes.entries[identity] = digest, n
        past = past_of(entry.boot, entry.up, placed, before.past)
        changes.cursors[entry.dev, entry.ep] = Cursor(entry.seq, digest, past)
        outcome.appended += 1
        outcome.entries.append((entry, rx))
        cause = self._cause(n, entry, at, rx)
        self.received(rx)
        if cause is None:
            return
        facts = self.decide(cause, rx, err)
        outcome.pressed[entry.dev] = Pressed(entry.ep, entry.seq, facts)
        for fact in facts:
            if fact.k in DELTAS:
                changes.movements[identity] = fact.at, DELTAS[fact.k]

    def _placed(self, entry: Entry, before: Cursor, hw: str, rx: int) -> Placed:
        boot, up = entry.boot, entry.up
        anchor = None if boot is None else self.anchor(BootKey(entry.dev, entry.ep, boot), hw)
        is_other_time = anchor is not None and self.is_ours(anchor) and contradicts(anchor, up, entry.utc, entry.err)
        said = UNSET if is_other_time else (entry.utc, entry.err)
        return place(said, up, anchor, earliest(before.past, boot, up), Receipt(rx, self.trusted))

    def _cause(self, n: int, entry: Entry, at: int, rx: int) -> Cause | None:
        """Return what the hall is asked by an entry; its clock is judged as a replay of the log would judge it."""
        if not gateway_side.is_known(entry):
            return None
        if entry.k == "press":
            button = str(gateway_side.field(entry, "b"))
            return Press(n, entry.dev, button, at, rx, is_trusted(rx, self.last_rx))
        return print_of(entry, n, at, rx)

    def _known(self, entry: Entry, digest: str, rx: int) -> None:
        """Note an entry that is there already; with other bytes it is a conflict, logged once."""
        kept = self.hash_at(entry.dev, entry.ep, entry.seq)
        if kept is None or kept == digest:
            self.outcome.duplicates += 1
            return
        self.outcome.conflicts += 1
        conflicts, identity = self.outcome.changes.conflicts, (entry.dev, entry.ep, entry.seq, digest)
        if identity in self._memory.conflicts or identity in conflicts:
            return
        values = {"dev": entry.dev, "ep": entry.ep, "seq": entry.seq, "kept": kept, "refused": digest}
        self.note(Record("conflict", values), rx)
        conflicts.add(identity)
        self.received(rx)

    def _on_hello(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        hello = gateway_side.unseal_hello(credential.key, arrival.payload)
        if hello.dev != dev:
            raise ContractError("topic")
        if hello.hw != credential.hw:
            raise ContractError("hw")
        if hello.boot != MAX_BOOT:  # there it counts no further, and stands for many starts
            self._remember_boot(hello, arrival.rx)
        cursor = self.cursor((dev, hello.ep))
        if self._memory.sessions.opens(hello, has_entries=cursor.seq > 0):
            self.outcome.greeted.append(hello)
        seq = min(hello.at, cursor.seq)
        digest = cursor.hash if seq == cursor.seq else self.hash_at(dev, hello.ep, seq)
        self.outcome.hellos.append(Ack(dev, hello.ep, seq, digest, cursor.seq, None, hello.nonce))

    def _remember_boot(self, hello: Hello, rx: int) -> None:
        key, fresh = BootKey(hello.dev, hello.ep, hello.boot), Anchor(hello.hw, hello.up, rx)
        known = self.anchor(key, hello.hw)
        if not self.trusted:
            anchor = untold(known)
        elif known is None or self.is_ours(known) or agree(known, fresh):
            anchor = merged(known, fresh)
        else:
            anchor = instead(known, fresh)
        if anchor is not None and anchor != known:
            self.outcome.changes.boots[key] = anchor

    def _on_skip(self, dev: str, credential: Credential, arrival: Arrival) -> None:
        skip = gateway_side.unseal_skip(credential.key, arrival.payload)
        if skip.dev != dev:
            raise ContractError("topic")
        key = dev, skip.ep
        self.outcome.acks[key] = None
        if skip.first == self.cursor(key).seq + 1:
            self._gap(key, skip, arrival.rx)

    def _gap(self, key: EpochKey, skip: Skip, rx: int) -> None:
        values = {"dev": skip.dev, "ep": skip.ep, "from": skip.first, "to": skip.last, "why": skip.why}
        self.note(Record("gap", values), rx)
        self.outcome.changes.cursors[key] = Cursor(skip.last, None, self.cursor(key).past)
        self.received(rx)
        self.outcome.gaps += 1

    def _on_heartbeat(self, dev: str, credential: Credential, arrival: Arrival) -> Told:
        return presence.heartbeat(credential.key, dev, arrival, self._memory.signs.get(dev), trusted=self.trusted)

    def _on_state(self, dev: str, credential: Credential, arrival: Arrival) -> Told:
        return presence.ended(credential.key, dev, arrival, self._memory.signs.get(dev))

    def _told(self, dev: str, told: Told) -> None:
        self.outcome.presence.append(told.presence)
        if told.sign is not None:
            self._memory.signs[dev] = told.sign

    def _go_back(self, key: EpochKey, rx: int) -> None:
        """Ask for what is missing, seldom: all that is on its way would ask again."""
        last = self._memory.went_back.get(key[0])
        if last is None or not 0 <= rx - last < GO_BACK_MS:
            self._memory.went_back[key[0]] = rx
            self.outcome.acks[key] = None


def _continues(entry: Entry, cursor: Cursor) -> bool:
    """Say whether the entry's `prev` names the one before it; nothing can be said after a gap."""
    if cursor.seq == 0:
        return entry.prev == entries.START
    return cursor.hash is None or entry.prev == cursor.hash
