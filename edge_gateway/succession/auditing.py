"""The hall replayed: the causes in the logs of a folder decided again, compared with the facts that follow them.

Each stretch of a log is judged by the engine that the log names there. What was decided by one that is not kept cannot
be judged; its facts stand as they are, and what comes after them is judged again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from contract import leaf as leaves
from contract import records
from contract.leaf import Leaf
from edge_gateway.hall import Mismatch
from edge_gateway.hall.engines import ENGINES, Engines, why_not
from edge_gateway.intake.resumption import leaves_from
from edge_gateway.log import store
from edge_gateway.log.reading import Reader
from edge_gateway.succession import beginning
from site_plan import Plan, PlanError, read_logged

Progress = Callable[[str, int, int], None]  # log, leaves read, leaves in all


@dataclass(frozen=True, slots=True)
class Replayed:
    """A stretch of a log by one engine: how many leaves were decided again, from which on, the first that differs.

    `mismatch` None: none does; `unjudged`: why nothing can be said, None: it was judged.
    """

    log: str
    engine: str
    first: int
    leaves: int
    mismatch: Mismatch | None
    unjudged: str | None


def replay_folder(folder: Path, progress: Progress, engines: Engines = ENGINES) -> Iterator[Replayed]:
    """Decide again over each log of `folder`, oldest first, each beginning where the one before it ended.

    A log whose predecessor is not here, or not all of it, begins at its last day, with the state kept beside it.
    Raises StoreError.
    """
    standing: dict[str, Any] = {}
    before: tuple[object, object] | None = None
    for path in [*beginning.archives(folder), folder / store.FILE]:
        with store.open_reader(path) as log:
            plan, first = read_logged(log.plan).plan, 0
            if log.after is None:
                standing = {name: engine.begin(plan) for name, engine in engines.items()}
            elif before is None or _after(log) != before:
                first, standing = log.hall()[0], _kept(log, plan, engines)
            for name, start, end in _stretches(log, first):
                yield _judged(log, name, (start, end), standing, engines, progress)
                for kept in standing:
                    standing[kept] = engines[kept].follow(standing[kept], _leaves(log, start, end))
            before = log.log, log.tree.size


def _stretches(log: Reader, first: int) -> Iterator[tuple[str, int, int]]:
    """Give each engine that a log names from leaf `first` on, and the leaves that are its own."""
    for (n, name), (end, _) in pairwise([*log.engines(), (log.tree.size, "")]):
        if end > first:
            yield name, max(n, first), end


def _judged(  # noqa: PLR0913, PLR0917 - a stretch, and what it is judged with
    log: Reader, name: str, bounds: tuple[int, int], standing: dict[str, Any], engines: Engines, progress: Progress
) -> Replayed:
    start, end = bounds
    if name not in engines:
        return Replayed(log.log, name, start, end - start, None, why_not(name))
    later = _later_plan(log, start, end)
    if later is not None:
        return Replayed(log.log, name, start, end - start, None, str(later))
    if name not in standing:
        return Replayed(log.log, name, start, end - start, None, f"engine {name} has no state to begin with here")
    counted = _counted(log.log, _leaves(log, start, end), end - start, progress)
    return Replayed(log.log, name, start, end - start, engines[name].replay(standing[name], counted), None)


def _later_plan(log: Reader, start: int, end: int) -> PlanError | None:
    """Return why nobody can say by which plan leaves were decided, if one of a later version was in force there."""
    plans = [(n, text) for n, text in log.plans() if n < end]
    first = max((n for n, _ in plans if n <= start), default=0)
    return next((later for n, text in plans if n >= first and (later := read_logged(text).later)), None)


def _kept(log: Reader, plan: Plan, engines: Engines) -> dict[str, Any]:
    """Return what stands before the last day of a log, for each engine that can read the state that is kept of it."""
    text = log.hall()[1]
    found: dict[str, Any] = {}
    for name, engine in engines.items():
        try:
            found[name] = engine.begin(plan) if text is None else engine.load(text, plan)
        except (ValueError, KeyError, TypeError):
            continue  # another engine's
    return found


def _after(log: Reader) -> tuple[object, object]:
    """Return which log this one succeeds, and where that one ended, as its first entry says."""
    opened = records.decode(leaves.decode(log.leaves(0, 1)[0]).payload).data
    return opened["after"], opened["after_size"]


def _leaves(log: Reader, start: int, end: int) -> Iterator[Leaf]:
    return islice(leaves_from(log, start), end - start)


def _counted(name: str, leaves: Iterator[Leaf], total: int, progress: Progress) -> Iterator[Leaf]:
    for number, leaf in enumerate(leaves, 1):
        if number % 1_000 == 0 or number == total:
            progress(name, number, total)
        yield leaf
