"""What the pages share: one frame, one language a request, numbers and times as the hall writes them."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from cloud_api.recap.texts import Lang
from cloud_api.web.depends import Site

_LANGS: tuple[Lang, ...] = ("id", "en")
_LOCALES = {"id": Locale("id", "ID"), "en": Locale("en", "GB")}


def language(request: Request) -> Lang:
    """Return the language that `?lang=` asks for, Indonesian otherwise."""
    return "en" if request.query_params.get("lang") == "en" else "id"


def render(name: str, lang: Lang, site: Site, values: Mapping[str, object]) -> HTMLResponse:
    """Return the page `templates/<name>.html`."""
    other = "en" if lang == "id" else "id"
    shared = {"t": texts(lang), "lang": lang, "other": other, "site": site, "page": name}
    text = _environment(lang).get_template(f"{name}.html").render({**shared, **values})
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


def rebuilding(request: Request) -> HTMLResponse:
    """Return the page that stands in for another until its figures are counted again; it asks again by itself."""
    lang = language(request)
    text = _environment(lang).get_template("rebuilding.html").render({"t": texts(lang), "lang": lang})
    return HTMLResponse(text, 503, headers={"Cache-Control": "no-store", "Refresh": "10", "Retry-After": "10"})


@cache
def texts(lang: Lang) -> Mapping[str, str]:
    """Return what the pages say, by key."""
    text = (resources.files("cloud_api.web.screens") / "texts.toml").read_text(encoding="utf-8")
    return {key: str(pair[_LANGS.index(lang)]) for key, pair in tomllib.loads(text).items()}


@cache
def _environment(lang: Lang) -> Environment:
    """Return the templates with the filters of one language: for numbers and times."""
    environment = Environment(
        loader=PackageLoader("cloud_api.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    locale = _LOCALES[lang]

    def count(value: int | None) -> str:
        return "—" if value is None else numbers.format_decimal(value, locale=locale)

    def minutes(ms: int | None) -> str:
        return "—" if ms is None else f"{numbers.format_decimal(round(ms / 60_000), locale=locale)}"

    def moment(ms: int | None, zone: str, pattern: str = "HH.mm") -> str:
        if ms is None:
            return "—"
        when = datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone))
        return dates.format_datetime(when, pattern, tzinfo=when.tzinfo, locale=locale)

    def day(value: datetime, pattern: str = "EEEE, d MMMM y") -> str:
        return dates.format_date(value, pattern, locale=locale)

    def tenths(value: int | None) -> str:
        return "—" if value is None else numbers.format_decimal(value / 10, format="#,##0.0", locale=locale)

    def weekday(value: int, width: str) -> str:
        return str(dates.get_day_names(width, locale=locale)[value])  # pyright: ignore[reportArgumentType] - a literal

    filters: dict[str, object] = {"count": count, "minutes": minutes, "moment": moment, "day": day}
    filters |= {"tenths": tenths, "weekday": weekday}
    for name, function in filters.items():
        environment.filters[name] = function  # pyright: ignore[reportUnknownMemberType] - jinja2 types it as Any
    return environment
