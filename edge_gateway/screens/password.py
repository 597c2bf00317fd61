"""The local password of status and admin pages: a salted scrypt hash in a file that only the gateway reads.

It is set once, in the browser, by who can read the set-up code on the machine: nobody else in the network gets in
first. Who forgets it deletes the file on the machine and starts the gateway again.
"""

import hashlib
import hmac
import secrets
from pathlib import Path

from edge_gateway.machine.files import write_durably
from shelf.whole_files import sync_folder

FILE = "screens.password"
CODE_FILE = "setup-code"
SHORTEST, LONGEST = 10, 200  # characters
_N, _R, _P = 2**15, 8, 3  # 32 MiB, and some 0.3 s on a small box: OWASP Password Storage Cheat Sheet, scrypt
_MAX_MEMORY = 64 * 2**20
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read as something else


class WeakPasswordError(Exception):
    """The password is too short or too long."""


class PasswordFile:
    """The password of one gateway, in its data folder. Checking takes a while: call it from a thread."""

    def __init__(self, folder: Path) -> None:
        """Make a set-up code, mode 0600, if no password is set; raises OSError."""
        self._file, self._code = folder / FILE, folder / CODE_FILE
        if not self.is_set and not self._code.exists():
            code = "".join(secrets.choice(_ALPHABET) for _ in range(12))
            write_durably(self._code, code.encode())

    @property
    def is_set(self) -> bool:
        """Say whether there is a password."""
        return self._file.exists()

    @property
    def code_file(self) -> Path:
        """Return where the set-up code stands."""
        return self._code

    def set_up(self, code: str, password: str) -> bool:
        """Set the first password; False if there is one, or if the code is wrong; raises WeakPasswordError, OSError."""
        if self.is_set or not self._code.exists():
            return False
        if not hmac.compare_digest(code.strip().encode(), self._code.read_bytes()):
            return False
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPasswordError
        write_durably(self._file, hashed(password, secrets.token_bytes(16)).encode())
        self._code.unlink()
        sync_folder(self._code.parent)
        return True

    def matches(self, password: str) -> bool:
        """Say whether it is the password; raises OSError."""
        return len(password) <= LONGEST and self.is_set and fits(self._file.read_text(), password)


def hashed(password: str, salt: bytes) -> str:
    """Return `scrypt$n$r$p$salt$hash`, salt and hash in hex."""
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _N, _R, _P).hex()}"


def fits(stored: str, password: str) -> bool:
    """Say whether `password` has this hash; False for a hash of another form."""
    name, *parts = stored.split("$")
    if name != "scrypt" or len(parts) != 5:
        return False
    n, r, p = (int(part) for part in parts[:3])
    made = _scrypt(password, bytes.fromhex(parts[3]), n, r, p)
    return hmac.compare_digest(made, bytes.fromhex(parts[4]))


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MAX_MEMORY, dklen=32)
