"""When a device's entry happened, with its error: `at` and `err` of a leaf, in ms."""

from typing import NamedTuple

from contract.form import MAX_ERR
from edge_gateway.log.changes import Anchor

MAX_BELIEVED_ERR = 60_000  # a device clock less exact than this is not used
MAX_AHEAD = 2_000  # nor one that is ahead of the receipt by more
HELLO_DELAY = 2_000  # how long a hello may have been on its way
DRIFT_PPM = 50  # of the device's crystal
UNSET = (None, None)  # a clock that says nothing


class Placed(NamedTuple):
    """`at` in ms since 1970, right to `err` ms."""

    at: int
    err: int


class Receipt(NamedTuple):
    """When the gateway received it, by its own clock, and whether that clock is to be trusted."""

    rx: int
    trusted: bool


def place(
    clock: tuple[int | None, int | None],
    up: int | None,
    anchor: Anchor | None,
    after: int | None,
    receipt: Receipt,
) -> Placed:
    """Return when it happened.

    `clock` is the device's `utc` and `err`; `anchor` belongs to the entry's own boot; `after` is when the entry
    before it happened, if known.
    """
    utc, err = clock
    if utc is not None and err is not None and err <= MAX_BELIEVED_ERR and _believable(utc, after, receipt):
        return Placed(min(utc, receipt.rx) if receipt.trusted else utc, err)
    if anchor is not None and up is not None:
        at = min(anchor.at + up - anchor.up, receipt.rx)
        return Placed(max(0, at), min(MAX_ERR, _error(anchor, up)))
    if after is None or after > receipt.rx or not receipt.trusted:
        return Placed(receipt.rx, MAX_ERR)
    half = -(-(receipt.rx - after) // 2)
    return Placed(after + half, min(MAX_ERR, half))


def better(known: Anchor | None, fresh: Anchor) -> Anchor:
    """Return the anchor of a boot with the least delay: a hello that came late, or again, dates nothing later."""
    if known is None or fresh.at - fresh.up < known.at - known.up:
        return fresh
    return known


def agree(one: Anchor, other: Anchor) -> bool:
    """Say whether two anchors of a boot are by the same clock."""
    return abs((one.at - one.up) - (other.at - other.up)) <= _error(one, other.up)


def contradicts(anchor: Anchor, up: int | None, utc: int | None, err: int | None) -> bool:
    """Say whether a device's time cannot be by the clock of its boot's anchor: it is from before that was set."""
    if up is None or utc is None or err is None:
        return False
    return abs(anchor.at + up - anchor.up - utc) > _error(anchor, up) + err


def _error(anchor: Anchor, up: int) -> int:
    return HELLO_DELAY + abs(up - anchor.up) * DRIFT_PPM // 1_000_000


def _believable(utc: int, after: int | None, receipt: Receipt) -> bool:
    """Say whether the device's clock can be right; while ours is not, only that it does not go back is known."""
    if receipt.trusted:
        return utc <= receipt.rx + MAX_AHEAD
    return after is not None and utc >= after
