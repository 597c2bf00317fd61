"""The Merkle tree of RFC 6962 section 2.1, appended to with a compact range.

A compact range is the tuple of the roots of the perfect subtrees that make up a tree of `size` leaves, largest
first: one hash for each bit set in `size`. It is all that appending and the root need.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from contract.errors import ContractError

HASH_BYTES = 32


def leaf_hash(leaf: bytes) -> bytes:
    """Return SHA-256(0x00 || leaf), RFC 6962 section 2.1."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right), RFC 6962 section 2.1."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class CompactRange:
    """The state of a tree of `size` leaves."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a number of hashes that does not fit the size."""
        fits = self.size >= 0 and len(self.hashes) == self.size.bit_count()
        if not fits or any(len(h) != HASH_BYTES for h in self.hashes):
            raise ContractError("range", "hashes do not fit the size")

    def extend(self, leaf_hashes: Iterable[bytes]) -> "CompactRange":
        """Return the range after appending leaves, given their leaf hashes in order."""
        size, hashes = self.size, list(self.hashes)
        for appended in leaf_hashes:
            carried, rest = appended, size
            while rest & 1:
                carried = node_hash(hashes.pop(), carried)
                rest >>= 1
            hashes.append(carried)
            size += 1
        return CompactRange(size, tuple(hashes))

    def root(self) -> bytes:
        """Return the tree's root; of no leaves, SHA-256 of nothing."""
        if not self.hashes:
            return sha256(b"").digest()
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        """Return the hashes one after the other."""
        return b"".join(self.hashes)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> "CompactRange":
        """Return the range that `to_bytes` wrote; raises ContractError("range")."""
        cut = range(0, len(data), HASH_BYTES)
        return cls(size, tuple(data[i : i + HASH_BYTES] for i in cut))


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes (RFC 6962 MTH)."""
    return CompactRange().extend(leaf_hashes).root()


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return PATH(index, leaves) of RFC 6962 section 2.1.1; raises ContractError("proof") beyond the tree."""
    if not 0 <= index < len(leaf_hashes):
        raise ContractError("proof", "no such leaf")
    if len(leaf_hashes) == 1:
        return []
    split = _split(len(leaf_hashes))
    if index < split:
        return [*inclusion_proof(leaf_hashes[:split], index), root_of(leaf_hashes[split:])]
    return [*inclusion_proof(leaf_hashes[split:], index - split), root_of(leaf_hashes[:split])]


def consistency_proof(leaf_hashes: Sequence[bytes], first: int) -> list[bytes]:
    """Return PROOF(first, leaves) of RFC 6962 section 2.1.2; raises ContractError("proof")."""
    if not 0 < first <= len(leaf_hashes):
        raise ContractError("proof", "no such size")
    return _subproof(leaf_hashes, first, whole=True)


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Check that the leaf hash `leaf` is number `index` of the tree (RFC 9162 section 2.1.3.2).

    `size` and `root` must come from one checkpoint: a proof does not show that they belong together.
    Raises ContractError("proof") if it is not.
    """
    if not 0 <= index < size:
        raise ContractError("proof", "no such leaf")
    node, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ContractError("proof", "too long")
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or current != root:
        raise ContractError("proof", "inclusion does not hold")


def verify_consistency(first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes) -> None:
    """Check that the tree of `second` leaves extends that of `first` (RFC 9162 section 2.1.4.2).

    Each size and its root must come from one checkpoint: a proof does not show that they belong together.
    Raises ContractError("proof") if it does not.
    """
    if not 0 < first <= second:
        raise ContractError("proof", "no such size")
    if first == second:
        if proof or first_root != second_root:
            raise ContractError("proof", "same size, other root")
        return
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, first_root)
    if not path:
        raise ContractError("proof", "too short")
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ContractError("proof", "too long")
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or old != first_root or new != second_root:
        raise ContractError("proof", "consistency does not hold")


def _split(size: int) -> int:
    """Return the largest power of two below `size` (k of RFC 6962)."""
    return 1 << ((size - 1).bit_length() - 1)


def _subproof(leaf_hashes: Sequence[bytes], first: int, *, whole: bool) -> list[bytes]:
    if first == len(leaf_hashes):
        return [] if whole else [root_of(leaf_hashes)]
    split = _split(len(leaf_hashes))
    if first <= split:
        return [*_subproof(leaf_hashes[:split], first, whole=whole), root_of(leaf_hashes[split:])]
    return [*_subproof(leaf_hashes[split:], first - split, whole=False), root_of(leaf_hashes[:split])]
