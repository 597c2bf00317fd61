"""What a gateway stores says its format: a later one is refused with what to do, and not a byte of it is changed."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import edge_gateway
from backups import packing
from edge_gateway.devices import keyring
from edge_gateway.hall import layout_of
from edge_gateway.hall.model import Doubt
from edge_gateway.hall.snapshot import dump, load
from edge_gateway.succession import backup
from site_plan import parse
from tests.old.halls import plan_of
from tests.old.unpacked import HERE, unpack

LATER = 99
UPGRADE = "Pasang versi itu."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give the files of 0.1."""
    return unpack(HERE / "0.1", tmp_path / "old")


Spoil = Callable[[Path], None]


def later(path: Path) -> None:
    """Let a JSON file be of a later format, whose other fields are nobody's business."""
    path.write_text(json.dumps({"format": LATER, "what": ["it", "has", "become"]}))


def later_json(name: str) -> Spoil:
    return lambda folder: later(folder / name)


def later_row(statement: str, *values: object) -> Spoil:
    """Change the newest log of a folder."""

    def spoil(folder: Path) -> None:
        with closing(sqlite3.connect(newest(folder))) as db:
            db.execute(statement, values)
            db.commit()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return spoil


def newest(folder: Path) -> Path:
    current = folder / "log.db"
    return current if current.exists() else max(folder.glob("old-*.db"))


def later_archive(folder: Path) -> None:
    with closing(sqlite3.connect(min(folder.glob("old-*.db")))) as db:
        db.execute(f"PRAGMA user_version = {LATER}")


LOG = later_row(f"PRAGMA user_version = {LATER}")
HALL = later_row("INSERT OR REPLACE INTO hall (one, first, state) VALUES (1, 0, ?)", json.dumps({"format": LATER}))
PLAN = later_row(f"UPDATE log SET plan = 'format = {LATER}' || char(10) || plan")
BODIES: dict[str, Spoil] = {
    "the log's file": LOG,
    "the file of a log before it": later_archive,
    "the hall's state": HALL,
    "the plan in force": PLAN,
    "head.json": later_json("head.json"),
    "devices.json": later_json(keyring.FILE),
}
IN_A_BACKUP = {name: spoil for name, spoil in BODIES.items() if name != "head.json"} | {
    "backup.json": later_json(backup.FILE)
}


KNOWN = {
    "devices/keyring.py": "devices.json",
    "hall/snapshot.py": "the hall's state",
    "log/head.py": "head.json",
    "succession/backup.py": "backup.json",
    "machine/clock_file.py": None,  # no record: what cannot be used is made anew
    "succession/kept.py": None,  # no record either
}


def test_each_form_that_a_gateway_stores_is_tried_here() -> None:
    """Whoever stores a body more finds this test: it says its format, and a later one is refused."""
    root = Path(edge_gateway.__file__).parent
    found = {str(path.relative_to(root)) for path in root.rglob("*.py") if "format_of(" in path.read_text()}
    assert found == set(KNOWN)
    assert {name for name in KNOWN.values() if name} <= {*BODIES, *IN_A_BACKUP}


@dataclass
class Folders:
    """A gateway's folder, a backup, the folder of a new machine, and how a command is run."""

    data: Path
    source: Path
    machine: Path
    plan: Path
    nest: Any

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.nest.run(*arguments)

    def start(self) -> subprocess.CompletedProcess[str]:
        where = ("--data", str(self.data), "--plan", str(self.plan))
        return self.run("run", *where, "--broker", "127.0.0.1:1", "--http", "127.0.0.1:0")

    def live(self) -> subprocess.CompletedProcess[str]:
        return self.run("live", "--data", str(self.data), "--who", "Sari")

    def rejoin(self) -> subprocess.CompletedProcess[str]:
        where = ("--data", str(self.data), "--plan", str(self.plan))
        return self.run("rejoin", *where, "--why", "restored", "--without-cloud")

    def restore(self) -> subprocess.CompletedProcess[str]:
        where = ("--data", str(self.machine), "--plan", str(self.plan))
        return self.run("restore", str(self.source), *where, "--without-cloud")

    def backup(self) -> subprocess.CompletedProcess[str]:
        """Back up, and lay out what that holds as the folder of the new machine."""
        stick = self.machine.with_name("stick")
        stick.mkdir(exist_ok=True)
        done = self.run("backup", str(stick), "--data", str(self.data))
        for path in stick.iterdir():
            self.machine.mkdir()
            packing.unpack(path, self.machine, None)
        return done

    def content(self) -> dict[str, tuple[bytes, str]]:
        """Return all files, bytes and rows; what SQLite keeps beside an open file, and the lock, are nobody's."""
        paths = [path for folder in (self.data, self.source, self.machine) for path in folder.glob("*")]
        kept = (path for path in paths if path.is_file() and not path.name.endswith(("-wal", "-shm", "lock")))
        return {str(path): (path.read_bytes(), _rows(path) if path.suffix == ".db" else "") for path in kept}


def _rows(path: Path) -> str:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return "\n".join([*db.iterdump(), *(str(db.execute(f"PRAGMA {name}").fetchall()) for name in PRAGMAS)])


PRAGMAS = ("user_version", "application_id")


