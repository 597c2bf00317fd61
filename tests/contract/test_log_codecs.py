"""What stands in a log: leaves and records."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import form, leaf, records
from contract.errors import ContractError
from contract.kinds import KINDS
from contract.leaf import Leaf, Source
from contract.records import Record
from tests.depth import depth

PRINTABLE = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
payloads = st.text(PRINTABLE, min_size=1, max_size=240).map(str.encode)
leaves = st.builds(
    Leaf,
    st.integers(0, leaf.MAX_N),
    st.integers(0, form.MAX_UTC),
    st.integers(0, form.MAX_ERR),
    st.integers(0, form.MAX_UTC),
    st.sampled_from(Source),
    payloads,
)


@given(leaves)
def test_a_leaf_is_read_again(value: Leaf) -> None:
    assert leaf.decode(leaf.encode(value)) == value


@given(
    leaves.map(leaf.encode) | st.binary(max_size=60),
    st.integers(0, 200),
    st.integers(0, 2),
    st.binary(max_size=2),
)
@settings(max_examples=depth(300, 30))
def test_any_bytes_are_a_canonical_leaf_or_refused(data: bytes, where: int, cut: int, put: bytes) -> None:
    """Class: two byte strings for one leaf: the tree's root would depend on who wrote it down."""
    changed = data[:where] + put + data[where + cut :]
    try:
        value = leaf.decode(changed)
    except ContractError:
        return
    assert leaf.encode(value) == changed


@pytest.mark.parametrize(
    "change",
    [
        {"n": -1},
        {"n": leaf.MAX_N + 1},
        {"at": form.MAX_UTC + 1},
        {"err": form.MAX_ERR + 1},
        {"rx": -1},
        {"payload": b""},
        {"payload": b"\n"},
        {"payload": b"\xff"},
        {"payload": b"x" * (leaf.MAX_PAYLOAD + 1)},
        {"src": Source.DEVICE, "payload": b"x" * 241},
    ],
)
def test_a_leaf_out_of_bounds_is_not_written(change: dict[str, Any]) -> None:
    """Class: an encoder that writes what its decoder refuses."""
    values: dict[str, Any] = {"n": 1, "at": 2, "err": 3, "rx": 4, "src": Source.GATEWAY, "payload": b"x"}
    with pytest.raises(ContractError, match="value"):
        leaf.encode(Leaf(**{**values, **change}))


def test_the_longest_leaf_is_read_and_one_byte_more_is_not() -> None:
    longest = Leaf(leaf.MAX_N, form.MAX_UTC, form.MAX_ERR, form.MAX_UTC, Source.GATEWAY, b"x" * leaf.MAX_PAYLOAD)
    data = leaf.encode(longest)
    assert leaf.decode(data) == longest
    with pytest.raises(ContractError, match="value"):
        leaf.decode(data + b"x")
    with pytest.raises(ContractError, match="oversize"):
        leaf.decode(data + b"x" * 100)


uint32 = st.integers(0, form.UINT32)
codes = st.sampled_from(["a", "gate-a", "first", "x" * 12])
lines = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
numbers = st.integers(0, leaf.MAX_N)
hex16, hex64 = (st.text("0123456789abcdef", min_size=n, max_size=n) for n in (16, 64))
samples: Mapping[str, st.SearchStrategy[Any]] = {
    "day": st.dates().map(str),
    "key": hex64,
    "root": hex64,
    "after_root": st.none() | hex64,
    "kept": hex16,
    "refused": hex16,
    "ep": hex16,
    "hw": st.text("0123456789abcdef", min_size=12, max_size=12),
    "from": st.integers(1, 5),
    "to": st.integers(5, form.UINT32),
    "first": st.integers(0, 5),
    "last": st.integers(5, leaf.MAX_N),
    "year": st.integers(2000, 2999),
    "version": st.integers(1, 9999),
    "seq": st.integers(1, form.UINT32),
    "outcome": st.just("completed"),
    "field": st.none() | codes,
    "value": st.none() | lines,
}
anything: list[tuple[object, st.SearchStrategy[Any]]] = [
    (None, st.none()),
    (1, st.integers(0, 1)),
    (form.UINT32, uint32),
    (leaf.MAX_N, numbers),
    ("gate-a", codes),
    ("Loket 1", lines),
    ("0" * 16, hex16),
]
ENUMS = ("opened", "cutoff", "closed", "ended", "open", "busy", "paused", "izin", "nonizin", "void", "amend", "add")


