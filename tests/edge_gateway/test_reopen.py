"""A day that was ended in error goes on (E3, second half): the engine over entries that count no more."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.kinds import UNDOABLE
from edge_gateway.hall import Fact, OrderError, Press, Print, Standing, State, Status, apply, layout_of, replay, resume
from edge_gateway.hall.snapshot import dump, load
from edge_gateway.intake import orders
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.resumption import hall_of, memory_of
from edge_gateway.log import store
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from site_plan import parse
from tests.depth import depth
from tests.edge_gateway.queue_hall import (
    DAY,
    HOUR,
    LAYOUT,
    MIDNIGHT,
    MINUTE,
    NINE,
    PAD,
    PAD_START,
    SECOND,
    Hall,
    kinds,
    wait_for,
)
from tests.edge_gateway.whole_hall import PLAN

AHEAD = {"past the day's end": 11 * HOUR, "a day ahead": DAY, "a day ahead, at night": DAY + 14 * HOUR}
EMPTY = State(Hall().state.layout)


def busy() -> Hall:
    """Return a hall in which some wait, one is called, one is served, one was absent, and people are inside."""
    hall = Hall()
    for _ in range(5):
        hall.key("gate-a", "enter")
    hall.key("gate-a", "leave")
    wait_for(hall, count=3)
    wait_for(hall, "nib", 3)
    hall.key(PAD, "next", NINE + MINUTE)
    hall.key(PAD, "next", NINE + MINUTE + 10 * SECOND)  # A001 did not come
    hall.key(PAD_START, "next", NINE + 2 * MINUTE)
    hall.key(PAD_START, "start", NINE + 3 * MINUTE)
    hall.at = NINE + 5 * MINUTE
    return hall


def end_in_error(hall: Hall, ahead: int) -> list[Fact]:
    """Let the clock be ahead for a moment, and right again."""
    right = hall.at
    facts = hall.tick(right + ahead)
    hall.at = right + 3 * SECOND
    return facts


def rest_of(log: list[Fact | Press | Print]) -> State:
    """Fold the facts that no `undo` names, by the rule of the SPEC alone: what is in the range, of kinds that may be."""
    undone = {n for item in log if isinstance(item, Fact) and item.k == "undo" for n in range_of(item)}
    state = EMPTY
    for n, item in enumerate(log):
        if isinstance(item, Fact) and item.k != "undo" and not (n in undone and item.k in UNDOABLE):
            state = apply(state, Fact(item.k, item.at, item.data))  # without its number
    return state


def range_of(undo: Fact) -> range:
    return range(undo.number("first"), undo.number("last") + 1)


def plain(state: State) -> State:
    return state._replace(ends=())


@pytest.mark.parametrize("ahead", AHEAD.values(), ids=AHEAD)
def test_a_reopened_day_is_as_it_was_before_its_end(ahead: int) -> None:
    """E3: tickets, no-shows, counters, numbers, tally, who is inside, day and phase; boards show nothing else."""
    hall = busy()
    before = hall.state
    ended = end_in_error(hall, ahead)
    assert {"unserved", "finish", "counter", "write_off"} <= set(kinds(ended))
    assert not hall.state.tickets
    undo, *more = hall.order("reopen")
    assert more == []
    first = hall.log.index(ended[0])
    assert dict(undo.data) == {"by": len(hall.log) - 2, "first": first, "last": first + len(ended) - 1, "who": "Sari"}
    assert hall.state == before
    assert hall.key(PAD, "next")[-1].data["wait_ms"] == 5 * MINUTE + 3 * SECOND


def test_what_happened_in_between_stays_counted() -> None:
    """Entries, exits, head counts and orders after the end are in the state that is taken back."""
    hall = busy()
    inside = hall.state.inside
    end_in_error(hall, 11 * HOUR)
    hall.key("gate-a", "enter")
    hall.key("gate-a", "enter")
    hall.key("gate-a", "leave")
    hall.order("reopen")
    assert hall.state.inside == inside + 1
    assert plain(hall.state) == rest_of(hall.log)


def test_an_end_is_what_one_tick_wrote_and_nothing_beside_it() -> None:
    """A cutoff of its own tick stays, though the end stands just behind it; so does what people say in the same ms."""
    hall = busy()
    hall.tick(MIDNIGHT + 15 * HOUR + 40 * MINUTE)
    before = plain(hall.state)
    end_in_error(hall, 5 * HOUR)
    right, hall.at = hall.at, hall.rx[-1]
    hall.order("audit", count=7)
    hall.at = right
    (undo,) = hall.order("reopen")
    assert hall.log[undo.number("first")].data["state"] == "closed"  # type: ignore[union-attr]
    assert hall.log[undo.number("last")].k == "write_off"  # type: ignore[union-attr]
    assert hall.state == before._replace(inside=before.inside + 7)
    assert resume(EMPTY, hall.leaves()) == hall.state


def test_who_moved_while_another_day_was_open_is_inside_again() -> None:
    """A press of the day that was written off is adjusted away; once the day goes on, so does who pressed."""
    hall = busy()
    inside = hall.state.inside
    end_in_error(hall, DAY)
    assert kinds(hall.key("gate-a", "enter")) == ["enter", "adjust"]
    assert kinds(hall.key("gate-a", "enter")) == ["enter", "adjust"]
    assert kinds(hall.key("gate-a", "leave")) == ["leave", "adjust"]
    hall.key("gate-a", "enter", at=hall.at - DAY, rx=hall.at)  # of yesterday, which stays written off
    undo, adjusted = hall.order("reopen")
    assert (undo.k, dict(adjusted.data)) == ("undo", {"n": -1, "who": "Sari", "why": "reopened"})
    assert hall.state.inside == inside + 1
    assert plain(hall.state) == rest_of(hall.log)


def test_a_step_of_the_clock_in_between_leaves_no_duration() -> None:
    """E9: no wait spans it, though the ticket waits again."""
    hall = busy()
    end_in_error(hall, 11 * HOUR)
    stepped = Fact("clock", hall.at, {"before": hall.at + 11 * HOUR, "after": hall.at, "why": "operator"})
    hall.state = apply(hall.state, stepped)
    hall.order("reopen")
    assert [t.issued for t in hall.state.tickets.values()] == [None] * 5
    assert hall.key(PAD, "next")[-1].data["wait_ms"] is None


def test_the_plan_of_the_meantime_is_in_force() -> None:
    hall = busy()
    end_in_error(hall, 11 * HOUR)
    toml = LAYOUT.plan.text.replace("next_guard_s = 3", "next_guard_s = 9")
    hall.state = apply(hall.state, Fact("plan", hall.at, {"zone": "Asia/Jakarta", "toml": toml, "who": "Sari"}))
    hall.order("reopen")
    assert hall.state.layout.plan.rules.next_guard_s == 9


def only_a_cutoff(hall: Hall) -> None:
    hall.tick(MIDNIGHT + 15 * HOUR + 40 * MINUTE)
    assert hall.state.phase == "cutoff"


def numbers_since(hall: Hall) -> None:
    end_in_error(hall, DAY)
    right, hall.at = hall.at, hall.at + DAY
    wait_for(hall)
    hall.at = right


def the_next_day(hall: Hall) -> None:
    hall.tick(MIDNIGHT + 20 * HOUR)
    hall.tick(MIDNIGHT + DAY + 7 * HOUR)


def the_day_after_in_the_same_tick(hall: Hall) -> None:
    hall.tick(MIDNIGHT + DAY + 7 * HOUR)


def another_log(hall: Hall) -> None:
    """Numbers of the log before mean other entries here."""
    end_in_error(hall, 11 * HOUR)
    hall.state = apply(hall.state, Fact("open", hall.at, {}))


REFUSED: dict[str, tuple[Callable[[Hall], object], str]] = {
    "while it goes on": (lambda _: None, "order.no-end"),
    "after its cutoff only": (only_a_cutoff, "order.no-end"),
    "after numbers of a new day": (numbers_since, "order.no-end"),
    "once it is over by the plan": (lambda hall: hall.tick(MIDNIGHT + 20 * HOUR), "order.over"),
    "on the next day": (the_next_day, "order.no-end"),
    "on the next day, which ended it": (the_day_after_in_the_same_tick, "order.no-end"),
    "in another log": (another_log, "order.no-end"),
    "twice": (lambda hall: (end_in_error(hall, 11 * HOUR), hall.order("reopen")), "order.no-end"),
}


@pytest.mark.parametrize(("happen", "why"), REFUSED.values(), ids=REFUSED)
def test_no_other_day_is_reopened(happen: Callable[[Hall], object], why: str) -> None:
    """Only the local day of now, ended before its time, with no number given since: else nothing is changed."""
    hall = busy()
    happen(hall)
    state = hall.state
    with pytest.raises(OrderError) as refused:
        hall.order("reopen")
    assert refused.value.phrase.key == why
    assert hall.state == state


def test_a_day_that_is_over_goes_on_once_the_plan_says_so() -> None:
    """The plan is changed first: then the tick does not end it again, until the hour that it names now."""
    hall = busy()
    hall.tick(MIDNIGHT + 20 * HOUR)
    toml = LAYOUT.plan.text.replace('end = "20:00"', 'end = "22:00"')
    assert toml != LAYOUT.plan.text
    hall.state = apply(hall.state, Fact("plan", hall.at, {"zone": "Asia/Jakarta", "toml": toml, "who": "Sari"}))
    hall.at += MINUTE
    hall.order("reopen")
    hall.tick(hall.at + SECOND)
    assert hall.state.phase == "closed"
    assert "ended" in [f.data.get("state") for f in hall.tick(MIDNIGHT + 22 * HOUR)]


def test_a_morning_that_a_wrong_clock_ended_goes_on_though_the_tick_ended_yesterday_too() -> None:
    """A gateway that was off overnight and starts seven hours ahead: today is reopened, yesterday stays ended."""
    hall = busy()
    hall.tick(MIDNIGHT + DAY + 21 * HOUR)
    hall.at = MIDNIGHT + DAY + 8 * HOUR
    (undo,) = hall.order("reopen")
    opened = next(n for n, item in enumerate(hall.log) if n > undo.number("first") - 2 and isinstance(item, Fact))
    assert hall.log[opened].data["state"] == "opened"  # type: ignore[union-attr]
    assert (hall.state.phase, hall.state.inside) == ("opened", 0)
    assert str(hall.state.day) == "2026-11-26"
    assert plain(hall.state) == rest_of(hall.log)


def test_moments_follow_the_clock_again_and_the_day_ends_once_more() -> None:
    """Each ticket has one end among the facts that count, and the day's identity is closed."""
    hall = busy()
    end_in_error(hall, 11 * HOUR)
    hall.order("reopen")
    states = [f.data.get("state") for f in hall.tick(MIDNIGHT + 20 * HOUR) if f.k == "day"]
    assert states == ["cutoff", "closed", "ended"]
    assert hall.state.inside == 0
    assert sum(hall.state.tally.values()) == 2 * hall.state.tally["issued"]


