"""Format numbers of what is stored (schema versioning): a body says its own under `format`; one that says none has 1.

Each format has one reader, kept for ever. A number above what a program reads is refused, and nothing is touched.
"""

from collections.abc import Mapping

KEY = "format"
FIRST = 1


class NewerFormatError(ValueError):
    """A later version of Lawang wrote this: upgrade; nothing was changed."""

    def __init__(self, found: int, known: int) -> None:
        """Say which format was found, and the newest that is known here."""
        super().__init__(newer(found, known))
        self.found, self.known = found, known


def newer(found: int, known: int) -> str:
    """Return what is said of a format that is newer than what is known here."""
    return f"format {found}, and this version of Lawang reads up to {known}: upgrade it, nothing was changed"


def format_of(values: Mapping[str, object], known: int) -> int:
    """Return the format of a body; raises NewerFormatError above `known`, ValueError for what is no number."""
    found = values.get(KEY, FIRST)
    if type(found) is not int or found < FIRST:
        raise ValueError(f"{KEY}: an integer from {FIRST} on")
    if found > known:
        raise NewerFormatError(found, known)
    return found
