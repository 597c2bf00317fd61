"""What people write into the office's log: who, why. An entry stays for ever, so no personal data may get into it."""

import re
import unicodedata

from cloud_api.request.error import RequestError
from cloud_api.request.tokens import MAX_LABEL

MIN_WHY, MAX_WHY = 5, 200
WHY = {"type": "string", "minLength": MIN_WHY, "maxLength": MAX_WHY}
# Six digits and more: numbers of people, telephones, identity cards, also with other dashes, dots and spaces between.
_DIGITS = re.compile(r"\d(?:[ .\-\u2010-\u2015\u2212\u2022_]{0,2}\d){5,}")
_ALIKE = str.maketrans("0134l|\u0131", "oieaiii")  # read alike in many types


def who(label: str) -> str:
    """Return how the log names who asks: the label of their token, an office function or initials.

    Raises RequestError 403 `label` if it cannot stand in the log.
    """
    said = _plain(label)
    if not 1 <= len(said) <= MAX_LABEL or not _is_harmless(said) or not all(map(_is_latin, said)):
        detail = f"the token's label is what the log keeps: an office function or initials, 1 to {MAX_LABEL} characters"
        raise RequestError(403, "label", f"{detail}, no numbers or addresses of people; see `lawang cloud tokens`")
    return said


def why(text: str) -> str:
    """Return a reason; raises RequestError 422 `value`."""
    said = _plain(text)
    if not MIN_WHY <= len(said) <= MAX_WHY or not _is_harmless(said):
        wanted = f"why: {MIN_WHY} to {MAX_WHY} characters, no six digits in a row and no @: no data of people"
        raise RequestError(422, "value", wanted)
    return said


def same_person(one: str, other: str) -> bool:
    """Say whether two names read alike: capitals, accents, spaces, dashes, look-alikes make no other person."""
    return _read_as(one) == _read_as(other)


def _read_as(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name).casefold().translate(_ALIKE)
    return "".join(part for part in parts if part.isalnum())


def _plain(text: str) -> str:
    """Return a text in its compatible form, each run of spaces one: what looks the same is the same."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _is_latin(character: str) -> bool:
    return character.isascii() or "\u00c0" <= character <= "\u017f"


def _is_harmless(text: str) -> bool:
    return text.isprintable() and "@" not in text and not _DIGITS.search(text)
