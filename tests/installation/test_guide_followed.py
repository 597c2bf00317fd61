"""The guide for whoever installs, followed word by word on a blank machine.

A small hall takes each page for an installer on one PC, as a user who may sudo. LAWANG_GUIDE_PICTURES=1 takes Debian's
real Chromium for the television (147 MB) and writes docs/pictures/guide-*.png anew; else a stand-in notes how it was
started, and tests/deploy/test_wall_unit.py tries the same flags in a Chromium.
"""

import asyncio
import json
import os
import shlex
import socket
import ssl
import subprocess
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from simulators.device.process import SimulatedDevice
from tests.installation import guide, halls, television, terminal
from tests.installation.conftest import ROOT
from tests.installation.guide import FOLDER, GuideError, Step
from tests.installation.halls import Wall
from tests.installation.machines import Machine
from tests.installation.packages import Packages
from tests.installation.stories import Times, doctor, exposure, several

pytestmark = [pytest.mark.timeout(1200), pytest.mark.full_depth]

PICTURES = os.environ.get("LAWANG_GUIDE_PICTURES") == "1"
USER, HOME, HW = "pemasang", "/home/pemasang", "a4cf12f0e9d3"
TLS = "/etc/lawang/tls"
DRAWN_S = 15.0  # a browser starts and draws, before its picture is taken
WALL_AT_MOST = 4.5
"""What `systemd-analyze security` may say of the television's unit: Chromium makes its own sandbox, of namespaces."""


class Installer:
    """Somebody who does what the guide says at a machine, and with his hands what no command does.

    `words` are his own, and what the machine tells him.
    """

    def __init__(self, machine: Machine, folder: Path, boxes: AsyncExitStack) -> None:
        """Sit down at a machine; `folder` is for the box, which `boxes` switches off in the end."""
        self.machine, self.words = machine, own_words(machine)
        self.tried, self.untried = 0, list[Step]()
        self.gate: SimulatedDevice | None = None
        self._folder, self._boxes = folder, boxes

    async def follow(self, step: Step) -> None:
        """Follow a step; raises GuideError."""
        if step.untried:
            self.untried.append(step)
            return
        self.tried += 1
        if "plan check" in step.command:
            open_on_weekends(self.machine)
        if step.command == "sudo systemctl reboot":
            self.machine.run("cp -a /mnt/cadangan/. /srv/cadangan")
            self.machine.reboot()
            plug_in(self.machine)
            return
        self._type(step)
        if "device add" in step.command:
            made = box(self.machine, f"cat {HOME}/gate-a.json", self._folder)
            self.gate = await self._boxes.enter_async_context(made)

    def _type(self, step: Step) -> None:
        command = shlex.quote(guide.said(step.command, self.words))
        as_user = f"cd {HOME} && exec runuser -u {USER} -- env HOME={HOME} bash -e -o pipefail -c {command}"
        talk = [(asked, guide.said(answer, self.words)) for asked, answer in step.talk]
        try:
            code, shown = terminal.converse(self.machine.inside("sh", "-c", as_user), talk)
        except terminal.TerminalError as e:
            raise GuideError(f"{step}: {step.command}\n{e}") from e
        if code:
            raise GuideError(f"{step}: {step.command}\nended with {code}\n{shown[-4000:]}")
        guide.check_seen(step, shown, self.words)


def own_words(machine: Machine) -> dict[str, str]:
    """Return what stands on the paper of whoever installs this hall; open all day, in a zone whose midnight is far."""
    return {
        "DEBIAN": "13", "ALAMAT": machine.address, "AWALAN": "24", "SERVER": machine.address, "KODE": halls.SITE,
        "NAMA": "MPP Kabupaten Serang", "ZONA": halls.ZONES[(datetime.now(UTC) + timedelta(hours=7)).hour >= 22],
        "JAM": "00:00-23:59", "ISTIRAHAT": "-", "WIFI": "lawang alat", "SANDI_WIFI": "rahasia sekali",
        "SANDI_ADMIN": "sandi-admin-1", "FOLDER_CADANGAN": "/mnt/cadangan", "NOMOR_CHIP": HW,
    }  # fmt: skip


