"""The journal on flash that loses power, wears, is cloned or was never ours. Runs on CPython and MicroPython."""

import random
import struct
import sys
from binascii import crc32

from contract import entry, gateway_side
from contract.mac import MacKey
from firmware import slots
from firmware.medium import SECTOR
from simulators.device.flash import RamFlash
from tests.firmware.bench import (
    KEY,
    TORN,
    CutFlash,
    PowerCutError,
    boot,
    journal_on,
    kind_text,
    new_image,
    press,
    pressed,
)

SLOW = sys.implementation.name == "micropython"  # the same tests, fewer rounds


def test_a_blank_ring_begins_with_the_boot_entry_and_no_epoch_entry():
    image = new_image()
    journal = journal_on(image)
    assert boot(journal) == 1
    assert press(journal, 100) == 2
    assert (journal.first, journal.last, journal.acked, journal.boot) == (1, 2, 0, 1)
    assert kind_text(journal.read(1)) == "boot"
    assert gateway_side.unseal_entry(KEY, journal.read(1)).prev == entry.START


def test_slots_lie_in_the_ring_as_the_format_says():
    image = new_image()
    journal = journal_on(image)
    boot(journal)
    sealed = journal.read(1)
    assert image[0] == 0x4C
    assert image[1] == 1
    assert image[2] == len(sealed)
    assert image[3] == 0
    assert image[4:8] == b"\x01\x00\x00\x00"
    assert image[8:12] == b"\x00\x00\x00\x00"
    assert bytes(image[16 : 16 + len(sealed)]) == sealed
    assert slots.decode(bytes(image[:256])) == slots.Slot(1, 0, sealed)


def test_reopening_continues_the_sequence_the_chain_and_the_boot_number():
    """Class: the counter returns to an old value."""
    image = new_image()
    for boots in range(1, 6):
        journal = journal_on(image, boots)
        assert journal.boot == boots
        before, prev = journal.last, journal.hash(journal.last)
        assert boot(journal) == before + 1
        assert gateway_side.unseal_entry(KEY, journal.read(before + 1)).prev == prev
    assert len(set(slots.text_in(journal.read(s), b"ep") for s in range(1, 6))) == 1


def test_acknowledged_slots_stay_until_they_are_overwritten_and_the_ring_goes_round():
    image = new_image()
    journal = journal_on(image)
    for ms in range(1000):
        assert press(journal, ms, ms) == ms + 1
        journal.free(journal.last)
    assert journal.last - journal.first >= 7 * 16 - 2
    assert pressed(journal, journal.first) == list(range(journal.first - 1, 1000))
    again = journal_on(image)
    assert (again.first, again.last, again.ep) == (journal.first, 1000, journal.ep)
    assert again.acked == 999  # what the last slot's header says
    assert not again.suspect


def test_a_full_ring_overwrites_nothing_counts_what_it_drops_and_says_so_when_there_is_room():
    image = new_image()
    journal = journal_on(image)
    kept = 0
    while press(journal, kept) is not None:
        kept += 1
    assert kept == journal.capacity
    assert press(journal, 0) is None
    assert journal.dropped == 2
    assert pressed(journal, 1) == list(range(kept))
    journal.free(20)
    assert press(journal, 777) == kept + 2
    lost = gateway_side.unseal_entry(KEY, journal.read(kept + 1))
    assert lost.k == "lost"
    assert gateway_side.field(lost, "n") == 2
    assert journal.dropped == 0
    assert pressed(journal_on(image), 21) == list(range(20, kept)) + [777]


def test_boot_entries_fill_at_most_a_quarter_and_presses_find_room_after_them():
    image = new_image()
    for _ in range(60):
        journal = journal_on(image)
        boot(journal)
    assert journal.last == journal.capacity // 4
    assert press(journal, 5) == journal.capacity // 4 + 1


def test_a_ring_of_garbage_is_reported_under_a_new_epoch_and_not_formatted():
    """Class: storage formatted after an error."""
    image = new_image()
    for i in range(len(image)):
        image[i] = i * 7 % 251
    journal = journal_on(image)
    assert kind_text(journal.read(1)) == "epoch"
    assert b'"why":"bad"' in journal.read(1)
    assert press(journal, 9) == 2
    kept = sum(image[i] == i * 7 % 251 for i in range(len(image)))
    assert kept > len(image) - SECTOR - 100
    assert pressed(journal_on(image), 1) == [9]


