"""An image that came over the air is kept only if the gateway answered it. Runs on CPython and MicroPython."""

import struct
from binascii import crc32

from contract import gateway_side
from firmware import app, proof
from firmware.proof import UnprovenError
from firmware.watch import Watch
from tests.firmware.bench import KEY, Box, FakeGateway, kind_text, new_image, pressed

NEW, VALID = 0, 2  # states beside those that firmware.proof names
BLANK = b"\xff" * proof.RECORD


def record(seq, state):
    """Return a record as ESP-IDF writes it."""
    number = struct.pack("<I", seq)
    return number + b"\xff" * 20 + struct.pack("<II", state, crc32(number, 0xFFFFFFFF))


class Chip:
    """Two places for an image and the boot loader's two records, as ESP-IDF's boot loader with roll-back treats them.

    Image `n` of two runs while the newest good record has `seq` 1 + n (mod 2).
    """

    def __init__(self):
        self.records = [record(1, VALID), BLANK]
        self.accepted = 0

    def update(self):
        """Have the other image run from the next reset on, as Partition.set_boot does."""
        newest = self._newest()
        self.records[1 - newest] = record(self._seq(newest) + 1, NEW)

    def reset(self):
        """Start; return which image runs."""
        newest = self._newest()
        state = self._state(newest)
        if state == proof.PENDING:  # it had its one chance
            self.records[newest] = record(self._seq(newest), proof.ABORTED)
            newest = self._newest()
        elif state == NEW:
            self.records[newest] = record(self._seq(newest), proof.PENDING)
        return (self._seq(newest) + 1) % 2

    def pending(self):
        """Read the records as the board does."""
        return proof.pending(self.records)

    def accept(self):
        """Mark the running image as Partition.mark_app_valid_cancel_rollback does."""
        self.accepted += 1
        newest = self._newest()
        self.records[newest] = record(self._seq(newest), VALID)

    def _seq(self, i):
        return struct.unpack("<I", self.records[i][:4])[0]

    def _state(self, i):
        return struct.unpack("<I", self.records[i][24:28])[0]

    def _newest(self):
        good = [i for i in (0, 1) if self.records[i] != BLANK and self._state(i) not in (proof.INVALID, proof.ABORTED)]
        return max(good, key=self._seq)


class Deaf(FakeGateway):
    """A gateway whose answers the image cannot read: it has another key."""

    def __init__(self):
        FakeGateway.__init__(self, key=KEY)

    def take(self, channel, payload):
        """Answer nobody."""
        return []


def run(chip, image, gateway, ms, start):
    """Run a start of a box: one press, then checks each half second for `ms`; return (image, box, failed at)."""
    runs = chip.reset()
    box = Box(image, seed=start)
    watch = Watch(None, Still(), {}, None, app.trial(chip, box.journal, box.now))
    box.press(start)
    out = box.session.connected(box.now)
    while box.now < ms:
        acks = [ack for channel, payload in out for ack in gateway.take(channel, payload)]
        box.now += 500
        out = []
        for ack in acks:
            out += box.session.received("ack", ack, box.now)
        out += box.session.poll(box.now)
        try:
            watch.check(box.now)
        except UnprovenError:
            return runs, box, box.now
    return runs, box, None


class Still:
    """An uptime that nobody needs."""

    def now(self):
        """Return 0."""
        return 0


def test_an_image_that_the_gateway_answers_is_kept_through_every_later_reset():
    """Class: bad OTA image bricks or is kept (a good one must not be thrown away)."""
    chip, image, gateway = Chip(), new_image(), FakeGateway()
    assert run(chip, image, gateway, 5000, 1)[0] == 0
    assert chip.accepted == 0  # flashed by cable: nothing to prove
    chip.update()
    runs, _, failed = run(chip, image, gateway, proof.PROVE_MS * 2, 2)
    assert (runs, failed, chip.accepted) == (1, None, 1)
    for start in range(3, 6):
        runs, _, failed = run(chip, image, Deaf(), proof.PROVE_MS * 2, start)
        assert (runs, failed) == (1, None)  # a gateway that is off for a while is no reason to go back
    assert gateway.presses() == [1, 2]


def test_an_image_that_cannot_be_acknowledged_rolls_back_and_the_journal_is_intact():
    """Class: bad OTA image bricks or is kept: it boots, samples and journals, but the gateway never answers it."""
    chip, image, gateway = Chip(), new_image(), FakeGateway()
    run(chip, image, gateway, 5000, 1)
    chip.update()
    runs, box, failed = run(chip, image, Deaf(), proof.PROVE_MS * 2, 2)
    assert (runs, failed, chip.accepted) == (1, proof.PROVE_MS, 0)
    left = box.journal.last
    runs, box, failed = run(chip, image, gateway, 30_000, 3)
    assert (runs, failed) == (0, None)
    assert gateway.presses() == [1, 2, 3]  # the bad image's press was journalled, and counts
    assert (len(gateway.logs), gateway.conflicts, gateway.skips) == (1, [], [])
    assert box.journal.last == left + 2
    assert pressed(box.journal, 1) == [1, 2, 3]
    boots = [
        gateway_side.unseal_entry(KEY, sealed).boot
        for sealed in gateway.logs[box.journal.ep]
        if kind_text(sealed) == "boot"
    ]
    assert boots == [1, 2, 3]


def test_an_image_that_is_reset_before_it_proved_itself_rolls_back():
    """Class: bad OTA image bricks or is kept: it crashes, hangs until the watchdog bites, or loses its supply."""
    chip, image, gateway = Chip(), new_image(), FakeGateway()
    chip.update()
    assert run(chip, image, Deaf(), 1000, 1)[0] == 1
    assert run(chip, image, gateway, 20_000, 2)[0] == 0
    assert chip.accepted == 0
    chip.update()  # and the next update is tried again
    assert run(chip, image, gateway, 20_000, 3)[0] == 1
    assert chip.accepted == 1


def test_what_the_image_before_had_acknowledged_proves_nothing():
    """Class: bad OTA image bricks or is kept: the ring still holds acknowledged entries of the good one."""
    chip, image, gateway = Chip(), new_image(), FakeGateway()
    _, box, _ = run(chip, image, gateway, 5000, 1)
    box.press(77)  # its slot says what was acknowledged before it
    chip.update()
    chip.reset()
    box = Box(image, seed=9)
    assert box.journal.acked == 2
    app.trial(chip, box.journal, 0).check(5000)
    assert chip.accepted == 0
    assert app.trial(None, box.journal, 0) is None  # a board whose images are not ours


def test_the_boot_loaders_records_are_read_as_it_does():
    """Blank, torn and refused records name no image; the larger number of two good ones runs."""
    bad = record(9, proof.PENDING)[:28] + b"\x00\x00\x00\x00"
    for records, expected in (
        ((BLANK, BLANK), False),
        ((record(1, VALID), record(2, proof.PENDING)), True),
        ((record(3, proof.PENDING), record(2, VALID)), True),
        ((record(3, VALID), record(2, proof.PENDING)), False),
        ((record(1, VALID), record(2, proof.ABORTED)), False),
        ((record(1, proof.PENDING), record(2, proof.INVALID)), True),
        ((record(1, VALID), bad), False),
        ((record(1, 0xFFFFFFFF), BLANK), False),
    ):
        assert proof.pending(records) is expected, records
    assert crc32(b"\x01\x00\x00\x00", 0xFFFFFFFF) == 0x4743989A  # what esptool writes for number 1
