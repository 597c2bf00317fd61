"""Reading a request's body within bounds of size and time (protection against slow and endless clients)."""

import asyncio

from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

from cloud_api.request.error import RequestError


async def read(request: Request, longest: int, seconds: float) -> bytes:
    """Return the body; raises RequestError 413 once it is known to be longer, 408 if it takes too long, 400 if cut."""
    try:
        return await bounded(request, longest, seconds).body()
    except ClientDisconnect as e:
        raise RequestError(400, "cut", "the client went away") from e


def bounded(request: Request, longest: int, seconds: float) -> Request:
    """Return the request with a body whose reading raises RequestError 413 or 408."""
    declared = request.headers.get("content-length", "0")
    known = int(declared[:20]) if declared.isascii() and declared.isdigit() else 0
    return Request(request.scope, _within(request.receive, known, longest, seconds))


def _within(receive: Receive, declared: int, longest: int, seconds: float) -> Receive:
    taken, until, ended = 0, 0.0, False

    async def receive_within() -> Message:
        nonlocal taken, until, ended
        if ended:  # what is waited for now is that the client leaves
            return await receive()
        until = until or asyncio.get_running_loop().time() + seconds
        try:
            async with asyncio.timeout_at(until):
                message: Message = {} if declared > longest else await receive()
        except TimeoutError as e:
            raise RequestError(408, "slow", f"a body is read for at most {seconds:g} s") from e
        taken += len(message.get("body", b""))
        if max(taken, declared) > longest:
            raise RequestError(413, "oversize", f"at most {longest} bytes")
        ended = not message.get("more_body", False)
        return message

    return receive_within
