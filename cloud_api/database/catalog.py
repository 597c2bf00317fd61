"""The schema as text, written from PostgreSQL's catalog: what `schema.sql` beside the migrations holds."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import groupby
from operator import itemgetter

from psycopg.rows import DictRow

from cloud_api.database.pool import Connection
from shelf.statements import statements

_sql = statements("cloud_api.database")

_HEAD = """\
-- The schema after all migrations, to read. Written by `python -m simulators.schema`, never by hand; databases are made
-- by the migrations alone. Where TimescaleDB is loaded, `fact` is a hypertable besides.
-- Moments are ms since 1970, days and hours local, durations ms, unless a column says otherwise.

SET check_function_bodies = off;"""
_WIDTH = 120


async def schema_text(connection: Connection) -> str:
    """Return tables, functions, views and rights of a migrated database as SQL that makes an empty one the same."""
    await connection.execute("SET search_path = public")
    parts = [_HEAD, await _tables(connection)]
    functions = await _rows(connection, "catalog_functions")
    parts += ["CREATE SCHEMA grafana;", *(_said(row["about"], f"{row['said'].rstrip()};") for row in functions)]
    parts += [row["said"] for row in await _rows(connection, "catalog_triggers")]
    views = {row["name"]: row for row in await _rows(connection, "catalog_views")}
    for name in TopologicalSorter({name: row["reads"] for name, row in views.items()}).static_order():
        parts.append(_said(views[name]["about"], f"CREATE VIEW {name} AS\n{views[name]['said']}"))
    grants = [_wrapped(row["said"]) for row in await _rows(connection, "catalog_grants")]
    roles = [_comment(row["said"]) for row in await _rows(connection, "catalog_roles")]
    return "\n\n".join([*parts, "\n".join(roles + grants)]) + "\n"


async def _rows(connection: Connection, statement: str) -> list[DictRow]:
    return await (await connection.execute(_sql(statement))).fetchall()


async def _tables(connection: Connection) -> str:
    columns = await _rows(connection, "catalog_columns")
    keys = _by_table(await _rows(connection, "catalog_constraints"))
    indexes = _by_table(await _rows(connection, "catalog_indexes"))
    made: dict[str, str] = {}
    for name, given in groupby(columns, itemgetter("of")):
        fields = list(given)
        table = _table(name, fields, keys.get(name, ()))
        made[name] = "\n".join([_said(fields[0]["about"], table), *map(_wrapped, indexes.get(name, ()))])
    return "\n\n".join(made[name] for name in _in_order(made, keys))


def _in_order(tables: Iterable[str], keys: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Return the tables so that each stands after those that it refers to."""
    names = list(tables)
    refers = {
        name: [other for other in names if any(f" REFERENCES {other}(" in key for key in keys[name])] for name in names
    }
    return TopologicalSorter(refers).static_order()


def _table(name: str, columns: Sequence[DictRow], keys: Sequence[str]) -> str:
    width = max(len(column["name"]) for column in columns)
    lines: list[str] = []
    for n, column in enumerate(columns, 1):
        end = "," if n < len(columns) or keys else ""
        line = f"    {column['name']:<{width}}  {column['kind']}{end}"
        comment = f"{line:<46} -- {column['comment']}"
        if column["comment"] is None or len(comment) <= _WIDTH:
            lines.append(line if column["comment"] is None else comment)
        else:
            lines += [f"    -- {column['comment']}", line]
    lines += [f"    {key}{',' if n < len(keys) else ''}" for n, key in enumerate(keys, 1)]
    return f"CREATE TABLE {name} (\n" + "\n".join(lines) + "\n);"


def _by_table(rows: Iterable[DictRow]) -> dict[str, list[str]]:
    return {name: [row["said"] for row in given] for name, given in groupby(rows, itemgetter("of"))}


def _said(about: str | None, text: str) -> str:
    return text if about is None else f"{_comment(about)}\n{text}"


def _comment(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="-- ", subsequent_indent="-- ")


def _wrapped(statement: str) -> str:
    return textwrap.fill(statement, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
