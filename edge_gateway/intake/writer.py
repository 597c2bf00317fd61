"""The writer: the one thread that appends to the log. Takes what has come, stores it, then acknowledges.

Its buffer is bounded and counts what it drops; what is dropped was not acknowledged, so devices send it again.
"""

import logging
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue

from edge_gateway.devices.keyring import KeyringError, WatchedKeyring
from edge_gateway.hall import State
from edge_gateway.hall.movements import Hall, apply
from edge_gateway.hall.replay import fact_of
from edge_gateway.intake.complaints import Complaints
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.metrics import Metrics
from edge_gateway.intake.noticed import Noticed
from edge_gateway.intake.outcome import Arrival, head_counts
from edge_gateway.intake.replies import Publisher, Replies
from edge_gateway.intake.requests import Request, Work
from edge_gateway.intake.resumption import leaves_from, memory_of
from edge_gateway.log import head
from edge_gateway.log.store import Forwarded, Store
from edge_gateway.machine.clock import judge, next_start, now_ms
from pages.occupancy import Movement

MAX_BATCH = 500
GATHER_S = 0.010  # the longest that a message waits for company, once others are there
IDLE_S = 0.2
BUFFER = 50_000  # messages
HOUSEKEEPING_S = 1.0
LEAST_FREE = 32 << 20  # bytes: below, nothing more is taken

log = logging.getLogger(__name__)


class Writer:
    """Owns the store from `run` until `run` returns."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        folder: Path,
        store: Store,
        keyring: WatchedKeyring,
        state: State,
        metrics: Metrics,
        on_change: Callable[[], None],
    ) -> None:
        """Take over a store that was checked, and the hall's state as its facts leave it.

        `on_change` is called in the writer's thread after each commit.
        """
        self._folder, self._store, self._keyring, self._metrics = folder, store, keyring, metrics
        self._on_change = on_change
        self.state = state
        self.hall = self._hall()
        self.noticed = Noticed(leaves_from(store, store.hall()[0]))
        self._replies = Replies(store.site)
        self._complaints = Complaints()
        self._memory = memory_of(store)
        self._queue: SimpleQueue[Arrival | Request] = SimpleQueue()
        self._stopping = threading.Event()
        self._forwarded: Forwarded | None = None
        self._last_housekeeping = 0.0
        self._saved_size = -1
        self._has_space = True
        self.reading = judge(now_ms(), store.last_rx)

    def offer(self, arrival: Arrival) -> None:
        """Hand over a message, from any thread; drops and counts it if the buffer is full."""
        if self._queue.qsize() >= BUFFER:
            self._metrics.refuse("overrun")
            return
        self._queue.put(arrival)

    def submit(self, work: Work) -> Future[None]:
        """Let `work` append to the log, from any thread; the future ends once it is stored, or with what it raised."""
        request = Request(work, Future())
        self._queue.put(request)
        return request.future

    def note_forwarded(self, forwarded: Forwarded) -> None:
        """Store, with the next transaction, how far the cloud has this log; from any thread."""
        self._forwarded = forwarded

    def stop(self) -> None:
        """Let `run` return after what it is doing; from any thread."""
        self._stopping.set()

    def run(self, publisher: Publisher) -> None:
        """Append until stopped; raises if the log cannot be written for another reason than a full disk."""
        self._housekeep(publisher)
        while not self._stopping.is_set():
            batch = self._gather()
            if batch:
                self._process(batch, publisher)
            self._housekeep(publisher)
        self._save()

    def _gather(self) -> list[Arrival | Request]:
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
        return batch

    def _process(self, batch: list[Arrival | Request], publisher: Publisher) -> None:
        """Decide over a run, store it, then answer; an empty one lets the hall's clock tick."""
        requests = [item for item in batch if isinstance(item, Request)]
        if not self._has_space:
            self._refuse_full(len(batch), requests)
            return
        now = now_ms()
        self.reading = judge(now, self._memory.last_rx)
        trusted = self.reading.trusted
        ingest = Ingest(self._store.site, self._keyring.current, self.state, self._memory, trusted=trusted)
        ingest.tick(now)
        for item in batch:
            if isinstance(item, Request):
                item.run(ingest, now)
            else:
                ingest.take(item)
        if not self._stored(ingest):
            self._refuse_full(len(batch), requests)
            return
        ingest.commit()
        self.state = ingest.state
        self._metrics.acked.inc(self._replies.send(ingest, self._keyring.current, publisher))
        self._tell(ingest)
        for request in requests:
            request.succeed()

    def _refuse_full(self, messages: int, requests: list[Request]) -> None:
        if messages:
            self._metrics.refuse("disk-full", messages)
        for request in requests:
            request.fail(OSError("the disk is full: nothing was stored"))

    def _stored(self, ingest: Ingest) -> bool:
        """Store a run; False if the disk is full, in which case nothing has happened."""
        if ingest.outcome.changes.is_empty:
            return True
        began = time.perf_counter()
        forwarded, self._forwarded = self._forwarded, None
        try:
            self._store.append(ingest.outcome.changes, forwarded)
        except sqlite3.OperationalError as e:
            if e.sqlite_errorcode not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY):
                raise
            self._metrics.failed_commits.inc()
            log.error("not stored", extra={"error": str(e)})  # noqa: TRY400 - the driver's trace says no more
            return False
        self._metrics.commit_seconds.observe(time.perf_counter() - began)
        return True

    def _tell(self, ingest: Ingest) -> None:
        outcome = ingest.outcome
        self._metrics.count(outcome)
        self._complaints.take(outcome.refused, time.monotonic())
        if outcome.conflicts:
            log.error("conflict: an entry came again with other bytes", extra={"number": outcome.conflicts})
        self.noticed.take(outcome, self.reading.now)
        if outcome.changes.leaves:
            self.hall = apply(self.hall, outcome.moved, self.reading.now, head_counts(outcome.facts))
            self._metrics.size.set(self._store.tree.size)
            self._on_change()

    def _housekeep(self, publisher: Publisher) -> None:
        """Once a second: the second file, the keyring, the disk."""
        now = time.monotonic()
        if now - self._last_housekeeping < HOUSEKEEPING_S:
            return
        self._last_housekeeping = now
        self._process([], publisher)
        self._metrics.clock_trusted.set(self.reading.trusted)
        self._has_space = shutil.disk_usage(self._folder).free >= LEAST_FREE
        if self._has_space:
            self._refresh_keyring(publisher)
            self._save()

    def _refresh_keyring(self, publisher: Publisher) -> None:
        """Use a changed keyring, and let every device say hello again: what a box may do is decided there."""
        try:
            if not self._keyring.refresh():
                return
        except KeyringError as e:
            log.error("devices.json is not used", extra={"error": str(e)})  # noqa: TRY400
            return
        self._store.count_start(next_start(self._store.start))
        publisher.announce(self._store.start)

    def _save(self) -> None:
        """Write what may lag behind the log: the cloud's progress and the second file."""
        forwarded, self._forwarded = self._forwarded, None
        if forwarded is not None:
            self._store.set_forwarded(forwarded)
        if self._saved_size != self._store.tree.size:
            head.write(self._folder, head.head_of(self._store))
            self._saved_size = self._store.tree.size

    def _hall(self) -> Hall:
        """Return who moved today, as the log has it."""
        hall, now = Hall(self.state.layout.plan.zone), now_ms()
        moved = [Movement(at, delta) for at, delta in self._store.movements(hall.since(now))]
        return apply(hall, moved, now, head_counts(map(fact_of, leaves_from(self._store, self._store.hall()[0]))))
