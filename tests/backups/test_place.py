"""The folder of backups: whole files alone, the newest kept, and plain words for a stick that is not there."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from backups import place
from backups.place import PlaceError

DAY = 86_400


def writes(content: bytes) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(content)

    return write


def put(folder: Path, day: int, content: bytes = b"x") -> Path:
    return place.put(folder, "lawang-serang", ".tar.gz", day * DAY, writes(content))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_there_as_a_whole_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = put(tmp_path, 20_000, b"all of it")
    assert path.name == "lawang-serang-20241004T000000Z.tar.gz"
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"all of it", 0o600)
    assert names(tmp_path) == [path.name]


def test_what_breaks_off_leaves_nothing_under_the_final_name(tmp_path: Path) -> None:
    before = put(tmp_path, 1, b"before")

    def breaks(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        place.put(tmp_path, "lawang-serang", ".tar.gz", 2 * DAY, breaks)
    assert names(tmp_path) == [before.name]


def test_what_a_power_cut_left_is_no_backup_and_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "lawang-serang-19700102T000000Z.tar.gz.unfinished").write_bytes(b"half")
    assert place.kept(tmp_path, "lawang-serang") == []
    path = put(tmp_path, 2)
    assert names(tmp_path) == [path.name]


def test_a_full_stick_is_said_and_older_backups_stay(tmp_path: Path) -> None:
    before = put(tmp_path, 1)

    def full(_: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(PlaceError, match="is full: make room"):
        place.put(tmp_path, "lawang-serang", ".tar.gz", 2 * DAY, full)
    assert names(tmp_path) == [before.name]


def test_the_newest_are_kept_and_nothing_of_others_is_touched(tmp_path: Path) -> None:
    others = [
        "lawang-cloud-19700105T000000Z.dump",
        "lawang-serang-notes.txt",
        "lawang-serang-2-19700101T000000Z.tar.gz",
    ]
    for name in others:
        (tmp_path / name).touch()
    made = [put(tmp_path, day) for day in range(1, 8)]
    assert place.rotate(tmp_path, "lawang-serang", 3, made[-1]) == made[:4]
    assert names(tmp_path) == sorted([*others, *(path.name for path in made[4:])])


def test_the_backup_just_made_stays_though_the_clock_was_behind(tmp_path: Path) -> None:
    older = [put(tmp_path, day) for day in (100, 101, 102)]
    latest = put(tmp_path, 1)  # a clock that was never set
    assert place.rotate(tmp_path, "lawang-serang", 2, latest) == older[:2]
    assert place.kept(tmp_path, "lawang-serang") == [latest, older[2]]


def test_a_stick_that_is_not_plugged_in_is_said(tmp_path: Path) -> None:
    """An empty folder where the stick would be takes no backup: it would fill the disk it is to guard against."""
    with pytest.raises(PlaceError, match="plug in the stick"):
        place.check(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    with pytest.raises(PlaceError, match="same disk"):
        place.check(tmp_path / "stick", tmp_path)
    place.check(tmp_path / "stick")
    place.check(Path("/dev/shm"), tmp_path)  # noqa: S108 - another file system, which every Linux has


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is refused to root")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlaceError, match="may not be written"):
        place.check(tmp_path)
