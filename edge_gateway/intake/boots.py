"""Boots of devices that said hello to this process: what is known of them by the gateway's clock as it is now.

When that is set, an anchor that this process took is off by the size of the step; and a box has the old time until it
says hello again, also in entries that it made before and sends later, be it in another epoch.
"""

from collections.abc import Iterable

from contract.entry import Entry
from edge_gateway.log.changes import BootKey


class Boots:
    """Remembers them; only devices of the keyring come here, so it is bounded by what they really did."""

    def __init__(self) -> None:
        """Know none."""
        self._since: dict[tuple[str, int], int | None] = {}  # by device and boot, whatever the epoch
        self._anchored: dict[BootKey, None] = {}

    def greet(self, key: BootKey, up: int, *, is_ours: bool) -> None:
        """Note a hello; `is_ours`: the boot's anchor is by this process's clock."""
        boot = key.dev, key.boot
        if self._since.setdefault(boot, 0) is None:
            self._since[boot] = up
        if is_ours:
            self._anchored[key] = None

    def set(self) -> Iterable[BootKey]:
        """Note that the clock was set; return the boots whose anchors go along."""
        self._since = dict.fromkeys(self._since)
        return tuple(self._anchored)

    def has_our_time(self, entry: Entry) -> bool:
        """Say whether the entry's own time can be by the clock as it is now."""
        if entry.boot is None or entry.up is None:
            return True
        since = self._since.get((entry.dev, entry.boot), 0)
        return since is not None and entry.up >= since
