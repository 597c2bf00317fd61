"""A simulated time end to end: what the world decided is what the log says and what the database counts."""

import asyncio
import json
import subprocess
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cloud_api.database.migrations import MigrationError
from contract import entry as entries
from contract import gateway_side, leaf, records
from contract.leaf import Leaf, Source
from edge_gateway.hall import Standing, State, layout_of, replay
from edge_gateway.log import store
from lawang import app
from simulators.bench import year as bench
from simulators.commands import year as year_command
from simulators.postgres import embedded_postgres
from simulators.supervise import PartFailedError
from simulators.world.parameters import load
from simulators.year import Asking, leaves, truth, write
from simulators.year.box import Box
from simulators.year.building import building
from simulators.year.failed import YearFailedError
from simulators.year.names import PlanError
from simulators.year.pure import Log
from simulators.year.recorded import recorded
from simulators.year.run import Progress
from simulators.year.script import Script
from simulators.year.truth import Truth, differences
from tests.depth import depth

WEEK = Asking("serang", date(2026, 6, 8), date(2026, 6, 14), 90, 4)


def run(asking: Asking, peak: float = 1.0) -> tuple[list[bytes], Log, Script]:
    script = Script(asking, peak)
    log = Log(script)
    return list(log.leaves()), log, script


def decoded(data: list[bytes]) -> Iterator[Leaf]:
    return map(leaf.decode, data)


@settings(max_examples=depth(12, 2), deadline=None)
@given(st.integers(0, 2**32), st.dates(date(2025, 1, 2), date(2027, 12, 20)), st.floats(20, 900))
def test_the_engine_ends_where_the_world_did(seed: int, day: date, visitors: float) -> None:
    """Report ≠ raw: each ticket of any day ends in the hall engine as the world decided it, which knows no engine."""
    _, log, script = run(Asking("serang", day, day, visitors, seed))
    assert differences(script.truth, log.found) == []


def test_the_rules_of_order_are_used() -> None:
    """Report ≠ raw: a crowded month has priority, holds, transfers, full services and breaks, and is equal still."""
    data, log, script = run(Asking("serang", date(2026, 7, 6), date(2026, 7, 17), 500, 2))
    assert differences(script.truth, log.found) == []
    rules = {str(r.data["rule"]) for r in said(data) if r.k == "call"}
    assert rules == {"arrival", "priority-one-in-3"}
    assert {str(r.data["why"]) for r in said(data) if r.k == "refused"} == {"closed", "cutoff", "full", "break"}
    assert {"hold", "linked", "transferred", "unstated", "no_show"} <= log.found.total().keys()


def said(data: list[bytes]) -> Iterator[records.Record]:
    return (records.decode(item.payload) for item in decoded(data) if item.src is Source.GATEWAY)


def test_the_same_seed_gives_the_same_log() -> None:
    """Report ≠ raw: a log is made again byte for byte; another seed makes another."""
    once = list(leaves(WEEK))
    assert once == list(leaves(WEEK))
    other = Asking(WEEK.site, WEEK.first, WEEK.last, WEEK.visitors, WEEK.seed + 1)
    assert once[3:] != list(leaves(other))[3:]
    assert [item.n for item in decoded(once)] == list(range(len(once)))


def test_an_auditor_decides_the_same() -> None:
    """Report ≠ raw: the engine, asked again over the log's causes, gives the log's facts."""
    plan = building(WEEK.site, WEEK.first, WEEK.last).plan
    assert replay(Standing(State(layout_of(plan))), decoded(list(leaves(WEEK)))) is None


def test_entries_are_sealed_as_the_contract_says() -> None:
    """Forged or altered entries: the quick sealing gives the contract's bytes, chained from each to the next."""
    script = Script(WEEK)
    boxes = script.boxes()
    before = dict.fromkeys(boxes, entries.START)
    for item in decoded(list(leaves(WEEK))):
        if item.src is not Source.DEVICE:
            continue
        entry = gateway_side.peek_entry(item.payload)
        key = boxes[entry.dev].credential.key
        assert gateway_side.unseal_entry(key, item.payload) == entry
        assert entries.seal(key, entry) == item.payload
        assert entry.prev == before[entry.dev]
        before[entry.dev] = entries.hash_of(item.payload)


