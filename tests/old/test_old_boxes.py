"""What older boxes were told and what they kept: read by today's firmware, on both interpreters, and gone on with."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from simulators.device.process import SimulatedDevice, interpreter
from tests.acceptance.evidence import read_ring
from tests.edge_gateway.conftest import GatewayProcess, until
from tests.old.halls import rows

Tell = Callable[[str, str], None]
SCRIPT = str(Path(__file__).parents[1] / "firmware" / "box_goes_on.py")


def opened(program: str, folder: Path, hw: str) -> dict[str, Any]:
    done = subprocess.run([program, SCRIPT, str(folder), hw], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def interpreters() -> list[str]:
    """Return this Python and, where there is one, MicroPython."""
    return sorted({sys.executable, interpreter()})


def test_each_configuration_is_read(old: Path, tell: Tell) -> None:
    """As the firmware of that time read it: buttons, pins, lamps, broker, CA; CPython and MicroPython alike."""
    known = json.loads((old / "restored" / "devices.json").read_text())
    boxes = sorted(path.parent for path in old.glob("boxes/*/config.json"))
    assert len(boxes) >= 9
    for box in boxes:
        values = json.loads((box / "config.json").read_text())
        said = [opened(program, box, known.get("devices", known)[box.name]["hw"]) for program in interpreters()]
        for one in said:
            one.pop("ring", None)
            assert one == said[0]
        assert (said[0]["dev"], said[0]["buttons"]) == (box.name, values["buttons"])
        assert said[0]["pins"] == values["pins"]
        assert said[0]["answered"] == (values["lamp"] == "answered")
        assert ":".join(map(str, said[0]["broker"])) == values["broker"]
        assert (said[0]["ca"] is None) == ("ca" not in values)
        tell(f"boxes/{box.name}/config.json", f"read: {len(values['buttons'])} buttons")


@pytest.mark.parametrize("program", interpreters(), ids=lambda path: Path(path).name)
def test_a_box_goes_on_in_its_ring(old: Path, program: str, tell: Tell) -> None:
    """After its last entry and in its epoch, nothing of what waits lost; once round it is still one chain."""
    said = json.loads((old / "made.json").read_text())["ring"]
    box = old / "boxes" / said["dev"]
    key = bytes.fromhex(json.loads((box / "config.json").read_text())["key"])
    entries = sorted(read_ring(said["dev"], box / "journal.bin", key).entries, key=lambda one: one.seq)
    waiting = [one.hash for one in entries if one.seq > said["acked"]]
    found = opened(program, box, "a4cf12000001")["ring"]
    assert {name: found[name] for name in ("ep", "first", "last", "acked")} == {
        name: said[name] for name in ("ep", "first", "last", "acked")
    }
    assert (found["boot"], found["suspect"]) == (said["boot"] + 1, False)
    assert found["waiting"] == waiting
    assert found["follows"]
    assert found["numbers"] == [said["last"] + 1, said["last"] + 2, said["boot"] + 1]
    assert found["round"] == [True, 400, said["boot"] + 2, False]
    name = Path(program).name
    tell(f"boxes/{said['dev']}/journal.bin", f"{name}: from entry {said['last']} on, {len(waiting)} unsent kept")


async def test_a_box_sends_its_gateway_what_it_kept(
    old: Path, mosquitto: Any, tmp_path: Path, tell: Tell, nest: Any
) -> None:
    """Both are of that version: after the power cut the presses that nobody had acknowledged reach the log, once."""
    said = json.loads((old / "made.json").read_text())["ring"]
    folder, data = old / "boxes" / said["dev"], old / "restored"
    values = json.loads((folder / "config.json").read_text())
    known = json.loads((data / "devices.json").read_text())[said["dev"]]
    ring = (folder / "journal.bin").read_bytes()
    before = len(rows(data / "log.db"))
    gateway = GatewayProcess(nest, data, old / "plan.toml", mosquitto.address)
    gateway.start()
    host, port = mosquitto.address.split(":")
    running = tmp_path / "box"
    running.mkdir()
    (running / "journal.bin").write_bytes(ring)
    box = SimulatedDevice(
        running, site=values["site"], dev=said["dev"], hw=known["hw"], key=values["key"], broker=(host, int(port)),
        buttons=values["buttons"], ring_bytes=len(ring), lamp=values["lamp"], hello_s=1, resend_s=1, backoff_s=1,
    )  # fmt: skip
    try:
        async with box:
            lit = await box.press("in")
            assert (lit.ep, lit.seq) == (said["ep"], said["last"] + 2)  # behind this start's `boot`
            until(lambda: lit.seq in sent(data, before, said["dev"]))
    finally:
        assert gateway.stop() == 0
    assert sent(data, before, said["dev"]) == list(range(said["acked"] + 1, lit.seq + 1))
    with closing(sqlite3.connect(data / "log.db")) as db:
        [(conflicts,)] = db.execute("SELECT count(*) FROM device_conflict WHERE ep = ?", (said["ep"],)).fetchall()
    assert conflicts == 0
    tell(f"boxes/{said['dev']}/journal.bin", f"{box.implementation}: entries {said['acked'] + 1} to {lit.seq} sent")


def sent(data: Path, first: int, dev: str) -> list[int]:
    """Return the numbers of a device's entries in the log from a leaf on."""
    bodies = [json.loads(row[5].rpartition(b".")[0]) for row in rows(data / "log.db")[first:] if row[4] == "device"]
    return [body["seq"] for body in bodies if body["dev"] == dev]
