"""Somebody who sends a broker or the gateway's pages as much as his line and the other end take.

`python -m tests.edge_gateway.flooding WHAT HOST PORT SECONDS USER WORD SITE`
"""

import os
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

CHANNELS = ("evt", "hello", "skip", "state", "hb")
AT_ONCE = 8  # threads of those who need a new connection for each try
Where = tuple[str, int]


class Account(NamedTuple):
    """A box's, stolen."""

    user: str
    word: str
    site: str


def connect_packet(user: str, word: str) -> bytes:
    """Return a CONNECT of MQTT 3.1.1 with a name and a password."""
    body = b"\x00\x04MQTT\x04\xc2\x00\x3c" + b"".join(
        struct.pack(">H", len(p)) + p for p in (b"x", user.encode(), word.encode())
    )
    return bytes((0x10, len(body))) + body


def publishing(where: Where, end: float, account: Account, *, qos: int, junk: int = 60) -> None:
    """Send ready packets as fast as the broker takes them, on all five channels, every other one to be kept.

    What it answers is not read: that is for the broker to bear.
    """
    packets = b""
    for n in range(200):
        topic = f"lawang/1/{account.site}/{account.user}/{CHANNELS[n % 5]}".encode()
        number = struct.pack(">H", n + 1) if qos else b""
        packet = struct.pack(">H", len(topic)) + topic + number + os.urandom(junk)
        packets += bytes((0x30 | qos << 1 | n % 2, len(packet))) + packet
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(where, 1) as raw:
            raw.sendall(connect_packet(account.user, account.word))
            raw.settimeout(1)
            while time.monotonic() < end:
                raw.sendall(packets)


def knocking(where: Where, end: float, account: Account) -> None:
    """Ask to be let in with a wrong password, again and again."""
    packet = connect_packet(account.user, "w" * 64)
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(where, 1) as raw:
            raw.settimeout(1)
            raw.sendall(packet)
            raw.recv(4)


def rubbish(where: Where, end: float, _: Account) -> None:
    """Send bytes that are no packets."""
    junk = b"\x10\xff\xff\x7f" + os.urandom(1 << 20)
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(where, 1) as raw:
            raw.settimeout(1)
            raw.sendall(junk)


def asking(where: Where, end: float, _: Account) -> None:
    """Ask for pages without reading an answer."""
    junk = b"GET /status HTTP/1.1\r\nHost: x\r\n\r\n" * 1000
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(where, 1) as raw:
            raw.settimeout(1)
            while time.monotonic() < end:
                raw.sendall(junk)


def holding(where: Where, end: float, _: Account) -> None:
    """Hold as many connections as are given."""
    held: list[socket.socket] = []
    while time.monotonic() < end:
        with suppress(OSError):
            held.append(socket.create_connection(where, 0.2))
    for one in held:
        one.close()


def main(what: str, host: str, port: str, seconds: str, user: str, word: str, site: str) -> None:
    """Do one of them, from as many threads as it takes."""
    threads, run = FLOODS[what]
    os.nice(10)  # on a hall's network it is another machine's processor that this takes
    where, end, account = (host, int(port)), time.monotonic() + float(seconds), Account(user, word, site)
    running = [threading.Thread(target=run, args=(where, end, account)) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


FLOODS: dict[str, tuple[int, Callable[[Where, float, Account], None]]] = {
    "account, QoS 0": (1, partial(publishing, qos=0)),
    "account, QoS 1": (1, partial(publishing, qos=1)),
    "account, empty": (1, partial(publishing, qos=0, junk=0)),
    "wrong passwords": (AT_ONCE, knocking),
    "rubbish": (AT_ONCE, rubbish),
    "connections": (AT_ONCE, holding),
    "pages": (AT_ONCE, asking),
}


if __name__ == "__main__":
    main(*sys.argv[1:])