def test_a_damaged_first_sector_leaves_the_rest_readable_and_makes_the_journal_suspect():
    """Class: storage formatted after an error."""
    image = new_image()
    journal = journal_on(image)
    for ms in range(40):
        press(journal, ms)
    image[:SECTOR] = bytes(SECTOR)
    again = journal_on(image, 2)
    assert again.suspect
    assert again.ep == journal.ep
    assert pressed(again, 1) == list(range(16, 40))
    again.open_epoch(0, "bad", 0)
    while again.copying:
        again.copy_step()
    assert pressed(again, 1) == list(range(16, 40))
    assert not again.suspect
    assert not journal_on(image, 3).suspect


def test_another_boxs_ring_is_left_behind_under_a_new_epoch():
    image = new_image()
    first = journal_on(image)
    press(first, 1)
    for dev, key in (("gate-b", KEY), ("gate-c", MacKey(bytes(32)))):
        journal = journal_on(image, 7, dev, key)
        assert journal.ep != first.ep
        assert b'"why":"key"' in journal.read(1)
        while journal.copying:
            journal.copy_step()
        assert journal.last == 1


def test_a_flash_that_does_not_keep_bits_costs_slots_and_no_presses():
    class Worn(RamFlash):
        def program(self, offset, data):
            RamFlash.program(self, offset, data)
            if offset // 256 % 5 == 2:
                self.image[offset + 30] = 0

    flash = Worn(new_image())
    journal = journal_on(flash)
    for ms in range(300):
        press(journal, ms)
        journal.free(journal.last - 10)
    assert pressed(journal, 291) == list(range(290, 300))
    assert pressed(journal_on(flash), 291) == list(range(290, 300))


def test_power_cut_after_every_flash_operation_loses_no_returned_press_and_invents_none():
    """Class: file lost or torn by a power cut; the counter returns to an old value."""
    cuts = 0
    operation = 0
    while True:
        for torn in TORN:
            flash = CutFlash(new_image())
            flash.left, flash.torn = operation, torn
            returned, tried = _write_until_cut(flash)
            if flash.left is not None and flash.left >= 0:
                assert cuts > 100 or SLOW
                return
            cuts += 1
            _check_after_cut(flash, returned, tried)
        operation += 23 if SLOW else 4  # test_journal_cuts cuts after each


def _write_until_cut(flash):
    """Write a life of 230 presses, acknowledged 20 late, with a new epoch in the middle; return what is still owed."""
    journal = journal_on(flash)
    returned, tried = [], None
    common = 0
    try:
        for ms in range(230):
            tried = ms
            press(journal, ms, ms)
            returned.append(ms)
            tried = None
            if ms % 10 == 9 and ms > 20:
                journal.free(journal.last - 20)
                common = journal.acked
                returned = returned[-20:]
            if ms == 150:
                while returned and journal.copying:
                    journal.copy_step()
                journal.open_epoch(common, "back", ms)
                while journal.copying:
                    journal.copy_step()
                common = 0
    except PowerCutError:
        pass
    return returned, tried


def _check_after_cut(flash, returned, tried):
    journal = journal_on(flash, 2)
    while journal.copying:
        journal.copy_step()
    held = pressed(journal, journal.acked + 1)
    owed = [ms for ms in held if ms in returned or ms == tried]
    assert len(held) == len(set(held)), held
    assert owed == returned or owed == returned + [tried], (returned, tried, held)
    assert [ms for ms in held if ms not in owed] == [ms for ms in held if ms < (returned or [0])[0]]
    assert not journal.suspect
    last = journal.last
    assert press(journal, 9999) == last + 1
    assert pressed(journal_on(flash, 3), journal.acked + 1) == held + [9999]


def test_any_order_of_presses_acks_restarts_cuts_and_new_epochs_keeps_each_press_once():
    """Class: file lost or torn by a power cut. A random life against a model that holds what is owed."""
    for seed in range(2 if SLOW else 12):
        _live(seed)


