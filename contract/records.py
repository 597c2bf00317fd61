r"""Entries that the gateway and the office write themselves: canonical JSON with a fixed set of fields a kind.

Canonical: one flat object, keys sorted, no white space, ASCII (anything else as \u escapes), integers, strings,
null. Each has `v` and `k`; `by` is the `n` of the entry in the same log that caused it. Durations end in `_ms`.
An unknown `v` or `k` is legal, is kept as it stands and gives no fact. No string holds U+0000 or a lone surrogate:
JSON has them, but neither UTF-8 nor a database's text does.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring_ascii as quoted
from typing import NamedTuple, cast

from contract.errors import ContractError
from contract.kinds import KINDS, RANGES, Check
from contract.leaf import MAX_N, MAX_PAYLOAD

VERSION = 1
MAX_INT = MAX_N  # of either sign, in any field: what every reader of JSON keeps exactly
Value = int | str | None
OFFICE = "office"  # the first log that the cloud writes for a site; those that succeed it are `office-` and 8 hex
_KIND = re.compile(r"[a-z0-9_]{1,16}")
_FIELD = re.compile(r"[a-z0-9_]{1,24}")
_SURROGATE = re.compile("[\ud800-\udfff]")

# A canonical value without escapes has one spelling only: what fits a kind's pattern needs not be encoded to compare.
_SPELLED = r'(null|0|-?[1-9]\d{0,15}|"[ !#-\[\]-~]*")'
_KIND_OF = re.compile(r'"k":"([a-z0-9_]{1,16})"')


class Record(NamedTuple):
    """An entry of kind `k`, version `v`; `data` holds its other fields."""

    k: str
    data: Mapping[str, Value]
    v: int = VERSION

    @property
    def is_known(self) -> bool:
        """Say whether this version understands it."""
        return self.v == VERSION and self.k in KINDS


def is_office(log: str) -> bool:
    """Say whether a log is one that the cloud writes."""
    return log == OFFICE or log.startswith(f"{OFFICE}-")


def encode(record: Record) -> bytes:
    """Return the canonical bytes; raises ContractError: "version", "kind", "fields", "value", "oversize"."""
    k, data, v = record
    if v != VERSION:
        raise ContractError("version")
    if k not in KINDS:
        raise ContractError("kind", k)
    if data.keys() != KINDS[k].keys():
        raise ContractError("fields", k)
    fields, end = _written(k)
    text = ""
    for field, check, before in fields:
        value = data[field]
        if not check(value) or (type(value) is str and not _is_text(value)):
            raise ContractError("value", field)
        text += before + _spelled(value)
    if not _is_ordered(record):
        raise ContractError("value", ", ".join(RANGES[record.k]))
    payload = (text + end).encode()
    if len(payload) > MAX_PAYLOAD:
        raise ContractError("oversize")
    return payload


@cache
def _written(k: str) -> tuple[Sequence[tuple[str, Check, str]], str]:
    """Return how a kind is written: its fields in order, each with its check and what stands before it; and the end."""
    checks = {"k": None, "v": None, **KINDS[k]}
    fields: list[tuple[str, Check, str]] = []
    before = "{"
    for field in sorted(checks):
        check = checks[field]
        before += f'"{field}":'
        if check is None:
            before += f"{_spelled(k if field == 'k' else VERSION)},"
        else:
            fields.append((field, check, before))
            before = ","
    return fields, before.removesuffix(",") + "}"


def decode(payload: bytes) -> Record:
    """Return the Record in `payload`.

    Raises ContractError: "oversize", "json", "fields", "value" or "canonical".
    """
    if len(payload) > MAX_PAYLOAD:
        raise ContractError("oversize")
    return _read_plain(payload) or _read(payload)


def _read_plain(payload: bytes) -> Record | None:
    """Return the Record in a payload of a known kind without escapes, in a third of the time; None: `_read` decides."""
    text = payload.decode("latin-1")
    named = _KIND_OF.search(text)
    wanted = KINDS.get(named[1]) if named else None
    if named is None or wanted is None:
        return None
    pattern, checks = _plain(named[1])
    found = pattern.fullmatch(text)
    if found is None:
        return None
    data: dict[str, Value] = {}
    for (field, check), said in zip(checks, found.groups(), strict=True):
        value = said[1:-1] if said[0] == '"' else None if said == "null" else int(said)
        if not check(value):
            return None
        data[field] = value
    record = Record(named[1], data)
    return record if _is_ordered(record) else None


@cache
def _plain(k: str) -> tuple[re.Pattern[str], Sequence[tuple[str, Check]]]:
    """Return the pattern of a kind's canonical payloads without escapes, and what checks its values, in their order."""
    wanted = KINDS[k]
    spelled = {"k": f'"{k}"', "v": str(VERSION)} | dict.fromkeys(wanted, _SPELLED)
    fields = ",".join(f'"{field}":{spelled[field]}' for field in sorted(spelled))
    return re.compile(r"\{" + fields + r"\}", re.ASCII), [(field, wanted[field]) for field in sorted(wanted)]


def _read(payload: bytes) -> Record:
    try:
        values: object = json.loads(payload)
    except (ValueError, RecursionError) as e:
        raise ContractError("json") from e
    if not isinstance(values, dict):
        raise ContractError("json", "an object is wanted")
    fields = cast("dict[str, object]", values)
    v, k = fields.pop("v", None), fields.pop("k", None)
    if type(v) is not int or not 1 <= v <= 255 or type(k) is not str or not _KIND.fullmatch(k):
        raise ContractError("value", "v, k")
    data = {field: _value(field, value) for field, value in fields.items()}
    record = Record(k, data, v)
    if record.is_known:
        _check(record)
    if _canonical({"v": v, "k": k, **data}) != payload:
        raise ContractError("canonical")
    return record


def _check(record: Record) -> None:
    wanted = KINDS[record.k]
    if record.data.keys() != wanted.keys():
        raise ContractError("fields", record.k)
    for field, check in wanted.items():
        value = record.data[field]
        if not check(value) or (type(value) is str and not _is_text(value)):
            raise ContractError("value", field)
    if not _is_ordered(record):
        raise ContractError("value", ", ".join(RANGES[record.k]))


def _is_ordered(record: Record) -> bool:
    names = RANGES.get(record.k)
    if names is None:
        return True
    first, last = (record.data[name] for name in names)
    return type(first) is int and type(last) is int and first <= last


def _value(field: str, value: object) -> Value:
    """Return `value` if any field may hold it: null, an integer within MAX_INT, text that UTF-8 can write."""
    if not _FIELD.fullmatch(field):
        raise ContractError("fields")
    if value is None or (type(value) is int and -MAX_INT <= value <= MAX_INT):
        return value
    if type(value) is str and _is_text(value):
        return value
    raise ContractError("value", field)


def _is_text(value: str) -> bool:
    return "\0" not in value and (value.isascii() or not _SURROGATE.search(value))


def _canonical(values: Mapping[str, Value]) -> bytes:
    """Return what `json.dumps` gives for sorted keys without white space, in half the time; keys need no escape."""
    spelled = [f'"{field}":{_spelled(values[field])}' for field in sorted(values)]
    return f"{{{','.join(spelled)}}}".encode()


def _spelled(value: Value) -> str:
    if type(value) is str:
        return quoted(value)
    return "null" if value is None else str(value)
