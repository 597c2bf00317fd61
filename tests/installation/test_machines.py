"""A hall PC and a cloud server, from a clean Debian to the purge: packages by apt, a box's press on both walls."""

import fcntl
import json
import os
import re
import shutil
import subprocess
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.installation import halls, machines
from tests.installation.conftest import ROOT
from tests.installation.machines import Machine, Network

pytestmark = [pytest.mark.timeout(900), pytest.mark.full_depth]

BUILD = ROOT / "deploy/deb/build"
PARTS = tomllib.loads((ROOT / "deploy/deb/parts.toml").read_text())
BESIDE = ("libfaketime", "openssl", "python3")
OURS_AT_MOST, NEIGHBOURS_AT_MOST = 2.0, 4.0
"""What `systemd-analyze security` may say, from 0 to 10."""


@dataclass
class Packages:
    """Packages of this machine's architecture: those of the commit before, and today's as a signed repository."""

    old: Path
    new: Path
    home: Path

    def of(self, part: str, debian: str, *, is_old: bool = False) -> Path:
        (found,) = (self.old if is_old else self.new).glob(f"{debian}/lawang-{part}_*.deb")
        return found


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


@pytest.fixture(scope="module")
def able() -> None:
    """Skip where no machine can be booted; fail there if LAWANG_REQUIRE_ALL=1."""
    why = machines.missing()
    if why and os.environ.get("LAWANG_REQUIRE_ALL") == "1":
        pytest.fail(why)
    if why:
        pytest.skip(why)


