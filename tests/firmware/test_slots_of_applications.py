"""Two slots for the application: one good one is left whatever is cut. Runs on CPython and MicroPython."""

import struct
from hashlib import sha256

from firmware import choice, container
from firmware.medium import SECTOR
from firmware.writing import RefusedError, Writer
from simulators.device.flash import RamFlash, blank
from tests.firmware.bench import TORN, CutFlash, PowerCutError, boot, journal_on, press, pressed

SLOT = 4 * SECTOR
RING = 8 * SECTOR
MODULES = (("firmware/__init__.mpy", b""), ("firmware/main.mpy", b"M" * 5000), ("contract/mac.mpy", b"c" * 300))


def packed(version, modules=MODULES):
    """Return an application, made from the description alone."""
    at = 160 + 48 * len(modules)
    index, body = b"", b""
    for name, data in modules:
        index += struct.pack("<40sII", name.encode(), at + len(body), len(data))
        body += data
    head = struct.pack("<8sHHI16s16s16x", b"LAWANGAP", 1, len(modules), at + len(body), version, b"esp32")
    return head + bytes(64) + sha256(head + index + body).digest() + index + body


OLD, NEW = packed(b"1"), packed(b"2", tuple(reversed(MODULES)))


class Chip:
    """Slots, choice and ring on one flash, of which each can lose its power."""

    def __init__(self):
        self.flash = CutFlash(blank(2 * SLOT + 2 * SECTOR + RING))
        self.records = Part(self.flash, 2 * SLOT, 2 * SECTOR)
        self.ring = Part(self.flash, 2 * SLOT + 2 * SECTOR, RING)
        self.slots = [Part(self.flash, 0, SLOT), Part(self.flash, SLOT, SLOT)]
        self.slots[0].put(OLD)
        self.records.program(0, choice.record_of(1, 0) + b"\x00\x00")  # tried and kept, as a box is flashed

    def start(self):
        """Return the version that a start runs, None if none does."""
        for slot in choice.slots(self.records, lambda slot: container.is_good(self.slots[slot])):
            return container.head(self.slots[slot]).version
        return None

    def update(self, application=NEW):
        """Write another application into the spare slot and offer it."""
        slot = choice.spare(self.records)
        writer = Writer(self.slots[slot], self.records, slot)
        for at in range(0, len(application), 700):
            writer.write(application[at : at + 700])
        writer.finish()


