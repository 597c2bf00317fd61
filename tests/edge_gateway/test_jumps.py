"""What comes of a machine whose clock is set while the hall is at work: the writer's own decisions, in virtual time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_gateway.hall import OrderError
from edge_gateway.hall.model import Doubt
from edge_gateway.machine.clock import GatewayClock, ThisMachine, next_start
from edge_gateway.succession import auditing
from tests.edge_gateway.virtual_hall import DAY, EIGHT, HOUR, MIDNIGHT, MINUTE, SECOND, VirtualHall

TEN = EIGHT + 2 * HOUR


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[VirtualHall]:
    """Give the hall at ten, with a visitor inside who waits; its log is decided again at the end."""
    made = VirtualHall(tmp_path / "data", EIGHT)
    made.later(2 * HOUR)
    made.press("gate-a", "in")
    made.press("kiosk-1", "ktp")
    yield made
    assert [one.mismatch for one in auditing.replay_folder(made.folder, lambda *_: None)] == [None]
    made.close()


def last(hall: VirtualHall, kind: str) -> dict[str, object]:
    return [record for record in hall.records() if record["k"] == kind][-1]


@pytest.mark.parametrize("by", [20 * SECOND, -20 * SECOND, 1_000, -1_000])
def test_a_step_is_noticed_at_once_and_no_press_is_stale(hall: VirtualHall, by: int) -> None:
    """E2: a clock that was slow, or fast, is set right: every press was `stale` until the hourly hello."""
    hall.set_wall(by)
    assert [r["k"] for r in hall.press("pad-1", "next")] == ["counter", "call", "clock"]  # heard before the look
    clock = last(hall, "clock")
    assert (clock["why"], int(clock["after"]) - int(clock["before"])) == ("step", by)  # type: ignore[call-overload]
    assert [r["k"] for r in hall.press("kiosk-1", "nib")] == ["issue"]  # nobody has said hello again
    assert abs(hall.leaves()[-1].at - hall.clock.now()) <= (0 if abs(by) > 2_400 else 1_000)  # less is within errors
    start = hall.store.start
    hall.later(SECOND)
    assert hall.announced == [hall.store.start]
    assert hall.store.start > start
    for name, box in hall.boxes.items():
        assert box.base is not None, name
        assert abs(box.base[1] - (hall.machine.wall() - (box.up - box.base[0]))) <= 1
    assert [r["k"] for r in hall.press("kiosk-1", "nib")] == ["issue"]
    assert hall.leaves()[-1].at == hall.machine.wall()


@pytest.mark.parametrize("by", [HOUR, -30 * SECOND])
def test_no_duration_spans_a_step(hall: VirtualHall, by: int) -> None:
    """E9: a clock put forward by an hour in a wait of 8 s made it 3,608,160 ms."""
    hall.set_wall(by)
    hall.later(8 * SECOND)
    (called,) = [r for r in hall.press("pad-1", "next") if r["k"] == "call"]
    assert called["wait_ms"] is None
    hall.later(5 * SECOND)
    (started,) = hall.press("pad-1", "start")
    assert started["walk_ms"] == 5_000
    hall.set_wall(-by)
    hall.later(5 * SECOND)
    (finished,) = hall.press("pad-1", "done")
    assert (finished["wait_ms"], finished["walk_ms"], finished["serve_ms"]) == (None, 5_000, None)


@pytest.mark.parametrize("by", [10 * HOUR + MINUTE, DAY, 400 * DAY, 6 * HOUR, -DAY, -60 * DAY, -61 * SECOND])
def test_a_jump_ends_no_day_and_nothing_has_happened_when_it_is_over(hall: VirtualHall, by: int) -> None:
    """E3: one day ahead, or at 20:01, for 3 s: all who waited were `unserved`, the day had ended, nobody was asked."""
    size = hall.store.tree.size
    hall.set_wall(by)
    hall.later(SECOND)
    assert hall.kinds(size) == ["doubt"]
    assert hall.state.doubt == Doubt(TEN + SECOND, TEN + SECOND + by)
    assert hall.writer.health.doubt == hall.state.doubt
    assert [r["k"] for r in hall.press("kiosk-1", "nib")] == ["issue"]
    assert [r["k"] for r in hall.press("pad-2", "next")] == ["counter", "call"]
    assert hall.press("gate-a", "out")[0]["k"] == "leave"
    hall.later(2 * SECOND)
    hall.set_wall(-by)
    hall.later(SECOND)
    assert last(hall, "doubt")["wall"] is None
    assert hall.state.doubt is None
    (called,) = [r for r in hall.press("pad-1", "next") if r["k"] in {"call", "refused"}]
    assert called["k"] == "refused" or called["wait_ms"] == 4_000
    assert "clock" not in hall.kinds(size)
    assert hall.state.phase == "opened"
    assert hall.announced == []


def test_a_person_says_which_clock_is_right(hall: VirtualHall) -> None:
    """E3: the question is answered once, by who was asked, and kept; then the day ends as the clock says."""
    with pytest.raises(OrderError):
        hall.confirm()
    hall.set_wall(11 * HOUR)
    hall.later(MINUTE)
    size = hall.store.tree.size
    hall.confirm()
    said = hall.records(size)
    assert [r["k"] for r in said[:2]] == ["admin", "clock"]
    assert (said[0]["who"], said[0]["what"], said[1]["why"]) == ("Sari", "clock", "confirmed")
    assert [r["k"] for r in said[2:]] == ["day", "day", "day", "unserved", "write_off"]
    assert [r["wait_ms"] for r in said if r["k"] == "unserved"] == [None]
    assert hall.state.doubt is None
    assert hall.clock.now() == hall.machine.wall()


def test_what_is_confirmed_is_what_was_asked(hall: VirtualHall) -> None:
    """Class "duplicate submission": the clock jumps on between question and answer; then it is asked again."""
    hall.set_wall(11 * HOUR)
    hall.later(SECOND)
    hall.set_wall(DAY)
    hall.confirm()
    assert "clock" not in hall.kinds()
    assert hall.state.doubt is not None
    assert hall.state.doubt.wall - hall.state.doubt.clock == 11 * HOUR + DAY


def test_a_clock_that_is_synchronised_and_steady_settles_it(hall: VirtualHall) -> None:
    """E3: after five minutes without another jump; on a day before the one in hand only a person says so."""
    hall.machine.is_synced = True
    hall.set_wall(DAY)
    hall.later(SECOND)
    hall.later(4 * MINUTE)
    hall.set_wall(-2 * HOUR)
    hall.later(SECOND)
    hall.later(4 * MINUTE)
    assert "clock" not in hall.kinds()
    hall.later(MINUTE)
    assert last(hall, "clock")["why"] == "sync"
    assert [r["day"] for r in hall.records() if r["k"] == "day" and r["state"] == "opened"] == [
        "2026-11-25",
        "2026-11-26",
    ]
    hall.set_wall(-DAY)
    hall.later(SECOND)
    hall.later(HOUR)
    assert hall.state.doubt is not None
    hall.confirm()
    assert hall.state.doubt is None


def test_a_doubt_passes_with_the_moment(hall: VirtualHall) -> None:
    """A small jump over a closing time needs nobody: the closing time comes."""
    hall.later(6 * HOUR - 10 * SECOND)
    hall.set_wall(15 * SECOND)
    hall.later(SECOND)
    assert (hall.state.phase, hall.state.doubt is None) == ("opened", False)
    hall.later(8 * SECOND)
    assert hall.state.phase == "opened"
    hall.later(SECOND)
    hall.later(SECOND)
    assert (hall.state.phase, hall.state.doubt) == ("closed", None)
    assert last(hall, "clock")["why"] == "step"


@pytest.mark.parametrize("reboots", [False, True])
@pytest.mark.parametrize("by", [DAY, 10 * HOUR + MINUTE, -DAY])
def test_a_start_in_doubt_keeps_it(hall: VirtualHall, by: int, reboots: bool) -> None:
    """E3: a restart does not settle what nobody has said; nor does it forget that the clock was set right meanwhile."""
    hall.set_wall(by)
    hall.later(MINUTE)
    hall.restart(down=MINUTE, reboots=reboots)
    assert hall.state.doubt is not None
    assert hall.clock.now() == hall.machine.true
    assert hall.state.phase == "opened"
    hall.restart(off=-by, down=MINUTE, reboots=reboots)
    assert hall.state.doubt is None
    assert hall.clock.now() == hall.machine.true
    assert hall.state.phase == "opened"
    assert [r["k"] for r in hall.press("kiosk-1", "ktp")] == ["issue"]


def test_a_step_while_no_gateway_runs_is_seen_at_its_start(hall: VirtualHall) -> None:
    """E9 and E3 over a restart: in the same start of the machine time goes on evenly."""
    hall.restart(off=20 * SECOND, down=MINUTE)
    assert last(hall, "clock")["why"] == "step"
    assert [r["wait_ms"] for r in hall.press("pad-1", "next") if r["k"] == "call"] == [None]
    hall.restart(off=DAY, down=MINUTE)
    assert hall.state.doubt is not None
    hall.restart(off=-DAY, down=MINUTE)
    assert hall.state.doubt is None
    hall.later(MINUTE)
    (finish,) = hall.press("pad-1", "done")
    assert finish["serve_ms"] == 3 * MINUTE  # since the call nothing was set that the gateway followed


def test_another_start_of_the_machine_measures_nothing_across_it(hall: VirtualHall) -> None:
    """E9: nobody knows how far a clock was out while the machine was off; without anybody waiting nothing is said."""
    hall.restart(off=HOUR, down=MINUTE, reboots=True)
    assert last(hall, "clock")["why"] == "boot"
    assert [r["wait_ms"] for r in hall.press("pad-1", "next") if r["k"] == "call"] == [None]
    hall.press("pad-1", "done")
    size = hall.store.tree.size
    hall.restart(down=MINUTE, reboots=True)
    assert "clock" not in hall.kinds(size)


def test_the_morning_after_a_power_cut_ends_yesterday(hall: VirtualHall) -> None:
    """Class "yesterday's tickets still waiting": a process that was not there knows of no jump."""
    hall.restart(down=22 * HOUR, reboots=True)
    assert [r["day"] for r in hall.records() if r["k"] == "day" and r["state"] in {"opened", "ended"}] == [
        "2026-11-25", "2026-11-25", "2026-11-26",
    ]  # fmt: skip
    assert hall.state.doubt is None


def test_with_nothing_to_lose_nobody_is_asked(hall: VirtualHall) -> None:
    """At night, into the next morning: but not past a day that nobody has had yet."""
    hall.later(11 * HOUR)
    assert hall.state.phase == "ended"
    hall.set_wall(10 * HOUR)
    hall.later(SECOND)
    assert (hall.state.doubt, last(hall, "clock")["why"]) == (None, "step")
    hall.set_wall(-10 * HOUR)
    hall.later(SECOND)
    assert (hall.state.doubt, last(hall, "clock")["why"]) == (None, "step")
    hall.set_wall(10 * HOUR)  # the same morning, which stands open already
    hall.later(SECOND)
    assert hall.state.doubt is None
    hall.later(HOUR)
    assert [r["k"] for r in hall.press("kiosk-1", "ktp")] == ["issue"]
    hall.later(12 * HOUR)
    hall.set_wall(3 * DAY)
    hall.later(SECOND)
    assert hall.state.doubt is not None


def test_who_is_still_there_at_night_is_something_to_lose(hall: VirtualHall) -> None:
    """E3: the day has ended, and somebody came in after it: the next day would write them off."""
    hall.later(11 * HOUR)
    hall.press("gate-a", "in")
    assert hall.state.inside == 1
    hall.set_wall(10 * HOUR)
    hall.later(SECOND)
    assert hall.state.doubt is not None
    assert hall.state.inside == 1


def test_back_over_midnight_is_waited_for(hall: VirtualHall) -> None:
    """On the day before nothing could be done: even a small step back waits until it is the day in hand."""
    hall.later(14 * HOUR + 30 * SECOND)
    assert str(hall.state.day) == "2026-11-26"
    hall.set_wall(-45 * SECOND)
    hall.later(SECOND)
    assert (hall.state.doubt is None, hall.clock.now()) == (False, hall.machine.true)
    hall.later(15 * SECOND)
    assert (hall.state.doubt, hall.clock.now()) == (None, hall.machine.wall())


@pytest.mark.parametrize(("is_new", "err"), [(True, 2_010), (False, 22_010)])
def test_a_slow_clock_s_anchor_does_not_win_for_ever(tmp_path: Path, is_new: bool, err: int) -> None:
    """E2: boxes said hello by a clock 20 s slow; what they journalled then is dated right once the clock is.

    Of a box that has been on since another start of the machine, by whose clock it began 20 s later, both may be true.
    """
    hall = VirtualHall(tmp_path / "data", TEN)
    for box in hall.boxes.values():
        if is_new:
            box.restart()
    hall.set_wall(-20 * SECOND)
    hall.restart(reboots=True)
    hall.boxes["gate-a"].online = False
    hall.boxes["gate-a"].press("in")
    hall.later(MINUTE)
    hall.set_wall(20 * SECOND)
    hall.later(SECOND)
    hall.boxes["gate-a"].base = None
    hall.boxes["gate-a"].press("in")
    hall.later(MINUTE)
    size = hall.store.tree.size
    hall.boxes["gate-a"].online = True
    hall.settle()
    pressed = [leaf for leaf in hall.leaves(size) if b'"k":"press"' in leaf.payload]
    assert [leaf.at - TEN for leaf in pressed] == [0, MINUTE + SECOND]
    assert err - 10 <= pressed[1].err <= err
    hall.close()


def test_a_clock_that_becomes_right_is_given_to_all_boxes(tmp_path: Path) -> None:
    """E2's kind: a gateway that woke in the past answered without a time; boxes asked again after an hour only."""
    hall = VirtualHall(tmp_path / "data", TEN)
    hall.press("kiosk-1", "ktp")
    hall.restart(off=-DAY, reboots=True)
    for box in hall.boxes.values():
        box.restart()
    hall.settle()
    assert [r.get("why") for r in hall.press("kiosk-1", "ktp")] == ["clock"]
    hall.set_wall(DAY)
    hall.later(SECOND)
    hall.later(SECOND)
    assert all(box.base is not None for box in hall.boxes.values())
    assert [r["why"] for r in hall.records() if r["k"] == "clock"] == ["boot"]  # nobody knows how long it was off
    assert [r["k"] for r in hall.press("kiosk-1", "ktp")] == ["issue"]
    hall.close()


