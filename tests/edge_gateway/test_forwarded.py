"""Why a log is sent no further: a kind and a detail, also where an older version wrote a sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.merkle import CompactRange
from edge_gateway.log import store
from edge_gateway.log.forwarded import Forwarded, Kind, Stopped
from shelf.texts import texts

WRITTEN_BY_0_1 = {
    "continued in gw-5f5ad412": Stopped(Kind.SUPERSEDED, "gw-5f5ad412"),
    "the cloud has another entry 17 of gw-1": Stopped(Kind.OTHER_ENTRY, "17"),
    "the cloud has another entry None of gw-1": Stopped(Kind.UNKNOWN, "the cloud has another entry None of gw-1"),
    "at size 40 the cloud has another root of gw-1": Stopped(Kind.OTHER_ROOT, "40"),
    "the cloud has 9 entries of gw-1, this file 5": Stopped(Kind.LONGER, "9"),
}


@pytest.mark.parametrize("text", WRITTEN_BY_0_1)
def test_what_0_1_wrote_is_read(text: str) -> None:
    assert Stopped.read(text) == WRITTEN_BY_0_1[text]


@given(st.sampled_from(Kind), st.text())
def test_what_is_written_is_read(kind: Kind, detail: str) -> None:
    assert Stopped.read(Stopped(kind, detail).write()) == Stopped(kind, detail)


def test_each_kind_can_be_told_to_people() -> None:
    for kind in Kind:
        assert "17" in texts("edge_gateway").said("id", Stopped(kind, "17").phrase)


def test_a_log_keeps_why_it_is_sent_no_further(tmp_path: Path) -> None:
    stopped = Forwarded(CompactRange(), Stopped(Kind.OTHER_ROOT, "40"))
    with store.create(tmp_path / "log.db", "serang", "gw-1", None, 1, 0) as log:
        log.set_forwarded(stopped)
        assert log.forwarded() == stopped
