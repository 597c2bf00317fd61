"""Power cut in every flash operation, on real MicroPython and a flash in a file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simulators.device.process import interpreter
from tests.depth import depth
from tests.firmware import journal_cuts

LEAST = {"epoch": 2300, "append": 1500, "damaged": 650, "garbage": 350, "full": 130}
"""Cuts of each life, the longest first."""


@pytest.mark.timeout(400)
@pytest.mark.parametrize("life", depth(tuple(LEAST), ("garbage", "full")))
def test_no_cut_anywhere_loses_doubles_or_invents_a_press(life, tmp_path):
    """Class: file lost or torn by a power cut; the counter returns to an old value; formatted after an error.

    Program and erase, torn in five ways, in append, acknowledge, wrap, new epoch, full ring and recovery, and in the
    boots that follow.
    """
    script = Path(journal_cuts.__file__)
    command = [interpreter(), str(script), str(tmp_path), life]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=script.parents[2])
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    print(f"\n{found['points']} cut points on {found['interpreter']}, synced entries lost: {found['lost']}")
    assert found["points"] >= LEAST[life]
    assert found["lives"][life] >= 70
    assert (found["lost"], found["doubled"], found["invented"]) == (0, 0, 0)


def test_the_count_of_lost_presses_can_be_other_than_zero(tmp_path, monkeypatch):
    """The measure itself: a flash whose programming does not return only when it is kept."""
    monkeypatch.setattr(journal_cuts, "TORN", ("none",))
    tally = journal_cuts.Tally()
    life = journal_cuts.Life(str(tmp_path), tally, "liar")
    journal = life.on(b"\xff" * journal_cuts.SIZE)
    life.owed.append(77)  # said to be synced and never written
    life.press(journal)
    journal_cuts.close(life.flash)
    assert tally.lost == 1  # by the cut of its one operation
    assert sys.implementation.name == "cpython"