@st.composite
def known_records(draw: st.DrawFn) -> Record:
    """Return a record of any kind, each field drawn from what its own check takes."""
    k = draw(st.sampled_from(sorted(KINDS)))
    return Record(k, {field: draw(taken_by(field, check)) for field, check in KINDS[k].items()})


def taken_by(field: str, check: Callable[[object], bool]) -> st.SearchStrategy[Any]:
    """Return what `check` takes: the field's own samples, or every sort of value of which it takes the examples."""
    if field in samples:
        return samples[field].filter(check)
    words = [word for word in ENUMS if check(word)]
    return st.one_of(
        *[sort.filter(check) for example, sort in anything if check(example)],
        *([st.sampled_from(words)] if words else []),
    )


@given(known_records())
@settings(max_examples=depth(150, 15), deadline=None)
def test_a_record_is_read_again_as_canonical_ascii(value: Record) -> None:
    payload = records.encode(value)
    assert records.decode(payload) == value
    assert payload == json.dumps(json.loads(payload), sort_keys=True, separators=(",", ":")).encode()
    assert leaf.decode(leaf.encode(Leaf(0, 0, 0, 0, Source.GATEWAY, payload))).payload == payload


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.lists(st.integers(), max_size=1)
)
loose = st.dictionaries(st.text("vkabcdXY_\0", max_size=3), scalars, max_size=5).flatmap(
    lambda found: st.builds(lambda v, k: {**found, "v": v, "k": k}, st.sampled_from([1, 2, True]), st.text(max_size=3))
)
dumped = loose.flatmap(
    lambda values: st.sampled_from(
        [
            json.dumps(values, sort_keys=True, separators=(",", ":")).encode(),
            json.dumps(values, separators=(",", ":")).encode(),
            json.dumps(values, sort_keys=True).encode(),
            json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
                "utf-8", "surrogatepass"
            ),
        ]
    )
)


@given(
    st.one_of(dumped, known_records().map(records.encode), st.binary(max_size=80)),
    st.integers(0, 80),
    st.binary(max_size=2),
)
@settings(max_examples=depth(400, 40))
def test_any_bytes_are_a_canonical_record_or_refused(data: bytes, where: int, put: bytes) -> None:
    """Class: a poison record: what passes here must fit a leaf, UTF-8 and a database's text."""
    for payload in (data, data[:where] + put + data[where + 1 :]):
        try:
            value = records.decode(payload)
        except ContractError:
            continue
        again = {"v": value.v, "k": value.k, **value.data}
        assert json.dumps(again, sort_keys=True, separators=(",", ":")).encode() == payload
        for text in (field for field in value.data.values() if isinstance(field, str)):
            assert "\0" not in text.encode().decode()
        if value.is_known:
            assert records.encode(value) == payload


def test_a_record_longer_than_a_leaf_holds_is_not_written() -> None:
    """Class: a plan that the gateway writes and the cloud refuses for ever: escapes count as they are written."""
    plan = {"zone": "Asia/Jakarta", "toml": "\n" * (leaf.MAX_PAYLOAD * 5 // 8), "who": "x"}
    with pytest.raises(ContractError, match="oversize"):
        records.encode(Record("plan", plan))
    with pytest.raises(ContractError, match="oversize"):
        records.decode(b" " * (leaf.MAX_PAYLOAD + 1))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Record("enter", {"by": 0, "dev": "a", "late": 0}, v=2), "version"),
        (Record("lift", {}), "kind"),
        (Record("enter", {"by": 0, "dev": "a"}), "fields"),
        (Record("enter", {"by": 0, "dev": "a", "late": True}), "value"),
        (Record("trial", {"who": "\ud800"}), "value"),
        (Record("trial", {"who": "\0"}), "value"),
        (Record("gap", {"dev": "a", "ep": "0" * 16, "from": 2, "to": 1, "why": "gone"}), "value"),
        (Record("undo", {"by": 9, "first": 2, "last": 1, "who": None}), "value"),
    ],
)
def test_what_cannot_be_read_is_not_recorded(value: Record, reason: str) -> None:
    """Class: an encoder that writes what its decoder refuses."""
    with pytest.raises(ContractError) as caught:
        records.encode(value)
    assert caught.value.reason == reason
