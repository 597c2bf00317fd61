"""The one hash that binds a closed year: of what was counted, and of what was said."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date

from cloud_api.recap.model import Ticket
from contract.checkpoint import Checkpoint, origin
from contract.merkle import leaf_hash, root_of

_COLUMNS = tuple(field.name for field in fields(Ticket))


def root(site: str, cut: Sequence[Mapping[str, object]], body: str, register: str) -> str:
    """Return the root (hex) of RFC 6962 over the checkpoint text of each log of the cut, the body and the register.

    `cut` has `log`, `size` and `root` (hex) of each log, in order.
    """
    logs = [
        Checkpoint(origin(site, str(one["log"])), int(str(one["size"])), bytes.fromhex(str(one["root"]))).body()
        for one in cut
    ]
    return root_of([leaf_hash(data) for data in (*logs, body.encode(), register.encode())]).hex()


def register_text(register: Iterable[Ticket]) -> str:
    """Return a register as canonical JSON: a list of lists in the order of the fields of Ticket, days as YYYY-MM-DD."""
    rows = [[_plain(getattr(ticket, name)) for name in _COLUMNS] for ticket in register]
    return json.dumps(rows, separators=(",", ":")) + "\n"


def read_register(text: str) -> list[Ticket]:
    """Read what `register_text` wrote."""
    found: list[Ticket] = []
    for row in json.loads(text):
        values = dict(zip(_COLUMNS, row, strict=True))
        for name in ("day", "settled_on"):
            values[name] = None if values[name] is None else date.fromisoformat(values[name])
        found.append(Ticket(**values))
    return found


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
