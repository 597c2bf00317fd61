"""What a press means, and what the wall then counts."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from edge_gateway.hall import Cause, Hall, apply, decide
from pages.occupancy import Movement

HALL = Hall({("gate-a", "in"): "enter", ("gate-a", "out"): "leave"}, ZoneInfo("Asia/Jakarta"))
MIDNIGHT = 1_795_539_600_000  # 2026-11-25 00:00 in Jakarta


def test_the_plan_gives_the_meaning() -> None:
    """A known button gives one fact that names its cause; an unknown one or another device gives none."""
    (fact,) = decide(HALL, Cause(7, "gate-a", "in", 1000, 1000))
    assert (fact.kind, fact.by, fact.dev, fact.at, fact.late) == ("enter", 7, "gate-a", 1000, False)
    assert decide(HALL, Cause(7, "gate-a", "next", 1000, 1000)) == ()
    assert decide(HALL, Cause(7, "gate-b", "in", 1000, 1000)) == ()


def test_a_press_older_than_fifteen_seconds_is_marked_late() -> None:
    """Class "an old press runs the hall": it gives its fact, at its own time, marked."""
    assert not decide(HALL, Cause(1, "gate-a", "in", 0, 15_000))[0].late
    assert decide(HALL, Cause(1, "gate-a", "in", 0, 15_001))[0].late


def test_yesterday_is_let_go_at_local_midnight() -> None:
    """Class "day cut at UTC midnight": the day begins at midnight of the plan's zone."""
    assert HALL.since(MIDNIGHT) == MIDNIGHT
    assert HALL.since(MIDNIGHT - 1) == MIDNIGHT - 86_400_000
    evening = apply(HALL, [Movement(MIDNIGHT - 1, 1)], MIDNIGHT - 1)
    assert len(evening.movements) == 1
    assert apply(evening, [Movement(MIDNIGHT, 1)], MIDNIGHT).movements == (Movement(MIDNIGHT, 1),)


@given(
    st.lists(st.builds(Movement, st.integers(MIDNIGHT, MIDNIGHT + 1000), st.sampled_from([1, -1]))), st.integers(0, 9)
)
def test_a_restart_over_the_logged_facts_gives_the_same_hall(moves: list[Movement], cut: int) -> None:
    """Facts in the log are authoritative: folding them at once or in parts is the same."""
    now = MIDNIGHT + 1000
    parts = apply(apply(HALL, moves[:cut], now), moves[cut:], now)
    assert parts == apply(HALL, moves, now)
