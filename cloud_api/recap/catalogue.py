"""The figures of a recap, from `figures.toml`: what each is called, what it means, how it is counted, where it stands.

It is read once, when first asked. All layouts, the queries and the sums follow it; a figure that is not counted any
more keeps its row, for the closed years that have it.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal, LiteralString, cast

from shelf.texts import LANGS, Lang

FORMAT = 2
"""Of a recap's body; the texts of figures are those of the format in which a year was closed.

1: without its number. 2: with it; its figures, and the columns of its register, are those that it names.
"""

Layout = Literal["period", "days", "services"]
Pair = tuple[str, str]
HOW = ("ending", "tickets", "visits", "entries", "people", "sum")
_OTHERS = ("key", "label", "means", "in", "first", "headline", "was")


@dataclass(frozen=True, slots=True)
class Figure:
    """A row. `how` of HOW, None: it is not counted; `what`: the ending, the condition, the kind of fact, the terms.

    `was`: (format, label, meaning), what was said up to that format.
    """

    key: str
    label: Pair | None
    means: Pair | None
    how: str | None
    what: Any
    layouts: frozenset[str]
    first: frozenset[str]
    headline: bool
    was: Sequence[tuple[int, Pair | None, Pair | None]]


@cache
def figures() -> Mapping[str, Figure]:
    """Return each row by its key, in order; raises ValueError for a row that is none."""
    text = (resources.files("cloud_api.recap") / "figures.toml").read_text(encoding="utf-8")
    rows = [_row(values) for values in tomllib.loads(text)["figure"]]
    found = {row.key: row for row in rows}
    if len(found) != len(rows):
        raise ValueError("figures.toml: a key stands twice")
    return found


@cache
def keys(layout: Layout) -> Sequence[str]:
    """Return the figures that are counted for a layout, in order."""
    here = [row for row in figures().values() if layout in row.layouts and row.how is not None]
    return tuple(row.key for row in sorted(here, key=lambda row: layout not in row.first))


@cache
def counted(*how: str) -> Sequence[str]:
    """Return the figures that are counted in one of these ways."""
    return tuple(row.key for row in figures().values() if row.how in how)


def headline() -> Sequence[str]:
    """Return the numbers that stand on top."""
    return tuple(row.key for row in figures().values() if row.headline)


def in_order(found: Iterable[str], layout: Layout) -> Sequence[str]:
    """Return the keys that a recap has in the order of a layout; those of no row here come last."""
    first = [key for key, row in figures().items() if layout in row.first]
    turn = {key: n for n, key in enumerate([*first, *(key for key in figures() if key not in first)])}
    return sorted(found, key=lambda key: (turn.get(key, len(turn)), key))


def label(lang: Lang, key: str, form: int = FORMAT) -> str:
    """Return how a figure is called in bodies of a format; of an unknown one its key."""
    row = figures().get(key)
    said = None if row is None else next((old for until, old, _ in row.was if old and form <= until), row.label)
    return key if said is None else said[LANGS.index(lang)]


def definitions(lang: Lang, shown: Iterable[str], form: int = FORMAT) -> list[str]:
    """Return what the figures `shown` mean, and what they rest on, in the order of print."""
    wanted = set(shown)
    said = [
        next((old for until, _, old in row.was if old and form <= until), row.means)
        for row in figures().values()
        if row.label is None or row.key in wanted
    ]
    return [pair[LANGS.index(lang)] for pair in said if pair is not None]


def condition(key: str) -> str:
    """Return the SQL that says which tickets a figure of tickets or visits counts."""
    row = figures()[key]
    return f"ending = '{row.what}'" if row.how == "ending" else str(row.what)


def of_tickets(template: LiteralString) -> LiteralString:
    """Return a query's columns for all figures of tickets and visits: `template` with {key} and {condition}."""
    return _columns(template, counted("ending", "tickets", "visits"))


def of_visits(template: LiteralString) -> LiteralString:
    """Return the same for the figures of visits alone."""
    return _columns(template, counted("visits"))


def complete(counts: Mapping[str, int], layout: Layout) -> dict[str, int]:
    """Return the figures of a layout; `counts` has what was counted, nothing was of what it has not."""
    known = dict(counts)

    def value(key: str) -> int:
        row = figures()[key]
        if key not in known:
            terms: Sequence[str] = row.what if row.how == "sum" else ()
            known[key] = sum(-value(term[1:]) if term.startswith("-") else value(term) for term in terms)
        return known[key]

    return {key: value(key) for key in keys(layout)}


def _columns(template: LiteralString, chosen: Iterable[str]) -> LiteralString:
    made = [template.format(key=key, condition=condition(key)) for key in chosen]
    return cast("LiteralString", ",\n    ".join(made))


def _row(values: Mapping[str, Any]) -> Figure:
    given = [how for how in HOW if how in values]
    if len(given) > 1 or not set(values) <= {*HOW, *_OTHERS} or not isinstance(values.get("key"), str):
        raise ValueError(f"figures.toml: {values.get('key')}: a key, at most one of {', '.join(HOW)}, and {_OTHERS}")
    how = given[0] if given else None
    return Figure(
        values["key"],
        _pair(values.get("label")),
        _pair(values.get("means")),
        how,
        None if how is None else values[how],
        frozenset(values.get("in", ())),
        frozenset(values.get("first", ())),
        bool(values.get("headline", False)),
        tuple((old["until"], _pair(old.get("label")), _pair(old.get("means"))) for old in values.get("was", ())),
    )


def _pair(value: Any) -> Pair | None:  # noqa: ANN401 - a TOML value
    if value is None:
        return None
    if not isinstance(value, list) or len(cast("list[object]", value)) != len(LANGS):
        raise ValueError(f"figures.toml: {value}: [Indonesian, English]")
    indonesian, english = cast("list[object]", value)
    return str(indonesian), str(english)
