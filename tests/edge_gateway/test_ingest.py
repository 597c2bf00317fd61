"""The decisions of the first hop, without broker, file or clock."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import entry as entries
from contract import gateway_side, messages, records, topics
from contract import leaf as leaves
from contract.entry import Entry
from contract.leaf import Leaf, Source
from contract.mac import MacKey
from contract.merkle import leaf_hash
from contract.messages import Hello, Skip
from edge_gateway.devices.keyring import Credential
from edge_gateway.hall import State, layout_of
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.outcome import Arrival, Memory
from site_plan import parse
from tests.depth import depth

RX = 1_795_576_222_331
KEY = MacKey(bytes(range(32)))
EP = "00000000000000aa"
RING = {"gate-a": Credential("a" * 12, "", KEY)}
PLAN = """[site]
code = "serang"
name = "MPP Kabupaten Serang"
zone = "Asia/Jakarta"

[[device]]
name = "gate-a"
buttons = { in = "enter" }
"""


class Log:
    """What a store would hold, in lists."""

    def __init__(self) -> None:
        self.stored: dict[tuple[str, str, int], str] = {}
        self.leaves: list[Any] = []
        self.state = State(layout_of(parse(PLAN)))
        self.memory = Memory({}, {}, set(), lambda *key: self.stored.get(key), 0, 0)

    def take(self, *arrivals: Arrival, keep: bool = True, trusted: bool = True) -> Ingest:
        run = Ingest("serang", RING, self.state, self.memory, trusted=trusted)
        for arrival in arrivals:
            run.take(arrival)
        if keep:
            changes = run.outcome.changes
            self.stored |= {key: value[0] for key, value in changes.entries.items()}
            self.leaves += changes.leaves
            run.commit()
            self.state = run.state
        return run

    @property
    def device(self) -> list[bytes]:
        return [row.payload for row in self.leaves if row.src == "device"]

    @property
    def kinds(self) -> list[str]:
        return [records.decode(row.payload).k for row in self.leaves if row.src == "gateway"]


@pytest.fixture
def log() -> Log:
    return Log()


def presses(number: int, **fields: Any) -> list[bytes]:
    made, prev = [], entries.START
    for seq in range(1, number + 1):
        values = {"v": 1, "dev": "gate-a", "ep": EP, "seq": seq, "boot": 1, "up": seq, "utc": RX, "err": 40}
        values |= {"k": "press", "data": (("b", "in"), ("ms", 90)), "prev": prev} | fields
        made.append(entries.seal(KEY, Entry(**values)))
        prev = entries.hash_of(made[-1])
    return made


def evt(payload: bytes, rx: int = RX, dev: str = "gate-a", *, retained: bool = False) -> Arrival:
    return Arrival(f"lawang/1/serang/{dev}/evt", payload, retained, rx)


def hello(at: int, last: int, rx: int = RX, **fields: Any) -> Arrival:
    said = Hello("gate-a", "a" * 12, EP, 1, last, at, 1, 1000, "0" * 16)._replace(**fields)
    return Arrival("lawang/1/serang/gate-a/hello", messages.seal_hello(KEY, said), False, rx)


def skip(first: int, last: int) -> Arrival:
    payload = messages.seal_skip(KEY, Skip("gate-a", EP, first, last, "gone"))
    return Arrival("lawang/1/serang/gate-a/skip", payload, False, RX)


def test_cause_and_fact_are_one_change(log: Log) -> None:
    """The entry byte for byte, then its fact with the same time and `by` its number."""
    (message,) = presses(1)
    run = log.take(evt(message))
    cause, fact = log.leaves
    assert (cause.payload, cause.at, cause.err, cause.rx) == (message, RX, 40, RX)
    assert records.decode(fact.payload).data == {"by": 0, "dev": "gate-a", "late": 0}
    assert (fact.at, fact.err, fact.rx, fact.n) == (RX, 40, RX, 1)
    for row, source in ((cause, Source.DEVICE), (fact, Source.GATEWAY)):
        assert row.hash == leaf_hash(leaves.encode(Leaf(row.n, row.at, row.err, row.rx, source, row.payload)))
    ack = run.ack(("gate-a", EP), None)
    assert (ack.seq, ack.h, ack.top, ack.nonce) == (1, entries.hash_of(message), 1, None)


def test_what_was_not_stored_has_not_happened(log: Log) -> None:
    """A run whose transaction failed leaves the memory as it was: the next one appends the same."""
    (message,) = presses(1)
    log.take(evt(message), keep=False)
    log.take(evt(message))
    assert log.device == [message]


def test_twice_is_once(log: Log) -> None:
    """At-least-once on the wire, once in the log, in one run or in two; each time it is acknowledged."""
    messages_ = presses(3)
    log.take(*[evt(m) for m in messages_ + messages_])
    run = log.take(*[evt(m) for m in messages_])
    assert log.device == messages_
    assert run.outcome.duplicates == 3
    assert list(run.outcome.acks) == [("gate-a", EP)]


def test_beyond_the_next_is_asked_back_seldom(log: Log) -> None:
    """A hole is never written over, and asks to go back at most once in two seconds."""
    _, second, third = presses(3)
    run = log.take(evt(second), evt(third))
    assert log.device == []
    assert list(run.outcome.acks) == [("gate-a", EP)]
    assert not log.take(evt(third, RX + 1_999)).outcome.acks
    assert log.take(evt(third, RX + 2_000)).outcome.acks


def test_a_broken_chain_is_refused(log: Log) -> None:
    """The next number with another `prev` is not the next entry."""
    first, second = presses(2)
    other = entries.seal(KEY, gateway_side.peek_entry(second)._replace(prev="1" * 16))
    run = log.take(evt(first), evt(other))
    assert log.device == [first]
    assert run.outcome.refused[0][0] == "chain"


def test_a_gap_is_logged_and_the_next_may_follow_anything(log: Log) -> None:
    """Class "a hole nobody can fill stops the stream for ever"."""
    made = presses(6)
    log.take(evt(made[0]), skip(2, 4), evt(made[4]), evt(made[5]))
    assert log.device == [made[0], made[4], made[5]]
    assert log.kinds == ["enter", "gap", "enter", "enter"]
    run = log.take(evt(made[2]), skip(2, 4), skip(9, 12))
    assert not run.outcome.changes.leaves
    assert list(run.outcome.acks) == [("gate-a", EP)]


def test_hello_is_answered_where_it_asks(log: Log) -> None:
    """Seq = min(at, top) with the hash there; null at 0 and in a gap."""
    made = presses(5)
    log.take(skip(1, 2), *[evt(m) for m in made[2:]])
    asked = [(5, 5), (9, 5), (4, 4), (2, 2), (1, 1), (0, 0)]
    for at, seq in asked:
        (answer,) = log.take(hello(at, 9)).outcome.hellos
        kept = entries.hash_of(made[seq - 1]) if seq > 2 else None
        assert (answer.seq, answer.h, answer.top, answer.nonce) == (seq, kept, 5, "0" * 16)


def test_another_entry_under_the_same_number_is_a_conflict_logged_once(log: Log) -> None:
    """Two boxes from one image: nothing is overwritten, both hashes are logged, the answer tells what is kept."""
    (mine,) = presses(1)
    (other,) = presses(1, up=77)
    run = log.take(evt(mine), evt(other), evt(other))
    again = log.take(evt(other))
    assert log.device == [mine]
    assert log.kinds == ["enter", "conflict"]
    assert (run.outcome.conflicts, again.outcome.conflicts) == (2, 1)
    assert again.ack(("gate-a", EP), None).h == entries.hash_of(mine)


def test_an_entry_of_a_later_version_is_kept_and_gives_no_fact(log: Log) -> None:
    """An unknown `k` or `v` under a good MAC never stops a stream."""
    (first,) = presses(1)
    body = first[:-33].replace(b'"k":"press"', b'"k":"wave"')
    unknown = body + b"." + KEY.sign(entries.DOMAIN, body)
    log.take(evt(unknown))
    assert log.device == [unknown]
    assert log.kinds == []


Bad = Callable[[], Arrival]


@pytest.mark.parametrize(
    ("reason", "bad"),
    [
        ("retained", lambda: evt(presses(1)[0], retained=True)),
        ("retained", lambda: hello(0, 0)._replace(retained=True)),
        ("empty", lambda: evt(b"")),
        ("oversize", lambda: evt(b"x" * 241)),
        ("form", lambda: evt(b"\xff\xfe" * 60)),
        ("mac", lambda: evt(presses(1)[0][:-1] + (b"0" if presses(1)[0][-1:] != b"0" else b"1"))),
        ("unknown-device", lambda: evt(presses(1)[0], dev="gate-z")),
        ("topic", lambda: evt(presses(1, dev="gate-b")[0])),
        ("topic", lambda: evt(presses(1)[0])._replace(topic="lawang/1/cilegon/gate-a/evt")),
        ("topic", lambda: evt(presses(1)[0])._replace(topic="lawang/1/serang/gateway/evt")),
        ("hw", lambda: hello(0, 0, hw="b" * 12)),
        ("mac", lambda: hello(0, 0)._replace(payload=presses(1)[0])),
        ("json", lambda: Arrival("lawang/1/serang/gate-a/hb", b"[", False, RX)),
        ("oversize", lambda: Arrival("lawang/1/serang/gate-a/state", b"{" * 513, False, RX)),
    ],
)
def test_bad_input_is_refused_with_a_reason(log: Log, reason: str, bad: Bad) -> None:
    """Refused, counted with a reason, harmless: the device's own entries go on."""
    made = presses(2)
    run = log.take(evt(made[0]), bad(), evt(made[1]))
    assert log.device == made
    assert [r for r, _ in run.outcome.refused] == [reason]
    assert not run.outcome.hellos


