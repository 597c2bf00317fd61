"""What waits for the writer: bounded in all, and for each device, so that one that floods delays no other.

A box has eight messages on the way. What is dropped was not acknowledged, so its journal sends it again.
"""

import threading
import time
from collections import Counter
from concurrent.futures import Future
from queue import Empty, SimpleQueue

from edge_gateway.intake.outcome import Message
from edge_gateway.intake.requests import Request, Work

MAX_BATCH = 500
GATHER_S = 0.010  # the longest that a message waits for company, once others are there
IDLE_S = 0.2
BUFFER = 50_000  # messages
MOST_OF_ONE = 500  # messages of one device: a sixteenth of a second's work
UNHEARD = "overrun"  # the reason of what is dropped here


class Inbox:
    """Messages from one thread and requests from any, for the writer's thread."""

    def __init__(self) -> None:
        """Begin empty."""
        self._queue: SimpleQueue[Message | Request] = SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: Counter[str] = Counter()  # by device, or whatever stands in its place: no more than wait
        self._dropped: Counter[str] = Counter()

    def offer(self, message: Message) -> None:
        """Take a message, or drop and count it: no back-pressure."""
        who = _who(message)
        with self._lock:
            if self._waiting[who] >= MOST_OF_ONE or self._queue.qsize() >= BUFFER:
                self._dropped[who if len(self._dropped) < MOST_OF_ONE else ""] += 1
                return
            self._waiting[who] += 1
        self._queue.put(message)

    def submit(self, work: Work) -> Future[None]:
        """Take a request; the future ends once it is stored, or with what it raised."""
        request = Request(work, Future())
        self._queue.put(request)
        return request.future

    def gather(self) -> list[Message | Request]:
        """Return what has come, or nothing after IDLE_S."""
        try:
            batch = [self._queue.get(timeout=IDLE_S)]
        except Empty:
            return []
        until = time.monotonic() + GATHER_S
        try:
            while len(batch) < MAX_BATCH and time.monotonic() < until:
                batch.append(self._queue.get_nowait())
        except Empty:
            pass
        self._let_go([item for item in batch if isinstance(item, Message)])
        return batch

    def dropped(self) -> Counter[str]:
        """Return how many messages of each device were dropped since the last call."""
        with self._lock:
            found, self._dropped = self._dropped, Counter()
        return found

    def _let_go(self, messages: list[Message]) -> None:
        with self._lock:
            for who, number in Counter(map(_who, messages)).items():
                self._waiting[who] -= number
                if not self._waiting[who]:
                    del self._waiting[who]


def _who(message: Message) -> str:
    """Return the part of a topic that names the device."""
    parts = message.topic.split("/", 4)
    return parts[3] if len(parts) > 3 else ""
