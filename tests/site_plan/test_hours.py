"""When a service is open: week, tenants' days, seasons, holidays and single days, in three zones."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import site_plan
from edge_gateway.hall import layout_of
from site_plan import Plan, Service, load, next_opening, opening, parse

HEAD = '[site]\ncode = "s"\nname = "MPP"\nzone = "Asia/Jakarta"\n'
BODY = """
[hours]
week = { mon = "08:00-16:00", wed = "08:00-16:00", fri = "08:00-16:00" }
break = { fri = "11:30-13:00" }
[[tenant]]
code = "t"
name = "T"
[[service]]
code = "a"
tenant = "t"
name = "A"
prefix = "A"
kind = "izin"
"""


@pytest.fixture(scope="module")
def serang() -> Plan:
    return load(Path(site_plan.__file__).parent / "plans" / "serang.toml")


def service(plan: Plan, code: str) -> Service:
    return next(s for s in plan.services if s.code == code)


def wall(at: int, plan: Plan) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(plan.zone).strftime("%d %H:%M")


def hours(plan: Plan, code: str, day: date) -> str | None:
    found = opening(plan, service(plan, code), day)
    return None if found is None else f"{wall(found.opens, plan)[3:]}-{wall(found.closes, plan)[3:]}"


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("ktp", date(2026, 11, 25), "08:00-16:00"),  # Wednesday
        ("ktp", date(2026, 11, 28), None),  # Saturday
        ("paspor", date(2026, 11, 26), "08:00-14:00"),  # own hours on Thursday
        ("paspor", date(2026, 11, 25), None),
        ("izin-edar", date(2026, 11, 24), "08:00-16:00"),  # a list of days takes the hall's hours
        ("ktp", date(2026, 12, 25), None),  # Christmas
        ("ktp", date(2026, 12, 24), None),  # collective leave
        ("ktp", date(2026, 12, 31), "08:00-12:00"),  # early
        ("ktp", date(2027, 2, 10), "08:00-15:00"),  # Ramadan
        ("paspor", date(2027, 2, 11), "08:00-14:00"),
    ],
)
def test_the_hours_of_a_day(serang: Plan, code: str, day: date, expected: str | None) -> None:
    """Single day before holiday before season before week; a tenant is open at most when the hall is."""
    assert hours(serang, code, day) == expected


def test_friday_has_a_break_and_the_cutoff_is_before_closing(serang: Plan) -> None:
    """Cutoff and closing are two moments; the break of a season replaces that of the week."""
    friday = opening(serang, service(serang, "ktp"), date(2026, 11, 27))
    assert friday is not None
    assert friday.pause is not None
    assert [wall(at, serang)[3:] for at in friday.pause] == ["11:30", "13:00"]
    assert wall(friday.tickets, serang) == "27 07:30"
    assert wall(friday.cutoff, serang) == "27 15:30"
    ramadan = opening(serang, service(serang, "ktp"), date(2027, 2, 12))
    assert ramadan is not None
    assert ramadan.pause is not None
    assert wall(ramadan.pause[1], serang) == "12 12:30"
    complaints = opening(serang, service(serang, "pengaduan"), date(2026, 11, 27))
    assert complaints is not None
    assert complaints.cutoff == complaints.closes


@pytest.mark.parametrize(("zone", "utc_hour"), [("Asia/Jakarta", 1), ("Asia/Makassar", 0), ("Asia/Jayapura", 23)])
def test_the_day_is_that_of_the_zone(zone: str, utc_hour: int) -> None:
    """Class "day cut at UTC midnight": 08:00 is local in WIB, WITA and WIT."""
    plan = parse(HEAD.replace("Asia/Jakarta", zone) + BODY)
    found = opening(plan, plan.services[0], date(2026, 11, 25))
    assert found is not None
    assert datetime.fromtimestamp(found.opens / 1000, UTC).hour == utc_hour


def test_single_days() -> None:
    """An extra day opens a holiday, one that names a tenant goes before one for all, `closed` closes."""
    days = """
[[day]]
date = 2026-11-28
kind = "extra"
hours = "09:00-11:00"
name = "Sabtu"
[[day]]
date = 2026-11-25
kind = "extra"
hours = "09:00-10:00"
tenants = ["t"]
name = "T saja"
[[day]]
date = 2026-11-25
kind = "closed"
name = "Pilkada"
[holidays]
2026-11-28 = "Libur"
"""
    plan = parse(HEAD + BODY + days)
    assert hours(plan, "a", date(2026, 11, 28)) == "09:00-11:00"
    assert hours(plan, "a", date(2026, 11, 25)) == "09:00-10:00"


def test_the_next_opening_skips_what_is_closed(serang: Plan) -> None:
    """A tenant that is closed today can say when it opens; a closed service never does."""
    found = next_opening(serang, service(serang, "izin-edar"), date(2026, 12, 22))
    assert found is not None
    assert found[0] == date(2026, 12, 29)
    closed = parse(HEAD + BODY + "closed = true\n")
    assert next_opening(closed, closed.services[0], date(2026, 11, 25)) is None


def test_what_is_kept_of_a_day_is_not_given_for_another(serang: Plan) -> None:
    """A layout keeps the openings of the day that was asked last; days asked by turns each get their own."""
    layout, days = layout_of(serang), [date(2026, 11, day) for day in (25, 26, 25, 28, 26)]
    for day in days:
        for code in ("ktp", "paspor", "ktp"):
            assert layout.opening(service(serang, code), day) == opening(serang, service(serang, code), day)
