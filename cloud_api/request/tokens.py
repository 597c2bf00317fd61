"""Tokens: which role they give on which sites. Stored hashed; made, listed and revoked by command."""

import hashlib
import secrets
from collections.abc import Sequence

from psycopg.rows import DictRow

from cloud_api.database.pool import Connection
from shelf.statements import statements

_sql = statements("cloud_api.request")

PREFIX = "lw_"
MAX_LABEL = 40  # characters: whose it is, as the office's log may name them
ROLES = ("gateway", "viewer", "reporter", "corrector", "approver", "admin")
LOGS = ("gateway",)  # who appends to the logs of a site and reads them
FIGURES = ("viewer", "reporter", "corrector", "approver", "admin")  # who reads its statistics

ADMINISTER = ("admin",)  # who reads how the server fares


def digest(token: str) -> bytes:
    """Return what is stored of a token: its SHA-256. A token has 256 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode()).digest()


async def create(
    connection: Connection, sites: str | Sequence[str], role: str, name: str | None = None, label: str = ""
) -> str:
    """Return a new token for one or more sites, which are added (as `name`) if they are not there yet."""
    token = PREFIX + secrets.token_urlsafe(32)
    wanted = [sites] if isinstance(sites, str) else list(dict.fromkeys(sites))
    async with connection.transaction():
        for site in wanted:
            await connection.execute(_sql("add_site"), {"site": site, "name": name})
        given = {"hash": digest(token), "sites": wanted, "role": role, "label": label}
        await connection.execute(_sql("add_token"), given)
    return token


async def listed(connection: Connection) -> list[DictRow]:
    """Return all tokens by number, revoked ones too; what they look like is known to nobody."""
    return await (await connection.execute(_sql("tokens"))).fetchall()


async def revoke(connection: Connection, number: int) -> bool:
    """Make a token worthless from the next request on; False if there is none with this number that is valid."""
    return await (await connection.execute(_sql("revoke_token"), {"id": number})).fetchone() is not None
