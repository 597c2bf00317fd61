"""What a gateway stores says its format: a later one is refused with what to do, and not a byte of it is changed."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from edge_gateway.devices import keyring
from edge_gateway.hall import layout_of
from edge_gateway.hall.model import Doubt
from edge_gateway.hall.snapshot import dump, load
from edge_gateway.succession import backup
from site_plan import parse
from tests.edge_gateway.conftest import GatewayProcess
from tests.old.halls import lawang, plan_of
from tests.old.unpacked import HERE, unpack

LATER = 99
UPGRADE = "Pasang versi itu."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Give the files of 0.1."""
    return unpack(HERE / "0.1", tmp_path / "old")


def later(path: Path, key: str = "format") -> None:
    """Let a JSON file be of a later format, whose other fields are nobody's business."""
    path.write_text(json.dumps({key: LATER, "what": ["it", "has", "become"]}))


def later_head(data: Path) -> None:
    later(data / "head.json")


def later_devices(data: Path) -> None:
    later(data / "devices.json")


def later_hall(data: Path) -> None:
    with closing(sqlite3.connect(data / "log.db")) as db:
        db.execute("UPDATE hall SET state = ?", (json.dumps({"format": LATER}),))
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("spoil", [later_head, later_devices, later_hall])
def test_a_gateway_does_not_start_on_what_a_later_one_wrote(
    old: Path, nest: Any, spoil: Callable[[Path], None]
) -> None:
    """Class "an older program takes a newer file for its own, or for a damaged one": all of it stays as it is."""
    data = old / "gateway"
    spoil(data)
    said = GatewayProcess(nest, data, old / "plan.toml", "127.0.0.1:1").refuses()
    assert UPGRADE in said.splitlines()[-1], said
    assert f"bentuk {LATER}" in said
    assert json.loads((old / "gateway" / "head.json").read_text()) or spoil is later_head
    assert not list(data.glob("damaged-*"))


def test_a_backup_of_a_later_format_is_not_put_back(old: Path) -> None:
    """Nothing is copied, and the backup is not touched."""
    later(old / "backup" / backup.FILE)
    before = {path.name: path.read_bytes() for path in (old / "backup").iterdir()}
    where = ["--data", str(old / "machine"), "--plan", str(old / "plan.toml"), "--without-cloud"]
    done = lawang("restore", str(old / "backup"), *where)
    assert done.returncode == 2
    assert UPGRADE in done.stderr
    assert not (old / "machine" / "log.db").exists()
    assert {path.name: path.read_bytes() for path in (old / "backup").iterdir()} == before


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
