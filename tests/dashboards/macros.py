"""What Grafana's PostgreSQL data source makes of a query before it runs it, so that it can be run without Grafana.

The rules are those of Grafana 12: variables first (in the browser), then `$__interval` and `$__unixEpochFrom()`, then
the macros. A macro's arguments end at the first `)`, whatever was opened between; macros inside macros are not seen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboards.variables import QueryError, Value, interpolate

_MACRO = re.compile(r"\$([_a-zA-Z0-9]+)\(([^)]*)\)")
_INTERVAL = re.compile(r"(\d+)(ms|s|m|h|d|w|M|y)")
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "M": 2_629_746, "y": 31_556_952}


@dataclass(frozen=True, slots=True)
class Range:
    """The time range of the dashboard; both ends are aware."""

    begin: datetime
    end: datetime
    interval_ms: int = 60_000


def expand(sql: str, span: Range, values: Mapping[str, Value] | None = None, *, timescale: bool = False) -> str:
    """Return the SQL that PostgreSQL gets. Raises QueryError where Grafana would."""
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
        raise QueryError(f"unknown macro {name!r}")
    return simple[name]


def _time_group(given: list[str], *, timescale: bool) -> str:
    seconds = _seconds(given)
    if timescale:
        return f"time_bucket('{seconds:.3f}s',{given[0]})"
    return f"floor(extract(epoch from {given[0]})/{_plain(seconds)})*{_plain(seconds)}"


def _seconds(given: list[str]) -> float:
    if len(given) < 2:
        raise QueryError("a group needs a time column and an interval")
    match = _INTERVAL.fullmatch(given[1].strip("'"))
    if match is None:
        raise QueryError(f"error parsing interval {given[1]}")
    return int(match[1]) * _SECONDS[match[2]]


def _plain(seconds: float) -> str:
    return f"{seconds:g}" if seconds < 1_000_000 else str(int(seconds))


def _rfc3339(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat().removesuffix("+00:00")
    return (text.rstrip("0") if "." in text else text) + "Z"
