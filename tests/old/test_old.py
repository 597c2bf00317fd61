"""What older versions left is opened with today's code: the hall goes on where it stood, and nothing of it is lost."""

import json
import shutil
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from edge_gateway.devices import keyring
from edge_gateway.hall import ENGINE
from edge_gateway.log import sqlite_file, store
from edge_gateway.screens.password import PasswordFile
from edge_gateway.succession.auditing import replay_folder
from edge_gateway.succession.backup import put_back
from tests.edge_gateway.conftest import GatewayProcess, until
from tests.old.halls import lawang, open_now, plan_of, records, replay, rows, table

Tell = Callable[[str, str], None]
COLUMNS = "SELECT t.name, c.* FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY 1, 2"


@pytest.mark.parametrize("folder", ["gateway", "restored"])
def test_a_gateway_goes_on_in_its_folder(
    old: Path, folder: str, mosquitto: Any, make_box: Any, tell: Tell, nest: Any
) -> None:
    """It starts on the log as it is, whole with what a power cut left in the WAL; a press and the day come after it."""
    data, log = old / folder, old / folder / "log.db"
    there = sorted(path.name for path in data.iterdir())
    head, before = json.loads((data / "head.json").read_text()), rows(log)
    gateway = GatewayProcess(nest, data, old / "plan.toml", mosquitto.address)
    gateway.plan.write_text(open_now(plan_of(log)))  # from the first start on: what it ends today stays ended
    gateway.start()
    try:
        assert gateway.ready["log"] == head["log"]
        box = make_box(mosquitto.address, data)
        box.press("in")
        box.deliver()
        assert until(lambda: [r for r in records(log, len(before)) if r["k"] == "enter"])
    finally:
        assert gateway.stop() == 0
    assert len(before) == head["size"]
    assert rows(log)[: len(before)] == before
    with store.open_store(log) as opened:
        assert opened.tree_at(head["size"]).root().hex() == head["root"]
        assert opened.engines()[-1][1] == ENGINE
    assert json.loads((data / "head.json").read_text())["size"] > head["size"]
    gateway.start()
    try:
        kiosk = make_box(mosquitto.address, data, "kiosk-1", "00000000000000bb")
        kiosk.press("a")
        kiosk.deliver()
        until(lambda: [r for r in records(log, len(before)) if r["k"] == "issue"])
    finally:
        assert gateway.stop() == 0
    new = records(log, len(before))
    assert {"day", "enter", "issue", "plan"} <= {said["k"] for said in new}
    assert [said["ticket"] for said in new if said["k"] == "issue"] == ["A001"]  # the day rolled: numbers begin again
    status, said = replay(data)
    assert status in (0, 3), said
    tell("plan.toml", "a gateway was started with it")
    for name in there:
        tell(f"{folder}/{name}", f"the gateway started: {len(before)} entries before, {len(rows(log))} now")


@pytest.mark.parametrize("folder", ["gateway", "restored", "backup"])
def test_a_replay_says_that_it_is_equal_or_cannot_be_judged(old: Path, folder: str, tell: Tell) -> None:
    """Never that it differs: what was decided by an engine that is not kept is nobody's fault."""
    if folder == "backup":  # it has no `log.db`: its newest log takes that place
        newest = max((old / folder).glob("old-*.db"))
        newest.rename(old / folder / "log.db")
    status, said = replay(old / folder)
    assert sum(one["leaves"] for one in said) > 70
    judged = {one["result"] for one in said}
    assert judged <= {"equal", "cannot be judged"}, said
    assert status == (3 if "cannot be judged" in judged else 0)
    assert all(("why" in one) == (one["result"] == "cannot be judged") for one in said)
    engines = sorted({one["engine"] for one in said})
    tell(f"{folder}/", f"replay of {', '.join(engines)}: {' and '.join(sorted(judged))}")


def test_a_replay_asks_the_engine_that_the_log_names(old: Path) -> None:
    """Without the engine of that time nothing is said of its facts; the state goes on all the same."""
    found = list(replay_folder(old / "gateway", lambda *_: None, engines={}))
    assert [(one.mismatch, bool(one.unjudged)) for one in found] == [(None, True)] * len(found)


def test_a_backup_is_put_back_and_the_gateway_goes_on(
    old: Path, mosquitto: Any, make_box: Any, tell: Tell, nest: Any
) -> None:
    """Its logs are whole, a new one succeeds them, boxes are known, tickets that were open are taken over."""
    data, source = old / "machine", old / "backup"
    there = sorted(path.name for path in source.iterdir())
    plan = old / "plan.toml"
    asked = ["restore", str(source), "--data", str(data), "--plan", str(plan), "--without-cloud"]
    done = lawang(*asked)
    assert done.returncode == 0, done.stderr
    log = json.loads(done.stdout)["log"]
    kept = sorted(path.name for path in source.glob("old-*.db"))
    assert kept == sorted(path.name for path in data.glob("old-*.db"))
    assert [rows(data / name) for name in kept] == [rows(source / name) for name in kept]
    opened = records(data / "log.db")[0]
    assert (opened["k"], opened["log"], opened["engine"], opened["why"]) == ("open", log, ENGINE, "restored")
    gateway = GatewayProcess(nest, data, plan, mosquitto.address)
    gateway.start()
    try:
        box = make_box(mosquitto.address, data)
        box.press("in")
        box.deliver()
    finally:
        assert gateway.stop() == 0
    assert [said["k"] for said in records(data / "log.db") if said["k"] == "enter"] == ["enter"]
    for name in there:
        tell(f"backup/{name}", f"put back, then a press in {log}")


