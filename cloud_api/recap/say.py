"""Numbers, days and moments in words, as Babel writes them in Indonesian or English."""

from datetime import UTC, date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers

from shelf.texts import Lang

_LOCALES = {"id": Locale("id", "ID"), "en": Locale("en", "GB")}


def count(lang: Lang, value: int) -> str:
    """Return 1234 as `1.234` or `1,234`; a negative one begins with U+2212."""
    return numbers.format_decimal(value, locale=_LOCALES[lang]).replace("-", "\u2212")


def tenths(lang: Lang, value: int) -> str:
    """Return 123 as `12,3` or `12.3`."""
    return numbers.format_decimal(value / 10, format="#,##0.0", locale=_LOCALES[lang])


def permille(lang: Lang, value: int) -> str:
    """Return 248 as `24,8%` or `24.8%`."""
    return numbers.format_decimal(value / 1000, format="0.0%", locale=_LOCALES[lang])


def seconds(value: int) -> str:
    """Return 754 as `12:34`: minutes and seconds; minutes go on beyond 59."""
    return f"{value // 60}:{value % 60:02d}"


def day(lang: Lang, value: date) -> str:
    """Return `25 November 2026`."""
    return written(lang, value, "d MMMM y")


def short_day(value: date) -> str:
    """Return `2026-11-25`, the same in each language."""
    return value.isoformat()


def month(lang: Lang, value: str) -> str:
    """Return `2026-03` as `Maret 2026` or `March 2026`."""
    return written(lang, date.fromisoformat(f"{value}-01"), "MMMM y")


def short_month(lang: Lang, value: str) -> str:
    """Return `2026-03` as `Mar`."""
    return written(lang, date.fromisoformat(f"{value}-01"), "LLL")


def moment(lang: Lang, ms: int, zone: str) -> str:
    """Return `Rabu, 25 November 2026 11.20 WIB` in the hall's time, `as_of` in the letter."""
    when = local(ms, zone)
    return f"{written(lang, when, 'EEEE, d MMMM y HH.mm')} {when.tzname()}"


def written(lang: Lang, when: date, pattern: str) -> str:
    """Return a day, or a time in its own zone, by a pattern of Unicode's LDML: `EEEE, d MMMM y HH.mm`."""
    if isinstance(when, datetime):
        return dates.format_datetime(when, pattern, tzinfo=when.tzinfo, locale=_LOCALES[lang])
    return dates.format_date(when, pattern, locale=_LOCALES[lang])


def weekday(lang: Lang, day: int, width: Literal["wide", "narrow"]) -> str:
    """Return a day of the week, 0 is Monday: `Senin`, or `S`."""
    return str(dates.get_day_names(width, locale=_LOCALES[lang])[day])


def local(ms: int, zone: str) -> datetime:
    """Return ms since 1970 as a time of the hall."""
    return datetime.fromtimestamp(ms // 1000, UTC).astimezone(ZoneInfo(zone))


def clock(ms: int, zone: str) -> str:
    """Return `2026-11-25 11:20:03`, the hall's time, the same in each language."""
    return f"{local(ms, zone):%Y-%m-%d %H:%M:%S}"
