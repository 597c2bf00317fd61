"""Values of a plan as people say them: a phrase for each, in which no name of ours stands."""

from collections.abc import Iterable, Mapping
from typing import cast
from zoneinfo import ZoneInfo

from shelf.texts import Phrase, texts
from site_plan.model import Season, SingleDay, Span

TEXTS = texts("site_plan")
TIMES = {"end"}  # fields that are minutes since midnight
Word = Phrase | str


def told(key: str, **values: object) -> Phrase:
    """Return a phrase of this package that any other may show."""
    return Phrase(key, values, TEXTS)


def part(name: str) -> Word:
    """Return what a part or a field of a plan is called; one without a word by its name."""
    return told(f"what.{name}") if name in TEXTS.section("en", "what") else name


def value(field: str, what: object) -> Word:  # noqa: PLR0911 - one line a kind
    """Return the value of a plan's field as people say it."""
    match what:
        case None:
            return told("value.none")
        case bool():
            return told("value.yes" if what else "value.no")
        case int() if field in TIMES:
            return clock(what)
        case ZoneInfo():
            return what.key
        case Season():
            return f"{what.name} {what.first}–{what.last}"
        case SingleDay():
            return single_day(what)
        case Mapping():
            return mapping(cast("Mapping[object, object]", what))
        case tuple():
            return listed(map(str, cast("tuple[object, ...]", what)))
        case _:
            return told(f"value.{what}") if what in TEXTS.section("en", "value") else str(what)


def mapping(entries: Mapping[object, object]) -> Word:
    """Return hours by weekday, or the meanings of buttons."""
    return listed(
        f"{key} = {entry}"
        if str(key) not in TEXTS.section("en", "weekday")
        else told("value.hours", day=told(f"weekday.{key}"), hours=hours(cast("Span | None", entry)))
        for key, entry in entries.items()
    )


def single_day(day: SingleDay) -> Phrase:
    """Return a day that is not as the others of its week."""
    who = listed(day.tenants) if day.tenants else told("value.all-tenants")
    how = told(f"value.{day.kind}") if day.hours is None else told(
        "value.hours", day=told(f"value.{day.kind}"), hours=hours(day.hours)
    )  # fmt: skip
    return told("value.single-day", day=day.day, how=how, who=who, name=day.name)


def hours(span: Span | None) -> Word:
    """Return from when to when; None: the hall's hours."""
    return told("value.hall-hours") if span is None else "-".join(map(clock, span))


def clock(minute: int) -> str:
    """Return a minute of the day as hh:mm."""
    return f"{minute // 60:02}:{minute % 60:02}"


def listed(words: Iterable[Word]) -> Word:
    """Return words with commas between."""
    found: Word | None = None
    for word in words:
        found = word if found is None else told("value.list", first=found, next=word)
    return "–" if found is None else found
