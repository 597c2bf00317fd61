"""Waiting until the gateway has heard a box: until an entry of it is in the gateway's log."""

import time
from pathlib import Path

from contract import gateway_side
from contract.errors import ContractError
from edge_gateway.log import store
from edge_gateway.log.faults import StoreError

LOOK_S = 0.5
_ROWS = 500


class Watch:
    """Looks for what is logged after it was made; `folder` is the gateway's."""

    def __init__(self, folder: Path) -> None:
        """Begin now."""
        self._file = folder / store.FILE
        self._next = self._size()

    def heard(self, name: str) -> bool:
        """Say whether the gateway has logged an entry of the box since."""
        if self._size() < self._next:  # another log
            self._next = 0
        try:
            with store.open_reader(self._file) as log:
                while rows := log.rows(self._next, _ROWS):
                    self._next += len(rows)
                    if any(_is_of(name, src, payload) for *_, src, payload in rows):
                        return True
        except StoreError:  # not there yet, or just being replaced
            pass
        return False

    def wait(self, name: str, seconds: float) -> float | None:
        """Return after how many seconds the box was heard, None if it was not."""
        begun = time.monotonic()
        while (waited := time.monotonic() - begun) < seconds:
            if self.heard(name):
                return waited
            time.sleep(LOOK_S)
        return None

    def _size(self) -> int:
        try:
            with store.open_reader(self._file) as log:
                return log.size()
        except StoreError:
            return 0


def _is_of(name: str, src: str, payload: bytes) -> bool:
    try:
        return src == "device" and gateway_side.peek_entry(payload).dev == name
    except ContractError:
        return False
