"""The hall replayed: the causes in the logs of a folder decided again, compared with the facts that follow them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from contract import leaf as leaves
from contract import records
from contract.leaf import Leaf
from edge_gateway.hall import Mismatch, State, layout_of, replay, resume
from edge_gateway.intake.resumption import hall_of, leaves_from
from edge_gateway.log import store
from edge_gateway.succession import opening
from site_plan import read_logged

Progress = Callable[[str, int, int], None]  # log, leaves read, leaves in all


@dataclass(frozen=True, slots=True)
class Replayed:
    """A log: how many leaves were decided again, from which on, and the first that differs (None: none does)."""

    log: str
    first: int
    leaves: int
    mismatch: Mismatch | None


def replay_folder(folder: Path, progress: Progress) -> Iterator[Replayed]:
    """Decide again over each log of `folder`, oldest first, each beginning where the one before it ended.

    A log whose predecessor is not here, or not all of it, begins at its last day, with the state kept beside it.
    Raises StoreError.
    """
    state: State | None = None
    before: tuple[str, int] | None = None
    for path in [*opening.archives(folder), folder / store.FILE]:
        with store.open_reader(path) as log:
            layout = layout_of(read_logged(log.plan).plan)
            first = 0
            if log.after is None:
                state = State(layout)
            elif state is None or _after(log) != before:
                first, state = log.hall()[0], None
            begin = _kept(log) if state is None else state
            counted = _counted(log.log, leaves_from(log, first), log.tree.size, progress)
            yield Replayed(log.log, first, log.tree.size - first, replay(begin, counted))
            state, before = resume(begin, leaves_from(log, first)), (log.log, log.tree.size)


def _after(log: store.Store) -> tuple[object, object]:
    """Return which log this one succeeds, and where that one ended, as its first entry says."""
    opened = records.decode(leaves.decode(log.leaves(0, 1)[0]).payload).data
    return opened["after"], opened["after_size"]


def _kept(log: store.Store) -> State:
    return hall_of(log, read_logged(log.plan).plan, fold=False)


def _counted(name: str, leaves: Iterator[Leaf], total: int, progress: Progress) -> Iterator[Leaf]:
    for number, leaf in enumerate(leaves, 1):
        if number % 1_000 == 0 or number == total:
            progress(name, number, total)
        yield leaf
