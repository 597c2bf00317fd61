"""What a box says of itself on `state` and `hb` without a MAC: known fields within bounds, or nothing at all.

Anybody on the network can write these, so they are shown as a hint and decide nothing; what is not known is left out,
so that nobody fills our memory with names of his own.
"""

import json
from collections.abc import Mapping
from typing import cast

from contract.errors import ContractError
from contract.form import MAX_BOOT, UINT32

LONGEST = 512  # bytes
_FIELDS: Mapping[str, tuple[int, int]] = {
    "v": (1, UINT32),
    "boot": (1, MAX_BOOT),
    "on": (0, 1),
    "fill": (0, UINT32),
    "cap": (0, UINT32),
    "heap": (0, UINT32),
}


def read(payload: bytes) -> Mapping[str, int]:
    """Return the known fields; raises ContractError: "oversize", "json", or "value" for a number out of its bounds.

    Fields that are not known, and those that are null, are left out.
    """
    if len(payload) > LONGEST:
        raise ContractError("oversize")
    try:
        values: object = json.loads(payload)
    except (ValueError, RecursionError) as e:
        raise ContractError("json") from e
    if not isinstance(values, dict):
        raise ContractError("json")
    said = {name: value for name, value in cast("dict[str, object]", values).items() if name in _FIELDS}
    return {name: _number(name, value) for name, value in said.items() if value is not None}


def _number(name: str, value: object) -> int:
    lowest, highest = _FIELDS[name]
    if type(value) is not int or not lowest <= value <= highest:
        raise ContractError("value", name)
    return value
