"""Programs that the making of packages runs."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class PackingError(Exception):
    """Why no package can be made; says what was run and what it said."""


def run(argv: Sequence[str | Path], cwd: Path | None = None, variables: Mapping[str, str] | None = None) -> str:
    """Run a program to its end and return what it prints; raises PackingError if it is not there or fails."""
    words = [str(word) for word in argv]
    try:
        done = subprocess.run(  # noqa: S603 - the programs are named in this folder
            words, cwd=cwd, env={**os.environ, **(variables or {})}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as e:
        raise PackingError(f"{words[0]} is not installed") from e
    if done.returncode:
        raise PackingError(f"{' '.join(words[:4])} …: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
