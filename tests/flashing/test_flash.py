"""`lawang device flash`: a chip at a serial port, from blank to heard, and everything on the way that may fail."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from edge_gateway.devices import keyring
from flashing import port
from lawang import app
from simulators.device.chip import SimulatedChip
from tests.edge_gateway.conftest import GatewayProcess, Mosquitto
from tests.flashing import rom
from tests.flashing.rom import Rom
from tests.flashing.test_commands import hall, told
from tests.flashing.test_image import AT

__all__ = ["hall"]  # a fixture
HW = "a4cf12f0e9d3"
JOURNAL = 0x240000


@pytest.fixture(autouse=True)
def few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give up sooner: a pseudo-terminal has no reset line that a second try could use."""
    monkeypatch.setattr("flashing.commands.flash.chip_at", lambda where, told: port.chip_at(where, told, tries=3))


def flash(where: str, name: str = "gate-a", *more: object) -> Result:
    words = ["device", "flash", where, name, *map(str, more or ("--wait", 0))]
    return CliRunner().invoke(app, words)


def test_a_chip_is_written_and_its_journal_stays(hall: Path, built: bytes) -> None:
    """Its number is that of the keyring; the key is never said."""
    with Rom(HW) as chip:
        chip.flash[JOURNAL : JOURNAL + 256] = bytes(256)
        done = flash(chip.port)
    assert done.exit_code == 0, done.output
    assert f"gate-a (chip {HW}): application 0.1.0 was written and read back" in done.stdout
    key = keyring.load(hall)["gate-a"].key_hex
    assert key not in done.output
    written = bytes(chip.flash[AT:JOURNAL])
    assert told(written)["key"] == key
    assert "hw" not in told(written)
    assert written[: 0x200000 - AT] == built[: 0x200000 - AT]
    assert chip.flash[JOURNAL : JOURNAL + 256] == bytes(256)
    assert chip.flash[JOURNAL + 256 :].strip(b"\xff") == b""
    assert rom.MEM_BEGIN in chip.asked  # refused, and done without


def test_a_box_that_was_never_added_is_added_with_its_chips_number(hall: Path) -> None:
    with Rom("0123456789ab") as chip:
        done = flash(chip.port, "gate-b")
    assert done.exit_code == 0, done.output
    assert keyring.load(hall)["gate-b"].hw == "0123456789ab"
    assert told(bytes(chip.flash[AT:JOURNAL]))["key"] == keyring.load(hall)["gate-b"].key_hex


@pytest.mark.parametrize(
    ("made", "name", "says"),
    [
        (Rom(HW, deaf=True), "gate-a", "hold the board's BOOT button"),
        (Rom(HW, magic=0x12345678), "gate-a", "does not answer"),
        (Rom(HW, magic=rom.ESP32_S2), "gate-a", "This chip is an ESP32-S2; the image is for an ESP32"),
        (Rom("0123456789ab"), "gate-a", "device replace gate-a --hw 0123456789ab"),
        (Rom(HW), "gate-b", f"Chip {HW} is gate-a already"),
        (Rom(HW, worn=0x20010), "gate-a", "Writing failed"),
        (Rom(HW, breaks=5), "gate-a", "Writing failed"),
        (Rom(HW, refuses=(rom.MEM_BEGIN, rom.DEFL_BEGIN)), "gate-a", "Writing failed"),
    ],
    ids=["deaf", "unknown", "S2", "another chip", "another box's", "worn", "pulled", "refused"],
)
def test_what_fails_is_said_in_one_line_with_what_to_do(made: Rom, name: str, says: str, hall: Path) -> None:
    before = (hall / keyring.FILE).read_bytes()
    with made as chip:
        done = flash(chip.port, name)
    assert done.exit_code == 2
    said = [line for line in done.stderr.splitlines() if "NOT reset" not in line]  # esptool's, of this terminal
    assert (len(said), done.stdout) == (1, ""), done.output
    assert says in said[0]
    assert (hall / keyring.FILE).read_bytes() == before


def test_a_port_that_is_not_there_and_one_that_is_none(hall: Path, tmp_path: Path) -> None:
    assert "is not there; there are:" in flash("/dev/ttyUSB77").stderr
    (tmp_path / "file").touch()
    assert "cannot be opened" in flash(str(tmp_path / "file")).stderr
    assert "is not in the plan" in flash("/dev/ttyUSB77", "gate-z").stderr


async def test_who_flashes_waits_until_the_gateway_has_heard_the_box(
    built: bytes, tmp_path: Path, mosquitto: Mosquitto, start_gateway: Callable[[str], GatewayProcess], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """From the port to the log: what was written boots, and its boot entry is what was waited for."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    (tmp_path / "lawang.bin").write_bytes(built)
    said = {"DATA": gateway.data, "PLAN": gateway.plan, "BOX_BROKER": mosquitto.address, "WIFI": "lawang",
            "WIFI_PASSWORD": "rahasia-12", "FIRMWARE": tmp_path / "lawang.bin", "LANG": "en"}  # fmt: skip
    for name, value in said.items():
        monkeypatch.setenv(f"LAWANG_{name}", str(value))
    with Rom("a0a0a0a0a0a0") as chip:
        unheard = await asyncio.to_thread(flash, chip.port, "gate-a", "--wait", 1)
        assert (unheard.exit_code, "was not heard within 1 s" in unheard.stderr) == (1, True)
    with Rom("a0a0a0a0a0a0") as chip:
        waiting = asyncio.create_task(asyncio.to_thread(flash, chip.port, "gate-a", "--wait", 60))
        while rom.MD5 not in chip.asked:  # read back: then it is started anew
            await asyncio.sleep(0.05)
        box = SimulatedChip(tmp_path / "flash.bin", "a0a0a0a0a0a0")
        box.flash.write_bytes(chip.flash)
        async with box:
            done = await waiting
    assert done.exit_code == 0, done.output
    assert "has heard gate-a after" in done.stdout
