"""The image as it is, booted by real MicroPython on its unix port: both slots, and what happens where one is no good."""

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from contract.entry import Entry
from edge_gateway.devices import box, keyring
from edge_gateway.devices.box import Identity, Network
from firmware import container
from firmware.choice import record_of
from flashing import application, image
from simulators.device import journal_file
from simulators.device.chip import RESET_STATUS, SimulatedChip
from simulators.device.flash import RamFlash
from simulators.device.process import interpreter
from site_plan import Device
from tests.edge_gateway.conftest import SITE, GatewayProcess, Mosquitto, until
from tests.flashing.test_image import AT, FLASH, table_of

HW = "a0a0a0a0a0a0"
GATE = Device("gate-a", {"in": "enter", "out": "leave"})
IN, GREEN, RED, LIGHT = 25, 32, 27, 2
KEY = "5" * 64

pytestmark = pytest.mark.skipif("micropython" not in interpreter(), reason="no MicroPython")


def config(broker: str, key: str = KEY) -> str:
    """Return config.json of a gate."""
    made = box.configuration(GATE, "gate", Identity(SITE, key, 1), Network(broker, "lawang", "rahasia"))
    return json.dumps(made | {"backoff_s": 0.2, "hello_s": 0.5})


@pytest.fixture
def chip(built: bytes, tmp_path: Path) -> SimulatedChip:
    """Return a chip with the image of a gate whose broker is away."""
    made = SimulatedChip(tmp_path / "flash.bin", HW)
    made.write(image.for_box(built, config("127.0.0.1:9")))
    return made


def place(chip: SimulatedChip, label: str) -> tuple[int, int]:
    _, _, offset, size = table_of(chip.flash.read_bytes()[AT:])[label]
    return offset, size


def put(chip: SimulatedChip, label: str, content: bytes, at: int = 0) -> None:
    """Write into a partition, past all of ours."""
    with chip.flash.open("r+b") as file:
        file.seek(place(chip, label)[0] + at)
        file.write(content)


def get(chip: SimulatedChip, label: str) -> bytes:
    offset, size = place(chip, label)
    return chip.flash.read_bytes()[offset : offset + size]


def entries(chip: SimulatedChip) -> list[Entry]:
    return [kept.entry for kept in journal_file.read(get(chip, "journal")).kept]


def other(application: bytes, version: bytes, *, breaks: bytes = b"") -> bytes:
    """Return another version of an application; `breaks` is a module that is not to be found in it."""
    size = struct.unpack_from("<I", application, 12)[0]
    made = bytearray(application[:size].replace(breaks, bytes(len(breaks))) if breaks else application[:size])
    made[16:32] = version.ljust(16, b"\x00")
    medium = RamFlash(made + b"\xff" * (-len(made) % 4096))
    made[container.DIGEST_AT : container.INDEX_AT] = container.digest(medium, size)
    return bytes(made)


async def test_the_image_boots_and_a_press_reaches_the_gateway(
    built: bytes, tmp_path: Path, mosquitto: Mosquitto, start_gateway: Callable[[str], GatewayProcess]
) -> None:
    """From the file that a programmer writes to the wall; then the other slot, with the same journal."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    chip = SimulatedChip(tmp_path / "flash.bin", HW)
    key = keyring.load(gateway.data)["gate-a"].key_hex
    chip.write(image.for_box(built, config(mosquitto.address, key)))
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
        until(lambda: gateway.live()["entered"] == 1)
    put(chip, "slot1", get(chip, "slot0"))
    put(chip, "choice", record_of(2, 1), 4096)
    put(chip, "slot0", bytes(4096))
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
        until(lambda: gateway.live()["entered"] == 2)
        until(lambda: get(chip, "choice")[4096 + 13] == 0)  # kept, for the gateway has answered it
    kinds = [entry.k for entry in entries(chip)]
    assert (kinds.count("boot"), kinds.count("press"), kinds.count("fault")) == (2, 2, 0)


async def test_without_a_network_presses_are_journalled_and_the_ring_has_its_size(chip: SimulatedChip) -> None:
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
        chip.press(IN)
        await chip.lit(GREEN, 2)
    assert [entry.k for entry in entries(chip)] == ["boot", "press", "press"]
    assert chip.flash.stat().st_size == FLASH


@pytest.mark.parametrize("breaks", [b"firmware/journal.mpy", b"contract/mac.mpy", b"firmware/main.mpy"])
async def test_an_application_that_cannot_be_loaded_gives_way_to_the_other_one(
    chip: SimulatedChip, breaks: bytes
) -> None:
    """Class: an import that fails before main() ended in the REPL, every lamp dark."""
    put(chip, "slot1", other(get(chip, "slot0"), b"9", breaks=breaks))
    put(chip, "choice", record_of(2, 1), 4096)
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
    assert "slot 1 ImportError" in chip.log.read_text()
    assert LIGHT not in chip.shone
    assert get(chip, "choice")[4096 + 14] == 0  # given up
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
    assert chip.log.read_text().count("slot 1") == 1  # and not tried again


@pytest.mark.parametrize("label", ["slot0", "vfs"])
async def test_where_nothing_can_be_loaded_the_light_says_so_and_the_chip_starts_anew(
    chip: SimulatedChip, built: bytes, label: str
) -> None:
    """Class: the same. No good slot, or a file system of which only main.py is left."""
    if label == "vfs":
        found = next(text for name, text in application.loader() if name == "main.py")
        put(chip, "vfs", image.file_system([("main.py", found)]))
    else:
        put(chip, "slot0", bytes(4096), 300)
    async with chip:
        await chip.lit(LIGHT, 3)
        assert label == "vfs" or await chip.ended() == RESET_STATUS
    assert chip.shone == [LIGHT] * (3 if label == "vfs" else 9)
    assert ("NoApplicationError" if label == "slot0" else "ImportError") in chip.log.read_text()


async def test_a_configuration_that_cannot_be_read_lights_a_lamp(chip: SimulatedChip, built: bytes) -> None:
    chip.write(image.for_box(built, "{"))
    async with chip:
        await chip.lit(LIGHT, 2)
    assert set(chip.shone) == {LIGHT}


async def test_a_newer_configuration_counts_once_it_is_whole(chip: SimulatedChip, built: bytes) -> None:
    """Each half of its partition has one; a torn one leaves the one before."""
    half = place(chip, "settings")[1] // 2
    newer = get_record(image.for_box(built, config("127.0.0.1:9").replace('"in"', '"go"')), 7)
    put(chip, "settings", newer[:-1], half)
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
    put(chip, "settings", newer, half)
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
    assert [dict(entry.data)["b"] for entry in entries(chip) if entry.k == "press"] == ["in", "go"]


def get_record(image: bytes, number: int) -> bytes:
    """Return the configuration of an image as the record of another number."""
    _, _, offset, _ = table_of(image)["settings"]
    _, length, _ = struct.unpack_from("<III", image, offset - AT)
    text = image[offset - AT + 12 : offset - AT + 12 + length]
    said = struct.pack("<II", number, length)
    return said + struct.pack("<I", zlib.crc32(said + text)) + text