def test_the_state_that_is_kept_knows_the_end_and_older_ones_are_read_as_before() -> None:
    """The opening of a day in the same tick is where a start begins to fold."""
    hall = busy()
    end_in_error(hall, DAY)
    again = load(dump(hall.state), EMPTY.layout)
    assert again == hall.state
    assert len(again.ends) == 1
    assert "ends" not in dump(plain(hall.state))
    assert load(dump(plain(hall.state)), EMPTY.layout) == plain(hall.state)


@pytest.mark.parametrize("ahead", AHEAD.values(), ids=AHEAD)
def test_a_replay_decides_the_undo_again_and_finds_another(ahead: int) -> None:
    """Byte for byte: range, who, and what is adjusted; an undo that does not fit the hall is found."""
    hall = busy()
    end_in_error(hall, ahead)
    hall.key("gate-a", "enter")
    hall.order("reopen")
    hall.key(PAD, "next")
    leaves = hall.leaves()
    assert replay(Standing(EMPTY), leaves) is None
    place = next(n for n, leaf in enumerate(leaves) if b'"k":"undo"' in leaf.payload)
    said = json.loads(leaves[place].payload)
    for change in ({"first": said["first"] + 1}, {"last": said["last"] - 1}, {"by": said["by"] - 1}):
        payload = json.dumps({**said, **change}, separators=(",", ":")).encode()
        spoiled = [*leaves[:place], leaves[place]._replace(payload=payload), *leaves[place + 1 :]]
        found = replay(Standing(EMPTY), spoiled)
        assert (found and found.n) == (None if "by" in change else place)
    unfit = replay(Standing(EMPTY), [*leaves[:3], leaves[place]._replace(n=3)])
    assert unfit is not None
    assert (unfit.n, unfit.decided) == (3, None)


