"""What a server reads and writes in bulk is, byte for byte and error for error, what the device's own code says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contract import bulk, entry, form, gateway_side
from contract.entry import Entry
from contract.errors import ContractError
from contract.mac import MacKey
from contract.messages import Ack
from tests.contract.test_device_codecs import KEY, PRESS, acks, entries
from tests.depth import depth

VECTORS = json.loads((Path(__file__).parents[2] / "contract" / "vectors.json").read_text(encoding="utf-8"))


def outcome(work: Callable[..., Any], *given_: Any) -> Any:
    """Return the result, or the reason of the refusal."""
    try:
        return work(*given_)
    except ContractError as e:
        return f"refused: {e.reason}"


def assert_read_alike(message: bytes, key: MacKey = KEY) -> None:
    assert outcome(bulk.unseal, key, message) == outcome(gateway_side.unseal_entry, key, message)
    assert outcome(bulk.peek, message) == outcome(gateway_side.peek_entry, message)


@pytest.mark.parametrize("case", [c for c in VECTORS["cases"] if c["what"] == "entry"], ids=lambda c: c["name"])
def test_the_vectors_hold_in_bulk(case: dict[str, Any]) -> None:
    message = bytes.fromhex(case["hex"]) if "hex" in case else case["input"].encode()
    assert_read_alike(message, MacKey.from_hex(VECTORS["key"]))


@given(entries(), st.data())
@settings(max_examples=depth(400, 40))
def test_every_entry_is_read_alike_and_so_is_one_with_a_byte_that_changed(value: Entry, data: st.DataObject) -> None:
    """Class: two readers that do not agree on what is canonical. The MAC is that of the changed body, or is not."""
    message = entry.seal(KEY, value)
    assert_read_alike(message)
    body = bytearray(message[:-33])
    body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.sampled_from(b'0199az-AZ "\\{}:,.\xff\x00\n'))
    assert_read_alike(bytes(body) + b"." + KEY.sign(entry.DOMAIN, bytes(body)))
    assert_read_alike(bytes(body) + message[-33:])


@given(st.binary(max_size=250))
def test_any_bytes_are_refused_alike(data: bytes) -> None:
    assert_read_alike(data)


BOUNDS = {"seq": form.UINT32, "boot": form.MAX_BOOT, "up": form.MAX_UP, "utc": form.MAX_UTC, "err": form.MAX_ERR}


@pytest.mark.parametrize("field", BOUNDS)
@pytest.mark.parametrize("beyond", [0, 1])
def test_numbers_end_at_the_same_bound(field: str, beyond: int) -> None:
    """The regular expression counts digits; the bound of `seq` is within ten of them."""
    values = {"utc": 0, "err": 0, field: BOUNDS[field] + beyond}
    numbers = PRESS._replace(**values)
    pairs = [*zip(Entry._fields[:9], numbers[:9], strict=True), *numbers.data, ("prev", numbers.prev)]
    body = form.encode(pairs)
    message = body + b"." + KEY.sign(entry.DOMAIN, body)
    assert_read_alike(message)
    assert (outcome(bulk.unseal, KEY, message) == "refused: value") is bool(beyond)


@given(acks)
@example(Ack("gate-a", "0" * 16, form.UINT32, None, form.UINT32, form.MAX_UTC, None))
def test_every_acknowledgement_has_the_same_bytes(ack: Ack) -> None:
    assert bulk.seal_ack(KEY, ack) == gateway_side.seal_ack(KEY, ack)


@pytest.mark.parametrize(
    "ack",
    [
        Ack("gate-a", "0" * 16, 4, None, 3, None, None),
        Ack("gate-a", "0" * 16, 0, "0" * 16, 3, None, None),
        Ack("gate-a", "0" * 16, 1, None, form.UINT32 + 1, None, None),
        Ack("gate-a", "0" * 16, -1, None, 1, None, None),
        Ack("gate-a", "0" * 16, 1, None, 1, form.MAX_UTC + 1, None),
        Ack("gate-a", "0" * 16, 1, "x" * 16, 1, None, None),
        Ack("gate-a", "0" * 15, 1, None, 1, None, None),
        Ack('"', "0" * 16, 1, None, 1, None, None),
    ],
)
def test_an_acknowledgement_that_contradicts_itself_is_not_written(ack: Ack) -> None:
    """Class: an encoder that writes what its decoder refuses."""
    with pytest.raises(ContractError, match="value"):
        bulk.seal_ack(KEY, ack)
