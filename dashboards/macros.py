"""What Grafana's PostgreSQL data source makes of a query before it runs it, so that it can be run without Grafana.

The rules are those of Grafana 12: variables first (in the browser), then `$__interval` and `$__unixEpochFrom()`, then
the macros. A macro's arguments end at the first `)`, whatever was opened between; macros inside macros are not seen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

Value = str | Sequence[str]

_VARIABLE = re.compile(r"\$\{(\w+)(?::(\w+))?\}|\[\[(\w+?)(?::(\w+))?\]\]|\$(\w+)(?![\w(])")
_MACRO = re.compile(r"\$([_a-zA-Z0-9]+)\(([^)]*)\)")
_INTERVAL = re.compile(r"(\d+)(ms|s|m|h|d|w|M|y)")
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "M": 2_629_746, "y": 31_556_952}


class MacroError(ValueError):
    """Grafana would answer this query with an error; the message says which part."""


@dataclass(frozen=True, slots=True)
class Range:
    """The time range of the dashboard; both ends are aware."""

    begin: datetime
    end: datetime
    interval_ms: int = 60_000


def expand(sql: str, span: Range, values: Mapping[str, Value] | None = None, *, timescale: bool = False) -> str:
    """Return the SQL that PostgreSQL gets. Raises MacroError where Grafana would."""
    text = interpolate(sql, values or {})
    text = text.replace("$__interval_ms", str(span.interval_ms)).replace("$__interval", f"{span.interval_ms}ms")
    text = text.replace("$__unixEpochFrom()", str(int(span.begin.timestamp())))
    text = text.replace("$__unixEpochTo()", str(int(span.end.timestamp())))

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if name == "__timeGroup" and text[text.index(match[0]) + len(match[0]) :].startswith(","):
            name = "__timeGroupAlias"  # an old way of writing it that Grafana still reads
        return _macro(name, _arguments(match[2]), span, timescale=timescale)

    return _MACRO.sub(place, text)


def interpolate(sql: str, values: Mapping[str, Value]) -> str:
    """Put variables in place. A name that is no variable stays as it is written, as in Grafana."""

    def place(match: re.Match[str]) -> str:
        name = match[1] or match[3] or match[5]
        if name not in values:
            return match[0]
        return _formatted(values[name], match[2] or match[4])

    return _VARIABLE.sub(place, sql)


def _formatted(value: Value, form: str | None) -> str:
    if form == "sqlstring":
        return _quoted([value] if isinstance(value, str) else value)
    if form == "raw":
        return value if isinstance(value, str) else ",".join(value)
    if form is not None:
        raise MacroError(f"format :{form} is not for SQL; use :sqlstring")
    # The data source's own rule: one value is only escaped, many are quoted.
    return value.replace("'", "''") if isinstance(value, str) else _quoted(value)


def _quoted(values: Sequence[str]) -> str:
    return ",".join("'" + value.replace("'", "''") + "'" for value in values)


def _arguments(text: str) -> list[str]:
    return [argument.strip(" ") for argument in text.split(",")]


def _macro(name: str, given: list[str], span: Range, *, timescale: bool) -> str:
    begin, end = _rfc3339(span.begin), _rfc3339(span.end)
    first, last = int(span.begin.timestamp()), int(span.end.timestamp())
    if name.endswith("GroupAlias"):
        return _macro(name.removesuffix("Alias"), given, span, timescale=timescale) + ' AS "time"'
    if name == "__timeGroup":
        return _time_group(given, timescale=timescale)
    if name == "__unixEpochGroup":
        seconds = _plain(_seconds(given))
        return f"floor(({given[0]})/{seconds})*{seconds}"
    simple = {
        "__time": f'{given[0]} AS "time"',
        "__timeEpoch": f'extract(epoch from {given[0]}) as "time"',
        "__timeFilter": f"{given[0]} BETWEEN '{begin}' AND '{end}'",
        "__timeFrom": f"'{begin}'",
        "__timeTo": f"'{end}'",
        "__unixEpochFilter": f"{given[0]} >= {first} AND {given[0]} <= {last}",
    }
    if name not in simple:
        raise MacroError(f"unknown macro {name!r}")
    return simple[name]


def _time_group(given: list[str], *, timescale: bool) -> str:
    seconds = _seconds(given)
    if timescale:
        return f"time_bucket('{seconds:.3f}s',{given[0]})"
    return f"floor(extract(epoch from {given[0]})/{_plain(seconds)})*{_plain(seconds)}"


def _seconds(given: list[str]) -> float:
    if len(given) < 2:
        raise MacroError("a group needs a time column and an interval")
    match = _INTERVAL.fullmatch(given[1].strip("'"))
    if match is None:
        raise MacroError(f"error parsing interval {given[1]}")
    return int(match[1]) * _SECONDS[match[2]]


def _plain(seconds: float) -> str:
    return f"{seconds:g}" if seconds < 1_000_000 else str(int(seconds))


def _rfc3339(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat().removesuffix("+00:00")
    return (text.rstrip("0") if "." in text else text) + "Z"
