"""PostgreSQL's own programs, which dump and restore: found by version, told their database, ended with us."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from psycopg import conninfo

from cloud_api.upkeep.errors import UpkeepError

DEBIAN = Path("/usr/lib/postgresql")
_VERSION = re.compile(rb"(\d+)(\.|beta|rc|devel)")


def find(name: str, major: int, folder: Path | None = None) -> Path:
    """Return a program of PostgreSQL `major` or newer: in `folder` if it is given, else on the path or Debian's.

    Raises UpkeepError.
    """
    found = [folder / name] if folder else [Path(shutil.which(name) or name), *sorted(DEBIAN.glob(f"*/bin/{name}"))]
    if any(_major(path) >= major for path in found):
        return next(path for path in found if _major(path) >= major)
    raise UpkeepError("program.missing", name=name, major=major)


def connected(url: str) -> tuple[str, Mapping[str, str]]:
    """Return a database as an argument, and the environment that holds its password: arguments are seen by all."""
    parts = conninfo.conninfo_to_dict(url)
    password = parts.pop("password", None)
    secret = {} if password is None else {"PGPASSWORD": str(password)}
    return f"--dbname={conninfo.make_conninfo('', **parts)}", {**os.environ, **secret}


def run(program: Path, url: str, *arguments: str) -> None:
    """Run a program to its end; raises UpkeepError with what it says if it fails."""
    database, environment = connected(url)
    argv = [str(program), database, "--no-password", *arguments]
    done = subprocess.run(argv, env=environment, capture_output=True, check=False)  # noqa: S603 - PostgreSQL's own
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = next((line for line in said if "error" in line.lower()), (said or ["?"])[-1])
        raise UpkeepError("program.failed", name=program.name, why=why)


def _major(program: Path) -> int:
    """Return the version of a program; 0 if it cannot be run."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, check=True, timeout=20).stdout  # noqa: S603 - as above
    except (OSError, subprocess.SubprocessError):
        return 0
    found = _VERSION.search(said)
    return int(found[1]) if found else 0
