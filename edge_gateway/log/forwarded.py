"""How far the cloud has a log, and why no more of it is sent: as values, and as the file keeps them."""

import re
from dataclasses import dataclass, field
from enum import Enum

from contract.merkle import CompactRange
from shelf.texts import Phrase, phrase


class Kind(Enum):
    """Why a log is forwarded no further. All but `SUPERSEDED` need an operator: the cloud holds another history."""

    SUPERSEDED = "superseded"  # `detail` is the log that holds the rest
    OTHER_ENTRY = "other-entry"  # `detail` is its number
    OTHER_ROOT = "other-root"  # `detail` is the size at which it differs
    LONGER = "longer"  # `detail` is the cloud's size, which this file never had
    UNKNOWN = "unknown"  # `detail` is what an older version wrote


@dataclass(frozen=True, slots=True)
class Stopped:
    """No more of a log is sent."""

    kind: Kind
    detail: str

    @property
    def phrase(self) -> Phrase:
        """Return what to tell people."""
        return phrase(f"forwarding.{self.kind.value}", detail=self.detail)

    def write(self) -> str:
        """Return the text for the file: the kind's word, then its detail."""
        return f"{self.kind.value} {self.detail}"

    @classmethod
    def read(cls, text: str) -> "Stopped":
        """Return what `write` wrote, now or in any version before."""
        word, _, detail = text.partition(" ")
        kind = next((kind for kind in Kind if kind.value == word), None)
        if kind is not None:
            return cls(kind, detail)
        for kind, sentence in _OF_0_1.items():
            found = sentence.fullmatch(text)
            if found is not None:
                return cls(kind, found[1])
        return cls(Kind.UNKNOWN, text)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """How far the cloud has a log, as it said itself; `stopped` tells why no more is sent, or is None."""

    tree: CompactRange = field(default_factory=CompactRange)
    stopped: Stopped | None = None


_OF_0_1 = {  # until 0.1 the file had a sentence
    Kind.SUPERSEDED: re.compile(r"continued in (\S+)"),
    Kind.OTHER_ENTRY: re.compile(r"the cloud has another entry (\d+) of \S+"),
    Kind.OTHER_ROOT: re.compile(r"at size (\d+) the cloud has another root of \S+"),
    Kind.LONGER: re.compile(r"the cloud has (\d+) entries of \S+, this file \d+"),
}
