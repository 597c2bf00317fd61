"""An image that came over the air is kept only if the gateway answered it. Runs on CPython and MicroPython."""

from contract import gateway_side
from firmware import app, choice, proof
from firmware.medium import SECTOR
from firmware.proof import UnprovenError
from firmware.watch import Watch
from simulators.device.flash import RamFlash, blank
from tests.firmware.bench import KEY, Box, FakeGateway, kind_text, new_image, pressed


class Chip:
    """Two slots, both good, and the records of firmware.choice; it starts as a box is flashed."""

    def __init__(self):
        self.records = RamFlash(blank(2 * SECTOR))
        self.records.program(0, choice.record_of(1, 0) + b"\x00\x00")
        self.accepted = 0

    def update(self):
        """Have the other application run from the next reset on."""
        choice.offer(self.records, choice.spare(self.records))

    def reset(self):
        """Start; return which slot runs."""
        for slot in choice.slots(self.records, lambda slot: True):
            return slot
        return None

    def pending(self):
        """Say what the board says."""
        return choice.pending(self.records)

    def accept(self):
        """Keep what runs."""
        self.accepted += 1
        choice.keep(self.records)


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