def _live(seed):
    random.seed(seed)
    flash = CutFlash(new_image())
    journal = journal_on(flash, seed)
    logged = set()  # what the gateway has
    tops = {}
    owed = []
    unsure = set()
    for ms in range(1, 400):
        flash.torn = random.choice(TORN)
        flash.left = random.randrange(40) if random.random() < 0.3 else None
        try:
            action = random.random()
            if action < 0.6:
                unsure.add(ms)
                if press(journal, ms, ms) is not None:
                    owed.append(ms)
                unsure.discard(ms)
            elif action < 0.8 and not journal.copying and journal.last:
                top = min(journal.last, max(tops.get(journal.ep, 0), journal.acked) + random.randrange(20))
                for seq in range(max(journal.first, tops.get(journal.ep, 0) + 1), top + 1):
                    logged.update(_press_in(journal.read(seq)))
                tops[journal.ep] = top
                if random.random() < 0.8:
                    journal.free(top)
            elif action < 0.85:
                journal.open_epoch(tops.get(journal.ep, 0), "back", ms)
            elif action < 0.95:
                journal.copy_step()
            else:
                journal = journal_on(flash, seed * 1000 + ms)
        except PowerCutError:
            journal = journal_on(flash, seed * 1000 + ms)
        flash.left = None
    while journal.copying:
        journal.copy_step()
    top = tops.get(journal.ep, 0)
    held = pressed(journal, top + 1)
    assert len(held) == len(set(held)), (seed, held)
    assert not [ms for ms in held if ms in logged], (seed, held)
    assert not [ms for ms in owed if ms not in logged and ms not in held], (seed, owed, held)
    assert not [ms for ms in held if ms not in owed and ms not in unsure], (seed, held)


def _press_in(sealed):
    if sealed is None or kind_text(sealed) != "press":
        return []
    return [gateway_side.field(gateway_side.unseal_entry(KEY, sealed), "ms")]


def test_restarting_after_a_finished_new_epoch_keeps_the_room_that_was_freed():
    image = new_image()
    journal = journal_on(image)
    for ms in range(70):
        press(journal, ms, ms)
    journal.open_epoch(0, "back", 100)
    while journal.copying:
        journal.copy_step()
    journal.free(71)
    press(journal, 70, 200)
    assert journal.used == 1
    again = journal_on(image)
    assert not again.copying
    assert again.used == 1
    assert pressed(again, 72) == [70]


def test_what_is_erased_ahead_is_not_erased_while_a_press_waits_and_never_unacknowledged():
    class Counted(RamFlash):
        erases = 0

        def erase(self, sector):
            self.erases += 1
            RamFlash.erase(self, sector)

    flash = Counted(new_image())
    journal = journal_on(flash)
    for ms in range(300):
        before = flash.erases
        assert press(journal, ms, ms) == ms + 1
        assert flash.erases == before
        journal.free(journal.last - 3)
        journal.prepare()
    assert flash.erases >= 10
    assert pressed(journal_on(flash), journal.acked + 1) == [297, 298, 299]
    while press(journal, 0) is not None:
        journal.prepare()
    oldest = journal.acked + 1
    for _ in range(40):
        journal.prepare()
    assert journal.read(oldest) is not None


def test_a_ring_of_a_later_firmware_is_refused_and_stays_as_it_is():
    """Class: an older program takes a newer file for a damaged one, and writes over it."""
    image = new_image()
    journal = journal_on(image)
    boot(journal)
    press(journal, 100)
    later = bytearray(image[256:512])
    later[1] = 2  # the version; the rest is as that firmware likes it
    later[3] = 7
    length = later[2]
    crc = crc32(bytes(later[16 : 16 + length]), crc32(bytes(later[:12])))
    later[12:16] = struct.pack("<I", crc)
    image[256:512] = later
    before = bytes(image)
    said = ""
    try:
        journal_on(image, 2)
    except ValueError as e:
        said = str(e)
    assert said == "ring: format 2, and this firmware reads up to 1: install a newer one, nothing was changed"
    assert bytes(image) == before
    image[257 + 20] ^= 0x55  # torn: it is no later version's slot any more
    assert boot(journal_on(image, 2)) == 2
