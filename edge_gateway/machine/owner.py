"""Whose files a command writes: those of the data folder's owner, whoever runs it.

The gateway runs as a user of its own. A file that root left there with root's name on it is one that the gateway cannot
read at its next start; so root's files in the folder are given to its owner, and nobody else writes there.
"""

import os
import pwd
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from shelf.texts import SaidError, texts


class OwnerError(SaidError):
    """The folder or file is another user's; the text says whose, and who may."""

    texts = texts("edge_gateway")


class Owner(NamedTuple):
    """The numbers of a user and a group."""

    uid: int
    gid: int


def owner_of(path: Path) -> Owner:
    """Return to whom a path belongs; where there is none yet, or it is hidden, to whom the nearest above it does."""
    for one in (path.absolute(), *path.absolute().parents):
        try:
            found = one.stat()
        except (FileNotFoundError, PermissionError):
            continue
        return Owner(found.st_uid, found.st_gid)
    raise FileNotFoundError(path)


def name_of(uid: int) -> str:
    """Return the name of a user, or its number if it has none here."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def check(folder: Path) -> None:
    """Raise OwnerError unless this process is root's or that of the folder's owner. A folder to come may be made."""
    try:
        is_there = folder.exists()
    except PermissionError:
        is_there = True  # hidden by one above it
    uid = owner_of(folder).uid
    if is_there and os.geteuid() not in {0, uid}:
        raise OwnerError("owner.other", folder=folder, owner=name_of(uid), user=name_of(os.geteuid()))


@contextmanager
def of_owner(folder: Path) -> Generator[None, None, None]:
    """Let root work in a folder that belongs to somebody else: what is root's there in the end is given to its owner.

    Raises OwnerError for who is neither.
    """
    check(folder)
    try:
        yield
    finally:
        hand_over(folder)


def hand_over(folder: Path) -> None:
    """Give what belongs to root in another's folder to the folder's owner; modes stay."""
    if os.geteuid() or not folder.is_dir():
        return
    owner = owner_of(folder)
    if owner.uid == 0:
        return
    for path in _within(folder):
        status = path.lstat()
        if status.st_uid == 0 and not stat.S_ISLNK(status.st_mode):
            os.chown(path, *owner, follow_symlinks=False)


def give(handle: int, path: Path) -> None:
    """Let an open file that is to be `path` belong to whom `path` does, or its folder: so far as this process may.

    Raises PermissionError where a file that is there would change hands, in a folder that is not ours either.
    """
    there = path.exists()
    owner, made = owner_of(path if there else path.parent), os.fstat(handle)
    if owner == (made.st_uid, made.st_gid):
        return
    try:
        os.fchown(handle, *owner)
    except PermissionError:
        if there and path.parent.stat().st_uid != os.geteuid():
            raise


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, mode 0700, belonging to whom the nearest one that is there does."""
    missing = [one for one in (folder.absolute(), *folder.absolute().parents) if not one.exists()]
    owner = owner_of(folder)
    for one in reversed(missing):
        one.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(one, *owner)


def _within(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        yield from (Path(place) / name for name in (*folders, *files))
