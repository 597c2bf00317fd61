"""A log folded, as a restart does, and decided again, as an auditor does."""

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from contract import bulk, gateway_side, records
from contract.entry import Entry
from contract.leaf import Leaf, Source
from edge_gateway.hall.engine import decide
from edge_gateway.hall.fold import apply, hear
from edge_gateway.hall.model import Cause, Fact, Order, Press, Print, State, Tick
from edge_gateway.hall.orders import OrderError
from edge_gateway.machine.clock import judge

# What people did, or what happened to the gateway: input of the engine, not its output.
GIVEN = frozenset({
    "open", "engine", "plan", "clock", "doubt", "gap", "conflict", "device", "admin", "manual", "trial", "live",
    "audit",
})  # fmt: skip
ORDERED = frozenset({"adjust", "return", "abandon", "counter"})  # given too, where no press is their cause
PRINTED = b'"k":"printed"'  # in the entries whose words are part of the state, though they give no fact


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Leaf `n` is not what the engine decides there; None: no fact."""

    n: int
    decided: bytes | None
    found: bytes | None


class Standing(NamedTuple):
    """What came before a leaf: the hall's state, and the latest receipt, by which the gateway's clock is judged."""

    state: State
    last_rx: int = 0


def fact_of(leaf: Leaf) -> Fact | None:
    """Return the fact in a leaf of the gateway's; None for a device's entry or a record of a later version."""
    if leaf.src is not Source.GATEWAY:
        return None
    record = records.decode(leaf.payload)
    return Fact(record.k, leaf.at, record.data, leaf.n, leaf.rx) if record.is_known else None


def resume(state: State, leaves: Iterable[Leaf]) -> State:
    """Return the state after `leaves`: their facts are authoritative, and nothing is decided.

    A fact of a ticket that is not known, as after a fork, changes nothing.
    """
    return follow(Standing(state), leaves).state


def follow(before: Standing, leaves: Iterable[Leaf]) -> Standing:
    """Return what stands after `leaves`, as `resume` does."""
    state, last_rx = before
    for leaf in leaves:
        fact, said = fact_of(leaf), _print(leaf)
        if said is not None:
            state = hear(state, said)
        if fact is not None:
            with suppress(KeyError):
                state = apply(state, fact)
        last_rx = _received(leaf, fact, last_rx)
    return Standing(state, last_rx)


def replay(before: Standing, leaves: Iterable[Leaf]) -> Mismatch | None:
    """Decide over the causes in `leaves`; return the first leaf whose bytes or time differ, None if none does."""
    due: deque[Fact] = deque()
    state, last_rx = before
    last_n = 0
    for leaf in leaves:
        fact, last_n = fact_of(leaf), leaf.n
        if not due:
            cause = _cause(leaf, fact, last_rx)
            due.extend(_decided(state, cause))
            state = hear(state, cause) if isinstance(cause, Print) else state
            if leaf.src is Source.DEVICE:
                last_rx = _received(leaf, fact, last_rx)
                continue
        if due:
            decided = due.popleft()
            if (decided.at, decided.payload()) != (leaf.at, leaf.payload):
                return Mismatch(leaf.n, decided.payload(), leaf.payload)
        elif fact is not None and fact.k not in GIVEN | ORDERED:
            return Mismatch(leaf.n, None, leaf.payload)
        if fact is not None:
            state = apply(state, fact)
        last_rx = _received(leaf, fact, last_rx)
    return Mismatch(last_n + 1, due[0].payload(), None) if due else None


def _decided(state: State, cause: Cause | None) -> tuple[Fact, ...]:
    """Return what comes of a cause; nothing of an order that does not fit the hall."""
    try:
        return () if cause is None else decide(state, cause)
    except OrderError:
        return ()


def _received(leaf: Leaf, fact: Fact | None, last_rx: int) -> int:
    """Return the latest receipt after a leaf: that of a device's entry, or what a step of the clock set it to."""
    if leaf.src is Source.DEVICE:
        return max(last_rx, leaf.rx)
    return fact.number("after") if fact is not None and fact.k == "clock" else last_rx


def _cause(leaf: Leaf, fact: Fact | None, last_rx: int) -> Cause | None:
    """Return what the engine was asked at this leaf: a device's entry, or the moment or order of its first fact."""
    if leaf.src is Source.DEVICE:
        return _of_device(leaf, last_rx)
    if fact is None:
        return None
    if fact.k == "undo":
        return Order(fact.number("by"), "reopen", str(fact.data["who"]), leaf.at)
    closing = fact.k == "adjust" and fact.data["why"] == "more-out-than-in"
    return Tick(leaf.n, leaf.rx) if fact.k in {"day", "write_off"} or closing else None


def _of_device(leaf: Leaf, last_rx: int) -> Cause | None:
    entry = bulk.peek(leaf.payload)
    if not gateway_side.is_known(entry):
        return None
    if entry.k == "press":
        button = str(gateway_side.field(entry, "b"))
        return Press(leaf.n, entry.dev, button, leaf.at, leaf.rx, judge(leaf.rx, last_rx).trusted)
    return print_of(entry, leaf.n, leaf.at, leaf.rx)


def print_of(entry: Entry, n: int, at: int, rx: int) -> Print | None:
    """Return what a known entry says of a slip, None if it says nothing of one."""
    if entry.k != "printed":
        return None
    job, ok = gateway_side.field(entry, "job"), gateway_side.field(entry, "ok")
    return Print(n, entry.dev, int(job or 0), bool(ok), at, rx)


def _print(leaf: Leaf) -> Print | None:
    if leaf.src is not Source.DEVICE or PRINTED not in leaf.payload:
        return None
    entry = bulk.peek(leaf.payload)
    return print_of(entry, leaf.n, leaf.at, leaf.rx) if gateway_side.is_known(entry) else None
