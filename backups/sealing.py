"""Files sealed to a public key (asymmetric encryption) in the format `age`: who writes them can read none of them.

The program `age` of any system opens them too: `age --decrypt --identity KEYFILE backup.tar.gz.age`.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, cast

import pyrage

from shelf.texts import SaidError, texts
from shelf.whole_files import private_file

SUFFIX = ".age"
MARK = b"age-encryption.org/v1\n"
"""What a sealed file begins with."""


class SealError(SaidError):
    """A key or a sealed file is not what it has to be; the text says which, and what to do."""

    texts = texts("backups")


@dataclass(frozen=True, slots=True)
class Keys:
    """`public` (`age1…`) seals, and may be known to all; `private` (`AGE-SECRET-KEY-1…`) opens: kept elsewhere."""

    public: str
    private: str


def make_keys() -> Keys:
    """Return a new pair."""
    identity = pyrage.x25519.Identity.generate()
    return Keys(str(identity.to_public()), str(identity))


def write_keys(file: Path) -> str:
    """Write the private key of a new pair into a file of its own, and return the public one; SealError, OSError."""
    keys = make_keys()
    try:
        private = private_file(file)
    except FileExistsError as e:
        raise SealError("seal.there", file=file) from e
    with private:
        private.write(f"# public key: {keys.public}\n{keys.private}\n".encode())
    return keys.public


def seal(plain: BinaryIO, sealed: BinaryIO, public_key: str) -> None:
    """Write to `sealed` what `plain` holds, for who has the private key; raises SealError for what is no key, OSError.

    Nothing of it is kept in memory: a chunk of 64 KiB at a time.
    """
    with _errors_of(plain, sealed) as (source, target):
        pyrage.encrypt_io(source, target, [_recipient(public_key)])


def unseal(sealed: BinaryIO, plain: BinaryIO, private_key: str) -> None:
    """Write to `plain` what `sealed` holds; raises SealError for another's key or a file that was changed or cut short.

    What was written before it raises is genuine, and not all of it.
    """
    with _errors_of(sealed, plain) as (source, target):
        try:
            pyrage.decrypt_io(source, target, [_identity(private_key)])
        except (pyrage.DecryptError, OSError) as e:
            raise SealError("seal.not-opened", why=e) from e


def check_public(key: str) -> None:
    """Raise SealError for what is no public key, so that a wrong one is told before anything is written."""
    _recipient(key)


def private_of(text: str) -> str:
    """Return the private key in the text of a key file, where lines that begin with `#` are remarks; SealError."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if len(lines) != 1:
        raise SealError("seal.private")
    _identity(lines[0])
    return lines[0]


class _File:
    """A file whose error is kept: of what a disk says the library tells the text alone."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def read(self, size: int = -1) -> bytes:
        with self._kept():
            return self._file.read(size)

    def write(self, data: bytes) -> int:
        with self._kept():
            return self._file.write(data)

    def flush(self) -> None:
        with self._kept():
            self._file.flush()

    @contextmanager
    def _kept(self) -> Generator[None, None, None]:
        try:
            yield
        except OSError as e:
            self.error = e
            raise


@contextmanager
def _errors_of(*files: BinaryIO) -> Generator[tuple[BufferedIOBase, ...], None, None]:
    """Give the files to the library, and raise what the disk said of them in place of what the library makes of it."""
    given = [_File(file) for file in files]
    try:
        yield cast("tuple[BufferedIOBase, ...]", tuple(given))
    except Exception as e:
        for file in given:
            if file.error is not None:
                raise file.error from e
        raise


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key.strip())
    except pyrage.RecipientError as e:
        raise SealError("seal.public", key=key) from e


def _identity(key: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(key.strip())
    except pyrage.IdentityError as e:
        raise SealError("seal.private") from e
