"""A device's journal as far as it is sent: entries sealed and chained, faster than the device's own code.

The bytes are those of `contract.entry.seal`; a test holds that.
"""

import hashlib
import random
from dataclasses import dataclass

from contract import entry as entries
from contract import messages
from contract.entry import Entry
from contract.mac import DIGEST_HEX, MAC_HEX, MacKey
from contract.topics import device_topic
from edge_gateway.devices.keyring import Credential
from edge_gateway.intake.placing import HELLO_DELAY

ERR_MS = 25  # what a device says of its clock
LAG_MS = 40  # from press to receipt
FIRMWARE = "0.1.0"
_BLOCK = 64  # of SHA-256
_BOOT_UP, _HELLO_UP = 412, 1_000  # ms since it was switched on


@dataclass(frozen=True, slots=True)
class Sealed:
    """A message on its way; times in ms since 1970. A press has its `button`; hello and boot have none.

    `at` ± `err` is when it happened, as the gateway is to find it.
    """

    topic: str
    payload: bytes
    dev: str
    button: str | None
    at: int
    err: int
    rx: int

    @property
    def is_entry(self) -> bool:
        """Say whether it is for the log."""
        return self.topic.endswith("/evt")


class Box:
    """One device of a site; what it is follows from the seed alone."""

    def __init__(self, site: str, name: str, seed: int, up_since: int) -> None:
        """Switch it on at `up_since` (ms since 1970), with an empty journal."""
        rng = random.Random(f"{seed}/box/{site}/{name}")
        key = rng.randbytes(32)
        self.name, self.ep, self.seq, self.boot = name, rng.randbytes(8).hex(), 0, 1
        self.credential = Credential(rng.randbytes(6).hex(), key.hex(), MacKey(key))
        self._since, self._prev = up_since, entries.START
        self._topic = device_topic(site, name, "evt")
        self._hello = device_topic(site, name, "hello")
        self._nonce = rng.randbytes(8).hex()
        padded = key.ljust(_BLOCK, b"\0")  # HMAC, its two pads hashed once (RFC 2104)
        self._inner = hashlib.sha256(bytes(b ^ 0x36 for b in padded) + entries.DOMAIN + b"\n")
        self._outer = hashlib.sha256(bytes(b ^ 0x5C for b in padded))
        self._head = f'{{"v":1,"dev":"{name}","ep":"{self.ep}","seq":'

    def start(self) -> tuple[Sealed, Sealed]:
        """Say hello, which tells the gateway when it was switched on, and send the journal's first entry."""
        key, at = self.credential.key, self._since + _HELLO_UP
        hello = messages.Hello(self.name, self.credential.hw, self.ep, 1, 1, 1, self.boot, _HELLO_UP, self._nonce)
        data = (("why", "power"), ("fw", FIRMWARE))
        self.seq = 1
        boot = Entry(1, self.name, self.ep, 1, self.boot, _BOOT_UP, None, None, "boot", data, entries.START)
        payload = entries.seal(key, boot)
        self._prev = entries.hash_of(payload)
        asked = Sealed(self._hello, messages.seal_hello(key, hello), self.name, None, at, 0, at + LAG_MS)
        return asked, Sealed(
            self._topic, payload, self.name, None, self._since + _BOOT_UP + LAG_MS, HELLO_DELAY, at + 2 * LAG_MS
        )

    def press(self, at: int, button: str, held: int) -> Sealed:
        """Append a press of `held` ms at `at`, and send it."""
        self.seq += 1
        body = (
            f'{self._head}{self.seq},"boot":{self.boot},"up":{at - self._since},"utc":{at},"err":{ERR_MS},'
            f'"k":"press","b":"{button}","ms":{held},"prev":"{self._prev}"}}'
        ).encode()
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(body)
        outer.update(inner.digest())
        payload = body + b"." + outer.hexdigest()[:MAC_HEX].encode()
        self._prev = hashlib.sha256(payload).hexdigest()[:DIGEST_HEX]
        return Sealed(self._topic, payload, self.name, button, at, ERR_MS, at + LAG_MS)
