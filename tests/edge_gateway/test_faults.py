"""Why a log is not used: each kind of fault is told from the others, changes nothing, and its advice works."""

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from contract import records
from contract.leaf import Source
from contract.records import Record
from edge_gateway.log import faults, head, sqlite_file, store
from edge_gateway.log.changes import Changes
from edge_gateway.log.faults import StoreError
from edge_gateway.succession import beginning, recovery
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.start import open_log
from edge_gateway.uplink.cloud import CloudError, RemoteLog
from site_plan import parse
from tests.depth import depth

PLAN = parse('[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n')
OTHER_PLAN = parse('[site]\ncode = "cilegon"\nname = "MPP"\nzone = "Asia/Jakarta"\n')

Spoil = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a gateway's folder with one log that is in use, and one before it."""
    made = tmp_path / "data"
    made.mkdir()
    beginning.install(made, beginning.begin(made, PLAN, Beginning("first", None, asked_cloud=False), 0, 0))
    rejoin(made)
    return made


def rejoin(folder: Path) -> head.Head:
    return asyncio.run(recovery.rejoin(folder, PLAN, "restored", None))


def starts(folder: Path) -> None:
    """Start as a gateway does; what is before its log is still to be forwarded."""
    with asyncio.run(open_log(folder, PLAN, None)).log as log:
        log.check()
    for path in beginning.archives(folder):
        with store.open_reader(path) as before:
            assert before.forwarded().stopped is None


def content(folder: Path) -> dict[str, str]:
    """Return what the files say: rows of databases as they stand, bytes of others; SQLite's own are nobody's."""
    kept = (p for p in folder.iterdir() if p.suffix in {".db", ".json", ".key"} and p.is_file())
    return {path.name: _rows(path) if path.suffix == ".db" else path.read_text() for path in kept}


def _rows(path: Path) -> str:
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        try:
            return "\n".join(db.iterdump())
        except sqlite3.DatabaseError:
            return path.read_bytes().hex()


def sql(statement: str, name: str = store.FILE) -> Spoil:
    def spoil(folder: Path) -> None:
        with closing(sqlite3.connect(folder / name, isolation_level=None)) as db:
            db.execute(statement)

    return spoil


def written(name: str, data: bytes) -> Spoil:
    return lambda folder: (folder / name).write_bytes(data) and None


def ahead(folder: Path) -> None:
    found = head.read(folder)
    assert found is not None
    head.write(folder, head.Head(found.log, found.size + 1, found.root))


def another_database(folder: Path) -> None:
    (folder / store.FILE).unlink()
    sql("CREATE TABLE t (x)")(folder)


def a_folder(folder: Path) -> None:
    (folder / store.FILE).rename(folder / "kept")
    (folder / store.FILE).mkdir()


