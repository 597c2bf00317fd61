"""The API's OpenAPI document: what every endpoint shares, so that a client can be generated from it."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field

_SECURITY: dict[str, Any] = {
    "token": {"type": "http", "scheme": "bearer", "description": "Made by `lawang cloud token`."},
    "login": {"type": "apiKey", "in": "cookie", "name": "lawang", "description": "What /masuk gives a browser."},
}


class Refused(BaseModel):
    """Why a request was refused."""

    model_config = ConfigDict(extra="allow")

    error: str = Field(description="A word for programs, such as `unknown-site`.")
    detail: str = Field(description="What is wrong or what is allowed, for people.")
    next: int | None = Field(default=None, description="409: the leaf that is due.")
    at: int | None = Field(default=None, description="409 `fork`: the leaf that differs.")
    index: int | None = Field(default=None, description="422 `leaf`: which of the batch.")


REFUSALS: dict[int | str, dict[str, Any]] = {"default": {"model": Refused, "description": "Refused."}}


def describe(app: FastAPI) -> None:
    """Let `app.openapi()` name how one logs in, for every path under `/v1`."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title=app.title, version=app.version, routes=app.routes)
            found.setdefault("components", {})["securitySchemes"] = _SECURITY
            for path, operations in found["paths"].items():
                for operation in operations.values():
                    if path.startswith("/v1/"):
                        operation["security"] = [{name: []} for name in _SECURITY]
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi
