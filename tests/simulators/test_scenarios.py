"""What may go wrong in a hall, as the scenarios say it: nothing is lost, nothing doubled, and all of it is noticed."""

import shutil
import sqlite3
import time
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from lawang import app
from simulators.commands import scenario
from simulators.hall import World
from simulators.plan_file import zone_where
from simulators.scenarios import machine, model
from simulators.scenarios.faults import alter
from simulators.scenarios.run import misdated, misses, run, uncounted
from simulators.scenarios.stage import Stage
from simulators.scenarios.watch import said
from simulators.scenarios.week import apart
from simulators.year.truth import Tally
from tests.depth import depth

CHOSEN = [name for name in model.names() if depth(full=True, quick=model.load(name).quick)]
GOOD = """
title = "One"
[[fault]]
at = 1.0
what = "kill"
where = ["gateway", "gate-a"]
lasts = 2.0
[expect]
detected = ["gateway-down"]
recovery_s = 30.0
pressed = 5
"""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", CHOSEN)
async def test_a_scenario_ends_as_it_says(name: str, tmp_path: Path, hall_world: World) -> None:
    """Acknowledged, then the process dies; links, clocks, disks, buttons, copies: each scenario meets what it expects."""
    outcome = await run(model.load(name), tmp_path / "hall", 1, hall_world)
    assert outcome.missed == ()
    assert (outcome.lost, outcome.doubled) == (0, 0)


@pytest.mark.full_depth
@pytest.mark.timeout(600)
async def test_strangers_at_a_fast_broker_do_as_little(
    tmp_path: Path, hall_world: World, needs: Callable[[str], str]
) -> None:
    """E1, E10, E14, E19: what the embedded broker is too slow to bring, Mosquitto brings."""
    world = replace(hall_world, mosquitto=needs("mosquitto"))
    assert (await run(model.load("hostile"), tmp_path / "hall", 1, world)).missed == ()


@pytest.mark.full_depth
@pytest.mark.timeout(600)
async def test_a_copy_of_a_box_at_a_closed_broker_costs_nothing(
    tmp_path: Path, hall_world: World, needs: Callable[[str], str]
) -> None:
    """Class "two clients with one id": there the two evict each other, and each press is kept and comes."""
    world = replace(hall_world, mosquitto=needs("mosquitto"), closed=True)
    outcome = await run(model.load("duplicate-device"), tmp_path / "hall", 1, world)
    assert outcome.missed == ()
    assert (outcome.lost, outcome.doubled) == (0, 0)


def test_what_is_promised_is_there() -> None:
    """Each class of fault has a scenario, and three of them are quick."""
    wanted = {
        *("power-cut", "wifi-loss", "broker-loss", "half-open", "clock-forward", "clock-back", "stuck-button"),
        *("bouncing-button", "gateway-kill", "broker-kill", "cloud-kill", "full-disk", "week-offline"),
        *("duplicate-device", "restored-backup", "tampered-log", "clock-steps", "midnight", "hostile", "no-storage"),
    }
    assert set(model.names()) == wanted
    assert sum(model.load(name).quick for name in wanted) == 3


def test_a_scenario_is_read() -> None:
    """Seconds that are not said are those of the faults, and a little more."""
    found = model.parse("one", GOOD)
    assert found.faults == (model.Fault(1.0, "kill", ("gateway", "gate-a"), 2.0, 0.0),)
    assert found.seconds == 3.0 + model.MORE_S
    assert not found.quick


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('what = "kill"', 'what = "explode"', "fault\\[0\\].what: 'explode' is not one of kill"),
        ("lasts = 2.0", "lasts = -1", "fault\\[0\\].lasts: -1 is not a number from 0 to 600"),
        ("lasts = 2.0", "lasts = 2.0\nby = 3", "fault\\[0\\].by: not wanted for kill"),
        ('what = "kill"', 'what = "clock"', "fault\\[0\\].by: missing for clock"),
        ("pressed = 5", "pressed = true", "expect.pressed: True is not a number"),
        ("pressed = 5", "", "expect: pressed: missing"),
        ("pressed = 5", 'pressed = 5\nnever = "late"', "expect.never: a list of words"),
        ("pressed = 5", "pressed = 5\ndated_s = -1", "expect.dated_s: -1 is not a number"),
        ('title = "One"', 'title = "One"\nspeed = 3', "speed: unknown; allowed are"),
    ],
)
def test_a_wrong_scenario_is_named(old: str, new: str, says: str) -> None:
    """Errors say whose fault it is: the key of the file and what is allowed."""
    with pytest.raises(model.ScenarioError, match=says):
        model.parse("one", GOOD.replace(old, new))


