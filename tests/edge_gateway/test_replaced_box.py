"""A box that is broken, lost or whose key was seen gives way to another one of its name: nothing of today changes."""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from edge_gateway.commands import boxes
from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError
from tests.edge_gateway.conftest import Box, GatewayProcess, Mosquitto, until

OLD, NEW = "a0a0a0a0a0a0", "0123456789ab"


def dated(data: Path) -> list[tuple[str, int, int]]:
    """Return epoch, time and error of each press in the log."""
    with sqlite3.connect(f"file:{data / 'log.db'}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT at, err, payload FROM leaf WHERE src = 'device' ORDER BY n").fetchall()
    made = [(json.loads(payload.rpartition(b".")[0]), at, err) for at, err, payload in rows]
    return [(entry["ep"], at, err) for entry, at, err in made if entry["k"] == "press"]


def refused(gateway: GatewayProcess, reason: str) -> float:
    return gateway.metric(f'lawang_refused_total{{reason="{reason}"}}')


def test_a_new_box_takes_the_place_of_a_broken_one(
    mosquitto: Mosquitto, start_gateway: Callable[[str], GatewayProcess]
) -> None:
    """What the old one sent stays counted and dated; what it says from then on is nobody's; the new one begins anew."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    old = Box(mosquitto.address, gateway.data, ep="00000000000000aa")
    for _ in range(3):
        old.press()
    old.deliver()
    until(lambda: gateway.live()["entered"] == 3)
    before = dated(gateway.data)
    old.close()
    done = CliRunner().invoke(boxes, ["replace", "gate-a", "--hw", NEW.upper(), "--data", str(gateway.data)])
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"dev": "gate-a", "hw": NEW})
    assert "device flash PORT gate-a" in done.stderr
    new = Box(mosquitto.address, gateway.data, ep="00000000000000bb")
    begun = time.time_ns() // 1_000_000
    new.press("in")
    new.press("out", utc=None)
    new.deliver()
    until(lambda: (gateway.live()["entered"], gateway.live()["left"]) == (4, 1))
    new.send(old.press())  # as the old one would, under its key
    until(lambda: refused(gateway, "mac") > 0)
    found = dated(gateway.data)
    assert found[:3] == before
    assert [ep for ep, _, _ in found[3:]] == ["00000000000000bb"] * 2
    assert all(begun - 2000 <= at <= begun + 20_000 for _, at, _ in found[3:])
    assert gateway.live()["entered"] == 4
    new.close()


def test_a_key_that_was_seen_is_worth_nothing_and_the_chip_stays(tmp_path: Path) -> None:
    before = keyring.add(tmp_path, "gate-a", OLD)
    done = CliRunner().invoke(boxes, ["rekey", "gate-a", "--data", str(tmp_path)])
    assert done.exit_code == 0
    after = keyring.load(tmp_path)["gate-a"]
    assert (after.hw, after.key_hex != before.key_hex, after.key_hex not in done.output) == (OLD, True, True)


def test_who_was_revoked_comes_back_on_another_chip_alone(tmp_path: Path) -> None:
    """The thief has the old key, and perhaps the old chip."""
    keyring.add(tmp_path, "gate-a", OLD)
    keyring.add(tmp_path, "gate-b", "b0b0b0b0b0b0")
    keyring.revoke(tmp_path, "gate-a")
    for hw, says in ((None, "is revoked"), (OLD, "is revoked"), ("b0b0b0b0b0b0", "is gate-b already")):
        with pytest.raises(KeyringError, match=says):
            keyring.renew(tmp_path, "gate-a", hw)
    assert not keyring.renew(tmp_path, "gate-a", NEW).revoked
    assert "gate-a" in keyring.admitted(tmp_path)
