"""`lawang bench hostile`: every kind of rubbish is sent, and what it says of the hall is so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simulators.bench.hostile import AIMS, Wishes, measure
from simulators.bench.strangers import KNOCKS, MESSAGES
from tests.depth import depth


@pytest.mark.full_depth
@pytest.mark.alone
async def test_a_hall_works_among_strangers(tmp_path: Path, needs: Callable[[str], str]) -> None:
    """E1, E7, E10, E14, E19: answers in time, memory, lines and files bounded, nothing false logged or told."""
    needs("mosquitto")
    seconds = depth(20.0, 4.0)
    outcome = await measure(tmp_path, Wishes(devices=20, seconds=seconds, rate=1_000.0))
    found = outcome.summary()
    assert found["false"] == []
    assert found["answered"] == found["pressed"] > 0
    assert found["sent"] == 1_000 * seconds
    assert outcome.sent.keys() == {*MESSAGES, *KNOCKS}
    assert min(outcome.sent.values()) >= seconds * 5
    assert found["p99_ms"] <= AIMS["p99_ms"]
    assert found["memory_mib"] <= AIMS["memory_mib"]
    assert found["file_mib"] <= AIMS["file_mib"]
    assert found["lines_per_s"] * seconds <= 60 * AIMS["lines_per_s"]  # what a minute may take comes first
    refused = set(re.findall(r'"reason": "([\w-]+)"', (tmp_path / "gateway.log").read_text()))
    assert refused >= {"form", "mac", "unknown-device"}
