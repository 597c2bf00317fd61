"""What pads and kiosks are told, without broker or file."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from contract.messages import Show
from edge_gateway.hall import shows
from edge_gateway.hall.snapshot import dump, load
from edge_gateway.intake.answers import LAST_ID, Answers, Pressed

EP, NONCE = "00000000000000aa", "1" * 16


def _hall() -> Any:
    path = Path(__file__).with_name("queue_hall.py")
    spec = importlib.util.spec_from_file_location("queue_hall_of_answers", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Hall()


@pytest.fixture
def hall() -> Any:
    """Give the shipped plan's hall at nine in the morning."""
    return _hall()


def pad_of(hall: Any, service: str) -> tuple[str, str]:
    """Return a counter that takes `service`, and its pad."""
    layout = hall.state.layout
    counter = next(
        code for code, takes in layout.takes.items() if service in takes and code in layout.counter_of.values()
    )
    return counter, next(dev for dev, code in layout.counter_of.items() if code == counter)


def kiosk_of(hall: Any, service: str) -> str:
    return next(dev for (dev, _), m in hall.state.layout.actions.items() if m.verb == "issue" and m.target == service)


def means(hall: Any, service: str) -> str:
    """Return how the shipped plan writes the kiosk's key for `service`."""
    move = next(m.move for m in hall.state.layout.actions.values() if m.verb == "issue" and m.target == service)
    return f"{move}+issue:{service}" if move else f"issue:{service}"


def test_a_press_is_answered_under_the_last_nonce_with_its_number(hall: Any) -> None:
    """The kiosk shows the number that it gave; `seq` is the press's, `id` grows with each show."""
    answers, kiosk = Answers(), kiosk_of(hall, "ktp")
    assert list(answers.greet(hall.state, kiosk, EP, NONCE)) == []  # a kiosk keeps its idle text
    for number in (1, 2):
        facts = hall.key(kiosk, means(hall, "ktp"))
        (show,) = answers.after(hall.state, {kiosk: Pressed(EP, 40 + number, facts)}, facts)
        assert show == Show(kiosk, NONCE, number, 40 + number, f"Nomor {facts[-1].data['ticket']}")


def test_a_gate_waits_for_no_answer_and_a_box_outside_the_plan_for_one(hall: Any) -> None:
    """A gate's lamp says what its own journal says; a box whose keys mean nothing yet is told that it was heard."""
    answers, gate = Answers(), next(iter(hall.state.layout.gates))
    assert not any(m.verb for (dev, _), m in hall.state.layout.actions.items() if dev == gate)
    for dev in (gate, "unplanned"):
        assert list(answers.greet(hall.state, dev, EP, NONCE)) == []
    pressed = {dev: Pressed(EP, 7) for dev in (gate, "unplanned")}
    assert list(answers.after(hall.state, pressed, ())) == [Show("unplanned", NONCE, 1, 7, "")]


def test_other_pads_learn_that_their_queue_has_changed(hall: Any) -> None:
    """Who takes the service shows one more waiting, once; who does not take it hears nothing."""
    answers, kiosk = Answers(), kiosk_of(hall, "ktp")
    _, pad = pad_of(hall, "ktp")
    for dev in hall.state.layout.counter_of:
        list(answers.greet(hall.state, dev, EP, NONCE))
    facts = hall.key(kiosk, means(hall, "ktp"))
    told = {show.dev: show for show in answers.after(hall.state, {}, facts)}
    takers = {d for d, c in hall.state.layout.counter_of.items() if "ktp" in hall.state.layout.takes[c]}
    assert set(told) == takers
    assert told[pad].seq == 0
    assert told[pad].text.endswith("menunggu 1")
    assert list(answers.after(hall.state, {}, facts)) == []  # the same text is not sent again


def test_pads_show_the_queue_of_a_day_that_goes_on(hall: Any) -> None:
    """E3: what a pad had in hand and how many wait is on its display again, without a press."""
    answers, kiosk = Answers(), kiosk_of(hall, "ktp")
    _, pad = pad_of(hall, "ktp")
    list(answers.greet(hall.state, pad, EP, NONCE))
    for _ in range(2):
        hall.key(kiosk, means(hall, "ktp"))
    facts = hall.key(pad, "next")
    list(answers.after(hall.state, {}, facts))
    right, at_work = hall.at, shows(hall.state, (), pad)
    facts = hall.tick(right + 11 * 3_600_000)
    (ended,) = answers.after(hall.state, {}, facts)
    hall.at = right + 60_000
    facts = hall.order("reopen")
    (again,) = answers.after(hall.state, {}, facts)
    assert (ended.dev, again.dev) == (pad, pad)
    assert (ended.text, again.text) == ("-  menunggu 0", at_work)


def test_a_press_of_an_older_epoch_is_answered_without_its_number(hall: Any) -> None:
    """Class "forged or stale acknowledgement": `seq` of another epoch would light the lamp for a press not answered."""
    answers = Answers()
    _, pad = pad_of(hall, "ktp")
    list(answers.greet(hall.state, pad, EP, NONCE))
    (show,) = answers.after(hall.state, {pad: Pressed("00000000000000bb", 7)}, [])
    assert show.seq == 0


def test_who_never_said_hello_is_told_nothing(hall: Any) -> None:
    """Without a nonce of its own a device would refuse it: it says hello first, and gets what it should show."""
    answers = Answers()
    _, pad = pad_of(hall, "ktp")
    assert list(answers.after(hall.state, {pad: Pressed(EP, 1)}, [])) == []
    (show,) = answers.greet(hall.state, pad, EP, NONCE)
    assert (show.seq, show.text) == (0, "-  menunggu 0")


def test_ids_end_and_a_new_hello_begins_again(hall: Any) -> None:
    answers = Answers()
    _, pad = pad_of(hall, "ktp")
    list(answers.greet(hall.state, pad, EP, NONCE))
    answers._sessions[pad].id = LAST_ID
    assert list(answers.after(hall.state, {pad: Pressed(EP, 1)}, [])) == []
    assert len(list(answers.greet(hall.state, pad, EP, "2" * 16))) == 1


def test_a_snapshot_is_the_state(hall: Any) -> None:
    """Tickets waiting, called, held and absent, counters and numbers given: all come back as they were."""
    kiosk = kiosk_of(hall, "ktp")
    _, pad = pad_of(hall, "ktp")
    for _ in range(4):
        hall.key(kiosk, means(hall, "ktp"))
    for minute, what in enumerate(("next", "no_show", "next", "start", "next"), 1):
        if any(m.verb == what and dev == pad for (dev, _), m in hall.state.layout.actions.items()):
            hall.key(pad, what, hall.at + minute * 60_000)
    assert hall.state.tickets
    assert load(dump(hall.state), hall.state.layout) == hall.state
    with pytest.raises(KeyError):
        load("{}", hall.state.layout)
