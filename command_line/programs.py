"""Programs of the machine that a check asks."""

import shutil
import subprocess
from collections.abc import Callable

Run = Callable[..., str | None]
"""The words of a command to its standard output; None: there is no such program, or it failed."""


def run(*words: str) -> str | None:
    """Return what a command prints, None if it is not here or fails; it has ten seconds."""
    program = shutil.which(words[0]) or shutil.which(words[0], path="/usr/sbin:/sbin:/usr/bin")
    if program is None:
        return None
    try:
        done = subprocess.run((program, *words[1:]), check=False, capture_output=True, text=True, timeout=10)  # noqa: S603 - ours
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
