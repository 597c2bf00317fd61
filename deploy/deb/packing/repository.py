"""A folder of packages as apt reads it (a flat repository), signed if a key is given."""

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from packing.running import run

KEY = "lawang-archive.asc"
"""The public key, which a machine that is to trust the folder gets once and by another way."""


def index(folder: Path, epoch: int) -> None:
    """Write Packages and Release over all packages that lie in `folder`."""
    for old in ("InRelease", KEY):
        (folder / old).unlink(missing_ok=True)
    content = "\n".join(_entry(path) for path in sorted(folder.glob("*.deb"))).encode()
    files = {"Packages": content, "Packages.gz": gzip.compress(content, mtime=epoch)}
    for name, text in files.items():
        (folder / name).write_bytes(text)
    when = datetime.fromtimestamp(epoch, UTC)
    sums = "".join(f" {hashlib.sha256(text).hexdigest()} {len(text)} {name}\n" for name, text in files.items())
    lines = ("Origin: Lawang", "Label: Lawang", "Suite: stable", f"Date: {when:%a, %d %b %Y %H:%M:%S} UTC", "SHA256:")
    (folder / "Release").write_text("\n".join(lines) + "\n" + sums, encoding="utf-8")


def sign(folder: Path, key: str) -> None:
    """Sign Release as InRelease, and lay the public key beside it; gpg must have the secret one."""
    gpg = ["gpg", "--batch", "--yes", "--local-user", key]
    run([*gpg, "--clear-sign", "--digest-algo", "SHA256", "--output", folder / "InRelease", folder / "Release"])
    (folder / KEY).write_text(run(["gpg", "--batch", "--armor", "--export", key]), encoding="ascii")


def _entry(package: Path) -> str:
    content = package.read_bytes()
    told = run(["dpkg-deb", "--field", package])
    return f"{told}Filename: ./{package.name}\nSize: {len(content)}\nSHA256: {hashlib.sha256(content).hexdigest()}\n"