def as_installed(machine: Machine, repository: Path) -> None:
    """Make of the machine what Debian's own installer leaves, with the stick of packages and an empty one in it."""
    machine.run("apt-get install --yes -qq libpam-systemd python3-minimal sudo && systemctl start systemd-logind")
    machine.run(f"useradd --create-home --shell /bin/bash --groups sudo {USER}")
    machine.write("/etc/sudoers.d/pemasang", f"{USER} ALL=(ALL) NOPASSWD: ALL\n", mode=0o440)
    machine.write("/etc/apt/apt.conf.d/90test", 'Acquire::Retries "0";\n')  # there is no network to be waited for
    subprocess.run(["cp", "-r", str(repository), str(machine.root / "mnt/13")], check=True)
    plug_in(machine)


def plug_in(machine: Machine) -> None:
    """Put the stick for backups in, with what was on it."""
    machine.run("mkdir -p /mnt/cadangan /srv/cadangan && mount -t tmpfs -o mode=0777 stik /mnt/cadangan")
    machine.run("cp -a /srv/cadangan/. /mnt/cadangan && chmod 0777 /mnt/cadangan")


def open_on_weekends(machine: Machine) -> None:
    """Let the hall be open today, whatever day it is."""
    week = 's/^week = {\\(.*\\) }$/week = {\\1, sat = "00:00-23:59", sun = "00:00-23:59" }/'
    machine.run(f"sed -i '{week}' /etc/lawang/plan.toml")


def box(machine: Machine, shows_config: str, folder: Path) -> SimulatedDevice:
    """Return the box that is given what a command shows: real firmware, not started."""
    config = json.loads(machine.run(shows_config))
    host, _, port = config["broker"].partition(":")
    tls = {"ca": config["ca"]} if "ca" in config else {}
    return SimulatedDevice(
        folder, site=config["site"], dev=config["dev"], hw=HW, key=config["key"], broker=(host, int(port)),
        buttons=tuple(config["buttons"]), resend_s=2.0, backoff_s=0.5, keepalive_s=5, **tls,
    )  # fmt: skip


async def test_the_guide_makes_a_hall_of_a_blank_machine(packages: Packages, tmp_path: Path) -> None:
    """Issue 16, show 5: every command in it, then a box's press on both walls, and a certificate that ends."""
    times = Times("13")
    with several(tmp_path / "machines", ("chromium", "grim") if PICTURES else (), hall="13") as (hall,):
        as_installed(hall, packages.new / "13")
        television.put_in(hall)
        if not PICTURES:
            television.offer_stand_in(hall, tmp_path)
        times.note("a machine as Debian's installer leaves it")
        async with AsyncExitStack() as boxes:
            installer = Installer(hall, tmp_path / "gate-a", boxes)
            for page in guide.route("gedung-kecil.md"):
                for step in guide.steps(page):
                    await installer.follow(step)
                times.note(page.name)
            walls = halls.hall_wall(hall), halls.cloud_wall(hall, name="")
            assert installer.gate is not None
            await installer.gate.press("in")
            halls.await_entered(1, *walls)
            check_screen(hall)
            times.note("a press on both walls")
            for name in ("gangguan.md", "../operator.md"):
                for step in guide.steps(FOLDER / name):
                    await installer.follow(step)
            times.note("the other pages")
        assert doctor(hall).bad <= {"time"}
        await check_renewal(hall, tmp_path / "gate-a", walls)
        times.note("a certificate renewed")
        if PICTURES:
            await take_pictures(hall)
    assert installer.tried > 20
    for step in installer.untried:
        print(f"{step}: not tried: {step.untried}")
    print(f"{installer.tried} fences typed; {times.said()}")


def check_screen(machine: Machine) -> None:
    """See that the television came back by itself after the power cut, on its page, and comes back when it crashes."""
    machine.wait("systemctl is-active lawang-wall")
    assert exposure(machine, "lawang-wall") <= WALL_AT_MOST
    if PICTURES:
        assert "--no-sandbox" not in machine.run("ps -u lawang-wall -o args")
        return
    runtime, display, *flags = television.started(machine)
    assert (runtime, display) == (machine.run("echo /run/user/$(id -u lawang-wall)").strip(), "wayland-0")
    assert f"starting.html#http://{machine.address}:8080/board/a" in flags[-1]
    assert {"--kiosk", "--autoplay-policy=no-user-gesture-required", "--lang=id"} <= set(flags)
    machine.run(f"rm {television.STARTED} && pkill -KILL -u lawang-wall -x sleep")
    television.started(machine)


