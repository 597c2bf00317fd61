"""What the pages at a desk have in common: who looks, in which language, and the templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment

from pages.templates import environment
from shelf.texts import Lang, Phrase, texts

FORM_SECRET = "form"  # noqa: S105 - the name of a field

TEXTS = texts("edge_gateway")
Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Who looks (None: nobody is logged in), in which language, at which hall; `secret` goes with each form."""

    site: str
    language: Lang
    who: str | None = None
    secret: str = ""

    def say(self, key: str, **values: object) -> str:
        """Return a text of the pages, of the section `desk`."""
        return TEXTS.say(self.language, f"desk.{key}", **values)

    def said(self, what: Phrase) -> str:
        """Return a phrase in the reader's language."""
        return TEXTS.said(self.language, what)

    def link(self, path: str) -> str:
        """Return a path that keeps the language."""
        return f"{path}?lang=en" if self.language == "en" else path


def instant(at: int, zone: ZoneInfo) -> str:
    """Return `25-11-2026 11.20.03`, the hall's time."""
    return f"{datetime.fromtimestamp(at / 1000, UTC).astimezone(zone):%d-%m-%Y %H.%M.%S}"


def document(frame: Frame, template: str, title: str, values: Mapping[str, object], *, live: bool = False) -> str:
    """Return a whole page from `templates/<template>.html`; `live`: it is fetched again by itself."""
    shared = {"frame": frame, "say": frame.say, "title": title, "live": live}
    return _templates().get_template(f"{template}.html").render(**shared, **values)


@cache
def _templates() -> Environment:
    return environment("edge_gateway.screens")