@pytest.fixture(scope="module")
def packages(able: None, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    """Build what the stories install, once for all workers; the key of the repository is made here."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "packages"
    made = Packages(folder / "old", folder / "new", folder / "gnupg")
    with (folder.parent / "packages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            made.home.mkdir(mode=0o700, parents=True)
            make(made, folder / "before")
            (folder / "made").touch()
    return made


def make(made: Packages, before: Path) -> None:
    """Build both sets of packages at once."""
    gpg = {**os.environ, "GNUPGHOME": str(made.home)}
    key = ("--quick-generate-key", "Lawang <test@localhost>", "ed25519")
    subprocess.run(["gpg", "--batch", "--quiet", "--passphrase", "", *key], env=gpg, check=True, capture_output=True)
    here = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()
    options = ("--arch", here, "--level", "1")
    old = ("--debian", "12", "--revision", "0", "--source", str(commit_before(before)))
    with ThreadPoolExecutor() as both:
        jobs = [
            both.submit(build, *options, "--out", str(made.new), "--sign", "test@localhost", env=gpg),
            both.submit(build, *options, "--out", str(made.old), *old),
        ]
        for job in jobs:
            job.result()
    subprocess.run(["gpgconf", "--kill", "all"], env=gpg, check=True)


def build(*options: str, env: dict[str, str] | None = None) -> None:
    """Run the build as a person would."""
    done = subprocess.run([str(BUILD), *options], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def commit_before(folder: Path) -> Path:
    """Return the sources of the commit before this one; today's if that is not to be had or made no packages."""
    found = subprocess.run(["git", "archive", "HEAD~1"], cwd=ROOT, capture_output=True, check=False)
    if found.returncode == 0:
        folder.mkdir()
        subprocess.run(["tar", "-x", "-C", str(folder)], input=found.stdout, check=True)
    return folder if (folder / "deploy/deb/parts.toml").exists() else ROOT


@contextmanager
def several(debian: str, folder: Path, *names: str) -> Iterator[list[Machine]]:
    """Give machines of a release that have booted, on one bridge."""
    depends = [wanted.split(" ")[0] for part in PARTS.values() for wanted in part["depends"]]
    base = machines.tree(debian, [*BESIDE, *depends])
    with machines.network() as net:
        made = [machine(name, base, folder, net) for name in names]
        try:
            for one in made:
                one.boot()
            yield made
        finally:
            for one in made:
                one.remove()


def machine(name: str, base: Path, folder: Path, net: Network) -> Machine:
    return Machine(name, base, folder / name, net)


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


def bad(one: Machine) -> set[str]:
    """Return what the hall's doctor finds bad; nothing here keeps the time, for the machines have the clock of this one."""
    _, said = one.attempt("lawang doctor --json 2>/dev/null")
    checks = json.loads(said)["checks"]
    assert len(checks) > 10, said
    return {check["name"] for check in checks if check["verdict"] == "bad"}


def exposure(one: Machine, unit: str) -> float:
    """Return what systemd itself says of a unit, on the machine that runs it: 0 may do nothing, 10 everything."""
    said = one.run(f"systemd-analyze security --no-pager {unit} | tail -n 1")
    found = re.search(r": (\d+\.\d+) ", said)
    assert found is not None, said
    return float(found[1])


async def test_a_hall_and_its_cloud_on_debian_12(
    packages: Packages, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Issue 16: from two clean machines to the purge. Nothing that a lamp said is lost, whatever is cut or killed."""
    times = Times("12")
    with several("12", tmp_path / "machines", "hall", "cloud") as (hall, cloud):
        times.note("two machines up")
        with ThreadPoolExecutor() as both:
            for job in [
                both.submit(hall.install, packages.of("gateway", "12", is_old=True)),
                both.submit(cloud.install, packages.of("cloud", "12", is_old=True)),
            ]:
                job.result()
        times.note("packages")
        assert hall.run("systemctl is-enabled lawang-gateway mosquitto").split() == ["enabled"] * 2
        assert hall.attempt("ss -Htln")[1].strip() == "", "nothing listens before the hall is set up"
        token = halls.set_up_cloud(cloud)
        halls.trust(hall, cloud)
        gate = halls.set_up_hall(hall, token, tmp_path / "gate-a")
        times.note("set up")
        walls = halls.hall_wall(hall), halls.cloud_wall(cloud)
        async with gate:
            for _ in range(2):
                await gate.press("in")
            halls.await_entered(2, *walls)
            times.note("presses on both walls")

            hall.cut_power()
            await gate.press("in")
            hall.boot()
            halls.await_entered(3, *walls)
            times.note("power cut")

            hall.run("kill -KILL $(systemctl show --property MainPID --value mosquitto)")
            await gate.press("in")
            halls.await_entered(4, *walls)
            times.note("broker killed")

            hall.reboot()
            cloud.reboot()
            await gate.press("in")
            halls.await_entered(5, *walls)
            times.note("both rebooted")

            edited = hall.run("sha256sum /etc/lawang/*.*")
            for one, part in ((hall, "gateway"), (cloud, "cloud")):
                upgrade(one, part, packages)
            assert hall.run("sha256sum /etc/lawang/*.*") == edited
            await gate.press("in")
            halls.await_entered(6, *walls)
            assert exposed(hall) == exposed(cloud) == []
            times.note("both upgraded")

            hall.wait("systemctl start lawang-gateway-backup", 10)
            assert bad(hall) <= {"time"}
            times.note("backup and doctor")

            hall.run("apt-get remove --yes -qq lawang-gateway")
            assert hall.attempt("command -v lawang")[0] != 0
            assert hall.run("sha256sum /etc/lawang/*.*") == edited
            await gate.press("in")
            hall.run("apt-get install --yes -qq lawang-gateway")
            halls.await_entered(7, *walls)
            times.note("removed and installed again")
        purge_without_answer(hall, "gateway", "/var/lib/lawang-gateway/log.db")
        purge(hall, "gateway", "/var/lib/lawang-gateway")
        purge(cloud, "cloud", "/var/lib/lawang-cloud")
        assert "lawang" not in cloud.run("runuser -u postgres -- psql -ltA")
        times.note("purged")
    record_property("times", times.said())
    print(times.said())


def upgrade(one: Machine, part: str, packages: Packages) -> None:
    """Let apt upgrade a part from the signed repository; one whose content was changed is refused before."""
    shutil.copytree(packages.new / "12", one.root / "srv/lawang")
    one.write(
        "/etc/apt/sources.list.d/lawang.sources",
        "Types: deb\nURIs: file:/srv/lawang\nSuites: ./\nSigned-By: /etc/apt/keyrings/lawang-archive.asc\n",
    )
    one.run("cp /srv/lawang/lawang-archive.asc /etc/apt/keyrings/ && cp /srv/lawang/InRelease /srv")
    only = "-o Dir::Etc::SourceList=/etc/apt/sources.list.d/lawang.sources -o Dir::Etc::SourceParts=- -o APT::Get::List-Cleanup=0"
    one.run("sed -i 's/Suite: stable/Suite: stabil/' /srv/lawang/InRelease")
    code, said = one.attempt(f"apt-get update {only} -o APT::Update::Error-Mode=any")
    assert (code != 0, "signature" in said.lower()) == (True, True), said
    one.run("cp /srv/InRelease /srv/lawang/InRelease")
    one.run(f"apt-get update -qq {only}")
    before = one.run(f"dpkg-query -W -f '${{Version}}' lawang-{part}")
    one.run(f"apt-get install --yes -qq --only-upgrade lawang-{part}")
    after = one.run(f"dpkg-query -W -f '${{Version}}' lawang-{part}")
    assert before != after
    assert one.run("lawang --version").split() == [after.partition("-")[0]]


def purge_without_answer(one: Machine, part: str, kept: str) -> None:
    """Purge, and see that what nobody said to delete is there, and is found by a new installation."""
    one.run(f"apt-get purge --yes -qq lawang-{part} && test -e {kept}")
    one.run(f"apt-get install --yes -qq lawang-{part} && test -e {kept}")


def purge(one: Machine, part: str, gone: str) -> None:
    """Purge after it was said that the data goes."""
    one.run(f"echo 'lawang-{part} lawang-{part}/delete-data boolean true' | debconf-set-selections")
    one.run(f"apt-get purge --yes -qq lawang-{part}")
    assert one.attempt(f"test -e {gone}")[0] == 1
    assert one.attempt(f"id lawang-{part}")[0] == 1
    assert one.attempt("ls -A /etc/lawang")[0] != 0


async def test_a_small_hall_on_debian_13(
    packages: Packages, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Issue 16: both parts on one PC: the hall has its recap and its database in the house."""
    times = Times("13")
    with several("13", tmp_path / "machines", "hall") as (hall,):
        times.note("one machine up")
        hall.install(packages.of("gateway", "13"), packages.of("cloud", "13"))
        times.note("packages")
        assert hall.run("lawang --version") == "0.1.0\n"
        assert {"gateway", "cloud"} <= set(re.findall(r"^│ (\w+) ", hall.run("lawang --help"), re.MULTILINE))
        token = halls.set_up_cloud(hall)
        halls.trust(hall, hall)
        gate = halls.set_up_hall(hall, token, tmp_path / "gate-a")
        times.note("set up")
        walls = halls.hall_wall(hall), halls.cloud_wall(hall)
        async with gate:
            await gate.press("in")
            halls.await_entered(1, *walls)
            assert exposed(hall) == []
            hall.wait("systemctl start lawang-gateway-backup lawang-cloud-backup", 10)
            assert bad(hall) <= {"time"}
            hall.cut_power()
            await gate.press("in")
            hall.boot()
            halls.await_entered(2, *walls)
            times.note("power cut")
        hall.run("apt-get remove --yes -qq lawang-cloud")
        code, said = hall.attempt("lawang cloud tokens")
        assert (code, "lawang-cloud" in said) == (2, True)
    record_property("times", times.said())
    print(times.said())
