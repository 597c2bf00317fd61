"""The store under its readers, a long backlog against a cloud that is busy, and a hall that slept through midnight."""

import asyncio
import random
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from contract import entry as entries
from contract import records
from contract.entry import Entry
from contract.leaf import Source
from contract.mac import MacKey
from contract.merkle import CompactRange, leaf_hash
from edge_gateway.devices.keyring import Credential
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.outcome import Arrival, Memory
from edge_gateway.intake.resumption import hall_of
from edge_gateway.log import store
from edge_gateway.log.changes import Changes
from edge_gateway.log.faults import StoreError
from edge_gateway.log.store import Forwarded, Store
from edge_gateway.machine.clock import judge
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from edge_gateway.uplink.cloud import CloudError, NotTaken, Taken
from edge_gateway.uplink.forwarder import Forwarder
from edge_gateway.uplink.health import Uplink
from site_plan import parse
from tests.depth import depth
from tests.edge_gateway.whole_hall import PLAN

SECONDS = depth(6.0, 1.5)
DAY_MS = 86_400_000
NOON = 1_795_582_800_000  # 25 November 2026, 12:00 in Jakarta


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Store]:
    beginning.install(
        tmp_path,
        beginning.begin(tmp_path, parse(PLAN), Beginning("first", None, asked_cloud=False, begins="live"), 0, 0),
    )
    with store.open_store(tmp_path / store.FILE) as opened:
        yield opened


def _grow(log: Store, number: int) -> None:
    changes = Changes(log.tree.size)
    for _ in range(number):
        changes.add(1, 0, 1, Source.GATEWAY, b'{"k":"x","v":1}')
    log.append(changes)


def _read(path: Path, ending: threading.Event, wrong: list[Exception], rounds: list[int]) -> None:
    """Read as the forwarder and a backup do, with a transaction held open for a while."""
    try:
        while not ending.is_set():
            with store.open_reader(path) as reader:
                size = reader.size()
                assert reader.tree_at(size).size == size
                assert len(reader.leaves(max(0, size - 500), 500)) >= min(500, size)
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)) as db:
                db.execute("BEGIN")
                db.execute("SELECT count(*) FROM leaf").fetchone()
                time.sleep(random.uniform(0, 0.05))
                db.execute("COMMIT")
            rounds.append(1)
    except (sqlite3.Error, StoreError, AssertionError) as e:
        wrong.append(e)


@pytest.mark.timeout(60 + 3 * SECONDS)
def test_readers_and_the_writer_do_not_lock_each_other_out(log: Store, tmp_path: Path) -> None:
    """Class "database is locked": six readers that hold transactions, and each append goes through; no error at all.

    A seventh holds one transaction over all of it, as an auditor does.
    """
    ending, wrong, rounds = threading.Event(), list[Exception](), list[int]()
    readers = [
        threading.Thread(target=_read, args=(tmp_path / store.FILE, ending, wrong, rounds), daemon=True)
        for _ in range(6)
    ]
    for reader in readers:
        reader.start()
    until, appended = time.monotonic() + SECONDS, 0
    with closing(sqlite3.connect(f"file:{tmp_path / store.FILE}?mode=ro", uri=True, isolation_level=None)) as auditor:
        auditor.execute("BEGIN")
        seen = auditor.execute("SELECT count(*) FROM leaf").fetchone()
        while time.monotonic() < until:
            _grow(log, 20)
            appended += 20
            time.sleep(0.002)
        assert auditor.execute("SELECT count(*) FROM leaf").fetchone() == seen
    ending.set()
    for reader in readers:
        reader.join(10)
    assert wrong == []
    assert len(rounds) > 10
    assert log.size() == 3 + appended
    log.check()


