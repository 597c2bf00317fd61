"""The recap as canonical JSON, and back: sorted keys, integers, days as YYYY-MM-DD; the same values, the same bytes.

What is written is of FORMAT. A body of an earlier format is read by the reader of its own, which stays for ever. Fields
that the model has gained since, and that may be None, are None where a body has them not.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

from cloud_api.recap.model import FORMAT, Recap, Register
from cloud_api.recap.register import NONE, columns, with_days
from shelf.formats import KEY, format_of

Body = Mapping[str, object]


def to_json(recap: Recap, *, register: bool = False) -> bytes:
    """Return the recap in ASCII with a line feed at its end; `register` is an empty list unless it is asked for."""
    shown = recap if register else dataclasses.replace(recap, register=NONE)
    return (json.dumps(to_value(shown) | {KEY: FORMAT}, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def from_json(data: bytes | str) -> Recap:
    """Read what `to_json` of this version or of an earlier one wrote.

    Raises NewerFormatError for what a later one wrote, ValueError for anything else.
    """
    return from_value(json.loads(data))


def to_value(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """Return dataclasses and tickets as objects, sequences as lists, dates as text, the rest as it is."""
    if isinstance(value, Register):
        return [dict(zip(value.keys, map(to_value, row), strict=True)) for row in value.rows]
    if dataclasses.is_dataclass(value):
        return {f.name: to_value(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, int]", value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_value(one) for one in cast("Sequence[object]", value)]
    return value


def from_value(value: object) -> Recap:
    """Return the recap of a JSON object, as `year_close` keeps it; raises as `from_json` does."""
    if not isinstance(value, dict):
        raise ValueError("not a recap: an object is wanted")  # noqa: TRY004 - a value, as all that is refused here
    body = cast("Body", value)
    number = format_of(body, FORMAT)
    try:
        return cast("Recap", _read(Recap, _READERS[number](body)))
    except (TypeError, KeyError, AttributeError) as e:
        raise ValueError(f"not a recap: {e}") from e


def _format_1(body: Body) -> Body:
    """Return a body of 0.1, which did not say its format."""
    return {**body, KEY: 1}


def _format_2(body: Body) -> Body:
    return body


_READERS: Mapping[int, Callable[[Body], Body]] = {1: _format_1, 2: _format_2}
"""By format: from a body as it is stored to the fields of Recap. What a format has not becomes None, never 0."""


@cache
def _fields(kind: Any) -> Mapping[str, Any] | None:  # noqa: ANN401 - an annotation
    """Return a value's fields and how they are annotated; None for what is no value of the model."""
    return typing.get_type_hints(kind) if dataclasses.is_dataclass(kind) else None


def _register(tickets: Sequence[Mapping[str, Any]]) -> Register:
    """Return the register of JSON objects, each with the same keys."""
    if not tickets:
        return NONE
    keys = sorted(tickets[0], key=lambda key: (list(columns()).index(key) if key in columns() else len(columns()), key))
    return with_days(keys, ([ticket[key] for key in keys] for ticket in tickets))


def _given(values: Mapping[str, Any], name: str, hint: Any) -> Any:  # noqa: ANN401 - a JSON value
    """Return a field's value; None for one that the body has not and that may be None. Raises KeyError."""
    may_lack = name not in values and types.NoneType in typing.get_args(hint)
    return None if may_lack else values[name]


_OWN: Mapping[Any, Callable[[Any], object]] = {date: date.fromisoformat, Register: _register}


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - follows the dataclasses' annotations
    hints = _fields(kind)
    if hints is not None and kind is not Register:
        if not set(value) <= set(hints):
            raise TypeError(f"{kind}: fields {sorted(value)}")
        return cast("type", kind)(**{name: _read(hint, _given(value, name, hint)) for name, hint in hints.items()})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return None if value is None else _read(arguments[0], value)
    if origin is Sequence:
        return tuple(_read(arguments[0], one) for one in value)
    if origin is Mapping:
        return {str(key): _read(arguments[1], one) for key, one in value.items()}
    if kind in _OWN:
        return _OWN[kind](value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind}")
    return value
