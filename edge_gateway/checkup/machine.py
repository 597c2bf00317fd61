"""The machine as the checks see it: its files below a root, its programs, its time; all of it may be another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from command_line.programs import Run
from command_line.setting_up import at
from edge_gateway.installation.places import DATA, PLAN


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
