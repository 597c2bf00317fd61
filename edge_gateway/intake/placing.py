"""When a device's entry happened, with its error: `at` and `err` of a leaf, in ms."""

from typing import NamedTuple

from contract.form import MAX_BOOT, MAX_ERR
from edge_gateway.log.changes import Anchor, Past

MAX_BELIEVED_ERR = 60_000  # a device clock less exact than this is not used
MAX_AHEAD = 2_000  # nor one that is ahead of the receipt by more
HELLO_DELAY = 2_000  # how long a hello may have been on its way
DRIFT_PPM = 50  # of the device's crystal
UNSET = (None, None)  # a clock that says nothing
UNTOLD = MAX_ERR  # ms added to the spread of a start while nobody knows whether it is still the same


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

    `clock` is the device's `utc` and `err`; `anchor` belongs to the entry's own boot; it did not happen before
    `after`, if that is known.
    """
    utc, err = clock
    if utc is not None and err is not None and err <= MAX_BELIEVED_ERR and _believable(utc, after, receipt):
        return Placed(min(utc, receipt.rx) if receipt.trusted else utc, err)
    if anchor is not None and up is not None and receipt.trusted:
        at = min(anchor.at + up - anchor.up, receipt.rx)
        return Placed(max(0, at), min(MAX_ERR, _error(anchor, up) + anchor.spread))
    if after is None or after > receipt.rx or not receipt.trusted:
        return Placed(receipt.rx, MAX_ERR)
    half = -(-(receipt.rx - after) // 2)
    return Placed(after + half, min(MAX_ERR, half))


def merged(known: Anchor | None, fresh: Anchor) -> Anchor:
    """Return what the hellos of one start say together.

    The one with the least delay dates: one that came late, or again, moves nothing. But two starts can have one name,
    and no hello tells those from a late one: what lies between them stands in `spread`. Two that agree are of one start
    that went on from the one to the other, so whatever was heard of it meanwhile was of that too.
    """
    if known is None:
        return fresh
    if agree(known, fresh):
        known = known._replace(spread=known.spread % UNTOLD)
    first, second = sorted((known, fresh), key=lambda one: one.at - one.up)
    between = second.at - second.up - (first.at - first.up) + second.spread
    return first._replace(spread=max(first.spread, between if between > HELLO_DELAY else 0))


def instead(known: Anchor, fresh: Anchor) -> Anchor:
    """Return what a hello says in the place of one that it does not agree with, and that is by another clock.

    It may as well be of another start of the same name: what lies between is the error.
    """
    between = abs((fresh.at - fresh.up) - (known.at - known.up)) + known.spread % UNTOLD
    return fresh._replace(spread=min(between, UNTOLD - 1))


def untold(known: Anchor | None) -> Anchor | None:
    """Return what is left of an anchor once its start's name was heard by a clock that cannot tell two starts apart."""
    if known is None or known.spread >= UNTOLD:
        return known
    return known._replace(spread=known.spread + UNTOLD)


def earliest(past: Past | None, boot: int | None, up: int | None) -> int | None:
    """Return what an entry did not happen before (ms since 1970), as an earlier one of its epoch tells.

    An epoch's entries stand in the order of their making, but those that it took over from the one before: they may
    follow what was made after them.
    """
    if past is None or boot is None or up is None or (boot, up) < (past.boot, past.up):
        return None
    return past.at


def past_of(boot: int | None, up: int | None, placed: Placed, before: Past | None) -> Past | None:
    """Return what the entries after this one know of the past, given what it knew itself."""
    if boot is None or up is None or boot == MAX_BOOT or placed.err == MAX_ERR:
        return before
    return Past(max(0, placed.at - placed.err), boot, up)


def agree(one: Anchor, other: Anchor) -> bool:
    """Say whether two anchors of a boot are by the same clock."""
    return abs((one.at - one.up) - (other.at - other.up)) <= _error(one, other.up)


def contradicts(anchor: Anchor, up: int | None, utc: int | None, err: int | None) -> bool:
    """Say whether a device's time cannot be by the clock of its boot's anchor: it is from before that was set."""
    if up is None or utc is None or err is None:
        return False
    return abs(anchor.at + up - anchor.up - utc) > _error(anchor, up) + anchor.spread + err


def _error(anchor: Anchor, up: int) -> int:
    return HELLO_DELAY + abs(up - anchor.up) * DRIFT_PPM // 1_000_000


def _believable(utc: int, after: int | None, receipt: Receipt) -> bool:
    """Say whether the device's clock can be right; while ours is not, only that it does not go back is known."""
    if receipt.trusted:
        return utc <= receipt.rx + MAX_AHEAD
    return after is None or utc >= after
