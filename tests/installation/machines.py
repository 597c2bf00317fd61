"""Whole machines: a clean Debian with its own systemd, booted in a folder, each in a network namespace on one bridge.

Needs root, mmdebstrap and systemd-nspawn. A tree is made once a release and kept in the system's folder for temporary
files; each machine is an overlay over it. In the trees lie the packages that ours depend on, so that apt in a machine
needs no network. Machines share this machine's clock: nobody sets it.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = ("mmdebstrap", "systemd-nspawn", "ip", "nsenter", "setpriv", "dpkg-deb", "gpg", "uv")
RELEASES = {"12": "bookworm", "13": "trixie"}
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
CLEAN = ("dbus", "iproute2", "netbase", "procps", "systemd-sysv", "tzdata")
"""What a machine has before ours is installed: a Debian that boots, and what one looks at it with."""
OPTIONS = (
    "--variant=minbase",
    "--mode=root",
    "--skip=cleanup/apt",  # the packages that were downloaded, and the lists that name them
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=APT::Install-Recommends "false"',
    "--dpkgopt=force-unsafe-io",
    "--dpkgopt=path-exclude=/usr/share/man/*",
)
BOOT_S, COMMAND_S, WAIT_S = 180.0, 600.0, 120.0
"""For a machine beside five others that want the processor; alone it boots in a second."""
LATE = 124  # status of a command that did not end in time, as `timeout` has it
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class CommandError(Exception):
    """A command in a machine ended badly; says what it printed."""


def missing() -> str:
    """Say what keeps machines from being booted here, or nothing."""
    if os.geteuid():
        return "machines are booted by root only"
    lacking = [program for program in PROGRAMS if shutil.which(program) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else ""


def tree(debian: str, packages: Sequence[str]) -> Path:
    """Return a clean Debian in whose apt cache `packages` and all they need lie; made once, about 40 s."""
    release = RELEASES[debian]
    sources = _sources(release)
    fetch = f'--customize-hook=chroot "$1" apt-get install --yes --quiet --download-only {" ".join(sorted(packages))}'
    argv = ["mmdebstrap", "--quiet", *OPTIONS, f"--include={','.join(CLEAN)}", f"--keyring={KEYRING}", fetch, release]
    name = hashlib.sha256(json.dumps([argv, sources]).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / "lawang-machines"
    folder.mkdir(mode=0o700, exist_ok=True)
    made, being_made = folder / f"{release}-{name}", folder / f"{release}-{name}.new"
    if made.exists():
        return made
    with (folder / f"{release}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(being_made, ignore_errors=True)
            done = subprocess.run([*argv, being_made, *sources], capture_output=True, text=True, check=False)
            if done.returncode:
                raise CommandError(f"mmdebstrap: {done.stderr[-2000:]}")
            being_made.rename(made)
    return made


def _sources(release: str) -> list[str]:
    """Return where this machine gets Debian from, if it is one and says so; without it mmdebstrap knows where."""
    found: dict[str, str] = {}
    with suppress(OSError):
        for path in (*Path("/etc/apt").glob("*.list"), *Path("/etc/apt/sources.list.d").iterdir()):
            for address in re.findall(r"https?://\S+?/debian(?:-security)?(?=[/\s])", path.read_text() + "\n"):
                found[address.rpartition("/")[2]] = address
    if found.keys() != {"debian", "debian-security"}:
        return []
    mirror, security = found["debian"], found["debian-security"]
    return [mirror, f"deb {security} {release}-security main", f"deb {mirror} {release}-updates main"]


@dataclass
class Network:
    """One bridge; this machine is .1 on it."""

    bridge: str
    subnet: str
    namespaces: list[str] = field(default_factory=list)

    def add(self, name: str) -> tuple[str, str]:
        """Return a new namespace on the bridge and its address."""
        space, host = f"{self.bridge}-{name}", 10 + len(self.namespaces)
        veth, address = f"{self.bridge}v{host}", f"{self.subnet}.{host}"
        _ip(f"netns add {space}")
        self.namespaces.append(space)
        _ip(f"link add {veth} type veth peer name eth0 netns {space}")
        _ip(f"link set {veth} master {self.bridge} up")
        for line in ("link set lo up", f"addr add {address}/24 dev eth0", "link set eth0 up"):
            _ip(f"-n {space} {line}")
        return space, address


def _ip(line: str) -> None:
    done = subprocess.run(["ip", *line.split()], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"ip {line}: {done.stderr}")


def _bridge() -> Network:
    """Return a network whose number nobody here has, nor what somebody left who was killed."""
    for number in range(1, 250):
        if not list(Path("/sys/class/net").glob(f"lw{number}v*")):
            with suppress(CommandError):  # somebody took it just now
                _ip(f"link add lw{number} type bridge")
                return Network(f"lw{number}", f"10.213.{number}")
    raise CommandError("no bridge is free")


@contextmanager
def network() -> Iterator[Network]:
    """Give a bridge of its own, and take it and all on it away in the end."""
    made = _bridge()
    try:
        _ip(f"addr add {made.subnet}.1/24 dev {made.bridge}")
        _ip(f"link set {made.bridge} up")
        yield made
    finally:
        for space in made.namespaces:
            _ip(f"netns del {space}")
        _ip(f"link del {made.bridge}")


class Machine:
    """A machine of its own disk, which stays over reboots and power cuts."""

    def __init__(self, name: str, base: Path, folder: Path, net: Network) -> None:
        """Describe it; `folder` is for its disk."""
        self.name = name
        self.net = net
        self.folder = folder
        self.root = folder / "root"
        self.space, self.address = net.add(name)
        self._base = base
        self._process: subprocess.Popen[bytes] | None = None

    def boot(self) -> float:
        """Boot it and wait until it is up; return how long that took, s."""
        began = time.monotonic()
        if not self.root.is_mount():
            self._mount()
        with (self.folder / "console").open("ab") as console:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL",  # it does not outlive the tests
                 "systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", f"--machine={self.name}",
                 f"--directory={self.root}", f"--network-namespace-path=/run/netns/{self.space}",
                 "--resolv-conf=off", "--link-journal=no", "--console=pipe", "--capability=CAP_NET_ADMIN"],
                stdin=subprocess.DEVNULL, stdout=console, stderr=console,
                env={**os.environ, "UNIFIED_CGROUP_HIERARCHY": "1"},
            )  # fmt: skip
        self.wait("systemctl is-system-running 2>/dev/null | grep -Eq 'running|degraded'", BOOT_S)
        return time.monotonic() - began

    def _mount(self) -> None:
        for name in ("upper", "work", "root"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        layers = f"lowerdir={self._base},upperdir={self.folder / 'upper'},workdir={self.folder / 'work'}"
        subprocess.run(["mount", "-t", "overlay", self.name, "-o", layers, str(self.root)], check=True)
        (self.root / "etc/hostname").write_text(f"{self.name}\n")
        (self.root / "etc/hosts").write_text(f"127.0.0.1 localhost\n127.0.1.1 {self.name}\n")
        (self.root / "etc/machine-id").write_text(
            f"{uuid.uuid4().hex}\n"
        )  # none would be a first boot, with its presets

    @property
    def leader(self) -> int | None:
        """Return the number of the machine's first process here, if it runs."""
        if self._process is None or self._process.poll() is not None:
            return None
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return next((int(child) for child in children if _is_first(int(child))), None)

    def attempt(self, command: str, seconds: float = COMMAND_S) -> tuple[int, str]:
        """Run a line of shell in it as root; return its status and what it prints, errors too."""
        leader = self.leader
        if leader is None:
            return -1, f"{self.name} does not run"
        clean = ["env", "-i", f"PATH={PATH}", "HOME=/root", "LANG=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
        try:
            done = subprocess.run(
                ["nsenter", "--target", str(leader), "--all", "--", *clean, "sh", "-c", command],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as e:
            return LATE, f"{(e.stdout or b'').decode(errors='replace')}\n(not done after {seconds:.0f} s)"
        return done.returncode, done.stdout.decode(errors="replace")

    def run(self, command: str, seconds: float = COMMAND_S) -> str:
        """Run a line of shell in it as root, which must end well; return what it prints."""
        code, out = self.attempt(command, seconds)
        if code:
            raise CommandError(f"{self.name}: {command}: {code}\n{out[-4000:]}\n{self.ends_with()}")
        return out

    def wait(self, command: str, seconds: float = WAIT_S) -> None:
        """Wait until a line of shell ends well in it; raises CommandError with the journal's end."""
        deadline = time.monotonic() + seconds
        while True:
            code, out = self.attempt(command)
            if code == 0:
                return
            if time.monotonic() > deadline or self._process is None or self._process.poll() is not None:
                raise CommandError(f"{self.name}: {command}: {code}\n{out}\n{self.ends_with()}")
            time.sleep(0.1)

    def ends_with(self) -> str:
        """Return the ends of its journal and console, and what of it has failed: for whoever reads a failure."""
        _, journal = self.attempt("journalctl --no-pager --lines 60 2>&1; systemctl --failed --no-pager", 30)
        console = (self.folder / "console").read_text(errors="replace") if self.folder.exists() else ""
        return f"{self.name}, journal:\n{journal[-6000:]}\nconsole:\n{console[-2000:]}"

    def write(self, path: str, text: str, owner: str = "root:root", mode: int = 0o644) -> None:
        """Write a file in it; owners are names of the machine."""
        target = self.root / path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        target.chmod(mode)
        self.run(f"chown {owner} {path}")

    def bring(self, file: Path) -> str:
        """Copy a file into it, and return where it lies there."""
        shutil.copy(file, self.root / "srv" / file.name)
        return f"/srv/{file.name}"

    def install(self, *packages: Path, more: str = "") -> float:
        """Let its apt install packages of ours and what they depend on, without a network; return how long, s."""
        began = time.monotonic()
        files = " ".join(self.bring(package) for package in packages)
        self.run(f"apt-get install --yes -qq {more} {files}")
        return time.monotonic() - began

    def readdress(self, address: str) -> None:
        """Give it another address on the bridge, as its router would: it notices, and nothing in it is told."""
        _ip(f"-n {self.space} addr flush dev eth0 scope global")
        _ip(f"-n {self.space} addr add {address}/24 dev eth0")
        _ip(f"neigh flush dev {self.net.bridge}")
        self.address = address

    def cut_power(self) -> None:
        """End all its processes at once."""
        leader = self.leader
        if leader is not None:
            os.kill(leader, signal.SIGKILL)
        self._ended()

    def reboot(self) -> float:
        """Let it shut down in order and boot again; return how long the boot took, s."""
        self.attempt("systemctl reboot")
        self._ended()
        return self.boot()

    def _ended(self) -> None:
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(90)
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait()

    def remove(self) -> None:
        """End it and take its disk away.

        Where mounts are shared, whatever was started meanwhile with mounts of its own holds a copy of this one, and the
        folder stays busy: so it is taken away lazily.
        """
        self.cut_power()
        if self.root.is_mount():
            subprocess.run(["umount", "--lazy", str(self.root)], check=True)
        shutil.rmtree(self.folder)


def _is_first(process: int) -> bool:
    """Say whether a process is the first of a machine.

    nspawn's helper, its only child at the beginning, is none: it sees this machine's files, and so would a command.
    """
    try:
        found = re.search(r"^NSpid:((?:\s+\d+)+)$", Path(f"/proc/{process}/status").read_text(), re.MULTILINE)
    except OSError:
        return False  # it has ended
    numbers = [] if found is None else found[1].split()
    return len(numbers) > 1 and numbers[-1] == "1"
