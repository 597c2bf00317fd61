"""Server-sent events for a screen; what is kept for a reader is one event and the socket's buffer (backpressure)."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from starlette.responses import StreamingResponse
from starlette.types import Message, Send

from shelf.version import VERSION

MIN_INTERVAL_S = 0.25  # at most four events a second: nobody reads faster
MAX_INTERVAL_S = 4.5  # at least each 5 s is promised: readers take a longer silence for a dead stream
SEND_TIMEOUT_S = 20.0  # a reader that takes nothing for so long is cut off
RETRY_MS = 1000
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: at least `rest` between two events, at most `silence`; a reader that takes nothing for `patience`."""

    rest: float = MIN_INTERVAL_S
    silence: float = MAX_INTERVAL_S
    patience: float = SEND_TIMEOUT_S


@dataclass(frozen=True, slots=True)
class Feed:
    """What one reader is sent.

    `take(after)` returns the snapshot for a reader that has all up to the mark `after` (None: nothing), and its new
    mark (None: the stream has no marks); None ends the stream. `wait(seconds)` returns at the next change, or after
    `seconds`.
    """

    event: str
    take: Callable[[int | None], Awaitable[tuple[Mapping[str, object], int | None] | None]]
    wait: Callable[[float], Awaitable[None]]


class FeedResponse(StreamingResponse):
    """Server-sent events with the mark as their id; it ends when `stopping` is set, or with a reader that hangs."""

    def __init__(self, feed: Feed, after: int | None, stopping: asyncio.Event, pace: Pace) -> None:
        """Start after the mark `after`."""
        super().__init__(_events(feed, after, stopping, pace), media_type="text/event-stream", headers=HEADERS)
        self._patience = pace.patience

    async def stream_response(self, send: Send) -> None:
        """Send, each message within the patience."""

        async def send_in_time(message: Message) -> None:
            async with asyncio.timeout(self._patience):
                await send(message)

        with suppress(TimeoutError):
            await super().stream_response(send_in_time)


async def _events(feed: Feed, after: int | None, stopping: asyncio.Event, pace: Pace) -> AsyncIterator[str]:
    yield f"retry: {RETRY_MS}\n\n"
    stopped = asyncio.create_task(stopping.wait(), name=f"{feed.event} stream: stopping")
    try:
        while not stopping.is_set():
            changed = asyncio.create_task(_changed(feed, pace.silence), name=f"{feed.event} stream: change")
            try:
                await asyncio.sleep(0)  # it listens from here on: a change while the snapshot is sent is not missed
                taken = await feed.take(after)
                if taken is None:
                    return
                snapshot, after = taken
                data = json.dumps({**snapshot, "version": VERSION}, separators=(",", ":"))
                mark = "" if after is None else f"id: {after}\n"
                yield f"{mark}event: {feed.event}\ndata: {data}\n\n"
                await asyncio.wait((stopped,), timeout=pace.rest)
                await asyncio.wait((stopped, changed), return_when=asyncio.FIRST_COMPLETED)
                if changed.done():
                    changed.result()
            finally:
                changed.cancel()
    finally:
        stopped.cancel()


async def _changed(feed: Feed, seconds: float) -> None:
    await feed.wait(seconds)
