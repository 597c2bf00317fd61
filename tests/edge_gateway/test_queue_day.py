"""The hall engine by example: hours, moments of a day, who is inside, clocks; a log folded and decided again."""

from dataclasses import replace

import pytest

from contract.leaf import Source
from edge_gateway.hall import Fact, Press, Standing, State, apply, decide, replay, resume, shows
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
)  # fmt: skip


@pytest.mark.parametrize(
    ("minute", "service", "why", "text"),
    [
        (449, "ktp", "early", "Belum buka. Buka 08.00"),
        (450, "ktp", None, "Nomor A001"),
        (930, "ktp", "cutoff", "Pengambilan ditutup. Buka Kamis 08.00"),
        (959, "pengaduan", None, "Nomor P001"),
        (960, "pengaduan", "closed", "Tutup. Buka Kamis 08.00"),
        (600, "izin-edar", "closed", "Tutup. Buka Selasa 08.00"),
    ],
)
def test_the_kiosk_says_why_not(minute: int, service: str, why: str | None, text: str) -> None:
    """A tenant that is closed today answers when it opens; the refusal is logged with its reason."""
    at = MIDNIGHT + minute * MINUTE
    hall = Hall(at)
    (fact,) = hall.key("kiosk-1", f"issue:{service}")
    assert fact.data.get("why") == why
    assert shows(hall.state, [fact], "kiosk-1") == text
    assert len(text) <= 40


def test_a_service_is_full_after_its_capacity_and_in_the_friday_break() -> None:
    """Numbers are given up to the day's capacity, and not during the break."""
    hall = Hall()
    wait_for(hall, "skck", 80)
    assert kinds(hall.key("kiosk-1", "issue:skck")) == ["refused full"]
    friday = Hall(NINE + 2 * DAY + 3 * HOUR)
    assert kinds(friday.key("kiosk-1", "issue:ktp")) == ["refused break"]
    assert kinds(friday.key("kiosk-1", "issue:ktp", NINE + 2 * DAY + 4 * HOUR)) == ["issue"]


def test_cutoff_closing_and_days_end_are_three_moments() -> None:
    """Class "people still waiting at closing time are written off": they are called until the day's end."""
    hall = Hall()
    hall.key("gate-a", "enter")
    wait_for(hall, count=3)
    states = [f.data["state"] for f in hall.tick(MIDNIGHT + 16 * HOUR + MINUTE)]
    assert states == ["cutoff", "closed"]
    assert kinds(hall.key(PAD, "next", MIDNIGHT + 16 * HOUR + 2 * MINUTE)) == ["counter", "call"]
    hall.key("gate-a", "leave", MIDNIGHT + 16 * HOUR + 3 * MINUTE)
    ended = hall.tick(MIDNIGHT + 20 * HOUR + 5)
    assert kinds(ended) == ["day", "finish", "unserved", "unserved", "counter"]
    assert {f.at for f in ended} == {MIDNIGHT + 20 * HOUR}
    assert hall.log[int(ended[1].number("by"))] is ended[0]
    assert hall.state.tickets == {}
    assert kinds(hall.key(PAD, "next", MIDNIGHT + 21 * HOUR)) == ["refused ended"]


def test_a_day_that_changed_while_the_gateway_was_off_ends_yesterday() -> None:
    """Class "yesterday's tickets still waiting": they end at yesterday's end, and numbers begin again."""
    hall = Hall()
    for _ in range(3):
        hall.key("gate-a", "enter")
    wait_for(hall, count=2)
    facts = hall.tick(NINE + DAY)
    assert kinds(facts) == ["day", "day", "day", "unserved", "unserved", "write_off", "day", "day"][: len(facts)]
    assert [f.at for f in facts if f.k in {"unserved", "write_off"}] == [MIDNIGHT + 20 * HOUR] * 3
    assert [f.data["n"] for f in facts if f.k == "write_off"] == [3]
    assert hall.state.inside == 0
    hall.at = NINE + DAY
    assert wait_for(hall) == ["R001"]


def test_late_gate_presses_of_a_day_that_is_closed_are_adjusted() -> None:
    """Class "occupancy drifts": yesterday's late entry counts yesterday and leaves today as it is."""
    hall = Hall()
    hall.tick(NINE + DAY)
    facts = hall.key("gate-a", "enter", NINE, NINE + DAY)
    assert [(f.k, f.data.get("n")) for f in facts] == [("enter", None), ("adjust", 1)]
    assert {f.at for f in facts} == {NINE}
    assert hall.state.inside == 0


