"""A hall and its cloud on machines: what setup would have asked is answered here, and read what they show."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2

from simulators.device.process import SimulatedDevice
from tests.installation.machines import Machine

SITE = "serang"
HW = "a4cf12f0e9d3"
SHOWN_S = 60.0
CADDYFILE = """{
	admin localhost:2019
}
:80 {
	reverse_proxy 127.0.0.1:8100
}
"""


def plan() -> str:
    """Return a plan of one gate that is open all day, in a zone where no day ends while a test runs."""
    hours = (datetime.now(UTC) + timedelta(hours=7)).hour
    week = ", ".join(f'{day} = "00:00-23:59"' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    return f"""[site]
code = "{SITE}"
name = "MPP Kabupaten Serang"
zone = "{"Asia/Jayapura" if hours >= 22 else "Asia/Jakarta"}"

[hours]
week = {{ {week} }}
early_min = 0
cutoff_min = 0

[[device]]
name = "gate-a"
buttons = {{ in = "enter", out = "leave" }}
"""


def set_up_cloud(machine: Machine) -> str:
    """Set up a cloud on a machine where its package is installed; return the hall's token."""
    for statement in ('CREATE ROLE "lawang-cloud" LOGIN CREATEROLE', 'CREATE DATABASE lawang OWNER "lawang-cloud"'):
        machine.run(f"runuser -u postgres -- psql -q -c '{statement}'")
    machine.run("cp /usr/share/lawang/cloud/cloud.env /etc/lawang/cloud.env")
    machine.run("chown root:lawang-cloud /etc/lawang/cloud.env && chmod 0640 /etc/lawang/cloud.env")
    machine.write("/etc/lawang/Caddyfile", CADDYFILE)
    token = machine.run(f"runuser -u lawang-cloud -- lawang cloud token --site {SITE}").strip().splitlines()[-1]
    machine.run("systemctl restart lawang-cloud caddy")
    return token


def set_up_hall(machine: Machine, cloud: str, token: str, folder: Path) -> SimulatedDevice:
    """Set up a hall on a machine where the gateway's package is installed; return its gate, real firmware, not started."""
    machine.write("/etc/lawang/plan.toml", plan(), "lawang-gateway:lawang-gateway")
    settings = f"LAWANG_HTTP={machine.address}:8080\nLAWANG_CLOUD={cloud}\nLAWANG_TOKEN={token}\n"
    machine.write("/etc/lawang/gateway.env", f"# written by hand\n{settings}", "root:lawang-gateway", 0o640)
    machine.run("cp /usr/share/lawang/gateway/mosquitto.conf /etc/lawang/mosquitto.conf")
    added = f"--hw {HW} --broker {machine.address}:1883 --wifi lawang --wifi-password rahasia-sekali"
    config = json.loads(machine.run(f"runuser -u lawang-gateway -- lawang device add gate-a {added}"))
    machine.run("systemctl restart mosquitto lawang-gateway")
    machine.wait("systemctl is-active lawang-gateway mosquitto")
    machine.wait("runuser -u lawang-gateway -- lawang gateway live --who Pemasang")
    return SimulatedDevice(
        folder, site=SITE, dev="gate-a", hw=HW, key=config["key"], broker=(machine.address, 1883), buttons=("in", "out"),
        resend_s=2.0, backoff_s=0.5, keepalive_s=5,
    )  # fmt: skip


def shown(base: str) -> dict[str, Any] | None:
    """Return what a wall shows, or nothing if it does not answer."""
    try:
        answer = httpx2.get(f"{base}/v1/sites/{SITE}/live", timeout=5)
    except httpx2.TransportError:
        return None
    return answer.json() if answer.status_code == 200 else None


def await_entered(wanted: int, *walls: str, seconds: float = SHOWN_S) -> float:
    """Wait until each wall shows that `wanted` people entered; return how long that took, s."""
    began = time.monotonic()
    while True:
        entered = [(found or {}).get("entered") for found in map(shown, walls)]
        took = time.monotonic() - began
        if entered == [wanted] * len(walls):
            return took
        assert took < seconds, f"entered: {dict(zip(walls, entered, strict=True))}, wanted {wanted}"
        time.sleep(0.1)
