"""PostgreSQL's text form of an array, for queries that take columns of many rows.

psycopg finds the type of each list anew from all its items, which costs more than the rest of an append, and gives the
same query other types for each batch, so that none is prepared. This text has one type: the query's cast says which.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

Item = str | int | bool | date | None


def array(values: Sequence[Item]) -> str:
    """Return `{…}` with the values, which must be of one type, or null."""
    first = next((value for value in values if value is not None), None)
    if type(first) is str:
        texts = ["NULL" if value is None else _quote(cast("str", value)) for value in values]
    else:  # 1, True, 2026-11-25: PostgreSQL reads what Python writes
        texts = ["NULL" if value is None else str(value) for value in values]
    return "{" + ",".join(texts) + "}"


def arrays(columns: Mapping[str, Sequence[object]]) -> dict[str, str]:
    """Return each column's array, by its name."""
    return {name: array(cast("Sequence[Item]", values)) for name, values in columns.items()}


def _quote(text: str) -> str:
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