class Part:
    """A partition of a flash."""

    def __init__(self, flash, at, size):
        self._flash = flash
        self._at = at
        self.size = size

    def read(self, offset, n):
        """Read."""
        assert offset // SECTOR == (offset + n - 1) // SECTOR
        assert offset + n <= self.size
        return self._flash.read(self._at + offset, n)

    def program(self, offset, data):
        """Program."""
        assert offset // SECTOR == (offset + len(data) - 1) // SECTOR
        assert offset + len(data) <= self.size
        self._flash.program(self._at + offset, data)

    def erase(self, sector):
        """Erase."""
        assert 0 <= sector < self.size // SECTOR
        self._flash.erase(self._at // SECTOR + sector)

    def put(self, data):
        """Put bytes there, by no way of ours."""
        self._flash.image[self._at : self._at + len(data)] = data

    def image(self):
        """Return all of it."""
        return self._flash.image[self._at : self._at + self.size]


def operations(act):
    """Return how many flash operations `act(chip)` takes."""
    chip = Chip()
    chip.flash.operations = 0
    act(chip)
    return chip.flash.operations


def test_a_cut_at_every_flash_operation_of_an_update_leaves_one_good_slot_and_the_ring():
    """Class: bad OTA image bricks: while it is written, while it is offered, at its first start, while it is kept."""

    def life(chip):
        chip.update()
        assert chip.start() == b"2"
        choice.keep(chip.records)

    count = operations(life)
    cuts, versions = 0, []
    made = Chip()
    journal = journal_on(made.ring)
    boot(journal)
    press(journal, 77)
    ring = bytes(made.ring.image())
    for left in range(count):
        for torn in TORN:
            chip = Chip()
            chip.ring.put(ring)
            chip.flash.left, chip.flash.torn = left, torn
            try:
                life(chip)
            except PowerCutError:
                cuts += 1
            chip.flash.left = None
            version = chip.start()
            assert version in (b"1", b"2"), (left, torn)
            versions.append(version)
            assert chip.start() in (version, b"1"), (left, torn)  # tried once, then only if it is kept
            chip.update(NEW if version == b"1" else OLD)  # and another update goes through
            assert chip.start() is not None
            assert bytes(chip.ring.image()) == ring
    assert pressed(journal_on(chip.ring), 1) == [77]
    assert (cuts > 4 * count, count > 30) == (True, True), (cuts, count)
    assert b"1" in versions
    assert b"2" in versions
    print("update:", count, "operations,", cuts, "cuts,", versions.count(b"2"), "ran the new one")


def test_an_application_that_is_not_kept_runs_once():
    chip = Chip()
    chip.update()
    assert [choice.pending(chip.records), chip.start(), choice.pending(chip.records)] == [True, b"2", True]
    assert [chip.start(), choice.pending(chip.records)] == [b"1", False]
    choice.keep(chip.records)  # what runs, and no other one
    assert chip.start() == b"1"
    chip.update()
    assert chip.start() == b"2"
    choice.keep(chip.records)
    assert [chip.start(), chip.start(), choice.pending(chip.records)] == [b"2", b"2", False]


def test_a_slot_that_rots_gives_way_to_the_other_one():
    """Also after it was kept, and though the other one was given up long ago."""
    chip = Chip()
    chip.update()
    chip.start()
    choice.keep(chip.records)
    chip.slots[1].put(NEW[:5000] + b"?")
    assert chip.start() == b"1"
    chip.slots[0].put(b"?")
    assert chip.start() is None
    chip.slots[1].put(NEW)
    assert chip.start() == b"2"


def test_who_asks_for_another_slot_gets_each_once():
    """What cannot be loaded, however whole, is followed by what can."""
    chip = Chip()
    chip.update()

    def good(slot):
        return container.is_good(chip.slots[slot])

    assert list(choice.slots(chip.records, good)) == [1, 0]
    assert list(choice.slots(chip.records, good)) == [0, 1]  # all were given up: better one of these than none


def test_what_is_no_whole_application_is_never_offered():
    for wrong in (NEW[:-1], NEW + b"x" * 20_000, b"", OLD[:400] + b"?" + OLD[401:], b"\xff" * 5000):
        chip = Chip()
        try:
            chip.update(wrong)
            raise AssertionError(wrong[:20])
        except RefusedError:
            pass
        assert [chip.start(), chip.start()] == [b"1", b"1"]


def test_the_slot_that_runs_is_never_written():
    chip = Chip()
    for slot in (0, None):
        try:
            Writer(chip.slots[0], chip.records, slot)
            raise AssertionError
        except RefusedError:
            pass


def test_modules_are_read_out_of_the_slot():
    chip = Chip()
    files = container.Files(chip.slots[0])
    for path, kind in (("/firmware", 0x4000), ("firmware/main.mpy", 0x8000), ("/contract", 0x4000)):
        assert files.stat(path)[0] == kind
    for name, data in MODULES:
        file, got, piece = files.open("/" + name, "rb"), b"", bytearray(255)
        n = file.readinto(piece)
        while n:
            got += piece[:n]
            assert n == len(piece) or len(got) == len(data)  # less than asked for is the end, to the importer
            n = file.readinto(piece)
        assert got == data
    for path in ("/", "/firm", "/firmware/main", "/firmware/main.py", "/main.mpy", "/x"):
        for ask in (files.stat, lambda path: files.open(path, "rb")):
            assert _refused(ask, path) == 2


def _refused(ask, path):
    """Return the number of the error."""
    try:
        ask(path)
    except OSError as e:
        return e.args[0]
    raise AssertionError(path)


def test_what_is_no_application_is_none():
    for data in (b"", OLD[:100], b"LAWANGAP" + b"\xff" * 200, OLD.replace(b"LAWANGAP\x01", b"LAWANGAP\x02")):
        medium = RamFlash(blank(SLOT))
        medium.image[: len(data)] = data
        assert not container.is_good(medium)
