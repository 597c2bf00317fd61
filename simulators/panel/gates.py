"""The boxes of a simulated hall on the panel."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from simulators.device.process import DeviceDiedError
from simulators.gates import Gate
from simulators.panel.device import PressFailedError
from simulators.panel.server import app

CLOSING_S = 1


class GateOnPanel:
    """A `PanelDevice`: one box of the hall, its cable and its plug."""

    def __init__(self, gate: Gate) -> None:
        """Take a box whose cable is in."""
        self._gate = gate
        self._cabled = True
        self._plugging = asyncio.Lock()
        self._counted = 0
        self._recorded = dict.fromkeys(gate.buttons, 0)

    @property
    def name(self) -> str:
        """Return its name in the site."""
        return self._gate.device.dev

    @property
    def buttons(self) -> Mapping[str, str]:
        """Return its buttons and what the plan makes of them."""
        return self._gate.buttons

    @property
    def link(self) -> bool:
        """Say whether it is connected to the broker."""
        links = self._gate.device.links
        return self._gate.device.alive and bool(links) and links[-1].up

    @property
    def display(self) -> str:
        """Return the text on its display."""
        return self._gate.device.display if self.plugged else ""

    @property
    def cabled(self) -> bool:
        """Say whether its network cable is in."""
        return self._cabled

    @property
    def plugged(self) -> bool:
        """Say whether it has power, whoever pulled the plug."""
        return self._gate.device.pid is not None

    def lamp(self, button: str) -> str:
        """Return how the button's lamp looks now."""
        return self._gate.device.lamps[button] if self.plugged else "off"

    def recorded(self, button: str) -> int:
        """Return how often a press of the button was recorded, whoever pressed it."""
        lit = self._gate.device.lit
        for lamp in lit[self._counted :]:
            self._recorded[lamp.button] += 1
        self._counted = len(lit)
        return self._recorded[button]

    async def press(self, button: str, ms: int) -> None:
        """Hold the button; return when the press is recorded."""
        try:
            lit = await self._gate.press(button, ms)
        except (DeviceDiedError, TimeoutError) as e:
            raise PressFailedError(str(e)) from e
        if lit is None:
            raise PressFailedError(f"{self.name}: {button} was not recorded")

    async def cable(self, on: bool) -> None:  # noqa: FBT001 - the port's signature
        """Put the network cable in, or pull it out."""
        (self._gate.cable.restore if on else self._gate.cable.cut)()
        self._cabled = on

    async def plug(self, on: bool) -> None:  # noqa: FBT001 - the port's signature
        """Start the box on what its flash holds, or kill it."""
        async with self._plugging:
            if not on:
                self._gate.kill()
            elif not self.plugged:
                await self._gate.device.restart()


class _Server(uvicorn.Server):
    """Leaves signals to the process."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


@asynccontextmanager
async def panel(gates: Mapping[str, Gate]) -> AsyncGenerator[str]:
    """Serve the panel of `gates` on a free port of 127.0.0.1, and give its address."""
    stopping = asyncio.Event()
    application = app({name: GateOnPanel(gate) for name, gate in gates.items()}, stopping)
    server = _Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=CLOSING_S,
        )
    )
    with socket.create_server(("127.0.0.1", 0)) as bound:
        serving = asyncio.create_task(server.serve(sockets=[bound]), name="panel")
        try:
            yield f"http://127.0.0.1:{bound.getsockname()[1]}/"
        finally:
            stopping.set()
            server.should_exit = True
            await serving