@pytest.fixture
def folders(old: Path, nest: Any) -> Folders:
    """Give the folders of 0.1, with a log before the one in use in each; all that was in a WAL is in its file."""
    folder, source = old / "restored", old / "backup"
    (only,) = source.glob("old-*.db")
    shutil.copyfile(only, source / "old-0002-gw-00000002.db")
    for path in (*folder.glob("*.db"), *source.glob("*.db")):
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Folders(folder, source, old / "machine", old / "plan.toml", nest)


def refused(folders: Folders, act: Callable[[Folders], subprocess.CompletedProcess[str]]) -> None:
    """Expect a refusal in one sentence that says to upgrade, after which each byte and each row is as it was."""
    before = folders.content()
    done = act(folders)
    assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
    said = done.stderr.splitlines()[-1]
    assert f"bentuk {LATER}" in said
    assert UPGRADE in said
    assert folders.content() == before


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("act", [Folders.start, Folders.live, Folders.rejoin])
def test_nothing_is_changed_of_what_a_later_version_wrote(folders: Folders, body: str, act: Any) -> None:
    """Class "an older program takes a newer file for its own, or for a damaged one"."""
    BODIES[body](folders.data)
    refused(folders, act)


@pytest.mark.parametrize("body", IN_A_BACKUP)
def test_a_backup_of_a_later_version_is_not_put_back(folders: Folders, body: str) -> None:
    """Nothing is copied, and the backup is not touched: it may be the only one."""
    IN_A_BACKUP[body](folders.source)
    refused(folders, Folders.restore)


@pytest.mark.parametrize("name", ["head.json", keyring.FILE])
def test_nothing_is_put_back_over_what_a_later_version_left(folders: Folders, name: str) -> None:
    """The folder has no log, and yet a later gateway was there."""
    folders.machine.mkdir()
    later(folders.machine / name)
    refused(folders, Folders.restore)


def test_a_backup_is_not_made_of_a_log_that_cannot_be_read(folders: Folders) -> None:
    """It could not be checked, so it would be none."""
    LOG(folders.data)
    refused(folders, Folders.backup)
    assert not folders.machine.exists()


@pytest.mark.parametrize("body", [name for name in BODIES if BODIES[name] is not LOG])
def test_what_is_only_copied_is_copied_whatever_wrote_it(folders: Folders, body: str) -> None:
    """A backup before the upgrade that mends it: the copy holds the same, and the original is as it was."""
    BODIES[body](folders.data)
    before = folders.content()
    assert folders.backup().returncode == 0
    after = folders.content()
    assert {name: after[name] for name in before} == before
    for path in folders.machine.iterdir():
        if path.name == keyring.FILE:
            assert path.read_bytes() == (folders.data / path.name).read_bytes()
        elif path.name in {archive.name for archive in folders.data.glob("old-*.db")}:
            assert _rows(path) == _rows(folders.data / path.name)
    assert _rows(max(folders.machine.glob("old-*.db"))) == _rows(folders.data / "log.db")


def test_what_is_not_of_a_later_version_is_changed(folders: Folders, nest: Any) -> None:
    """So the tests above would see it."""
    before = folders.content()
    assert folders.live().returncode == 0
    assert folders.rejoin().returncode == 0
    assert folders.restore().returncode == 0
    after = folders.content()
    assert {name for name in before if after.get(name) != before[name]} >= {str(folders.data / "log.db")}
    assert folders.machine.exists()


def test_a_backup_says_its_format(old: Path, tmp_path: Path) -> None:
    """What is made today carries the number that a later version will ask for."""
    backup.take(old / "gateway", tmp_path / "backup")
    assert json.loads((tmp_path / "backup" / backup.FILE).read_text()) == {"format": backup.FORMAT}


def test_a_box_may_be_called_format(old: Path) -> None:
    """The first form of devices.json had the devices by their names alone; any name that is good stays one."""
    data = old / "gateway"
    known = json.loads((data / keyring.FILE).read_text())
    (data / keyring.FILE).write_text(json.dumps({**known, "format": known["gate-a"]}))
    assert keyring.load(data)["format"].key_hex == known["gate-a"]["key"]
    keyring.revoke(data, "format")
    again = json.loads((data / keyring.FILE).read_text())
    assert (again["format"], again["devices"]["format"]["revoked"]) == (keyring.FORMAT, True)
    assert set(keyring.load(data)) == {*known, "format"}


def test_a_state_of_the_first_format_is_read_whatever_a_ticket_has_gained(old: Path) -> None:
    """The reader names its fields: what it does not name begins as in an empty hall, and what it does not know is let be."""
    layout = layout_of(parse(plan_of(old / "restored" / "log.db")))
    with closing(sqlite3.connect(old / "restored" / "log.db")) as db:
        [(text,)] = db.execute("SELECT state FROM hall").fetchall()
    state = load(text, layout)
    assert state.tickets
    values = json.loads(text)
    assert "format" not in values
    for ticket in values["tickets"]:
        ticket["gained"] = 1
    assert load(json.dumps(values), layout) == state
    assert load(dump(state), layout) == state
    assert json.loads(dump(state))["format"] == 2
    doubted = state._replace(doubt=Doubt(1_768_190_401_572, 1_768_226_401_572))
    assert load(dump(doubted), layout) == doubted
