"""The one table of keys: what a plan may write, the schema, the engine and the labels all know each of its rows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import site_plan
from contract import kinds, records
from contract.kinds import GATEWAY_KINDS, OUTCOMES
from contract.records import Record
from edge_gateway.commands import plans as app
from edge_gateway.hall import Fact, Press, State, Tick, advance, layout_of, shows
from edge_gateway.hall.movements import DELTAS
from edge_gateway.hall.presses import ACTS, UNKNOWN_KEY
from site_plan import Plan, PlanError, parse
from site_plan.keys import KEYS, OUTCOME_WORDS, Act, Key, Keys, Meaning, Status, Target, Words
from site_plan.schema import schema

FOLDER = Path(site_plan.__file__).parent
NINE = 1_795_572_000_000  # 2026-11-25 09:00 in Jakarta
HALL = """
[site]
code = "s"
name = "MPP"
zone = "Asia/Jakarta"
[[tenant]]
code = "t"
name = "T"
[[service]]
code = "a"
tenant = "t"
name = "A"
prefix = "A"
kind = "izin"
[[service]]
code = "b"
tenant = "t"
name = "B"
prefix = "B"
kind = "izin"
[[counter]]
code = "1"
name = "Loket 1"
area = "a"
takes = ["a", "b"]
[[device]]
name = "kiosk"
buttons = { a = "issue:a" }
[[device]]
name = "pad"
counter = "1"
[device.buttons]
"""
BECKON = Key(
    "beckon", Words("Panggil petugas", "Call staff"), Act.RECORD, on=frozenset({Status.CALLED}), at_counter=True
)
SOME = {None: "", Target.SERVICE: ":a", Target.OUTCOME: ":completed"}


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Give a monkeypatch for kinds of records; what the codec keeps of them is forgotten afterwards."""
    yield monkeypatch
    records._written.cache_clear()
    records._plain.cache_clear()


def hall(keys: Keys, *texts: str) -> Plan:
    """Return a plan whose pad has a button for each text, in their order: `b0`, `b1` and so on."""
    return parse(HALL + "".join(f'b{n} = "{text}"\n' for n, text in enumerate(texts)), keys)


def press(keys: Keys, *texts: str, age: int = 20) -> list[Fact]:
    """Return what comes of the last button of a pad, pressed when a visitor was called and received `age` ms later."""
    state = State(layout_of(hall(keys, "next", *texts), keys))
    facts, state = advance(state, Tick(0, NINE))
    for n, (dev, button) in enumerate((("kiosk", "a"), ("pad", "b0"), ("pad", f"b{len(texts)}")), len(facts)):
        at = NINE + 10_000 * n
        facts, state = advance(state, Press(n, dev, button, at, at + (age if button == f"b{len(texts)}" else 20)))
    assert shows(state, facts, "pad") is not None
    return list(facts)


def missing(keys: Keys) -> list[str]:
    """Return what has been forgotten for keys of a table."""
    found = [f"{k.verb}: no act" for k in keys.rows if k.act is None]
    found += [
        f"{k.verb}: the engine does not do {k.act}" for k in keys.rows if k.act and k.act not in {*ACTS, Act.MOVE}
    ]
    found += [f"{k.verb}: no words" for k in keys.rows if not all(k.words)]
    written = [k for k in keys.rows if k.act in {Act.MOVE, Act.RECORD}]
    return found + [f"{k.verb}: no record" for k in written if k.verb not in GATEWAY_KINDS]


def test_nothing_of_any_key_is_forgotten() -> None:
    """Each row has an act that the engine does, a record, and words; each act and each outcome has a row."""
    assert missing(KEYS) == []
    assert {k.act for k in KEYS.rows} == set(Act) == {*ACTS, Act.MOVE}
    assert set(OUTCOME_WORDS) == set(OUTCOMES)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (Key("wave", Words("Lambai", "Wave")), "wave: no act"),
        (Key("wave", Words("Lambai", ""), Act.NEXT), "wave: no words"),
        (Key("wave", Words("Lambai", "Wave"), Act.RECORD), "wave: no record"),
        (Key("wave", Words("Lambai", "Wave"), Act.MOVE), "wave: no record"),
    ],
)
def test_what_is_forgotten_of_a_new_key_fails(key: Key, says: str) -> None:
    """The test above sees a row that lacks its act, its words or its record."""
    assert missing(Keys((*KEYS.rows, key))) == [says]


