from typing import NamedTuple

from contract.mac import MacKey

class NewerError(ValueError): ...

class Found(NamedTuple):
    ep: str | None
    last: int
    at: int
    acked: int
    boot: int
    blank: bool
    bad: int

def scan(medium: object) -> Found: ...
def refuse_newer(data: bytes) -> None: ...
def is_of(sealed: bytes, key: MacKey, dev: str) -> bool: ...
def unfinished(
    ring: object, opened: int | None, newest: int
) -> tuple[tuple[str | None, int, int | None], int] | None: ...
