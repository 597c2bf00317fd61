"""What Grafana puts in the place of a dashboard's variables, in the browser, before a query is sent."""

import re
from collections.abc import Mapping, Sequence

Value = str | Sequence[str]

_VARIABLE = re.compile(r"\$\{(\w+)(?::(\w+))?\}|\[\[(\w+?)(?::(\w+))?\]\]|\$(\w+)(?![\w(])")


class QueryError(ValueError):
    """Grafana would answer this query with an error; the message says which part."""


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
        raise QueryError(f"format :{form} is not for SQL; use :sqlstring")
    # The data source's own rule: one value is only escaped, many are quoted.
    return value.replace("'", "''") if isinstance(value, str) else _quoted(value)


def _quoted(values: Sequence[str]) -> str:
    return ",".join("'" + value.replace("'", "''") + "'" for value in values)
