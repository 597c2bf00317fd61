"""What the pages share: one frame, one language a request, numbers and times as the hall writes them."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from urllib.parse import quote
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from cloud_api.database.pool import Connection
from cloud_api.office import roles
from cloud_api.recap.texts import Lang
from cloud_api.request import access, tokens
from cloud_api.request.refusal import Refusal
from shelf.statements import statements

_statistics_sql = statements("cloud_api.statistics")

_LANGS: tuple[Lang, ...] = ("id", "en")
_LOCALES = {"id": Locale("id", "ID"), "en": Locale("en", "GB")}

Site = Mapping[str, object]


class LoginWanted(Exception):  # noqa: N818 - an answer, not a fault
    """Nobody is logged in; `path` is where to come back to."""

    def __init__(self, path: str) -> None:
        """Remember the way back."""
        super().__init__(path)
        self.path = path

    def answer(self) -> RedirectResponse:
        """Return the way to the login page."""
        return RedirectResponse(f"/masuk?lanjut={quote(self.path, safe='')}", 303)


def language(request: Request) -> Lang:
    """Return the language that `?lang=` asks for, Indonesian otherwise."""
    return "en" if request.query_params.get("lang") == "en" else "id"


async def open_site(connection: Connection, request: Request, site: str) -> Site:
    """Return `site`, `name`, `zone`, `capacity`, `as_of` for somebody who may read its figures, and `office`.

    `office` says whether they may open the office's pages too.

    Raises LoginWanted if nobody is logged in, Refusal 403 for another site, 404 for one that is not known.
    """
    if await access.find(connection, request) is None:
        raise LoginWanted(request.url.path + (f"?{request.url.query}" if request.url.query else ""))
    who = await access.require(connection, request, site, tokens.FIGURES)
    found = await (await connection.execute(_statistics_sql("live_site"), {"site": site})).fetchone()
    if found is None:
        raise Refusal(404, "unknown-site", "the site has never been added")
    return {**found, "office": who.role in roles.READ}


def render(name: str, lang: Lang, site: Site, values: Mapping[str, object]) -> HTMLResponse:
    """Return the page `templates/<name>.html`."""
    other = "en" if lang == "id" else "id"
    shared = {"t": texts(lang), "lang": lang, "other": other, "site": site, "page": name}
    text = _environment(lang).get_template(f"{name}.html").render({**shared, **values})
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


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
