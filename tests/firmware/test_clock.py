"""Time on the device: uptime over wraps, UTC from the answer to the own question, impossible values. On both Pythons."""

from contract import gateway_side, messages
from contract.errors import ContractError
from contract.mac import MacKey
from firmware import calendar, tls
from firmware.clock import DRIFT_PPM, EARLIEST, LATEST, MAX_ERR, Uptime, UtcClock
from tests.firmware.bench import DEV, KEY, UTC, Box, FakeGateway, new_image

SHORT = 4096  # ms: a tick counter that wraps every four seconds
HOUR = 3_600_000


class Ticks:
    """A tick counter of period SHORT."""

    def __init__(self, start):
        self.real = start

    def ms(self):
        """Return the ticks."""
        return self.real % SHORT

    def diff(self, a, b):
        """Return a - b across a wrap, as MicroPython's ticks_diff."""
        return (a - b + SHORT // 2) % SHORT - SHORT // 2


def test_uptime_counts_on_over_thousands_of_wraps_and_beyond_32_bits():
    """Class: ticks_ms wraps. With a network outage of hours, the sampler alone reading the clock."""
    ticks = Ticks(SHORT - 3)
    up = Uptime(ticks.ms, ticks.diff)
    passed = 0
    for i in range(20_000):
        step = 1 + i * 37 % (SHORT // 2 - 1)
        ticks.real += step
        passed += step
        assert up.now() == passed
    up._up += 1 << 32
    ticks.real += 5
    assert up.now() == passed + 5 + (1 << 32)


def test_uptime_never_runs_backwards():
    ticks = Ticks(100)
    up = Uptime(ticks.ms, ticks.diff)
    ticks.real += 50
    assert up.now() == 50
    ticks.real -= 20  # a counter that jitters between two cores
    assert up.now() == 50
    ticks.real += 30
    assert up.now() == 60


def test_a_whole_box_lives_over_wraps_with_the_right_utc_in_its_entries():
    """Class: ticks_ms wraps. Presses of three hours with the link gone for most of them: each with its own time."""
    ticks = Ticks(17)
    up = Uptime(ticks.ms, ticks.diff)
    gateway, box = FakeGateway(), Box(new_image())
    box.now = up.now()
    box.connect(gateway)
    base = UTC - box.now + 1000  # the answer of bench.Box takes one second: the midpoint is off by half of it
    made = []
    for i in range(9000):
        ticks.real += 1200
        now = up.now()
        if i % 150 == 0:
            utc, err = box.clock.at(now)
            box.journal.append("press", (("b", "in"), ("ms", i)), now, utc, err)
            made.append((i, now))
    box.now = up.now()
    box.connect(gateway)
    entries = [gateway_side.unseal_entry(KEY, sealed) for sealed in gateway.logs[box.journal.ep]]
    found = {gateway_side.field(one, "ms"): one for one in entries if one.k == "press"}
    assert len(found) == len(made) == 60
    for i, now in made:
        assert found[i].up == now
        assert abs(found[i].utc - (now + base)) <= found[i].err
        assert found[i].err <= 502 + now * DRIFT_PPM // 1_000_000


def test_only_the_answer_to_the_own_nonce_sets_the_clock():
    """Class: impossible clock; a forged or stale acknowledgement. Old, foreign, unsigned and unasked answers."""
    gateway, box = FakeGateway(), Box(new_image())
    sent = box.session.connected(1000)
    nonce = gateway_side.unseal_hello(KEY, sent[0][1]).nonce
    wrong = UTC + 3 * HOUR
    ep = box.journal.ep
    answer = messages.Ack(DEV, ep, 0, None, 0, wrong, nonce)
    for ack, key in (
        (messages.Ack(DEV, ep, 0, None, 0, wrong, "0" * 16), KEY),
        (messages.Ack(DEV, ep, 0, None, 0, wrong, None), KEY),
        (messages.Ack("gate-b", ep, 0, None, 0, wrong, nonce), KEY),
        (messages.Ack(DEV, "0" * 16, 0, None, 0, wrong, nonce), KEY),
        (answer, MacKey(bytes(32))),
    ):
        try:
            payload = gateway_side.seal_ack(key, ack)
        except ContractError:
            continue  # the contract does not even let it be written
        box.session.received("ack", payload, 1200)
        assert box.clock.at(1300) == (None, None), ack
    right = gateway.take(*sent[0])[0]
    box.session.received("ack", right, 1200)
    assert box.clock.at(1200) == (UTC + 100, 101)
    box.session.received(
        "ack", gateway_side.seal_ack(KEY, answer), 9000
    )  # the same nonce once more: not asked any more
    assert box.clock.at(1200) == (UTC + 100, 101)


def test_impossible_answers_leave_the_clock_as_it_was_and_entries_without_utc():
    """Class: impossible clock: 1970, 2000, 2036 in another era, beyond 2100."""
    for wrong in (0, 1, calendar.EPOCH_2000, EARLIEST - 1, LATEST, UTC * 1000):
        utc = UtcClock()
        assert not utc.learn(wrong, 0, 10)
        assert utc.at(10) == (None, None)
        assert utc.learn(UTC, 0, 10)
        assert not utc.learn(wrong, 20, 30)
        assert utc.at(30) == (UTC + 25, 7)


def test_an_error_too_large_for_an_entry_counts_as_not_set():
    utc = UtcClock()
    utc.learn(UTC, 0, 0)
    age = (MAX_ERR - 1) * 20_000  # 50 ppm of it
    assert utc.at(age)[1] == MAX_ERR
    assert utc.at(age + 20_000) == (None, None)


def test_a_board_may_begin_in_1970_or_in_2000_and_nowhere_else():
    """Class: impossible clock (epoch 2000 taken for 1970 is 30 years off)."""
    assert calendar.since_1970(UTC // 1000, 1970) == UTC // 1000 * 1000
    assert calendar.since_1970((UTC - calendar.EPOCH_2000) // 1000, 2000) == UTC // 1000 * 1000
    for year in (0, 1900, 2001):
        try:
            calendar.since_1970(1, year)
        except ValueError:
            continue
        raise AssertionError(year)


def test_the_least_time_for_certificates_is_the_latest_possible_one_known():
    assert calendar.latest(UTC, UTC + 5, None) == UTC + 5
    assert calendar.latest(UTC, LATEST, 0, calendar.EPOCH_2000) == UTC
    assert calendar.latest(None, 0) is None


class Rtc:
    """A board's clock."""

    def __init__(self, shown):
        self.shown = shown
        self.set_to = None

    def now(self):
        """Return what it says."""
        return self.shown

    def set(self, ms):
        """Set it."""
        self.set_to = ms


def test_before_tls_the_boards_clock_goes_to_the_latest_of_build_enrolment_and_last_journalled_utc():
    """Class: impossible clock (1970, 2000, 2036): a certificate refused because the board woke there."""
    built, enrolled, logged = UTC - 9 * HOUR, UTC - 5 * HOUR, UTC - HOUR
    for shown, given, expected in (
        (0, (built, None, None), built),
        (calendar.EPOCH_2000, (built, enrolled, None), enrolled),
        (calendar.EPOCH_2000, (built, enrolled, logged), logged),
        (calendar.EPOCH_2000, (built, logged, enrolled), logged),
        (UTC, (built, enrolled, logged), None),  # it ran through a restart: later than all
        (LATEST, (built, enrolled, logged), logged),  # impossible
        (0, (None, 0, LATEST), None),
    ):
        rtc = Rtc(shown)
        tls.wind(rtc, *given)
        assert rtc.set_to == expected, (shown, given)
    tls.wind(None, built)


def test_the_last_journalled_utc_is_found_behind_entries_without_one():
    box = Box(new_image())
    assert tls.last_utc(box.journal) is None
    box.journal.append("press", (("b", "in"), ("ms", 90)), 5, UTC, 40)
    box.journal.append("press", (("b", "in"), ("ms", 90)), 6, UTC + 7, 40)
    box.press(80)
    assert tls.last_utc(box.journal) == UTC + 7


def test_a_boards_seconds_count_from_its_own_year():
    """Class: epoch 2000 and 1970."""
    for year in (1970, 2000):
        assert calendar.since_1970(calendar.board_seconds(UTC, year), year) == UTC // 1000 * 1000
    assert calendar.board_seconds(calendar.EPOCH_2000, 2000) == 0
