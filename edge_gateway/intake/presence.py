"""What a box says of its connection and its journal (`state`, `hb`): proved if it is sealed and of now, else a hint.

A seal says who made it, not when. A heartbeat carries the time that the box has from our answer to its own question,
and the will of a connection is told by its nonce from that of any other: so a recording proves nothing (SPEC 29). Hints
are of devices of before, or of anybody; they are shown as such until the device proves something, and then refused.
Only known fields within bounds are kept, so that nobody fills our memory with names of his own.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple, cast

from contract import presence
from contract.errors import ContractError
from contract.form import MAX_BOOT, UINT32
from contract.mac import MAC_HEX, MacKey
from contract.presence import Ended, Heartbeat
from edge_gateway.intake.outcome import Arrival, Presence, Sign

LONGEST = 512  # bytes
FRESH_MS = 15_000  # between a heartbeat's time and its receipt
_FIELDS: Mapping[str, tuple[int, int]] = {
    "v": (1, UINT32),
    "boot": (1, MAX_BOOT),
    "on": (0, 1),
    "fill": (0, UINT32),
    "cap": (0, UINT32),
    "heap": (0, UINT32),
}


class Told(NamedTuple):
    """What a message comes to, and the last sign of its device if it is proved."""

    presence: Presence
    sign: Sign | None


def heartbeat(key: MacKey, dev: str, arrival: Arrival, last: Sign | None, *, trusted: bool) -> Told:
    """Return what a message on `hb` comes to; `trusted` says whether receipts are. Raises ContractError."""
    if not _is_sealed(arrival):
        return _hint(dev, arrival, last)
    beat = presence.unseal_heartbeat(key, arrival.payload)
    _check_of(dev, beat)
    said = ("boot", beat.boot), ("on", 1), ("fill", beat.fill), ("cap", beat.cap), ("heap", beat.heap)
    values = {name: value for name, value in said if value is not None}
    is_now = beat.utc is not None and trusted and abs(arrival.rx - beat.utc) <= FRESH_MS
    if beat.utc is not None and is_now and (last is None or beat.utc > last.at):
        return Told(Presence(dev, values, proved=True), Sign(beat.nonce, beat.utc))
    return _unproved(dev, values, last)


def ended(key: MacKey, dev: str, arrival: Arrival, last: Sign | None) -> Told:
    """Return what a message on `state` comes to; raises ContractError."""
    if not _is_sealed(arrival):
        return _hint(dev, arrival, last)
    found = presence.unseal_ended(key, arrival.payload)
    _check_of(dev, found)
    if last is not None and found.nonce == last.nonce:
        return Told(Presence(dev, {"on": 0}, proved=True), Sign(found.nonce, max(last.at, arrival.rx)))
    return _unproved(dev, {"on": 0}, last)


def read(payload: bytes) -> Mapping[str, int]:
    """Return the known fields of a hint; raises ContractError: "oversize", "json", or "value" for one out of bounds.

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


def _is_sealed(arrival: Arrival) -> bool:
    """Say whether a message has the form of a sealed one; raises ContractError for one that the broker kept."""
    if arrival.payload[-MAC_HEX - 1 : -MAC_HEX] != b".":
        return False
    if arrival.retained:
        raise ContractError("retained")
    return True


def _check_of(dev: str, said: Ended | Heartbeat) -> None:
    if said.dev != dev:
        raise ContractError("topic")


def _hint(dev: str, arrival: Arrival, last: Sign | None) -> Told:
    values = read(arrival.payload)
    if last is not None:  # it seals what it says
        raise ContractError("form")
    return Told(Presence(dev, values, proved=False), None)


def _unproved(dev: str, values: Mapping[str, int], last: Sign | None) -> Told:
    if last is not None:
        raise ContractError("stale")
    return Told(Presence(dev, values, proved=False), None)


def _number(name: str, value: object) -> int:
    lowest, highest = _FIELDS[name]
    if type(value) is not int or not lowest <= value <= highest:
        raise ContractError("value", name)
    return value
