"""What a device would hold in its journal: sealed, chained entries and the hello that announces them."""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass

from contract import entry as entries
from contract import messages
from contract.entry import Entry
from contract.messages import Hello
from edge_gateway.devices.keyring import Credential

BOOT = 1
CLOCK_ERROR_MS = 20
PRESS_MS = 60


@dataclass(frozen=True, slots=True)
class Journal:
    """One epoch of one device: `sealed[i]` is the entry with `seq` i + 1."""

    dev: str
    credential: Credential
    ep: str
    hello: bytes
    sealed: Sequence[bytes]

    def is_acknowledged_by(self, payload: bytes) -> bool:
        """Say whether this acknowledges all of it; raises ContractError if it is not the gateway's, under our key."""
        ack = messages.unseal_ack(self.credential.key, payload)
        return (ack.ep, ack.seq, ack.h) == (self.ep, len(self.sealed), entries.hash_of(self.sealed[-1]))


def write(dev: str, credential: Credential, count: int) -> Journal:
    """Seal `count` presses of an epoch of its own, in and out by turns, made now."""
    ep, now = secrets.token_hex(8), time.time_ns() // 1_000_000
    sealed: list[bytes] = []
    prev = entries.START
    for seq in range(1, count + 1):
        data = (("b", "in" if seq % 2 else "out"), ("ms", PRESS_MS))
        press = Entry(entries.VERSION, dev, ep, seq, BOOT, seq, now, CLOCK_ERROR_MS, "press", data, prev)
        sealed.append(entries.seal(credential.key, press))
        prev = entries.hash_of(sealed[-1])
    hello = Hello(dev, credential.hw, ep, 1, count, count, BOOT, count, secrets.token_hex(8))
    return Journal(dev, credential, ep, messages.seal_hello(credential.key, hello), sealed)
