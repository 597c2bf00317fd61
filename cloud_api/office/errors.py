"""What the office refuses, said to people in Indonesian and English."""

from typing import Literal

from cloud_api.recap import letter
from cloud_api.recap.model import Recap
from cloud_api.request.error import RequestError
from shelf.texts import Lang, SaidError, phrase, texts

TEXTS = texts("cloud_api.office")


class LineError(SaidError):
    """A line of a list cannot be taken: a key of `fault` in the texts."""

    texts = TEXTS


class TargetError(RequestError):
    """A correction is of what cannot be corrected so: an error 422 `target` that says why."""

    def __init__(self, place: str, key: str, **values: str) -> None:
        """Say which entry (`log/n`) and why: a key of `detail`."""
        self._place, self._why = place, phrase(f"detail.{key}", **values)
        super().__init__(422, "target", self._detail("en"))

    def said(self, lang: Lang) -> str:
        """Return that it is refused, and why."""
        return f"{TEXTS.say(lang, 'error.target')} {self._detail(lang)}."

    def _detail(self, lang: Lang) -> str:
        return f"{self._place}: {TEXTS.said(lang, self._why)}"


class ProvisionalError(RequestError):
    """A year is not closed: an error 409 `provisional`, or `incomplete` if all that is missing may never come."""

    def __init__(self, recap: Recap, code: Literal["provisional", "incomplete"]) -> None:
        """Say what is missing."""
        self._recap = recap
        super().__init__(409, code, self._detail("en", code))

    def said(self, lang: Lang) -> str:
        """Return that it is refused, and what is missing."""
        return f"{self._detail(lang, self.code)}."

    def _detail(self, lang: Lang, code: str) -> str:
        return f"{TEXTS.say(lang, f'error.{code}')} {'; '.join(letter.why(self._recap, lang))}"


def said(lang: Lang, refused: RequestError) -> str:
    """Return why something was refused; what only the API says stands behind, in English."""
    if isinstance(refused, TargetError | ProvisionalError):
        return refused.said(lang)
    key = f"error.{refused.code}"
    return f"{TEXTS.say(lang, key)} ({refused.detail})" if key in TEXTS else refused.detail
