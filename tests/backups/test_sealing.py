"""Sealed backups: who writes them holds no secret, and what was changed or cut short never opens."""

import errno
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from backups import sealing
from backups.sealing import SealError


def sealed(content: bytes, key: str) -> bytes:
    made = io.BytesIO()
    sealing.seal(io.BytesIO(content), made, key)
    return made.getvalue()


def opened(content: bytes, key: str) -> bytes:
    made = io.BytesIO()
    sealing.unseal(io.BytesIO(content), made, key)
    return made.getvalue()


@pytest.mark.parametrize("size", [0, 1, 65_536, 200_001])
def test_what_was_sealed_opens_with_the_private_key_alone(size: int) -> None:
    keys = sealing.make_keys()
    content = bytes(range(256)) * (size // 256 + 1)
    found = sealed(content[:size], keys.public)
    assert found.startswith(sealing.MARK)
    assert opened(found, keys.private) == content[:size]
    with pytest.raises(SealError, match="does not open"):
        opened(found, sealing.make_keys().private)


def test_a_file_cut_short_or_changed_at_any_place_does_not_open() -> None:
    """Class "backup that cannot be restored": half a file is never taken for a whole one."""
    keys = sealing.make_keys()
    found = sealed(b"x" * 70_000, keys.public)
    for end in (0, 10, 200, 65_800, len(found) - 1):
        with pytest.raises(SealError):
            opened(found[:end], keys.private)
    for place in (200, 40_000, len(found) - 1):
        with pytest.raises(SealError):
            opened(found[:place] + bytes([found[place] ^ 1]) + found[place + 1 :], keys.private)


def test_what_is_no_key_is_told_before_anything_is_written() -> None:
    keys = sealing.make_keys()
    for wrong in ("", "age1", keys.private, keys.public[:-1]):
        with pytest.raises(SealError, match="no public key"):
            sealing.check_public(wrong)
    for wrong in ("", keys.public, "AGE-SECRET-KEY-1", f"{keys.private}\n{keys.private}"):
        with pytest.raises(SealError, match="no key that opens"):
            sealing.private_of(wrong)
    assert sealing.private_of(f"# of the hall\n\n{keys.private}\n") == keys.private


def test_what_the_disk_says_is_raised_as_it_is() -> None:
    """A full stick is a full stick, and no damaged backup."""

    class Full(io.RawIOBase):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    keys = sealing.make_keys()
    content = sealed(b"x" * 200_000, keys.public)
    for act in (
        lambda: sealing.seal(io.BytesIO(b"x" * 200_000), Full(), keys.public),
        lambda: sealing.unseal(io.BytesIO(content), Full(), keys.private),
    ):
        with pytest.raises(OSError, match="No space") as raised:
            act()
        assert raised.value.errno == errno.ENOSPC


def test_the_program_age_opens_them_too(needs: Callable[[str], str], tmp_path: Path) -> None:
    """A backup outlives its program."""
    keys = sealing.make_keys()
    (tmp_path / "key").write_text(keys.private + "\n")
    done = subprocess.run(
        [needs("age"), "--decrypt", "--identity", str(tmp_path / "key")],
        input=sealed(b"the log", keys.public), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == b"the log"
