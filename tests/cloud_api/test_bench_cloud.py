"""The cloud's benchmarks count what they claim to count; how fast the machine is, no test says."""

from pathlib import Path

import pytest

from simulators.bench import append, stats
from simulators.year import Asking, leaves


async def test_append_stores_and_counts_what_it_sends(tmp_path: Path) -> None:
    """Counted but not stored: every leaf of every hall is in the database, and the rollups equal a count."""
    found = await append.measure(tmp_path, append.Wishes(entries=400, rounds=1, batch=100, halls=2))
    assert (found["leaves"], found["halls"], len(found["rounds"])) == (400, 2, 1)
    assert 0 < found["facts"] < found["leaves"]
    assert found["ratio"] == pytest.approx(found["ours"] / found["baseline"], abs=0.01)
    assert min(found["ours"], found["together"], found["baseline"]) > 0
    assert "the rollups equal them" in str(append.table(found).caption)


async def test_append_gives_no_figure_for_what_was_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch the cloud does not take is no throughput: here each hall's log begins in the middle."""

    def cut(site: str, entries: int, batch: int) -> append.Sent:
        sent = whole(site, entries, batch)
        return append.Sent(sent.site, sent.log, sent.batches[1:], sent.derived[1:])

    whole = append.hall
    monkeypatch.setattr(append, "hall", cut)
    with pytest.raises(append.AppendFailedError, match="hole"):
        await append.measure(tmp_path, append.Wishes(entries=200, rounds=1, batch=100, halls=1))


async def test_stats_asks_what_it_has_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three copies of a week: as many facts, the rollup equals the facts, every figure has a time."""
    monkeypatch.setattr(stats, "_missing", lambda: "left out here")
    found = await stats.measure(stats.Wishes(facts=1, visitors=20, days=7, copies=3, rounds=1))
    last = stats.FIRST.replace(day=stats.FIRST.day + 6)
    assert found["postgresql"]["leaves"] == len(list(leaves(Asking("serang", stats.FIRST, last, 20, 1))))
    assert (found["postgresql"]["facts"] % 3, found["postgresql"]["layers"]) == (0, 1)
    assert len(found["postgresql"]["ms"]) == 6
    assert min(found["postgresql"]["ms"].values()) > 0
    assert "left out here" in str(stats.table(found).caption)
