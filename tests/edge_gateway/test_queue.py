"""The hall engine by example: tickets and pads."""

from typing import Any

import pytest

from edge_gateway.hall import Fact, Print, Standing, State, apply, decide, replay, resume, shows
from edge_gateway.hall.orders import OrderError
from tests.edge_gateway.queue_hall import (
    HOUR,
    MIDNIGHT,
    MINUTE,
    NINE,
    PAD,
    PAD_DLH,
    PAD_START,
    SECOND,
    Hall,
    kinds,
    wait_for,
)


def test_two_presses_of_next_400_ms_apart_make_one_call() -> None:
    """Class "double NEXT skips a person": the second is refused, and the one after the guard time acts."""
    hall = Hall()
    wait_for(hall, count=3)
    assert kinds(hall.key(PAD, "next", NINE + 1000)) == ["counter", "call"]
    assert kinds(hall.key(PAD, "next", NINE + 1400)) == ["refused guard"]
    assert kinds(hall.key(PAD, "next", NINE + 3999)) == ["refused guard"]
    assert kinds(hall.key(PAD, "next", NINE + 4000)) == ["no_show", "call"]


def test_two_officers_in_the_same_millisecond_call_two_people() -> None:
    """Class "two officers, one ticket": loket 4 and 5 both take `nib`."""
    hall = Hall()
    wait_for(hall, "nib", 2)
    calls = [f.data["ticket"] for pad in ("pad-04", "pad-05") for f in hall.key(pad, "next") if f.k == "call"]
    assert calls == ["E001", "E002"]


def test_dpupr_dlh_dpmptsp_is_one_applicant_three_services_one_completion() -> None:
    """Linked tickets share `visit`; each has its own wait and end, and only the last is a completion."""
    hall = Hall()
    first = len(hall.log)
    wait_for(hall)
    hall.key(PAD, "next", NINE + 2 * MINUTE)
    moved = hall.key(PAD, "transfer:dok-lingkungan", NINE + 12 * MINUTE)
    assert kinds(moved) == ["transfer", "issue"]
    assert (moved[0].data["serve_ms"], moved[0].data["since"]) == (10 * MINUTE, "call")
    hall.key(PAD_DLH, "next", NINE + 15 * MINUTE)
    hall.key(PAD_DLH, "transfer:izin-usaha", NINE + 25 * MINUTE)
    hall.key(PAD_START, "next", NINE + 30 * MINUTE)
    hall.key(PAD_START, "start", NINE + 31 * MINUTE)
    (done,) = hall.key(PAD_START, "finish:completed", NINE + 41 * MINUTE)
    assert {k: done.data[k] for k in ("wait_ms", "walk_ms", "serve_ms", "since", "outcome", "implicit")} == {
        "wait_ms": 5 * MINUTE, "walk_ms": MINUTE, "serve_ms": 10 * MINUTE, "since": "start",
        "outcome": "completed", "implicit": 0,
    }  # fmt: skip
    issues = [f.data for f in hall.facts if f.k == "issue"]
    assert {i["visit"] for i in issues} == {first}
    assert len({i["service"] for i in issues}) == 3
    assert hall.state.tally == {"issued": 1, "linked": 2, "transferred": 2, "completed": 1}


def test_a_linked_ticket_keeps_the_place_of_its_visit() -> None:
    """Who came first is called first, also at the second counter."""
    hall = Hall()
    wait_for(hall)
    wait_for(hall, "dok-lingkungan", 2)
    hall.key(PAD, "next")
    hall.key(PAD, "transfer:dok-lingkungan", NINE + MINUTE)
    called = hall.key(PAD_DLH, "next", NINE + 2 * MINUTE)[-1]
    assert called.data["ticket"] == "Q003"
    assert called.data["wait_ms"] == MINUTE


def test_a_pad_offline_for_twenty_minutes_with_five_next_calls_nobody() -> None:
    """Class "an old press runs the hall": each is stale; a gate's press still counts, marked late."""
    hall = Hall()
    wait_for(hall, count=6)
    for i in range(5):
        assert kinds(hall.key(PAD, "next", NINE + i * MINUTE, NINE + 20 * MINUTE)) == ["stale"]
    assert kinds(hall.key("kiosk-1", "issue:ktp", NINE, NINE + 15_001)) == ["stale"]
    assert kinds(hall.key("kiosk-1", "issue:ktp", NINE, NINE + 15_000)) == ["issue"]
    assert not [f for f in hall.facts if f.k == "call"]
    (late,) = hall.key("gate-a", "enter", NINE, NINE + 20 * MINUTE)
    assert late.data["late"] == 1
    assert hall.state.inside == 1


