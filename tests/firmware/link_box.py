"""A client for the tests of the link, on MicroPython or CPython: `link_box.py MODE …` prints one line of JSON.

`flood HOST PORT N`: N publishes at QoS 1 in one connection. `blocked HOST PORT RING SECONDS`: a press each 100 ms
while the link does what it can; the worst time from when a press was due to when it was synced in the ring file.
`tls HOST PORT CA`: connect with the CA certificate (DER) in the file CA pinned, or without TLS if CA is `-`.
"""

import asyncio
import json
import os
import sys
import time

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-3]) or ".")

from contract import mac
from contract.mac import MacKey
from firmware import config, mqtt, tls
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.link import Link
from firmware.packets import Login, Will
from firmware.session import Identity, Session, Timing
from simulators.device.flash import FileFlash

KEY = bytes(range(32))
WILL = Will("lawang/1/serang/gate-a/state", b"{}")
LOGIN = Login("gate-a", mac.password(MacKey(KEY), "serang", "gate-a"))
VALUES = {
    "site": "serang",
    "dev": "gate-a",
    "hw": "0123456789ab",
    "key": "".join("%02x" % b for b in KEY),
    "buttons": ["in"],
    "resend_s": 0.5,
    "hello_s": 0.5,
    "backoff_s": 0.3,
    "keepalive_s": 2,
}
EVERY_US = 100_000


def micros():
    """Return a time in µs that does not wrap in a test."""
    return time.ticks_us() if hasattr(time, "ticks_us") else time.monotonic_ns() // 1000


def millis():
    """Return the same in ms."""
    return micros() // 1000


async def flood(host, port, n):
    """Publish n times and return how many the broker was handed."""
    connection = await mqtt.connect(host, int(port), "gate-a-flood", 20, WILL, LOGIN)
    reading = asyncio.create_task(connection.receive())  # answers are read while we write
    for i in range(int(n)):
        await connection.publish("t", b"%d" % i, 1)
        if i % 64 == 0:
            await asyncio.sleep(0)
    await asyncio.sleep(0.5)
    reading.cancel()
    await connection.close(True)
    return {"published": int(n)}


async def blocked(host, port, ring, seconds):
    """Press and sync while the link is at work; return the worst delay in µs and what the link said."""
    values = dict(VALUES)
    values["broker"] = host + ":" + port
    read = config.read(values)
    journal = Journal(FileFlash(ring, 64 * 4096), read.key, read.dev, os.urandom)
    journal.append("boot", (("why", "power"), ("fw", "0.1.0")), 0)
    timing = Timing(read.resend_ms, read.hello_ms)
    session = Session(Identity(read.dev, read.hw), MacKey(KEY), journal, UtcClock(), os.urandom, timing)
    links = []
    link = Link(read, session, Up(), os.urandom, asyncio.Event(), links.append)
    running = asyncio.create_task(link.run())
    worst = presses = 0
    due = micros() + EVERY_US
    end = micros() + int(float(seconds) * 1_000_000)
    while due < end:
        await asyncio.sleep(0.001)
        if micros() >= due:
            journal.append("press", (("b", "in"), ("ms", presses)), millis())
            worst = max(worst, micros() - due)
            journal.prepare()
            presses += 1
            due += EVERY_US
    running.cancel()
    return {"worst_us": worst, "presses": presses, "links": [int(up) for up in links], "last": journal.last}


class Up:
    """Uptime."""

    def now(self):
        """Return ms."""
        return millis()


async def secured(host, port, ca):
    """Connect and publish once; return what came of it."""
    dial = asyncio.open_connection
    if ca != "-":
        with open(ca, "rb") as file:
            dial = tls.over(file.read(), dial)
    try:
        connection = await mqtt.connect(host, int(port), "gate-a-tls", 3, WILL, LOGIN, dial)
        await connection.publish("t", b"1", 1)
        await asyncio.sleep(0.2)
        await connection.close(True)
    except mqtt.LinkError as e:
        return {"ok": False, "why": str(e)}
    return {"ok": True}


if __name__ == "__main__":
    mode = {"flood": flood, "blocked": blocked, "tls": secured}[sys.argv[1]]
    print(json.dumps(asyncio.run(mode(*sys.argv[2:]))))
