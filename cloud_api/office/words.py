"""What people write into the office's log: who, why. An entry stays for ever, so no personal data may get into it."""

import re

from cloud_api.request.error import RequestError

MAX_WHO = 40
MIN_WHY, MAX_WHY = 5, 200
WHY = {"type": "string", "minLength": MIN_WHY, "maxLength": MAX_WHY}
_DIGITS = re.compile(r"\d(?:[ .-]?\d){5,}")  # six digits and more: numbers of people, telephones, identity cards


def who(label: str) -> str:
    """Return how the log names who asks: the label of their token, an office function or initials.

    Raises RequestError 403 `label` if it cannot stand in the log.
    """
    said = label.strip()
    if not 1 <= len(said) <= MAX_WHO or not _is_harmless(said):
        detail = f"the token's label is what the log keeps: an office function or initials, 1 to {MAX_WHO} characters"
        raise RequestError(403, "label", f"{detail}, no numbers or addresses of people; see `lawang cloud tokens`")
    return said


def why(text: str) -> str:
    """Return a reason; raises RequestError 422 `value`."""
    said = text.strip()
    if not MIN_WHY <= len(said) <= MAX_WHY or not _is_harmless(said):
        wanted = f"why: {MIN_WHY} to {MAX_WHY} characters, no six digits in a row and no @: no data of people"
        raise RequestError(422, "value", wanted)
    return said


def _is_harmless(text: str) -> bool:
    return text.isprintable() and "@" not in text and not _DIGITS.search(text)
