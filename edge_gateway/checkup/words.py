"""What this room says."""

from collections.abc import Iterable

from shelf.texts import Phrase, texts

TEXTS = texts("edge_gateway.checkup")
_SHOWN = 6


def told(key: str, **values: object) -> Phrase:
    """Return a phrase that may be shown beside those of other packages."""
    return Phrase(key, values, TEXTS)


def listed(items: Iterable[object]) -> str:
    """Return the first of them in one line."""
    all_items = [str(item) for item in items]
    more = [f"… +{len(all_items) - _SHOWN}"] if len(all_items) > _SHOWN else []
    return ", ".join([*all_items[:_SHOWN], *more])
