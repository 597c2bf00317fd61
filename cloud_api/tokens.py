"""Tokens: which role they give on which sites. Stored hashed; made, listed and revoked by command."""

import hashlib
import secrets
from collections.abc import Sequence

from psycopg.rows import DictRow

from cloud_api.database import Connection
from cloud_api.queries import query
from cloud_api.refusal import Refusal

PREFIX = "lw_"
ROLES = ("gateway", "viewer", "reporter", "corrector", "approver", "admin")
LOGS = ("gateway",)  # who appends to the logs of a site and reads them
FIGURES = ("viewer", "reporter", "corrector", "approver", "admin")  # who reads its statistics


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
            await connection.execute(query("add_site"), {"site": site, "name": name})
        given = {"hash": digest(token), "sites": wanted, "role": role, "label": label}
        await connection.execute(query("add_token"), given)
    return token


async def listed(connection: Connection) -> list[DictRow]:
    """Return all tokens by number, revoked ones too; what they look like is known to nobody."""
    return await (await connection.execute(query("tokens"))).fetchall()


async def revoke(connection: Connection, number: int) -> bool:
    """Make a token worthless from the next request on; False if there is none with this number that is valid."""
    return await (await connection.execute(query("revoke_token"), {"id": number})).fetchone() is not None


async def require(connection: Connection, header: str | None, site: str, roles: Sequence[str]) -> None:
    """Check an Authorization header; raises Refusal 401 (no or unknown token) or 403 (not for this)."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, "no-token", "wanted: Authorization: Bearer <token>")
    cursor = await connection.execute(query("token_sites"), {"hash": digest(token.strip())})
    row = await cursor.fetchone()
    if row is None:
        raise Refusal(401, "unknown-token", "the token is not known or was revoked")
    if site not in row["sites"] or row["role"] not in roles:
        raise Refusal(403, "forbidden", f"wanted: a token for this site with the role {' or '.join(roles)}")
