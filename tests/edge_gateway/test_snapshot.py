"""Each field of the hall's state is kept, and is read again: whatever is added to it is asked here by itself."""

import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from edge_gateway.hall.model import Desk, State, Status, Ticket
from edge_gateway.hall.snapshot import dump, load
from tests.edge_gateway.queue_hall import LAYOUT

NOT_KEPT = {
    "layout": "the plan in force is read from the log",
    "onward": "it ends with the cause that begins it, and no state is kept within one",
}
EMPTY = State(LAYOUT)
PLAIN: dict[type, tuple[Any, Any]] = {
    int: (7, 8),
    str: ("A007", "A008"),
    bool: (True, False),
    date: (date(2026, 11, 25), date(2026, 11, 26)),
    Status: (Status.ON_HOLD, Status.CALLED),
    types.NoneType: (None, None),
}


def is_tuple(kind: Any) -> bool:
    """Say whether a type is one of the engine's named tuples."""
    return isinstance(kind, type) and hasattr(kind, "_fields")


def value(kind: Any, but: object = None) -> Any:
    """Return a value of an annotated type that is not `but`."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is State:
        return next(state for state in (EMPTY._replace(inside=7), EMPTY._replace(inside=8)) if state != but)
    if is_tuple(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{name: value(hints[name]) for name in kind._fields})
    if origin in {types.UnionType, typing.Union}:
        return value(inner[0], but)
    if origin is tuple:
        kinds = inner[:1] if inner[-1] is Ellipsis else inner
        return tuple(value(one) for one in kinds)
    if origin is Mapping:
        found = value(inner[1])
        return {found.number if isinstance(found, Ticket) else value(inner[0]): found}
    return next(one for one in PLAIN[kind] if one != but)


def reachable(kind: Any, seen: set[Any] | None = None) -> set[Any]:
    """Return the named tuples that a state holds."""
    seen = set() if seen is None else seen
    if is_tuple(kind) and kind not in seen:
        seen.add(kind)
        for name, hint in typing.get_type_hints(kind).items():
            if name not in NOT_KEPT:
                reachable(hint, seen)
    for inner in typing.get_args(kind):
        reachable(inner, seen)
    return seen


def held(kind: Any, hint: Any, made: Any) -> Any:
    """Return a value of an annotated type that holds `made`, which is of `kind`; None if it holds none of that kind."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is kind or (kind in inner and origin in {types.UnionType, typing.Union}):
        return made
    if origin is Mapping and inner[1] is kind:
        return {made.number if kind is Ticket else value(inner[0]): made}
    return (made,) if origin is tuple and inner[0] is kind else None


FIELDS = [
    pytest.param(kind, name, id=f"{kind.__name__}.{name}")
    for kind in sorted(reachable(State), key=lambda kind: kind.__name__)
    for name in kind._fields
    if name not in NOT_KEPT
]


def states_with(kind: Any, name: str) -> Iterator[State]:
    """Give states in which a field of a tuple has one value, then another: a reader falls back on one of them at most.

    The tuple stands at each place where a state holds such a one.
    """
    hints = typing.get_type_hints(kind)
    first = value(hints[name])
    for chosen in (first, value(hints[name], first)):
        if kind is State:
            yield EMPTY._replace(**{name: chosen})
            continue
        made = value(kind)._replace(**{name: chosen})
        for place, hint in typing.get_type_hints(State).items():
            found = None if place in NOT_KEPT else held(kind, hint, made)
            if found is not None:
                yield EMPTY._replace(**{place: found})


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_each_field_is_kept_and_read(kind: Any, name: str) -> None:
    """Class "a field that the reader forgets": an `era` that is lost lets who came yesterday wait behind today's."""
    found = list(states_with(kind, name))
    assert found
    for state in found:
        assert load(dump(state), LAYOUT) == state


def test_what_is_asked_is_all_that_there_is() -> None:
    """Tickets, counters and what holds them."""
    assert {State, Ticket, Desk} <= reachable(State)
    assert set(NOT_KEPT) <= set(State._fields)
