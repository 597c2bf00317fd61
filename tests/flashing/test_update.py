"""Another application on the real image: power is cut in every flash operation, and what is left boots."""

from collections.abc import Callable
from pathlib import Path

import pytest

from firmware import choice, container
from firmware.writing import Writer
from flashing import image
from simulators.device.chip import SimulatedChip
from simulators.device.process import interpreter
from tests.depth import depth
from tests.firmware.bench import TORN, CutFlash, PowerCutError, boot, journal_on, press, pressed
from tests.firmware.test_slots_of_applications import Part
from tests.flashing.test_boot import GREEN, HW, IN, config, other
from tests.flashing.test_image import AT, FLASH, part, table_of

VERSION = b"0.1.0"
NEXT = b"0.2.0"


class Board:
    """The flash of a box with a written ring, and its partitions by the image's own table."""

    def __init__(self, flash: CutFlash, made: bytes) -> None:
        self.flash = flash
        found = {name: Part(flash, at, size) for name, (_, _, at, size) in table_of(made).items()}
        self.slots, self.records, self.ring = (found["slot0"], found["slot1"]), found["choice"], found["journal"]

    def good(self, slot: int) -> bool:
        return container.is_good(self.slots[slot])

    def start(self) -> bytes | None:
        """Return the version that a start runs."""
        for slot in choice.slots(self.records, self.good):
            return container.head(self.slots[slot]).version
        return None


def life(board: Board, application: bytes) -> None:
    """Take another application as it comes, start it, keep it."""
    slot = choice.spare(board.records)
    writer = Writer(board.slots[slot], board.records, slot)
    for at in range(0, len(application), 1000):
        writer.write(application[at : at + 1000])
    writer.finish()
    assert board.start() == NEXT
    choice.keep(board.records)


@pytest.fixture(scope="module")
def box(built: bytes) -> tuple[bytes, bytes, bytes]:
    """Return a box's image, its whole flash with a ring of presses, and the next application."""
    made = image.for_box(built, config("127.0.0.1:9"))
    flash = CutFlash(bytearray((b"\xff" * AT + made).ljust(FLASH, b"\xff")))
    journal = journal_on(Board(flash, made).ring)
    boot(journal)
    for ms in range(30, 50):
        press(journal, ms)
    return made, bytes(flash.image), other(part(made, "slot0"), NEXT)


class Watched(CutFlash):
    """Shows what would be left of it if the power went in each operation, torn in every way, before it is done."""

    def __init__(self, image: bytearray, show: Callable[[bytearray, str], None]) -> None:
        super().__init__(image)
        self._show = show

    def program(self, offset: int, data: bytes) -> None:
        self._tear(lambda flash: flash.program(offset, data))
        super().program(offset, data)

    def erase(self, sector: int) -> None:
        self._tear(lambda flash: flash.erase(sector))
        super().erase(sector)

    def _tear(self, operation: Callable[[CutFlash], None]) -> None:
        for torn in depth(TORN, ("first",)):
            flash = CutFlash(bytearray(self.image))
            flash.left, flash.torn = 0, torn
            with pytest.raises(PowerCutError):
                operation(flash)
            self._show(flash.image, torn)


def test_a_cut_in_every_operation_of_an_update_leaves_a_good_slot_and_the_ring(box: tuple[bytes, bytes, bytes]) -> None:
    """Class: bad OTA image bricks. Printed is how many cuts there were."""
    made, flash, application = box
    offset = table_of(made)["journal"][2]
    ring = flash[offset:]
    ran = {VERSION: 0, NEXT: 0}

    def look(left: bytearray, torn: str) -> None:
        version = Board(CutFlash(left), made).start()
        assert version in ran, torn
        ran[version] += 1
        assert left[offset:] == ring

    board = Board(Watched(bytearray(flash), look), made)
    life(board, application)
    assert board.start() == NEXT
    assert pressed(journal_on(board.ring), 1) == list(range(30, 50))
    cuts = sum(ran.values())
    print(f"update of {len(application)} bytes: {cuts} cuts, {ran[VERSION]} ran the old one, {ran[NEXT]} the new one")
    assert cuts > depth(1000, 200)
    assert ran[VERSION] > 0


@pytest.mark.skipif("micropython" not in interpreter(), reason="no MicroPython")
@pytest.mark.parametrize("where", ["first", "half", "offer"])
async def test_what_a_cut_left_boots(box: tuple[bytes, bytes, bytes], where: str, tmp_path: Path) -> None:
    """On real MicroPython: in the first erasure, in the middle, and while the record is written."""
    made, flash, application = box
    whole = Board(CutFlash(bytearray(flash)), made)
    life(whole, application)
    count = whole.flash.operations
    board = Board(CutFlash(bytearray(flash)), made)
    board.flash.left, board.flash.torn = {"first": 0, "half": count // 2, "offer": count - 3}[where], "first"
    with pytest.raises(PowerCutError):
        life(board, application)
    chip = SimulatedChip(tmp_path / "flash.bin", HW)
    chip.flash.write_bytes(board.flash.image)
    async with chip:
        chip.press(IN)
        await chip.lit(GREEN)
