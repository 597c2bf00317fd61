"""The cloud's append protocol, from the client's side. Nothing here decides what to do with an answer."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from contract import form

if TYPE_CHECKING:
    import httpx2

TIMEOUT_S, CONNECT_S = 25.0, 5.0
"""Longer than the cloud lets an append wait, so that its 503 and what it asks us to wait are heard."""
LONGEST_ANSWER = 8 << 20  # bytes
LONGEST_CODE = 24  # characters
PAGE = 500  # leaves


class CloudError(Exception):
    """No usable answer came: try again later. `why` labels a metric, `after` is what the cloud asked to wait (s)."""

    def __init__(self, why: str, detail: str = "", after: float | None = None) -> None:
        """Say what happened."""
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why, self.after = why, after


@dataclass(frozen=True, slots=True)
class Taken:
    """The cloud has the log up to `next`, with this root (hex)."""

    next: int
    root: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The cloud, or a proxy before it, says no. Only the cloud gives a `code`: its word for it.

    `next`: where it stands, `at` or `index`: which leaf.
    """

    status: int
    code: str
    next: int | None = None
    at: int | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class RemoteLog:
    """A log as the cloud has it."""

    log: str
    next: int
    root: str


@dataclass(frozen=True, slots=True)
class RemoteCursor:
    """Up to where the cloud has an epoch of a device."""

    dev: str
    ep: str
    seq: int
    hash: str


class Cloud:
    """One site's side of the API; each call is one request and may raise CloudError."""

    def __init__(self, url: str, token: str, site: str) -> None:
        """Prepare a client; nothing is connected yet."""
        import httpx2  # noqa: PLC0415 - a seventh of the start of a gateway, which one without a cloud is spared

        self._base = f"{url.rstrip('/')}/v1/sites/{site}"
        self._failed = httpx2.HTTPError
        timeout = httpx2.Timeout(TIMEOUT_S, connect=CONNECT_S)
        self._client = httpx2.AsyncClient(timeout=timeout, headers={"Authorization": f"Bearer {token}"})

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, e: BaseException | None, t: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def append(self, log: str, first: int, leaves: Sequence[bytes], head: int, sent: int) -> Taken | NotTaken:
        """Offer leaves from number `first`; none is a sign of life."""
        values = {"from": first, "leaves": [leaf.decode() for leaf in leaves], "head": head, "sent": sent}
        body = gzip.compress(
            json.dumps(values, separators=(",", ":")).encode(), compresslevel=1, mtime=0
        )  # a quarter larger in a third of the time
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        response = await self._request("POST", f"/logs/{log}", content=body, headers=headers)
        if response.status_code != 200:
            return _not_taken(response)
        fields = _object(_json(response))
        return Taken(_number(fields, "next"), _text(fields, "root", 64))

    async def logs(self) -> list[RemoteLog]:
        """Return the site's logs in the order in which they were opened."""
        rows = _objects(await self._get("/logs"))
        return [RemoteLog(str(r.get("log")), _number(r, "next"), _text(r, "root", 64)) for r in rows]

    async def devices(self) -> list[RemoteCursor]:
        """Return where each epoch of each device stands, over all logs."""
        rows = _objects(await self._get("/devices"))
        return [RemoteCursor(str(r.get("dev")), _text(r, "ep", 16), _number(r, "seq"), _text(r, "h", 16)) for r in rows]

    async def leaves(self, log: str, first: int, limit: int = PAGE) -> list[bytes]:
        """Return up to `limit` leaves of a log from number `first`."""
        values = await self._get(f"/logs/{log}?from={first}&limit={limit}")
        items = cast("dict[str, object]", values).get("leaves") if isinstance(values, dict) else values
        if not isinstance(items, list):
            raise CloudError("answer", "leaves are wanted")
        return [str(item).encode() for item in cast("list[object]", items)]

    async def _get(self, path: str) -> object:
        response = await self._request("GET", path)
        if response.status_code != 200:
            raise CloudError(str(response.status_code), path)
        return _json(response)

    async def _request(
        self, method: str, path: str, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> "httpx2.Response":
        try:
            response = await self._client.request(method, self._base + path, content=content, headers=headers)
        except self._failed as e:
            raise CloudError("unreachable", type(e).__name__) from e
        if response.status_code == 429 or response.status_code >= 500:
            raise CloudError(str(response.status_code), after=_retry_after(response))
        return response


def _not_taken(response: "httpx2.Response") -> NotTaken:
    """Return what the status says, and what else the cloud says if the words are its own: any body will do."""
    try:
        fields = _object(_json(response))
    except CloudError:
        return NotTaken(response.status_code, "")
    numbers = {name: fields.get(name) for name in ("next", "at", "index")}
    known = {name: value for name, value in numbers.items() if type(value) is int}
    code = fields.get("error")
    return NotTaken(response.status_code, code[:LONGEST_CODE] if isinstance(code, str) else "", **known)


def _retry_after(response: "httpx2.Response") -> float | None:
    text = response.headers.get("Retry-After", "")
    return float(text) if text.isdecimal() and len(text) < 6 else None


def _json(response: "httpx2.Response") -> object:
    if len(response.content) > LONGEST_ANSWER:
        raise CloudError("answer", "too long")
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError) as e:
        raise CloudError(str(response.status_code), "the answer is not JSON") from e


def _object(values: object) -> dict[str, object]:
    if not isinstance(values, dict):
        raise CloudError("answer", "an object is wanted")
    return cast("dict[str, object]", values)


def _objects(values: object) -> list[dict[str, object]]:
    if not isinstance(values, list):
        raise CloudError("answer", "an array is wanted")
    return [_object(item) for item in cast("list[object]", values)]


def _number(fields: dict[str, object], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or value < 0:
        raise CloudError("answer", f"{name} is not a number")
    return value


def _text(fields: dict[str, object], name: str, digits: int) -> str:
    value = fields.get(name)
    if not form.hexdigits(digits)(value):
        raise CloudError("answer", f"{name}: {digits} hexadecimal digits are wanted")
    return str(value)
