"""When a gate or a kiosk was silent: only within the hall's hours by the plan."""

from datetime import date

from cloud_api.recap.silences import Open, silences
from tests.cloud_api.ticket_hall import moment

ZONE = "Asia/Jayapura"
DAY, NEXT = date(2026, 11, 16), date(2026, 11, 17)


def opened(day: date) -> Open:
    return Open(day, moment(day, "08:00", ZONE), moment(day, "16:00", ZONE))


def heard(**hours: list[int]) -> list[tuple[str, date, int]]:
    return [(dev, DAY, hour) for dev, of in hours.items() for hour in of]


def test_a_device_that_is_silent_while_the_hall_is_open_is_named() -> None:
    """Runs of two whole hours and more are, from the hall's opening on, also where no other device was heard."""
    said = heard(gate=[10, 11, 12, 13, 14, 15], kiosk=[8, 9, 13, 14, 15])
    one, other = silences(said, [opened(DAY)], ZONE)
    assert (one.dev, one.since, one.until) == ("gate", moment(DAY, "08:00", ZONE), moment(DAY, "10:00", ZONE))
    assert (other.dev, other.since, other.until) == ("kiosk", moment(DAY, "10:00", ZONE), moment(DAY, "13:00", ZONE))
    assert other.seconds == 3 * 3600


def test_the_night_before_opening_and_a_day_without_hours_are_no_silence() -> None:
    """Class "silence unseen" the other way: before opening, after closing, on days that the plan has closed."""
    said = heard(gate=list(range(8, 16)), kiosk=list(range(8, 16)))
    assert silences(said, [opened(DAY)], ZONE) == []
    assert silences([*said, ("gate", NEXT, 19), ("kiosk", NEXT, 3)], [opened(DAY)], ZONE) == []
    assert silences([], [opened(DAY)], ZONE) == []


def test_before_it_was_put_up_and_after_it_was_taken_away_nothing_is_missed() -> None:
    """A device is expected from its first day to its last; a whole day in between is one silence."""
    third = date(2026, 11, 18)
    gate = [("gate", day, hour) for day in (DAY, NEXT, third) for hour in range(8, 16)]
    kiosk = [("kiosk", day, hour) for day in (DAY, third) for hour in range(8, 16)]
    days = [opened(day) for day in (DAY, NEXT, third)]
    assert [(one.dev, one.day, one.seconds) for one in silences([*gate, *kiosk], days, ZONE)] == [
        ("kiosk", NEXT, 8 * 3600)
    ]
    assert silences([*gate, *kiosk[:8]], days, ZONE) == []
