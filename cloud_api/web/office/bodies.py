"""JSON bodies of the office's endpoints: read within bounds, and described."""

import json
from collections.abc import Mapping
from typing import Any, cast

from starlette.requests import Request

from cloud_api.request import body
from cloud_api.request.refusal import Refusal
from cloud_api.web.services import Services

MAX_JSON = 10_000  # bytes


async def read_object(services: Services, request: Request) -> dict[str, object]:
    """Return the body's JSON object; raises Refusal 415 `media`, 413 `oversize`, 408 `slow`, 400 `json` or `cut`."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise Refusal(415, "media", "wanted: application/json")
    try:
        values: object = json.loads(await body.read(request, MAX_JSON, services.body_s))
    except (ValueError, RecursionError) as e:
        raise Refusal(400, "json", "one JSON object is wanted") from e
    if not isinstance(values, dict):
        raise Refusal(400, "json", "one JSON object is wanted")
    return cast("dict[str, object]", values)


def takes(schema: Mapping[str, object], csv: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return how an endpoint's body is described: JSON of a schema, or CSV."""
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if csv is not None:
        content["text/csv"] = {"schema": csv}
    return {"requestBody": {"required": True, "content": content}}