@pytest.mark.parametrize("key", [k for k in KEYS.rows if k.at_counter], ids=lambda k: k.verb)
def test_every_key_of_a_pad_does_something_that_the_log_can_hold(key: Key) -> None:
    """Pressed when a visitor was called: its facts are written, and none is a refusal of the key itself."""
    target = ":b" if key.target is Target.SERVICE else SOME[key.target]
    facts = press(KEYS, *([] if key.verb == "next" else [key.verb + target]))
    assert all(fact.payload() for fact in facts)
    assert UNKNOWN_KEY not in [fact.data.get("why") for fact in facts]


def test_a_new_key_is_a_row_its_record_and_nothing_else(forgetful: pytest.MonkeyPatch) -> None:
    """PANGGIL PETUGAS in a copy of the table: plan, schema, list of what is allowed, labels and engine know it."""
    keys = Keys((*KEYS.rows, BECKON))
    with pytest.raises(PlanError):
        hall(KEYS, "beckon")
    assert hall(keys, "beckon").actions(keys)["pad", "b0"] == Meaning(None, BECKON)
    assert "beckon" in keys.allowed.split(", ")
    assert re.fullmatch(keys.pattern, "beckon")
    assert json.dumps(keys.pattern) in json.dumps(schema(keys))
    assert (keys.word("beckon"), keys.word("beckon", "en")) == ("Panggil petugas", "Call staff")
    for known in (kinds.GATEWAY_KINDS, kinds.KINDS):
        forgetful.setitem(known, "beckon", kinds.GATEWAY_KINDS["recall"])
    assert missing(keys) == []
    (fact,) = press(keys, "beckon")
    assert (fact.k, dict(fact.data)) == ("beckon", {"by": 3, "ticket": "A001", "counter": "1"})
    assert records.decode(fact.payload()) == Record("beckon", fact.data)


@pytest.mark.parametrize(
    "key",
    [
        BECKON,  # its record is not in this version's contract
        Key("dance", Words("Tari", "Dance"), at_counter=True),
        Key("dance", Words("Tari", "Dance"), never_late=True),
        Key("dance", Words("Tari", "Dance"), Act.MOVE),
    ],
    ids=["no record", "no act", "no act and no counter", "a move that is none"],
)
@pytest.mark.parametrize("age", [20, 60_000], ids=["at once", "late"])
def test_a_running_hall_refuses_a_key_that_it_cannot_do(key: Key, age: int) -> None:
    """Class "a poison press ends the writer": it is refused or stale, shown and written down, and the hall goes on."""
    (fact,) = press(Keys((*KEYS.rows, key)), key.verb, age=age)
    assert fact.k == "stale" or fact.data["why"] == UNKNOWN_KEY
    assert fact.k == "refused" or age > 20
    assert records.decode(fact.payload()).is_known


@given(st.text(alphabet="abentrislufcopdhgxqk_+:-|1", max_size=24) | st.from_regex(KEYS.pattern, fullmatch=True))
def test_the_schema_takes_what_the_reader_takes(text: str) -> None:
    """Whoever writes a plan in an editor is told the same."""
    meaning = KEYS.read(text)
    assert bool(re.fullmatch(KEYS.pattern, text)) is (meaning is not None)
    if meaning is not None:
        assert meaning.verb is not None or meaning.move in DELTAS


@pytest.mark.parametrize(
    "text",
    ["", "enter:", "issue", "issue:", "enter+", "enter+enter", "enter+next", "next:a", "finish", "pause+issue:a"],
)
def test_what_is_no_meaning(text: str) -> None:
    assert KEYS.read(text) is None


def test_what_stands_on_keys() -> None:
    """In both languages; an outcome has words of its own, a service is named."""
    texts = ("next", "finish:accepted", "issue:nib", "enter+issue:nib", "transfer:nib", "priority", "leave", "what")
    assert [KEYS.word(text) for text in texts] == [
        "Panggil", "Proses", "nib", "nib", "Alihkan ke nib", "Prioritas", "Pulang", "what",
    ]  # fmt: skip
    assert [KEYS.word(text, "en") for text in texts[:3]] == ["Call", "Accepted", "nib"]


def test_the_committed_schema_is_the_one_that_is_printed() -> None:
    """`lawang gateway plan schema` writes it: run it when this fails."""
    done = CliRunner().invoke(app, ["schema"])
    assert (FOLDER / "plan.schema.json").read_text(encoding="utf-8") == done.stdout
    assert json.loads(done.stdout) == schema()
