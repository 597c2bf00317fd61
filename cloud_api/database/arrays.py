"""PostgreSQL's text form of an array, for queries that take columns of many rows.

psycopg finds the type of each list anew from all its items, which costs more than the rest of an append, and gives the
same query other types for each batch, so that none is prepared. This text has one type: the query's cast says which.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

Item = str | int | bool | date | None

_PLAIN = (int, bool, type(None))
_NULL = "\0"  # PostgreSQL's text cannot hold it


def array(values: Sequence[Item]) -> str:
    """Return `{…}` with the values, which must be of one type, or null."""
    first = next((value for value in values if value is not None), None)
    if type(first) is str:
        return _texts(cast("Sequence[str | None]", values))
    if type(first) in _PLAIN:  # Python writes a list of these as PostgreSQL reads it
        return "{" + repr(list(values))[1:-1].replace("None", "NULL") + "}"
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"


def arrays(columns: Mapping[str, Sequence[object]]) -> dict[str, str]:
    """Return each column's array, by its name."""
    return {name: array(cast("Sequence[Item]", values)) for name, values in columns.items()}


def _texts(values: Sequence[str | None]) -> str:
    """Quote them all at once, unless one holds what must be escaped or is taken for the sign of a null."""
    text = '"' + '","'.join([_NULL if value is None else value for value in values]) + '"'
    if "\\" in text or text.count('"') != 2 * len(values) or text.count(_NULL) != values.count(None):
        return "{" + ",".join(["NULL" if value is None else _quote(value) for value in values]) + "}"
    return "{" + text.replace(f'"{_NULL}"', "NULL") + "}"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
