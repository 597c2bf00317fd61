"""The database of the files of 0.1 as plain SQL, for every PostgreSQL from 15 on.

Statements without settings, owners or grants, with an empty line between two; a row a line. Bytes that are text stand
there as text (bytea's escape format). What the server's own clock said is one moment, so that a dump can be made again.
"""

import re
import subprocess
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

AT = "2026-01-08 06:00:00+07"
ROWS = 200  # of an INSERT
NUMBERS = {"smallint", "integer", "bigint"}
ERASED = (
    f"UPDATE site SET created_at = '{AT}'",
    f"UPDATE token SET created_at = '{AT}', revoked_at = CASE WHEN revoked_at IS NOT NULL THEN '{AT}'::timestamptz END",
    f"UPDATE migration SET applied_at = '{AT}'",
    "UPDATE login SET until = '2027-01-11 21:00:00+07'",
)
_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY sequencename"
_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod), attidentity <> '' FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_KEY = """
SELECT a.attname FROM pg_index AS i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, turn)
JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
WHERE i.indrelid = %s::regclass AND i.indisprimary ORDER BY k.turn
"""


async def dump(database: str, pg_dump: Path) -> str:
    """Return the database as statements: tables, rows, then keys, indexes and triggers."""
    async with await psycopg.AsyncConnection.connect(database, autocommit=True) as connection:
        for statement in ERASED:
            await connection.execute(statement)
        tables = [name async for (name,) in await connection.execute(_TABLES)]
        rows = [statement for name in tables async for statement in _rows(connection, name)]
        rows += [
            f"SELECT pg_catalog.setval('public.{name}', {value}, true);"
            async for name, value in await connection.execute(_SEQUENCES)
        ]
    before, after = (_schema(pg_dump, database, section) for section in ("pre-data", "post-data"))
    quiet = "SET check_function_bodies = false;"  # of every version: functions stand before the tables that they read
    statements = [quiet, *before, "RESET check_function_bodies;", *rows, *after]
    assert not any("\n\n" in statement for statement in statements)
    return "\n\n".join(statements) + "\n"


def _schema(pg_dump: Path, database: str, section: str) -> list[str]:
    """Return the statements of a section, without settings and without what one version's psql alone understands."""
    argv = [str(pg_dump), f"--section={section}", "--schema-only", "--no-owner", "--no-privileges", database]
    text = subprocess.run(argv, check=True, capture_output=True, text=True).stdout
    kept = (line for line in text.splitlines() if not re.match(r"--|\\|SET |SELECT pg_catalog.set_config", line))
    statements = [part.strip() for part in re.split(r"\n{2,}", "\n".join(kept)) if part.strip()]
    assert all(statement.endswith(";") for statement in statements)
    return statements


async def _rows(connection: psycopg.AsyncConnection[Any], table: str) -> AsyncIterator[str]:
    """Give the INSERTs of a table in the order of its key."""
    columns = await (await connection.execute(_COLUMNS, (table,))).fetchall()
    key = [name async for (name,) in await connection.execute(_KEY, (table,))]
    wanted = sql.SQL(", ").join(_read(name, kind) for name, kind, _ in columns)
    order = sql.SQL(", ").join(sql.Identifier("t", name) for name in key)
    asked = sql.SQL("SELECT {} FROM {} AS t ORDER BY {}").format(wanted, sql.Identifier(table), order)
    kinds = [kind for _, kind, _ in columns]
    lines = [_line(row, kinds) async for row in await connection.execute(asked)]
    over = " OVERRIDING SYSTEM VALUE" if any(is_identity for *_, is_identity in columns) else ""
    for start in range(0, len(lines), ROWS):
        body = ",\n".join(lines[start : start + ROWS])
        yield f"INSERT INTO public.{table} ({', '.join(name for name, *_ in columns)}){over} VALUES\n{body};"


def _read(name: str, kind: str) -> sql.Composable:
    return sql.Identifier("t", name) if kind == "bytea" else sql.SQL("{}::text").format(sql.Identifier("t", name))


def _line(row: Sequence[Any], kinds: Sequence[str]) -> str:
    return "(" + ", ".join(_literal(value, kind) for value, kind in zip(row, kinds, strict=True)) + ")"


def _literal(value: Any, kind: str) -> str:
    if value is None:
        return "NULL"
    if kind == "bytea":
        return _bytes(bytes(value))
    if kind in NUMBERS:
        return str(value)
    text = str(value).replace("'", "''")
    return "E'" + text.replace("\\", "\\\\").replace("\n", "\\n") + "'" if "\n" in text else f"'{text}'"


def _bytes(data: bytes) -> str:
    """Return bytes as bytea's escape format if they are text, else as its hex format."""
    if not re.fullmatch(rb"[ -~\n]+", data):
        return f"'\\x{data.hex()}'"
    text = data.decode().replace("\\", "\\\\").replace("\n", "\\012")
    return "'" + text.replace("'", "''") + "'"
