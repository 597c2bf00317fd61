"""`lawang doctor` on a gateway's machine: nothing bad on one that is well, and each fault that is put in is named."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from typer.testing import CliRunner

from command_line.checks import Check, Verdict
from edge_gateway.checkup import disk as disks
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.ports import Bound, listening
from edge_gateway.checkup.words import TEXTS
from edge_gateway.commands import app
from edge_gateway.commands.doctor import of
from edge_gateway.devices import authority, keyring
from edge_gateway.succession import kept
from edge_gateway.succession.kept import Made
from shelf.env_file import read_env
from tests.edge_gateway.conftest import free_port, until

ANSWERS = """
[site]
name = "MPP Uji"
[hall]
address = "192.168.10.2/24"
agencies = ["Disdukcapil; 1-2; KTP-el"]
gates = 1
[wifi]
name = "lawang"
password = "sandi-wifi"
[cloud]
url = "http://127.0.0.1:1"
token = "benar"
[backup]
folder = "/backups"
"""
RULES = "table inet lawang {\n chain input {\n  tcp dport 1883 drop\n }\n}\n"
WELL = "C0A80001,ntp.example,2,1764495600.0,0.000012345,0.0,0.0,0.0,0.0,0.0,0.0,0.0,64.0,Normal\n"


class FakeCloud(BaseHTTPRequestHandler):
    """Knows one token, and that this hall has no logs."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.send_response(200 if self.headers["Authorization"] == "Bearer benar" else 401)
        self.end_headers()
        self.wfile.write(b"[]")

    def log_message(self, *_: Any) -> None: ...