async def check_renewal(machine: Machine, folder: Path, walls: tuple[Wall, ...]) -> None:
    """Let the broker's certificate end the day after tomorrow: doctor says so, the timer's service renews it, no box is cut."""
    config = f"lawang device config gate-a --broker {machine.address}:8883 --ca {TLS}/ca.pem"
    asked = f"openssl req -new -key {TLS}/broker.key -subj /CN=broker"
    machine.write("/srv/names", f"subjectAltName = IP:{machine.address}\n")
    signed = f"openssl x509 -req -CA {TLS}/ca.pem -CAkey {TLS}/ca.key -days 2 -extfile /srv/names -out {TLS}/broker.pem"
    machine.run(f"{asked} | {signed} 2>&1 && systemctl reload mosquitto")
    _, said = machine.attempt("lawang doctor --json")
    (check,) = [one for one in json.loads(said)["checks"] if one["name"] == "certificate"]
    assert (check["verdict"], "lawang-broker-certificate" in check["do"]) == ("warn", True), check
    authority = machine.run(f"cat {TLS}/ca.pem")
    broker = machine.run("systemctl show --value --property=MainPID mosquitto")
    async with box(machine, config, folder) as gate:
        await gate.press("in")
        halls.await_entered(2, *walls)
        assert days_left(machine, authority) < 2
        machine.run(
            "systemd-analyze verify lawang-broker-certificate.timer && systemctl start lawang-broker-certificate"
        )
        deadline = time.monotonic() + 10
        while days_left(machine, authority) < 800:
            assert time.monotonic() < deadline
        await gate.press("in")
        halls.await_entered(3, *walls)
        assert [change.up for change in gate.links] == [True], "nobody was cut"
    async with box(machine, config, folder) as gate:  # and who comes anew is shown the new one
        await gate.press("in")
        halls.await_entered(4, *walls)
    assert machine.run("systemctl show --value --property=MainPID mosquitto") == broker


def days_left(machine: Machine, authority: str) -> float:
    """Return for how long the certificate is good that the broker shows, which has to be of that authority."""
    context = ssl.create_default_context(cadata=authority)
    with (
        socket.create_connection((machine.address, 8883), 5) as plain,
        context.wrap_socket(plain, server_hostname=machine.address) as secured,
    ):
        found = secured.getpeercert()
    assert found is not None
    return (ssl.cert_time_to_seconds(str(found["notAfter"])) - time.time()) / 86_400


async def take_pictures(machine: Machine) -> None:
    """Write what the television shows, before the gateway answers and after, and what a browser at a desk shows."""
    folder = ROOT / "docs/pictures"
    machine.run("rm /etc/lawang/wall.env && systemctl stop lawang-gateway && systemctl restart lawang-wall")
    await asyncio.sleep(DRAWN_S)
    television.picture(machine, folder / "guide-menunggu.png")
    machine.run("systemctl start lawang-gateway")
    await asyncio.sleep(DRAWN_S)
    television.picture(machine, folder / "guide-layar.png")
    machine.write("/etc/lawang/wall.env", f"LAWANG_WALL=http://{machine.address}:8080/board/a\n")
    machine.run("systemctl restart lawang-wall")
    await asyncio.sleep(DRAWN_S)
    television.picture(machine, folder / "guide-papan.png")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 1100, "height": 800}, ignore_https_errors=True, locale="id-ID")
        await page.goto(f"http://{machine.address}:8080/login")
        await page.fill("[name=who]", "Petugas")
        await page.fill("[name=password]", own_words(machine)["SANDI_ADMIN"])
        await page.click("button")
        await page.goto(f"http://{machine.address}:8080/status")
        await page.screenshot(path=folder / "guide-status.png")
        await page.set_viewport_size({"width": 1100, "height": 440})
        await page.goto(f"https://{machine.address}/masuk")
        await page.screenshot(path=folder / "guide-masuk.png")
        await browser.close()
