"""What FastAPI gives an endpoint (dependency injection): the application's services, a connection, who asks."""

import inspect
import typing
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.responses import RedirectResponse, Response

from cloud_api.append.rebuild_due import refuse_while_due
from cloud_api.database.pool import Connection
from cloud_api.office import roles
from cloud_api.request import access, tokens
from cloud_api.request.access import Who
from cloud_api.request.body import bounded
from cloud_api.request.error import RequestError
from cloud_api.web.services import Services
from contract import form
from shelf.statements import statements

_statistics_sql = statements("cloud_api.statistics")


async def running(request: Request) -> Services:
    """Return what the application opened when it started."""
    return request.app.state.services


Running = Annotated[Services, Depends(running)]


async def connected(services: Running) -> AsyncGenerator[Connection]:
    """Give a connection of the pool, taken once the body was read and given back before the answer is sent."""
    async with services.pool.connection() as connection:
        yield connection


Connected = Annotated[Connection, Depends(connected, scope="function")]
"""For what is read and answered in one go; what works on takes a connection by itself, for as long as it is needed."""


@dataclass(frozen=True, slots=True)
class Granted:
    """A request for `site` by somebody who may."""

    site: str
    who: Who
    connection: Connection
    services: Services

    @property
    def now(self) -> int:
        """Return ms since 1970."""
        return self.services.clock()


def granted(*allowed: str) -> Callable[..., Coroutine[Any, Any, Granted]]:
    """Return a dependency (authorization) for the roles `allowed`; it raises RequestError 401 or 403."""

    async def grant(request: Request, site: str, connection: Connected, services: Running) -> Granted:
        return Granted(site, await access.require(connection, request, site, allowed), connection, services)

    return grant


class LoginWanted(Exception):  # noqa: N818 - an answer, not a fault
    """Nobody is logged in; `path` is where to come back to."""

    def __init__(self, path: str) -> None:
        """Remember the way back."""
        super().__init__(path)
        self.path = path

    def answer(self) -> RedirectResponse:
        """Return the way to the login page."""
        return RedirectResponse(f"/masuk?lanjut={quote(self.path, safe='')}", 303)


Site = Mapping[str, object]


async def open_site(request: Request, site: str, connection: Connected) -> Site:
    """Return `site`, `name`, `zone`, `capacity`, `as_of` for somebody who may read its figures, `office` and `admin`.

    `office` says whether they may open the office's pages too, `admin` whether that of the server's state.

    Raises LoginWanted if nobody is logged in, RequestError 403 for another site, 404 for one that is not known, 503
    while its figures are outdated.
    """
    if not form.site_name(site):
        raise RequestError(404, "unknown-site", "the site has never been added")
    if await access.find(connection, request) is None:
        raise LoginWanted(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
    who = await access.require(connection, request, site, tokens.FIGURES)
    await refuse_while_due(connection, site)
    found = await (await connection.execute(_statistics_sql("live_site"), {"site": site})).fetchone()
    if found is None:
        raise RequestError(404, "unknown-site", "the site has never been added")
    return {**found, "office": who.role in roles.READ, "admin": who.role in tokens.ADMINISTER}


OfSite = Annotated[Site, Depends(open_site)]

ByGateway = Annotated[Granted, Depends(granted(*tokens.LOGS))]
ByReader = Annotated[Granted, Depends(granted(*tokens.FIGURES))]
ByOffice = Annotated[Granted, Depends(granted(*roles.READ))]
BySettler = Annotated[Granted, Depends(granted(*roles.SETTLE))]
ByProposer = Annotated[Granted, Depends(granted(*roles.PROPOSE))]
ByApprover = Annotated[Granted, Depends(granted(*roles.APPROVE))]
ByEither = Annotated[Granted, Depends(granted(*roles.PROPOSE, *roles.APPROVE))]
ByCloser = Annotated[Granted, Depends(granted(*roles.CLOSE))]


class BoundedRoute(APIRoute):
    """A route whose body FastAPI reads within `longest` bytes and the settings' seconds."""

    longest: ClassVar[int] = 10_000

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which is given a request with a bounded body."""
        handle = super().get_route_handler()

        async def within(request: Request) -> Response:
            return await handle(bounded(request, self.longest, request.app.state.services.body_s))

        return within


async def each_once(request: Request) -> None:
    """Refuse a parameter that is given twice and has one value: FastAPI would take the last in silence."""
    many = {name for name, kind in parameters(request.scope["route"]) if _is_list(kind)}
    seen = set[str]()
    for name, _ in request.query_params.multi_items():
        if name in seen and name not in many:
            raise RequestError(422, "value", f"{name}: exactly one is wanted")
        seen.add(name)


def parameters(route: APIRoute, *, body: bool = False) -> Iterator[tuple[str, Any]]:
    """Give the parameters of a route's query string, and with `body` the fields of its body; and what each is."""
    for field in (*route.dependant.query_params, *(route.dependant.body_params if body else ())):
        kind = field.field_info.annotation
        if inspect.isclass(kind) and issubclass(kind, BaseModel):
            yield from ((one.alias or name, one.annotation) for name, one in kind.model_fields.items())
        else:
            yield field.alias, kind


def _is_list(kind: Any) -> bool:  # noqa: ANN401 - an annotation
    return any(typing.get_origin(one) is list for one in (kind, *typing.get_args(kind)))
