"""The body of a request to append: decompressed within bounds, then read into a Batch. No leaf is looked into."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from cloud_api.request.error import RequestError
from contract.form import MAX_UTC
from contract.leaf import MAX_N

MAX_LEAVES = 500
MAX_WIRE = 1 << 20  # bytes of a request's body
MAX_BODY = 4 << 20  # bytes of it decompressed
_GZIP = 31  # zlib's window bits for one gzip member
_FIELDS = ("from", "leaves", "head", "sent")


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive leaves from number `first`; the gateway's log had `head` leaves at `sent` (ms since 1970).

    A log may grow while a batch is made of it, so `head` is never less than `end`.
    """

    first: int
    leaves: Sequence[bytes]
    head: int
    sent: int

    @property
    def end(self) -> int:
        """Return the number after the last leaf."""
        return self.first + len(self.leaves)


def check_media(content_type: str | None, encoding: str | None) -> bool:
    """Say whether the body is compressed; raises RequestError 415 for what is neither JSON nor JSON in gzip."""
    if content_type is not None and content_type.partition(";")[0].strip().lower() != "application/json":
        raise RequestError(415, "media", "allowed Content-Type: application/json")
    named = (encoding or "identity").strip().lower()
    if named not in ("identity", "gzip"):
        raise RequestError(415, "encoding", "allowed Content-Encoding: gzip, identity")
    return named == "gzip"


def inflate(body: bytes) -> bytes:
    """Return what the gzip data `body` holds; at most MAX_BODY + 1 bytes of it. Raises RequestError 400, 413."""
    inflater = zlib.decompressobj(wbits=_GZIP)
    try:
        data = inflater.decompress(body, MAX_BODY + 1)
    except zlib.error as e:
        raise RequestError(400, "gzip", "the body is not gzip data") from e
    if len(data) > MAX_BODY:
        raise RequestError(413, "oversize", f"at most {MAX_BODY} bytes decompressed")
    if not inflater.eof or inflater.unused_data:
        raise RequestError(400, "gzip", "exactly one whole gzip member is wanted")
    return data


def parse(body: bytes) -> Batch:
    """Return the Batch in a JSON body; raises RequestError 400: not JSON, 413: too many leaves, 422: another shape."""
    try:
        values: object = json.loads(body.decode())
    except (ValueError, RecursionError) as e:
        raise RequestError(400, "json", "the body is not JSON in UTF-8") from e
    if not isinstance(values, dict) or values.keys() != set(_FIELDS):
        raise RequestError(422, "fields", f"an object with exactly {', '.join(_FIELDS)} is wanted")
    fields = cast("dict[str, object]", values)
    given = fields["leaves"]
    if not isinstance(given, list):
        raise RequestError(422, "value", "leaves: an array of strings is wanted")
    items = cast("list[object]", given)
    if len(items) > MAX_LEAVES:
        raise RequestError(413, "oversize", f"at most {MAX_LEAVES} leaves a request")
    first, head = _number(fields, "from", MAX_N), _number(fields, "head", MAX_N)
    sent = _number(fields, "sent", MAX_UTC)
    return Batch(first, [_bytes_of(i, item) for i, item in enumerate(items)], max(head, first + len(items)), sent)


def _number(fields: dict[str, object], name: str, highest: int) -> int:
    value = fields[name]
    if type(value) is not int or not 0 <= value <= highest:
        raise RequestError(422, "value", f"{name}: an integer from 0 to {highest} is wanted")
    return value


def _bytes_of(index: int, item: object) -> bytes:
    if not isinstance(item, str) or not item.isascii():
        raise RequestError(422, "leaf", "an ASCII string is wanted", index=index)
    return item.encode()
