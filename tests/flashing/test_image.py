"""The image: its table read back, what is in it, and which bases are refused. What reads here is written here."""

import hashlib
import json
import struct
import zlib
from pathlib import Path

import pytest

from flashing import base, image
from flashing.errors import FlashingError
from tests.flashing import stand_in

AT = 0x1000  # where an image lies in the flash
FLASH = 0x400000
SECTOR = 4096


def table_of(image: bytes) -> dict[str, tuple[int, int, int, int]]:
    """Return type, subtype, offset and size by label, as the boot loader reads a table."""
    rows, sector = {}, image[0x8000 - AT : 0x9000 - AT]
    for at in range(0, 0xC00, 32):
        row = sector[at : at + 32]
        if row[:2] == b"\xeb\xeb":
            assert row[16:] == hashlib.md5(sector[:at], usedforsecurity=False).digest()
            assert sector[at + 32 :].strip(b"\xff") == b""
            return rows
        assert row[:2] == b"\xaa\x50"
        kind, subtype, offset, size = struct.unpack("<BBII", row[2:12])
        rows[row[12:28].rstrip(b"\x00").decode()] = (kind, subtype, offset, size)
        assert row[28:] == bytes(4)
    raise AssertionError("a table without its MD5")


def part(image: bytes, label: str) -> bytes:
    _, _, offset, size = table_of(image)[label]
    return image[offset - AT : offset - AT + size]


def test_the_table_has_room_for_everything_in_4_mb(built: bytes) -> None:
    """Class: what the partition table has no room for. No two rows share a byte; what ESP-IDF wants of them is so."""
    rows = table_of(built)
    assert list(rows) == ["nvs", "phy_init", "factory", "vfs", "settings", "choice", "slot0", "slot1", "journal"]
    end = 0x9000
    for label, (kind, _, offset, size) in rows.items():
        assert offset >= end, label
        assert (offset % (0x10000 if kind == 0 else SECTOR), size % SECTOR) == (0, 0), label
        end = offset + size
    assert end == FLASH
    assert rows["slot0"][3] == rows["slot1"][3]
    assert rows["journal"][3] // 256 - 3 * 16 >= 7000  # a slot has 256 bytes; three sectors of 16 are in reserve
    assert len(built) == rows["journal"][2] - AT  # nothing of the image lies in the journal


def test_what_micropython_brought_is_there_byte_for_byte(built: bytes) -> None:
    """But for the table."""
    given = stand_in.image()
    assert built[: 0x8000 - AT] == given[: 0x8000 - AT]
    assert built[0x9000 - AT : len(given)] == given[0x9000 - AT :]
    assert built[len(given) : 0x200000 - AT].strip(b"\xff") == b""


def test_a_slot_holds_the_application_and_room_for_a_larger_one(built: bytes) -> None:
    slot = part(built, "slot0")
    magic, version, modules, size, *_ = struct.unpack_from("<8sHHI16s16s", slot)
    assert (magic, version) == (b"LAWANGAP", 1)
    assert hashlib.sha256(slot[:64] + slot[160:size]).digest() == slot[128:160]
    names = [slot[160 + 48 * n : 200 + 48 * n].rstrip(b"\x00").decode() for n in range(modules)]
    assert {"firmware/main.mpy", "firmware/board/esp32.mpy", "contract/mac.mpy"} < set(names)
    assert len(set(names)) == modules
    for n in range(modules):
        at, length = struct.unpack_from("<II", slot, 200 + 48 * n)
        assert (slot[at : at + 1], at + length <= size) == (b"M", True)  # .mpy begins so
    assert size * 5 // 4 < len(slot)
    assert part(built, "slot1").strip(b"\xff") == b""


def test_a_boxs_configuration_is_all_that_tells_two_images_apart(built: bytes) -> None:
    made = image.for_box(built, '{"dev":"é"}')
    settings = part(made, "settings")
    number, length, crc = struct.unpack_from("<III", settings)
    text = settings[12 : 12 + length]
    assert (number, text) == (1, '{"dev":"é"}'.encode())
    assert crc == zlib.crc32(settings[:8] + text)
    _, _, offset, size = table_of(made)["settings"]
    at = offset - AT
    assert (made[:at], made[at + size :]) == (built[:at], built[at + size :])
    assert image.for_box(made, "{}") == image.for_box(built, "{}")
    with pytest.raises(FlashingError, match="room for 8192"):
        image.for_box(built, "x" * 8192)
    for other in (b"", stand_in.image(), built[:0x9000]):
        with pytest.raises(FlashingError, match="no image that"):
            image.for_box(other, "{}")


WITH_FILES = (*stand_in.TABLE, ("vfs", 1, 0x81, 0x200000, 0x200000))


def test_a_base_says_what_it_is(tmp_path: Path) -> None:
    """Tables of earlier versions had a file system, which is not taken over."""
    file = tmp_path / "base.bin"
    file.write_bytes(stand_in.image(rows=WITH_FILES))
    found = base.read(file)
    assert (found.chip, found.version) == ("esp32", "v1.29.0")
    assert [one.label for one in found.partitions] == ["nvs", "phy_init", "factory"]
    assert found.digest == hashlib.sha256(file.read_bytes()).hexdigest()


HUGE = (*stand_in.TABLE[:2], ("factory", 0, 0, 0x10000, 0x3F0000))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cut or damaged"),
        (b"MZ" * 400, "no MicroPython image"),
        (stand_in.image(chip=9), "another chip (number 9); known are: esp32"),
        (stand_in.image("v1.28.0"), "has MicroPython v1.28.0; tried are: v1.29.0"),
        (stand_in.image("v1.30.0-preview.7.g0123456789"), "has MicroPython v1.30.0-preview.7.g0123456789"),
        (stand_in.image("1.29.0"), "has MicroPython ?"),
        (stand_in.image(size=3), "not for 4 MB"),
        (stand_in.image(described=False), "no MicroPython image"),
        (stand_in.image()[:-1], "cut or damaged"),
        (stand_in.image()[:50_000], "cut or damaged"),
        (stand_in.image().replace(b"MicroPython v1", b"MicroPython V1"), "cut or damaged"),
        (stand_in.image(rows=stand_in.TABLE[:2]), "no MicroPython image"),
        (stand_in.image(rows=HUGE, length=0x1F1000), "there is room for 2031616"),
    ],
    ids=range(13),
)
def test_another_base_is_refused_in_one_line(content: bytes, says: str, tmp_path: Path) -> None:
    file = tmp_path / "base.bin"
    file.write_bytes(content)
    with pytest.raises(FlashingError) as refused:
        base.read(file)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_base_is_compared_with_that_of_the_first_time(tmp_path: Path) -> None:
    file = tmp_path / "base.bin"
    file.write_bytes(stand_in.image())
    found = base.read(file)
    assert [base.remember(found, tmp_path, file), base.remember(found, tmp_path, file)] == [True, False]
    file.write_bytes(stand_in.image(length=100_016))
    with pytest.raises(FlashingError, match=found.digest):
        base.remember(base.read(file), tmp_path, file)
    assert json.loads((tmp_path / "bases.json").read_text())["bases"] == {"esp32 v1.29.0": found.digest}
    (tmp_path / "bases.json").write_text("[]")
    with pytest.raises(FlashingError, match="cannot be read"):
        base.remember(found, tmp_path, file)
