"""The recap as canonical JSON, and back: sorted keys, integers, days as YYYY-MM-DD; the same values, the same bytes."""

import dataclasses
import json
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

from cloud_api.recap.model import Recap, Ticket


def to_json(recap: Recap, *, register: bool = False) -> bytes:
    """Return the recap in ASCII with a line feed at its end; `register` is an empty list unless it is asked for."""
    shown = recap if register else dataclasses.replace(recap, register=())
    return (json.dumps(to_value(shown), sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def from_json(data: bytes | str) -> Recap:
    """Read what `to_json` wrote; raises ValueError for anything else."""
    return from_value(json.loads(data))


def to_value(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """Return dataclasses and tickets as objects, sequences as lists, dates as text, the rest as it is."""
    if isinstance(value, Ticket):
        return {name: to_value(one) for name, one in value._asdict().items()}
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
    """Return the recap of a JSON object, as `year_close` keeps it; raises ValueError if it is none."""
    try:
        return cast("Recap", _read(Recap, value))
    except (TypeError, KeyError, AttributeError) as e:
        raise ValueError(f"not a recap: {e}") from e


@cache
def _fields(kind: Any) -> Mapping[str, Any] | None:  # noqa: ANN401 - an annotation
    """Return a value's fields and how they are annotated; None for what is no value of the model."""
    return typing.get_type_hints(kind) if kind is Ticket or dataclasses.is_dataclass(kind) else None


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - follows the dataclasses' annotations
    hints = _fields(kind)
    if hints is not None:
        if set(value) != set(hints):
            raise TypeError(f"{kind}: fields {sorted(value)}")
        return cast("type", kind)(**{name: _read(hint, value[name]) for name, hint in hints.items()})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return None if value is None else _read(arguments[0], value)
    if origin is Sequence:
        return tuple(_read(arguments[0], one) for one in value)
    if origin is Mapping:
        return {str(key): _read(arguments[1], one) for key, one in value.items()}
    if kind is date:
        return date.fromisoformat(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind}")
    return value
