"""The hall's state as the facts in a log leave it: what a start begins with. Nothing is decided again."""

from collections.abc import Iterator

from contract import leaf as leaves
from contract.leaf import Leaf
from edge_gateway.hall import State, layout_of, resume
from edge_gateway.hall.snapshot import load
from edge_gateway.intake.outcome import Memory
from edge_gateway.log.faults import OtherVersionError, UnreadableHallError, newer
from edge_gateway.log.store import Store
from shelf.formats import NewerFormatError
from site_plan import Plan, read_logged

PAGE = 2_000


def plan_of(log: Store) -> Plan:
    """Return the plan in force in `log`; raises OtherVersionError for one that a later version put there."""
    found = read_logged(log.plan)
    if found.later is not None:
        raise OtherVersionError("store.plan-version", file=log.path, **found.later.phrase.values)
    return found.plan


def hall_of(log: Store, plan: Plan, *, fold: bool = True) -> State:
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


def memory_of(log: Store) -> Memory:
    """Return what the next decision needs to know of `log`."""
    return Memory(log.cursors(), log.boots(), log.conflicts(), log.entry_hash, log.tree.size, log.last_rx)


def leaves_from(log: Store, first: int = 0) -> Iterator[Leaf]:
    """Give the leaves of a log from a number on."""
    while page := log.leaves(first, PAGE):
        yield from map(leaves.decode, page)
        first += len(page)
