"""What people see and what the gateway orders: lamps, display, show and cmd. Runs on CPython and MicroPython."""

import asyncio

from contract import gateway_side, messages
from contract.mac import MacKey
from firmware import buttons, config, face, panel
from firmware.face import Face
from tests.firmware.bench import DEV, KEY, Box, FakeGateway, new_image
from tests.firmware.panel_box import PanelBox

LOCKOUT_MS = config.DEFAULTS["lockout_ms"]


class Lamp:
    """Remembers what it was told."""

    def __init__(self):
        self.said = []

    def on(self):
        """Shine."""
        self.said.append("on")

    def off(self):
        """Go out."""
        self.said.append("off")

    def recorded(self, _ep, seq):
        """Shine."""
        self.said.append(("recorded", seq))

    def waiting(self, _ep, seq):
        """Wait."""
        self.said.append(("waiting", seq))

    def answered(self):
        """Shine."""
        self.said.append("answered")

    def refused(self):
        """Shine red."""
        self.said.append("red")


class Finger:
    """A pin."""

    def __init__(self):
        self.down = False

    def __call__(self):
        """Say whether it is down."""
        return self.down


class Display:
    """Remembers its texts; `step` fails while `broken`."""

    def __init__(self):
        self.texts = []
        self.broken = False

    def show(self, text):
        """Take a text."""
        self.texts.append(text)

    def step(self):
        """Send nothing."""
        if self.broken:
            raise OSError("EIO")
        return False


class Told:
    """Stands in for Face behind a session."""

    def __init__(self):
        self.got = []

    def show(self, seq, text, _now):
        """Take a show."""
        self.got.append((seq, text))

    def do(self, what, arg, _now):
        """Take a cmd."""
        self.got.append((what, arg))


class Heard:
    """What Face asks of a session."""

    def __init__(self, is_open=True, gateway_runs=True):
        self.is_open = is_open
        self.gateway_runs = gateway_runs


def _hall(answered):
    lamp, finger = Lamp(), Finger()
    box = PanelBox(["next"], {"next": finger}, lamps={"next": lamp}, lamp="answered" if answered else "recorded")
    box.run(100)
    return box, lamp, finger


def _press(box, finger, ms=60):
    finger.down = True
    box.run(ms)
    finger.down = False
    box.run(40)


def test_on_a_gate_the_lamp_means_recorded_and_no_answer_is_waited_for():
    box, lamp, finger = _hall(False)
    _press(box, finger)
    assert lamp.said == [("recorded", 1)]
    box.run(panel.ANSWER_MS + panel.LIT_MS)
    assert lamp.said == [("recorded", 1), "off"]
    assert box.panel.unanswered_at is None


def test_a_lamp_lights_while_the_finger_stays_at_most_600_ms_after_it_came():
    """Class: a press is lost: who waits for her lamp with the finger on the button is counted, once."""
    box, lamp, finger = _hall(False)
    finger.down = True
    box.run(600)
    assert lamp.said == [("recorded", 1)]
    box.run(10_000)
    finger.down = False
    box.run(1000)
    assert lamp.said == [("recorded", 1), "off"]
    assert box.entries("press") == [("press", "next")]


def test_on_a_pad_the_lamp_waits_for_the_answer_to_this_press_or_a_later_one():
    box, lamp, finger = _hall(True)
    _press(box, finger)
    box.panel.answer(0, box.now)
    assert lamp.said == [("waiting", 1)]
    box.panel.answer(1, box.now)
    box.run(panel.LIT_MS + 10)
    assert lamp.said == [("waiting", 1), "answered", "off"]
    _press(box, finger)
    box.panel.answer(7, box.now)
    assert lamp.said[3:] == [("waiting", 2), "answered"]


def test_a_press_without_an_answer_turns_red_and_the_display_asks_to_press_again():
    box, lamp, finger = _hall(True)
    seen = Face(box.panel, asyncio.Event(), Display())
    seen.linked(True)
    seen.show(0, "A012", box.now)
    _press(box, finger)
    box.run(panel.ANSWER_MS - 100)
    assert (lamp.said, seen.text(Heard(), box.now)) == ([("waiting", 1)], "A012")
    box.run(200)
    assert (lamp.said[-1], seen.text(Heard(), box.now)) == ("red", face.AGAIN)
    box.run(panel.LIT_MS)
    assert lamp.said[-1] == "off"
    seen.show(1, "A013", box.now)  # the late answer is worth more than the question
    assert seen.text(Heard(), box.now) == "A013"


