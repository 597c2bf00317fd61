"""The device's side of the protocol, without I/O: methods take what came and the time, and return what to publish.

A message is (channel, payload) with channel `hello`, `evt` or `skip`. After each connect the device asks (`hello`)
and sends entries only after the answer, at most WINDOW in flight. It frees entries only for an acknowledgement
under its MAC whose hash is its own. If the logs differ it looks for their largest common entry by bisection and
opens a new epoch there.
"""

import gc
import json
from binascii import hexlify
from collections import namedtuple

from contract import messages
from contract.errors import ContractError
from firmware import const
from firmware.backoff import Backoff

WINDOW = 8  # messages in flight
REFRESH_MS = 3_600_000  # the clock is asked for again: 50 ppm of an hour are 180 ms
GO_BACK_MS = 1000  # one repeated acknowledgement may be one of several on the way; only the first is answered
_HINT_MS = const(5000)  # start numbers that prove nothing are followed no more often, after the first _HINTS
_HINTS = const(6)  # three restarts of the gateway, each with its will

Identity = namedtuple("Identity", ("dev", "hw"))
Timing = namedtuple("Timing", ("resend_ms", "hello_ms"))


class Session:
    """What one box says to its gateway. `urandom(n)` gives random bytes; times are uptime in ms.

    `face` has `show(seq, text, now)` and `do(what, arg, now)`: what it gets is proven, new, and of this connection.
    """

    def __init__(self, identity, key, journal, clock, urandom, timing, face=None):
        self.refused = 0  # acknowledgements that were not ours, forged or unreadable
        self._identity = identity
        self._key = key
        self._journal = journal
        self._clock = clock
        self._urandom = urandom
        self._timing = timing
        self._face = face
        self._backoff = Backoff(1000, timing.hello_ms, urandom)
        self._start = None  # the gateway's start number
        self._hint_at = None  # when such a number will be followed
        self._hints_until = 0  # until when those that were followed count (a leaky bucket)
        self.disconnected()

    @property
    def is_open(self):
        """Say whether the gateway has answered and entries flow."""
        return self._open

    @property
    def gateway_runs(self):
        """Say whether the gateway's state, which proves nothing, says that it runs."""
        return bool(self._start)

    def disconnected(self):
        """Forget what belongs to one connection."""
        self._open = False
        self._nonce = self._heard = None  # of the question that is open; of the last that was answered
        self._told = {}  # by channel: the last id taken under `_heard`
        self._asked = 0
        self._ask_at = None
        self._common = self._other = None  # bisection: largest known common, smallest known different
        self._base = self._next = 0
        self._flight = []
        self._moved = self._back = 0

    def connected(self, now):
        """Return the hello that begins a connection."""
        self.disconnected()
        self._backoff.reset()
        self._ask_at = now
        return self.poll(now)

    def received(self, channel, payload, now):
        """Take a message on `ack`, `show` or `cmd`, or the gateway's state on `state`."""
        if channel == "state":
            self._gateway_state(payload, now)
        elif channel in ("show", "cmd"):
            self._take_order(channel, payload, now)
        elif channel == "ack":
            try:
                ack = messages.unseal_ack(self._key, payload)
            except ContractError:
                self.refused += 1
                return []
            if ack.dev != self._identity.dev or ack.ep != self._journal.ep:
                self.refused += 1
            elif ack.nonce is None:
                self._acknowledged(ack, now)
            elif ack.nonce == self._nonce:
                self._answered(ack, now)
            else:
                self.refused += 1
        return self.poll(now)

    def poll(self, now):
        """Return what is due at `now`: a hello, entries, resent entries, skips. To be called after each append."""
        out = []
        if self._hint_at is not None and now >= self._hint_at:
            self._follow_hint(now)
        if self._ask_at is not None and now >= self._ask_at:
            out.append(self._hello(now))
        if self._open:
            if self._flight and now - self._moved >= self._timing.resend_ms:
                self._rewind(now)
            self._fill_window(out, now)
        return out

    def heartbeat(self, nonce, now):
        """Return how the box fares, sealed, for the connection `nonce`."""
        journal = self._journal
        heap = gc.mem_free() if hasattr(gc, "mem_free") else None
        said = nonce, journal.boot, self._clock.at(now)[0], journal.used, journal.capacity, heap
        return messages.seal_hb(self._key, (self._identity.dev,) + said)

    def _take_order(self, channel, payload, now):
        unseal = messages.unseal_show if channel == "show" else messages.unseal_cmd
        try:
            order = unseal(self._key, payload)
        except ContractError:
            self.refused += 1
            return
        if order.dev != self._identity.dev or order.nonce != self._heard or order.id <= self._told.get(channel, -1):
            self.refused += 1
            return
        self._told[channel] = order.id
        if self._face is None:
            return
        if isinstance(order, messages.Show):
            self._face.show(order.seq, order.text, now)
        else:
            self._face.do(order.what, order.arg, now)

    # -- asking

    def _hello(self, now):
        self._nonce = hexlify(self._urandom(8)).decode()
        self._asked = now
        self._ask_at = now + self._backoff.next()
        journal = self._journal
        at = journal.last if self._other is None else (self._common + self._other) // 2
        first = min(journal.first, journal.last + 1)
        hello = messages.Hello(
            self._identity.dev, self._identity.hw, journal.ep, first, journal.last, at, journal.boot, now, self._nonce
        )
        return "hello", messages.seal_hello(self._key, hello)

    def _ask(self, now, delay=0):
        due = now + delay
        if self._ask_at is None or self._nonce is None or due < self._ask_at:
            self._ask_at = due

    def _doubt(self, now):
        """Stop sending and ask again, not faster than the back-off allows."""
        self._open = False
        self._common = self._other = None
        self._ask(now, self._backoff.next())

    def _gateway_state(self, payload, now):
        try:
            start = json.loads(payload)["start"]
        except (ValueError, KeyError, TypeError):
            return
        if type(start) is not int or start == self._start:
            return
        first, self._start = self._start is None, start
        if not (first and self._open):
            self._hint_at = max(now, self._hints_until - (_HINTS - 1) * _HINT_MS)

    def _follow_hint(self, now):
        """Ask again before anything is sent, for the gateway may be another one, or this box not admitted any more."""
        self._hint_at, self._hints_until = None, max(self._hints_until, now) + _HINT_MS
        self._open = False
        self._common = self._other = None
        self._backoff.reset()
        self._ask(now, self._backoff.next())

    def _answered(self, ack, now):
        self._heard, self._told, self._nonce = self._nonce, {}, None
        if ack.utc is not None:
            self._clock.learn(ack.utc, self._asked, now)
        searching = self._other is not None
        if self._is_ours(ack):
            self._common = ack.seq
        else:
            self._other = ack.seq
            if not searching:
                acked, below = self._journal.acked, max(self._journal.first - 1, 0)
                self._common = acked if acked < ack.seq else min(below, max(ack.seq - 1, 0))
        if self._other is None:
            self._agreed(ack, now)
        elif self._other - self._common > 1:
            self._ask_at = now
        else:
            self._new_epoch(self._common, "back", now)

    def _agreed(self, ack, now):
        self._journal.free(ack.seq)
        if ack.top > self._journal.last and ack.seq == self._journal.last:
            self._new_epoch(ack.seq, "back", now)
        elif self._journal.suspect:
            self._new_epoch(ack.seq, "bad", now)
        else:
            self._backoff.reset()
            self._ask_at = now + REFRESH_MS
            if not self._open:
                self._open = True
                self._base, self._next, self._flight, self._moved = ack.seq, ack.seq + 1, [], now

    def _new_epoch(self, common, why, now):
        self._journal.open_epoch(common, why, now)
        self._open = False
        self._heard = None
        self._common = self._other = None
        self._ask_at = now

    def _is_ours(self, ack):
        """Say whether the gateway's entry `ack.seq` is our own, as far as the ring can tell."""
        if ack.seq == 0:
            return True
        if ack.seq > self._journal.last:
            return False
        if ack.h is None:  # a gap: true if it is where we said that we hold nothing
            return self._journal.read(ack.seq) is None
        own = self._journal.hash(ack.seq)
        return own == ack.h if own is not None else ack.seq <= self._journal.acked

    # -- sending

    def _acknowledged(self, ack, now):
        if not self._open:
            if ack.seq <= self._journal.last and ack.h is not None and self._journal.hash(ack.seq) == ack.h:
                self._journal.free(ack.seq)
            else:
                self.refused += 1
        elif not self._is_ours(ack) or ack.seq < self._base:
            self.refused += 1
            self._doubt(now)
        elif ack.seq > self._base:
            self._journal.free(ack.seq)
            self._base = ack.seq
            self._next = max(self._next, ack.seq + 1)
            self._flight = [last for last in self._flight if last > ack.seq]
            self._moved = now
            self._backoff.reset()
        elif self._flight and now - self._back >= GO_BACK_MS:
            self._back = now
            self._rewind(now)

    def _rewind(self, now):
        self._next = self._base + 1
        self._flight = []
        self._moved = now

    def _fill_window(self, out, now):
        while len(self._flight) < WINDOW and self._next <= self._journal.last:
            if not self._flight:
                self._moved = now
            sealed = self._journal.read(self._next)
            last = self._next if sealed is not None else self._missing_to()
            out.append(("evt", sealed) if sealed is not None else ("skip", self._skip(last)))
            self._flight.append(last)
            self._next = last + 1

    def _missing_to(self):
        if self._next < self._journal.first:
            return self._journal.first - 1
        last = self._next
        while last < self._journal.last and self._journal.read(last + 1) is None:
            last += 1
        return last

    def _skip(self, last):
        why = "gone" if last < self._journal.first else "torn"
        skip = messages.Skip(self._identity.dev, self._journal.ep, self._next, last, why)
        return messages.seal_skip(self._key, skip)
