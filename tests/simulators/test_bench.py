"""The benchmark counts what it claims to count; how fast the machine is, no test says."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.progress import Progress

from contract import topics
from simulators.bench import wire
from simulators.bench.gateway import Wishes, measure
from simulators.bench.result import Result, Round

COUNT = "SELECT count(*) FROM leaf WHERE src = 'device'"


async def test_figures_are_of_entries_in_the_log(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """Counted but not stored: each entry that was counted is in the gateway's log, once."""
    needs("mosquitto")
    wishes = Wishes(devices=2, entries=200, rounds=2, rate=20.0, seconds=0.5)
    found = (await measure(tmp_path, wishes, Progress(disable=True))).summary()
    assert found["sent"] == 2 * 200 + 2 * 10
    with sqlite3.connect(f"file:{tmp_path}/gateway/log.db?mode=ro", uri=True) as log:
        assert log.execute(COUNT).fetchone()[0] == found["sent"] == found["logged"]
    log.close()
    assert (found["devices"], len(found["rounds"])) == (2, 2)
    assert min(found[name] for name in ("ours", "baseline", "generator", "p50_ms")) > 0
    assert found["p50_ms"] <= found["p99_ms"]


def test_command_prints_one_json_object(needs: Callable[[str], str]) -> None:
    """What a script reads: one object on standard output with the figures and their ratio; progress goes elsewhere."""
    needs("mosquitto")
    said = _run("gateway", "--json", "--devices", "2", "--entries", "200", "--rounds", "1", "--seconds", "0.5")
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert {"name", "unit", "ours", "baseline", "ratio", "p50_ms", "p99_ms", "devices", "generator", "rounds"} <= set(
        found
    )
    assert found["name"] == "gateway"
    assert found["ratio"] == pytest.approx(found["ours"] / found["baseline"], rel=0.01, abs=0.002)


def test_unknown_name_lists_what_there_is() -> None:
    """A name that is not there: exit code 2, the one that was meant, and where the names are with what they measure."""
    said = _run("gatewya")
    assert (said.returncode, said.stdout) == (2, "")
    assert "Did you mean 'gateway'" in said.stderr
    assert "bench --help" in said.stderr
    listed = _run("--help").stdout
    for name in ("gateway", "answers", "drain", "firmware", "append", "stats", "recap", "year"):
        assert re.search(rf"^│ {name} +Measure ", listed, re.MULTILINE)


def test_slow_generator_is_confessed() -> None:
    """A generator that limits what it measures: the result says so."""
    slow = Result("x", "y", [Round(100, 200, 399)], [0.001, 0.002], 1, 8, 1, 1).summary()
    fast = Result("x", "y", [Round(100, 200, 400)], [0.001, 0.002], 1, 8, 1, 1).summary()
    assert (slow["generator_ok"], fast["generator_ok"], fast["ratio"]) == (False, True, 0.5)


@pytest.mark.parametrize("size", [0, 50, 127, 128, 300, 20_000])
def test_packets_are_found_wherever_the_stream_is_cut(size: int) -> None:
    """Torn in the middle: a packet counts when all of it is there, and not before."""
    packet = wire.publish(topics.device_topic("x", "gate-a", "evt"), bytes(size), 1)
    for cut in (*range(min(8, len(packet))), len(packet) - 1):
        found, rest = wire.scan(packet + packet[:cut])
        assert (len(found), rest) == (1, len(packet))
    (first, second), rest = wire.scan(packet * 2)
    assert (first[0], second[2], rest) == (wire.PUBLISH, 2 * len(packet), 2 * len(packet))


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulators.bench", *arguments], capture_output=True, text=True, timeout=100, check=False
    )


def test_every_press_of_the_answers_bench_is_answered(needs: Callable[[str], str]) -> None:
    """A figure over the presses that were answered only: each press has its answer, under the device's key."""
    needs("mosquitto")
    said = _run("answers", "--json", "--devices", "6", "--seconds", "2")
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert found["pressed"] == found["answered"] > 0
    assert 0 < found["p50_ms"] <= found["p99_ms"] <= found["max_ms"]
