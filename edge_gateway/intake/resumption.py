"""The hall's state as the facts in a log leave it: what a start begins with. Nothing is decided again."""

from collections.abc import Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from contract import leaf as leaves
from contract.leaf import Leaf
from edge_gateway.hall import State, layout_of, resume
from edge_gateway.hall.movements import Movements, apply
from edge_gateway.hall.snapshot import load
from edge_gateway.intake.outcome import Memory
from edge_gateway.log.faults import OtherVersionError, UnreadableHallError, newer
from edge_gateway.log.reading import Reader
from pages.occupancy import HeadCount, Movement
from shelf.formats import NewerFormatError
from site_plan import Plan, read_logged

PAGE = 2_000
NOTICED = 20_000  # leaves: what a start reads at most for the hall's screens


def plan_of(log: Reader) -> Plan:
    """Return the plan in force in `log`; raises OtherVersionError for one that a later version put there."""
    found = read_logged(log.plan)
    if found.later is not None:
        raise OtherVersionError("store.plan-version", file=log.path, **found.later.phrase.values)
    return found.plan


def hall_of(log: Reader, plan: Plan, *, fold: bool = True) -> State:
    """Return the state after all of `log`, over `plan`; without `fold` that which is kept for its last day.

    Raises UnreadableHallError if the log's own text is not understood.
    """
    first, text = log.hall()
    layout = layout_of(plan)
    try:
        before = State(layout) if text is None else load(text, layout)
    except NewerFormatError as e:
        raise newer(log.path, e) from e
    except (ValueError, KeyError, TypeError) as e:
        raise UnreadableHallError("store.hall", file=log.path, why=repr(e)) from e
    return resume(before, leaves_from(log, first)) if fold else before


def movements_of(log: Reader, zone: ZoneInfo, now: int) -> Movements:
    """Return who moved on the local day of `now` (ms since 1970), as the log has it."""
    today = Movements(zone)
    since = today.since(now)
    found = apply(today, (), now, [HeadCount(*counted) for counted in log.head_counts(since)])
    moved = (Movement(*row) for row in log.movements(since))
    while some := list(islice(moved, PAGE)):
        found = apply(found, some, now)
    return found


def newest_leaves(log: Reader) -> Iterator[Leaf]:
    """Give the leaves of today, or the newest ones of a day that has too many; those of other days may come before."""
    return leaves_from(log, min(log.hall()[0], max(0, log.tree.size - NOTICED)))


def memory_of(log: Reader) -> Memory:
    """Return what the next decision needs to know of `log`."""
    known = log.cursors(), log.boots(), log.conflicts(), log.entry_hash
    return Memory(*known, log.tree.size, log.last_rx, folded=log.hall()[0])


def leaves_from(log: Reader, first: int = 0) -> Iterator[Leaf]:
    """Give the leaves of a log from a number on."""
    while page := log.leaves(first, PAGE):
        yield from map(leaves.decode, page)
        first += len(page)
