"""What the firmware's tests share, on CPython and MicroPython: a flash that loses power, a box's journal, a gateway."""

from contract import entry, gateway_side, messages
from contract.mac import MacKey
from firmware import slots
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.medium import SECTOR
from firmware.session import Identity, Session, Timing
from simulators.device.flash import RamFlash, blank

KEY = MacKey(bytes(range(32)))
DEV = "gate-a"
HW = "0123456789ab"
UTC = 1_795_576_222_331  # ms: some morning in November 2026


class PowerCutError(Exception):
    """The supply went away in the middle of a flash operation."""


class CutFlash(RamFlash):
    """A flash whose power goes during the operation after `left` more; `torn` says which part of it is done."""

    def __init__(self, image):
        RamFlash.__init__(self, image)
        self.left = None
        self.torn = "none"
        self.operations = 0

    def program(self, offset, data):
        """Program all of it, or a part when the power goes."""
        start, end = self._part(len(data))
        RamFlash.program(self, offset + start, data[start:end])
        self._after()

    def erase(self, sector):
        """Erase all of it, or a part when the power goes."""
        start, end = self._part(SECTOR)
        at = sector * SECTOR
        self.image[at + start : at + end] = b"\xff" * (end - start)
        self._after()

    def _part(self, n):
        self.operations += 1
        if self.left is None or self.left > 0:
            return 0, n
        return {"none": (0, 0), "first": (0, n // 2), "second": (n // 2, n), "few": (0, min(20, n)), "done": (0, n)}[
            self.torn
        ]

    def _after(self):
        if self.left is None:
            return
        if self.left == 0:
            self.left = None
            raise PowerCutError
        self.left -= 1


TORN = ("none", "first", "second", "few", "done")


class Random:
    """`urandom` of a seed: the same on both interpreters."""

    def __init__(self, seed):
        self._state = seed * 2654435761 % (1 << 32) or 1

    def __call__(self, n):
        """Return n bytes."""
        out = bytearray()
        for _ in range(n):
            self._state = (self._state * 1103515245 + 12345) % (1 << 32)
            out.append(self._state >> 16 & 0xFF)
        return bytes(out)


def journal_on(image, seed=1, dev=DEV, key=KEY):
    """Open the journal on an image (bytearray) or a flash."""
    return Journal(RamFlash(image) if isinstance(image, bytearray) else image, key, dev, Random(seed))


def new_image(sectors=8):
    """Return a blank ring."""
    return blank(sectors * SECTOR)


def press(journal, ms, up=0, b="in"):
    """Append a press whose length tells it from all others."""
    return journal.append("press", (("b", b), ("ms", ms)), up)


def boot(journal):
    """Append a boot entry."""
    return journal.append("boot", (("why", "power"), ("fw", "0.1.0")), 0)


def kind_of(sealed):
    """Return the kind of a sealed entry, its MAC checked."""
    return gateway_side.unseal_entry(KEY, sealed).k


def pressed(journal, first):
    """Return the lengths of the presses that the journal holds from `first` on, MACs and chain checked."""
    found = []
    prev = None
    for seq in range(max(first, journal.first), journal.last + 1):
        sealed = journal.read(seq)
        if sealed is None:
            continue
        if kind_text(sealed) != "epoch":
            made = gateway_side.unseal_entry(KEY, sealed)
            assert made.seq == seq, (seq, made)
            assert prev is None or made.prev == prev, (made, prev)
            if made.k == "press":
                found.append(gateway_side.field(made, "ms"))
        prev = entry.hash_of(sealed)
    return found


def kind_text(sealed):
    """Return the kind without reading the rest."""
    start = sealed.find(b'"k":"') + 5
    return sealed[start : sealed.find(b'"', start)].decode()


class FakeGateway:
    """The other side of the protocol, as short as the rules allow: `logs[ep]` is a list of sealed entries or None.

    `events` has (ep, seq) of each conflict, and `presses` gives the lengths of all logged presses.
    """

    def __init__(self, key=KEY, utc=UTC):
        self.logs = {}
        self.conflicts = []
        self.hellos = []
        self.skips = []
        self.key = key
        self.utc = utc

    def take(self, channel, payload):
        """Return the sealed acks that this message brings."""
        if channel == "hello":
            hello = gateway_side.unseal_hello(self.key, payload)
            self.hellos.append(hello)
            return [self.ack(hello.ep, min(hello.at, self.top(hello.ep)), hello.nonce)]
        if channel == "skip":
            skip = gateway_side.unseal_skip(self.key, payload)
            self.skips.append(skip)
            if skip.first == self.top(skip.ep) + 1:
                self.logs.setdefault(skip.ep, []).extend([None] * (skip.last - skip.first + 1))
            return [self.ack(skip.ep)]
        return self._event(payload)

    def ack(self, ep, seq=None, nonce=None):
        """Return a sealed ack of `seq` (default: the top) of an epoch."""
        top = self.top(ep)
        seq = top if seq is None else seq
        kept = self.logs[ep][seq - 1] if seq else None
        h = entry.hash_of(kept) if kept is not None else None
        utc = None if nonce is None else self.utc
        return gateway_side.seal_ack(self.key, messages.Ack(DEV, ep, seq, h, top, utc, nonce))

    def top(self, ep):
        """Return the last seq of an epoch."""
        return len(self.logs.get(ep, ()))

    def presses(self):
        """Return the lengths of all presses in all epochs, sorted."""
        found = []
        for log in self.logs.values():
            for sealed in log:
                if sealed is not None and kind_text(sealed) == "press":
                    found.append(gateway_side.field(gateway_side.unseal_entry(self.key, sealed), "ms"))
        return sorted(found)

    def _event(self, sealed):
        ep, seq, prev = _identity(sealed)
        log = self.logs.setdefault(ep, [])
        if seq <= len(log):
            if log[seq - 1] is not None and log[seq - 1] != sealed and (ep, seq) not in self.conflicts:
                self.conflicts.append((ep, seq))
        elif seq == len(log) + 1:
            before = log[-1] if log else None
            if log and before is None or prev == (entry.hash_of(before) if log else entry.START):
                log.append(sealed)
        return [self.ack(ep)]


def _identity(sealed):
    return slots.text_in(sealed, b"ep"), slots.number_in(sealed, b"seq"), slots.text_in(sealed, b"prev")


class Box:
    """A journal on a flash image and the session on it, at time `now`."""

    def __init__(self, image, seed=1, hw=HW):
        self.now = 0
        self.clock = UtcClock()
        self.journal = journal_on(image, seed)
        boot(self.journal)
        self.session = Session(
            Identity(DEV, hw), KEY, self.journal, self.clock, Random(seed + 77), Timing(15_000, 15_000)
        )

    def press(self, ms):
        """Append a press at the present time."""
        return press(self.journal, ms, self.now)

    def connect(self, gateway):
        """Connect and talk until both are silent."""
        return self.talk(gateway, self.session.connected(self.now))

    def talk(self, gateway, out=None, rounds=400):
        """Carry messages to and fro until the box is silent; return how many it sent. A second passes each round."""
        sent = 0
        out = list(out if out is not None else self.session.poll(self.now))
        while out and rounds:
            rounds -= 1
            sent += len(out)
            acks = [ack for channel, payload in out for ack in gateway.take(channel, payload)]
            self.now += 1000
            out = []
            for ack in acks:
                out += self.session.received("ack", ack, self.now)
            while self.journal.copying:
                self.journal.copy_step()
            out += self.session.poll(self.now)
        assert rounds, "they never stop talking"
        return sent
