"""What this room says."""

from shelf.texts import Phrase, texts

TEXTS = texts("cloud_api.checkup")


def told(key: str, **values: object) -> Phrase:
    """Return a phrase that may be shown beside those of other packages."""
    return Phrase(key, values, TEXTS)
