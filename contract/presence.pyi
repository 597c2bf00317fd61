from typing import NamedTuple

from contract.mac import MacKey

class Ended(NamedTuple):
    dev: str
    nonce: str

class Heartbeat(NamedTuple):
    dev: str
    nonce: str
    boot: int
    utc: int | None
    fill: int
    cap: int
    heap: int | None

def seal_ended(key: MacKey, ended: Ended) -> bytes: ...
def unseal_ended(key: MacKey, message: bytes) -> Ended: ...
def seal_heartbeat(key: MacKey, heartbeat: Heartbeat) -> bytes: ...
def unseal_heartbeat(key: MacKey, message: bytes) -> Heartbeat: ...
