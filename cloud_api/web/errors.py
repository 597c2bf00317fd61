"""Errors as answers: every one has one form, a line in the log and a count."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from cloud_api.append.rebuild_due import RebuildingError
from cloud_api.request.error import RequestError
from cloud_api.request.query import detail
from cloud_api.web.depends import LoginWanted, parameters
from cloud_api.web.frame import rebuilding
from cloud_api.web.metrics import Metrics

_log = logging.getLogger(__name__)

_CODES: Mapping[int, str] = {400: "body", 404: "not-found", 405: "method"}


def answer_errors(app: FastAPI, metrics: Metrics) -> None:
    """Let the application answer what is raised in it."""

    def answer(request: Request, error: RequestError) -> Response:
        metrics.refused(error.code)
        said = {"reason": error.code, "status": error.status_code, "detail": error.detail, "more": error.extra}
        _log.warning("refused", extra={**said, "path": request.url.path[:200]})
        if isinstance(error, RebuildingError) and "text/html" in request.headers.get("accept", ""):
            return rebuilding(request)
        headers = {401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}.get(error.status_code, {})
        return JSONResponse(error.answer(), error.status_code, headers=headers)

    async def on_error(request: Request, _: Exception) -> Response:
        return answer(request, RequestError(500, "internal", "a fault of ours: it is in the log"))

    async def on_http(request: Request, error: Exception) -> Response:
        if isinstance(error, RequestError):
            return answer(request, error)
        status = error.status_code if isinstance(error, HTTPException) else 500
        return answer(request, RequestError(status, _CODES.get(status, "http"), "see /openapi.json"))

    async def on_value(request: Request, error: Exception) -> Response:
        return answer(request, _error_of(request, error))

    async def on_database(request: Request, error: Exception) -> Response:
        _log.error("database", extra={"error": type(error).__name__})
        return answer(request, RequestError(503, "database", "the database does not answer; try again"))

    async def on_login(_: Request, error: Exception) -> Response:
        return error.answer() if isinstance(error, LoginWanted) else RedirectResponse("/masuk", 303)

    app.add_exception_handler(Exception, on_error)
    app.add_exception_handler(LoginWanted, on_login)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_value)
    app.add_exception_handler(OperationalError, on_database)
    app.add_exception_handler(PoolTimeout, on_database)


def _error_of(request: Request, error: Exception) -> RequestError:
    """Return why a request is not as the API describes it."""
    errors: Sequence[Any] = error.errors() if isinstance(error, RequestValidationError) else ()
    if any(one["type"] == "json_invalid" for one in errors):
        return RequestError(400, "json", "one JSON object is wanted")
    if any(one["loc"] == ("body",) for one in errors) and not _says_json(request):
        return RequestError(415, "media", "wanted: application/json")
    route = request.scope.get("route")
    names = [name for name, _ in parameters(route, body=True)] if isinstance(route, APIRoute) else []
    return RequestError(422, "value", detail(errors, names) or "see /openapi.json")


def _says_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"
