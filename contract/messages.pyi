from collections.abc import Iterable
from typing import NamedTuple

from contract.form import Fields
from contract.mac import MacKey

VERSION: int
HELLO_DOMAIN: bytes
ACK_DOMAIN: bytes
SKIP_DOMAIN: bytes
SHOW_DOMAIN: bytes
CMD_DOMAIN: bytes
STATE_DOMAIN: bytes
HB_DOMAIN: bytes
MAX_TEXT: int
HELLO: Fields
ACK: Fields
SKIP: Fields
SHOW: Fields
CMD: Fields
STATE: Fields
HB: Fields

class Hello(NamedTuple):
    dev: str
    hw: str
    ep: str
    first: int
    last: int
    at: int
    boot: int
    up: int
    nonce: str

class Ack(NamedTuple):
    dev: str
    ep: str
    seq: int
    h: str | None
    top: int
    utc: int | None
    nonce: str | None

class Skip(NamedTuple):
    dev: str
    ep: str
    first: int
    last: int
    why: str

class Show(NamedTuple):
    dev: str
    nonce: str
    id: int
    seq: int
    text: str

class Cmd(NamedTuple):
    dev: str
    nonce: str
    id: int
    what: str
    arg: str

def seal_hello(key: MacKey, hello: Hello) -> bytes: ...
def unseal_ack(key: MacKey, message: bytes) -> Ack: ...
def seal_skip(key: MacKey, skip: Skip) -> bytes: ...
def unseal_show(key: MacKey, message: bytes) -> Show: ...
def unseal_cmd(key: MacKey, message: bytes) -> Cmd: ...
def check_hello(hello: Hello) -> None: ...
def check_ack(ack: Ack) -> None: ...
def check_skip(skip: Skip) -> None: ...
def seal_state(key: MacKey, dev: str, nonce: str) -> bytes: ...
def seal_hb(key: MacKey, values: Iterable[int | str | None]) -> bytes: ...
