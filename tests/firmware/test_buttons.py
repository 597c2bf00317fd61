"""Debouncing on presses made of random bounce, sampled at every phase. Runs on CPython and MicroPython."""

import random

from firmware import buttons

LOCKOUT_MS = 250


class Contact:
    """A contact in microseconds: `closed` and `opened` are when the finger goes down and up, between and around bounce.

    Bounce is a list of toggles at random moments, so that it has no rhythm to agree with the sampling.
    """

    def __init__(self):
        self.toggles = []

    def press(self, at, width, before, after):
        """Close for `width` from `at`, with bounce for `before` ahead of it and for `after` behind it (all in us)."""
        self.toggles += _bounce(at - before, before)
        self.toggles += [at, at + width]
        self.toggles += _bounce(at + width + 1, after)


def _bounce(start, length):
    if length < 2:
        return []
    count = 2 * random.randrange(1, 9)
    moments = sorted(set(start + random.randrange(length) for _ in range(count)))
    return moments[: len(moments) // 2 * 2]  # ends open


def told(toggles, until, button, phase=0, jitter=0):
    """Sample the contact each 5 ms from `phase` us on; return what the button said as (ms of the sample, word)."""
    found, closed, at, moment = [], False, 0, phase
    while moment < until:
        while at < len(toggles) and toggles[at] <= moment:
            closed, at = not closed, at + 1
        word = button.update(closed, moment // 1000)
        if word is not None and word != buttons.DOWN:
            found.append((moment // 1000, word))
        moment += buttons.SAMPLE_MS * 1000 + (random.randrange(jitter) if jitter else 0)
    return found


def said(toggles, phase, until, button, jitter=0):
    """Return the words alone."""
    return [word for _, word in told(toggles, until, button, phase, jitter)]


def count(presses, width_us, before_us, after_us, jitter=0):
    """Return how many of `presses` presses, each of another phase, were not counted exactly once."""
    wrong = 0
    button, base = buttons.Button(LOCKOUT_MS), 0
    for i in range(presses):
        contact = Contact()
        start = 70_000 + i * 37 % 5000  # every phase of the sampling in steps of 37 us
        contact.press(start, width_us(), random.randrange(before_us + 1), random.randrange(after_us + 1))
        end = 720_000
        found = said([base + moment for moment in contact.toggles], base, base + end, button, jitter)
        wrong += len(found) != 1 or found[0] == buttons.STUCK
        base += end
    return wrong


def test_ten_thousand_presses_with_random_bounce_at_every_phase_are_counted_exactly():
    """Class: bounce counted; a short press falls between polls. Bounce of up to 60 ms on press and release."""
    random.seed(20261125)
    wrong = count(10_000, lambda: random.randrange(30_000, 200_001), 60_000, 60_000)
    print("10000 presses of 30-200 ms,", wrong, "miscounts")
    assert wrong == 0


def test_late_samples_count_the_same():
    """Class: a short press falls between polls (the network task busy: each sample up to 5 ms late)."""
    random.seed(7)
    assert count(1000, lambda: random.randrange(30_000, 200_001), 20_000, 20_000, 5000) == 0


def test_the_shortest_press_counts_at_every_phase_and_less_than_15_ms_at_none():
    """Class: a short press falls between polls; bounce counted."""
    for phase in range(0, 5000, 50):
        for width, expected in ((30_000, 1), (14_999, 0), (11_000, 0), (5000, 0)):
            found = said([100_000, 100_000 + width], phase, 500_000, buttons.Button(LOCKOUT_MS))
            assert len(found) == expected, (phase, width, found)


def test_the_length_is_right_within_two_samples():
    for phase in range(0, 5000, 250):
        found = said([100_000, 280_000], phase, 800_000, buttons.Button(LOCKOUT_MS))
        assert len(found) == 1
        assert abs(found[0] - 180) <= 2 * buttons.SAMPLE_MS


def test_the_lock_out_hides_a_second_press_and_ends():
    """Class: bounce counted."""
    twice = [100_000, 160_000, 260_000, 320_000]
    assert len(said(twice, 0, 1_000_000, buttons.Button(LOCKOUT_MS))) == 1
    later = [100_000, 160_000, 160_000 + LOCKOUT_MS * 1000 + 5000, 520_000]
    assert len(said(later, 0, 1_000_000, buttons.Button(LOCKOUT_MS))) == 2


def test_a_press_out_of_bounce_without_40_ms_released_is_none():
    chatter = [100_000, 160_000, 190_000, 250_000]
    assert len(said(chatter, 0, 1_000_000, buttons.Button(0))) == 1


def test_held_at_boot_is_a_fault_at_once_and_the_next_press_counts():
    """Class: a held button inverts or repeats (low at boot)."""
    found = said([0, 2_000_000, 3_000_000, 3_100_000], 0, 4_000_000, buttons.Button(LOCKOUT_MS))
    assert found[0] == buttons.STUCK
    assert len(found) == 2
    assert found[1] != buttons.STUCK


def test_a_held_button_counts_600_ms_after_it_went_down_at_the_latest_and_once():
    """Class: a press is lost: who keeps a finger on the button waits for her lamp. Also with late samples."""
    random.seed(600)
    for jitter in (0, 20_000):
        for phase in range(0, 5000, 250):
            for width in (560_000, 600_000, 605_000, 1_000_000, 7_000_000):
                closed = 100_000 + phase
                found = told([closed, closed + width], 8_000_000, buttons.Button(LOCKOUT_MS), phase, jitter)
                assert len(found) == 1, (phase, width, found)
                at, ms = found[0]
                assert at - closed // 1000 <= 590  # the lamp takes its 10 ms too
                assert 500 <= ms <= 600


def test_bounce_within_a_hold_and_at_its_end_counts_nothing_more():
    """Class: bounce counted."""
    random.seed(601)
    for _ in range(300):
        contact = Contact()
        contact.press(100_000, random.randrange(540_000, 620_000), 30_000, 60_000)
        found = told(contact.toggles, 1_500_000, buttons.Button(LOCKOUT_MS))
        assert len(found) == 1
        assert found[0][1] <= 600


def test_the_lock_out_of_a_held_press_is_reckoned_from_its_release():
    """Class: bounce counted: one finger counts once, however long it stayed."""
    held = [100_000, 2_100_000]
    soon = held + [2_300_000, 2_400_000]
    assert len(told(soon, 5_000_000, buttons.Button(LOCKOUT_MS))) == 1
    later = held + [2_100_000 + LOCKOUT_MS * 1000 + 5000, 2_500_000]
    assert len(told(later, 5_000_000, buttons.Button(LOCKOUT_MS))) == 2


def test_what_goes_down_in_the_lock_out_does_not_count_however_long_it_is_held():
    """Class: bounce counted."""
    found = told([100_000, 160_000, 300_000, 5_000_000], 6_000_000, buttons.Button(LOCKOUT_MS))
    assert len(found) == 1
    assert found[0][0] < 300


def test_stuck_for_minutes_counts_once_is_one_fault_and_the_next_press_counts():
    """Class: a held button inverts or repeats (stuck for minutes)."""
    held = [100_000, 200_000_000, 201_000_000, 201_100_000]
    found = told(held, 202_000_000, buttons.Button(LOCKOUT_MS))
    words = [word for _, word in found]
    assert words[1] == buttons.STUCK
    assert [type(word) for word in words] == [int, str, int]
    assert 30_000 <= found[1][0] - 100 <= 30_050


def test_held_at_boot_never_counts_however_long():
    """Class: a held button inverts or repeats (low at boot)."""
    found = told([0, 90_000_000], 91_000_000, buttons.Button(LOCKOUT_MS))
    assert [word for _, word in found] == [buttons.STUCK]
