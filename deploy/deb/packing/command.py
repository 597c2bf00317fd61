"""`deploy/deb/build`: its options."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from packing import package, repository, tree
from packing.running import PackingError, run
from packing.target import MACHINES, PARTS, RELEASES, targets, version_of

ROOT = Path(__file__).resolve().parents[3]
EPILOG = """\
examples:
  deploy/deb/build                                        all eight, in dist/deb/12 and dist/deb/13
  deploy/deb/build --part gateway --debian 12 --arch amd64
  deploy/deb/build --sign 0123ABCD                        repositories that apt trusts by that key

Wants uv and dpkg-deb, for --sign gpg. SOURCE_DATE_EPOCH dates all files; without it the last commit does. The same
sources, date and uv give the same bytes."""


def main(arguments: list[str] | None = None) -> int:
    """Make what is asked for; print each file; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        _make(asked)
    except (PackingError, OSError, ValueError) as e:
        sys.stderr.write(f"build: {e}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deploy/deb/build",
        description="Make the Debian packages of the gateway and the cloud, each with the list of what is in it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--part", action="append", choices=PARTS, help="gateway or cloud; may be given again (both)")
    add("--debian", action="append", choices=tuple(RELEASES), help="release; may be given again (all)")
    add("--arch", action="append", choices=tuple(MACHINES), help="architecture; may be given again (all)")
    add("--out", type=Path, default=Path("dist/deb"), help="folder of a repository for each release (dist/deb)")
    add("--source", type=Path, default=ROOT, help="tree to pack (the one of this file)")
    add("--revision", default="1", help="of the package: same sources, packed again (1)")
    add("--level", type=int, default=15, help="of zstd's compression, 1 to 19: 3 is fast and a fifth larger (15)")
    add("--sign", metavar="KEY", help="sign the repository with this key of gpg's")
    return parser


def _make(asked: argparse.Namespace) -> None:
    source, out = asked.source.resolve(), asked.out.resolve()
    epoch = _epoch(source)
    chosen: tuple[list[str], ...] = (asked.part or [*PARTS], asked.debian or [*RELEASES], asked.arch or [*MACHINES])
    wanted = targets(version_of(source), asked.revision, *chosen)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
        ours = tree.wheel(source, Path(folder))
        for target in wanted:
            made = package.make(target, source, ours, _folder(out, target.debian), epoch, asked.level)
            sys.stdout.write(f"{made} {made.stat().st_size / 1e6:.1f} MB\n")
            sys.stdout.flush()
    for debian in {target.debian: None for target in wanted}:
        repository.index(out / debian, epoch)
        if asked.sign:
            repository.sign(out / debian, asked.sign)


def _folder(out: Path, debian: str) -> Path:
    """Return the repository of a release: in one for all, each machine would take the newest release's packages."""
    (out / debian).mkdir(parents=True, exist_ok=True)
    return out / debian


def _epoch(source: Path) -> int:
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said is None and shutil.which("git") and (source / ".git").exists():
        said = run(["git", "-C", source, "log", "-1", "--format=%ct"])
    return int(said) if said else int((source / "pyproject.toml").stat().st_mtime)
