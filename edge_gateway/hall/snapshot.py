"""A state as text, without its layout: where the fold over a log's facts begins after a start.

The text says its format; one that says none is of format 1. Each format has its own reader, which names the fields that
it has: what State has gained since then begins as it does in an empty hall.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from edge_gateway.hall.layout import Layout
from edge_gateway.hall.model import Desk, Doubt, Ended, Slip, State, Status, Ticket
from shelf.formats import KEY, format_of

FORMAT = 2
_PLAIN = ("phase", "trial", "inside")
_COUNTS = ("given", "armed", "tally")
_TICKET_1 = (
    "number", "service", "visit", "by", "priority", "issued", "was_called", "was_started", "called", "started",
    "wait_ms", "walk_ms", "era",
)  # fmt: skip
_END_2 = ("first", "last", "rx", "late")
_DESK_1 = ("state", "hand", "held", "moved", "nexted", "passed")

Values = Mapping[str, Any]


def dump(state: State) -> str:
    """Return the state as JSON of FORMAT."""
    return json.dumps({KEY: FORMAT, **_state(state)}, sort_keys=True, separators=(",", ":"))


def _state(state: State) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(state, name) for name in _PLAIN}
    values |= {name: dict(getattr(state, name)) for name in _COUNTS}
    values["day"] = None if state.day is None else state.day.isoformat()
    values["doubt"] = None if state.doubt is None else list(state.doubt)
    values["tickets"] = [_ticket(ticket) for ticket in state.tickets.values()]
    values["absent"] = [_ticket(ticket) for ticket in state.absent.values()]
    values["slips"] = [(n, *slip) for n, slip in state.slips.items()]
    values["desks"] = {code: desk._asdict() for code, desk in state.desks.items()}
    if state.ends:
        values["ends"] = [{**end._asdict(), "rest": _state(end.rest)} for end in state.ends]
    return values


def load(text: str, layout: Layout) -> State:
    """Return the state that `dump` of this version or of an earlier one wrote, over `layout`.

    Raises NewerFormatError for what a later one wrote; ValueError, KeyError or TypeError for other text.
    """
    values: Values = json.loads(text)
    return _READERS[format_of(values, FORMAT)](values, layout)


def _ticket(ticket: Ticket) -> dict[str, object]:
    return {**ticket._asdict(), "status": ticket.status.value}


def _read_1(values: Values, layout: Layout) -> State:
    day = values["day"]
    return State(
        layout,
        **{name: values[name] for name in _PLAIN + _COUNTS},
        day=None if day is None else date.fromisoformat(day),
        tickets={found.number: found for found in map(_ticket_1, values["tickets"])},
        absent={found.number: found for found in map(_ticket_1, values["absent"])},
        desks={code: Desk(**{name: of[name] for name in _DESK_1}) for code, of in values["desks"].items()},
    )


def _read_2(values: Values, layout: Layout) -> State:
    slips = {n: Slip(dev, at) for n, dev, at in values["slips"]}
    ends = tuple(_end_2(end, layout) for end in values.get("ends", ()))
    doubt = None if values["doubt"] is None else Doubt(*values["doubt"])
    return _read_1(values, layout)._replace(slips=slips, ends=ends, doubt=doubt)


def _end_2(values: Values, layout: Layout) -> Ended:
    return Ended(**{name: values[name] for name in _END_2}, rest=_read_2(values["rest"], layout))


def _ticket_1(values: Values) -> Ticket:
    return Ticket(**{name: values[name] for name in _TICKET_1}, status=Status(values["status"]))


_READERS: Mapping[int, Callable[[Values, Layout], State]] = {1: _read_1, 2: _read_2}
