"""Tokens: who may append to and read which site. Stored hashed, made by command."""

import hashlib
import secrets

from cloud_api.database import Connection
from cloud_api.queries import query
from cloud_api.refusal import Refusal

PREFIX = "lw_"
ROLES = ("gateway", "viewer")


def digest(token: str) -> bytes:
    """Return what is stored of a token: its SHA-256. A token has 256 random bits, so no salt is needed."""
    return hashlib.sha256(token.encode()).digest()


async def create(connection: Connection, site: str, role: str, name: str | None = None) -> str:
    """Return a new token for `site`, which is added (as `name`) if it is not there yet."""
    token = PREFIX + secrets.token_urlsafe(32)
    async with connection.transaction():
        await connection.execute(query("add_site"), {"site": site, "name": name})
        await connection.execute(query("add_token"), {"hash": digest(token), "site": site, "role": role})
    return token


async def require(connection: Connection, header: str | None, site: str, role: str) -> None:
    """Check an Authorization header; raises Refusal 401 (no or unknown token) or 403 (not for this)."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, "no-token", "wanted: Authorization: Bearer <token>")
    cursor = await connection.execute(query("token_sites"), {"hash": digest(token.strip())})
    row = await cursor.fetchone()
    if row is None:
        raise Refusal(401, "unknown-token", "the token is not known or was revoked")
    if row["site"] != site or row["role"] != role:
        raise Refusal(403, "forbidden", "the token is for another site or role")
