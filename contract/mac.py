"""HMAC-SHA256 (RFC 2104) with a domain line, on CPython and MicroPython alike."""

import hashlib
from binascii import hexlify, unhexlify

from contract.errors import ContractError

KEY_BYTES = 32
MAC_HEX = 32  # 128 of the 256 bits travel: RFC 2104 section 5 allows half
DIGEST_HEX = 16  # of `prev` and `h`: a link inside one journal, whose entries carry a MAC each
_BLOCK = 64  # SHA-256's block, to which HMAC pads its key


class MacKey:
    """A 256-bit key, its two HMAC pads computed once."""

    def __init__(self, key):
        """Take 32 bytes; raises ContractError("key") for any other length."""
        if len(key) != KEY_BYTES:
            raise ContractError("key", "32 bytes wanted")
        padded = bytes(key) + bytes(_BLOCK - KEY_BYTES)
        self._inner = bytes(b ^ 0x36 for b in padded)
        self._outer = bytes(b ^ 0x5C for b in padded)

    @classmethod
    def from_hex(cls, text):
        """Make a key from 64 hexadecimal digits; raises ContractError("key")."""
        try:
            return cls(unhexlify(text))
        except ValueError:
            raise ContractError("key", "64 hexadecimal digits wanted") from None

    def sign(self, domain, body):
        r"""Return 32 lower-case hex digits over `<domain>\n<body>`; both are bytes."""
        inner = hashlib.sha256(b"".join((self._inner, domain, b"\n", body))).digest()
        return hexlify(hashlib.sha256(self._outer + inner).digest())[:MAC_HEX]

    def verify(self, domain, body, mac):
        """Say whether `mac` (32 hex digits, bytes) is ours, in time that does not depend on where it differs."""
        expected = self.sign(domain, body)
        if len(mac) != len(expected):
            return False
        difference = 0
        for ours, theirs in zip(expected, mac):
            difference |= ours ^ theirs
        return difference == 0


def password(key, site, user):
    """Return what `user` of `site`, whose MacKey is `key`, logs in to the broker with: 32 hex digits (bytes)."""
    return key.sign(b"lawang-login/1", (site + "/" + user).encode())


def link(data):
    """Return the first 16 hex digits (str) of SHA-256 of `data`: what `prev` and `h` carry."""
    return hexlify(hashlib.sha256(data).digest()).decode()[:DIGEST_HEX]
