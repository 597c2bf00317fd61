"""What the office says, in Indonesian and English, from `texts.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

from cloud_api.recap import letter
from cloud_api.recap.model import Recap
from cloud_api.recap.texts import Lang
from cloud_api.request.refusal import Refusal

LANGS: tuple[Lang, ...] = ("id", "en")


class TargetRefusal(Refusal):
    """A correction is of what cannot be corrected so: a refusal 422 `target` whose reason can be said in a language."""

    def __init__(self, place: str, key: str, **values: str) -> None:
        """Say which entry (`log/n`) and why: a key of `detail`."""
        super().__init__(422, "target", f"{place}: {text('en', 'detail', key, **values)}")
        self._place, self._key, self._values = place, key, values

    def said(self, lang: Lang) -> str:
        """Return the reason in a language."""
        return f"{self._place}: {text(lang, 'detail', self._key, **self._values)}"


class ProvisionalRefusal(Refusal):
    """A year is not closed: a refusal 409 `provisional`, or `incomplete` if all that is missing may never come."""

    def __init__(self, recap: Recap, code: Literal["provisional", "incomplete"]) -> None:
        """Say what is missing."""
        super().__init__(409, code, f"{text('en', 'refusal', code)} {'; '.join(letter.why(recap, 'en'))}")
        self._recap = recap

    def said(self, lang: Lang) -> str:
        """Return what is missing in a language."""
        return f"{text(lang, 'refusal', self.code)} {'; '.join(letter.why(self._recap, lang))}"


def text(lang: Lang, part: str, key: str, **values: str) -> str:
    """Return a text of a part with `values` put in; raises KeyError for a key that is not known."""
    found = _texts()[part][key][LANGS.index(lang)]
    return found.format(**values) if values else found


def page(lang: Lang) -> Mapping[str, str]:
    """Return what the pages say, by key."""
    return {key: pair[LANGS.index(lang)] for key, pair in _texts()["page"].items()}


def refusal(lang: Lang, refused: Refusal) -> str:
    """Return why something was refused; what only the API says stands behind, in English."""
    known = _texts()["refusal"].get(refused.code)
    if isinstance(refused, TargetRefusal):
        return f"{text(lang, 'refusal', 'target')} {refused.said(lang)}."
    if isinstance(refused, ProvisionalRefusal):
        return f"{refused.said(lang)}."
    return refused.detail if known is None else f"{known[LANGS.index(lang)]} ({refused.detail})"


@cache
def _texts() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    data = (resources.files("cloud_api.office") / "texts.toml").read_text(encoding="utf-8")
    return {
        part: {key: (str(pair[0]), str(pair[1])) for key, pair in entries.items()}
        for part, entries in tomllib.loads(data).items()
    }
