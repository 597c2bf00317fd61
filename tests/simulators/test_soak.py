"""`lawang simulate soak`: what it does to a hall, what it measures, and a small one as somebody runs it."""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from simulators.chaos import CABLES
from simulators.soak import Sample, Wishes, faults, growth
from tests.depth import depth

SERVERS, BOXES = ["broker", "gateway", "cloud"], ["gate-01", "gate-02", "pad-1"]
MIB = 1 << 20


def test_every_part_is_killed_and_every_cable_cut_equally_often() -> None:
    """Counted in presses, in order, and none at the very end: whoever is down must come back."""
    made = faults(random.Random(1), Wishes(10_000, 60, 50, 2, 1.0, 1), SERVERS, BOXES)
    assert Counter(f.part for f in made if not f.cut) == dict.fromkeys([*SERVERS, *BOXES], 10)
    assert Counter(f.part for f in made if f.cut) == dict.fromkeys([*CABLES, *BOXES], 10)
    assert [f.at for f in made] == sorted(f.at for f in made)
    assert 0 < made[0].at < made[-1].at < 10_000


def test_growth_is_told() -> None:
    """Memory leak, file that grows: the second quarter of a run stands beside the last one."""
    flat = [Sample(n * 100, {"gateway": 60 * MIB}, {"log.db": n * 50_000, "log.db-wal": 4 * MIB}) for n in range(1, 41)]
    assert growth(flat) == {
        "memory_mib": {"gateway": [60.0, 60.0]},
        "files_mib": {"log.db-wal": [4.0, 4.0]},
        "log_bytes_a_press": [500, 500],
    }
    leaking = [s._replace(memory={"gateway": (60 + number) * MIB}) for number, s in enumerate(flat)]
    assert growth(leaking)["memory_mib"] == {"gateway": [79.0, 99.0]}


@pytest.mark.full_depth
def test_a_small_one_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Acknowledged, then the process dies: all parts are killed in turn; the exit code is the checker's."""
    presses, each = depth((1_500, 24), (400, 6))
    lawang = str(Path(sys.executable).parent / "lawang")
    argv = [lawang, "simulate", "soak", "--presses", str(presses), "--kills", str(each), "--cuts", str(each)]
    argv += ["--gates", "5", "--data", str(tmp_path / "hall"), "--json"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["lost"], found["doubled"], found["problems"]) == (0, 0, [])
    assert found["pressed"] >= presses
    assert found["lit"] <= found["logged"] == found["in_cloud"]
    assert (found["kills"], found["cuts"]) == (each, each)
    assert found["memory_mib"].keys() >= {"gateway", "cloud"}
