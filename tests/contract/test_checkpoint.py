"""Checkpoints: signed with real Ed25519, tampered with, refused."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import checkpoint, form
from contract.checkpoint import Checkpoint
from contract.errors import ContractError
from tests.depth import depth

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = SIGNER.public_key().public_bytes_raw()
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
NOTE = checkpoint.sign(Checkpoint("lawang/serang/gw-1f2e3d4c", 12_345, bytes(range(32))), PUBLIC, SIGNER.sign)

names = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)
checkpoints = st.builds(
    Checkpoint,
    st.builds(checkpoint.origin, names, names),
    st.integers(0, checkpoint.MAX_SIZE),
    st.binary(min_size=32, max_size=32),
)


def verifier(signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(PUBLIC).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@given(checkpoints)
def test_a_signed_checkpoint_is_verified_and_read_again(value: Checkpoint) -> None:
    note = checkpoint.sign(value, PUBLIC, SIGNER.sign)
    assert checkpoint.verify(note, PUBLIC, verifier) == value
    assert checkpoint.parse(note)[0] == value


def test_any_turned_bit_of_a_note_is_refused() -> None:
    """Class: a tampered checkpoint; a second spelling of the same one."""
    for i in range(len(NOTE)):
        for bit in range(8):
            changed = NOTE[:i] + bytes([NOTE[i] ^ 1 << bit]) + NOTE[i + 1 :]
            with pytest.raises(ContractError):
                checkpoint.verify(changed, PUBLIC, verifier)


@given(st.integers(0, len(NOTE)), st.integers(0, 3), st.text("09+/=\n\r ٣é—a", max_size=2).map(str.encode))
@settings(max_examples=depth(300, 30))
def test_any_note_is_canonical_or_refused(where: int, cut: int, put: bytes) -> None:
    changed = NOTE[:where] + put + NOTE[where + cut :]
    try:
        value, key_id, signature = checkpoint.parse(changed)
    except ContractError as e:
        assert e.reason == "form"  # noqa: PT017 - most changes are refused, some only alter a value
        return
    assert checkpoint.key_id(value.origin, PUBLIC) == key_id or value != checkpoint.parse(NOTE)[0] or changed != NOTE
    again = checkpoint.sign(value, PUBLIC, lambda _: signature)
    assert again[: len(value.body())] == changed[: len(value.body())]
    assert len(again) == len(changed)


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing_but_the_contracts_error(data: bytes) -> None:
    """Class: a poison note."""
    with pytest.raises(ContractError):
        checkpoint.verify(data, PUBLIC, verifier)


def test_another_logs_key_is_refused_before_its_signature_is_looked_at() -> None:
    value = checkpoint.parse(NOTE)[0]
    foreign = checkpoint.sign(value, OTHER.public_key().public_bytes_raw(), OTHER.sign)
    with pytest.raises(ContractError, match="key"):
        checkpoint.verify(foreign, PUBLIC, verifier)
    disguised = checkpoint.sign(value, PUBLIC, OTHER.sign)
    with pytest.raises(ContractError, match="signature"):
        checkpoint.verify(disguised, PUBLIC, verifier)


def test_a_signature_of_another_log_does_not_fit() -> None:
    """Class: a checkpoint of one site shown for another."""
    other = NOTE.replace(b"lawang/serang/", b"lawang/cilegon/")
    with pytest.raises(ContractError, match="key"):
        checkpoint.verify(other, PUBLIC, verifier)


@pytest.mark.parametrize(
    "value",
    [
        Checkpoint("lawang/serang/gw-0", -1, bytes(32)),
        Checkpoint("lawang/serang/gw-0", checkpoint.MAX_SIZE + 1, bytes(32)),
        Checkpoint("lawang/serang/gw-0", 1, bytes(31)),
        Checkpoint("lawang/serang", 1, bytes(32)),
        Checkpoint("lawang/serang/gw-0\n", 1, bytes(32)),
        Checkpoint("lawang/Serang/gw-0", 1, bytes(32)),
        Checkpoint(f"lawang/{'s' * 17}/gw-0", 1, bytes(32)),
    ],
)
def test_what_cannot_be_read_is_not_signed(value: Checkpoint) -> None:
    with pytest.raises(ContractError, match="value"):
        checkpoint.sign(value, PUBLIC, SIGNER.sign)


def test_a_signer_that_is_not_ed25519_is_refused() -> None:
    with pytest.raises(ContractError, match="signature"):
        checkpoint.sign(checkpoint.parse(NOTE)[0], PUBLIC, lambda _: b"short")


def test_a_note_over_its_bound_is_not_read() -> None:
    with pytest.raises(ContractError, match="oversize"):
        checkpoint.parse(b"x" * (checkpoint.MAX_NOTE + 1))


@given(st.text(max_size=20), st.text(max_size=30))
def test_an_origin_is_a_site_and_a_log_by_the_names_rule(site: str, log: str) -> None:
    """Class: two rules for one name, of which a log satisfies only one."""
    value = Checkpoint(checkpoint.origin(site, log), 0, bytes(32))
    allowed = form.name(16)(site) and form.name(24)(log)
    try:
        value.body()
    except ContractError:
        assert not allowed
    else:
        assert allowed
