"""The checker sees a press that is dated wrongly, a day that is not closed, and a press that nobody tells of."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from contract import entry
from contract.mac import MacKey

NOON = 1_795_582_800_000  # 2026-11-25 12:00 in Asia/Jakarta
MIDNIGHT = NOON + 12 * 3_600_000
FIRST, SECOND = date(2026, 11, 25), date(2026, 11, 26)
LOST = 7  # the seq after the six presses of a good run


def note(run: Any, make: Any, at: int, day: date, kind: str, **values: Any) -> None:
    """Let the gateway write an entry of a day, and the cloud its fact."""
    n = len(run.gateway)
    make["record"](run, at, {"v": 1, "k": kind, "day": day.isoformat(), **values})
    run.facts.append(["serang", "gw-00000001", n, n, day, 0, at, kind, "", True])
    make["finish"](run)
    run.rollup = {kind: n for kind, n in run.rollup.items() if kind in ("enter", "leave")}


def two_days(run: Any, make: Any, written_off: int) -> None:
    """Open the day of a good run, which leaves two inside, and the next."""
    note(run, make, NOON - 1, FIRST, "day", state="opened")
    note(run, make, MIDNIGHT - 1, FIRST, "write_off", n=written_off)
    note(run, make, MIDNIGHT, SECOND, "day", state="opened")


def test_a_day_that_is_closed_passes(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Who came has left or is written off, and each moment is there once."""
    two_days(run, make, 2)
    verdict = run.judge(tmp_path, database)
    assert (verdict["problems"], verdict["days"]) == ([], 2)


def test_who_is_nowhere_is_said(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Entered - left = written off: one too few is a problem."""
    two_days(run, make, 1)
    assert run.judge(tmp_path, database)["problems"] == ["gw-00000001: 1 people of 2026-11-25 are nowhere"]


def test_a_moment_that_comes_twice_is_said(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """E3: a day that is opened again, or after a later one, is a problem."""
    two_days(run, make, 2)
    note(run, make, MIDNIGHT, FIRST, "day", state="opened")
    (problem,) = run.judge(tmp_path, database)["problems"]
    assert "the days' moments are" in problem


def test_a_press_dated_wrongly_is_measured(run: Any, tmp_path: Path, database: str) -> None:
    """E2: how far a date lies outside the time from press to lamp, beyond its error, over all and once all was mended."""
    for said in run.presses[4:8]:  # the third and the fourth
        said["lit" if "lit" in said else "t"] -= 5_000
    for said in run.presses[10:]:  # the last
        said["lit" if "lit" in said else "t"] += 3_000
    run.mended = NOON + 3_500
    verdict = run.judge(tmp_path, database)
    assert (verdict["problems"], verdict["off_ms"], verdict["off_after_ms"]) == ([], 4_980, 2_980)


def test_a_clock_that_is_known_to_be_ahead_is_taken_off(run: Any, tmp_path: Path, database: str) -> None:
    """A hall on a clock of its own: the presser's list is by another."""
    for said in run.presses:
        said["lit" if "lit" in said else "t"] += 1_200_000
    run.clock_ms = -1_200_000
    assert run.judge(tmp_path, database)["off_ms"] == 0


def lose(run: Any, make: Any, number: int) -> None:
    """Let the box tell that it did not keep so many, of two whose lamp stayed dark."""
    data = (("n", number),)
    link = hashlib.sha256(run.ring[-1]).hexdigest()[:16]
    told = entry.Entry(1, "gate-a", "6b1e0f5a9c3d7e21", LOST, 1, 9_000, NOON + 9_000, 20, "lost", data, link)
    run.ring.append(entry.seal(MacKey.from_hex("11" * 32), told))
    run.gateway.append(make["Leaf"](len(run.gateway), NOON + 9_000, "device", run.ring[-1]))
    run.presses += [{"i": i, "dev": "gate-a", "b": "in", "t": NOON} for i in (90, 91)]
    make["finish"](run)


def test_what_a_box_lost_is_counted(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """Every bounded buffer counts what it drops: the checker counts it again."""
    lose(run, make, 2)
    verdict = run.judge(tmp_path, database)
    assert (verdict["problems"], verdict["dark"], verdict["told_lost"]) == ([], 2, 2)


def test_a_box_that_lost_more_than_stayed_dark_is_said(run: Any, make: Any, tmp_path: Path, database: str) -> None:
    """A lamp that was lit, and its press lost, is a problem."""
    lose(run, make, 3)
    assert run.judge(tmp_path, database)["problems"] == ["boxes lost 3 presses, 2 lamps stayed dark"]
