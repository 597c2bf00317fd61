"""What a box says of itself is proved, or shown as unproved, and a recording proves nothing (SPEC 29)."""

import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.errors import ContractError
from contract.mac import MacKey
from contract.presence import Ended, Heartbeat, seal_ended, seal_heartbeat
from edge_gateway.intake import presence
from edge_gateway.intake.noticed import Noticed
from edge_gateway.intake.outcome import Arrival, Outcome, Sign
from edge_gateway.intake.presence import FRESH_MS
from edge_gateway.log.changes import Changes

KEY, OTHER = MacKey(bytes(range(32))), MacKey(bytes(range(1, 33)))
DEV, NOW = "gate-a", 1_795_576_222_331
FIRST, SECOND = "0000000000000001", "0000000000000002"
HB = "lawang/1/serang/gate-a/hb"


def arrival(payload: bytes, rx: int = NOW, *, retained: bool = False) -> Arrival:
    return Arrival(HB, payload, retained, rx)


def beat(utc: int | None = NOW, nonce: str = FIRST, key: MacKey = KEY, **fields: Any) -> bytes:
    values = {"dev": DEV, "nonce": nonce, "boot": 4, "utc": utc, "fill": 12, "cap": 7000, "heap": None} | fields
    return seal_heartbeat(key, Heartbeat(**values))


def end(nonce: str = FIRST, dev: str = DEV) -> bytes:
    return seal_ended(KEY, Ended(dev, nonce))


class Gateway:
    """What a gateway remembers of one box, and what it shows."""

    def __init__(self) -> None:
        self.last: Sign | None = None
        self.noticed = Noticed()
        self.trusted = True

    def take(self, payload: bytes, rx: int = NOW, *, retained: bool = False, state: bool = False) -> str:
        """Take a message; return what came of it."""
        came = arrival(payload, rx, retained=retained)
        try:
            if state:
                told = presence.ended(KEY, DEV, came, self.last)
            else:
                told = presence.heartbeat(KEY, DEV, came, self.last, trusted=self.trusted)
        except ContractError as e:
            return e.reason
        self.last = told.sign or self.last
        outcome = Outcome(Changes(0))
        outcome.presence.append(told.presence)
        self.noticed.take(outcome, rx)
        return "proved" if told.presence.proved else "unproved"

    @property
    def shown(self) -> tuple[Mapping[str, int], bool, int | None]:
        heard = self.noticed.presence[DEV]
        return heard.values, heard.proved, heard.at


PROVED = {"boot": 4, "on": 1, "fill": 12, "cap": 7000}


def test_a_heartbeat_of_now_is_proved() -> None:
    gateway = Gateway()
    assert gateway.take(beat(NOW - 200)) == "proved"
    assert gateway.shown == (PROVED, True, NOW)


@pytest.mark.parametrize("utc", [None, NOW - FRESH_MS - 1, NOW + FRESH_MS + 1, NOW - 86_400_000])
def test_one_of_another_time_is_shown_as_unproved_and_nobody_is_heard(utc: int | None) -> None:
    """A recording, a box that nobody answered, a clock that is wrong: the seal is good, and says nothing of now."""
    gateway = Gateway()
    assert gateway.take(beat(utc)) == "unproved"
    assert gateway.shown == (PROVED, False, None)
    assert gateway.take(beat()) == "proved"
    assert gateway.take(beat(utc)) == "stale"
    assert gateway.shown == (PROVED, True, NOW)


def test_nothing_is_proved_while_the_gateways_clock_is_not_trusted() -> None:
    gateway = Gateway()
    gateway.trusted = False
    assert gateway.take(beat()) == "unproved"


def test_a_heartbeat_counts_once() -> None:
    """The same again, and an older one of the last seconds, which are still fresh."""
    gateway = Gateway()
    older, newer = beat(NOW - 5_000, fill=99), beat(NOW)
    assert gateway.take(newer) == "proved"
    assert gateway.take(newer, NOW + 1_000) == "stale"
    assert gateway.take(older, NOW + 1_000) == "stale"
    assert gateway.shown == (PROVED, True, NOW)