@pytest.mark.parametrize("by", [90, -90])
def test_a_slewed_clock_is_followed_without_an_entry(hall: VirtualHall, by: int) -> None:
    """A time daemon moves it by less than STEP_MS between two looks; the boxes are told before it makes a press stale."""
    size = hall.store.tree.size
    for _ in range(200):
        hall.set_wall(by)
        hall.later(SECOND)
    assert hall.clock.now() == hall.machine.wall() == hall.machine.true + 200 * by
    assert hall.kinds(size) == []
    (called,) = [r for r in hall.press("pad-1", "next") if r["k"] == "call"]
    assert abs(int(called["wait_ms"]) - 200 * (SECOND + by)) <= 2_000
    assert abs(hall.leaves()[-1].at - hall.machine.wall()) <= 1_000
    assert 15 <= len(hall.announced) <= 20


def test_this_machine_says_what_it_can() -> None:
    """The clocks of the machine that runs the tests; sleep counts where the system says so."""
    machine = ThisMachine()
    first, again = machine.steady(), machine.steady()
    assert again >= first
    assert machine.wall() > MIDNIGHT // 2
    assert machine.is_synchronised() in {True, False}
    assert machine.boot() == machine.boot()
    clock = GatewayClock(machine)
    assert abs(clock.ahead()) <= 50
    clock.follow(-5_000)
    assert 4_950 <= clock.ahead() <= 5_050
    assert next_start(7, 0) == 8
