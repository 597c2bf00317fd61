"""What every story of machines needs: those that have booted, the time of each step, and what their doctor says."""

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.installation import machines
from tests.installation.machines import Machine
from tests.installation.packages import PARTS

BESIDE = ("libfaketime", "openssl", "python3")
ON_A_DESK = ("cage", "fonts-dejavu-core", "libpam-systemd", "sudo", "xwayland")
"""What a Debian as people install it has, and what a television wants; all trees hold it, so that a release has one."""
OURS_AT_MOST, NEIGHBOURS_AT_MOST = 2.0, 4.0
"""What `systemd-analyze security` may say, from 0 to 10."""


@dataclass
class Times:
    """How long each step took, for whoever reads the run."""

    debian: str
    began: float = field(default_factory=time.monotonic)
    steps: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        now = time.monotonic()
        self.steps.append(f"{what} {now - self.began:.1f} s")
        self.began = now

    def said(self) -> str:
        return f"Debian {self.debian}: {', '.join(self.steps)}"


@contextmanager
def several(folder: Path, more: Sequence[str] = (), **releases: str) -> Iterator[list[Machine]]:
    """Give machines, by name each of a release, that have booted on one bridge; a failure shows what they said last.

    `more`: packages that lie beside the usual ones.
    """
    depends = [wanted.split(" ")[0] for part in PARTS.values() for wanted in part["depends"]]
    packages = [*BESIDE, *ON_A_DESK, *depends, *more]
    with machines.network() as net, ExitStack() as ends:
        made: list[Machine] = []
        for name, debian in releases.items():
            one = Machine(name, machines.tree(debian, packages), folder / name, net)
            ends.callback(one.remove)
            made.append(one)
        try:
            for one in made:
                one.boot()
            yield made
        except BaseException:
            print(*(one.ends_with() for one in made), sep="\n")
            raise


def exposed(one: Machine) -> list[str]:
    """Return the units, of ours and those that drop-ins of ours change, that may do more than they should."""
    ours = one.run(
        "cd /usr/lib/systemd/system && ls -d lawang-*.service mosquitto.service.d caddy.service.d 2>/dev/null || true"
    )
    units = [name.removesuffix(".d") for name in ours.split() if not name.startswith("lawang-wall")]
    assert len(units) >= 2
    most = {unit: OURS_AT_MOST if unit.startswith("lawang") else NEIGHBOURS_AT_MOST for unit in units}
    found = {unit: exposure(one, unit) for unit in units}
    print(one.name, found)
    return [f"{unit}: {value}" for unit, value in found.items() if value > most[unit]]


@dataclass(frozen=True)
class Checks:
    """What `lawang doctor` said: by name the worst verdict, and the advice of all that are not well."""

    verdicts: Mapping[str, str]
    advice: Mapping[str, str]

    @property
    def bad(self) -> set[str]:
        """Return the names of what is bad. Machines have the clock of this one, so that `time` is none of it."""
        return {name for name, verdict in self.verdicts.items() if verdict == "bad"}


def doctor(one: Machine) -> Checks:
    """Ask a machine's doctor, whose status has to fit what it says."""
    code, said = one.attempt("lawang doctor --json 2>/dev/null")
    verdicts, advice = dict[str, str](), dict[str, str]()
    for check in json.loads(said)["checks"]:
        name = check["name"]
        verdicts[name] = max(verdicts.get(name, "ok"), check["verdict"], key=("ok", "warn", "bad").index)
        advice[name] = advice.get(name, "") + (check["do"] or "")
    found = Checks(verdicts, advice)
    assert len(verdicts) > 10, said
    assert code == (1 if found.bad else 0), said
    return found


def exposure(one: Machine, unit: str) -> float:
    """Return what systemd itself says of a unit, on the machine that runs it: 0 may do nothing, 10 everything."""
    said = one.run(f"systemd-analyze security --no-pager {unit} | tail -n 1")
    found = re.search(r": (\d+\.\d+) ", said)
    assert found is not None, said
    return float(found[1])
