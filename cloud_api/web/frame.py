"""What the pages share: one frame, one language a request (i18n), numbers and times as the hall writes them."""

from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from types import MappingProxyType

from fastapi.responses import HTMLResponse
from jinja2 import Environment
from starlette.requests import Request

from cloud_api.recap import say
from cloud_api.web.depends import Site
from pages.templates import Filter, environment
from shelf import texts
from shelf.texts import LANGS, Lang

TEXTS = texts.texts("cloud_api.web")
_UNKNOWN = "—"
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def language(request: Request) -> Lang:
    """Return the language that `?lang=` asks for, Indonesian otherwise."""
    return texts.language(request.query_params.get("lang"))


def render(name: str, lang: Lang, site: Site, values: Mapping[str, object]) -> HTMLResponse:
    """Return the page `templates/<name>.html` of a site, in the frame of its pages."""
    other = LANGS[1 - LANGS.index(lang)]
    return document(name, lang, {"other": other, "site": site, "page": name, **values})


def document(
    name: str, lang: Lang, values: Mapping[str, object], status: int = 200, headers: Mapping[str, str] = _NO_HEADERS
) -> HTMLResponse:
    """Return the page `templates/<name>.html`, which no cache keeps."""
    text = (
        _templates(lang).get_template(f"{name}.html").render({"lang": lang, "say": partial(TEXTS.say, lang), **values})
    )
    return HTMLResponse(text, status, headers={"Cache-Control": "no-store", **headers})


def rebuilding(request: Request) -> HTMLResponse:
    """Return the page that stands in for another until its figures are counted again; it asks again by itself."""
    return document("rebuilding", language(request), {}, 503, {"Refresh": "10", "Retry-After": "10"})


@cache
def _templates(lang: Lang) -> Environment:
    """Return the templates with the filters of one language."""
    filters: dict[str, Filter] = {"count": _count, "tenths": _tenths, "minutes": _minutes}
    filters |= {"moment": _moment, "day": _day, "weekday": say.weekday}
    return environment("cloud_api.web", {name: partial(function, lang) for name, function in filters.items()})


def _count(lang: Lang, value: int | None) -> str:
    return _UNKNOWN if value is None else say.count(lang, value)


def _tenths(lang: Lang, value: int | None) -> str:
    return _UNKNOWN if value is None else say.tenths(lang, value)


def _minutes(lang: Lang, ms: int | None) -> str:
    return _UNKNOWN if ms is None else say.count(lang, round(ms / 60_000))


def _moment(lang: Lang, ms: int | None, zone: str, pattern: str = "HH.mm") -> str:
    return _UNKNOWN if ms is None else say.written(lang, say.local(ms, zone), pattern)


def _day(lang: Lang, value: date, pattern: str = "EEEE, d MMMM y") -> str:
    return say.written(lang, value, pattern)
