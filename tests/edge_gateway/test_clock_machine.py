"""The writer's decisions under a clock that anybody sets at any time: a judge that knows the true time checks the log."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from contract import bulk
from contract.leaf import Leaf, Source
from edge_gateway.hall import OrderError
from edge_gateway.intake import draft
from edge_gateway.intake.resumption import hall_of
from edge_gateway.succession import auditing
from tests.depth import depth
from tests.edge_gateway.virtual_hall import DAY, EIGHT, HOUR, MINUTE, SECOND, VirtualHall
from tests.edge_gateway.whole_hall import judge_tickets

SLACK = 3_000  # ms: a hello's delay, and jumps that are too small to be one; a tenth more for slewing
FRESH = 10_000
KEYS = [
    *[("kiosk-1", button) for button in ("ktp", "ktp", "nib")],
    *[(pad, button) for pad in ("pad-1", "pad-2") for button in ("next", "next", "start", "done", "absent", "recall")],
    *[("pad-1", "move"), ("pad-2", "hold")],
    *[("gate-a", "in"), ("gate-a", "in"), ("gate-a", "out")],
]
GATE = [("gate-a", "in"), ("gate-a", "out"), ("pad-1", "done"), ("kiosk-1", "ktp")]
STEPS = [1_000, 1_500, 5_000, 20_000, MINUTE, 5 * MINUTE, HOUR, 3 * HOUR, 7 * HOUR, 10 * HOUR, DAY, 8 * DAY]
MOMENTS = {"cutoff", "closed", "ended"}


class Judge:
    """Reads the log as an auditor who also knows when each press really was; it knows no engine."""

    def __init__(self, hall: VirtualHall) -> None:
        self.hall = hall
        self.read = 0
        self.true: dict[int, int] = {}  # when the cause of a leaf really was
        self.issued: dict[str, int] = {}
        self.called: dict[str, int] = {}
        self.started: dict[str, int] = {}
        self.of_day: list[dict[str, Any]] = []
        self.opened: list[str] = []
        self.entered = self.taken = 0
        self.kinds: Counter[str] = Counter()

    def judge(self) -> None:
        for leaf in self.hall.leaves(self.read):
            self.read = leaf.n + 1
            if leaf.src is Source.DEVICE:
                entry = bulk.peek(leaf.payload)
                self.true[leaf.n] = self.hall.pressed[entry.dev, entry.seq]
            else:
                self._record(leaf)
        judge_tickets(self.of_day)

    def _record(self, leaf: Leaf) -> None:
        record = self.hall.records(leaf.n)[0]
        kind, ticket = record["k"], record.get("ticket")
        self.kinds[kind if kind != "clock" else f"clock {record['why']}"] += 1
        if kind == "day" and record["state"] == "opened":
            assert record["day"] not in self.opened, f"{record['day']} is opened twice"
            self.opened.append(record["day"])
            judge_tickets(self.of_day)
            self.of_day = []
        self.of_day.append(record)
        self.entered += {"enter": 1, "leave": -1}.get(kind, 0)
        self.taken += record["n"] if kind in {"write_off", "adjust"} else 0
        if isinstance(ticket, str):
            self._durations(kind, ticket, record, leaf)

    def _durations(self, kind: str, ticket: str, record: dict[str, Any], leaf: Leaf) -> None:
        """No duration is longer or shorter than what really passed between its two causes."""
        cause = record.get("by")
        true = self.true.get(cause) if isinstance(cause, int) else None
        if true is None:
            true = self.hall.machine.true  # a moment of the day, or an order: written a moment ago at the latest
            assert record.get("serve_ms") is None, "nobody stated this end"
        if kind == "issue":
            self.issued[ticket] = true
            self.called.pop(ticket, None)
            self.started.pop(ticket, None)
        elif kind == "call":
            self._is(record["wait_ms"], true - self.issued[ticket], leaf)
            self.called[ticket] = true
        elif kind in {"recall", "resume"}:
            self.called[ticket] = true
        elif kind == "start":
            if record["walk_ms"] is not None:
                self._is(record["walk_ms"], true - self.called[ticket], leaf)
            self.started.setdefault(ticket, true)
        elif kind in {"finish", "transfer"} and record["serve_ms"] is not None:
            assert not record.get("implicit"), "nobody stated this end"
            since = self.started[ticket] if record["since"] == "start" else self.called[ticket]
            self._is(record["serve_ms"], true - since, leaf)
        elif kind == "unserved" and record["wait_ms"] is not None:
            assert record["wait_ms"] >= 0

    @staticmethod
    def _is(found: int | None, true: int, leaf: Leaf) -> None:
        assert found is None or (found >= 0 and abs(found - true) <= SLACK + true // 10), (
            f"{found} ms is not {true}: {leaf}"
        )


class ClockMachine(RuleBasedStateMachine):
    """Any order of steps, slews, restarts, midnights, keys in time and late, people who say which clock is right."""

    def __init__(self) -> None:
        super().__init__()
        shm = Path("/dev/shm")  # noqa: S108 - a file system without a disk, if there is one
        self.folder = Path(tempfile.mkdtemp(dir=shm if shm.is_dir() else None))
        self.hall = VirtualHall(self.folder / "data", EIGHT)
        self.judge = Judge(self.hall)
        self.drawn = 0

    @rule(key=st.sampled_from(KEYS), wait=st.sampled_from([0, SECOND, 5 * SECOND, MINUTE, 10 * MINUTE]))
    def press(self, key: tuple[str, str], wait: int) -> None:
        """Whatever was done to the clock, a box that could say hello finds no press of its own too old."""
        self.drawn += 1
        self.hall.later(wait)
        for record in self.hall.press(*key):
            assert record["k"] != "stale", record
        leaf = [leaf for leaf in self.hall.leaves(self.judge.read) if leaf.src is Source.DEVICE][-1]
        if self.hall.writer.health.reading.trusted:
            assert abs(leaf.at - leaf.rx) <= SLACK, "it was heard at once"

    @rule(
        number=st.integers(1, 3), waits=st.lists(st.sampled_from([SECOND, 4 * SECOND, MINUTE]), min_size=3, max_size=3)
    )
    def visitors(self, number: int, waits: list[int]) -> None:
        """Visitors come, one of them is called and served; the clock may be set before any of it."""
        for key, wait in zip([("kiosk-1", "ktp"), ("pad-1", "next"), ("pad-1", "start")], waits, strict=True):
            for _ in range(number if key[1] == "ktp" else 1):
                self.press(key, wait)

    @rule()
    def morning(self) -> None:
        """Let it become nine in the morning, and the clock be right."""
        self.drawn += 1
        hall = self.hall
        hall.machine.off = 0
        hall.later(DAY - (hall.machine.true - EIGHT) % DAY + HOUR)
        if hall.state.doubt is not None or not hall.writer.health.reading.trusted:
            hall.confirm()

    @rule(presses=st.lists(st.sampled_from(GATE), min_size=1, max_size=4), away=st.sampled_from([20_000, HOUR, DAY]))
    def late(self, presses: list[tuple[str, str]], away: int) -> None:
        """Boxes are away for a while, and deliver what was pressed meanwhile."""
        self.drawn += 1
        for box in self.hall.boxes.values():
            box.online = False
        for dev, button in presses:
            self.hall.boxes[dev].press(button)
            self.hall.later(away // len(presses))
        for box in self.hall.boxes.values():
            box.online = True
            self.hall.to_greet.add(box.name)
        self.hall.settle()

    @rule(by=st.sampled_from(STEPS), ahead=st.booleans(), looks=st.booleans(), back=st.booleans())
    def step(self, by: int, ahead: bool, looks: bool, back: bool) -> None:
        """Set the clock: that alone writes no moment of a day, and takes nobody's number."""
        self.drawn += 1
        event(f"step of {by // 1000} s")
        was_trusted = self.hall.writer.health.reading.trusted
        self.hall.look()
        before, day = self.hall.store.tree.size, self.hall.state.day
        self.hall.set_wall(by if ahead else -by)
        if looks:
            self.hall.look()
            self.hall.look()
        if was_trusted and day is not None:
            written = [
                r for r in self.hall.records(before) if r["k"] in {"unserved", "write_off"} or r.get("state") in MOMENTS
            ]
            assert written == [], "by a jump alone"
        if back:
            self.hall.set_wall(-by if ahead else by)
        self.hall.settle()

    @rule(by=st.integers(-90, 90), seconds=st.integers(1, 30))
    def slew(self, by: int, seconds: int) -> None:
        self.drawn += 1
        for _ in range(seconds):
            self.hall.set_wall(by)
            self.hall.later(SECOND)

    @rule(ahead=st.sampled_from([10 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR]))
    def later(self, ahead: int) -> None:
        self.drawn += 1
        self.hall.later(ahead)

    @rule(
        off=st.sampled_from([0, 0, 0, *STEPS, *(-by for by in STEPS)]),
        down=st.sampled_from([SECOND, MINUTE, 14 * HOUR]),
        reboots=st.booleans(),
    )
    def restart(self, off: int, down: int, reboots: bool) -> None:
        self.drawn += 1
        self.is_kept()
        self.hall.restart(off=off, down=down, reboots=reboots)

    @rule(name=st.sampled_from(["kiosk-1", "pad-1", "pad-2", "gate-a"]))
    def switched_off_and_on(self, name: str) -> None:
        self.drawn += 1
        self.hall.boxes[name].restart()
        self.hall.settle()

    @rule(synced=st.booleans())
    def synchronised(self, synced: bool) -> None:
        self.drawn += 1
        self.hall.machine.is_synced = synced
        if synced:
            self.hall.later(6 * MINUTE)

    @precondition(lambda self: not self.hall.writer.health.reading.trusted or self.hall.state.doubt is not None)
    @rule()
    def confirm(self) -> None:
        self.drawn += 1
        try:
            self.hall.confirm()
        except OrderError:
            assert self.hall.clock.now() < 1_767_225_600_000
        else:
            assert self.hall.writer.health.reading.trusted

    def is_kept(self) -> None:
        """Check that a start goes on from the hall as it was left."""
        assert hall_of(self.hall.store, self.hall.state.layout.plan) == self.hall.state

    @invariant()
    def holds(self) -> None:
        hall, judge = self.hall, self.judge
        judge.judge()
        assert judge.entered - judge.taken == hall.state.inside
        doubt = hall.state.doubt
        if hall.writer.health.reading.trusted:
            assert (abs(hall.clock.ahead()) < 1_000) == (doubt is None), "followed, or asked about"
        assert (
            hall.store.last_rx <= hall.clock.now()
            or not hall.writer.health.reading.trusted
            or (hall.store.last_rx - hall.clock.now() <= 2_000)
        )

    def teardown(self) -> None:
        try:
            self.is_kept()
            assert [one.mismatch for one in auditing.replay_folder(self.folder / "data", lambda *_: None)] == [None]
            DRAWN["steps"] += self.drawn
            DRAWN.update(self.judge.kinds)
            DRAWN["kept in the middle of a day"] += self.hall.writer._memory.folded > 0
        finally:
            self.hall.close()
            shutil.rmtree(self.folder)


DRAWN: Counter[str] = Counter()


@pytest.mark.timeout(300)
def test_clocks_in_any_order(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """E2, E3, E9, classes "impossible clock", "the gateway wakes in the past": in any order, judged by true time.

    The hall's state is kept many times a day, so that a start begins at any point of it.
    """
    monkeypatch.setattr(draft, "FOLDED", 7)
    run_state_machine_as_test(
        ClockMachine, settings=settings(max_examples=depth(80, 8), stateful_step_count=50, deadline=None)
    )
    with capsys.disabled():
        print(f"\nclock machine: {dict(DRAWN)}")
    assert depth.quick or {"clock step", "clock confirmed", "doubt", "unserved", "finish"} <= set(DRAWN)
