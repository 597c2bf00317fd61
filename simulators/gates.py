"""The boxes of a simulated hall: real firmware, each behind a cable of its own, and fingers that keep a list."""

import asyncio
import contextlib
import secrets
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from edge_gateway.devices import keyring
from simulators.device.process import DeviceDiedError, JournalFullError, Lit, SimulatedDevice
from simulators.plan_file import Device
from simulators.presser import PressList
from simulators.proxy import Proxy

RING_BYTES = 64 * 4096


def add_device(gateway: Path, name: str) -> keyring.Credential:
    """Return the credential of a device that may speak to the gateway, made if it is new."""
    return keyring.load(gateway).get(name) or keyring.add(gateway, name, secrets.token_hex(6))


class Gate:
    """One box, such as a gate: a device, its cable to the broker, and one finger a button."""

    def __init__(self, plan: Device, device: SimulatedDevice, cable: Proxy, presses: PressList, key: str) -> None:
        """Take a device that is described in the plan, and a cable that listens."""
        self.device, self.cable, self.key = device, cable, key
        self.buttons: Mapping[str, str] = plan.buttons
        self.counter = plan.counter
        self.kills = 0
        self._presses = presses
        self._fingers = {button: asyncio.Lock() for button in plan.buttons}

    async def press(self, button: str, ms: int = 60) -> Lit | None:
        """Press, and return the lamp's answer; None if the device died first or its journal is full.

        Nothing is pressed and DeviceDiedError raised if the device is dead.
        """
        async with self._fingers[button]:
            if not self.device.alive:
                raise DeviceDiedError(f"{self.device.dev} is dead: nobody presses it")
            number = self._presses.pressed(self.device.dev, button)
            seen = len(self.device.lit)
            with contextlib.suppress(DeviceDiedError, JournalFullError):
                lit = await self.device.press(button, ms)
                self._presses.lamp(number, lit.ep, lit.seq)
                return lit
            for late in self.device.lit[seen:]:  # seen, and then the device died
                if late.button == button:
                    self._presses.lamp(number, late.ep, late.seq)
                    return late
            return None

    def kill(self) -> None:
        """Cut its power."""
        if self.device.alive:
            self.device.kill()
            self.kills += 1


async def build_gate(  # noqa: PLR0913 - what a gate is made of
    stack: AsyncExitStack,
    folder: Path,
    *,
    site: str,
    plan: Device,
    credential: keyring.Credential,
    broker: tuple[str, int],
    presses: PressList,
    timing: Mapping[str, float],
    hw: str | None = None,
) -> Gate:
    """Return a gate that is not started yet; the stack ends its cable and its device.

    `hw` is its chip's number if that is not the one that is registered.
    """
    cable = await stack.enter_async_context(Proxy(broker))
    device = SimulatedDevice(
        folder,
        site=site,
        dev=plan.name,
        hw=hw or credential.hw,
        key=credential.key_hex,
        broker=cable.address,
        buttons=list(plan.buttons),
        ring_bytes=RING_BYTES,
        lamp=plan.lamp,
        **timing,
    )
    stack.push_async_callback(device.stop)
    return Gate(plan, device, cable, presses, credential.key_hex)
