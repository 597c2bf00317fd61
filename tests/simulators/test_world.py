"""The simulated world: its truth is coherent for any parameters, and its totals are those that were asked for."""

import math
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulators.world.arrivals import arrivals, intensity
from simulators.world.days import is_open, working_days
from simulators.world.parameters import DEFAULT, ParameterError, Parameters, load, parse
from simulators.world.truth import SERVED, Asked, DayOfWorld, Ended, Entered, Held, Left, Refused, Settled
from simulators.world.year import generate, year
from tests.depth import depth

SHARE = st.floats(0, 1)


@st.composite
def worlds(draw: st.DrawFn) -> Parameters:
    """Worlds of any habits."""
    p = load(visitors=draw(st.floats(1, 250)), rush=draw(st.floats(0, 20)), day_noise=draw(SHARE))
    people = replace(
        p.people,
        **{name: draw(SHARE) for name in ("family", "family_one_press", "no_ticket", "uninformed", "second_service")},
        **{name: draw(SHARE) for name in ("third_service", "priority", "absent", "recall_helps", "forgets_exit")},
        double=draw(st.floats(0, 0.5)),
        burst=draw(st.floats(0, 0.5)),
        patience_min=draw(st.floats(1, 600)),
    )
    officers = replace(
        p.officers, unstated=draw(SHARE), hold=draw(SHARE), transfer=draw(SHARE), late_min=draw(st.floats(0, 60))
    )
    return replace(p, people=people, officers=officers)


def check_people(day: DayOfWorld) -> None:
    entered = [t for t in day.truths if isinstance(t, Entered)]
    left = [t for t in day.truths if isinstance(t, Left)]
    came = {t.person: t.at for t in entered}
    assert len(came) == len(entered)
    assert sorted(t.person for t in left) == sorted(came)
    assert all(t.at > came[t.person] >= 0 for t in left)
    meant = Counter(press.button for press in day.presses if press.why == "meant")
    assert meant["in"] == sum(t.pressed for t in entered)
    assert meant["out"] == sum(t.pressed for t in left)


def check_tickets(p: Parameters, day: DayOfWorld) -> None:
    asked = {t.ticket: t for t in day.truths if isinstance(t, Asked)}
    services = {s.code: s for s in p.services}
    people = {t.person for t in day.truths if isinstance(t, Entered)}
    gone = {t.person: t.at for t in day.truths if isinstance(t, Left)}
    assert sorted(asked) == sorted(t.ticket for t in day.truths if isinstance(t, Ended))
    assert {t.person for t in asked.values()} <= people
    aside = {t.ticket for t in day.truths if isinstance(t, Held)}
    busy: dict[str, int] = {}
    for t in sorted((t for t in day.truths if isinstance(t, Ended)), key=lambda t: t.at):
        ticket = asked[t.ticket]
        service = services[ticket.service]
        assert day.day.weekday() in service.days
        assert (t.called is not None) == (t.how != "unserved")
        assert (t.started is not None) == (t.how in SERVED or t.how == "transferred")
        if t.called is not None and t.counter is not None:
            assert t.counter in service.counters
            assert day.opens <= t.called < day.last_call
            assert ticket.at <= t.called <= (t.started or t.at) <= t.at
            if t.ticket not in aside:
                assert t.called >= busy.get(t.counter, 0)
                busy[t.counter] = t.at
        if t.how in SERVED:
            assert t.at < gone[ticket.person]
    for t in day.truths:
        if isinstance(t, Refused):
            there = day.day.weekday() in services[t.service].days
            assert there == (t.why != "closed")
            assert not there or day.day.weekday() == 4
        if isinstance(t, Settled):
            assert t.on > day.day
            assert is_open(t.on)


@settings(max_examples=depth(25, 4), deadline=None)
@given(worlds(), st.integers(0, 2**32), st.dates(date(2025, 1, 1), date(2026, 12, 20)))
def test_any_world_is_coherent(p: Parameters, seed: int, first: date) -> None:
    """Report ≠ raw: each person enters once and leaves later, each ticket ends once, at an open tenant's free counter."""
    for day in generate(p, seed, first, first + timedelta(days=6)):
        assert list(day.presses) == sorted(day.presses, key=lambda press: press.at)
        check_people(day)
        check_tickets(p, day)