class BusyCloud:
    """A cloud that answers 429, 503 or nothing to most requests, and keeps what it takes."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.tree, self.said = rng, CompactRange(), dict[str, int]()

    async def append(self, log: str, first: int, batch: list[bytes], head: int, now: int) -> Taken | NotTaken:
        del log, now
        assert head >= first + len(batch)
        trouble = self.rng.choice(["429", "503", "lost", "taken", "taken"])
        self.said[trouble] = self.said.get(trouble, 0) + 1
        if trouble in {"429", "503"}:
            raise CloudError(trouble, "busy", after=0.0)
        if first > self.tree.size:  # sent ahead of an answer that did not come
            return NotTaken(409, "hole", self.tree.size)
        self.tree = self.tree.extend(leaf_hash(leaf) for leaf in batch[self.tree.size - first :])
        if trouble == "lost":
            raise CloudError("timeout", "the answer is lost")
        return Taken(self.tree.size, self.tree.root().hex())


class Hasty(random.Random):
    """Waits for nobody: a back-off of nought."""

    def uniform(self, a: float, b: float) -> float:
        return min(a, b)


async def test_a_hundred_thousand_entries_get_through_a_busy_cloud(log: Store, tmp_path: Path) -> None:
    """Classes "backlog rejected, then dropped", "last item repeated for ever": 429, 503 and lost answers, 60 % of all.

    Each entry arrives, in order, and the cloud's root is that of the file.
    """
    for _ in range(20):
        _grow(log, 5_000)
    cloud, saved = BusyCloud(random.Random(9)), list[Forwarded]()
    with store.open_reader(tmp_path / store.FILE) as reader:
        uplink = Uplink()
        await Forwarder(cloud, reader, saved.append, uplink, Hasty()).drain()  # type: ignore[arg-type]
    assert cloud.tree.size == log.tree.size == 100_003
    assert cloud.tree.root() == log.tree.root()
    assert saved[-1].tree == log.tree
    assert min(cloud.said[trouble] for trouble in ("429", "503", "lost")) > 20
    assert uplink.health.backlog == 0


class PickyCloud(BusyCloud):
    """A cloud of an older version: it does not take leaf `poison`, and says which of a batch that is."""

    poison: int | None = 777

    async def append(self, log: str, first: int, batch: list[bytes], head: int, now: int) -> Taken | NotTaken:
        self.said["asked"] = self.said.get("asked", 0) + 1
        if first > self.tree.size:
            return NotTaken(409, "hole", self.tree.size)
        if self.poison is not None and first <= self.poison < first + len(batch):
            return NotTaken(422, "leaf", index=self.poison - first)
        self.tree = self.tree.extend(leaf_hash(leaf) for leaf in batch[self.tree.size - first :])
        return Taken(self.tree.size, self.tree.root().hex())


class Patient(random.Random):
    """Waits a twentieth of a second, however long it might."""

    def uniform(self, a: float, b: float) -> float:
        return min(b, 0.05)


async def test_an_entry_that_the_cloud_does_not_take_holds_up_what_follows_and_nothing_else(
    log: Store, tmp_path: Path
) -> None:
    """Class "last item repeated for ever": a poison entry in the middle.

    All before it arrives; it is offered again without haste, nothing is dropped, and the backlog shows that it stands.
    Once the cloud takes it, the rest follows.
    """
    _grow(log, 1_500)
    cloud, uplink = PickyCloud(random.Random(1)), Uplink()
    with store.open_reader(tmp_path / store.FILE) as reader:
        forwarder = Forwarder(cloud, reader, lambda _: None, uplink, Patient())  # type: ignore[arg-type]
        draining = asyncio.create_task(forwarder.drain())
        await asyncio.sleep(1.0)
        assert cloud.tree.size == cloud.poison
        assert 5 < cloud.said["asked"] < 60
        assert uplink.health.backlog == log.tree.size - cloud.tree.size
        assert not draining.done()
        cloud.poison = None
        await asyncio.wait_for(draining, 10)
    assert cloud.tree.root() == log.tree.root()


class Kiosk:
    """The kiosk and pad-1 of the whole hall, through the decisions and the file, at a time that the test gives."""

    def __init__(self) -> None:
        self.key, self.seq, self.prev = MacKey(bytes(range(32))), {}, {}

    def press(self, log: Store, now: int, dev: str, button: str) -> list[records.Record]:
        """Start, let the clock tick, press once, store, and return the records that were written."""
        memory = Memory(log.cursors(), log.boots(), set(), log.entry_hash, log.tree.size, log.last_rx)
        ring = {name: Credential("a" * 12, "", self.key) for name in ("kiosk-1", "pad-1")}
        trusted = judge(now, log.last_rx).trusted
        run = Ingest("serang", ring, hall_of(log, parse(log.plan)), memory, trusted=trusted)
        run.tick(now)
        seq = self.seq[dev] = self.seq.get(dev, 0) + 1
        data = (("b", button), ("ms", 90))
        made = Entry(1, dev, "00000000000000aa", seq, 1, seq, now, 40, "press", data, self.prev.get(dev, entries.START))
        sealed = entries.seal(self.key, made)
        self.prev[dev] = entries.hash_of(sealed)
        run.take(Arrival(f"lawang/1/serang/{dev}/evt", sealed, retained=False, rx=now))
        log.append(run.outcome.changes)
        return [records.decode(row.payload) for row in run.outcome.changes.leaves if row.src == "gateway"]


def test_a_gateway_that_was_off_over_midnight_begins_a_new_day(log: Store) -> None:
    """Class "yesterday's tickets still waiting": they end with yesterday, and the first number of today is 001.

    Each press begins with a start that folds the file, as after a power cut.
    """
    hall = Kiosk()
    for _ in range(3):
        hall.press(log, NOON, "kiosk-1", "ktp")
    assert [r.data["ticket"] for r in hall.press(log, NOON + 5_000, "pad-1", "next") if r.k == "call"] == ["A001"]
    made = hall.press(log, NOON + DAY_MS, "kiosk-1", "ktp")
    ends = {r.data["ticket"]: r.k for r in made if r.k in {"unserved", "finish", "no_show"}}
    assert ends.keys() == {"A001", "A002", "A003"}
    assert (ends["A002"], ends["A003"]) == ("unserved", "unserved")
    assert [r.data["ticket"] for r in made if r.k == "issue"] == ["A001"]
    assert [(r.data["day"], r.data["state"]) for r in made if r.k == "day"][-1] == ("2026-11-26", "opened")
    called = hall.press(log, NOON + DAY_MS + 5_000, "pad-1", "next")
    assert [r.data["ticket"] for r in called if r.k == "call"] == ["A001"]


def test_a_gateway_that_wakes_in_the_past_dates_nothing_wrongly(log: Store) -> None:
    """Class "the gateway wakes in the past": at 1970 and at yesterday no day is opened and no ticket given.

    The presses are kept and refused; when the clock is right again, the day that was open goes on.
    """
    hall = Kiosk()
    hall.press(log, NOON, "kiosk-1", "ktp")
    last_rx = log.last_rx
    for now in (5_000, NOON - DAY_MS):
        (refused,) = hall.press(log, now, "kiosk-1", "ktp")
        assert (refused.k, refused.data["why"]) == ("refused", "clock")
    assert log.last_rx == last_rx
    again = hall.press(log, NOON + 60_000, "kiosk-1", "ktp")  # the internet is back, and with it the time
    assert [(r.k, r.data["ticket"]) for r in again] == [("issue", "A002")]


def test_a_day_in_hand_is_kept_as_text_and_read_again(log: Store) -> None:
    """Class "ticket number repeated or jumping back": each press after a start of its own, numbers go on one by one."""
    hall = Kiosk()
    given = [r.data["ticket"] for _ in range(12) for r in hall.press(log, NOON, "kiosk-1", "ktp") if r.k == "issue"]
    assert given == [f"A{n:03}" for n in range(1, 13)]
