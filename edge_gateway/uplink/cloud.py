"""The cloud's append protocol, from the client's side. Nothing here decides what to do with an answer."""

import asyncio
import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from contract import form
from contract.leaf import MAX_N
from shelf.texts import SaidError, texts

if TYPE_CHECKING:
    import httpx2

TIMEOUT_S, CONNECT_S = 25.0, 5.0
"""Longer than the cloud lets an append wait, so that its 503 and what it asks us to wait are heard."""
LONGEST_S = 300.0  # from the first byte of a request to the last of its answer, however slowly both come
LONGEST_ANSWER = 8 << 20  # bytes
LONGEST_CODE = LONGEST_LOG = 24  # characters
LONGEST_DEVICE = 12
PAGE = 500  # leaves
_MEANING = {
    "unreachable": "silent.unreachable", "timeout": "silent.unreachable", "answer": "silent.answer",
    "hole": "silent.answer", "401": "silent.token", "403": "silent.token", "404": "silent.site", "429": "silent.busy",
    "502": "silent.busy", "503": "silent.busy", "504": "silent.busy",
}  # fmt: skip
"""What a word of an error, or a status, means to people."""


class CloudError(SaidError):
    """No usable answer came: try again later. `why` labels a metric, `after` is what the cloud asked to wait (s).

    `str` is the technical word of it, for log lines; what people read says what it means.
    """

    texts = texts("edge_gateway")

    def __init__(self, why: str, detail: str = "", after: float | None = None) -> None:
        """Say what happened."""
        technical = f"{why}: {detail}" if detail else why
        super().__init__(_MEANING.get(why, "silent.other"), why=technical)
        self.why, self.after, self._technical = why, after, technical

    def __str__(self) -> str:
        """Return it for a log line."""
        return self._technical


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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came back; `body` is None if it is longer than LONGEST_ANSWER."""

    status: int
    body: bytes | None


class Cloud:
    """One site's side of the API; each call is one request and may raise CloudError."""

    def __init__(self, url: str, token: str, site: str) -> None:
        """Prepare a client; nothing is connected yet."""
        import httpx2  # noqa: PLC0415 - a seventh of the start of a gateway, which one without a cloud is spared

        self._base = f"{url.rstrip('/')}/v1/sites/{site}"
        self._failed = httpx2.HTTPError
        timeout = httpx2.Timeout(TIMEOUT_S, connect=CONNECT_S)
        # Nothing is decompressed here: a few bytes of a foreign answer would fill the memory.
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        self._client = httpx2.AsyncClient(timeout=timeout, headers=headers)

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
        if response.status != 200:
            return _not_taken(response)
        fields = _object(_json(response))
        return Taken(_number(fields, "next"), _text(fields, "root", 64))

    async def logs(self) -> list[RemoteLog]:
        """Return the site's logs in the order in which they were opened."""
        rows = _objects(await self._get("/logs"))
        return [RemoteLog(_name(r, "log", LONGEST_LOG), _number(r, "next"), _text(r, "root", 64)) for r in rows]

    async def devices(self) -> list[RemoteCursor]:
        """Return where each epoch of each device stands, over all logs."""
        rows = _objects(await self._get("/devices"))
        return [
            RemoteCursor(
                _name(r, "dev", LONGEST_DEVICE), _text(r, "ep", 16), _number(r, "seq", form.UINT32), _text(r, "h", 16)
            )
            for r in rows
        ]

    async def leaves(self, log: str, first: int, limit: int = PAGE) -> list[bytes]:
        """Return up to `limit` leaves of a log from number `first`."""
        values = await self._get(f"/logs/{log}?from={first}&limit={limit}")
        items = cast("dict[str, object]", values).get("leaves") if isinstance(values, dict) else values
        if not isinstance(items, list):
            raise CloudError("answer", "leaves are wanted")
        return [str(item).encode() for item in cast("list[object]", items)]

    async def _get(self, path: str) -> object:
        response = await self._request("GET", path)
        if response.status != 200:
            raise CloudError(str(response.status), path)
        return _json(response)

    async def _request(
        self, method: str, path: str, content: bytes | None = None, headers: dict[str, str] | None = None
    ) -> _Answer:
        """Return an answer, of which the status alone is sure to be the cloud's or a proxy's; raises CloudError."""
        asked = self._client.stream(method, self._base + path, content=content, headers=headers)
        try:
            async with asyncio.timeout(LONGEST_S), asked as response:
                body = await _read(response)
        except (self._failed, TimeoutError) as e:
            raise CloudError("unreachable", type(e).__name__) from e
        status = response.status_code
        if status == 429 or status >= 500:
            raise CloudError(str(status), after=_retry_after(response))
        return _Answer(status, body)


async def _read(response: "httpx2.Response") -> bytes | None:
    """Return the body as it was sent, None as soon as it is too long: the rest is left unread."""
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > LONGEST_ANSWER:
            return None
    return bytes(body)


def _not_taken(response: _Answer) -> NotTaken:
    """Return what the status says, and what else the cloud says if the words are its own: any body will do."""
    try:
        fields = _object(_json(response))
    except CloudError:
        return NotTaken(response.status, "")
    numbers = {name: fields.get(name) for name in ("next", "at", "index")}
    known = {name: value for name, value in numbers.items() if type(value) is int and 0 <= value <= MAX_N}
    code = fields.get("error")
    return NotTaken(response.status, code[:LONGEST_CODE] if isinstance(code, str) else "", **known)


def _retry_after(response: "httpx2.Response") -> float | None:
    text = response.headers.get("Retry-After", "")
    return float(text) if text.isdecimal() and len(text) < 6 else None


def _json(response: _Answer) -> object:
    if response.body is None:
        raise CloudError("answer", "too long")
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError) as e:
        raise CloudError(str(response.status), "the answer is not JSON") from e


def _object(values: object) -> dict[str, object]:
    if not isinstance(values, dict):
        raise CloudError("answer", "an object is wanted")
    return cast("dict[str, object]", values)


def _objects(values: object) -> list[dict[str, object]]:
    if not isinstance(values, list):
        raise CloudError("answer", "an array is wanted")
    return [_object(item) for item in cast("list[object]", values)]


def _number(fields: dict[str, object], name: str, highest: int = MAX_N) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= highest:
        raise CloudError("answer", f"{name} is not a number")
    return value


def _name(fields: dict[str, object], name: str, longest: int) -> str:
    value = fields.get(name)
    if not form.name(longest)(value):
        raise CloudError("answer", f"{name} is not a name")
    return str(value)


def _text(fields: dict[str, object], name: str, digits: int) -> str:
    value = fields.get(name)
    if not form.hexdigits(digits)(value):
        raise CloudError("answer", f"{name}: {digits} hexadecimal digits are wanted")
    return str(value)
