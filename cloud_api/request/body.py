"""Reading a request's body within bounds of size and time."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from cloud_api.request.refusal import Refusal


async def read(request: Request, longest: int, seconds: float) -> bytes:
    """Return the body; raises Refusal 413 as soon as it is known to be longer, 408 if it takes too long, 400 if cut."""
    declared = request.headers.get("content-length", "0")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > longest:
        raise Refusal(413, "oversize", f"at most {longest} bytes")
    data = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                data += chunk
                if len(data) > longest:
                    raise Refusal(413, "oversize", f"at most {longest} bytes")
    except TimeoutError as e:
        raise Refusal(408, "slow", f"a body is read for at most {seconds:g} s") from e
    except ClientDisconnect as e:
        raise Refusal(400, "cut", "the client went away") from e
    return bytes(data)
