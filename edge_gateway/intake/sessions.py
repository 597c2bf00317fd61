"""Which hello opens a session of a box's display: one that is newer than the last, so that a replay opens none.

A hello that somebody recorded and sends again has a good MAC. It is acknowledged like any other, which changes nothing;
but orders that answered its nonce would be ignored by the box, which has another one by now.
"""

from typing import NamedTuple

from contract.form import MAX_BOOT
from contract.messages import Hello


class Greeting(NamedTuple):
    """The newest hello of a chip: the epoch of its journal, its boot, and how long it had been up (ms)."""

    ep: str
    boot: int
    up: int


class Sessions:
    """The newest hello of each box since this process began; only boxes of the keyring come here, so it is bounded."""

    def __init__(self) -> None:
        """Know none: after a start every box says hello again, and its own is newer than any that was recorded."""
        self._newest: dict[tuple[str, str], Greeting] = {}

    def opens(self, hello: Hello, *, has_entries: bool) -> bool:
        """Say whether a hello opens a session, and remember it if so.

        In one epoch (boot, up) grows; a boot counter at its end counts no further, there only `up` is not compared.
        Another epoch is the newer one if the log has no entry of it yet: a box opens one only by itself.
        """
        key, fresh = (hello.dev, hello.hw), Greeting(hello.ep, hello.boot, hello.up)
        known = self._newest.get(key)
        if known is not None and not _is_newer(fresh, known, has_entries=has_entries):
            return False
        self._newest[key] = fresh
        return True


def _is_newer(fresh: Greeting, known: Greeting, *, has_entries: bool) -> bool:
    if fresh.ep != known.ep:
        return not has_entries
    return fresh.boot == known.boot == MAX_BOOT or (fresh.boot, fresh.up) > (known.boot, known.up)
