"""The tree and its proofs against the definitions of RFC 6962, written down here once more."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import merkle
from contract.errors import ContractError
from contract.merkle import CompactRange
from tests.depth import depth

SIZES = range(41)
LEAVES = [merkle.leaf_hash(bytes([i])) for i in SIZES]


def mth(hashes: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, over leaf hashes."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"").digest()
    k = max(1 << i for i in range(6) if 1 << i < len(hashes))
    return sha256(b"\x01" + mth(hashes[:k]) + mth(hashes[k:])).digest()


ROOTS = [mth(LEAVES[:size]) for size in SIZES]


def refused(check: object, *given: object) -> bool:
    try:
        check(*given)  # type: ignore[operator]
    except ContractError as e:
        return e.reason == "proof"
    return False


def broken(proof: list[bytes]) -> list[list[bytes]]:
    """Return the proof with one bit turned in each of its hashes, without each, with each twice, and with one more."""
    result = [[*proof, bytes(32)], [bytes(32), *proof]]
    for i, one in enumerate(proof):
        turned = bytes([one[0] ^ 1]) + one[1:]
        result += [[*proof[:i], turned, *proof[i + 1 :]], proof[:i] + proof[i + 1 :], [*proof[:i], one, *proof[i:]]]
    return result


@given(st.lists(st.binary(max_size=3), max_size=63), st.data())
@settings(max_examples=depth(150, 15))
def test_the_compact_range_is_the_tree_in_whatever_batches_it_grows(items: list[bytes], data: st.DataObject) -> None:
    """Class: a root that depends on where a batch was cut, or on a restart between two."""
    hashes = [merkle.leaf_hash(item) for item in items]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(items)), max_size=4)))
    tree = CompactRange()
    for start, stop in zip([0, *cuts], [*cuts, len(items)], strict=True):
        grown = tree.extend(hashes[start:stop])
        tree = CompactRange.from_bytes(grown.size, grown.to_bytes())
        assert tree == grown
    assert tree.size == len(items)
    assert tree.root() == mth(hashes) == merkle.root_of(hashes)


@pytest.mark.parametrize(("size", "length"), [(-1, 0), (0, 32), (1, 0), (1, 31), (1, 64), (3, 32), (3, 63), (4, 64)])
def test_a_range_that_does_not_fit_its_size_is_refused(size: int, length: int) -> None:
    """Class: a stored cursor cut short."""
    with pytest.raises(ContractError, match="range"):
        CompactRange.from_bytes(size, bytes(length))


def test_every_leaf_of_every_tree_is_shown_to_be_in_it() -> None:
    for size in SIZES:
        for index in range(size):
            proof = merkle.inclusion_proof(LEAVES[:size], index)
            merkle.verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


def test_no_leaf_is_shown_elsewhere_or_with_another_proof() -> None:
    """Class: a proof that a forged entry passes."""
    for size in SIZES[1:]:
        for index in range(size):
            proof = merkle.inclusion_proof(LEAVES[:size], index)
            leaf, root = LEAVES[index], ROOTS[size]
            for other in (i for i in range(-1, size + 1) if i != index):
                assert refused(merkle.verify_inclusion, leaf, other, size, proof, root), (index, other, size)
            for changed in broken(proof):
                assert refused(merkle.verify_inclusion, leaf, index, size, changed, root), (index, size)
            assert refused(
                merkle.verify_inclusion, LEAVES[index - 1] if size > 1 else root[::-1], index, size, proof, root
            )
            for other_size in (s for s in SIZES if s != size):
                assert refused(merkle.verify_inclusion, leaf, index, other_size, proof, ROOTS[other_size])


def test_every_tree_is_shown_to_grow_from_every_smaller_one() -> None:
    for second in SIZES:
        for first in range(1, second + 1):
            proof = merkle.consistency_proof(LEAVES[:second], first)
            merkle.verify_consistency(first, second, proof, ROOTS[first], ROOTS[second])


def test_no_other_history_is_shown_to_grow() -> None:
    """Class: a fork that passes for growth. Sizes come with their roots, as a checkpoint gives them."""
    for second in SIZES[1:]:
        for first in range(1, second + 1):
            proof = merkle.consistency_proof(LEAVES[:second], first)
            for changed in broken(proof):
                assert refused(merkle.verify_consistency, first, second, changed, ROOTS[first], ROOTS[second])
            for other in (s for s in SIZES if s != first):
                assert refused(merkle.verify_consistency, other, second, proof, ROOTS[other], ROOTS[second]) or (
                    proof == merkle.consistency_proof(LEAVES[:second], other) if other else False
                )
            assert refused(merkle.verify_consistency, first, second, proof, ROOTS[first][::-1], ROOTS[second])
            assert refused(merkle.verify_consistency, first, second, proof, ROOTS[first], ROOTS[second][::-1])


@given(st.integers(1, 40), st.data())
@settings(max_examples=depth(200, 20))
def test_any_turned_bit_of_a_proof_is_refused(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    first = data.draw(st.integers(1, size))
    for proof, verify in (
        (
            merkle.inclusion_proof(LEAVES[:size], index),
            lambda given: merkle.verify_inclusion(LEAVES[index], index, size, given, ROOTS[size]),
        ),
        (
            merkle.consistency_proof(LEAVES[:size], first),
            lambda given: merkle.verify_consistency(first, size, given, ROOTS[first], ROOTS[size]),
        ),
    ):
        if proof:
            which, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
            turned = bytearray(proof[which])
            turned[bit // 8] ^= 1 << bit % 8
            assert refused(verify, [*proof[:which], bytes(turned), *proof[which + 1 :]])


@pytest.mark.parametrize(("size", "index"), [(0, 0), (1, 1), (5, -1), (5, 5)])
def test_no_proof_is_made_of_a_leaf_that_is_not_there(size: int, index: int) -> None:
    with pytest.raises(ContractError, match="proof"):
        merkle.inclusion_proof(LEAVES[:size], index)


@pytest.mark.parametrize(("size", "first"), [(0, 0), (3, 0), (3, 4), (3, -1)])
def test_no_proof_is_made_from_a_size_that_never_was(size: int, first: int) -> None:
    with pytest.raises(ContractError, match="proof"):
        merkle.consistency_proof(LEAVES[:size], first)
