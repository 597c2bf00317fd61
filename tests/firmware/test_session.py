"""The session against a gateway that restores, forgets, forges and restarts. Runs on CPython and MicroPython."""

from contract import gateway_side, messages
from contract.mac import MacKey
from tests.firmware.bench import DEV, KEY, UTC, Box, FakeGateway, journal_on, new_image


def _channels(out):
    return [channel for channel, _ in out]


def _box_with(presses, image=None):
    box = Box(image if image is not None else new_image())
    for ms in range(1, presses + 1):
        box.now += 500
        box.press(ms)
    return box


def test_nothing_is_sent_before_the_answer_to_the_hello():
    box = _box_with(3)
    out = box.session.connected(0)
    assert _channels(out) == ["hello"]
    assert _channels(box.session.poll(100)) == []
    assert _channels(box.session.poll(60_000)) == ["hello"]  # and again, until it is answered


def test_presses_arrive_once_and_are_freed():
    gateway, box = FakeGateway(), _box_with(40)
    box.connect(gateway)
    assert gateway.presses() == list(range(1, 41))
    assert (box.journal.acked, box.journal.used) == (41, 0)
    box.press(500)
    assert box.talk(gateway) == 1
    assert gateway.presses()[-1] == 500


def test_at_most_eight_are_in_flight_and_are_sent_again_after_15_s_of_silence():
    gateway, box = FakeGateway(), _box_with(30)
    hello = box.session.connected(box.now)
    answer = gateway.take(*hello[0])[0]
    first = box.session.received("ack", answer, box.now)
    assert _channels(first) == ["evt"] * 8
    assert box.session.poll(box.now + 14_999) == []
    assert box.session.poll(box.now + 15_000) == first
    box.now += 15_000
    box.talk(gateway, first)
    assert gateway.presses() == list(range(1, 31))


def test_a_message_lost_on_the_way_is_sent_again_when_the_gateway_repeats_its_ack():
    gateway, box = FakeGateway(), _box_with(12)
    hello = box.session.connected(box.now)
    out = box.session.received("ack", gateway.take(*hello[0])[0], box.now)
    del out[2]
    box.now += 2000
    box.talk(gateway, out)
    assert gateway.presses() == list(range(1, 13))
    assert not gateway.conflicts


def test_the_clock_is_set_only_from_the_answer_to_the_own_nonce_and_only_to_a_possible_time():
    """Class: impossible clock."""
    for utc, taken in ((UTC, True), (0, False), (946_684_800_000, False), (4_200_000_000_000, False)):
        gateway, box = FakeGateway(utc=utc), _box_with(1)
        sent = box.session.connected(1000)
        stale = gateway_side.seal_ack(KEY, messages.Ack(DEV, box.journal.ep, 0, None, 0, UTC, "0" * 16))
        box.session.received("ack", stale, 1500)
        assert box.clock.at(2000) == (None, None)
        box.session.received("ack", gateway.take(*sent[0])[0], 2000)
        assert box.clock.at(2000) == ((utc + 500, 501) if taken else (None, None))
        assert box.session.is_open


def test_forged_stale_and_foreign_acks_free_nothing():
    """Class: a forged or stale acknowledgement empties the journal."""
    gateway, box = FakeGateway(), _box_with(5)
    hello = box.session.connected(box.now)
    box.session.received("ack", gateway.take(*hello[0])[0], box.now)
    ep, last = box.journal.ep, box.journal.last
    right = box.journal.hash(last)
    for ack, key in (
        (messages.Ack(DEV, ep, last, right, last, None, None), MacKey(bytes(32))),
        (messages.Ack(DEV, "0" * 16, last, right, last, None, None), KEY),
        (messages.Ack("gate-b", ep, last, right, last, None, None), KEY),
        (messages.Ack(DEV, ep, last, right, last, UTC, "f" * 16), KEY),
        (messages.Ack(DEV, ep, last, "0" * 16, last, None, None), KEY),
        (messages.Ack(DEV, ep, last, None, last, None, None), KEY),
        (messages.Ack(DEV, ep, last + 3, right, last + 3, None, None), KEY),
    ):
        before = box.session.refused
        box.session.received("ack", gateway_side.seal_ack(key, ack), box.now)
        assert (box.journal.acked, box.session.refused) == (0, before + 1), ack
    for junk in (b"", b"{}", b"x" * 300, b"\xff\xfe"):
        box.session.received("ack", junk, box.now)
        box.session.received("state", junk, box.now)
    assert box.journal.acked == 0
    box.now += 60_000
    box.talk(gateway)
    assert gateway.presses() == [1, 2, 3, 4, 5]


