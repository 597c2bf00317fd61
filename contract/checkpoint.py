"""C2SP checkpoints: a signed note that says how long a log is and what its root is.

Format: c2sp.org/tlog-checkpoint in a c2sp.org/signed-note, Ed25519. Signing and verifying are given by the caller,
for the standard library has no Ed25519.
"""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from contract.errors import ContractError
from contract.leaf import MAX_N
from contract.merkle import HASH_BYTES

ED25519 = b"\x01"  # signature type of signed-note
SIGNATURE_BYTES = 64
MAX_NOTE = 1_000_000  # bytes, the bound that signed-note gives
MAX_SIZE = MAX_N + 1  # leaves
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,15}")  # not \d: that takes the digits of every script
_ORIGIN = re.compile(r"lawang/[a-z0-9](?:[a-z0-9-]{0,14}[a-z0-9])?/[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")

Sign = Callable[[bytes], bytes]
Verify = Callable[[bytes, bytes], bool]  # (signature, message)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's `origin` (`lawang/<site>/<log>`), its size in leaves and its root hash of 32 bytes."""

    origin: str
    size: int
    root: bytes

    def body(self) -> bytes:
        """Return the text that is signed; raises ContractError("value") outside the bounds."""
        within = 0 <= self.size <= MAX_SIZE and len(self.root) == HASH_BYTES
        if not within or not _ORIGIN.fullmatch(self.origin):
            raise ContractError("value", "checkpoint")
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()


def origin(site: str, log: str) -> str:
    """Return the origin of a site's log, which is its key's name too."""
    return f"lawang/{site}/{log}"


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes that tell a signer's keys apart (signed-note)."""
    return sha256(name.encode() + b"\n" + ED25519 + public_key).digest()[:4]


def sign(checkpoint: Checkpoint, public_key: bytes, signer: Sign) -> bytes:
    """Return the checkpoint as a note signed by the log's own key; raises ContractError: "value" or "signature"."""
    body = checkpoint.body()
    signature = key_id(checkpoint.origin, public_key) + signer(body)
    if len(signature) != 4 + SIGNATURE_BYTES:
        raise ContractError("signature", "64 bytes wanted")
    line = f"\u2014 {checkpoint.origin} {base64.b64encode(signature).decode()}\n"
    return body + b"\n" + line.encode()


def parse(note: bytes) -> tuple[Checkpoint, bytes, bytes]:
    """Return the checkpoint, the key id and the signature; none of it is verified.

    Exactly one signature is accepted, and only the canonical form. Raises ContractError: "oversize", "form".
    """
    if len(note) > MAX_NOTE:
        raise ContractError("oversize")
    try:
        lines = note.decode().split("\n")
    except UnicodeDecodeError as e:
        raise ContractError("form", "not UTF-8") from e
    if len(lines) != 6 or lines[3] or lines[5] or not _DECIMAL.fullmatch(lines[1]):
        raise ContractError("form", "not a checkpoint with one signature")
    checkpoint = Checkpoint(lines[0], int(lines[1]), _base64(lines[2]))
    prefix = f"\u2014 {lines[0]} "
    within = checkpoint.size <= MAX_SIZE and len(checkpoint.root) == HASH_BYTES
    if not within or not _ORIGIN.fullmatch(lines[0]) or not lines[4].startswith(prefix):
        raise ContractError("form", "origin, size, root or signer")
    signature = _base64(lines[4].removeprefix(prefix))
    if len(signature) != 4 + SIGNATURE_BYTES:
        raise ContractError("form", "signature")
    return checkpoint, signature[:4], signature[4:]


def verify(note: bytes, public_key: bytes, verifier: Verify) -> Checkpoint:
    """Return the checkpoint in `note` if the log's key signed it.

    Raises ContractError: "key", "signature" or what `parse` raises.
    """
    checkpoint, signer, signature = parse(note)
    if signer != key_id(checkpoint.origin, public_key):
        raise ContractError("key", "signed by another key")
    if not verifier(signature, checkpoint.body()):
        raise ContractError("signature")
    return checkpoint


def _base64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as e:
        raise ContractError("form", "base64") from e
    if base64.b64encode(data).decode() != text:
        raise ContractError("form", "base64 is not canonical")
    return data
