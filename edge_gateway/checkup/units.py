"""The services of a gateway's machine, as systemd has them."""

from collections.abc import Iterator, Mapping

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import listed, told
from edge_gateway.installation.places import FIREWALL_UNIT

_ALWAYS = (
    "lawang-gateway.service", "mosquitto.service", "lawang-broker-accounts.path", "lawang-broker-certificate.timer",
)  # fmt: skip
_SHOWN = "--property=Id,LoadState,ActiveState,NRestarts,UnitFileState"
RESTLESS = 5  # starts since the machine's


def units(machine: Machine) -> Iterator[Check]:
    """Give whether each runs, and starts with the machine."""
    wanted = [*_ALWAYS]
    if machine.said.get("LAWANG_BACKUP"):
        wanted.append("lawang-gateway-backup.timer")
    if machine.path(FIREWALL_UNIT).exists():
        wanted.append("lawang-firewall.service")
    answer = machine.run("systemctl", "show", _SHOWN, *wanted)
    if answer is None:
        yield warn("units", told("units.none"), told("units.none-do"))
        return
    found = {one.get("Id", ""): one for one in map(_read, answer.split("\n\n"))}
    down = [name for name in wanted if found.get(name, {}).get("ActiveState") != "active"]
    sleepy = [name for name in wanted if name not in down and found[name].get("UnitFileState") == "disabled"]
    restless = [name for name, one in found.items() if int(one.get("NRestarts") or 0) >= RESTLESS]
    if down:
        yield bad("units", told("units.down", names=listed(down)), told("units.down-do", name=down[0]))
    if sleepy:
        yield bad("units", told("units.disabled", names=listed(sleepy)), told("units.disabled-do", name=sleepy[0]))
    if restless:
        yield warn("units", told("units.restless", names=listed(restless)), told("units.down-do", name=restless[0]))
    if not (down or sleepy or restless):
        yield ok("units", told("units.right", names=listed(wanted)))


def _read(block: str) -> Mapping[str, str]:
    return dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
