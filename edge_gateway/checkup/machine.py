"""The machine as the checks see it: its files below a root, its programs, its time; all of it may be another's."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from command_line.setting_up import at
from edge_gateway.installation.places import DATA, PLAN

Run = Callable[..., str | None]  # the words of a command; None: there is no such program, or it failed


@dataclass(frozen=True, slots=True)
class Machine:
    """`said`: the variables of gateway.env; `now` in seconds since 1970; `run` gives a command's standard output."""

    root: Path
    said: Mapping[str, str]
    now: float
    run: Run

    def path(self, name: str) -> Path:
        """Return where a file of the machine stands."""
        return at(self.root, name)

    @property
    def data(self) -> Path:
        """Return the gateway's folder."""
        return self.path(self.said.get("LAWANG_DATA", DATA))

    @property
    def plan(self) -> Path:
        """Return the file of the site plan."""
        return self.path(self.said.get("LAWANG_PLAN", PLAN))


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