@settings(max_examples=depth(60, 15))
@given(st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=60), st.integers(1, 8))
def test_in_any_order_with_repeats_and_crashes_the_log_is_a_beginning_of_the_journal(
    steps: list[tuple[int, bool]], size: int
) -> None:
    """Property: whatever the network does and however often a transaction fails, entries stand in order, each once."""
    log, made = Log(), presses(12)
    for start in range(0, len(steps), size):
        part = steps[start : start + size]
        log.take(*[evt(made[index]) for index, _ in part], keep=part[-1][1])
        assert log.device == made[: len(log.device)]
        assert log.kinds == ["enter"] * len(log.device)
        assert [row.n for row in log.leaves] == list(range(len(log.leaves)))


@given(st.binary(max_size=300), st.sampled_from(topics.FROM_DEVICE), st.booleans())
def test_no_bytes_raise(payload: bytes, channel: str, retained: bool) -> None:
    """A message can be refused; it can never end the gateway."""
    log = Log()
    log.take(Arrival(topics.device_topic("serang", "gate-a", channel), payload, retained, RX))
    assert log.leaves == []


def test_beyond_the_next_is_not_appended_after_a_gap_either(log: Log) -> None:
    """After a gap any `prev` will do, but only under the next number; what is beyond is no refusal."""
    made = presses(5)
    run = log.take(skip(1, 2), evt(made[3]), evt(made[4]))
    assert log.device == []
    assert run.outcome.refused == []
