"""The server's roles and their rights in the database (least privilege): made where missing, at each start.

They stand outside the migrations because a server and a backup may each lack them: roles belong to the server, and a
dump may come without rights. Passwords are given by the owner: `ALTER ROLE … PASSWORD`.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, LiteralString, cast

from psycopg import AsyncConnection, errors

from shelf.statements import statements

_sql = statements("cloud_api.database")

_NOT_OURS = (errors.InsufficientPrivilege, errors.UndefinedObject)
# Another process made it, or is at it.
_FASTER = (errors.DuplicateObject, errors.UniqueViolation, errors.InternalError_, errors.DeadlockDetected)


async def missing(connection: AsyncConnection[Any]) -> list[str]:
    """Return the statements that would make what is missing, roles before their rights; none if all is there."""
    rows: Sequence[Any] = await (await connection.execute(_sql("missing_rights"))).fetchall()
    return [row["said"] if isinstance(row, dict) else row[1] for row in rows]


async def make(connection: AsyncConnection[Any]) -> None:
    """Make what is missing, as far as this user may; what is there stays as it is."""
    for _ in ("roles", "their rights"):
        for statement in await missing(connection):
            with suppress(*_NOT_OURS, *_FASTER):
                async with connection.transaction():
                    await connection.execute(cast("LiteralString", statement))