def test_a_box_is_its_own() -> None:
    """A clone of a device: no two boxes share key, epoch or hardware number, and other seeds have others."""
    made = [Box("serang", name, seed, 0) for name in ("gate-a", "gate-b") for seed in (1, 2)]
    assert len({box.credential.key_hex for box in made}) == 4
    assert len({box.ep for box in made}) == 4
    assert len({box.credential.hw for box in made}) == 4


@pytest.mark.parametrize("year", [2024, 2026, 2030])
def test_a_year_has_its_ramadan_and_holidays(year: int) -> None:
    """Day cut elsewhere: a year that the plan does not list gets its holidays and Ramadan's hours."""
    made = building("serang", date(year, 1, 1), date(year, 12, 31))
    days = list(made.calendar(made.parameters, date(year, 1, 1), date(year, 12, 31)))
    short = [d for d in days if d.closes - d.opens == 7 * 3_600_000]
    assert 12 <= len(short) <= 40
    assert 235 <= len(days) <= 256
    assert date(year, 8, 17) not in {d.day for d in days}


def test_a_plan_that_the_world_does_not_know_is_named() -> None:
    """Errors say whose fault it is: the service that has no weight."""
    made = building("serang", WEEK.first, WEEK.last)
    p = load()
    from dataclasses import replace  # noqa: PLC0415 - here only

    from simulators.year.building import fitted  # noqa: PLC0415

    without = replace(p, services=tuple(s for s in p.services if s.code != "ktp"))
    with pytest.raises(PlanError, match="ktp"):
        fitted(made.plan, without)


async def test_the_whole_way(tmp_path: Path) -> None:
    """Lost or doubled on a hop: gateway and cloud hold the log that the engine alone makes, and count its truth."""
    asking = Asking("serang", date(2026, 6, 11), date(2026, 6, 12), 60, 5)
    async with embedded_postgres() as (database, _):
        expected = await write(asking, tmp_path / "gateway", database)
        found = recorded(database, "serang")
    assert expected.total()["entered"] > 60
    assert expected.counts == truth(asking).counts
    assert differences(expected.whole(), found.whole()) == []
    with store.open_store(tmp_path / "gateway" / store.FILE) as log:
        assert log.leaves(0, log.tree.size) == list(leaves(asking))
        assert log.forwarded().tree == log.tree
    told = json.loads((tmp_path / "gateway" / "truth.json").read_text())
    assert told == expected.as_json(asking)


def test_a_difference_is_told() -> None:
    """Report ≠ raw: one visitor more or less is named with its day and what it is."""
    expected, found = truth(WEEK), truth(WEEK)
    found.add(date(2026, 6, 9), "entered")
    del found.counts[date(2026, 6, 9), "ktp", "completed"]
    lines = differences(expected, found)
    assert len(lines) == 2
    assert lines[0].startswith("2026-06-09 - entered: ")
    assert lines[1].endswith(" 0 found")
    assert differences(expected, truth(WEEK)) == []


