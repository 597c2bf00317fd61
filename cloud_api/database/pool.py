"""The connection pool, each connection with the settings that our queries count on."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from psycopg import AsyncConnection, AsyncCursor, conninfo
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from cloud_api.database.blobs import Blobs, BlobsDumper

Connection = AsyncConnection[DictRow]
Cursor = AsyncCursor[DictRow]
Pool = AsyncConnectionPool[Connection]

# jit: compiling a query for a year's facts took longer than running it (20 s against 0.6 s).
# plan_cache_mode: a plan made while a table was small goes on reading it whole, and one for any days knows none;
# planning costs 2 ms a batch, the wrong plan cost 10 and grew with the tables.
# work_mem: a year's waiting times are sorted in memory.
# The timeouts are bounds on what one client's request may hold up.
_SESSION = {
    "jit": "off",
    "work_mem": "16MB",
    "plan_cache_mode": "force_custom_plan",
    "TimeZone": "UTC",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
# And on what a network that is gone may: libpq waits for ever. What the address itself says of them stands.
_NETWORK = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
POOL_WAIT_S = 10.0
RESERVED_WAIT_S = 5.0
LONGEST_APPEND_S = 2 * RESERVED_WAIT_S + 10.0
"""How long an append may wait: for a connection to know the token, for one to work with, and for the site's lock."""


@dataclass(frozen=True, slots=True)
class Pools:
    """`open` serves whoever asks; `reserved` the record and the walls, which nobody else may hold up.

    A connection is taken for as long as the database works, never while a client is waited for.
    """

    open: Pool
    reserved: Pool


@asynccontextmanager
async def open_pools(url: str, size: int, reserved: int) -> AsyncGenerator[Pools]:
    """Open at most `size` and `reserved` connections; with none reserved, all share the others."""
    async with open_pool(url, size) as first:
        if not reserved:
            yield Pools(first, first)
            return
        async with open_pool(url, reserved, RESERVED_WAIT_S) as second:
            yield Pools(first, second)


@asynccontextmanager
async def open_pool(url: str, size: int, wait: float = POOL_WAIT_S) -> AsyncGenerator[Pool]:
    """Open at most `size` connections; each is in autocommit mode, so a transaction is always a block.

    Who asks for one while all are taken waits for `wait` seconds at most.
    """
    pool: Pool = AsyncConnectionPool(
        within_bounds(url),
        connection_class=AsyncConnection[DictRow],
        kwargs={"row_factory": dict_row, "autocommit": True},
        configure=_configure_restricted,
        check=_check,
        min_size=1,
        max_size=size,
        timeout=wait,
        reconnect_timeout=5,
        open=False,
    )
    async with pool:
        yield pool


@asynccontextmanager
async def connect(url: str) -> AsyncGenerator[Connection]:
    """Open one connection, for a command."""
    connection = await AsyncConnection[DictRow].connect(within_bounds(url), autocommit=True, row_factory=dict_row)
    async with connection:
        await _configure(connection)
        yield connection


def within_bounds(url: str) -> str:
    """Return a connection string that gives up a server that is not there, as far as it does not say when itself."""
    return conninfo.make_conninfo("", **{**_NETWORK, **conninfo.conninfo_to_dict(url)})


def without_password(url: str) -> str:
    """Return the connection string fit for a log line."""
    parts = conninfo.conninfo_to_dict(url)
    parts.pop("password", None)
    return conninfo.make_conninfo("", **parts)


async def _configure(connection: Connection) -> None:
    connection.adapters.register_dumper(Blobs, BlobsDumper)
    await connection.execute(
        "SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) AS setting (name, value)",
        (list(_SESSION), list(_SESSION.values())),
    )


async def _configure_restricted(connection: Connection) -> None:
    """Give up the owner's rights for the application's role, where the server has it and we may."""
    await _configure(connection)
    await connection.execute(
        """SELECT set_config('role', rolname, false) FROM pg_roles
        WHERE rolname = 'lawang_app' AND pg_has_role(session_user, oid, 'MEMBER')"""
    )


async def _check(connection: Connection) -> None:
    """Raise OperationalError if the connection died while it lay in the pool."""
    await connection.execute("")