def test_more_out_than_in_is_adjusted_and_an_audit_rebases() -> None:
    """Class "occupancy goes negative": entered - left = written off + adjusted + inside."""
    hall = Hall()
    hall.key("gate-a", "leave")
    assert hall.state.inside == -1
    assert [f.data["n"] for f in hall.order("audit", count=4)] == [4, -5]
    assert hall.state.inside == 4
    assert hall.tick(MIDNIGHT + 20 * HOUR)[-1].data == {"day": "2026-11-25", "n": 4}


def test_the_gateway_that_wakes_in_the_past_opens_no_day() -> None:
    """Class "the gateway wakes in the past": no day, no ticket, no call; the gate still counts."""
    hall = Hall()
    assert hall.tick(NINE - DAY) == []
    assert hall.tick(NINE - DAY + 12 * HOUR) == []
    hall.at = NINE - DAY
    assert kinds(hall.key("kiosk-1", "issue:ktp", trusted=False)) == ["refused clock"]
    assert kinds(hall.key(PAD, "next", NINE - DAY)) == ["refused no-day"]
    assert kinds(hall.key("gate-a", "enter", NINE, trusted=False)) == ["enter"]


def step(hall: Hall, by: int, why: str = "step") -> None:
    """Let the gateway's clock step."""
    hall.state = apply(hall.state, Fact("clock", hall.at + by, {"before": hall.at, "after": hall.at + by, "why": why}))
    hall.at += by


@pytest.mark.parametrize("why", ["step", "operator"])
def test_a_step_of_the_clock_gives_no_duration(why: str) -> None:
    """E9, class "impossible clock": what spans a step is null, not wrong."""
    hall = Hall()
    wait_for(hall, "nib")
    step(hall, HOUR, why)
    assert hall.key(PAD_START, "next", NINE + HOUR)[-1].data["wait_ms"] is None
    hall.key(PAD_START, "start", NINE + HOUR - SECOND)
    assert hall.key(PAD_START, "finish:completed", NINE + HOUR + MINUTE)[0].data["walk_ms"] is None


def test_what_guards_compare_goes_along_with_a_step() -> None:
    """A second NEXT stays a second one, a priority its own, a late key finds its ticket: by the size of the step."""
    hall = Hall()
    wait_for(hall, count=3)
    hall.key(PAD, "next")
    hall.key("kiosk-1", "priority")
    step(hall, -HOUR)
    assert kinds(hall.key(PAD, "next", hall.at + SECOND)) == ["refused guard"]
    assert hall.key("kiosk-1", "issue:tata-ruang", hall.at + 30 * SECOND)[0].data["priority"] == 1
    assert kinds(hall.key(PAD, "finish:completed", hall.at + 2 * SECOND, hall.at + MINUTE)) == ["finish"]
    hall.key(PAD, "next", hall.at + 2 * MINUTE)
    step(hall, -HOUR, "operator")  # of which nobody knows how far it was
    assert kinds(hall.key(PAD, "finish:completed", hall.at - SECOND, hall.at + MINUTE)) == ["stale"]
    assert kinds(hall.key(PAD, "finish:completed", hall.at + SECOND, hall.at + MINUTE)) == ["finish"]


def test_an_end_that_nobody_stated_has_no_duration() -> None:
    """F4, class "end of service forgotten": SELESAI was not pressed; neither NEXT nor the day's end says how long."""
    hall = Hall()
    wait_for(hall, count=2)
    hall.key(PAD, "next")
    (forgotten,) = [f for f in hall.key(PAD, "next", NINE + HOUR) if f.k == "finish"]
    assert (forgotten.data["serve_ms"], forgotten.data["implicit"]) == (None, 1)
    (at_end,) = [f for f in hall.tick(MIDNIGHT + 20 * HOUR) if f.k == "finish"]
    assert (at_end.data["serve_ms"], at_end.data["wait_ms"]) == (None, HOUR)


def midnight_hall(closes: int = 24 * 60) -> Hall:
    """Return the hall with doors that close at a minute of its day, as plans of 0.1 may say."""
    hall = Hall()
    layout, week = hall.state.layout, dict.fromkeys(range(7), (8 * 60, closes))
    hours = replace(layout.plan.hours, week=week, end=20 * 60)
    hall.state = hall.state._replace(layout=replace(layout, plan=replace(layout.plan, hours=hours)))
    return hall


