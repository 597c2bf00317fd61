"""The checker's rules for tickets: a queue that holds together passes, and one spoiled in any way does not."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

LOG, DAY = "gw-00000001", "2026-11-25"
BUTTONS = {
    "kiosk": {"ktp": "issue:ktp", "nib": "issue:nib"},
    "pad-1": {"next": "next", "done": "finish:completed", "absent": "no_show", "hold": "hold", "move": "transfer:nib"},
    "pad-2": {"next": "next", "done": "finish:completed"},
}


class Queue:
    """A log made by hand: presses and what came of them; the cloud says the same unless a test spoils it."""

    def __init__(self, of: Any) -> None:
        self.of = of
        self.leaves: list[Any] = []
        self.entries = of.judge.Entries()
        self.stored: dict[tuple[str, int], Any] = {}
        self.kinds: set[tuple[str, int, str]] = set()
        self.fact("open", log=LOG)
        self.fact("day", day=DAY, state="opened")

    def press(self, dev: str, button: str) -> int:
        n = len(self.leaves)
        fields = {"k": "press", "b": button, "boot": 1, "up": n, "utc": n, "err": 20, "ms": 60}
        entry = self.of.evidence.Entry(dev, "e" * 16, n, "0" * 16, "1" * 16, fields)
        self.leaves.append(self.of.evidence.Leaf(n, n, 0, n, "device", b"x", b""))
        self.entries.at[LOG, n] = self.entries.first[entry.place] = entry
        self.entries.counted.add((LOG, n))
        return n

    def fact(self, kind: str, **values: Any) -> int:
        n = len(self.leaves)
        payload = json.dumps({"v": 1, "k": kind, **values}).encode()
        self.leaves.append(self.of.evidence.Leaf(n, n, 0, n, "gateway", payload, b""))
        if kind not in ("open", "admin"):
            self.kinds.add((LOG, n, kind))
        return n

    def issue(self, ticket: str, service: str, by: int | None = None, visit: int | None = None) -> int:
        by = self.press("kiosk", service) if by is None else by
        n = self.fact("issue", by=by, ticket=ticket, service=service, visit=by if visit is None else visit)
        self.stored[LOG, n] = self.of.cloud.StoredTicket(ticket, service, None, None)
        return n

    def at(self, counter: str, button: str, kind: str, ticket: str, **values: Any) -> int:
        by = self.press(f"pad-{counter}", button)
        self.fact(kind, by=by, ticket=ticket, counter=counter, **values)
        return by

    def call(self, counter: str, ticket: str) -> int:
        return self.at(counter, "next", "call", ticket, rule="arrival")

    def ends(self, n: int, counter: str | None, ending: str) -> None:
        row = self.stored[LOG, n]
        self.stored[LOG, n] = self.of.cloud.StoredTicket(row.number, row.service, counter, ending)

    def judge(self) -> Any:
        log = self.of.evidence.Log(LOG, self.leaves, "", "cloud")
        cloud = self.of.cloud.Cloud({LOG: log}, [], 0, {}, self.stored, self.kinds)
        meanings = {(dev, b): said for dev, buttons in BUTTONS.items() for b, said in buttons.items()}
        counters = {"pad-1": "1", "pad-2": "2"}
        takes = {"1": ["ktp"], "2": ["ktp", "nib"]}
        site = self.of.judge.Site(ZoneInfo("Asia/Jakarta"), {}, meanings, counters, takes)
        verdict = self.of.judge.Verdict()
        self.of.tickets.judge_tickets(cloud, self.entries, site, verdict)
        return verdict


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Give a day with one visit to two services, one no-show who came back, and one ticket that still waits."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import cloud  # noqa: PLC0415 - the checker stands alone, beside this file
    import evidence  # noqa: PLC0415
    import judge  # noqa: PLC0415
    import tickets  # noqa: PLC0415

    queue = Queue(SimpleNamespace(cloud=cloud, evidence=evidence, judge=judge, tickets=tickets))
    first, second, _ = queue.issue("A001", "ktp"), queue.issue("A002", "ktp"), queue.issue("C001", "nib")
    queue.call("1", "A001")
    moved = queue.at("1", "move", "transfer", "A001", service="nib")
    linked = queue.issue("C002", "nib", moved, visit=first - 1)
    queue.call("1", "A002")
    queue.at("1", "absent", "no_show", "A002", implicit=0)
    queue.fact("return", by=None, ticket="A002", who="Ani")
    queue.call("2", "C002")  # its visit came first of all
    queue.at("2", "done", "finish", "C002", outcome="completed", implicit=0)
    queue.call("1", "A002")
    queue.at("1", "hold", "hold", "A002")
    queue.at("1", "hold", "resume", "A002")
    queue.at("1", "done", "finish", "A002", outcome="completed", implicit=0)
    queue.ends(first, "1", "transferred")
    queue.ends(second, "1", "completed")
    queue.ends(linked, "2", "completed")
    return queue


def call_twice(queue: Queue) -> None:
    """Class "one number called by two counters"."""
    queue.issue("A003", "ktp")
    queue.call("1", "A003")
    queue.call("2", "A003")


def skip_the_first(queue: Queue) -> None:
    """Call out of turn: somebody has waited for longer."""
    queue.issue("A003", "ktp")
    queue.call("2", "A003")


def give_twice(queue: Queue) -> None:
    """Class "a ticket number repeats after a restart"."""
    queue.issue("A001", "ktp")


def end_twice(queue: Queue) -> None:
    queue.at("1", "done", "finish", "A002", outcome="completed", implicit=0)


def end_at_another_counter(queue: Queue) -> None:
    queue.call("2", "C001")
    queue.at("1", "done", "finish", "C001", outcome="completed", implicit=0)


def two_in_hand(queue: Queue) -> None:
    queue.issue("A003", "ktp")
    queue.call("2", "C001")
    queue.call("2", "A003")


def take_what_is_not_taken(queue: Queue) -> None:
    queue.call("1", "C001")


def call_by_another_key(queue: Queue) -> None:
    queue.at("2", "done", "call", "C001", rule="arrival")


def call_at_the_wrong_pad(queue: Queue) -> None:
    by = queue.press("pad-1", "next")
    queue.fact("call", by=by, ticket="C001", counter="2", rule="arrival")


def ignore_a_press(queue: Queue) -> None:
    queue.press("pad-1", "next")


def return_who_came(queue: Queue) -> None:
    queue.fact("return", by=None, ticket="A001", who="Ani")


def follow_nothing(queue: Queue) -> None:
    queue.at("1", "done", "finish", "A777", outcome="completed", implicit=0)


def lose_a_ticket_in_the_cloud(queue: Queue) -> None:
    queue.stored.popitem()


def end_it_otherwise_in_the_cloud(queue: Queue) -> None:
    place = max(queue.stored)
    queue.ends(place[1], "2", "accepted")


def lose_a_fact_in_the_cloud(queue: Queue) -> None:
    queue.kinds.pop()


SPOILERS = [
    call_twice,
    skip_the_first,
    give_twice,
    end_twice,
    end_at_another_counter,
    two_in_hand,
    take_what_is_not_taken,
    call_by_another_key,
    call_at_the_wrong_pad,
    ignore_a_press,
    return_who_came,
    follow_nothing,
    lose_a_ticket_in_the_cloud,
    end_it_otherwise_in_the_cloud,
    lose_a_fact_in_the_cloud,
]


def test_a_good_day_passes(queue: Queue) -> None:
    """Transfer, no-show and return, hold and resume: every number has one end or is open, and nothing is said."""
    verdict = queue.judge()
    assert verdict.problems == []
    assert verdict.counts == {"tickets": 4, "called": 4, "open": 1, "ended": 3, "refused": 0, "stale": 0}


def end_and_reopen(queue: Queue) -> int:
    """End the day while one waits, and let it go on (E3)."""
    first = queue.fact("day", day=DAY, state="ended")
    queue.fact("unserved", ticket="C001", wait_ms=1)
    last = queue.fact("day", day="2026-11-26", state="opened")
    return queue.fact("undo", by=queue.fact("admin", who="Ani", what="reopen"), first=first, last=last, who="Ani")


def test_a_reopened_day_passes_and_one_that_was_not_does_not(queue: Queue) -> None:
    """E3: who was dropped is called in turn, on the same day; without the undo that is two ends and another day."""
    undo = end_and_reopen(queue)
    queue.call("2", "C001")
    queue.at("2", "done", "finish", "C001", outcome="completed", implicit=0)
    place = next(key for key, row in queue.stored.items() if row.number == "C001")
    queue.ends(place[1], "2", "completed")
    assert queue.judge().problems == []
    queue.leaves[undo] = dataclasses.replace(queue.leaves[undo], payload=b'{"k":"live","v":1}')
    queue.kinds.discard((LOG, undo, "undo"))
    assert any("was not given" in problem for problem in queue.judge().problems)


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda f: f.__name__)
def test_a_spoiled_day_is_caught(spoil: Callable[[Queue], None], queue: Queue) -> None:
    """Whatever breaks the queue's promises is said; what the cloud was told of it is right here, unless that is it."""
    before = len(queue.leaves)
    spoil(queue)
    problems = queue.judge().problems
    assert problems
    told = [p for p in problems if "in the cloud" not in p and "only a fact" not in p]
    assert bool(told) == (len(queue.leaves) > before)
