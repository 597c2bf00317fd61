"""What this room says."""

from shelf.texts import Phrase, SaidError, texts

TEXTS = texts("cloud_api.installation")


def told(key: str, **values: object) -> Phrase:
    """Return a phrase that may be shown beside those of other packages."""
    return Phrase(key, values, TEXTS)


class UnfitError(SaidError):
    """An answer cannot be; the text says what is wanted."""

    texts = TEXTS
