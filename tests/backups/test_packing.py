"""Many files as one: what comes back is what went in, and nothing is taken from an archive that is not ours."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from backups import packing, sealing
from backups.packing import PackError
from backups.sealing import SealError

FILES = {"log.db": b"x" * 300_000, "etc/gateway.env": b"LAWANG_TOKEN=abc\n", "etc/tls/broker.pem": b""}


@pytest.fixture
def members(tmp_path: Path) -> list[tuple[str, Path]]:
    for name, content in FILES.items():
        path = tmp_path / "from" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o640)
    return [(name, tmp_path / "from" / name) for name in FILES]


def packed(tmp_path: Path, members: list[tuple[str, Path]], key: str | None) -> Path:
    path = tmp_path / "backup"
    with path.open("wb") as file:
        packing.pack(file, members, key)
    return path


@pytest.mark.parametrize("is_sealed", [False, True])
def test_all_comes_back_for_its_owner_alone(tmp_path: Path, members: list[tuple[str, Path]], is_sealed: bool) -> None:
    keys = sealing.make_keys()
    path = packed(tmp_path, members, keys.public if is_sealed else None)
    assert (b"LAWANG_TOKEN" in gzip.decompress(path.read_bytes())) if not is_sealed else True
    (tmp_path / "to").mkdir()
    found = packing.unpack(path, tmp_path / "to", keys.private)
    assert [(one.name, one.mode) for one in found] == [(name, 0o640) for name in FILES]
    assert {one.owner for one in found} == {members[0][1].owner()}
    for name, content in FILES.items():
        assert (tmp_path / "to" / name).read_bytes() == content
        assert (tmp_path / "to" / name).stat().st_mode & 0o777 == 0o600


def test_a_sealed_one_says_which_key_is_wanted(tmp_path: Path, members: list[tuple[str, Path]]) -> None:
    path = packed(tmp_path, members, sealing.make_keys().public)
    with pytest.raises(SealError, match="--key"):
        packing.unpack(path, tmp_path, None)
    with pytest.raises(SealError, match="does not open"):
        packing.unpack(path, tmp_path, sealing.make_keys().private)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_half_a_file_is_none(tmp_path: Path, members: list[tuple[str, Path]], part: float) -> None:
    """Class "backup that cannot be restored"."""
    path = packed(tmp_path, members, None)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])
    with pytest.raises(PackError, match="cut short or damaged"):
        packing.unpack(path, tmp_path / "from" / "etc", None)


def test_a_bit_that_fell_over_is_noticed(tmp_path: Path, members: list[tuple[str, Path]]) -> None:
    path = packed(tmp_path, members, None)
    content = bytearray(path.read_bytes())
    content[-6] ^= 1  # of the checksum
    path.write_bytes(content)
    (tmp_path / "to").mkdir()
    with pytest.raises(PackError, match="damaged"):
        packing.unpack(path, tmp_path / "to", None)


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "a/../../evil", ".ssh/keys", "a//b", "x" * 300])
def test_nothing_is_written_elsewhere(tmp_path: Path, name: str) -> None:
    """Class "path traversal": a name that leads out of the folder is refused."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb") as file, tarfile.open(fileobj=file, mode="w|") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    (tmp_path / "foreign").write_bytes(made.getvalue())
    (tmp_path / "to").mkdir()
    with pytest.raises(PackError, match="no backup of Lawang"):
        packing.unpack(tmp_path / "foreign", tmp_path / "to", None)
    assert list((tmp_path / "to").iterdir()) == []


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_only_plain_files_are_taken(tmp_path: Path, kind: bytes) -> None:
    made, odd = io.BytesIO(), tarfile.TarInfo("odd")
    odd.type, odd.linkname = kind, "/etc/passwd"
    with gzip.GzipFile(fileobj=made, mode="wb") as file, tarfile.open(fileobj=file, mode="w|") as archive:
        archive.addfile(odd)
    (tmp_path / "foreign").write_bytes(made.getvalue())
    (tmp_path / "to").mkdir()
    with pytest.raises(PackError, match="holds odd"):
        packing.unpack(tmp_path / "foreign", tmp_path / "to", None)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_file_that_goes_meanwhile_fails_the_whole(tmp_path: Path, is_sealed: bool) -> None:
    """A sealed file that holds half of it would open."""
    key = sealing.make_keys().public if is_sealed else None
    with pytest.raises(FileNotFoundError):
        packing.pack(io.BytesIO(), [("log.db", tmp_path / "gone")], key)
