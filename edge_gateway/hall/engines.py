"""The engines that are kept, by the names under which logs have them: whoever replays a log asks the one that it names.

An engine decides by the rules of its time. Once a release has carried it, it is kept as it was: as a package of its own
that brings its own state, fold and decisions over leaves, and one line in ENGINES. Nothing of it is changed any more.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from contract.leaf import Leaf
from edge_gateway.hall.layout import layout_of
from edge_gateway.hall.model import State
from edge_gateway.hall.replay import Mismatch, Standing, follow, replay
from edge_gateway.hall.snapshot import load
from site_plan import Plan

ENGINE: Final = "lawang-hall/3"
"""The one that decides now. The number goes up with each change of what is decided, or of a byte of it."""

_NAME = re.compile(r"lawang-hall/([1-9][0-9]{0,5})")


@dataclass(frozen=True, slots=True)
class Engine:
    """What a replay asks of an engine; what stands before a leaf is a value of the engine's own.

    begin: before a site's first entry; load: before the leaf that a kept state is of (raises ValueError, KeyError or
    TypeError for another text); follow: after leaves, taking their facts as they are; replay: the first leaf that it
    would have decided otherwise, None if there is none.
    """

    begin: Callable[[Plan], Any]
    load: Callable[[str, Plan], Any]
    follow: Callable[[Any, Iterable[Leaf]], Any]
    replay: Callable[[Any, Iterable[Leaf]], Mismatch | None]


def _begin(plan: Plan) -> Standing:
    return Standing(State(layout_of(plan)))


def _load(text: str, plan: Plan) -> Standing:
    return Standing(load(text, layout_of(plan)))


Engines = Mapping[str, Engine]
ENGINES: Engines = {ENGINE: Engine(_begin, _load, follow, replay)}


def why_not(name: str) -> str:
    """Return why nothing can be said of facts of an engine that is not among ENGINES."""
    here, found = _NAME.fullmatch(ENGINE), _NAME.fullmatch(name)
    if here is None or found is None:
        return f"engine {name} is not known"
    later = int(found[1]) > int(here[1])
    return f"engine {name} is of a later version: upgrade" if later else f"engine {name} is not kept"
