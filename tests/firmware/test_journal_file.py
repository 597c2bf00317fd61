"""`lawang device journal FILE`: what is in a ring, read by someone else than the box."""

import json

import pytest
from typer.testing import CliRunner

from contract.mac import MacKey
from firmware.slots import SLOT
from lawang import app
from simulators.device.journal_file import read
from tests.firmware.bench import KEY, boot, journal_on, new_image, press


def _ring(presses):
    image = new_image()
    journal = journal_on(image)
    boot(journal)
    for ms in range(presses):
        press(journal, ms, ms)
        journal.free(journal.last - 20)
    return image, journal


def _epochs(image, journal):
    journal.open_epoch(journal.acked, "back", 900)
    while journal.copying:
        journal.copy_step()
    return bytes(image)


def test_every_entry_is_there_in_order_over_the_seam_of_the_ring_and_over_epochs():
    image, journal = _ring(200)
    found = read(bytes(image), KEY)
    assert [kept.entry.seq for kept in found.kept] == list(range(journal.first, 202))
    assert found.faults == []
    found = read(_epochs(image, journal), KEY)
    assert found.faults == []
    assert found.kept[-1].entry.ep == journal.ep
    assert len(found.kept) + found.blank + len(found.unreadable) == len(image) // SLOT


def test_a_torn_slot_is_no_fault_but_a_missing_or_foreign_entry_is():
    image, _ = _ring(20)
    torn = bytearray(image)
    torn[21 * SLOT : 21 * SLOT + 20] = bytes(20)
    assert read(bytes(torn), KEY).faults == []
    assert read(bytes(torn), KEY).unreadable == [21]
    rotten = bytearray(image)
    rotten[6 * SLOT + 40] ^= 1
    assert read(bytes(rotten), KEY).faults == [f"{read(bytes(image)).kept[0].entry.ep} 8: 7 to 7 are missing"]
    assert len(read(bytes(image), MacKey(bytes(32))).faults) == 21
    swapped = bytearray(image)
    swapped[9 * SLOT : 10 * SLOT] = image[8 * SLOT : 9 * SLOT]
    assert read(bytes(swapped), KEY).faults


@pytest.mark.parametrize("size", [0, 100, SLOT + 1])
def test_what_is_no_ring_is_refused(size):
    with pytest.raises(ValueError, match="not a ring"):
        read(bytes(size))


def test_the_command_prints_and_says_by_its_status_whether_the_chain_is_whole(tmp_path):
    image, _ = _ring(5)
    (tmp_path / "ring.bin").write_bytes(image)
    (tmp_path / "config.json").write_text(json.dumps({"key": bytes(range(32)).hex()}))
    command = ["device", "journal", str(tmp_path / "ring.bin"), "--config", str(tmp_path / "config.json")]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert "6 entries, 122 blank slots, 0 unreadable; chain and MACs checked" in done.output
    image[2 * SLOT + 40] ^= 1
    (tmp_path / "ring.bin").write_bytes(image)
    assert CliRunner().invoke(app, command).exit_code == 1
    assert CliRunner().invoke(app, [*command[:3], str(tmp_path / "none")]).exit_code == 2
