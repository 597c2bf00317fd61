"""What goes wrong on the way to a flashed box, said to whoever sits before it."""

from shelf.texts import SaidError, texts

TEXTS = texts("flashing")


class FlashingError(SaidError):
    """An image or a chip cannot be used; the text says what to do."""

    texts = TEXTS