def test_a_day_ends_on_itself_however_late_it_closes() -> None:
    """E5: a hall open until 24:00 ended on the next day, with all who waited."""
    hall = midnight_hall()
    hall.key("gate-a", "enter")
    wait_for(hall)
    facts = hall.tick(MIDNIGHT + DAY)
    assert kinds(facts)[:5] == ["day", "day", "day", "unserved", "write_off"]
    assert {f.at for f in facts[:5] if f.k != "day"} == {MIDNIGHT + DAY - 1}
    assert [f.at for f in facts if f.data.get("state") in {"closed", "ended"}] == [MIDNIGHT + DAY - 1] * 2
    assert facts[-1].data == {"day": "2026-11-26", "state": "opened"}


def test_a_press_in_the_last_second_belongs_to_its_own_day() -> None:
    """E5, class "day cut at midnight": heard after midnight, it asks nothing of the new day."""
    hall = midnight_hall()
    last, after = MIDNIGHT + DAY - 500, MIDNIGHT + DAY + 400
    hall.tick(after)
    assert kinds(hall.key("kiosk-1", "issue:ktp", last, after)) == ["refused ended"]
    assert kinds(hall.key(PAD, "next", last, after)) == ["refused ended"]
    assert [(f.k, f.at) for f in hall.key("gate-a", "enter", last, after)] == [("enter", last), ("adjust", last)]
    assert hall.state.inside == 0


def test_trial_until_live() -> None:
    """Class "installers' test presses in the year": a site is in trial until someone says live, by day change too."""
    hall = Hall()
    assert hall.state.trial
    hall.order("live")
    hall.tick(NINE + DAY)
    assert not hall.state.trial


def test_decide_is_pure() -> None:
    """The same cause over the same state gives the same bytes, and changes neither."""
    hall = Hall()
    wait_for(hall, count=2)
    before, press = hall.state, Press(99, PAD, "next", NINE, NINE)
    first = [f.payload() for f in decide(before, press)]
    assert [f.payload() for f in decide(before, press)] == first
    assert before is hall.state


def busy_day() -> Hall:
    """Return a hall in which all kinds of things happened over two days."""
    hall = Hall()
    hall.order("live")
    hall.key("gate-a", "enter")
    wait_for(hall, count=4)
    hall.key("kiosk-1", "priority")
    wait_for(hall, "nib", 2)
    hall.printed(hall.state.tickets["E002"].by, ok=False)
    for i, what in enumerate(("next", "next", "recall", "hold", "next", "transfer:dok-lingkungan", "hold", "pause")):
        hall.key(PAD, what, NINE + i * 4000)
    hall.key(PAD, "next", NINE, NINE + HOUR)
    hall.order("audit", count=5)
    hall.order("return", next(iter(hall.state.absent)))
    hall.tick(NINE + DAY)
    hall.key("gate-a", "enter", NINE, NINE + DAY)
    hall.key("kiosk-1", "issue:ktp", NINE + DAY)
    hall.tick(NINE + 2 * DAY)
    return hall


def test_a_restart_folds_what_is_in_the_log() -> None:
    """Class "ticket number repeated or jumping back": from the log's bytes alone the same hall comes back."""
    hall = busy_day()
    assert resume(State(hall.state.layout), hall.leaves()) == hall.state


def test_a_log_decided_again_gives_the_same_bytes() -> None:
    """Replay equals the facts, and names the first leaf that was changed, left out or put in."""
    leaves = busy_day().leaves()
    assert replay(Standing(State(LAYOUT)), leaves) is None
    for n, leaf in enumerate(leaves):
        if leaf.src is Source.GATEWAY and b'"rule":"arrival"' in leaf.payload:
            forged = leaf._replace(payload=leaf.payload.replace(b'"rule":"arrival"', b'"rule":"favour"'))
            found = replay(Standing(State(LAYOUT)), [*leaves[:n], forged, *leaves[n + 1 :]])
            assert found is not None
            assert found.n == n
            assert replay(Standing(State(LAYOUT)), [*leaves[:n], *leaves[n + 1 :]]) is not None
            twice = replay(Standing(State(LAYOUT)), [*leaves[: n + 1], leaf, *leaves[n + 1 :]])
            assert twice is not None
            assert twice.decided is None
    presses = [n for n, leaf in enumerate(leaves) if leaf.src is Source.DEVICE]
    cut = replay(Standing(State(LAYOUT)), leaves[: presses[-1] + 1])
    assert cut is not None
    assert cut.found is None
