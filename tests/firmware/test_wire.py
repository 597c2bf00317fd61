"""MQTT packets, back-off, clock, buttons and configuration. Runs on CPython and MicroPython."""

import random

from firmware import buttons, config, packets
from firmware.backoff import Backoff
from firmware.clock import LATEST, Uptime, UtcClock
from tests.firmware.bench import UTC, Random

GOOD = {
    "site": "serang",
    "dev": "gate-a",
    "hw": "0123456789ab",
    "key": "00" * 32,
    "broker": "127.0.0.1:1883",
    "buttons": ["in", "out"],
}


def _fails(error, call, *arguments):
    try:
        call(*arguments)
    except error:
        return True
    return False


def test_connect_has_a_clean_session_a_will_and_a_login():
    """The bytes of MQTT 3.1.1 section 3.1; the broker keeps no will for those who come later."""
    packet = packets.connect("a-b", 20, packets.Will("t", b"off"), packets.Login("a", b"secret"))
    head = b"\x10\x22\x00\x04MQTT\x04\xce\x00\x14"
    assert packet == head + b"\x00\x03a-b\x00\x01t\x00\x03off\x00\x01a\x00\x06secret"


def test_remaining_length_as_in_table_2_4():
    for n, expected in ((0, b"\x00"), (127, b"\x7f"), (128, b"\x80\x01"), (16_384, b"\x80\x80\x01")):
        assert packets.length_bytes(n) == expected
    assert packets.length_bytes(268_435_455) == b"\xff\xff\xff\x7f"


def test_publish_comes_back_as_it_was():
    for qos, packet_id in ((0, 0), (1, 1), (1, 65_535)):
        packet = packets.publish("a/b", b"payload", qos, packet_id)
        assert packet[1] == len(packet) - 2
        assert packets.read_publish(packet[0], packet[2:]) == ("a/b", b"payload", qos, False, packet_id)
        assert packets.read_publish(packet[0] | 1, packet[2:]).retained


def test_cut_and_impossible_publishes_are_refused():
    packet = packets.publish("a/b", b"", 1, 9)
    for end in range(2, len(packet)):
        assert _fails(packets.PacketError, packets.read_publish, packet[0], packet[2:end])
    assert _fails(packets.PacketError, packets.read_publish, 0x34, packet[2:])  # QoS 2 was never asked for
    assert _fails(packets.PacketError, packets.check_connack, b"\x00\x05")
    assert _fails(packets.PacketError, packets.check_suback, b"\x00\x01\x01\x80", 1, 2)
    packets.check_suback(b"\x00\x01\x01\x00", 1, 2)


def test_packet_ids_go_round_without_zero():
    """Class: packet id after 65,535. 70,000 publishes."""
    packet_id = 0
    for _ in range(70_000):
        packet_id = packets.next_id(packet_id)
        assert 1 <= packet_id <= 65_535
    assert packet_id == 70_000 - 65_535


def test_backoff_is_jittered_grows_and_stays_under_its_cap():
    """Class: reconnect storms."""
    backoff = Backoff(1000, 15_000, Random(3))
    first = [backoff.next() for _ in range(50)]
    assert min(first) >= 250
    assert max(first) <= 15_000
    assert len(set(first)) > 40
    assert first[0] <= 2000
    assert max(first) > 8000
    backoff.reset()
    assert backoff.next() <= 2000
    fast = Backoff(1000, 50, Random(3))
    assert all(12 <= fast.next() <= 50 for _ in range(20))


def test_uptime_across_three_wraps():
    """Class: ticks_ms wraps."""
    period = 1 << 30
    ticks = [period - 5]

    def diff(a, b):
        return (a - b + period // 2) % period - period // 2

    up = Uptime(lambda: ticks[0] % period, diff)
    for _ in range(40):
        ticks[0] += period // 13
        up.now()
    assert up.now() == 40 * (period // 13)


def test_the_error_of_the_clock_is_half_the_round_trip_and_grows_with_50_ppm():
    clock = UtcClock()
    assert clock.at(0) == (None, None)
    assert clock.learn(UTC, 1000, 1200)
    assert clock.at(1200) == (UTC + 100, 101)
    assert clock.at(1200 + 86_400_000) == (UTC + 100 + 86_400_000, 101 + 4320)


def test_impossible_times_are_refused_and_leave_the_clock_as_it_was():
    """Class: impossible clock (1970, 2000, beyond 2100, an answer before its question)."""
    clock = UtcClock()
    clock.learn(UTC, 0, 0)
    for utc, asked, answered in ((0, 1, 1), (946_684_800_000, 1, 1), (LATEST, 1, 1), (UTC, 5, 4)):
        assert not clock.learn(utc, asked, answered)
    assert clock.at(10) == (UTC + 10, 2)


def _sample(button, levels, now=0):
    """Feed (down, ms) pairs; return what the button said and the time."""
    said = []
    for down, ms in levels:
        for _ in range(ms // 5):
            found = button.update(down, now)
            if found is not None and found != buttons.DOWN:
                said.append(found)
            now += 5
    return said, now


def test_a_press_is_counted_at_its_release_with_its_length():
    assert _sample(buttons.Button(250), ((False, 100), (True, 120), (False, 100)))[0] == [120]


def test_presses_from_30_ms_count_and_glitches_do_not():
    for ms, count in ((5, 0), (10, 0), (30, 1), (200, 1)):
        assert len(_sample(buttons.Button(250), ((False, 100), (True, ms), (False, 300)))[0]) == count, ms


def test_random_bounce_on_press_and_release_counts_each_press_once():
    """Class: bounce counted."""
    random.seed(11)
    button, now, count = buttons.Button(250), 0, 0
    for _ in range(300):
        levels = [(False, 400)] + _bounce() + [(True, random.randrange(40, 400))] + _bounce() + [(False, 100)]
        said, now = _sample(button, levels, now)
        count += len(said)
    assert count == 300


def _bounce():
    return [(random.random() < 0.5, random.choice((5, 10))) for _ in range(random.randrange(6))]


def test_held_at_boot_is_no_press_for_30_s_is_one_and_both_are_stuck_once():
    """Class: a held button inverts or repeats."""
    button = buttons.Button(250)
    said, now = _sample(button, ((True, 90_000), (False, 500)))
    assert said == [buttons.STUCK]
    said, now = _sample(button, ((True, 60), (False, 500), (True, 31_000), (False, 500), (True, 60), (False, 50)), now)
    assert said == [60, 550, buttons.STUCK, 60]


def test_config_is_read_strictly():
    read = config.read(GOOD)
    assert (read.host, read.port, read.resend_ms, read.buttons) == ("127.0.0.1", 1883, 15_000, ("in", "out"))
    for name, wrong in (
        ("site", "Serang"),
        ("dev", "gateway"),
        ("hw", "12"),
        ("key", "00"),
        ("key", None),
        ("broker", "broker.local:1883"),
        ("broker", "127.0.0.1"),
        ("broker", "127.0.0.1:0"),
        ("buttons", []),
        ("buttons", ["a b"]),
        ("resend_s", "15"),
        ("lockout_ms", -1),
    ):
        values = dict(GOOD)
        values[name] = wrong
        assert _fails(config.ConfigError, config.read, values), name