def test_truth_adds_up() -> None:
    """Report ≠ raw: issued and linked are all ends; months, services and days add up to the total."""
    made: Truth = truth(Asking("serang", date(2026, 6, 1), date(2026, 7, 31), 120, 3))
    total = made.total()
    ends = ("completed", "accepted", "incomplete", "unstated", "transferred", "no_show", "unserved")
    assert total["issued"] + total["linked"] == sum(total.get(end, 0) for end in ends)
    assert total["linked"] == total["transferred"]
    assert made.settled.total() == total["accepted"]
    for groups in (made.months(), made.days()):
        assert sum(group.get("entered", 0) for group in groups.values()) == total["entered"]
    assert sum(group.get("issued", 0) for group in made.services().values()) == total["issued"]
    assert made.visits_izin <= made.applicants <= made.persons


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "2025-01-01"], "days of 2026"),
        (["--from", "2026-02-30"], "--from, --to"),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "in order"),
        (["--site", "Mal Serang"], "--site: 1 to 16 of a-z"),
        (["--visitors", "0"], "--visitors"),
        (["--peak", "0"], "--peak"),
        (["--visitors", "3000", "--peak", "2"], "--visitors times --peak: 1 to 5,000 a day"),
        (["--data", "/dev/null"], "--data: /dev/null"),
    ],
)
def test_wrong_wishes_are_refused(arguments: list[str], says: str) -> None:
    """Errors say whose fault it is: one line names the option, before anything is begun."""
    found = CliRunner().invoke(app, ["simulate", "year", "2026", *arguments])
    assert found.exit_code == 2
    assert says in found.output
    assert "Traceback" not in found.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["2025"], "2026"),
        (["2100"], "2099"),
        (["this"], "'this' is not a valid int"),
        (["2099", "--live"], "2099-01-01 is yet to come"),
    ],
)
def test_a_wrong_year_is_refused(arguments: list[str], says: str) -> None:
    """Impossible clock: no gateway wrote before 2026, no recap is made after 2099, and live is not for a time to come."""
    found = CliRunner().invoke(app, ["simulate", "year", *arguments])
    assert found.exit_code == 2
    assert says in found.output


@pytest.mark.parametrize(
    ("url", "says"),
    [("nonsense", "the database: "), ("postgresql://lawang:secret@127.0.0.1:1/none", "Connection refused")],
)
def test_a_database_that_is_not_there_is_one_line(url: str, says: str, tmp_path: Path) -> None:
    """Errors say whose fault it is: the database's own words without its password, and nothing is left in the folder."""
    arguments = ["2026", "--to", "2026-01-02", "--database", url, "--data", str(tmp_path / "data")]
    found = CliRunner().invoke(app, ["simulate", "year", *arguments])
    assert found.exit_code == 1
    assert says in found.output
    assert "Traceback" not in found.output
    assert "secret" not in found.output
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (subprocess.CalledProcessError(1, ["/bin/initdb"], stderr="no room"), "initdb: no room"),
        (YearFailedError("the cloud refused the log: fork"), "the cloud refused the log: fork"),
        (PartFailedError("cloud ended"), "cloud ended"),
        (MigrationError("made by other migrations"), "the database: made by other migrations"),
        (asyncio.CancelledError(), "ended before the time was over"),
    ],
)
def test_what_goes_wrong_outside_is_one_line(
    wrong: BaseException, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors say whose fault it is: no traceback for what is not ours."""

    async def running() -> dict[str, Any]:
        raise wrong

    with pytest.raises(typer.Exit) as ended:
        year_command._outcome(running())
    assert ended.value.exit_code == 1
    assert capsys.readouterr().err == f"simulate: {says}\n"


async def test_bench_year_tells_stages(tmp_path: Path) -> None:
    """Report ≠ raw: the benchmark's database is compared with the truth, and each stage has its seconds."""
    told: list[Progress] = []
    found = await bench.measure(tmp_path, bench.Wishes(visitors=60, last=date(2026, 1, 6)), told.append)
    assert found["equal"]
    assert told[-1] == Progress("2026-01-06", found["leaves"], found["leaves"])
    assert all(now.stored <= now.written <= later.written for now, later in pairwise(told))
    assert set(found["stages"]) == {
        "world and sealing",
        "ingest and engine",
        "store",
        "forwarder",
        "cloud",
        "database",
        "check",
    }
    assert all(spent >= 0 for spent in found["stages"].values())
    assert found["stages"]["database"] > 0
    assert 0 < found["busy"] <= 1
    assert found["settled"] > 0
