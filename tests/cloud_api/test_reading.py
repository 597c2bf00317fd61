"""Reading leaves fast changes nothing: what the patterns take is what the strict readers take, with the same values."""

import json
import random
import re
from datetime import date
from typing import Any

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloud_api.database.arrays import array
from cloud_api.database.blobs import Blobs
from cloud_api.database.pool import connect
from contract import bulk, entry, form, gateway_side, records
from contract.errors import ContractError
from contract.kinds import KINDS
from contract.mac import MacKey

KEY = MacKey(b"k" * 32)
NAME = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
WORD = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True)
HEX = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
VALUES = {  # enough for each kind of field; what a field refuses is drawn too
    "int": st.one_of(st.integers(-3, 3), st.integers(-(2**53), 2**53)),
    "str": st.one_of(st.text(max_size=12), WORD, NAME, HEX, st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
    "null": st.none(),
}


def outcome(read: Any, data: bytes) -> Any:
    try:
        return read(data)
    except ContractError as e:
        return e.args


@st.composite
def presses_sealed(draw: Any) -> bytes:
    clock = draw(st.one_of(st.none(), st.tuples(st.integers(0, form.MAX_UTC), st.integers(0, form.MAX_ERR))))
    utc, err = clock or (None, None)
    data = (("b", draw(WORD)), ("ms", draw(st.integers(0, 99_999))))
    head = (1, draw(NAME), draw(HEX), draw(st.integers(1, form.UINT32)), draw(st.integers(1, form.MAX_BOOT)))
    made = entry.Entry(*head, draw(st.integers(0, form.MAX_UP)), utc, err, "press", data, draw(HEX))
    try:
        return entry.seal(KEY, made)
    except ContractError:  # too long together
        return entry.seal(KEY, made._replace(dev="a", data=(("b", "in"), ("ms", 1))))


def bent(data: bytes, rng: random.Random) -> bytes:
    """Change a byte, a number or the order; often it is still JSON and often no longer canonical."""
    at = rng.randrange(len(data))
    kinds = (
        lambda: data[:at] + bytes([rng.choice(b'0123456789abcdef-{}",: .\\n\x7f')]) + data[at + 1 :],
        lambda: data[:at] + data[at + 1 :],
        lambda: data[:at] + rng.choice((b"0", b" ", b"\\u0061", b"-", b"\xc3\xa9")) + data[at:],
        lambda: re.sub(rb":(\d+)", lambda m: b":" + rng.choice((b"0" + m[1], m[1] + b"9", m[1] + b".0", b"-" + m[1])), data, count=1),
        lambda: re.sub(rb'"seq":\d+', rng.choice((b'"seq":4294967296', b'"seq":0', b'"seq":null', b'"seq":9999999999')), data),
        lambda: data.replace(b'"k":', b'"k" :', 1),
        lambda: data.replace(b"null", b"1", 1),
    )  # fmt: skip
    return rng.choice(kinds)()


@settings(deadline=None)
@given(presses_sealed(), st.randoms(use_true_random=False))
def test_a_press_is_read_as_the_contract_reads_it(sealed: bytes, rng: random.Random) -> None:
    """Canonical or refused: the pattern takes each press there is, and refuses what the strict reader refuses."""
    assert bulk.peek(sealed) == gateway_side.peek_entry(sealed)
    assert bulk._PRESS.fullmatch(sealed.decode())
    for _ in range(8):
        other = bent(sealed, rng)
        assert outcome(bulk.peek, other) == outcome(gateway_side.peek_entry, other)


@settings(deadline=None)
@given(st.sampled_from(sorted(KINDS)), st.data(), st.randoms(use_true_random=False))
def test_a_record_is_read_as_without_the_pattern(k: str, data: Any, rng: random.Random) -> None:
    """Canonical or refused: of any kind, with values a field takes or refuses, whole or bent, with escapes or none."""
    fields = {}
    for field, check in KINDS[k].items():
        fits = [v for v in (1, "open", "opened", "a-b", "A001", "2026-02-28", "0" * 12, "0" * 16, "0" * 64, "start", "izin",
                            "completed", "void", "add", 2026, None) if check(v)]  # fmt: skip
        value = data.draw(st.sampled_from(fits)) if rng.random() < 0.9 else None
        fields[field] = data.draw(st.one_of(*VALUES.values())) if value is None and rng.random() < 0.5 else value
    text = json.dumps({"k": k, "v": 1, **fields}, sort_keys=True, separators=(",", ":")).encode()
    for payload in (text, *(bent(text, rng) for _ in range(4))):
        assert outcome(records.decode, payload) == outcome(records._read, payload)


def test_the_pattern_reads_a_record_of_each_kind_the_hall_writes() -> None:
    """What makes an append fast: a plain record is read by its pattern, one with escapes by the strict reader."""
    plain = records.encode(records.Record("enter", {"by": 1, "dev": "gate-a", "late": 0}))
    escaped = records.encode(records.Record("audit", {"n": 3, "who": 'Bu "Ani"'}))
    assert records._read_plain(plain) == records._read(plain)
    assert records._read_plain(escaped) is None
    assert records.decode(escaped).data["who"] == 'Bu "Ani"'


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("text[]", ["", "NULL", "null", None, 'a"b', "c\\d", "{e,f}", " g ", "h\ni", "é", "\\", '"', "a,b"]),
        ("bigint[]", [0, -1, None, 2**53 - 1]),
        ("smallint[]", [7, None, 23]),
        ("boolean[]", [True, False, None]),
        ("date[]", [date(2026, 12, 31), None, date(2000, 1, 1)]),
        ("bigint[]", [None, None]),
        ("text[]", []),
        ("text[]", [f"{'x' * n}" for n in range(500)]),
    ],
)
def test_an_array_is_what_the_database_reads(server_url: str, kind: str, values: list[Any]) -> None:
    """Class "batch cut short": each value comes back as itself, in its place, whatever its text."""
    with psycopg.connect(server_url) as connection:
        (back,) = connection.execute(f"SELECT %s::{kind}", (array(values),)).fetchone()
    assert back == values


@pytest.mark.parametrize(
    "values", [[], [b""], [b"a", b"", b'\0\xff"\\{},', b"x" * 70_000], [b"%d" % n for n in range(500)]]
)
async def test_blobs_are_what_the_database_reads(server_url: str, values: list[bytes]) -> None:
    """Class "batch cut short": each leaf comes back byte for byte, in its place."""
    async with connect(server_url) as connection:
        row = await (await connection.execute("SELECT %(given)b::bytea[] AS back", {"given": Blobs(values)})).fetchone()
    assert row is not None
    assert row["back"] == values