FAULTS: dict[str, tuple[Spoil, type[StoreError]]] = {
    "zeros": (written(store.FILE, b"\0" * 5000), faults.DamagedError),
    "empty": (written(store.FILE, b""), faults.DamagedError),
    "holes": (sql("DELETE FROM leaf WHERE n = 1"), faults.DamagedError),
    "no table": (sql("DROP TABLE leaf"), faults.DamagedError),
    "no row": (sql("DELETE FROM log"), faults.DamagedError),
    "another range": (sql("UPDATE log SET range = x'00'"), faults.DamagedError),
    "later version": (sql("PRAGMA user_version = 1000"), faults.OtherVersionError),
    "another database": (another_database, faults.NotALogError),
    "another site": (sql("UPDATE log SET site = 'cilegon'"), faults.OtherSiteError),
    "a folder": (a_folder, faults.DiskError),
    "missing": (lambda folder: (folder / store.FILE).unlink(), faults.HistoryError),
    "second file unreadable": (written(head.FILE, b"{"), faults.HistoryError),
    "second file ahead": (ahead, faults.BehindError),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_start_says_what_is_wrong_and_changes_nothing(folder: Path, name: str) -> None:
    spoil, kind = FAULTS[name]
    spoil(folder)
    before = content(folder)
    with pytest.raises(kind) as found:
        starts(folder)
    assert type(found.value) is kind
    assert content(folder) == before
    assert found.value.said("id") != found.value.said("en")


@pytest.mark.parametrize(
    "name", [n for n, (_, kind) in FAULTS.items() if issubclass(kind, faults.DamagedError | faults.HistoryError)]
)
def test_the_advice_to_open_a_new_log_works(folder: Path, name: str) -> None:
    """What says `rejoin` is mended by it: the next start goes well, and what is whole is forwarded still."""
    FAULTS[name][0](folder)
    with pytest.raises(StoreError, match="rejoin --why restored"):
        starts(folder)
    rejoin(folder)
    starts(folder)
    is_damaged = FAULTS[name][1] is faults.DamagedError
    assert len(list(folder.glob("damaged-*.db"))) == int(is_damaged)


@pytest.mark.parametrize("name", ["later version", "another database", "another site", "a folder"])
def test_what_is_not_proved_damaged_is_never_set_aside(folder: Path, name: str) -> None:
    """A file that somebody may still want stays where it is, under its name."""
    FAULTS[name][0](folder)
    before = content(folder)
    with pytest.raises(FAULTS[name][1]):
        rejoin(folder)
    assert content(folder) == before


def test_the_advice_for_each_of_those_works(folder: Path) -> None:
    """The other site's plan, the other version (here: its number), the stranger's file moved away, the rights."""
    with pytest.raises(faults.OtherSiteError):
        asyncio.run(open_log(folder, OTHER_PLAN, None))
    starts(folder)
    sql("PRAGMA user_version = 1000")(folder)
    sql(f"PRAGMA user_version = {sqlite_file.VERSION}")(folder)
    a_folder(folder)
    (folder / store.FILE).rmdir()
    (folder / "kept").rename(folder / store.FILE)
    starts(folder)
    another_database(folder)
    (folder / store.FILE).rename(folder / "kept")
    rejoin(folder)
    starts(folder)


@contextmanager
def held(path: Path) -> Generator[None, None, None]:
    """Hold a file as a program does that another one must wait for."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        yield
        db.execute("ROLLBACK")


@pytest.mark.parametrize("number", [0, 1][: depth(2, 1)])
def test_a_log_that_another_program_holds_is_not_set_aside(folder: Path, number: int) -> None:
    """It was renamed `damaged-…` and never forwarded. Whichever log it is, `rejoin` waits, says so, and changes nothing."""
    path = [folder / store.FILE, *beginning.archives(folder)][number]
    before = content(folder)
    with held(path):
        with pytest.raises(faults.LockedError, match="try again"):
            rejoin(folder)
        assert content(folder) == before
    assert content(folder) == before
    rejoin(folder)  # the advice
    starts(folder)
    assert len(beginning.archives(folder)) == 2


@pytest.mark.full_depth
def test_one_damaged_file_is_not_set_aside_while_another_is_held(folder: Path) -> None:
    """Either the new log is in use, or nothing has changed: also for the files that are broken anyway."""
    (archive,) = beginning.archives(folder)
    archive.write_bytes(b"\0" * 5000)
    with held(folder / store.FILE), pytest.raises(faults.LockedError):
        rejoin(folder)
    assert archive.exists()
    rejoin(folder)
    assert not archive.exists()
    starts(folder)


def test_what_sqlite_kept_beside_a_file_that_was_moved_away_is_not_read_into_the_next(folder: Path) -> None:
    """SQLite takes any write-ahead log that stands beside a database for its own; `no-log` says: move the file away."""
    path, wal = folder / store.FILE, folder / f"{store.FILE}-wal"
    with store.open_store(path) as log:
        changes = Changes(log.tree.size)
        changes.add(1, 0, 1, Source.GATEWAY, records.encode(Record("admin", {"who": "Sari", "what": "clock"})))
        log.append(changes)
        left = wal.read_bytes()
    path.unlink()
    wal.write_bytes(left)
    rejoin(folder)
    starts(folder)


class DyingCloud:
    """Has a longer copy of the log before the last, and falls silent while it is asked for more."""

    def __init__(self, logs: list[RemoteLog]) -> None:
        self._logs = logs

    async def logs(self) -> list[RemoteLog]:
        return self._logs

    async def devices(self) -> list[object]:
        return []

    async def leaves(self, *_: object) -> list[bytes]:
        raise CloudError("unreachable")


def test_a_rejoin_that_the_cloud_does_not_finish_leaves_the_old_logs_forwardable(folder: Path) -> None:
    """They were marked as continued in a log that never came to be: what they still held was never forwarded."""
    (archive,) = beginning.archives(folder)
    with store.open_reader(archive) as old, store.open_reader(folder / store.FILE) as current:
        whole = [RemoteLog(old.log, old.tree.size, old.tree.root().hex())]
        forked = [RemoteLog(current.log, current.tree.size, "0" * 64)]
    before = content(folder)
    with pytest.raises(CloudError):
        asyncio.run(recovery.rejoin(folder, PLAN, "restored", DyingCloud(whole + forked)))  # pyright: ignore[reportArgumentType]
    assert content(folder) == before
    starts(folder)


def test_the_hall_is_made_from_the_log_where_its_kept_state_is_not_understood(folder: Path) -> None:
    """Class "an upgrade reads its own file": the log is whole, so a new one begins with what its facts say."""
    sql("INSERT OR REPLACE INTO hall (one, first, state) VALUES (1, 0, '{}')")(folder)
    rejoin(folder)
    with store.open_reader(folder / store.FILE) as log:
        assert log.hall()[1] is not None
    starts(folder)
