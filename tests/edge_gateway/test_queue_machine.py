"""The hall engine under random days: a book that knows no engine checks every fact."""

import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import site_plan
from contract import records
from edge_gateway.hall import Fact, Order, Press, Print, State, Status, Tick, advance, apply, layout_of
from edge_gateway.hall.fold import hear
from edge_gateway.hall.model import Cause
from site_plan import load
from tests.depth import depth

TICKETS = depth(10_000, 1_500)
LAYOUT = layout_of(load(Path(site_plan.__file__).parent / "plans" / "serang.toml"))
SEVEN = 1_795_539_600_000 + 7 * 3_600_000  # Wednesday 2026-11-25 07:00 in Jakarta
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
TAKES = {c.code: set(c.takes) for c in LAYOUT.plan.counters}
ENDS = {"finish", "transfer", "no_show", "abandon", "expired", "unserved"}


@dataclass
class Book:
    """What an auditor with the log alone would note; raises AssertionError at a wrong fact."""

    waiting: dict[str, tuple[int, int, str, int]] = field(default_factory=dict)  # visit, by, service, priority
    known: dict[str, tuple[int, int, str, int]] = field(default_factory=dict)
    at_counter: dict[str, str] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    slips: dict[int, tuple[str, int]] = field(default_factory=dict)  # who pressed and when, until the box has said
    issued: int = 0
    ends: int = 0
    inside: int = 0

    def note(self, fact: Fact) -> None:
        data: Any = fact.data
        if fact.k == "day" and data["state"] == "opened":
            assert not self.open(), "a ticket outlived its day"
            self.known, self.ended, self.slips = {}, {}, {}
        elif fact.k == "issue":
            assert data["ticket"] not in self.known, "a number was given twice"
            self.known[data["ticket"]] = data["visit"], data["by"], data["service"], data["priority"]
            self.waiting[data["ticket"]] = self.known[data["ticket"]]
            self.issued += 1
            if data["visit"] == data["by"]:
                self.slips[data["by"]] = data["dev"], fact.at
        elif fact.k == "call":
            self._call(data)
        elif fact.k in ENDS:
            assert data["ticket"] in self.open(), f"{data['ticket']} ended twice"
            self.ended[data["ticket"]] = fact.k
            self.ends += 1
            self.waiting.pop(data["ticket"], None)
            self.at_counter.pop(data["ticket"], None)
        elif fact.k == "return":
            assert self.ended.pop(data["ticket"]) == "no_show"
            self.ends -= 1
            self.waiting[data["ticket"]] = self.known[data["ticket"]]
        self.inside += {"enter": 1, "leave": -1}.get(fact.k, 0)
        self.inside -= data["n"] if fact.k in {"write_off", "adjust"} else 0

    def _call(self, data: dict[str, Any]) -> None:
        """Check that who is called waits, for this counter, with nobody before them."""
        number, counter = data["ticket"], data["counter"]
        assert number not in self.at_counter, f"{number} is at two counters"
        mine = {k: v for k, v in self.waiting.items() if v[2] in TAKES[counter]}
        if data["rule"] != "arrival":
            mine = {k: v for k, v in mine.items() if v[3]}
        assert number == min(mine, key=lambda k: mine[k][:2]), f"someone before {number} was skipped"
        del self.waiting[number]
        self.at_counter[number] = counter

    def open(self) -> set[str]:
        return set(self.known) - set(self.ended)


