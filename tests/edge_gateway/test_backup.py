"""Backups: taken under load, checked, put back without a second history."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import site_plan
from edge_gateway.devices import keyring
from edge_gateway.log import store
from edge_gateway.log.faults import StoreError
from edge_gateway.succession import backup, beginning
from edge_gateway.succession.beginning import Beginning

PLAN = site_plan.parse(
    '[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n'
    '[[device]]\nname = "gate-a"\nbuttons = { in = "enter", out = "leave" }\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a gateway's folder with a log of two entries and a device."""
    made = tmp_path / "data"
    made.mkdir()
    beginning.install(made, beginning.begin(made, PLAN, Beginning("first", None, False), 0, 0))
    keyring.add(made, "gate-a", "a0a0a0a0a0a0")
    return made


def leaves(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT n, payload FROM leaf ORDER BY n").fetchall()
    db.close()
    return found


def said(*words: str) -> dict[str, Any]:
    """Return what a command of the gateway prints."""
    done = subprocess.run(
        [sys.executable, "-m", "edge_gateway", *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_backup_holds_the_log_the_devices_and_the_key(folder: Path, tmp_path: Path) -> None:
    taken = backup.take(folder, tmp_path / "backup")
    assert (taken.size, taken.before) == (len(leaves(folder / store.FILE)), 0)
    names = sorted(path.name for path in (tmp_path / "backup").iterdir())
    assert names == ["backup.json", "devices.json", "gateway.key", f"old-0001-{taken.log}.db"]
    assert leaves(tmp_path / "backup" / names[3]) == leaves(folder / store.FILE)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "backup").iterdir())


def test_what_is_put_back_is_a_log_that_ended(folder: Path, tmp_path: Path) -> None:
    """Class "database restored from a backup signs other history": there is no log.db to go on with."""
    taken = backup.take(folder, tmp_path / "backup")
    fresh = tmp_path / "new"
    assert backup.put_back(tmp_path / "backup", fresh) == [taken.log]
    assert not (fresh / store.FILE).exists()
    assert [path.name for path in beginning.archives(fresh)] == [f"old-0001-{taken.log}.db"]
    assert keyring.load(fresh).keys() == {"gate-a"}


def test_nothing_is_written_over(folder: Path, tmp_path: Path) -> None:
    backup.take(folder, tmp_path / "backup")
    before = leaves(folder / store.FILE)
    with pytest.raises(StoreError, match="move it away first"):
        backup.put_back(tmp_path / "backup", folder)
    with pytest.raises(StoreError, match="is there already"):
        backup.take(folder, tmp_path / "backup")
    assert leaves(folder / store.FILE) == before


def test_logs_stay_in_order_when_somebody_took_one_away(folder: Path, tmp_path: Path) -> None:
    """A number that is given again puts the newest log before an older one: whoever goes on then begins with that."""
    names: list[str] = []
    for turn in range(6):
        if turn == 4:
            beginning.archives(folder)[0].unlink()
        with store.open_store(folder / store.FILE) as current:
            names.append(current.log)
        beginning.install(folder, beginning.begin(folder, PLAN, Beginning("rejoin", None, False), 0, 0))
    assert [path.stem for path in beginning.archives(folder)] == [f"old-{n:04d}-{names[n - 1]}" for n in range(2, 7)]
    newest = backup.take(folder, tmp_path / "backup")
    assert [path.stem[9:] for path in sorted((tmp_path / "backup").glob("*.db"))] == [*names[1:], newest.log]


def test_a_spoiled_backup_is_refused_and_nothing_copied(folder: Path, tmp_path: Path) -> None:
    """Class "backup that cannot be restored": it is opened and its hashes computed before anything is copied."""
    taken = backup.take(folder, tmp_path / "backup")
    path = tmp_path / "backup" / f"old-0001-{taken.log}.db"
    with sqlite3.connect(path) as db:
        db.execute("UPDATE leaf SET payload = ? WHERE n = 1", (b'{"k":"plan"}',))
    db.close()
    with pytest.raises(StoreError):
        backup.put_back(tmp_path / "backup", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    with pytest.raises(StoreError, match="no backup"):
        backup.put_back(tmp_path, tmp_path / "new")


def test_a_restore_that_is_asked_wrongly_puts_nothing_in_place(folder: Path, tmp_path: Path) -> None:
    """Class "half-done restore": options and plan are checked before a file is copied."""
    backup.take(folder, tmp_path / "backup")
    (tmp_path / "plan.toml").write_text(PLAN.text)
    (tmp_path / "wrong.toml").write_text("[site]\n")
    places = ["--data", str(tmp_path / "new"), "--plan"]
    for rest in ([str(tmp_path / "plan.toml")], [str(tmp_path / "wrong.toml"), "--without-cloud"]):
        words = ["restore", str(tmp_path / "backup"), *places, *rest]
        done = subprocess.run(
            [sys.executable, "-m", "edge_gateway", *words], capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 2, done.stderr
        assert not (tmp_path / "new").exists()
