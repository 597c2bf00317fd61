"""What an installer does about a message that was refused: it stands beside the reason in log and status page."""

from shelf.texts import Phrase, phrase, texts

TEXTS = texts("edge_gateway")
OTHER = phrase("advice.other")
"""For bytes that nothing of ours would send."""


def advice(reason: str) -> Phrase | None:
    """Return what to do about a refusal that an installer can mend, None for any other."""
    key = f"advice.{reason}"
    return phrase(key) if key in TEXTS else None