def test_a_will_is_of_its_connection_alone() -> None:
    """An old will, or that of the connection before, says nothing of this one."""
    gateway = Gateway()
    assert gateway.take(end(), state=True) == "unproved"  # nobody knows which connection there is
    assert gateway.take(beat(NOW, FIRST)) == "proved"
    assert gateway.take(beat(NOW + 60_000, SECOND), NOW + 60_000) == "proved"
    assert gateway.take(end(FIRST), NOW + 61_000, state=True) == "stale"
    assert gateway.shown[0]["on"] == 1
    assert gateway.take(end(SECOND), NOW + 62_000, state=True) == "proved"
    assert gateway.shown[0]["on"] == 0
    assert gateway.shown[2] == NOW + 60_000  # the broker spoke, not the box


def test_after_a_will_no_recording_of_its_connection_brings_it_back() -> None:
    gateway = Gateway()
    kept = beat(NOW + 1_000)
    assert gateway.take(beat(NOW)) == "proved"
    assert gateway.take(end(), NOW + 2_000, state=True) == "proved"
    assert gateway.take(kept, NOW + 3_000) == "stale"
    assert gateway.shown[0]["on"] == 0


def test_a_will_that_somebody_sends_too_soon_holds_until_the_next_heartbeat() -> None:
    """Without TLS the will of this very connection can be heard on the way: it takes a box away for a minute at most."""
    gateway = Gateway()
    assert gateway.take(beat(NOW)) == "proved"
    assert gateway.take(end(), NOW + 1_000, state=True) == "proved"
    assert gateway.take(beat(NOW + 60_000), NOW + 60_000) == "proved"
    assert gateway.shown[0]["on"] == 1


def test_what_earlier_boxes_say_is_unproved_and_refused_once_the_box_seals() -> None:
    """Boxes of 0.1 go on as they are; and nobody takes a sealed box back to them."""
    gateway = Gateway()
    assert gateway.take(b'{"v":1,"boot":4,"on":1}', state=True, retained=True) == "unproved"
    assert gateway.take(b'{"v":1,"boot":4,"fill":7,"cap":100,"heap":null}') == "unproved"
    assert gateway.shown == ({"v": 1, "boot": 4, "on": 1, "fill": 7, "cap": 100}, False, None)
    assert gateway.take(beat()) == "proved"
    assert gateway.shown == (PROVED, True, NOW)
    assert gateway.take(b'{"v":1,"boot":4,"fill":7,"cap":100,"heap":null}') == "form"
    assert gateway.take(b'{"v":1,"boot":4,"on":0}', state=True) == "form"
    assert gateway.shown == (PROVED, True, NOW)


def test_a_seal_of_another_key_channel_or_name_is_refused_and_so_is_a_kept_one() -> None:
    gateway = Gateway()
    assert gateway.take(beat(key=OTHER)) == "mac"
    assert gateway.take(beat(), state=True) == "mac"
    assert gateway.take(end()) == "mac"
    assert gateway.take(beat(dev="gate-b")) == "topic"
    assert gateway.take(end(dev="gate-b"), state=True) == "topic"
    assert gateway.take(beat(), retained=True) == "retained"
    assert gateway.take(end(), retained=True, state=True) == "retained"


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["beat", "end"]), st.booleans()), max_size=30))
def test_recordings_in_any_order_never_change_what_was_proved(said: list[tuple[int, str, bool]]) -> None:
    """Each message of a life, played again at any later moment: only what comes first, and in its time, counts."""
    gateway, played, now = Gateway(), list[tuple[bytes, bool]](), NOW
    rng = random.Random(5)
    for connection, kind, genuine in said:
        now += 20_000
        nonce = f"{connection:016x}"
        if genuine and kind == "beat":
            payload = beat(now - 100, nonce)
            assert gateway.take(payload, now) == "proved"
            played.append((payload, False))
            continue
        played.append((end(nonce), True))
        if gateway.last is None or not played:
            continue
        before = gateway.shown
        payload, state = rng.choice(played)
        if state and payload == end(gateway.last.nonce):
            continue  # the will of the connection that there is
        assert gateway.take(payload, now, state=state) == "stale"
        assert gateway.shown == before