def test_missed_expectations_are_said() -> None:
    """Report ≠ raw: a loss, a double, what nobody noticed, slowness and the checker's problems are each named."""
    expect = model.Expect(("clock", "gap"), 10.0, 20)
    fine = {"pressed": 20, "logged": 20, "lost": 0, "doubled": 0}
    assert misses(expect, fine, ["clock", "gap"], 9.9, []) == ()
    assert misses(expect, {**fine, "lost": 1}, ["clock", "gap"], 1, []) == ("1 lost",)
    assert misses(expect, {**fine, "doubled": 2}, ["clock", "gap"], 1, []) == ("2 doubled",)
    assert misses(expect, {**fine, "pressed": 3}, ["clock", "gap"], 1, []) == ("3 pressed, 20 are wanted",)
    late = misses(expect, fine, ["clock"], 11, ["leaf 3 differs"])
    assert late == ("not detected: gap", "recovery took 11.0 s, 10 s are allowed", "leaf 3 differs")


def test_what_must_never_be_is_said() -> None:
    """E3: a day that was ended, though everything arrived, is named."""
    expect = model.Expect((), 10.0, 20, never=("day-ended", "stale"))
    fine = {"pressed": 20, "logged": 20, "lost": 0, "doubled": 0}
    assert misses(expect, fine, ["day-ended", "late"], 1, []) == ("must never be: day-ended",)


def test_wrong_dates_are_said() -> None:
    """E2: a scenario allows what its clock was wrong by while it was followed, and nothing once all was mended."""
    expect = model.Expect((), 10.0, 20, dated_s=22.0)
    assert misdated(expect, 21_999, 2_000) == ()
    assert misdated(expect, 22_001, 2_001) == (
        "dated 22.001 s off, 22 s are allowed",
        "dated 2.001 s off after all was mended",
    )


def test_a_dark_lamp_that_no_box_told_of_is_said() -> None:
    """Every bounded buffer counts what it drops."""
    assert uncounted(3, 3) == ()
    assert uncounted(3, 2) == ("3 lamps stayed dark, boxes told of 2",)


@pytest.mark.parametrize("hour", range(24))
def test_a_zone_is_found_for_every_hour(hour: int) -> None:
    """It is noon, or just past midnight, in a hall whenever its scenario runs."""
    for now in range(1_795_582_800, 1_795_582_800 + 86_400, 1_799):
        assert datetime.fromtimestamp(now, ZoneInfo(zone_where(hour, now))).hour == hour


def test_midnight_passes_soon_after_the_start(tmp_path: Path) -> None:
    """E5: by its machine's clock the hall is less than a minute before a midnight that is past in its zone."""
    stage = Stage(model.load("midnight"), tmp_path)
    assert stage.gateway() == ("simulators.scenarios.machine", str(stage.machine))
    now, zone = time.time(), ZoneInfo(stage.zone)
    here, there = (datetime.fromtimestamp(at, zone) for at in (now, now + stage.clock_ms / 1000))
    assert (there + timedelta(minutes=1)).date() == here.date() == there.date() + timedelta(days=1)
    assert stage.midnight is not None
    after = datetime.fromtimestamp(stage.midnight + stage.clock_ms / 1000 + 0.01, zone)
    assert (after.date(), after.hour, after.minute, after.second) == (here.date(), 0, 0, 0)


