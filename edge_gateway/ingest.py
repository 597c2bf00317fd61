"""The decisions of the first hop: what a message from a device appends to the log, and what is answered.

No socket, file or clock is touched here: messages and times come in, `Changes` and answers come out. Nothing may be
published before the changes are stored.
"""

import json
from typing import cast

from contract import entry as entries
from contract import messages, records, topics
from contract.entry import Entry
from contract.errors import ContractError
from contract.leaf import Source
from contract.messages import Ack, Hello, Skip
from contract.records import Record
from edge_gateway.changes import NOWHERE, Anchor, Changes, Cursor, EpochKey
from edge_gateway.hall import Cause, Fact, Hall, decide
from edge_gateway.keyring import Credential, Keyring
from edge_gateway.outcome import Arrival, Memory, Outcome, Presence
from edge_gateway.placing import Receipt, better, place

GO_BACK_MS = 2_000  # at most one demand to send again in this time, for each device


class Ingest:
    """Decides over one run of messages; its outcome either becomes part of the memory or is forgotten."""

    def __init__(self, site: str, keyring: Keyring, hall: Hall, memory: Memory, *, trusted: bool = True) -> None:
        """Start a run; `trusted` says whether the gateway's clock may be believed."""
        self._site, self._keyring, self._hall, self._memory = site, keyring, hall, memory
        self._trusted = trusted
        self.outcome = Outcome(Changes(memory.size))
        self._handlers = {"evt": self._evt, "hello": self._on_hello, "skip": self._on_skip}

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
        memory.last_rx = max(memory.last_rx, changes.last_rx)

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
        self._received(arrival.rx)
        self.outcome.appended += 1
        if entry.k == "press" and entry.v == entries.VERSION:
            cause = Cause(n, entry.dev, str(entries.field(entry, "b")), at, arrival.rx)
            self._decide(cause, (*key, entry.seq), err)

    def _decide(self, cause: Cause, identity: tuple[str, str, int], err: int) -> None:
        changes = self.outcome.changes
        for fact in decide(self._hall, cause):
            changes.add(fact.at, err, cause.rx, Source.GATEWAY, self._fact(fact))
            changes.movements[identity] = fact.at, fact.movement.delta
            self.outcome.facts += 1

    def _fact(self, fact: Fact) -> bytes:
        """Return the record of a fact. Those of one kind and device differ in `by` alone, which comes first."""
        key = fact.kind, fact.dev, fact.late
        tail = self._memory.facts.get(key)
        if tail is None:
            whole = records.encode(Record(fact.kind, {"by": 0, "dev": fact.dev, "late": int(fact.late)}))
            tail = self._memory.facts[key] = whole.removeprefix(b'{"by":0')
        return b'{"by":%d%b' % (fact.by, tail)

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
