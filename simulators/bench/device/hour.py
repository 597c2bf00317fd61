"""An hour of a gate's life in accelerated time: `micropython hour.py RING`; prints heap and press-to-synced times.

A press each 28 s (1,000 in a working day of eight hours), the gateway silent for half of the hour. Times are of
`Journal.append`, real, on a flash in the file RING; `prepare` runs after each, as on the box. Right after each press
the same bytes are appended to a file beside it and flushed, which MicroPython does with fsync: the baseline.
"""

import gc
import json
import os
import sys
import time

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-4]) or ".")

from contract import entry, form, messages
from contract.mac import MacKey
from firmware import (
    app,  # the heap of all that it imports counts, as on the box
    slots,
    unload,
)
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.session import Identity, Session, Timing
from simulators.device.flash import FileFlash

HOUR_MS = 3_600_000
STEP_MS = 500
PRESS_MS = 28_000
RING = 2 * 1024 * 1024  # bytes: 8,192 entries
UTC = 1_795_576_222_331
KEY = MacKey(bytes(range(32)))


class Gateway:
    """Acknowledges what comes in order, in constant memory, and without the code that a real one has: no box has it."""

    def __init__(self):
        self._seq, self._hash, self._ep = 0, None, ""

    def take(self, channel, payload, now):
        """Return the sealed answer."""
        nonce = utc = None
        if channel == "hello":
            self._ep, nonce, utc = slots.text_in(payload, b"ep"), slots.text_in(payload, b"nonce"), UTC + now
        elif slots.number_in(payload, b"seq") == self._seq + 1:
            self._seq, self._hash = self._seq + 1, entry.hash_of(payload)
        answer = messages.VERSION, "gate-a", self._ep, self._seq, self._hash, self._seq, utc, nonce
        return form.seal(KEY, messages.ACK_DOMAIN, form.build(messages.ACK, answer))


def _live(journal, session, clock, bare):
    """Return the µs of each append, and of the baseline in the file `bare`."""
    gateway, times, bares, out = Gateway(), [], [], session.connected(0)
    for now in range(STEP_MS, HOUR_MS + STEP_MS, STEP_MS):
        answering = now < HOUR_MS // 4 or now > 3 * HOUR_MS // 4
        if now % PRESS_MS < STEP_MS:
            utc, err = clock.at(now)
            begun = time.ticks_us()
            journal.append("press", (("b", "in"), ("ms", 120)), now, utc, err)
            times.append(time.ticks_diff(time.ticks_us(), begun))
            data = slots.encode(journal.last, journal.acked, journal.read(journal.last))
            begun = time.ticks_us()
            bare.write(data)
            bare.flush()
            bares.append(time.ticks_diff(time.ticks_us(), begun))
            journal.prepare()
        out += session.poll(now)
        answers = [gateway.take(channel, payload, now) for channel, payload in out if answering]
        out = []
        for ack in answers:
            out += session.received("ack", ack, now)
    return times, bares


def _middle_and_worst(times):
    times.sort()
    return times[len(times) // 2], times[-1]


def main(ring):
    """Print one line of JSON."""
    gc.collect()
    journal = Journal(FileFlash(ring, RING), KEY, "gate-a", os.urandom)
    unload("firmware.recovery")  # as the box does; and firmware.config, which is not loaded here
    journal.append("boot", (("why", "power"), ("fw", app.VERSION)), 0)
    clock = UtcClock()
    session = Session(Identity("gate-a", "0123456789ab"), KEY, journal, clock, os.urandom, Timing(15_000, 15_000))
    gc.collect()
    before = gc.mem_alloc()
    with open(ring + ".bare", "wb") as bare:
        times, bares = _live(journal, session, clock, bare)
    count, (median, worst), (bare_median, bare_worst) = len(times), _middle_and_worst(times), _middle_and_worst(bares)
    times.clear()  # what it took is free, whatever the collector still sees of them
    bares.clear()
    gc.collect()
    found = {"heap_start": before, "heap_hour": gc.mem_alloc(), "presses": count, "unacknowledged": journal.used}
    found["press_to_synced_median_us"], found["press_to_synced_worst_us"] = median, worst
    found["bare_append_median_us"], found["bare_append_worst_us"] = bare_median, bare_worst
    print(json.dumps(found))


main(sys.argv[1])
