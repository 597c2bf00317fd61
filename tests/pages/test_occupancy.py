"""The arithmetic of a day, against a model that shares no code with it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.occupancy import MINUTE_MS, HeadCount, LiveDay, Movement, live_day
from site_plan.local import day_bounds, local_day

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
HOUR_MS = 60 * MINUTE_MS
DAY_START = 1_795_539_600_000  # 2026-11-25 00:00 WIB


def at(hour: int, minute: int = 0) -> int:
    return DAY_START + hour * HOUR_MS + minute * MINUTE_MS


movements = st.lists(
    st.builds(Movement, st.integers(DAY_START - HOUR_MS, at(25)), st.sampled_from([1, -1])), max_size=60
)
nows = st.integers(DAY_START, at(24) - 1)


def naive(moved: list[Movement], moment: int, max_stay: int) -> int:
    """Say who is inside at `moment`: a list of arrivals, walked press by press, nobody kept over `max_stay`."""
    arrivals: list[int] = []
    for when, leaves in sorted((m.at, m.delta < 0) for m in moved if DAY_START <= m.at <= moment):
        arrivals = [a for a in arrivals if when - a < max_stay]
        arrivals = arrivals[1:] if leaves else [*arrivals, when]
    return len([a for a in arrivals if moment - a < max_stay])


@given(movements, nows, st.integers(1, 400))
def test_every_point_of_the_curve_is_what_the_naive_model_says(
    moved: list[Movement], now: int, max_stay_min: int
) -> None:
    """Class: occupancy drifts or goes negative. First in first out, nobody longer than max_stay, never below zero."""
    day = live_day(moved, now, WIB, max_stay_min)
    assert day.inside == naive(moved, now, max_stay_min * MINUTE_MS)
    for minute, inside in day.curve[:-1]:
        moment = DAY_START + minute * MINUTE_MS
        assert inside == naive(moved, moment, max_stay_min * MINUTE_MS) >= 0


head_counts = st.lists(st.builds(HeadCount, st.integers(DAY_START - HOUR_MS, at(25)), st.integers(0, 9)), max_size=5)


@given(movements, head_counts, nows)
def test_a_head_count_says_who_is_inside_from_then_on(moved: list[Movement], counts: list[HeadCount], now: int) -> None:
    """Class: occupancy drifts, resets rewrite history. Against a list of arrivals, person by person; raw counts stay."""
    day = live_day(moved, now, WIB, counts=counts)
    plain = live_day(moved, now, WIB)
    assert (day.entered, day.left) == (plain.entered, plain.left)
    events = [(m.at, m.delta < 0, -1) for m in moved] + [(c.at, 2, c.people) for c in counts]
    arrivals: list[int] = []
    for when, kind, people in sorted((e for e in events if DAY_START <= e[0] <= now), key=lambda e: e[:2]):
        arrivals = [a for a in arrivals if when - a < 180 * MINUTE_MS]
        if kind == 2:
            arrivals = arrivals[max(0, len(arrivals) - people) :] + [when] * (people - len(arrivals))
            assert len(arrivals) == people
        else:
            arrivals = arrivals[1:] if kind else [*arrivals, when]
    assert day.inside == len([a for a in arrivals if now - a < 180 * MINUTE_MS])
    first = min((e[0] for e in events if DAY_START <= e[0] <= now), default=None)
    before = [point for point in day.curve if first is None or DAY_START + point[0] * MINUTE_MS < first - MINUTE_MS]
    assert before == []


def test_a_head_count_of_billions_is_as_cheap_as_one() -> None:
    """Class: a poison entry: the contract allows 4294967295 people."""
    assert live_day([], at(9, 1), WIB, counts=[HeadCount(at(9), 4_294_967_295)]).inside == 4_294_967_295


def test_two_who_pass_each_other_in_one_millisecond_change_nothing() -> None:
    """Class: two places that count, and sort ties differently: the entry is first, whatever the order of arrival."""
    pair = [Movement(at(9), -1), Movement(at(9), 1)]
    assert live_day(pair, at(10), WIB).inside == live_day(pair[::-1], at(10), WIB).inside == 0


@given(movements, nows)
def test_entered_and_left_are_raw_counts_of_the_day_so_far(moved: list[Movement], now: int) -> None:
    """Class: report is not raw: no rule about who is inside changes what was pressed."""
    day = live_day(moved, now, WIB)
    assert day.entered == len([m for m in moved if DAY_START <= m.at <= now and m.delta == 1])
    assert day.left == len([m for m in moved if DAY_START <= m.at <= now and m.delta == -1])
    assert 0 <= day.inside <= day.entered


@given(movements.flatmap(lambda m: st.tuples(st.just(m), st.permutations(m))), nows)
def test_the_order_of_arrival_changes_nothing(orders: tuple[list[Movement], list[Movement]], now: int) -> None:
    """Late data: a gate that was offline gives the same day as one that was not."""
    assert live_day(orders[0], now, WIB) == live_day(orders[1], now, WIB)


@given(movements, nows)
def test_the_curve_has_a_point_each_five_minutes_and_one_now(moved: list[Movement], now: int) -> None:
    """Minutes are in order, multiples of five but for the last, which is now."""
    curve = live_day(moved, now, WIB).curve
    if not curve:
        assert not [m for m in moved if DAY_START <= m.at <= now]
        return
    minutes = [minute for minute, _ in curve]
    assert minutes[-1] == (now - DAY_START) // MINUTE_MS
    assert all(b - a == 5 for a, b in pairwise(minutes[:-1]))
    assert all(minute % 5 == 0 for minute in minutes[:-1])


def test_a_day_without_a_press_has_no_curve() -> None:
    """Nothing is invented."""
    assert live_day([], at(9), WIB) == LiveDay(local_day(at(9), WIB), 0, 0, 0, ())


@pytest.mark.parametrize(("zone", "offset"), [(WIB, 7), (WITA, 8), (WIT, 9)])
def test_a_day_begins_at_local_midnight(zone: ZoneInfo, offset: int) -> None:
    """Class: day cut at UTC midnight. The last ms of a day and the first of the next, and 31 December."""
    for date in (datetime(2026, 11, 25, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)):
        midnight = round((date - timedelta(hours=offset)).timestamp() * 1000)
        moved = [Movement(midnight - 1, 1), Movement(midnight, 1)]
        assert live_day(moved, midnight - 1, zone).day == date.date() - timedelta(days=1)
        assert live_day(moved, midnight - 1, zone).entered == 1
        after = live_day(moved, midnight, zone)
        assert (after.day, after.entered, after.inside, after.curve) == (date.date(), 1, 1, ((0, 1),))
        assert day_bounds(date.date(), zone) == (midnight, midnight + 24 * HOUR_MS)


def test_seven_in_the_morning_is_still_today() -> None:
    """Class: day cut at UTC midnight: 07:00 WIB is 00:00 UTC and no border."""
    moved = [Movement(at(6, 59), 1), Movement(at(7), 1)]
    assert live_day(moved, at(7), WIB).entered == 2


def test_a_press_that_lies_ahead_waits() -> None:
    """Class: future timestamps hide new data: what is dated ahead of now is not counted before its time."""
    moved = [Movement(at(9), 1), Movement(at(15), 1)]
    assert live_day(moved, at(10), WIB).entered == 1
    assert live_day(moved, at(15), WIB).entered == 2


def test_who_forgot_the_exit_button_no_longer_counts_after_max_stay() -> None:
    """Class: occupancy drifts: the boundary is exact, and the curve falls without any press."""
    moved = [Movement(at(8), 1)]
    assert live_day(moved, at(11) - 1, WIB, 180).inside == 1
    day = live_day(moved, at(11), WIB, 180)
    assert (day.inside, day.entered, day.left) == (0, 1, 0)
    assert dict(day.curve)[10 * 60 + 55] == 1


def test_a_leave_takes_whoever_came_first() -> None:
    """The one who stays is the younger: two came at 8 and 9, one left at 10, so one is inside until 12."""
    moved = [Movement(at(8), 1), Movement(at(9), 1), Movement(at(10), -1)]
    assert live_day(moved, at(12) - 1, WIB, 180).inside == 1
    assert live_day(moved, at(12), WIB, 180).inside == 0


def test_more_leaves_than_entries_do_not_borrow_from_later_entries() -> None:
    """Class: occupancy goes negative: what was pressed too much at 8 does not swallow who comes at 9."""
    moved = [Movement(at(8), -1), Movement(at(8, 1), -1), Movement(at(9), 1)]
    day = live_day(moved, at(9), WIB)
    assert (day.inside, day.entered, day.left) == (1, 1, 2)