@dataclass
class Random:
    """A hall under random keys, with clocks that are wrong for a moment and people who set it right."""

    hall: Hall = field(default_factory=Hall)
    reopened: int = 0

    def wrong(self, ahead: int) -> None:
        end_in_error(self.hall, ahead)

    def reopen(self) -> None:
        size = len(self.hall.log), len(self.hall.rx)
        try:
            self.hall.order("reopen")
            self.reopened += 1
        except OrderError:
            del self.hall.log[size[0] :], self.hall.rx[size[1] :]  # it is not kept

    def later(self, ms: int) -> None:
        self.hall.tick(self.hall.at + ms)

    def press(self, key: tuple[str, str]) -> None:
        self.hall.key(*key)


KEYS = [("gate-a", "enter"), ("gate-a", "leave"), ("kiosk-1", "issue:nib"), ("kiosk-1", "issue:tata-ruang")]
KEYS += [(PAD, "next"), (PAD_START, "next"), (PAD_START, "start"), (PAD_START, "finish:completed"), (PAD, "no_show")]
STEPS = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(KEYS)),
    st.tuples(st.just("press"), st.sampled_from(KEYS)),
    st.tuples(st.just("later"), st.sampled_from([5 * SECOND, MINUTE, 20 * MINUTE, 3 * HOUR, DAY])),
    st.tuples(st.just("wrong"), st.sampled_from(list(AHEAD.values()))),
    st.tuples(st.just("reopen"), st.none()),
)


