"""What the upkeep of a server refuses or cannot do, said to whoever runs it."""

from shelf.texts import SaidError, texts

TEXTS = texts("cloud_api.upkeep")


class UpkeepError(SaidError):
    """What was asked cannot be done; the text says why, and what to do."""

    texts = TEXTS