def test_the_other_halls_are_at_noon_on_a_machine_of_ours_if_need_be(tmp_path: Path) -> None:
    """A jump of a clock passes no moment of a day by chance; who needs no clock of ours has the plain gateway."""
    stage = Stage(model.load("clock-forward"), tmp_path)
    assert datetime.now(ZoneInfo(stage.zone)).hour == 12
    assert (stage.clock_ms, stage.midnight) == (0, None)
    assert Stage(model.load("gateway-kill"), tmp_path).gateway() == ("edge_gateway",)


def test_a_week_that_lacks_one_is_told() -> None:
    """Report ≠ raw: what the database lacks is lost, what it has beyond the world is doubled."""
    truth, found = Tally(), Tally()
    for _ in range(3):
        truth.add(date(2026, 6, 8), "entered")
        found.add(date(2026, 6, 8), "entered")
    assert apart(truth, found) == (0, 0)
    found.add(date(2026, 6, 9), "entered")
    truth.add(date(2026, 6, 8), "completed", "ktp")
    assert apart(truth, found) == (1, 1)


def test_the_machine_has_our_clock_and_disk(tmp_path: Path) -> None:
    """The gateway wakes in the past; disk full: a machine says what its file says, also when it changes."""
    file = tmp_path / "machine.json"
    usage = namedtuple("usage", "total used free")(9, 1, 8)  # noqa: PYI024 - as shutil's own
    machine.write(file)
    made = machine.Machine(file, lambda: 10**18, lambda _: usage)
    assert (made.time_ns(), made.usage(tmp_path)) == (10**18, usage)
    machine.write(file, clock_s=-2.5, full=True)
    time.sleep(2 * machine.LOOK_S)
    assert made.time_ns() == 10**18 - 2_500_000_000
    assert made.usage(tmp_path).free < 32 << 20


def test_an_altered_entry_is_another(tmp_path: Path) -> None:
    """Tampering: exactly one entry is altered, to what still looks like one."""
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE leaf (n INTEGER PRIMARY KEY, payload BLOB)")
        rows = [(n, b'{"k":"press","b":"%b"}.mac' % b) for n, b in enumerate((b"out", b"in"))]
        db.executemany("INSERT INTO leaf VALUES (?, ?)", rows)
    shutil.copy(path, tmp_path / "before.db")
    alter(path)
    with closing(sqlite3.connect(path)) as db:
        assert list(db.execute("SELECT payload FROM leaf ORDER BY n")) == [
            (b'{"k":"press","b":"in"}.mac',),
            (b'{"k":"press","b":"in"}.mac',),
        ]


def test_logs_are_read_for_what_they_notice() -> None:
    """Every gap and every restart leaves a word; a first start and a first log leave none."""
    plain: list[dict[str, Any]] = [{"k": "open", "why": "first"}, {"k": "boot", "dev": "a"}, {"k": "boot", "dev": "b"}]
    assert said(plain) == set()
    more: list[dict[str, Any]] = [
        *plain,
        {"k": "boot", "dev": "a"},
        {"k": "gap"},
        {"k": "fault", "what": "stuck"},
        {"k": "epoch", "why": "back"},
        {"k": "enter", "late": 1},
        {"k": "open", "why": "restored"},
        {"k": "doubt", "wall": 7},
        {"k": "doubt", "wall": None},
        {"k": "lost", "n": 3},
        {"k": "day", "state": "ended"},
    ]
    assert said(more) == {
        *("restart", "gap", "fault-stuck", "epoch-back", "late", "open-restored"),
        *("doubt", "doubt-over", "lost", "day-ended"),
    }


def test_the_table_shows_what_was_missed() -> None:
    """Report ≠ raw: a missed expectation stands below the table."""
    row = {"name": "one", "pressed": 3, "logged": 2, "lost": 1, "doubled": 0, "recovery_s": 1.5, "detected": ["gap"]}
    assert scenario.table([{**row, "missed": ["1 lost"]}], 7).caption == "one: 1 lost"
    assert scenario.table([{**row, "missed": []}], 7).caption == "every expectation is met"


def test_an_unknown_scenario_is_refused() -> None:
    """Errors say whose fault it is: the name, and those that there are."""
    found = CliRunner().invoke(app, ["simulate", "scenario", "flood"])
    assert found.exit_code == 2
    assert "power-cut" in found.output
