"""The log file, the file beside it, and the writer when the disk does not take more."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from contract import entry as entries
from contract import messages
from contract.entry import Entry
from contract.leaf import Source
from contract.merkle import leaf_hash, root_of
from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError, WatchedKeyring
from edge_gateway.hall import State, layout_of
from edge_gateway.intake.outcome import Arrival
from edge_gateway.intake.writer import Writer
from edge_gateway.log import file_system, head, sqlite_file, store
from edge_gateway.log.changes import Anchor, BootKey, Changes, Cursor, Past
from edge_gateway.log.faults import DamagedError, DiskFullError, HistoryError, LockedError, PlaceError
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import GatewayClock, ThisMachine
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from site_plan import parse

PLAN = parse('[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n')
HW = "a0a0a0a0a0a0"
BEGINNING = 3  # leaves of a new log: open, plan, trial


@pytest.fixture
def current(tmp_path: Path) -> Iterator[Store]:
    beginning.install(tmp_path, beginning.begin(tmp_path, PLAN, Beginning("first", None, asked_cloud=False), 0, 0))
    with store.open_store(tmp_path / store.FILE) as opened:
        yield opened


def add(current: Store, number: int = 1) -> None:
    changes = Changes(current.tree.size)
    for _ in range(number):
        changes.add(1, 0, 1, Source.GATEWAY, b'{"k":"x","v":1}')
    current.append(changes)


def device_leaves(log: Store) -> int:
    return sum(leaf.partition(b"\n")[0].endswith(b"device") for leaf in log.leaves(0, 10_000))


def test_the_root_is_that_of_the_leaves(current: Store, tmp_path: Path) -> None:
    """The compact range that is kept in the transaction gives the root of RFC 6962, also after opening again."""
    add(current, 5)
    expected = root_of([leaf_hash(leaf) for leaf in current.leaves(0, 100)])
    assert current.tree.root() == expected
    with store.open_store(tmp_path / store.FILE) as again:
        assert again.tree.root() == expected
        assert again.tree.size == BEGINNING + 5


def test_all_or_nothing(current: Store) -> None:
    """A transaction that fails anywhere leaves file and tree as they were."""
    before = current.tree
    changes = Changes(current.tree.size)
    changes.add(1, 0, 1, Source.GATEWAY, b"{}")
    changes.leaves.append(changes.leaves[0])
    with pytest.raises(sqlite3.IntegrityError):
        current.append(changes)
    assert current.tree == before
    current.check()
    add(current)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE leaf SET payload = x'7b7d' WHERE n = 1",
        "UPDATE leaf SET rx = rx + 1 WHERE n = 1",
        "UPDATE leaf SET hash = zeroblob(32) WHERE n = 0",
        "DELETE FROM leaf WHERE n = 1",
        "DELETE FROM leaf WHERE n = 3",
        "UPDATE log SET size = 3, range = zeroblob(64)",
    ],
)
def test_a_file_that_does_not_hold_together_is_not_opened(current: Store, tmp_path: Path, damage: str) -> None:
    """Class "buffer unreadable after a crash": the check at start finds a changed, missing or added leaf."""
    add(current, 2)
    current.close()
    with sqlite3.connect(tmp_path / store.FILE) as db:
        db.execute(damage)
    db.close()
    with pytest.raises(DamagedError, match="rejoin"):
        store.open_store(tmp_path / store.FILE)


def test_starts_of_boxes_that_are_over_are_forgotten(current: Store) -> None:
    """Class "memory grows": a box that starts all day long leaves a line a start; those of other epochs and boxes stay."""
    changes = Changes(current.tree.size)
    starts = [BootKey("gate-a", "a" * 16, boot) for boot in range(1, 6)]
    others = [BootKey("gate-a", "b" * 16, 1), BootKey("gate-b", "a" * 16, 1)]
    changes.boots = dict.fromkeys([*starts, *others], Anchor(HW, 5, 6))
    changes.cursors = {
        ("gate-a", "a" * 16): Cursor(9, None, Past(7, 4, 8)),
        ("gate-b", "a" * 16): Cursor(9, None, None),
    }
    current.append(changes)
    current.count_start(1)
    assert sorted(current.boots()) == sorted([*starts[3:], *others])


def test_an_upgrade_that_is_cut_off_leaves_the_older_file(current: Store, tmp_path: Path) -> None:
    """Class "half-done migration": all steps of a version or none; what can be opened again is then upgraded again."""
    add(current, 2)
    current.close()
    path = tmp_path / store.FILE
    with sqlite3.connect(path) as db:
        db.executescript(
            "DROP TABLE device_boot; CREATE TABLE device_boot (dev, boot, up, at); PRAGMA user_version = 1;"
            "ALTER TABLE device_cursor DROP COLUMN since; ALTER TABLE device_cursor DROP COLUMN up;"
            "ALTER TABLE device_cursor ADD COLUMN at INTEGER; INSERT INTO device_boot VALUES ('gate-a', 1, 5, 6);"
        )  # it has a `boot` already: the step that adds one fails
    with pytest.raises(DamagedError, match="boot"):
        store.open_store(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT * FROM device_boot").fetchall() == [("gate-a", 1, 5, 6)]
        db.execute("ALTER TABLE device_cursor DROP COLUMN boot")
    with store.open_store(path) as again:
        assert (again.tree.size, again.boots(), again.cursors()) == (BEGINNING + 2, {}, {})
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (sqlite_file.VERSION,)


def test_a_damaged_page_of_any_table_is_found_at_the_start(current: Store, tmp_path: Path) -> None:
    """Class "buffer unreadable after a crash": also where no leaf lies, before a query would meet it in the hall."""
    add(current, 2)
    current.detach_wal()
    current.close()
    path = tmp_path / store.FILE
    with sqlite3.connect(path) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'device_conflict'").fetchone()
    db.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(DamagedError, match="rejoin"):
        store.open_store(path)


def test_bytes_that_are_no_database_are_not_opened(tmp_path: Path) -> None:
    """The message names what to do."""
    (tmp_path / store.FILE).write_bytes(b"\0" * 5000)
    with pytest.raises(DamagedError, match="rejoin"):
        store.open_store(tmp_path / store.FILE)


def test_a_second_file_ahead_or_other_stops_the_start(current: Store, tmp_path: Path) -> None:
    """Class "database restored from a backup": behind, another root, another log; one that lags is fine."""
    add(current, 3)
    now = head.head_of(current)
    head.write(tmp_path, head.Head(now.log, 2, current.tree_at(2).root().hex()))
    head.check(tmp_path, current)
    for wrong in (
        head.Head(now.log, now.size + 1, now.root),
        head.Head(now.log, now.size, "0" * 64),
        head.Head("gw-0", 1, now.root),
    ):
        head.write(tmp_path, wrong)
        with pytest.raises(HistoryError, match="rejoin"):
            head.check(tmp_path, current)
    (tmp_path / head.FILE).write_text("{")
    with pytest.raises(HistoryError, match="rejoin"):
        head.check(tmp_path, current)


def test_one_process_a_folder(tmp_path: Path) -> None:
    """Two gateways over one log would write two histories."""
    with beginning.only_process(tmp_path), pytest.raises(LockedError, match="in use"), beginning.only_process(tmp_path):
        pass


def test_a_crash_while_a_new_log_takes_its_place_is_no_second_history(current: Store, tmp_path: Path) -> None:
    """Between link and rename `log.db` is still the old one; the link is not taken for a log of its own."""
    current.detach_wal()
    (tmp_path / "old-0001-x.db").hardlink_to(tmp_path / store.FILE)
    assert beginning.archives(tmp_path) == []


def test_a_device_is_added_once_with_a_key_of_its_own(tmp_path: Path) -> None:
    """devices.json is readable by its owner alone, and read again only when it has changed."""
    watched = WatchedKeyring(tmp_path)
    made = [keyring.add(tmp_path, name, HW) for name in ("gate-a", "gate-b")]
    assert made[0].key_hex != made[1].key_hex
    assert (tmp_path / keyring.FILE).stat().st_mode & 0o777 == 0o600
    assert watched.refresh()
    assert not watched.refresh()
    assert sorted(watched.current) == ["gate-a", "gate-b"]
    for name, hw in (("gate-a", HW), ("gateway", HW), ("Gate", HW), ("gate-c", "12")):
        with pytest.raises(KeyringError):
            keyring.add(tmp_path, name, hw)
    (tmp_path / keyring.FILE).write_text("{")
    with pytest.raises(KeyringError):
        watched.refresh()
    assert sorted(watched.current) == ["gate-a", "gate-b"]


class Sent:
    """Keeps what is published."""

    def __init__(self) -> None:
        self.payloads: list[bytes] = []
        self.heard = threading.Event()

    def publish(self, topic: str, payload: bytes) -> None:
        self.payloads.append(payload)
        self.heard.set()


def test_a_full_disk_acknowledges_nothing_and_recovers(current: Store, tmp_path: Path) -> None:
    """Class "disk full": while SQLite cannot store, nothing is acknowledged; then the same entries go in once."""
    credential = keyring.add(tmp_path, "gate-a", HW)
    sent = Sent()
    writer = Writer(
        tmp_path, current, WatchedKeyring(tmp_path), State(layout_of(PLAN)), lambda: None, GatewayClock(ThisMachine())
    )
    batch: list[Arrival] = []
    prev = entries.START
    for seq in range(1, 401):
        data = (("b", "in"), ("ms", 90))
        made = Entry(1, "gate-a", "00000000000000aa", seq, 1, seq, None, None, "press", data, prev)
        message = entries.seal(credential.key, made)
        batch.append(Arrival("lawang/1/serang/gate-a/evt", message, retained=False, rx=1_795_576_222_331))
        prev = entries.hash_of(message)
    (pages,) = current._db.execute("PRAGMA page_count").fetchone()
    current._db.execute(f"PRAGMA max_page_count = {pages}")
    writer._process(batch, sent)
    assert sent.payloads == []
    assert device_leaves(current) == 0
    health = writer.health
    assert (health.counts.failed_commits, health.counts.refused) == (1, {"disk-full": 400})
    assert isinstance(health.hindrance, DiskFullError)
    current._db.execute("PRAGMA max_page_count = 1000000")
    writer._housekeep(sent)
    assert writer.health.hindrance is None
    writer._process(batch, sent)
    (ack,) = (messages.unseal_ack(credential.key, payload) for payload in sent.payloads)
    assert (ack.seq, ack.h) == (400, prev)
    assert device_leaves(current) == 400
    current.check()


def test_an_acknowledgement_follows_its_commit(current: Store, tmp_path: Path) -> None:
    """Class "PUBACK taken for delivery": when an answer is published, another connection already reads the entry."""
    credential = keyring.add(tmp_path, "gate-a", HW)
    seen: list[int] = []

    class Looks(Sent):
        def publish(self, topic: str, payload: bytes) -> None:
            with store.open_reader(tmp_path / store.FILE) as reader:
                seen.append(device_leaves(reader))

    writer = Writer(
        tmp_path, current, WatchedKeyring(tmp_path), State(layout_of(PLAN)), lambda: None, GatewayClock(ThisMachine())
    )
    made = Entry(
        1, "gate-a", "00000000000000aa", 1, 1, 1, None, None, "press", (("b", "in"), ("ms", 90)), entries.START
    )
    message = entries.seal(credential.key, made)
    writer._process([Arrival("lawang/1/serang/gate-a/evt", message, retained=False, rx=1)], Looks())
    assert seen == [1]


@pytest.mark.parametrize(
    ("point", "kind", "is_safe"),
    [("/", "ext4", True), ("/srv", "nfs4", False), ("/srv/a\\040b", "cifs", False), ("/srv", "fuse.sshfs", False),
     ("/srv", "tmpfs", True), ("/other", "nfs", True)],
)  # fmt: skip
def test_a_log_on_a_network_s_file_system_does_not_start(point: str, kind: str, is_safe: bool) -> None:
    """Class: an unsafe file system. Locks and fsync there are not what they say; the last mount that fits counts."""
    text = f"/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\nserver:/x {point} {kind} rw 0 0\n"
    folder = Path("/srv/a b/data")
    if is_safe:
        file_system.check(folder, text)
    else:
        with pytest.raises(PlaceError, match="a disk of this machine"):
            file_system.check(folder, text)
    assert file_system.kind_of(folder, "") is None
    assert file_system.kind_of(Path.cwd(), file_system.mounts()) is not None
