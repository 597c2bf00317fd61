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
def hash_of(message: bytes) -> str: ...
def layout(k: str) -> Fields: ...
def data_in(values: dict[str, object]) -> tuple[tuple[str, Scalar], ...]: ...
def check_clock(utc: int | None, err: int | None) -> None: ...