@given(st.lists(STEPS, max_size=40))
@settings(max_examples=depth(300, 40), deadline=None)
def test_the_hall_is_the_fold_of_the_facts_that_count(steps: list[tuple[str, object]]) -> None:
    """Property: live, folded after a restart, and folded without what was undone are one state; a replay agrees."""
    run = Random()
    for name, value in steps:
        getattr(run, name)(*(() if value is None else (value,)))
    leaves = run.hall.leaves()
    assert resume(EMPTY, leaves) == run.hall.state
    assert plain(run.hall.state) == rest_of(run.hall.log)
    assert replay(Standing(EMPTY), leaves) is None
    assert len({t.number for t in run.hall.state.tickets.values() if t.status is Status.WAITING}) <= 40


def test_a_restart_between_the_end_and_the_undo_forgets_nothing(tmp_path: Path) -> None:
    """The day that was opened in the same tick is where the fold begins: what stands before it knows the end."""
    plan = parse(PLAN)
    first = beginning.begin(tmp_path, plan, Beginning("first", None, asked_cloud=False, begins="live"), 0, 0)
    beginning.install(tmp_path, first)
    with store.open_store(tmp_path / store.FILE) as log:

        def run(work: Callable[[Draft], object]) -> State:
            draft = Draft(hall_of(log, plan), memory_of(log))
            work(draft)
            log.append(draft.outcome.changes)
            assert hall_of(log, plan) == draft.state
            return draft.state

        run(lambda draft: draft.tick(NINE))
        before = run(lambda draft: orders.order(draft, "audit", "Sari", NINE, count=5))
        opened = log.hall()[0]
        ended = run(lambda draft: draft.tick(NINE + DAY))
        assert (ended.inside, log.hall()[0] > opened) == (0, True)
        assert run(lambda draft: orders.order(draft, "reopen", "Sari", NINE + MINUTE)) == before


def test_a_hall_without_tenants_may_end_and_go_on() -> None:
    """Nothing was waiting and nobody inside: the range is the moments alone."""
    layout = layout_of(parse('[site]\ncode = "x"\nname = "X"\nzone = "Asia/Jakarta"\n'))
    hall = Hall()
    hall.state = hall.state._replace(layout=layout)
    end_in_error(hall, 14 * HOUR)
    (undo,) = hall.order("reopen")
    assert undo.number("last") - undo.number("first") in {0, 2}
    assert hall.state.phase == "opened"
