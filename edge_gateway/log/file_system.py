"""Whether a folder lies where SQLite keeps its promises: on a disk of this machine, not on one behind a network.

Locks and `fsync` over NFS or SMB are not what they say (SQLite: "How To Corrupt An SQLite Database File", 2.1), and the
write-ahead log needs memory that all readers share.
"""

import logging
import re
from pathlib import Path

from edge_gateway.log.faults import PlaceError

MOUNTS = Path("/proc/self/mounts")
REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre"})
REMOTE_PREFIXES = ("fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone")
FORGETFUL = frozenset({"tmpfs", "ramfs"})
_ESCAPE = re.compile(r"\\([0-7]{3})")

log = logging.getLogger(__name__)


def check(folder: Path, mounts: str) -> None:
    """Raise PlaceError if `folder` lies behind a network, by the text of `/proc/mounts`; warn if it lies in memory."""
    kind = kind_of(folder, mounts)
    if kind in REMOTE or (kind or "").startswith(REMOTE_PREFIXES):
        raise PlaceError("store.remote", folder=folder, kind=kind)
    if kind in FORGETFUL:
        log.warning("the log lies in memory: a power cut loses it", extra={"file": str(folder), "kind": kind})


def kind_of(folder: Path, mounts: str) -> str | None:
    """Return the type of the file system that holds `folder`; None if it cannot be told."""
    path, best = folder.resolve(), (-1, "")
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_ESCAPE.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= best[0]:
            best = len(point.parts), fields[2]  # of two at one place, the later one lies on top
    return best[1] or None


def mounts() -> str:
    """Return what is mounted; nothing on a system that does not say."""
    try:
        return MOUNTS.read_text()
    except OSError:
        return ""
