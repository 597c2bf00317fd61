"""What a browser's form sends: fields, and a file if there is one."""

from email import message_from_bytes, policy
from urllib.parse import parse_qs

from starlette.requests import Request

from cloud_api.office.settlements import MAX_BYTES
from cloud_api.request import body
from cloud_api.request.refusal import Refusal
from cloud_api.web.services import Services

MAX_FORM = 2 * MAX_BYTES + 10_000  # a list as a file and as text, and what is around them
MAX_FIELDS = 12


async def read(services: Services, request: Request) -> dict[str, bytes]:
    """Return the fields by name, spaces around texts taken off; an empty file field is left out.

    Raises Refusal 415 `media`, 413 `oversize`, 408 `slow`, 400 `cut`.
    """
    media = request.headers.get("content-type", "")
    data = await body.read(request, MAX_FORM, services.body_s)
    kind = media.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return _urlencoded(data)
    if kind == "multipart/form-data":
        return _multipart(media, data)
    raise Refusal(415, "media", "wanted: a form")


def _urlencoded(data: bytes) -> dict[str, bytes]:
    try:
        values = parse_qs(data.decode("ascii"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError as e:
        raise Refusal(415, "media", "wanted: a form") from e
    return {name: found[0].strip().encode() for name, found in values.items()}


def _multipart(media: str, data: bytes) -> dict[str, bytes]:
    head = media.encode("ascii", "replace").replace(b"\r", b"").replace(b"\n", b"")
    message = message_from_bytes(b"Content-Type: " + head + b"\r\n\r\n" + data, policy=policy.HTTP)
    parts = [part for part in message.walk() if part is not message]
    if message.defects or not message.is_multipart() or len(parts) > MAX_FIELDS:
        raise Refusal(415, "media", "wanted: a form")
    fields: dict[str, bytes] = {}
    for part in parts:
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        is_file = part.get_filename() is not None
        if isinstance(name, str) and isinstance(content, bytes) and (content or not is_file):
            fields[name] = content if is_file else content.strip()
    return fields