def test_an_old_finish_acts_only_if_its_ticket_is_still_there() -> None:
    """Class "an old press runs the hall": SELESAI of before the next call does not end the next ticket."""
    hall = Hall()
    wait_for(hall, count=2)
    hall.key(PAD, "next", NINE)
    (done,) = hall.key(PAD, "finish:completed", NINE + 5 * MINUTE, NINE + 9 * MINUTE)
    assert (done.k, done.at, done.data["serve_ms"]) == ("finish", NINE + 5 * MINUTE, 5 * MINUTE)
    hall.key(PAD, "next", NINE + 10 * MINUTE)
    assert kinds(hall.key(PAD, "finish:completed", NINE + 8 * MINUTE, NINE + 11 * MINUTE)) == ["stale"]


@pytest.mark.parametrize(
    ("pad", "service", "after", "started", "end"),
    [
        (PAD_START, "nib", 10 * MINUTE, False, "no_show"),
        (PAD_START, "nib", 10 * MINUTE, True, "unstated"),
        (PAD, "tata-ruang", 29_999, False, "no_show"),
        (PAD, "tata-ruang", 30_000, False, "unstated"),
    ],
)
def test_next_ends_what_is_in_hand(pad: str, service: str, after: int, started: bool, end: str) -> None:
    """With a START key, not started is not served; without, the age of the last call decides; marked implicit."""
    hall = Hall()
    wait_for(hall, service, 2)
    hall.key(pad, "next", NINE)
    if started:
        hall.key(pad, "start", NINE + SECOND)
    ended, _ = hall.key(pad, "next", NINE + after)
    assert ended.data["implicit"] == 1
    assert ended.data.get("outcome", ended.k) == end


def test_a_no_show_may_return_to_its_place() -> None:
    """It waits again where it was, is called again without a second wait, and has one end in the tally."""
    hall = Hall()
    first, _ = wait_for(hall, count=2)
    hall.key(PAD, "next", NINE + MINUTE)
    hall.key(PAD, "no_show", NINE + 2 * MINUTE)
    hall.order("return", first)
    call = hall.key(PAD, "next", NINE + 3 * MINUTE)[-1]
    assert (call.data["ticket"], call.data["wait_ms"]) == (first, None)
    (done,) = hall.key(PAD, "finish:completed", NINE + 9 * MINUTE)
    assert done.data["wait_ms"] == MINUTE
    assert hall.state.tally == {"issued": 2, "no_show": 0, "completed": 1}
    with pytest.raises(OrderError):
        hall.order("return", first)


def test_hold_has_one_slot_and_the_same_key_resumes() -> None:
    """Another can be called meanwhile; the service time goes on from its start."""
    hall = Hall()
    first, second = wait_for(hall, "nib", 2)
    hall.key(PAD_START, "next", NINE)
    hall.key(PAD_START, "start", NINE + MINUTE)
    assert kinds(hall.key(PAD_START, "hold", NINE + 2 * MINUTE)) == ["hold"]
    assert hall.key(PAD_START, "next", NINE + 3 * MINUTE)[-1].data["ticket"] == second
    assert kinds(hall.key(PAD_START, "hold", NINE + 4 * MINUTE)) == ["refused held"]
    hall.key(PAD_START, "finish:completed", NINE + 5 * MINUTE)
    assert hall.key(PAD_START, "hold", NINE + 6 * MINUTE)[0].data["ticket"] == first
    (done,) = hall.key(PAD_START, "finish:completed", NINE + 8 * MINUTE)
    assert (done.data["walk_ms"], done.data["serve_ms"]) == (MINUTE, 7 * MINUTE)


def test_recall_keeps_the_first_call_and_restarts_the_walk() -> None:
    """Waiting ends with the first call; walking begins with the last."""
    hall = Hall()
    wait_for(hall, "nib")
    hall.key(PAD_START, "next", NINE + 2 * MINUTE)
    hall.key(PAD_START, "recall", NINE + 4 * MINUTE)
    (start,) = hall.key(PAD_START, "start", NINE + 5 * MINUTE)
    assert start.data["walk_ms"] == MINUTE
    assert hall.key(PAD_START, "finish:accepted", NINE + 6 * MINUTE)[0].data["wait_ms"] == 2 * MINUTE
    assert kinds(hall.key(PAD_START, "recall")) == ["refused nothing"]


