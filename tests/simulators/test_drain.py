"""`lawang bench drain`: the hall without internet is the hall with it, and all of it arrives."""

from pathlib import Path

import pytest

from simulators.bench.drain import Wishes, measure


@pytest.mark.full_depth
async def test_a_week_without_internet_is_the_same_week(tmp_path: Path) -> None:
    """Classes "backlog rejected, then dropped", "first seconds of an outage lost": calls, tickets, boards, counts."""
    found = await measure(tmp_path, Wishes(1_500), compare=True)
    assert found["differences"] == []
    assert found["tickets"] > 100
    assert found["calls"] > 100
    assert found["entries"] > 1_000
