"""The one hash that binds a closed year, of what was counted and of what was said; and its register as it is sealed."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from cloud_api.recap.register import Register, with_days
from contract.checkpoint import Checkpoint, origin
from contract.merkle import leaf_hash, root_of
from shelf.formats import KEY, format_of

FORMAT = 2
"""Of a register. 1: a list of rows of COLUMNS_1. 2: an object with `format`, `columns` and `rows`."""

COLUMNS_1 = (
    "day", "number", "tenant", "service", "kind", "linked", "priority", "issued", "called", "ended", "counter",
    "wait_s", "walk_s", "serve_s", "ending", "settled", "settled_on", "void", "log", "n",
)  # fmt: skip


def root(site: str, cut: Sequence[Mapping[str, object]], body: str, register: str) -> str:
    """Return the root (hex) of RFC 6962 over the checkpoint text of each log of the cut, the body and the register.

    `cut` has `log`, `size` and `root` (hex) of each log, in order.
    """
    logs = [
        Checkpoint(origin(site, str(one["log"])), int(str(one["size"])), bytes.fromhex(str(one["root"]))).body()
        for one in cut
    ]
    return root_of([leaf_hash(data) for data in (*logs, body.encode(), register.encode())]).hex()


def register_text(register: Register) -> str:
    """Return a register as canonical JSON of FORMAT: days as YYYY-MM-DD, each row in the order of its columns."""
    said = {"columns": register.keys, KEY: FORMAT, "rows": register.rows}
    return json.dumps(said, default=date.isoformat, separators=(",", ":")) + "\n"


def read_register(text: str) -> Register:
    """Read what `register_text` of this version or an earlier one wrote; raises NewerFormatError for a later one's."""
    said: object = json.loads(text)
    if isinstance(said, list):
        return with_days(COLUMNS_1, cast("list[list[Any]]", said))
    values = cast("dict[str, Any]", said)
    format_of(values, FORMAT)
    return with_days(values["columns"], values["rows"])
