"""Who moved today, as the wall counts it."""

from unittest.mock import patch
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from edge_gateway.hall import Fact, movements
from edge_gateway.hall.movements import Movements, apply
from edge_gateway.intake.outcome import head_counts
from pages.occupancy import HeadCount, Movement, live_day, merged

NOBODY = Movements(ZoneInfo("Asia/Jakarta"))
MIDNIGHT = 1_795_539_600_000  # 2026-11-25 00:00 in Jakarta


def test_yesterday_is_let_go_at_local_midnight() -> None:
    """Class "day cut at UTC midnight": the day begins at midnight of the plan's zone."""
    assert NOBODY.since(MIDNIGHT) == MIDNIGHT
    assert NOBODY.since(MIDNIGHT - 1) == MIDNIGHT - 86_400_000
    evening = apply(NOBODY, [Movement(MIDNIGHT - 1, 1)], MIDNIGHT - 1)
    assert len(evening.moved) == 1
    assert apply(evening, [Movement(MIDNIGHT, 1)], MIDNIGHT).moved == (Movement(MIDNIGHT, 1),)


@given(
    st.lists(st.builds(Movement, st.integers(MIDNIGHT, MIDNIGHT + 1000), st.sampled_from([1, -1]))), st.integers(0, 9)
)
def test_a_restart_over_the_logged_facts_gives_the_same(moves: list[Movement], cut: int) -> None:
    """Facts in the log are authoritative: folding them at once or in parts is the same."""
    now = MIDNIGHT + 1000
    parts = apply(apply(NOBODY, moves[:cut], now), moves[cut:], now)
    assert parts == apply(NOBODY, moves, now)


@given(
    st.lists(st.builds(Movement, st.integers(MIDNIGHT, MIDNIGHT + 3_600_000), st.sampled_from([1, -1])), max_size=300),
    st.integers(1, 40),
)
def test_a_button_that_rattles_costs_neither_memory_nor_people(moves: list[Movement], most: int) -> None:
    """Class "unbounded by a stranger": beyond MOST movements stand together by the second, then by the minute."""
    now, today = MIDNIGHT + 3_600_000, NOBODY
    with patch.object(movements, "MOST", most):
        for one in moves:
            today = apply(today, [one], now)
    assert len(today.moved) <= max(most, 3 * 61)
    true, found = (live_day(some, now, NOBODY.zone) for some in (moves, today.moved))
    assert (found.entered, found.left) == (true.entered, true.left)
    if len(moves) <= most:
        assert today.moved == tuple(moves)


@given(
    st.lists(st.builds(Movement, st.integers(MIDNIGHT, MIDNIGHT + 300_000), st.sampled_from([1, -1])), max_size=100),
    st.sampled_from([1_000, 60_000]),
    st.sampled_from([1_000, 60_000]),
)
def test_standing_together_changes_nobody_inside(moves: list[Movement], first: int, then: int) -> None:
    """Who leaves an empty hall takes nobody of those who come in the same second: an hour's soak showed three too few."""
    now = MIDNIGHT + 3_600_000
    together = merged(merged(moves, first), then)
    true, found = (live_day(some, now, NOBODY.zone) for some in (moves, together))
    assert (found.entered, found.left, found.inside) == (true.entered, true.left, true.inside)


def test_a_head_count_re_bases_the_wall_until_midnight() -> None:
    """Class "occupancy drifts": the wall shows who was counted, as the cloud does; yesterday's count is let go."""
    counts = head_counts(
        [None, Fact("enter", MIDNIGHT, {"by": 1}), Fact("audit", MIDNIGHT + 5, {"n": 7, "who": "Sari"})]
    )
    assert counts == [HeadCount(MIDNIGHT + 5, 7)]
    today = apply(NOBODY, [Movement(MIDNIGHT + 1, 1), Movement(MIDNIGHT + 9, -1)], MIDNIGHT + 10, counts)
    day = live_day(today.moved, MIDNIGHT + 10, NOBODY.zone, counts=today.counts)
    assert (day.entered, day.left, day.inside) == (1, 1, 6)
    assert apply(today, [], MIDNIGHT + 86_400_000).counts == ()