def test_a_restored_ring_loses_and_repeats_no_press():
    """Class: restored flash, presses freed that nobody logged."""
    for logged_after in (0, 1, 5, 30):
        gateway, image = FakeGateway(), new_image()
        box = _box_with(20, image)
        box.connect(gateway)
        old = bytearray(image)  # last week's image
        for ms in range(100, 100 + logged_after):
            box.press(ms)
        box.talk(gateway)
        restored = Box(old, 5)
        for ms in range(200, 203):
            restored.press(ms)
        restored.connect(gateway)
        assert gateway.presses() == list(range(1, 21)) + list(range(100, 100 + logged_after)) + [200, 201, 202]
        assert restored.journal.used == 0
        assert len(gateway.logs) == (2 if logged_after else 1)
        assert not gateway.conflicts


def test_a_ring_restored_to_an_entry_that_both_have_goes_on_under_a_new_epoch():
    """Class: restored flash. Its last entry is known, but the gateway has later ones: no number is given twice."""
    gateway, image = FakeGateway(), new_image()
    box = _box_with(5, image)
    box.connect(gateway)
    restored = Box(new_image(), 5)
    restored.journal = restored.session._journal = journal_on(bytearray(image), 5)  # no room for its boot entry
    box.press(6)
    box.talk(gateway)
    restored.connect(gateway)
    restored.press(77)
    restored.talk(gateway)
    assert gateway.presses() == [1, 2, 3, 4, 5, 6, 77]
    assert (len(gateway.logs), gateway.conflicts) == (2, [])


def test_a_restored_ring_with_unlogged_presses_of_its_own_keeps_them():
    """Class: restored flash. The image was taken while presses waited; some were logged afterwards."""
    gateway, image = FakeGateway(), new_image()
    box = _box_with(10, image)
    old = bytearray(image)
    box.connect(gateway)
    assert gateway.presses() == list(range(1, 11))
    restored = Box(old, 5)
    restored.press(77)
    restored.connect(gateway)
    assert gateway.presses() == list(range(1, 11)) + [77]


def test_two_boxes_from_one_image_both_count():
    """Class: cloned flash."""
    gateway, image = FakeGateway(), new_image()
    box = _box_with(10, image)
    box.connect(gateway)
    twin = Box(bytearray(image), 9)
    box.press(50)
    twin.press(60)
    box.connect(gateway)
    twin.connect(gateway)
    box.press(51)
    twin.press(61)
    twin.talk(gateway)
    box.talk(gateway)
    assert gateway.presses() == list(range(1, 11)) + [50, 51, 60, 61]
    assert twin.journal.ep != box.journal.ep


def test_twins_that_are_both_connected_conflict_once_and_then_both_count():
    """Class: cloned flash; two clients with one id."""
    gateway, image = FakeGateway(), new_image()
    box = _box_with(4, image)
    box.connect(gateway)
    twin = Box(bytearray(image), 9)
    twin.journal.last  # its boot entry is there already
    twin_hello = twin.session.connected(0)
    twin_events = twin.session.received("ack", gateway.take(*twin_hello[0])[0], 10)
    box.press(50)
    box.talk(gateway)
    twin.press(60)
    twin.now = 5000
    twin.talk(gateway, twin_events)
    twin.now += 60_000
    twin.talk(gateway)
    assert gateway.presses() == [1, 2, 3, 4, 50, 60]
    assert len(gateway.conflicts) == 1


def test_a_gateway_from_a_backup_gets_what_the_ring_still_holds():
    """Class: a hole nobody can fill stops the stream for ever; database restored from a backup."""
    gateway, box = FakeGateway(), _box_with(30)
    box.connect(gateway)
    gateway.logs[box.journal.ep] = gateway.logs[box.journal.ep][:11]
    box.press(99)
    box.connect(gateway)
    assert gateway.presses() == list(range(1, 31)) + [99]
    assert len(gateway.logs) == 1
    assert not gateway.skips


def test_a_new_gateway_is_told_what_is_gone_and_the_stream_goes_on():
    """Class: a hole nobody can fill stops the stream for ever."""
    gateway, box = FakeGateway(), _box_with(1)
    box.connect(gateway)
    for ms in range(2, 300):
        box.press(ms)
        box.talk(gateway)
    new, first = FakeGateway(), box.journal.first
    assert first > 100
    box.connect(new)
    assert [(s.first, s.last, s.why) for s in new.skips][0] == (1, first - 1, "gone")
    assert new.presses() == list(range(first - 1, 300))
    box.press(999)
    box.connect(new)
    assert new.presses()[-1] == 999
    assert len(new.logs) == 1


