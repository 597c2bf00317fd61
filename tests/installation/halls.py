"""A hall and its cloud on machines: what setup would have asked is answered here, and read what they show."""

import json
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2

from simulators.device.process import SimulatedDevice
from tests.installation.machines import Machine

SITE = "serang"
CLOUD = "pusat.lawang.test"
HW = "a4cf12f0e9d3"
SHOWN_S = 180.0
ROOT_CERTIFICATE = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
ZONES = ("WIB", "WIT")
"""Two zones, of which one has no midnight while a test runs."""

CLOUD_ANSWERS = f"""
[server]
name = "{CLOUD}"
tls = "internal"
[hall]
code = "{SITE}"
name = "MPP Kabupaten Serang"
token_file = "/srv/token"
[office]
label = "Kepala bidang"
"""


def answers(machine: Machine, token: str) -> str:
    """Return what is answered to `lawang gateway setup`."""
    hours = (datetime.now(UTC) + timedelta(hours=7)).hour
    return f"""
[site]
name = "MPP Kabupaten Serang"
zone = "{ZONES[hours >= 22]}"
hours = "00:00-23:59"
friday_break = ""
[hall]
address = "{machine.address}/24"
agencies = ["Disdukcapil; 1-2; KTP-el, Akta", "DPMPTSP; 3; NIB [izin]"]
gates = "1"
kiosks = "1"
[wifi]
name = "lawang alat"
password = "rahasia sekali"
[cloud]
url = "https://{CLOUD}"
token = "{token}"
[admin]
password = "sandi-admin-1"
[backup]
folder = "/var/backups/lawang"
"""


def set_up_cloud(machine: Machine) -> str:
    """Set up a cloud on a machine where its package is installed; return the hall's token."""
    machine.write("/srv/cloud.toml", CLOUD_ANSWERS, mode=0o600)
    machine.run("lawang cloud setup --answers /srv/cloud.toml --yes")
    machine.wait(f"test -s {ROOT_CERTIFICATE}")
    return machine.run("cat /srv/token").strip()


def trust(machine: Machine, cloud: Machine) -> None:
    """Let a machine know the cloud's name and its certificate."""
    machine.write("/usr/local/share/ca-certificates/lawang.crt", cloud.run(f"cat {ROOT_CERTIFICATE}"))
    machine.run(f"update-ca-certificates && echo '{cloud.address} {CLOUD}' >>/etc/hosts")


def set_up_hall(machine: Machine, token: str, folder: Path) -> SimulatedDevice:
    """Set up a hall on a machine where the gateway's package is installed; return its gate, real firmware, not started."""
    set_up(machine, answers(machine, token))
    machine.run(
        """sed -i 's/^week = {\\(.*\\) }$/week = {\\1, sat = "00:00-23:59", sun = "00:00-23:59" }/' /etc/lawang/plan.toml"""
    )
    machine.run("systemctl restart lawang-gateway")
    config = machine.run(f"lawang device add gate-a --hw {HW}")
    machine.wait("lawang gateway live --who Pemasang")
    return box(folder, config)


def set_up(machine: Machine, said: str = "") -> None:
    """Let setup run on a hall's machine, once more or for the first time, with a file of what is not as before."""
    machine.write("/srv/answers.toml", said, mode=0o600)
    machine.run("lawang gateway setup --answers /srv/answers.toml --yes")


def box(folder: Path, config: str) -> SimulatedDevice:
    """Return a box whose config.json is this one and whose journal is in `folder`: real firmware, not started."""
    said = json.loads(config)
    host, _, port = said["broker"].partition(":")
    return SimulatedDevice(
        folder, site=said["site"], dev=said["dev"], hw=HW, key=said["key"], broker=(host, int(port)),
        buttons=said["buttons"], resend_s=2.0, backoff_s=0.5, keepalive_s=5,
    )  # fmt: skip


@dataclass(frozen=True)
class Wall:
    """A wall, and who has to have signed its certificate."""

    base: str
    context: ssl.SSLContext | None = None

    def entered(self) -> int | None:
        """Return how many people it says entered today, or nothing if it does not answer."""
        headers, extensions = ({"Host": CLOUD}, {"sni_hostname": CLOUD}) if self.context else ({}, {})
        try:
            with httpx2.Client(verify=self.context or True, timeout=5) as client:
                answer = client.get(f"{self.base}/v1/sites/{SITE}/live", headers=headers, extensions=extensions)
        except httpx2.TransportError:
            return None
        return answer.json()["entered"] if answer.status_code == 200 else None


def hall_wall(machine: Machine) -> Wall:
    """Return the hall's own wall, at the hall's address."""
    return Wall(f"http://{machine.address}:8080")


def cloud_wall(machine: Machine) -> Wall:
    """Return the cloud's wall, through its TLS proxy."""
    return Wall(f"https://{machine.address}", ssl.create_default_context(cadata=machine.run(f"cat {ROOT_CERTIFICATE}")))


def await_entered(wanted: int, *walls: Wall, seconds: float = SHOWN_S) -> None:
    """Wait until each wall shows that `wanted` people entered."""
    deadline = time.monotonic() + seconds
    while (entered := [wall.entered() for wall in walls]) != [wanted] * len(walls):
        assert time.monotonic() < deadline, f"entered {wanted}, shown {entered}"
        time.sleep(0.1)
