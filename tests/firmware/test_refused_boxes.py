"""Boxes that must not speak, on the real gateway: what its log says, what the box shows, and what becomes of presses."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from edge_gateway.devices import keyring
from simulators.device.journal_file import read
from simulators.device.process import SimulatedDevice
from tests.edge_gateway.conftest import SITE, GatewayProcess, mosquitto, nest, start_gateway

__all__ = ["mosquitto", "nest", "start_gateway"]  # fixtures

DENIED = "Kotak ditolak. Hubungi teknisi"
QUICK = {"resend_s": 0.5, "hello_s": 0.5, "backoff_s": 0.3, "refused_s": 3, "lockout_ms": 20}
OTHER_HW = "0dd0dd0dd0dd"
OTHER_KEY = "42" * 32


class Drill:
    """A gateway and boxes as real processes."""

    def __init__(self, folder: Path, gateway: GatewayProcess, address: str) -> None:
        self.gateway = gateway
        self._folder = folder
        host, port = address.rsplit(":", 1)
        self._broker = host, int(port)

    def box(self, dev: str, name: str, **changed: str) -> SimulatedDevice:
        """Return a box that is configured as the device, but for what is `changed`."""
        known = keyring.load(self.gateway.data)[dev]
        identity = {"hw": known.hw, "key": known.key_hex} | changed
        folder = self._folder / name
        return SimulatedDevice(
            folder, site=SITE, dev=dev, broker=self._broker, buttons=["in", "out"], **identity, **QUICK
        )

    def refused(self, reason: str) -> float:
        return self.gateway.metric(f'lawang_refused_total{{reason="{reason}"}}')

    def said(self, reason: str, dev: str) -> str:
        """Return the advice that the log gives on a refusal of this device."""
        for line in (self.gateway.data / "stderr").read_text().splitlines():
            values: dict[str, Any] = json.loads(line)
            if values.get("reason") == reason and values["device"] == dev:
                return values["advice"]
        return ""

    async def appended(self, count: int) -> None:
        await becomes(lambda: self.gateway.metric("lawang_appended_total") >= count)
        assert self.gateway.metric("lawang_appended_total") == count


async def becomes(condition: Any, timeout_s: float = 60) -> None:
    async with asyncio.timeout(timeout_s):
        while not await asyncio.to_thread(condition):
            await asyncio.sleep(0.1)


def faults(box: SimulatedDevice) -> list[object]:
    return [dict(kept.entry.data)["what"] for kept in read(box.ring.read_bytes()).kept if kept.entry.k == "fault"]


@pytest.fixture
def drill(tmp_path: Path, mosquitto: Any, start_gateway: Any) -> Drill:
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    return Drill(tmp_path, gateway, mosquitto.address)


async def tells_the_installer(drill: Drill, box: SimulatedDevice, reason: str, advice: str) -> None:
    """Check that the gateway counts and explains, that display and journal say it, and that presses are kept."""
    await becomes(lambda: box.display == DENIED)
    lit = await box.press("out")
    assert drill.refused(reason) > 0
    assert advice in drill.said(reason, box.dev)
    await becomes(lambda: faults(box) == ["refused"])
    assert any(kept.entry.seq == lit.seq for kept in read(box.ring.read_bytes()).kept)


@pytest.mark.timeout(240)
async def test_a_box_with_a_wrong_key_is_refused_until_it_gets_its_own(drill: Drill) -> None:
    """Class: wrong, revoked or shared key: nobody is told why nothing comes. Once put right it counts.

    What it recorded under the wrong key stays in its ring: nobody can vouch for it.
    """
    async with drill.box("gate-b", "b", key=OTHER_KEY) as box:
        await tells_the_installer(drill, box, "mac", "config.json that `device add` wrote")
        assert drill.gateway.metric("lawang_appended_total") == 0
    async with drill.box("gate-b", "b") as box:
        await becomes(lambda: box.display == "")
        await box.press("in")
        await drill.appended(3)  # a new epoch, its boot, this press


@pytest.mark.timeout(240)
async def test_a_revoked_box_is_refused_in_its_session_and_what_it_logged_stays(drill: Drill) -> None:
    """Class: wrong, revoked or shared key. Taken back, what it kept meanwhile counts, once."""
    async with drill.box("gate-a", "a") as box:
        await box.press("in")
        await drill.appended(2)
        keyring.revoke(drill.gateway.data, "gate-a")
        await tells_the_installer(drill, box, "unknown-device", "whether it is revoked")
        assert drill.gateway.metric("lawang_appended_total") == 2
        keyring.revoke(drill.gateway.data, "gate-a", undo=True)
        await drill.appended(4)  # and the fault, and the press
        await becomes(lambda: box.display == "")
        assert (drill.gateway.metric("lawang_gaps_total"), drill.gateway.metric("lawang_conflicts_total")) == (0, 0)


@pytest.mark.timeout(240)
async def test_of_two_boxes_with_one_key_the_one_that_was_added_goes_on(drill: Drill) -> None:
    """Class: two clients with one id; wrong, revoked or shared key. The copy is refused and evicts nobody."""
    async with drill.box("gate-a", "a") as box, drill.box("gate-a", "copy", hw=OTHER_HW) as copy:
        await tells_the_installer(drill, copy, "hw", "device move")
        for _ in range(3):
            await box.press("in")
        await drill.appended(4)
        assert [change.up for change in box.links] == [True]
        assert (box.display, faults(box)) == ("", [])
