"""Who moved today, as the wall counts it."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from edge_gateway.hall import Hall, apply
from pages.occupancy import Movement

HALL = Hall(ZoneInfo("Asia/Jakarta"))
MIDNIGHT = 1_795_539_600_000  # 2026-11-25 00:00 in Jakarta


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
