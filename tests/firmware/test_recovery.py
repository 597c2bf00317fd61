"""What a start finds by bisection is what reading every slot finds. Runs on CPython and MicroPython."""

import random
import sys

from firmware import recovery
from simulators.device.flash import RamFlash
from tests.firmware import full_scan
from tests.firmware.bench import TORN, CutFlash, PowerCutError, boot, journal_on, new_image, press

SLOW = sys.implementation.name == "micropython"


class Counted(RamFlash):
    """A flash that counts its reads."""

    def __init__(self, image):
        RamFlash.__init__(self, image)
        self.reads = 0

    def read(self, offset, n):
        """Return `n` bytes."""
        self.reads += 1
        return RamFlash.read(self, offset, n)


def _alike(image, said):
    """Compare; return how many slots the bisection read."""
    flash = Counted(image)
    found = recovery.scan(flash)
    assert found == full_scan.scan(image), (said, found, full_scan.scan(image))
    return flash.reads


def test_any_life_of_a_ring_is_found_alike_after_every_step():
    """Class: file lost or torn by a power cut: presses, acknowledgements, starts, cuts, epochs that are half copied."""
    for seed in range(2 if SLOW else 12):
        random.seed(seed)
        flash = CutFlash(new_image(random.choice((8, 9, 16))))
        journal = journal_on(flash, seed)
        for step in range(400):
            flash.torn = random.choice(TORN)
            flash.left = random.randrange(30) if random.random() < 0.2 else None
            try:
                journal = _step(journal, flash, seed * 1000 + step)
            except (PowerCutError, OSError):
                _alike(flash.image, (seed, step))
                journal = _again(flash, seed * 1000 + step)
            flash.left = None
            if step % 8 == 0:
                _alike(flash.image, (seed, step))


def _step(journal, flash, seed):
    drawn = random.random()
    if drawn < 0.7:
        press(journal, seed % 500, seed)
    elif drawn < 0.85:
        journal.free(random.randrange(journal.acked, journal.last + 1))
    elif drawn < 0.88:
        journal.open_epoch(random.randrange(journal.acked, journal.last + 1), "back", seed)
    elif drawn < 0.96:
        journal.copy_step()
    else:
        journal = _again(flash, seed)
    return journal


def _again(flash, seed):
    flash.left = None
    journal = journal_on(flash, seed)
    boot(journal)
    return journal


def test_damage_anywhere_is_no_worse_for_it():
    """Class: storage formatted after an error: bytes that rot in slots, and whole sectors of something else."""
    for seed in range(8 if SLOW else 60):
        random.seed(seed)
        image = new_image()
        journal = journal_on(image, seed)
        for ms in range(random.choice((3, 40, 126, 200, 700))):
            press(journal, ms % 500, ms)
            journal.free(journal.last - random.randrange(20))
        for _ in range(random.randrange(1, 4)):
            at = random.randrange(len(image))
            image[at] ^= 0x10
        flash = Counted(image)
        found, every = recovery.scan(flash), full_scan.scan(image)
        assert found == every, (seed, found, every)


def test_few_slots_are_read_wherever_the_newest_is():
    """The start of a chip: 23,700 slots were read for a full ring, 10 to 25 seconds by estimate."""
    image = new_image(32)
    journal = journal_on(image)
    reads = []
    for ms in range(3 * 512):
        press(journal, ms % 500, ms)
        journal.free(journal.last)
        if ms % 37 == 0:
            reads.append(_alike(image, ms))
    assert max(reads) <= 60, max(reads)
