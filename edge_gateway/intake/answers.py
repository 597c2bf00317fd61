"""What pads and kiosks show: an answer to each press, and fresh numbers on every pad whose queue has changed.

An answer is lost if its device is away: a device that says hello gets what it should show now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contract.messages import Show
from edge_gateway.hall import Fact, State, shows

QUEUE_KINDS = frozenset({
    "issue", "call", "recall", "start", "finish", "no_show", "hold", "resume", "transfer", "return", "abandon",
    "unserved", "expired", "counter", "day", "plan", "refused", "stale", "undo",
})  # fmt: skip
LAST_ID = 0xFFFF_FFFF


@dataclass(slots=True)
class Session:
    """What a device was told since its last hello, which had `nonce`; `epoch` is the one it spoke of."""

    nonce: str
    epoch: str
    id: int = 0
    text: str | None = None


@dataclass(slots=True)
class Pressed:
    """The newest press of a device in one run: its epoch and `seq`, and the facts that came of it."""

    epoch: str
    seq: int
    facts: Sequence[Fact] = field(default_factory=tuple[Fact, ...])


class Answers:
    """Remembers what each device was told; its caller seals and publishes."""

    def __init__(self) -> None:
        """Know no device yet: all say hello again after a start."""
        self._sessions: dict[str, Session] = {}

    def greet(self, state: State, dev: str, epoch: str, nonce: str) -> Iterator[Show]:
        """Begin a device's session, with what it should show now if it is a pad."""
        session = self._sessions[dev] = Session(nonce, epoch)
        if dev in state.layout.counter_of:
            yield from self._say(dev, session, 0, shows(state, (), dev) or "")

    def after(self, state: State, pressed: Mapping[str, Pressed], facts: Iterable[Fact]) -> Iterator[Show]:
        """Give the answers to `pressed`, then fresh numbers for the other pads if any of `facts` moves a queue.

        A gate waits for none: its lamp says what its own journal says.
        """
        for dev, press in pressed.items():
            session = None if dev in state.layout.gates else self._sessions.get(dev)
            if session is not None:
                text = shows(state, press.facts, dev)
                seq = press.seq if press.epoch == session.epoch else 0
                yield from self._say(dev, session, seq, session.text or "" if text is None else text)
        if not any(fact.k in QUEUE_KINDS for fact in facts):
            return
        for dev in state.layout.counter_of:
            session = self._sessions.get(dev)
            if session is None or dev in pressed:
                continue
            text = shows(state, (), dev) or ""
            if text != session.text:
                yield from self._say(dev, session, 0, text)

    def _say(self, dev: str, session: Session, seq: int, text: str) -> Iterator[Show]:
        if session.id < LAST_ID:
            session.id, session.text = session.id + 1, text
            yield Show(dev, session.nonce, session.id, seq, text)