@dataclasses.dataclass
class Hall:
    """A machine in a folder, with a broker and a gateway that run."""

    root: Path
    said: dict[str, str]
    program: str
    processes: dict[str, subprocess.Popen[bytes]] = dataclasses.field(default_factory=dict)
    outputs: dict[str, str | None] = dataclasses.field(default_factory=dict)
    ahead: float = 0.0

    @property
    def data(self) -> Path:
        return self.root / "var/lib/lawang-gateway"

    def run(self, *words: str) -> str | None:
        if words[0] == "systemctl" and "systemctl" not in self.outputs:
            names = [word for word in words if word.startswith(("lawang", "mosq"))]
            return "\n\n".join(f"Id={n}\nActiveState=active\nNRestarts=0\nUnitFileState=enabled" for n in names)
        return self.outputs.get(words[0])

    def checks(self) -> dict[str, Check]:
        found: dict[str, Check] = {}
        for check in of(Machine(self.root, self.said, time.time() + self.ahead, self.run)):
            before = found.get(check.name)
            found[check.name] = check if before is None or before.verdict is Verdict.OK else before
        return found

    def start_broker(self, change: Callable[[str], str] = lambda text: text) -> None:
        self.stop("broker")
        port = self.said["LAWANG_BROKER"].rpartition(":")[2]
        text = (self.root / "etc/lawang/mosquitto.conf").read_text()
        for old, new in (
            ("/etc/lawang", f"{self.root}/etc/lawang"),
            ("192.168.10.2", "127.0.0.9"),
            ("8883", str(free_port())),
            ("1883", port),
        ):
            text = text.replace(old, new)
        (self.root / "m.conf").write_text(change(f"user root\n{text}" if os.getuid() == 0 else text))
        self.processes["broker"] = subprocess.Popen(
            [self.program, "-c", str(self.root / "m.conf")], stderr=subprocess.DEVNULL
        )
        until(lambda: Bound("127.0.0.1", int(port)) in listening([Path("/proc/net/tcp").read_text()]), 10)

    def start_gateway(self) -> None:
        words = [sys.executable, "-m", "edge_gateway", "run", "--without-cloud"]
        given = {k: v for k, v in self.said.items() if k not in {"LAWANG_CLOUD", "LAWANG_TOKEN"}}
        given |= {"LAWANG_DATA": str(self.data), "LAWANG_PLAN": str(self.root / "etc/lawang/plan.toml")}
        self.processes["gateway"] = subprocess.Popen(
            words, env={**os.environ, **given}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.processes["gateway"].stdout is not None
        assert b"ready" in self.processes["gateway"].stdout.readline()
        self.install()

    def install(self) -> None:
        """Do what lawang-broker-accounts.service does."""
        for name in ("passwords", "acl"):
            path = self.root / "etc/lawang/broker" / name
            shutil.copy(self.data / "broker" / name, path)
            with suppress(LookupError, PermissionError):
                shutil.chown(path, "mosquitto", "mosquitto")

    def stop(self, name: str) -> None:
        process = self.processes.pop(name, None)
        if process is not None:
            process.kill()
            process.wait(10)
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture(scope="module")
def well(needs: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    root = tmp_path_factory.mktemp("machine")
    (root / "answers").write_text(ANSWERS)
    made = CliRunner().invoke(app, ["setup", "--root", str(root), "--answers", str(root / "answers"), "--yes"])
    assert made.exit_code == 0, made.output
    for folder in ("etc/lawang/broker", "sys/class/rtc/rtc0"):
        (root / folder).mkdir(parents=True)
    (root / "proc").symlink_to("/proc")
    authority.make(root / "etc/lawang/tls", ["127.0.0.9"], datetime.now(UTC))  # which this machine does have
    cloud = ThreadingHTTPServer(("127.0.0.1", 0), FakeCloud)
    threading.Thread(target=cloud.serve_forever, daemon=True).start()
    broker, pages = free_port(), free_port()
    said = {
        **read_env(root / "etc/lawang/gateway.env"),
        "LAWANG_BROKER": f"127.0.0.1:{broker}", "LAWANG_BOX_BROKER": f"127.0.0.9:{broker}",
        "LAWANG_HTTP": f"127.0.0.1:{pages},127.0.0.9:{pages}", "LAWANG_CLOUD": f"http://127.0.0.1:{cloud.server_port}",
    }  # fmt: skip
    hall = Hall(root, said, needs("mosquitto"), outputs={"chronyc": WELL, "nft": RULES})
    for name in ("gate-a", "kiosk-1", "pad-01", "pad-02"):
        keyring.add(hall.data, name, "0a" * 5 + f"{len(name):02x}"[:2])
    hall.data.chmod(0o700)
    kept.note(hall.data, Made(int(time.time() * 1000), "/backups/b.tar.gz", 1, False, "gw-1", 1))
    (root / "backups/b.tar.gz").write_text("")
    try:
        hall.start_gateway()
        hall.start_broker()
        until(lambda: "gateway" in hall.checks(), 30)
        yield hall
    finally:
        for name in list(hall.processes):
            hall.stop(name)
        cloud.shutdown()
        cloud.server_close()


@pytest.fixture
def hall(well: Hall) -> Iterator[Hall]:
    """Give the machine that is well, and put back what a test changes of its values and its two folders."""
    said, outputs = dict(well.said), dict(well.outputs)
    (well.root / "sys/class/rtc/rtc0/since_epoch").write_text(str(int(time.time()) + 2))
    before = well.root.with_name("before")
    for name in ("etc", "backups", "sys"):
        shutil.copytree(well.root / name, before / name)
    yield well
    well.said, well.outputs, well.ahead = said, outputs, 0.0
    for name in ("etc", "backups", "sys"):
        shutil.rmtree(well.root / name)
        shutil.copytree(before / name, well.root / name)
    well.install()
    shutil.rmtree(before)


def said(check: Check) -> str:
    return TEXTS.said("en", check.said) + (" → " + TEXTS.said("en", check.todo) if check.todo else "")


def test_a_machine_that_is_well_has_nothing_bad(hall: Hall) -> None:
    """What is only to be looked at on a new hall: its trial, boxes and screens that are not there yet, the disk."""
    found = hall.checks()
    bad = {name: said(check) for name, check in found.items() if check.verdict is Verdict.BAD}
    assert bad == {}
    warned = {name for name, check in found.items() if check.verdict is Verdict.WARN}
    assert warned <= {"trial", "silent", "screens", "backup", "restore", "disk"}
    assert {"units", "time", "rtc", "ports", "stranger", "accounts", "certificate", "rights", "plan", "token"} <= set(
        found
    )
    assert [said(check) for check in found.values() if "\n" in said(check)] == []
    assert [name for name, check in found.items() if check.verdict is Verdict.WARN and check.todo is None] == []


def unsynchronised(hall: Hall) -> None:
    hall.outputs["chronyc"] = WELL.replace("Normal", "Not synchronised")


def off(hall: Hall) -> None:
    hall.outputs["chronyc"] = WELL.replace("0.000012345", "-7.5")


def nobody(hall: Hall) -> None:
    hall.outputs["chronyc"] = None
    hall.outputs["timedatectl"] = "no\n"


def battery(hall: Hall) -> None:
    (hall.root / "sys/class/rtc/rtc0/since_epoch").write_text("1262304000")


def no_battery(hall: Hall) -> None:
    (hall.root / "sys/class/rtc/rtc0/since_epoch").unlink()


def certificate_over(hall: Hall) -> None:
    hall.ahead = 900 * 86_400


def new_address(hall: Hall) -> None:
    port = hall.said["LAWANG_BROKER"].rpartition(":")[2]
    hall.said["LAWANG_BOX_BROKER"] = f"127.0.0.10:{port}"


def other_token(hall: Hall) -> None:
    hall.said["LAWANG_TOKEN"] = "lama"


def cloud_away(hall: Hall) -> None:
    hall.said["LAWANG_CLOUD"] = f"http://127.0.0.1:{free_port()}"


def accounts_behind(hall: Hall) -> None:
    (hall.root / "etc/lawang/broker/passwords").write_text("gateway:$7$101$AA==$AA==\n")


def secret_for_all(hall: Hall) -> None:
    (hall.root / "etc/lawang/gateway.env").chmod(0o644)


def plan_broken(hall: Hall) -> None:
    file = hall.root / "etc/lawang/plan.toml"
    file.write_text(file.read_text().replace('kind = "nonizin"', 'kind = "baik"'))


def plan_edited(hall: Hall) -> None:
    file = hall.root / "etc/lawang/plan.toml"
    file.write_text(file.read_text().replace('"Loket 1"', '"Loket Satu"'))


def plan_may_not_follow(hall: Hall) -> None:
    file = hall.root / "etc/lawang/plan.toml"
    file.write_text(file.read_text().replace('code = "uji"', 'code = "lain"'))


def unit_down(hall: Hall) -> None:
    whole = hall.run("systemctl", "lawang-gateway.service", "mosquitto.service", "lawang-broker-accounts.path") or ""
    hall.outputs["systemctl"] = whole.replace(
        "Id=mosquitto.service\nActiveState=active", "Id=mosquitto.service\nActiveState=failed"
    )


def unit_disabled(hall: Hall) -> None:
    names = (
        "lawang-gateway.service",
        "mosquitto.service",
        "lawang-broker-accounts.path",
        "lawang-gateway-backup.timer",
    )
    whole = hall.run("systemctl", *names, "lawang-firewall.service") or ""
    hall.outputs["systemctl"] = whole.replace("enabled", "disabled", 1)


def firewall_gone(hall: Hall) -> None:
    hall.outputs["nft"] = None


def firewall_empty(hall: Hall) -> None:
    hall.outputs["nft"] = "table inet lawang {\n}\n"


def accounts_closed(hall: Hall) -> None:
    (hall.root / "etc/lawang/broker/acl").chmod(0o040)  # neither Mosquitto's own nor, as its owner, to be read


def backup_old(hall: Hall) -> None:
    hall.ahead = 9 * 86_400


def backup_away(hall: Hall) -> None:
    hall.said["LAWANG_BACKUP"] = "/media/usb"


def backup_gone(hall: Hall) -> None:
    (hall.root / "backups/b.tar.gz").unlink()


def never_tried(_: Hall) -> None: ...


def no_holidays(hall: Hall) -> None:
    hall.ahead = 800 * 86_400


FAULTS: dict[Callable[[Hall], None], tuple[str, Verdict, str]] = {
    unsynchronised: ("time", Verdict.WARN, "from no server"),
    off: ("time", Verdict.WARN, "off by 7.500 s"),
    nobody: ("time", Verdict.BAD, "Nobody sets"),
    battery: ("rtc", Verdict.BAD, "Change the CMOS battery"),
    no_battery: ("rtc", Verdict.WARN, "no battery clock"),
    certificate_over: ("certificate", Verdict.BAD, "ended on"),
    new_address: ("certificate", Verdict.BAD, "not of 127.0.0.10"),
    other_token: ("token", Verdict.BAD, "refuses the token (401)"),
    cloud_away: ("token", Verdict.WARN, "does not answer"),
    accounts_behind: ("accounts", Verdict.BAD, "older accounts"),
    secret_for_all: ("rights", Verdict.BAD, "Everybody may read /etc/lawang/gateway.env"),
    plan_broken: ("plan", Verdict.BAD, "izin, nonizin, pengaduan"),
    plan_edited: ("plan", Verdict.WARN, "systemctl restart lawang-gateway"),
    plan_may_not_follow: ("plan", Verdict.BAD, "cannot follow"),
    unit_down: ("units", Verdict.BAD, "Not running: mosquitto.service"),
    unit_disabled: ("units", Verdict.BAD, "Not started with the machine: lawang-gateway.service"),
    firewall_gone: ("firewall", Verdict.BAD, "systemctl restart lawang-firewall"),
    firewall_empty: ("firewall", Verdict.BAD, "not loaded"),
    accounts_closed: ("accounts", Verdict.BAD, "cannot read"),
    backup_old: ("backup", Verdict.BAD, "h old"),
    backup_gone: ("backup", Verdict.BAD, "not there any more"),
    never_tried: ("restore", Verdict.WARN, "lawang gateway restore --try /backups/b.tar.gz"),
    backup_away: ("backup", Verdict.BAD, "/media/usb is away"),
    no_holidays: ("holidays", Verdict.WARN, "plan holidays"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_fault_that_is_put_in_is_named(hall: Hall, fault: Callable[[Hall], None]) -> None:
    name, verdict, says = FAULTS[fault]
    fault(hall)
    check = hall.checks()[name]
    assert check.verdict is verdict, said(check)
    assert says in said(check)
    assert check.todo is not None


def test_a_container_has_the_clock_of_its_host(hall: Hall) -> None:
    nobody(hall)
    no_battery(hall)
    hall.outputs["systemd-detect-virt"] = "systemd-nspawn\n"
    assert [hall.checks()[name].verdict for name in ("time", "rtc")] == [Verdict.OK, Verdict.OK]


def test_a_broker_that_lets_anybody_in_is_named(hall: Hall) -> None:
    """Put in at the broker itself: it is tried as a stranger, not read out of its file."""
    try:
        hall.start_broker(
            lambda text: text.replace("allow_anonymous false", "allow_anonymous true").replace("password_file", "#")
        )
        assert hall.checks()["stranger"].verdict is Verdict.BAD
        assert "allow_anonymous false" in said(hall.checks()["stranger"])
        hall.stop("broker")
        assert "does not answer" in said(hall.checks()["stranger"])
        assert hall.checks()["ports"].verdict is Verdict.BAD
        assert "Nothing listens on" in said(hall.checks()["ports"])
    finally:
        hall.start_broker()


def test_a_broker_that_listens_elsewhere_is_named(hall: Hall) -> None:
    """F-class "listeners bind to the hall's address": what the kernel says counts, not the file."""
    try:
        port = hall.said["LAWANG_BROKER"].rpartition(":")[2]
        hall.start_broker(lambda text: f"{text}\nlistener {port} 127.0.0.77\n")
        check = hall.checks()["ports"]
        assert check.verdict is Verdict.BAD
        assert "Open on 127.0.0.77:" in said(check)
    finally:
        hall.start_broker()


def test_a_gateway_that_does_not_run_is_named(hall: Hall) -> None:
    try:
        hall.stop("gateway")
        check = hall.checks()["gateway"]
        assert check.verdict is Verdict.BAD
        assert "does not run" in said(check)
    finally:
        hall.start_gateway()


@pytest.mark.skipif(os.getuid() != 0, reason="gives a file to another user, which root alone may")
def test_a_file_that_root_left_in_the_gateways_folder_is_named(hall: Hall) -> None:
    """Class "files of another owner after a command as root"."""
    try:
        os.chown(hall.data / "devices.json", 12_345, 12_345)
        check = hall.checks()["rights"]
        assert check.verdict is Verdict.BAD
        assert "devices.json" in said(check)
        assert "chown" in said(check)
    finally:
        os.chown(hall.data / "devices.json", 0, 0)


def test_boxes_that_are_not_there_are_named_by_the_running_gateway(hall: Hall) -> None:
    assert "gate-a" in said(hall.checks()["silent"])


@pytest.mark.parametrize(
    ("free", "grows", "verdict"),
    [(50 << 30, 0, "ok"), (50 << 30, 10 << 20, "ok"), (5 << 30, 100 << 20, "warn"), (1 << 30, 100 << 20, "bad"),
     (900 << 20, 0, "warn"), (100 << 20, 0, "bad")],
)  # fmt: skip
def test_a_disk_that_fills_is_told_in_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, grows: int, verdict: str
) -> None:
    """Class "log or database fills the disk": by what is free, and by the pace until now."""
    monkeypatch.setattr(disks, "growth", lambda *_: grows)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(64 << 30, 0, free))  # type: ignore[attr-defined]
    [check] = disks.disk(Machine(tmp_path, {"LAWANG_DATA": "/"}, 0.0, lambda *_: None))
    assert check.verdict == verdict
    assert (f"for {free // grows} days" if grows else "for – days") in said(check)


def test_a_logs_growth_is_its_size_by_its_days(hall: Hall) -> None:
    size = (hall.data / "log.db").stat().st_size
    assert disks.growth(hall.data, time.time()) == 0  # for less than a day nothing is known
    assert disks.growth(hall.data, time.time() + 10 * 86_400) == pytest.approx(size / 10, rel=0.1)
    assert disks.growth(hall.root, time.time()) == 0


def test_the_kernels_tables_are_read() -> None:
    four = "sl local\n 0: 0100007F:075B 00000000:0000 0A\n 1: 0900007F:075B 0100007F:0001 01\n"
    six = "sl local\n 0: 00000000000000000000000000000000:1F90 x 0A\n"
    assert listening([four, six]) == {Bound("127.0.0.1", 1883), Bound("::", 8080)}


def test_the_command_prints_a_line_a_check_and_json(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("LAWANG_")]:
        monkeypatch.delenv(name)
    words = [sys.executable, "-m", "lawang", "doctor", "--root", str(hall.root)]
    plain = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    values = subprocess.run([*words, "--json"], capture_output=True, text=True, check=False, timeout=60)
    found = json.loads(values.stdout)
    assert [line.split()[1] for line in plain.stdout.splitlines()] == [check["name"] for check in found["checks"]]
    assert (plain.returncode, values.returncode) == (1, 1)  # no systemd, other ports: here it is not the hall's machine
    assert found["verdict"] == "bad"