def test_same_seed_same_bytes() -> None:
    """Report ≠ raw: a world is replayed exactly, any part of a year is that part of the year, other seeds differ."""
    p = load(visitors=60)
    first, last = date(2026, 3, 2), date(2026, 3, 13)
    once = list(generate(p, 7, first, last))
    assert repr(once).encode() == repr(list(generate(p, 7, first, last))).encode()
    assert once[3:5] == list(generate(p, 7, once[3].day, once[4].day))
    assert once != list(generate(p, 8, first, last))


def test_year_has_the_visitors_asked_for() -> None:
    """Report ≠ raw: persons of a year within four standard errors of the mean, tenants' shares within two points."""
    p = load(visitors=60)
    days = list(year(p, 3, 2026))
    persons = sum(isinstance(t, Entered) for d in days for t in d.truths)
    variance = sum(
        day.mean * 2 + (p.demand.day_noise * day.mean) ** 2 for day in working_days(p, days[0].day, days[-1].day)
    )
    assert len(days) == 240
    assert abs(persons - 60 * 240) < 4 * math.sqrt(variance)
    tenant = {s.code: s.tenant for s in p.services}
    asked = Counter(tenant[t.service] for d in days for t in d.truths if isinstance(t, Asked))
    for name, weight in (("disdukcapil", 0.30), ("dpmptsp", 0.17), ("bank-bjb", 0.09), ("imigrasi", 0.05)):
        assert asked[name] / asked.total() == pytest.approx(weight, abs=0.02)
    gone = [t for d in days for t in d.truths if isinstance(t, Left)]
    assert (
        0.75
        < sum(t.pressed for t in gone) / sum(t.pressed for d in days for t in d.truths if isinstance(t, Entered))
        < 0.85
    )


def test_thinning_follows_the_intensity() -> None:
    """Report ≠ raw: arrivals of the first hour are the integral's share of all, within four standard errors."""
    p = load(day_noise=0)
    day = next(iter(working_days(p, date(2026, 6, 8), date(2026, 6, 8))))
    came = arrivals(p, day, 20_000, random.Random(5))
    curve = intensity(p, day)
    steps = [(n + 0.5) / 10 for n in range(600)]
    share = sum(curve.at(t) for t in steps) / 10 / curve.total()
    first = sum(day.opens <= at < day.opens + 3_600_000 for at in came) / len(came)
    assert abs(len(came) - 20_000) < 4 * math.sqrt(20_000)
    assert abs(first - share) < 4 * math.sqrt(share * (1 - share) / len(came))
    assert all(curve.at(t) <= curve.ceiling() for t in steps)


def test_calendar_moves_the_day() -> None:
    """Day cut elsewhere: no holiday is worked, Ramadan closes early, the day after a holiday is busier."""
    days = {d.day: d for d in working_days(load(), date(2026, 1, 1), date(2026, 12, 31))}
    assert date(2026, 8, 17) not in days
    assert date(2026, 12, 24) not in days
    assert days[date(2026, 3, 3)].closes - days[date(2026, 3, 3)].opens == 7 * 3_600_000
    assert days[date(2026, 6, 3)].closes - days[date(2026, 6, 3)].opens == 8 * 3_600_000
    assert days[date(2026, 8, 18)].mean > days[date(2026, 8, 19)].mean * 1.4
    assert sum(d.mean for d in days.values()) / len(days) == pytest.approx(120)


def raw() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - here only

    return tomllib.loads(Path(DEFAULT).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "key", "value", "says"),
    [
        ("people", "absent", 1.5, r"people\.absent: 1\.5 is not a number from 0 to 1"),
        ("demand", "visitors", True, r"demand\.visitors: True is not a number from 1 to 5000"),
        ("demand", "month", [1.0], r"demand\.month: a list of 12 to 12 numbers from 0\.25 to 3"),
        ("demand", "visitors", math.nan, r"demand\.visitors: nan"),
        ("hours", "lunch", 3, r"hours\.lunch: unknown"),
        ("tenant", "bpom", ["sat"], r"tenant\.bpom: one or more of mon"),
    ],
)
def test_a_wrong_parameter_is_named(section: str, key: str, value: object, says: str) -> None:
    """Errors say whose fault it is: the key and its allowed range."""
    wrong = raw()
    wrong[section][key] = value
    with pytest.raises(ParameterError, match=says):
        parse(wrong)


def test_a_missing_parameter_is_named() -> None:
    """Errors say whose fault it is: a key that is not there."""
    wrong = raw()
    del wrong["officers"]["late_min"]
    with pytest.raises(ParameterError, match=r"officers\.late_min: missing"):
        parse(wrong)
