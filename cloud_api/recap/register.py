"""The register: each ticket of a period as a row. Its columns are those of `register.toml`, or of a closed year."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal, LiteralString, cast, get_args

from cloud_api.recap.table import Kind
from shelf.texts import LANGS, Lang

Kinds = Kind | Literal["figure"]


@dataclass(frozen=True, slots=True)
class Column:
    """A row of the table; `sql` None: no longer read. `named`: which figure's label stands for a value."""

    key: str
    label: tuple[str, str]
    kind: Kinds
    sql: str | None
    width: int | None
    named: Mapping[str, str]

    def said(self, lang: Lang) -> str:
        """Return the column's head."""
        return self.label[LANGS.index(lang)]

    def figure(self, value: str | None) -> str | None:
        """Return the figure whose label stands for a value, None if nothing does."""
        return self.named.get("none") if value is None else self.named.get(value, value)


@dataclass(frozen=True, slots=True)
class Register:
    """Rows, each with a value for each of `keys`; (`log`, `n`) is a ticket's `issue`.

    ending: the figure of its end, None: open; settled: completed or rejected, on `settled_on`, where an accepted one
    was decided later; void: counts nowhere; all as corrected. Rows are plain tuples: a year has some 90,000 of them.
    """

    keys: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


NONE = Register((), ())


@cache
def columns() -> Mapping[str, Column]:
    """Return each column by its key, in order; raises ValueError for a row that is none."""
    text = (resources.files("cloud_api.recap") / "register.toml").read_text(encoding="utf-8")
    return {values["key"]: _column(values) for values in tomllib.loads(text)["column"]}


@cache
def read() -> Sequence[str]:
    """Return the columns that are read now."""
    return tuple(key for key, column in columns().items() if column.sql is not None)


def columns_read() -> LiteralString:
    """Return them as a query's columns."""
    return cast("LiteralString", ", ".join(f"{columns()[key].sql} AS {key}" for key in read()))


def column(key: str) -> Column:
    """Return the column of a key; one that is not known here is text under its key."""
    return columns().get(key) or Column(key, (key, key), "text", None, None, {})


def with_days(keys: Sequence[str], rows: Iterable[Sequence[Any]]) -> Register:
    """Return the register of rows as JSON has them: their days are texts there."""
    places = [place for place, key in enumerate(keys) if column(key).kind == "day"]
    day = cache(date.fromisoformat)  # a year has 366

    def row(cells: Sequence[Any]) -> tuple[Any, ...]:
        made = list(cells)
        for place in places:
            made[place] = None if made[place] is None else day(made[place])
        return tuple(made)

    return Register(tuple(keys), [row(cells) for cells in rows])


def _column(values: Mapping[str, Any]) -> Column:
    if not {"key", "label", "kind"} <= set(values) <= {"key", "label", "kind", "sql", "width", "named"}:
        raise ValueError(f"register.toml: {values.get('key')}: key, label, kind, perhaps sql, width and named")
    if values["kind"] not in (*get_args(Kind), "figure") or len(values["label"]) != len(LANGS):
        raise ValueError(f"register.toml: {values['key']}: a kind of cell or figure, and label [Indonesian, English]")
    indonesian, english = values["label"]
    named = cast("Mapping[str, str]", values.get("named", {}))
    return Column(values["key"], (indonesian, english), values["kind"], values.get("sql"), values.get("width"), named)
