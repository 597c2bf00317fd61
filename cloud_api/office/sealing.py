"""The one hash that binds a closed year: of what was counted, and of what was said."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from cloud_api.recap.model import Ticket
from contract.checkpoint import Checkpoint, origin
from contract.merkle import leaf_hash, root_of

_DAY, _SETTLED_ON = (Ticket._fields.index(name) for name in ("day", "settled_on"))


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
    return json.dumps(list(register), default=date.isoformat, separators=(",", ":")) + "\n"


def read_register(text: str) -> list[Ticket]:
    """Read what `register_text` wrote."""
    day = cache(date.fromisoformat)  # a year has 366

    def ticket(row: list[Any]) -> Ticket:
        row[_DAY] = day(row[_DAY])
        if row[_SETTLED_ON] is not None:
            row[_SETTLED_ON] = day(row[_SETTLED_ON])
        return Ticket._make(row)

    return [ticket(row) for row in json.loads(text)]
