"""The way to the cloud (store and forward): batches of leaves, moved on only by its answer, however long it takes.

Nothing is pruned. An answer that is lost costs a repetition, which changes nothing. A cloud that holds another history
(fork) stops the forwarding of that log with an alarm; the hall goes on.

While a long log is caught up with, the next batch is on its way before the answer to the one before it is here, so that
reading, packing and the cloud's checking go on meanwhile. Nothing is moved on by that: its answer counts only if the
batch before was taken as it was sent, else it is forgotten and the batch sent again.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from contract.merkle import CompactRange
from edge_gateway.log.forwarded import Forwarded, Kind, Stopped
from edge_gateway.log.reading import Reader
from edge_gateway.machine.clock import now_ms
from edge_gateway.uplink.cloud import Cloud, CloudError, NotTaken, Taken
from edge_gateway.uplink.health import Uplink
from shelf.texts import texts

BATCH = 500  # leaves
HEARTBEAT_S = 10.0
FIRST_BACK_OFF_S = 0.5
LONGEST_BACK_OFF_S = 30.0
MAX_BATCH_BYTES = 3 << 20

log = logging.getLogger(__name__)


class ForkError(Exception):
    """The cloud holds another history of this log: an operator opens a new one with `lawang gateway rejoin`."""

    def __init__(self, kind: Kind, detail: object) -> None:
        """Say in what it differs."""
        super().__init__(kind, detail)
        self.stopped = Stopped(kind, str(detail))


class Wait(Protocol):
    """Waits for news of the log."""

    async def __call__(self, seconds: float) -> None:
        """Return when the log may have grown, or after `seconds`."""
        ...


@dataclass(frozen=True, slots=True)
class _Sent:
    """Leaves from `first` up to `end` are offered; `head` was the log's size, `answer` is the cloud's."""

    first: int
    end: int
    head: int
    answer: asyncio.Task[Taken | NotTaken]


class Forwarder:
    """Forwards one log; `save` is called with each progress, and may store it late or never."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        cloud: Cloud,
        reader: Reader,
        save: Callable[[Forwarded], None],
        uplink: Uplink,
        rng: random.Random,
        now: Callable[[], int] = now_ms,
    ) -> None:
        """Go on from what the file says; `reader` is used by this object alone. `now` is the gateway's clock."""
        self._cloud, self._reader, self._save, self._uplink, self._rng = cloud, reader, save, uplink, rng
        self._now = now
        self.state = reader.forwarded()
        self._limit = BATCH
        self._failures = 0
        self._is_archive = False
        self._ahead: _Sent | None = None

    async def drain(self) -> None:
        """Forward all that a log which grows no more here holds; returns when the cloud has it, or on a fork."""
        self._is_archive = True
        try:
            while self.state.stopped is None and self.state.tree.size < self._reader.size():
                await self._step_or_pause()
        finally:
            self._tell_stopped()

    async def follow(self, wait: Wait) -> None:
        """Forward a log that grows, with a sign of life while it does not; returns on a fork only."""
        try:
            await self._step_or_pause()
            while self.state.stopped is None:
                if self.state.tree.size >= self._reader.size():
                    await wait(HEARTBEAT_S)
                await self._step_or_pause()
        finally:
            self._tell_stopped()

    def _tell_stopped(self) -> None:
        """Await nothing more; a log that ended in a fork, now or before this start, needs an operator."""
        self._forget()
        if self.state.stopped is not None and self.state.stopped.kind is not Kind.SUPERSEDED:
            self._uplink.stop(self._reader.log, self.state.stopped)

    def measure(self) -> None:
        """Tell how many leaves the cloud lacks, and since when it lacks the oldest of them."""
        first = self.state.tree.size
        waiting = self._reader.rows(first, 1)
        self._uplink.measure(self._reader.size() - first, waiting[0][3] if waiting else None)

    async def _step_or_pause(self) -> None:
        try:
            await self._step()
        except ForkError as e:
            self._forget()
            self._stop(e.stopped)
        except CloudError as e:
            self._forget()
            self._uplink.fail(e.why)
            await self._pause(e)
        else:
            self._failures = 0

    async def _step(self) -> None:
        """Send one batch, or a sign of life, and go where the answer says."""
        first, head = self.state.tree.size, self._reader.size()
        ahead = self._take_ahead(first)
        sent = ahead or self._send(first, head)
        self.measure()
        if head - sent.end >= BATCH and self._limit == BATCH and self._failures == 0:
            self._ahead = self._send(sent.end, head)
        answer = await sent.answer
        if ahead is not None and isinstance(answer, NotTaken):
            self._forget()
            return  # it may have overtaken the batch before it: it is offered once more, alone
        if isinstance(answer, Taken):
            if self._is_archive and answer.next > sent.head:
                await self._move(sent.end, None)  # it was continued elsewhere, and took these as equal
            else:
                await self._move(answer.next, answer.root)
            self._limit = min(BATCH, self._limit * 2)
            self._uplink.take(max(0, self.state.tree.size - first))
        else:
            await self._not_taken(answer)
        self.measure()

    def _send(self, first: int, head: int) -> _Sent:
        leaves = _bounded(self._reader.leaves(first, self._limit))
        offered = self._cloud.append(self._reader.log, first, leaves, head, self._now())
        answer = asyncio.create_task(offered, name=f"append {first}")
        answer.add_done_callback(lambda task: task.cancelled() or task.exception())  # it may be forgotten
        return _Sent(first, first + len(leaves), head, answer)

    def _take_ahead(self, first: int) -> _Sent | None:
        """Return the batch that was sent ahead if it begins at `first`; any other is forgotten."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.first != first:
            ahead.answer.cancel()
            return None
        return ahead

    def _forget(self) -> None:
        """Await no answer to a batch that was sent ahead: whether it was taken is asked by sending it again."""
        self._take_ahead(-1)

    async def _move(self, size: int, root: str | None) -> None:
        """Take over where the cloud stands, if its history is ours."""
        if size > self._reader.size():
            raise ForkError(Kind.LONGER, size)
        tree = await asyncio.to_thread(self._tree_at, size)
        if root is not None and tree.root().hex() != root:
            raise ForkError(Kind.OTHER_ROOT, size)
        if tree != self.state.tree:
            self.state = Forwarded(tree)
            self._save(self.state)

    def _tree_at(self, size: int) -> CompactRange:
        if size >= self.state.tree.size:
            return self._reader.extend(self.state.tree, size)
        return self._reader.tree_at(size)

    async def _not_taken(self, answer: NotTaken) -> None:
        if answer.status == 409 and answer.code == "fork":
            raise ForkError(Kind.OTHER_ENTRY, answer.at)
        if answer.status == 409 and answer.code == "hole" and answer.next is not None:
            if answer.next == self.state.tree.size:
                raise CloudError("hole", "the cloud asks for what it was given")
            await self._move(answer.next, None)
            return
        if answer.status == 413:
            self._limit = max(1, self._limit // 2)
        if answer.status == 422 and answer.index:
            self._limit = min(BATCH, answer.index)  # what stands before the leaf that is not taken still goes
            return
        log.error("the cloud refuses", extra={"status": answer.status, "code": answer.code, "log": self._reader.log})
        raise CloudError(str(answer.status), answer.code)

    def _stop(self, why: Stopped) -> None:
        self.state = Forwarded(self.state.tree, why)
        self._save(self.state)
        said = texts("edge_gateway").said("en", why.phrase)
        log.critical("forwarding has stopped", extra={"log": self._reader.log, "error": said})

    async def _pause(self, e: CloudError) -> None:
        self._failures += 1
        longest = min(LONGEST_BACK_OFF_S, FIRST_BACK_OFF_S * 2 ** min(self._failures, 10))
        seconds = max(self._rng.uniform(0, longest), min(e.after or 0.0, 60.0))
        log.warning("cloud: %s", e, extra={"again_in_s": round(seconds, 1), "log": self._reader.log})
        await asyncio.sleep(seconds)


def _bounded(leaves: list[bytes]) -> list[bytes]:
    """Return the longest beginning that stays well below the request's bound, at least one leaf."""
    total = 0
    for index, leaf in enumerate(leaves):
        total += len(leaf)
        if index and total > MAX_BATCH_BYTES:
            return leaves[:index]
    return leaves