def test_a_link_cut_right_after_a_skip_opens_no_new_epoch():
    gateway, box = FakeGateway(), _box_with(1)
    box.connect(gateway)
    for ms in range(2, 300):
        box.press(ms)
        box.talk(gateway)
    new = FakeGateway()
    hello = box.session.connected(box.now)
    out = box.session.received("ack", new.take(*hello[0])[0], box.now)
    new.take(*out[0])
    box.connect(new)
    assert new.presses() == list(range(box.journal.first - 1, 300))
    assert len(new.logs) == 1


def test_a_torn_slot_among_the_unacknowledged_becomes_a_gap_and_then_a_new_epoch():
    """Class: a hole nobody can fill stops the stream for ever (torn slot)."""
    image = new_image()
    _box_with(20, image)
    image[6 * 256 + 40] ^= 0x01  # entry 7, the press of 6 ms
    gateway, box = FakeGateway(), Box(image, 3)
    assert box.journal.suspect
    box.connect(gateway)
    assert gateway.presses() == [ms for ms in range(1, 21) if ms != 6]
    assert box.journal.used == 0
    assert not box.journal.suspect


def test_a_slot_that_rots_while_the_box_runs_becomes_a_gap():
    image = new_image()
    gateway, box = FakeGateway(), _box_with(20, image)
    image[6 * 256 + 40] ^= 0x01
    box.connect(gateway)
    assert [(s.first, s.last, s.why) for s in gateway.skips] == [(7, 7, "torn")]
    assert gateway.presses() == [ms for ms in range(1, 21) if ms != 6]


def test_another_start_number_of_the_gateway_brings_a_hello():
    gateway, box = FakeGateway(), _box_with(2)
    box.connect(gateway)
    hellos = len(gateway.hellos)
    box.session.received("state", b'{"v":1,"start":7,"log":"gw-00000001"}', box.now)
    box.talk(gateway)
    assert len(gateway.hellos) == hellos  # the first number seen in a connection that is answered
    box.session.received("state", b'{"v":1,"start":8,"log":"gw-00000002"}', box.now)
    assert not box.session.is_open
    box.press(7)
    box.now += 3000
    box.talk(gateway)
    assert len(gateway.hellos) == hellos + 1
    assert gateway.presses() == [1, 2, 7]


def test_a_flood_of_state_messages_brings_no_flood_of_hellos():
    box = _box_with(2)
    box.session.connected(box.now)
    hellos = 0
    for start in range(1000):
        box.now += 1
        hellos += len(box.session.received("state", b'{"v":1,"start":%d}' % start, box.now))
    assert hellos <= 5


def _flooded(box, gateway, steps, press=None):
    """Let five forged start numbers a second come; what box and gateway say is 0.6 s on its way in all."""
    out, on_the_way = box.session.connected(box.now), []
    for start in range(steps):
        out += box.session.received("state", b'{"v":1,"start":%d}' % (start + 1), box.now)
        if press is not None and start % 10 == 0:
            box.press(press + start)
        on_the_way.append([ack for channel, payload in out for ack in gateway.take(channel, payload)])
        box.now += 200
        out = []
        for ack in on_the_way[-3] if len(on_the_way) > 2 else ():
            out += box.session.received("ack", ack, box.now)
        while box.journal.copying:
            box.journal.copy_step()
        out += box.session.poll(box.now)


def test_forged_state_messages_delay_nothing():
    """E19: five forged start numbers a second for a minute: the hello gets through, and presses go on."""
    gateway, box = FakeGateway(), _box_with(2)
    before = box.now
    _flooded(box, gateway, 300, press=1000)
    arrived = gateway.presses()
    assert arrived == ([1, 2] + [1000 + start for start in range(0, 300, 10)])[: len(arrived)]
    assert len(arrived) >= 28  # of 32: those of the last seconds may be on their way
    assert len(gateway.hellos) <= (box.now - before) // 5000 + 10


def test_a_search_for_the_common_entry_ends_among_forged_state_messages():
    """E19: a box whose flash was put back finds where the logs agree while start numbers are forged."""
    gateway, image = FakeGateway(), new_image()
    box = _box_with(10, image)
    box.connect(gateway)
    saved = bytes(image)
    for ms in range(11, 31):
        box.press(ms)
    box.connect(gateway)
    image[:] = saved
    box = Box(image)
    for ms in range(71, 78):
        box.press(ms)
    _flooded(box, gateway, 300)
    for _ in range(5):  # what is left, without forgeries
        box.now += 2000
        box.talk(gateway)
    assert box.session.is_open
    assert gateway.presses() == list(range(1, 31)) + list(range(71, 78))  # noqa: RUF005 - MicroPython has no other