def _persons(box, fingers, presses, until):
    """Let fingers press: (button, when, how long); return when each sample was and what each lamp had said by then."""
    seen = []
    for at in range(0, until, buttons.SAMPLE_MS):
        for name in fingers:
            fingers[name].down = any(b == name and start <= at < start + ms for b, start, ms in presses)
        box.run(buttons.SAMPLE_MS)
        seen.append({name: box.panel._lamps[name].lit for name in fingers})
    return seen


def _lit(seen, name, start, end):
    """Say whether a lamp was lit at any time from `start` to `end`."""
    return any(lamps[name] for lamps in seen[start // buttons.SAMPLE_MS : end // buttons.SAMPLE_MS])


class Shining(Lamp):
    """A lamp that knows whether its green light is on."""

    @property
    def lit(self):
        """Say so."""
        return bool(self.said) and (self.said[-1] == "answered" or self.said[-1][0] == "recorded")


def _gate():
    lamp, fingers = Shining(), {"in": Finger()}
    box = PanelBox(["in"], fingers, lamps={"in": lamp})
    box.run(100)
    return box, fingers


def test_who_presses_within_the_lock_out_sees_no_lamp_and_who_sees_hers_is_counted():
    """E16: two people 300 ms apart: the second one is not counted, and saw the first one's lamp."""
    box, fingers = _gate()
    seen = _persons(box, fingers, [("in", 0, 100), ("in", 300, 100), ("in", 900, 100)], 2000)
    assert _lit(seen, "in", 120, 300)  # hers
    assert not _lit(seen, "in", 330, 900)  # not even the first one's
    assert _lit(seen, "in", 1020, 1100)
    assert box.journal.last == 2


def test_between_two_lamps_it_is_dark():
    """E16: a lamp that stays lit over two presses tells the second one nothing."""
    box, fingers = _gate()
    seen = _persons(box, fingers, [("in", 0, 100), ("in", 400, 100)], 1500)
    assert _lit(seen, "in", 300, 400)
    assert not _lit(seen, "in", 420, 500)
    assert _lit(seen, "in", 520, 600)
    assert box.journal.last == 2


def test_at_every_pace_as_many_lamps_light_as_presses_are_counted():
    """E16: 12 presses in 2 s counted 4 to 6, under one long light."""
    for pace in range(60, 700, 35):
        for held in (30, 50, 90, 150):
            if held + buttons.RELEASED_MS > pace:
                continue
            box, fingers = _gate()
            presses = [("in", n * pace, held) for n in range(12)]
            seen = [lamps["in"] for lamps in _persons(box, fingers, presses, 12 * pace + 1500)]
            lights = sum(now and not before for before, now in zip([False] + seen, seen))
            assert lights == box.journal.last, (pace, held)
            assert box.journal.last == 12 or pace - held < LOCKOUT_MS + 2 * buttons.SETTLED_MS, (pace, held)
            least = 12 * pace // (LOCKOUT_MS + held + pace) - 1
            assert least <= box.journal.last <= 12 * pace // (LOCKOUT_MS + held - buttons.SETTLED_MS) + 1, (pace, held)


def test_an_answer_lights_no_lamp_after_a_press_that_did_not_count():
    """E16, on a panel: what the gateway says of the first one's press is not the second one's."""
    box, lamp, finger = _hall(True)
    _press(box, finger)
    box.run(100)
    _press(box, finger)
    box.panel.answer(1, box.now)
    assert (box.journal.last, lamp.said) == (1, [("waiting", 1)])
    box.run(LOCKOUT_MS)
    _press(box, finger)
    box.panel.answer(2, box.now)
    assert lamp.said == [("waiting", 1), ("waiting", 2), "answered"]


def test_no_answer_is_red_for_whoever_came_after_without_being_counted():
    """E16: both have to press again."""
    box, lamp, finger = _hall(True)
    _press(box, finger)
    box.run(100)
    _press(box, finger)
    box.run(panel.ANSWER_MS)
    assert lamp.said == [("waiting", 1), "red"]


def test_a_lamp_of_several_buttons_stands_for_the_last_press_of_any():
    """E16: on a panel with one lamp the answer to the first one's key lit while the second one's was waited for."""
    lamp, fingers = Lamp(), {"a": Finger(), "b": Finger()}
    box = PanelBox(["a", "b"], fingers, lamps={"a": lamp, "b": lamp}, lamp="answered")
    box.run(100)
    _press(box, fingers["a"])
    _press(box, fingers["b"])
    box.panel.answer(1, box.now)
    assert lamp.said == [("waiting", 1), ("waiting", 2)]
    box.panel.answer(2, box.now)
    box.run(panel.LIT_MS - 50)
    assert lamp.said[2:] == ["answered"]
    _press(box, fingers["a"])
    box.panel.answer(3, box.now)
    box.run(panel.LIT_MS - 50)
    assert lamp.said[3:] == ["off", ("waiting", 3), "answered"]  # the timer of the one before does not cut it


def test_while_a_shared_lamp_waits_for_one_key_the_other_keys_silence_does_not_turn_it_red():
    """E16: red would say to the second one that her press has no answer, and she would press twice."""
    lamp, fingers = Lamp(), {"a": Finger(), "b": Finger()}
    box = PanelBox(["a", "b"], fingers, lamps={"a": lamp, "b": lamp}, lamp="answered")
    box.run(100)
    _press(box, fingers["a"])
    box.run(500)
    _press(box, fingers["b"])
    box.run(panel.ANSWER_MS - 200)
    assert box.panel.unanswered_at is not None  # the display says so
    box.panel.answer(2, box.now)
    assert lamp.said == [("waiting", 1), ("waiting", 2), "answered"]


def test_contacts_that_bounce_at_the_release_put_no_lamp_out():
    """Class "bounce counted": whoever lost her light to it would press twice."""
    box, fingers = _gate()
    seen = _persons(box, fingers, [("in", 0, 100), ("in", 120, 20)], 500)
    assert box.journal.last == 1
    assert all(lamps["in"] for lamps in seen[125 // buttons.SAMPLE_MS :])


def test_an_answer_of_an_old_epoch_lights_nothing():
    """Class: restored flash: the same number names another press."""
    box, lamp, finger = _hall(True)
    _press(box, finger)
    box.journal.open_epoch(1, "back", box.now)
    box.panel.answer(9, box.now)
    assert lamp.said == [("waiting", 1)]


def test_the_display_says_what_is_wrong_before_what_the_gateway_said():
    box, _, _ = _hall(True)
    display = Display()
    seen = Face(box.panel, asyncio.Event(), display)
    seen.step(Heard(False), 0)
    seen.linked(True)
    seen.show(0, "A012", 10)
    seen.step(Heard(), 20)
    seen.step(Heard(), 30)
    seen.linked(False)
    seen.step(Heard(), 40)
    seen.linked(True)  # what it said in another connection is old
    seen.step(Heard(), 50)
    assert display.texts == [face.OFFLINE, "A012", face.OFFLINE, ""]
    assert all(len(text) <= messages.MAX_TEXT for text in (face.OFFLINE, face.AGAIN, face.SILENT, face.DENIED))


def test_a_box_that_a_running_gateway_does_not_answer_says_so_and_records_it_once():
    """Class: wrong, revoked or shared key: nobody is told why nothing comes."""
    box, _, _ = _hall(False)
    display = Display()
    seen = Face(box.panel, asyncio.Event(), display)
    seen.linked(True)
    for now in range(0, face.RECORD_MS * 3, 1000):
        seen.step(Heard(False, True), now)
    assert display.texts == ["", face.DENIED]
    assert box.entries("fault") == [(face.REFUSED, None)]
    seen.linked(False)
    seen.linked(True)
    for now in range(face.RECORD_MS * 3, face.RECORD_MS * 5, 1000):
        seen.step(Heard(False, True), now)
    assert len(box.entries("fault")) == 1
    seen.step(Heard(True), face.RECORD_MS * 5)
    assert display.texts[-1] == ""
    quiet = Face(box.panel, asyncio.Event(), display)
    quiet.linked(True)
    for now in range(0, face.RECORD_MS * 2, 1000):
        quiet.step(Heard(False, False), now)
    assert display.texts[-1] == face.SILENT  # a gateway that is off has refused nobody
    assert len(box.entries("fault")) == 1


def test_a_broken_display_is_one_fault_an_hour_and_stops_nothing():
    box, _, _ = _hall(False)
    display = Display()
    display.broken = True
    seen = Face(box.panel, asyncio.Event(), display)
    for now in range(0, face.REPORT_MS, 100):
        assert not seen.draw(now)
    assert box.entries("fault") == [(face.SCREEN, None)]


def test_orders_may_come_twice_and_unknown_ones_change_nothing():
    box, lamp, _ = _hall(False)
    restart = asyncio.Event()
    seen = Face(box.panel, restart)
    seen.do("wave", "x", box.now)
    box.run(1000)
    assert (lamp.said, restart.is_set()) == ([], False)
    seen.do("blink", "", box.now)
    seen.do("blink", "", box.now)
    box.run(panel.BLINK_MS + 100)
    assert lamp.said.count("on") == panel.BLINK_MS // panel.BLINK_HALF_MS // 2
    assert lamp.said[-1] == "off"
    lit = len(lamp.said)
    box.run(1000)
    assert len(lamp.said) == lit
    seen.do("restart", "", box.now)
    seen.do("restart", "", box.now)
    assert restart.is_set()


def _session():
    gateway, box = FakeGateway(), Box(new_image())
    box.told = Told()
    box.session._face = box.told
    box.connect(gateway)
    return gateway, box, gateway.hellos[-1].nonce


def _show(nonce, number, text="A012", dev=DEV, key=KEY):
    return gateway_side.seal_show(key, messages.Show(dev, nonce, number, 1, text))


def test_only_a_new_show_under_the_nonce_of_the_answered_hello_is_taken():
    """Class: forged or stale message; one of an earlier session, of another box or under another key is played back."""
    gateway, box, nonce = _session()
    for payload in (
        _show("0" * 16, 1),
        _show(nonce, 1, dev="gate-b"),
        _show(nonce, 1, key=MacKey(bytes(32))),
        gateway_side.seal_cmd(KEY, messages.Cmd(DEV, nonce, 1, "restart", "")),  # on the wrong channel
        b"",
        b"x" * 300,
    ):
        before = box.session.refused
        box.session.received("show", payload, box.now)
        assert (box.told.got, box.session.refused) == ([], before + 1), payload
    first, third = _show(nonce, 1), _show(nonce, 3, "A013")
    for payload in (first, first, third, _show(nonce, 2), third):
        box.session.received("show", payload, box.now)
    assert box.told.got == [(1, "A012"), (1, "A013")]
    restart = gateway_side.seal_cmd(KEY, messages.Cmd(DEV, nonce, 1, "restart", ""))  # cmds are counted apart
    box.session.received("cmd", restart, box.now)
    box.session.received("cmd", restart, box.now)
    assert box.told.got[2:] == [("restart", "")]
    box.session.disconnected()
    box.session.received("show", _show(nonce, 9), box.now)
    box.connect(gateway)
    box.session.received("cmd", restart, box.now)
    assert len(box.told.got) == 3
    box.session.received("show", _show(gateway.hellos[-1].nonce, 0), box.now)
    assert len(box.told.got) == 4


def test_while_the_clock_is_asked_for_again_the_old_nonce_holds_and_a_new_epoch_ends_it():
    _, box, nonce = _session()
    box.now += 3_600_001
    assert [channel for channel, _ in box.session.poll(box.now)] == ["hello"]
    box.session.received("show", _show(nonce, 1), box.now)
    assert len(box.told.got) == 1
    box.session._new_epoch(box.journal.last, "back", box.now)
    box.session.received("show", _show(nonce, 2), box.now)
    assert len(box.told.got) == 1


def test_the_samples_go_on_while_lamps_wait():
    """Class: a short press falls between polls."""
    box, lamp, finger = _hall(True)
    for _ in range(20):
        _press(box, finger, buttons.SETTLED_MS + 15)
        box.run(300)
    made = [gateway_side.unseal_entry(KEY, box.journal.read(seq)).k for seq in range(1, box.journal.last + 1)]
    assert made.count("press") == 20
    assert len([said for said in lamp.said if said[0] == "waiting"]) == 20
