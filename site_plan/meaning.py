"""What a button may mean, as a plan writes it: `enter`, `enter+issue:<service>`, `finish:<outcome>` and so on."""

from dataclasses import dataclass

from contract import form

MOVES = ("enter", "leave")
OUTCOMES = ("completed", "accepted", "incomplete", "referred", "unstated")
PLAIN_KEYS = ("next", "recall", "start", "no_show", "hold", "pause")  # of a counter's pad
COUNTER_VERBS = (*PLAIN_KEYS, "finish", "transfer")
ALLOWED = (
    "enter, leave, issue:<service>, enter+issue:<service>, priority, "
    + ", ".join(PLAIN_KEYS)
    + f", finish:<{'|'.join(OUTCOMES)}>, transfer:<service>"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`move` (`enter`, `leave`) changes who is inside; `verb` acts in the hall, on `target`: a service or outcome."""

    move: str | None
    verb: str | None
    target: str | None = None

    @property
    def service(self) -> str | None:
        """Return the service it names."""
        return self.target if self.verb in {"issue", "transfer"} else None

    @property
    def at_counter(self) -> bool:
        """Say whether it needs a counter."""
        return self.verb in COUNTER_VERBS


def read(text: str) -> Meaning | None:
    """Return what `text` means, None if it is not allowed."""
    if text in MOVES:
        return Meaning(text, None)
    if text in PLAIN_KEYS or text == "priority":
        return Meaning(None, text)
    verb, colon, target = text.partition(":")
    if verb == "finish" and target in OUTCOMES:
        return Meaning(None, verb, target)
    if not colon or not form.name(24)(target):
        return None
    if verb in {"issue", "transfer"}:
        return Meaning(None, verb, target)
    return Meaning("enter", "issue", target) if verb == "enter+issue" else None
