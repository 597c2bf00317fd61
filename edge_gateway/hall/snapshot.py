"""A state as text, without its layout: where the fold over a log's facts begins after a start."""

import json
from datetime import date
from typing import Any

from edge_gateway.hall.layout import Layout
from edge_gateway.hall.model import Desk, State, Status, Ticket

_PLAIN = ("phase", "trial", "inside")
_COUNTS = ("given", "armed", "tally")


def dump(state: State) -> str:
    """Return the state as JSON."""
    values: dict[str, object] = {name: getattr(state, name) for name in _PLAIN}
    values |= {name: dict(getattr(state, name)) for name in _COUNTS}
    values["day"] = None if state.day is None else state.day.isoformat()
    values["tickets"] = [_ticket(ticket) for ticket in state.tickets.values()]
    values["absent"] = [_ticket(ticket) for ticket in state.absent.values()]
    values["desks"] = {code: desk._asdict() for code, desk in state.desks.items()}
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def load(text: str, layout: Layout) -> State:
    """Return the state that `dump` wrote, over `layout`; raises ValueError, KeyError or TypeError for other text."""
    values: dict[str, Any] = json.loads(text)
    day = values["day"]
    return State(
        layout,
        **{name: values[name] for name in _PLAIN + _COUNTS},
        day=None if day is None else date.fromisoformat(day),
        tickets={found.number: found for found in map(_read, values["tickets"])},
        absent={found.number: found for found in map(_read, values["absent"])},
        desks={code: Desk(**fields) for code, fields in values["desks"].items()},
    )


def _ticket(ticket: Ticket) -> dict[str, object]:
    return {**ticket._asdict(), "status": ticket.status.value}


def _read(fields: dict[str, Any]) -> Ticket:
    status = Status(fields.pop("status"))
    return Ticket(**fields, status=status)
