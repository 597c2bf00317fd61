"""What a key of a box may mean: the one table of which reader, schema, engine and labels are made.

A new key is its record in `contract/SPEC.md` and `contract.kinds`, and a row here. Only one that does more than be
recorded needs an act of its own in the engine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

from contract import form
from contract.kinds import OUTCOMES
from site_plan.fields import MAX_CODE

NAME = "[a-z0-9]([a-z0-9-]{{0,{}}}[a-z0-9])?"  # as `form.name`, for a schema; to be filled with the longest less 2
_IN_SCHEMA = NAME.format(MAX_CODE - 2)


class Status(StrEnum):
    """Where a ticket stands that has no end yet."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"


class Act(StrEnum):
    """What comes of a press.

    `MOVE`: somebody came or went; it asks nothing of the hall. `RECORD`: the record of the key's name, as its row says.
    """

    MOVE = "move"
    RECORD = "record"
    ISSUE = "issue"
    NEXT = "next"
    START = "start"
    NO_SHOW = "no_show"
    HOLD = "hold"
    PAUSE = "pause"
    FINISH = "finish"
    TRANSFER = "transfer"


class Target(Enum):
    """What a key names after a colon."""

    SERVICE = "<service>"
    OUTCOME = f"<{'|'.join(OUTCOMES)}>"


class Words(NamedTuple):
    """What stands on a key; `{}` is what it names."""

    id: str
    en: str


OUTCOME_WORDS = {
    "completed": Words("Selesai", "Done"),
    "accepted": Words("Proses", "Accepted"),
    "incomplete": Words("Kurang", "Incomplete"),
    "referred": Words("Rujuk", "Referred"),
    "unstated": Words("Akhiri", "End"),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A row. Without an act a press of it is refused.

    `on`: where the ticket in hand must stand; empty: it acts without one. `never_late`: an old press never acts; else
    it does while the counter's ticket is still where it was. `entering`: it may be written `enter+…`, and does both.
    """

    verb: str
    words: Words
    act: Act | None = None
    target: Target | None = None
    on: frozenset[Status] = frozenset()
    at_counter: bool = False
    never_late: bool = False
    entering: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """`move` (`enter`, `leave`) changes who is inside; `key` acts in the hall, on `target`: a service or outcome."""

    move: str | None
    key: Key | None
    target: str | None = None

    @property
    def verb(self) -> str | None:
        """Return the key's verb."""
        return None if self.key is None else self.key.verb

    @property
    def service(self) -> str | None:
        """Return the service it names."""
        return self.target if self.key is not None and self.key.target is Target.SERVICE else None

    @property
    def at_counter(self) -> bool:
        """Say whether it needs a counter."""
        return self.key is not None and self.key.at_counter


class Keys:
    """The table: what a plan may write of a button, what it means, and what stands on it."""

    def __init__(self, rows: Iterable[Key]) -> None:
        """Take the rows, in the order in which they are told to people."""
        self.rows = tuple(rows)
        self._by_verb = {key.verb: key for key in self.rows}

    def read(self, text: str) -> Meaning | None:
        """Return what `text` means, None if it is not allowed."""
        verb, colon, target = text.partition(":")
        entering = verb.startswith("enter+")
        key = self._by_verb.get(verb.removeprefix("enter+"))
        if key is None or (entering and not key.entering) or bool(colon) is (key.target is None):
            return None
        if key.target is Target.OUTCOME and target not in OUTCOMES:
            return None
        if key.target is Target.SERVICE and not form.name(MAX_CODE)(target):
            return None
        if key.act is Act.MOVE:
            return Meaning(key.verb, None)
        return Meaning("enter" if entering else None, key, target or None)

    def word(self, text: str, lang: str = "id") -> str:
        """Return what stands on a key that means `text`, in `id` or `en`; what is not allowed stands as it is."""
        verb, _, target = text.partition(":")
        key = self._by_verb.get(verb.removeprefix("enter+"))
        if key is None:
            return text
        words = OUTCOME_WORDS.get(target, key.words) if key.target is Target.OUTCOME else key.words
        return (words.en if lang == "en" else words.id).format(target)

    @property
    def allowed(self) -> str:
        """List what is allowed, for who writes a plan."""
        return ", ".join(form for key in self.rows for form in _forms(key))

    @property
    def pattern(self) -> str:
        """Return the regular expression of what is allowed, as far as one can say it without the plan."""
        return "^(" + "|".join(map(_pattern, self.rows)) + ")$"


def _forms(key: Key) -> list[str]:
    plain = key.verb if key.target is None else f"{key.verb}:{key.target.value}"
    return [plain, f"enter+{plain}"] if key.entering else [plain]


def _pattern(key: Key) -> str:
    targets = {None: "", Target.SERVICE: f":{_IN_SCHEMA}", Target.OUTCOME: f":({'|'.join(OUTCOMES)})"}
    return (r"(enter\+)?" if key.entering else "") + key.verb + targets[key.target]


_CALLED = frozenset({Status.CALLED})
_IN_HAND = frozenset({Status.CALLED, Status.SERVING})

KEYS = Keys((
    Key("enter", Words("Masuk", "In"), Act.MOVE),
    Key("leave", Words("Pulang", "Out"), Act.MOVE),
    Key("issue", Words("{}", "{}"), Act.ISSUE, Target.SERVICE, never_late=True, entering=True),
    Key("priority", Words("Prioritas", "Priority"), Act.RECORD, never_late=True),
    Key("next", Words("Panggil", "Call"), Act.NEXT, at_counter=True, never_late=True),
    Key("recall", Words("Ulang", "Again"), Act.RECORD, on=_CALLED, at_counter=True, never_late=True),
    Key("start", Words("Mulai", "Start"), Act.START, on=_CALLED, at_counter=True),
    Key("no_show", Words("Tidak hadir", "Absent"), Act.NO_SHOW, on=_CALLED, at_counter=True),
    Key("hold", Words("Tunda", "Hold"), Act.HOLD, on=_IN_HAND, at_counter=True),
    Key("pause", Words("Jeda", "Pause"), Act.PAUSE, at_counter=True, never_late=True),
    Key("finish", Words("Selesai", "Done"), Act.FINISH, Target.OUTCOME, on=_IN_HAND, at_counter=True),
    Key("transfer", Words("Alihkan ke {}", "To {}"), Act.TRANSFER, Target.SERVICE, on=_IN_HAND, at_counter=True,
        never_late=True),
))  # fmt: skip