class Log:
    """Causes and facts as a gateway would write them, and the engine's state beside."""

    def __init__(self) -> None:
        self.state = State(LAYOUT)
        self.book = Book()
        self.size = 0
        self.causes: list[Cause] = []
        self.payloads: list[bytes] = []
        self.today: list[Fact | Print] = []
        self.morning = self.state
        self.engine_s = 0.0
        self.presses = 0

    def take(self, cause: Cause) -> tuple[Fact, ...]:
        began = time.perf_counter()
        facts, state = advance(self.state, cause)
        if isinstance(cause, Press):
            self.presses += 1
            self.engine_s += time.perf_counter() - began
        if any(f.k == "day" and f.data["state"] == "opened" for f in facts):
            self.morning, self.today = self.state, []
        self.size += (0 if isinstance(cause, Tick) else 1) + len(facts)
        self.causes.append(cause)
        for fact in facts:
            self.book.note(fact)
            self.payloads.append(fact.payload())
        self.today += [cause, *facts] if isinstance(cause, Print) else facts
        self.state = state
        return facts

    def restart(self) -> None:
        """Fold today's facts and slips, as they stand in the log, over what the day began with."""
        state = self.morning
        for fact in self.today:
            if isinstance(fact, Print):
                state = hear(state, fact)
                continue
            record = records.decode(fact.payload())
            state = apply(state, Fact(record.k, fact.at, record.data, fact.n, fact.rx))
        assert state == self.state
        self.state = state

    def replay(self) -> list[bytes]:
        """Decide again over the causes."""
        state, payloads = State(LAYOUT), []
        for cause in self.causes:
            facts, state = advance(state, cause)
            payloads += [f.payload() for f in facts]
        return payloads

    def check(self) -> None:
        """Engine and book agree, and the identities hold."""
        state, book, tally = self.state, self.book, self.state.tally
        assert set(state.tickets) == book.open()
        taken = tally.get("issued", 0) + tally.get("linked", 0)
        ended = sum(n for name, n in tally.items() if name not in {"issued", "linked"})
        assert taken == ended + len(state.tickets)
        assert book.issued == book.ends + len(book.open())
        assert state.inside == book.inside
        held = [number for desk in state.desks.values() for number in (desk.hand, desk.held) if number]
        assert len(held) == len(set(held))
        assert set(held) == {t.number for t in state.tickets.values() if t.status is not Status.WAITING}


