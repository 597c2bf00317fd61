"""Who asks (authentication): a bearer token, or the cookie of a browser that logged in with one."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import DictRow
from starlette.requests import Request

from cloud_api.database.pool import Connection
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from shelf.statements import statements

_sql = statements("cloud_api.request")

COOKIE = "lawang"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Who:
    """The token behind a request: its number, `role`, `label` (whose it is) and `sites`."""

    token: int
    role: str
    label: str
    sites: tuple[str, ...]


async def require(connection: Connection, request: Request, site: str, roles: Sequence[str]) -> Who:
    """Return who asks for `site`; raises RequestError 401 (nobody known) or 403 (not for this, or from another page).

    A request that changes something and comes with a cookie must come from a page of this server.
    """
    who = await find(connection, request)
    if who is None:
        raise RequestError(401, "no-token", "wanted: Authorization: Bearer <token>, or a login at /masuk")
    if site not in who.sites or who.role not in roles:
        raise RequestError(403, "forbidden", f"wanted: a token for this site with the role {' or '.join(roles)}")
    return who


async def find(connection: Connection, request: Request) -> Who | None:
    """Return who asks, None if the request brings neither token nor cookie, or a cookie that has ended.

    Raises RequestError 401 for a token that is not known, 403 for a cookie sent by another server's page.
    """
    header = request.headers.get("authorization")
    if header is not None:
        return await _of_token(connection, header)
    cookie = request.cookies.get(COOKIE)
    if cookie is None:
        return None
    if request.method not in SAFE_METHODS and not _is_own_page(request):
        raise RequestError(403, "origin", "sent by a page of another server")
    cursor = await connection.execute(_sql("login_sites"), {"hash": tokens.digest(cookie)})
    row = await cursor.fetchone()
    return None if row is None else _who(row)


async def of_token(connection: Connection, token: str) -> Who | None:
    """Return whose token it is, None if it is not known or was revoked."""
    cursor = await connection.execute(_sql("token_sites"), {"hash": tokens.digest(token)})
    row = await cursor.fetchone()
    return None if row is None else _who(row)


async def _of_token(connection: Connection, header: str) -> Who:
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise RequestError(401, "no-token", "wanted: Authorization: Bearer <token>")
    who = await of_token(connection, token.strip())
    if who is None:
        raise RequestError(401, "unknown-token", "the token is not known or was revoked")
    return who


def _is_own_page(request: Request) -> bool:
    """Say whether the browser names this server as where the request comes from."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin", "")
    return origin.partition("://")[2] == request.headers.get("host")


def _who(row: DictRow) -> Who:
    return Who(row["id"], row["role"], row["label"], tuple(row["sites"]))
