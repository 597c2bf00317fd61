"""What a jump of the clock would pass: moments of days on which the hall is open, and people who are still there."""

from datetime import date, timedelta

from edge_gateway.hall.model import State
from edge_gateway.hall.moments import is_written, moments_of
from site_plan import hall_opening
from site_plan.local import local_day

MOST_DAYS = 31  # a longer jump passes a day of any hall


def would_lose(state: State, now: int, wall: int) -> bool:
    """Say whether to set the clock from `now` to `wall` would write what cannot be taken back if `wall` is wrong.

    Ahead: a moment of a day on which the hall is open, or the end of one with an open ticket or with people inside.
    Back: a day before the one in hand, on which nothing could be done.
    """
    if state.day is None:
        return False
    zone = state.layout.plan.zone
    last = local_day(wall, zone)
    if last <= state.day:
        return last < state.day or _passes(state, state.day, now, wall)
    days = (last - state.day).days
    if days > MOST_DAYS or _is_in_use(state):
        return True
    return any(_passes(state, state.day + timedelta(days=n), now, wall) for n in range(days + 1))


def _passes(state: State, day: date, now: int, wall: int) -> bool:
    """Say whether a moment of the day that is not written yet lies between."""
    plan = state.layout.plan
    if hall_opening(plan, day) is None and not _is_in_use(state):
        return False
    due = moments_of(plan, day)
    return any(now < at <= wall and not (day == state.day and is_written(state, phase)) for phase, at in due.items())


def _is_in_use(state: State) -> bool:
    return bool(state.tickets) or state.inside != 0