@pytest.mark.parametrize("folder", ["gateway", "restored"])
def test_a_log_file_becomes_one_of_this_version(old: Path, folder: str, tell: Tell) -> None:
    """E4: leaves, cursors and entries stay as they are, tables become those of a new file.

    An anchor that does not say of which journal it is dates nothing any more.
    """
    with store.create(old / "new.db", "serang", "gw-1", None, 0, 0):
        pass
    for file in (old / folder).glob("*.db"):
        before, stood = rows(file), table(file, "SELECT dev, ep, seq, hash FROM device_cursor ORDER BY dev, ep")
        known = table(file, "SELECT * FROM device_entry ORDER BY dev, ep, seq")
        with store.open_store(file) as opened:
            assert opened.boots() == {}
            assert [(*key, cursor.seq, cursor.hash) for key, cursor in sorted(opened.cursors().items())] == stood
        assert rows(file) == before
        assert table(file, "SELECT * FROM device_entry ORDER BY dev, ep, seq") == known
        assert table(file, "PRAGMA user_version") == [(sqlite_file.VERSION,)]
        assert table(file, COLUMNS) == table(old / "new.db", COLUMNS)
        tell(f"{folder}/{file.name}", f"made a file of version {sqlite_file.VERSION}")


def test_a_backup_stays_as_it_is_when_it_is_put_back(old: Path, tell: Tell) -> None:
    """An older program can put it back after this one: its files are read, not upgraded."""
    source = old / "backup"
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    put_back(source, old / "machine")
    assert {path.name: path.read_bytes() for path in source.iterdir()} == before
    for file in (old / "machine").glob("*.db"):
        assert rows(file) == rows(source / file.name)
    tell("backup/", "put back, and unchanged")


def test_boxes_are_known_and_can_be_added_and_revoked(old: Path, tell: Tell) -> None:
    """devices.json keeps each device's chip and key, before and after today's code has written it."""
    for folder in ("gateway", "restored", "backup"):
        said = json.loads((old / folder / keyring.FILE).read_text())
        named = said.get("devices", said)
        known = keyring.load(old / folder)
        assert {name: (one.hw, one.key_hex) for name, one in known.items()} == {
            name: (one["hw"], one["key"]) for name, one in named.items()
        }
        keyring.add(old / folder, "gate-z", "0123456789ab")
        keyring.revoke(old / folder, "gate-b")
        again = keyring.load(old / folder)
        assert {name: again[name].key_hex for name in known} == {name: one.key_hex for name, one in known.items()}
        assert (again["gate-b"].revoked, again["gate-z"].revoked) == (True, False)
        tell(f"{folder}/devices.json", f"{len(known)} boxes, one more added, one revoked")


def test_the_password_and_the_setup_code_still_hold(old: Path, tell: Tell) -> None:
    """Who could log in can still, and who had not yet is let in by the same code."""
    assert PasswordFile(old / "gateway").matches("sandi untuk uji")
    code = (old / "restored" / "setup-code").read_text()
    assert PasswordFile(old / "restored").set_up(code, "sandi yang baru")
    tell("gateway/screens.password", "the password fits")
    tell("restored/setup-code", "a password was set with it")


def test_a_folder_that_was_put_back_is_not_written_on(old: Path, tell: Tell, nest: Any) -> None:
    """head.json of an older version still tells a database that is older than it."""
    data = old / "gateway"
    shutil.copyfile(min((old / "backup").glob("old-*.db")), data / "log.db")
    process = GatewayProcess(nest, data, old / "plan.toml", "127.0.0.1:1")
    assert "rejoin" in process.refuses()
    tell("gateway/head.json", "a database behind it is refused")


OPENED_BY = {
    "plan.toml": "test_a_gateway_goes_on_in_its_folder",
    "gateway/*": "test_a_gateway_goes_on_in_its_folder",
    "restored/*": "test_a_gateway_goes_on_in_its_folder",
    "backup/*": "test_a_backup_is_put_back_and_the_gateway_goes_on",
    "boxes/*/config.json": "test_each_configuration_is_read",
    "boxes/*/journal.bin": "test_a_box_goes_on_in_its_ring",
    "cloud/dump.sql": "test_the_closed_year_says_what_it_said",
    "cloud/tokens.json": "test_the_closed_year_says_what_it_said",
    "cloud/said/*": "test_the_closed_year_says_what_it_said",
    "made.json": "test_a_box_goes_on_in_its_ring",
}


def test_every_file_is_opened(old: Path) -> None:
    """A file that a release adds is opened by a test, or this one fails."""
    files = [str(path.relative_to(old)) for path in old.rglob("*") if path.is_file()]
    assert [name for name in files if not any(fnmatch(name, pattern) for pattern in OPENED_BY)] == []
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_old*.py"))
    assert [name for name in OPENED_BY.values() if f"def {name}(" not in tests] == []