def keys(devices: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(key for key in LAYOUT.actions if key[0] in devices)


FEW = ["kiosk-1", "pad-04", "pad-05", "pad-08", "gate-a"]
FEW += [d.name for d in LAYOUT.plan.devices if d.counter and set(TAKES[d.counter]) & {"tata-ruang", "dok-lingkungan"}]
FEW_SERVICES = ("nib", "izin-usaha", "pbg", "tata-ruang", "dok-lingkungan")
KIOSK = [k for k in keys(["kiosk-1"]) if LAYOUT.actions[k].target in (None, *FEW_SERVICES)]
PADS = keys([name for name in FEW if name.startswith("pad")])


class HallMachine(RuleBasedStateMachine):
    """Any order of keys, old presses, orders, prints, hours, days and restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.log = Log()
        self.now = SEVEN + HOUR
        self.log.take(Tick(0, self.now))

    @rule(
        key=st.sampled_from(KIOSK + PADS + PADS + keys(["gate-a"])),
        late=st.sampled_from([5, 5, 5, 16_000]),
        wait=st.sampled_from([0, 400, 5000, 60_000]),
    )
    def press(self, key: tuple[str, str], late: int, wait: int) -> None:
        self.now += wait
        self.log.take(Tick(self.log.size, self.now))
        self.log.take(Press(self.log.size, *key, self.now - late, self.now))

    @rule(visitors=st.lists(st.sampled_from(KIOSK), min_size=2, max_size=6))
    def crowd(self, visitors: list[tuple[str, str]]) -> None:
        for key in visitors:
            self.log.take(Press(self.log.size, *key, self.now, self.now))

    @rule(what=st.sampled_from(["return", "abandon"]), data=st.data())
    def order(self, what: str, data: st.DataObject) -> None:
        among = self.log.state.absent if what == "return" else self.log.state.tickets
        if among and self.log.state.phase != "ended":
            target = data.draw(st.sampled_from(sorted(among)))
            self.log.take(Order(self.log.size, what, "Sari", self.now, target))

    @rule(count=st.integers(0, 9))
    def audit(self, count: int) -> None:
        self.log.take(Order(self.log.size, "audit", "Sari", self.now, count=count))

    @rule(
        data=st.data(),
        dev=st.sampled_from(["kiosk-1", "kiosk-1", "kiosk-1", "kiosk-2", "pad-04"]),
        ok=st.sampled_from([False, False, True]),
        wait=st.sampled_from([0, 0, 5_000, 60_000, 120_001]),
        late=st.sampled_from([0, 0, 10, HOUR]),
    )
    def slip(self, data: st.DataObject, dev: str, ok: bool, wait: int, late: int) -> None:
        """E18: whatever a box says of a slip, and when, the first word of the right one in time counts, and no other."""
        book = self.log.book
        job = data.draw(st.sampled_from([0, *(by for _, by, *_ in book.known.values())]))
        self.now += wait
        own, pressed = book.slips.get(job, ("", 0))
        counts = own == dev and pressed <= self.now - late and self.now - pressed <= 120_000
        ticket = next((number for number, known in book.known.items() if known[:2] == (job, job)), "")
        expires = counts and not ok and ticket in book.waiting
        facts = self.log.take(Print(self.log.size, dev, job, ok, self.now - late, self.now))
        assert [(fact.k, fact.data["ticket"]) for fact in facts] == ([("expired", ticket)] if expires else [])
        if counts:
            del book.slips[job]

    @rule(ahead=st.sampled_from([MINUTE, HOUR, 5 * HOUR, DAY]))
    def later(self, ahead: int) -> None:
        self.now += ahead
        self.log.take(Tick(self.log.size, self.now))

    @rule()
    def restart(self) -> None:
        self.log.restart()

    @invariant()
    def holds(self) -> None:
        self.log.check()

    def teardown(self) -> None:
        assert self.log.replay() == self.log.payloads


class TestHall(HallMachine.TestCase):
    """Classes "double NEXT skips a person", "two officers, one ticket", "ticket number repeated": in any order."""

    settings = settings(max_examples=depth(150, 15), stateful_step_count=60, deadline=None)


def test_ten_thousand_tickets(capsys: Any) -> None:
    """Classes "ticket number repeated or jumping back" and "double NEXT skips a person", with restarts in the day.

    No ticket at two counters, none skipped, each one end; the facts decided again are the same bytes.
    """
    dice, log, now, restarts = random.Random(4), Log(), SEVEN + HOUR // 2, 0
    ticked = 0
    often = {
        s.code for s in LAYOUT.plan.services if all(x.days is None for x in LAYOUT.plan.tenants if x.code == s.tenant)
    }
    kiosks = [key for key in keys(["kiosk-1", "kiosk-2"]) if LAYOUT.actions[key].target in {None, *often}] * 3
    kiosks += keys(["kiosk-1"])
    pads = keys([d.name for d in LAYOUT.plan.devices if d.counter])
    nexts = [key for key in pads if LAYOUT.actions[key].verb == "next"]
    while log.book.issued < TICKETS or log.state.tickets:
        now += dice.randrange(6_000)
        if now - ticked > 10_000:
            log.take(Tick(log.size, now))
            ticked = now
        draw = dice.random()
        key = dice.choice(kiosks if draw < 0.3 else nexts if draw < 0.5 else pads if draw < 0.95 else keys(["gate-a"]))
        log.take(Press(log.size, *key, now - dice.choice([5, 5, 5, 5, 20_000]), now))
        if draw > 0.99 and log.state.absent and log.state.phase != "ended":
            log.take(Order(log.size, "return", "Sari", now, dice.choice(sorted(log.state.absent))))
        if dice.random() < 0.0002:
            log.restart()
            restarts += 1
        if log.state.phase == "closed" and dice.random() < 0.01:
            log.take(Tick(log.size, now + 5 * HOUR))
            log.check()
            now = SEVEN + HOUR // 2 + ((now - SEVEN) // DAY + 1) * DAY
    log.check()
    assert restarts > 5 or depth.quick
    assert {"call", "transfer", "no_show", "return", "unserved", "stale"} <= {records.decode(p).k for p in log.payloads}
    assert log.replay() == log.payloads
    with capsys.disabled():
        print(
            f"\n{log.book.issued} tickets, {log.book.ends} ends, {restarts} restarts, {log.presses} presses: "
            f"{log.presses / log.engine_s:,.0f} engine steps a second"
        )