@pytest.mark.parametrize(("policy", "expected"), [(None, "RSTPQ"), (3, "PQRST")])
def test_priority_is_strict_or_one_in_n(policy: int | None, expected: str) -> None:
    """P and Q came first, R, S, T have priority; one in three lets two others pass. The rule is in the call."""
    hall = Hall(policy=policy)
    names = dict(zip(wait_for(hall, count=2), "PQ", strict=True))
    for letter in "RST":
        assert kinds(hall.key("kiosk-2", "priority")) == ["priority"]
        names[wait_for(hall, kiosk="kiosk-2")[0]] = letter
    calls = [hall.key(PAD, "next", NINE + i * MINUTE)[-1] for i in range(5)]
    assert "".join(names[str(c.data["ticket"])] for c in calls) == expected
    rules = [c.data["rule"] for c in calls]
    assert rules[2] == ("priority-strict" if policy is None else "priority-one-in-3")
    assert rules[-1] == "arrival"


def test_the_priority_key_is_for_the_next_ticket_of_its_kiosk_only() -> None:
    """Only that a ticket has priority is kept; the key holds for half a minute."""
    hall = Hall()
    hall.key("kiosk-1", "priority")
    assert hall.key("kiosk-2", "issue:ktp")[0].data["priority"] == 0
    assert hall.key("kiosk-1", "issue:ktp")[0].data["priority"] == 1
    assert hall.key("kiosk-1", "issue:ktp")[0].data["priority"] == 0
    hall.key("kiosk-1", "priority")
    assert hall.key("kiosk-1", "issue:ktp", NINE + 30_001)[0].data["priority"] == 0


def test_a_failed_print_expires_a_ticket_that_waits() -> None:
    """The number counts as expired, never as served; once called it stays."""
    hall = Hall()
    job = len(hall.log)
    wait_for(hall)
    assert kinds(hall.printed(job, ok=False)) == ["expired"]
    assert kinds(hall.printed(job, ok=False)) == []
    assert hall.state.tally == {"issued": 1, "expired": 1}


def test_what_a_box_said_first_of_a_slip_stands() -> None:
    """E18: a slip that came out expires no ticket, also after a restart."""
    hall = Hall()
    job = len(hall.log)
    wait_for(hall)
    assert kinds(hall.printed(job, ok=True)) == []
    restarted = resume(State(hall.state.layout), hall.leaves())
    assert restarted == hall.state
    assert decide(restarted, Print(99, "kiosk-1", job, ok=False, at=NINE + 950, rx=NINE + 950)) == ()
    assert kinds(hall.printed(job, ok=False)) == []
    assert replay(Standing(State(hall.state.layout)), hall.leaves()) is None


@pytest.mark.parametrize(
    "said",
    [
        {"dev": "kiosk-2"},  # another box
        {"dev": "pad-04"},
        {"after": 120_001, "late": 0},  # too late
        {"after": 900, "late": HOUR},
        {"after": -1},  # before the press: the number is of a log before
    ],
)
def test_a_slip_is_nobody_elses(said: dict[str, Any]) -> None:
    """E18: only the box that prints it says what came of it, in time; what is refused takes nothing from that."""
    hall = Hall()
    job = len(hall.log)
    wait_for(hall)
    assert kinds(hall.printed(job, ok=False, **said)) == []
    assert kinds(hall.printed(job, ok=False, after=900)) == ["expired"]


def test_a_slip_of_a_log_before_is_no_ticket_of_this_one() -> None:
    """E18: numbers begin again with each log; after a rejoin the same one was another person's."""
    hall = Hall()
    job = len(hall.log)
    wait_for(hall)
    hall.state = apply(hall.state, Fact("open", NINE, {}))
    assert hall.state.slips == {}
    assert kinds(hall.printed(job, ok=False)) == []
    assert len(hall.state.tickets) == 1


def test_transfer_needs_an_open_service_and_leaves_the_ticket_in_hand() -> None:
    """Nobody is sent to a counter that is shut: the ticket stays where it is."""
    hall = Hall()
    wait_for(hall)
    hall.key(PAD, "next")
    late = MIDNIGHT + 16 * HOUR
    assert kinds(hall.key(PAD, "transfer:dok-lingkungan", late)) == ["refused closed"]
    assert kinds(hall.key(PAD, "transfer:dok-lingkungan", late - 10 * MINUTE)) == ["transfer", "issue"]


def test_a_pad_shows_its_ticket_and_how_many_wait() -> None:
    """The officer sees what is in hand; a paused counter opens with NEXT."""
    hall = Hall()
    wait_for(hall, count=3)
    facts = hall.key(PAD, "next")
    assert shows(hall.state, facts, PAD) == "R001  menunggu 2"
    assert hall.key(PAD, "pause")[0].data["state"] == "paused"
    assert kinds(hall.key(PAD, "next", NINE + MINUTE)) == ["counter", "finish", "call"]
