from typing import NamedTuple

from contract.form import Fields, Scalar
from contract.mac import MacKey

DOMAIN: bytes
VERSION: int
START: str
HEAD: Fields
TAIL: Fields
KINDS: dict[str, Fields]

class Entry(NamedTuple):
    v: int
    dev: str
    ep: str
    seq: int
    boot: int | None
    up: int | None
    utc: int | None
    err: int | None
    k: str | None
    data: tuple[tuple[str, Scalar], ...]
    prev: str

def seal(key: MacKey, entry: Entry) -> bytes: ...
def unseal(key: MacKey, message: bytes) -> Entry: ...
def hash_of(message: bytes) -> str: ...
def read(values: dict[str, object], body: bytes) -> Entry: ...
def check_clock(utc: int | None, err: int | None) -> None: ...
