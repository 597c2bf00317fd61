"""A table of typed cells: what each layout draws in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cloud_api.recap import say
from cloud_api.recap.texts import label
from shelf.texts import Lang

Kind = Literal["text", "count", "tenths", "permille", "seconds", "day", "moment", "flag"]
"""How a cell is meant: tenths and permille are integers of that unit, moment is ms since 1970."""

Value = str | int | date | bool | None
NUMBERS: frozenset[Kind] = frozenset(("count", "tenths", "permille", "seconds"))


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the column in CSV and page, `label` in print."""

    key: str
    label: str
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Row:
    """`key` names the row within its table; `level` 0 is plain, 1 bold (a tenant, a total), 2 inset (a service)."""

    key: str
    cells: Sequence[Value]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names the table; the first column says what a row is; `note` stands below."""

    key: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    note: str = ""


def shown(lang: Lang, kind: Kind, value: Value, zone: str) -> str:
    """Return a cell as people read it; a value that is not known is an en dash."""
    if value is None:
        return "\u2013"
    if isinstance(value, date):
        return say.short_day(value)
    if isinstance(value, bool):
        return label(lang, "yes" if value else "no")
    if isinstance(value, str):
        return value
    written = {"tenths": say.tenths, "permille": say.permille}.get(kind, say.count)
    if kind == "seconds":
        return say.seconds(value)
    return say.clock(value, zone) if kind == "moment" else written(lang, value)


def raw(kind: Kind, value: Value, zone: str) -> str:
    """Return a cell as programs read it: integers, tenths and permille as decimals, seconds, ISO days and times."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, str):
        return value
    if kind == "moment":
        return say.local(value, zone).isoformat()
    scale = {"tenths": 1, "permille": 3}.get(kind, 0)
    return f"{value / 10**scale:.{scale}f}"
