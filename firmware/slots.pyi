from typing import NamedTuple

SLOT: int

class Slot(NamedTuple):
    seq: int
    acked: int
    payload: bytes

def encode(seq: int, acked: int, payload: bytes) -> bytes: ...
def decode(data: bytes) -> Slot | None: ...
def is_blank(data: bytes) -> bool: ...
