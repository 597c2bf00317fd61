"""A hall that goes on in a new log, again and again: who came first is called first, whatever the logs' numbers are."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from edge_gateway.hall import Fact, Order, Press, State, Tick, advance, apply, layout_of
from edge_gateway.hall.snapshot import dump, load
from edge_gateway.screens.board import board
from site_plan import parse
from tests.depth import depth
from tests.edge_gateway.whole_hall import PLAN

LAYOUT = layout_of(parse(PLAN))  # counter 1 takes ktp, counter 2 takes ktp and nib; pad-1 sends on to nib
NOON = 1_795_582_800_000
TAKES = {"1": {"ktp"}, "2": {"ktp", "nib"}}


@dataclass
class Hall:
    """The engine over one log after another; `queue` is what the visitors know: who came when, and waits for what."""

    state: State = field(default_factory=lambda: State(LAYOUT))
    n: int = 2  # of the log's next entry, after `open` and `plan`
    now: int = NOON
    queue: dict[str, tuple[int, str]] = field(default_factory=dict)  # ticket: when its visit came, service
    absent: dict[str, tuple[int, str]] = field(default_factory=dict)
    came: int = 0
    given: list[str] = field(default_factory=list)

    def press(self, dev: str, button: str) -> list[Fact]:
        self.now += 1_000
        return self._take(Press(self.n, dev, button, self.now, self.now, trusted=True))

    def _take(self, cause: Any) -> list[Fact]:
        facts, self.state = advance(self.state, cause)
        self.n += 1 + len(facts)
        self.given += [fact.text("ticket") for fact in facts if fact.k == "issue"]
        return list(facts)

    def new_log(self) -> None:
        """Open a log as a restored or replaced gateway does: its numbers begin again, the state comes as text."""
        kept = load(dump(self.state), LAYOUT)
        self.state, self.n = apply(kept, Fact("open", self.now, {})), 2

    def visitor(self, service: str) -> None:
        [fact] = self.press("kiosk-1", service)
        self.came += 1
        self.queue[fact.text("ticket")] = self.came, service

    def call(self, counter: str) -> tuple[str, tuple[int, str]] | None:
        """Press NEXT: who came first of those that this counter takes, or nobody."""
        called = [fact.text("ticket") for fact in self.press(f"pad-{counter}", "next") if fact.k == "call"]
        mine = {ticket: who for ticket, who in self.queue.items() if who[1] in TAKES[counter]}
        assert called == sorted(mine, key=lambda ticket: mine[ticket])[:1], "somebody who came before was skipped"
        return (called[0], self.queue.pop(called[0])) if called else None

    def send_on(self) -> None:
        """Counter 1 sends its visitor on: the new ticket stands where the visit has stood all along."""
        called = self.call("1")
        if called is not None:
            [linked] = [fact.text("ticket") for fact in self.press("pad-1", "move") if fact.k == "issue"]
            self.queue[linked] = called[1][0], "nib"

    def miss(self) -> None:
        called = self.call("2")
        if called is not None:
            self.press("pad-2", "absent")
            self.absent[called[0]] = called[1]

    def come_back(self) -> None:
        if self.absent:
            ticket, who = self.absent.popitem()
            self._take(Order(self.n, "return", "Sari", self.now, ticket))
            self.queue[ticket] = who

    def serve(self) -> None:
        if self.call("2") is not None:
            self.press("pad-2", "done")

    def next_on_the_board(self) -> list[str]:
        view: Any = SimpleNamespace(state=self.state, log="gw-0", calls=lambda: ())
        [counter] = board(view, "b", self.now, None)["counters"]  # type: ignore[misc]
        return counter["next"]


STEPS = {
    "ktp": lambda hall: hall.visitor("ktp"),
    "nib": lambda hall: hall.visitor("nib"),
    "log": Hall.new_log,
    "send on": Hall.send_on,
    "miss": Hall.miss,
    "come back": Hall.come_back,
    "serve": Hall.serve,
}


@settings(max_examples=depth(200, 25), deadline=None)
@given(st.lists(st.sampled_from(["ktp", "ktp", "nib", *STEPS]), max_size=40))
def test_who_came_first_is_called_first_over_any_number_of_logs(steps: list[str]) -> None:
    """Classes "ticket number repeated or jumping back", "double NEXT skips a person", over restores and replacements.

    Tickets of a log before come before those of this one, also when they are sent on, or were absent and come back;
    no number is given twice, the board says the same order, and in the end nobody is left.
    """
    hall = Hall()
    hall._take(Tick(hall.n, hall.now))
    for step in steps:
        STEPS[step](hall)
        assert hall.next_on_the_board() == sorted(hall.queue, key=lambda ticket: hall.queue[ticket])[:2]
    assert len(set(hall.given)) == len(hall.given)
    while hall.queue:
        hall.serve()
    assert hall.state.tickets == {}
