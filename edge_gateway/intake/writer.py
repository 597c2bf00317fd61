"""The writer: the one thread that appends to the log. Takes what has come, stores it, then acknowledges.

Its buffer is bounded and counts what it drops; what is dropped was not acknowledged, so devices send it again.
"""

import logging
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from edge_gateway.devices import accounts
from edge_gateway.devices.keyring import KeyringError, WatchedKeyring
from edge_gateway.hall import State
from edge_gateway.hall.movements import apply
from edge_gateway.intake.complaints import Complaints
from edge_gateway.intake.health import Hindrance, Vitals, WriterHealth
from edge_gateway.intake.inbox import UNHEARD, Inbox
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.jumps import Jumps
from edge_gateway.intake.noticed import Noticed
from edge_gateway.intake.outcome import Arrival, Message, head_counts
from edge_gateway.intake.replies import Publisher, Replies
from edge_gateway.intake.requests import Request, Work
from edge_gateway.intake.resumption import memory_of, movements_of, newest_leaves
from edge_gateway.log import head
from edge_gateway.log.faults import DiskFullError, LockedError
from edge_gateway.log.forwarded import Forwarded
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import GatewayClock, judge, next_start

HOUSEKEEPING_MS = 1_000
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
        on_change: Callable[[], None],
        clock: GatewayClock,
    ) -> None:
        """Take over a store that was checked, and the hall's state as its facts leave it.

        `on_change` is called in the writer's thread after each commit. `clock` is set by nobody else.
        """
        self._folder, self._store, self._keyring = folder, store, keyring
        self._on_change = on_change
        self._clock, self._jumps = clock, Jumps(clock, folder)
        self.state = state
        self.movements = movements_of(store, state.layout.plan.zone, clock.now())
        self.noticed = Noticed(newest_leaves(store))
        self._replies = Replies(store.site, clock.now)
        self._complaints = Complaints()
        self._memory = memory_of(store)
        self._inbox = Inbox()
        self._stopping = threading.Event()
        self._forwarded: Forwarded | None = None
        self._last_housekeeping: int | None = None
        self._saved_size = -1
        self._is_changed = False  # the keyring or the clock, and no device knows yet
        reading = judge(clock.now(), store.last_rx)
        self._vitals = Vitals(WriterHealth(store.tree.size, store.start, reading, doubt=state.doubt))

    @property
    def health(self) -> WriterHealth:
        """Return how it fares."""
        return self._vitals.health

    def offer(self, message: Message) -> None:
        """Hand over a message, from one thread; it is dropped and counted if too many wait."""
        self._inbox.offer(message)

    def submit(self, work: Work) -> Future[None]:
        """Let `work` append to the log, from any thread; the future ends once it is stored, or with what it raised."""
        return self._inbox.submit(work)

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
        with suppress(DiskFullError, LockedError):
            self._save()

    def _gather(self) -> list[Arrival | Request]:
        """Return what has come; receipts are by the clock as it is now, though it may have been set since."""
        return [
            Arrival(item.topic, item.payload, item.retained, self._clock.at(item.heard))
            if isinstance(item, Message)
            else item
            for item in self._inbox.gather()
        ]

    def _process(self, batch: list[Arrival | Request], publisher: Publisher) -> None:
        """Decide over a run, store it, then answer; an empty one lets the hall's clock tick."""
        requests = [item for item in batch if isinstance(item, Request)]
        hindrance = self._vitals.health.hindrance
        if hindrance is not None:
            self._refuse(hindrance, len(batch), requests)
            return
        now, self._memory.began = self._clock.now(), self._clock.at(0)
        trusted = self._judge(now)
        ingest = Ingest(self._store.site, self._keyring.current, self.state, self._memory, trusted=trusted)
        ingest.tick(now)
        for item in batch:
            if isinstance(item, Request):
                item.run(ingest, now)
            else:
                ingest.take(item)
        settled = self._jumps.look(ingest)
        try:
            self._append(ingest)
        except (DiskFullError, LockedError) as e:
            self._vitals.fail(e)
            self._refuse(e, len(batch), requests)
            return
        ingest.commit()
        self.state = ingest.state
        self._jumps.done(settled)
        self._is_changed |= settled.is_told
        self._tell(ingest, self._replies.send(ingest, self._keyring.current, publisher))
        if settled.is_set:
            self.noticed.bring_along(settled.by)
            signs = self._memory.signs
            signs |= {dev: sign._replace(at=sign.at + settled.by) for dev, sign in signs.items()}
        for request in requests:
            request.succeed()

    def _judge(self, now: int) -> bool:
        """Say whether the clock is to be trusted; once it is again, devices may have it."""
        before, reading = self._vitals.health.reading, judge(now, self._memory.last_rx)
        self._vitals.note(reading=reading)
        self._is_changed |= reading.trusted and not before.trusted
        return reading.trusted

    def _refuse(self, hindrance: Hindrance, messages: int, requests: list[Request]) -> None:
        """Take nothing: devices send again, people are told."""
        self._vitals.refuse(hindrance, messages)
        for request in requests:
            request.fail(hindrance)

    def _append(self, ingest: Ingest) -> None:
        """Store a run; raises what hinders it, and then nothing has happened."""
        if ingest.outcome.changes.is_empty:
            return
        began = time.perf_counter()
        forwarded, self._forwarded = self._forwarded, None
        ingest.keep_hall(self.state)
        self._store.append(ingest.outcome.changes, forwarded)
        self._vitals.stored(time.perf_counter() - began)

    def _tell(self, ingest: Ingest, acked: int) -> None:
        outcome = ingest.outcome
        self._complaints.take(outcome.refused, time.monotonic())
        if outcome.conflicts:
            log.error("conflict: an entry came again with other bytes", extra={"number": outcome.conflicts})
        self._vitals.count(outcome, acked, self._store.tree.size)
        self._vitals.note(doubt=self.state.doubt)
        now = self._vitals.health.reading.now
        self.noticed.take(outcome, now)
        if outcome.changes.leaves:
            self.movements = apply(self.movements, outcome.moved, now, head_counts(outcome.facts))
            self._on_change()

    def _housekeep(self, publisher: Publisher) -> None:
        """Once a second, and once the clock was set: what hinders, the clock, the second file, the keyring."""
        now = self._clock.machine.steady()
        last = self._last_housekeeping
        if last is not None and now - last < HOUSEKEEPING_MS and not self._is_changed:
            return
        self._last_housekeeping = now
        self._vitals.hinder(self._hindrance())
        self._count_dropped()
        self._process([], publisher)
        if self._vitals.health.hindrance is None:
            try:
                self._refresh_keyring(publisher)
                self._save()
            except (DiskFullError, LockedError) as e:
                self._vitals.hinder(e)

    def _count_dropped(self) -> None:
        """Say whose messages were dropped unread, within the budget of lines."""
        dropped, now = self._inbox.dropped(), self._vitals.health.reading.now
        self._vitals.refuse_unread(UNHEARD, dropped.total())
        for who, number in dropped.items():
            self._complaints.add(UNHEARD, who, number)
            self.noticed.refuse(who, UNHEARD, number, now)

    def _hindrance(self) -> Hindrance | None:
        """Return what hinders storing now; only what was hindered before is tried."""
        if shutil.disk_usage(self._folder).free < LEAST_FREE:
            return DiskFullError("store.disk-full", folder=self._folder)
        if self._vitals.health.hindrance is not None:
            try:
                self._store.probe()
            except (DiskFullError, LockedError) as e:
                return e
        return None

    def _refresh_keyring(self, publisher: Publisher) -> None:
        """Use a changed keyring; after it, and after the clock was set, every device says hello again.

        What a box may do is decided there, and it gets the time.
        """
        try:
            if self._keyring.refresh():
                self._is_changed = True
                self._write_accounts()
            self._vitals.note(keyring=None)
        except KeyringError as e:
            before = self._vitals.health.keyring
            self._vitals.note(keyring=e)
            if before is None or before.args != e.args:  # it is read each second until it can be used
                log.error("devices.json is not used", extra={"error": str(e)})  # noqa: TRY400
        if self._is_changed:
            self._store.count_start(next_start(self._store.start, self._clock.now()))
            self._is_changed = False
            self._vitals.note(start=self._store.start)
            publisher.announce(self._store.start)

    def _write_accounts(self) -> None:
        """Let the broker know who may log in; that it cannot be told ends nothing."""
        error: OSError | None = None
        try:
            accounts.write(self._folder, self._store.site, self._keyring.current)
        except OSError as e:
            error = e
            log.error("the broker's accounts are not written", extra={"error": str(e)})  # noqa: TRY400
        self._vitals.note(accounts=error)

    def _save(self) -> None:
        """Write what may lag behind the log: the cloud's progress and the second file."""
        if self._forwarded is not None:
            forwarded, self._forwarded = self._forwarded, None
            self._store.set_forwarded(forwarded)
        if self._saved_size != self._store.tree.size:
            head.write(self._folder, head.head_of(self._store))
            self._saved_size = self._store.tree.size
