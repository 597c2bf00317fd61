"""A whole hall on this machine: boxes, broker, gateway, cloud and database, each a process behind a cable.

>>> async with SimulatedHall(folder) as hall:  # doctest: +SKIP
...     await hall.press("gate-a", "in")
...     await hall.drained()
...     assert (await hall.live())["entered"] == 1
"""

import asyncio
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx2
import psycopg

from edge_gateway.devices import accounts
from edge_gateway.devices.keyring import Credential
from simulators import drain, gates, plan_file, run_file
from simulators.device.process import Lit
from simulators.gates import Gate, build_gate
from simulators.outages import Outage, Outages
from simulators.plan_file import Device
from simulators.postgres import embedded_postgres
from simulators.presser import FILE as PRESSES
from simulators.presser import PressList
from simulators.proxy import Proxy
from simulators.supervise import Part, output

DRAIN_S = 120.0
SETTLE_S = 2.5
POLL_S = 0.1
TIMING: Mapping[str, float] = {"resend_s": 3.0, "keepalive_s": 5.0, "backoff_s": 2.0}  # a demo has but a minute


@dataclass(frozen=True, slots=True)
class World:
    """Real servers to use instead of embedded ones: HOST:PORT of a broker, URL of a database.

    `mosquitto`: a program to start as the broker, which can be killed like any part; `closed`: as a hall's is.
    """

    broker: tuple[str, int] | None = None
    database: str | None = None
    mosquitto: str | None = None
    closed: bool = False


class SimulatedHall:
    """Brings everything up on entry, ends every process on exit; `folder` holds all that a run leaves.

    Parts for `kill`, `start`, `outage`: "broker", "gateway", "cloud" and the boxes by name. Cables for `cut`: those
    of the boxes by name, "gateway-broker", "gateway-cloud".
    """

    def __init__(  # noqa: PLR0913 - what a hall is described by
        self,
        folder: Path,
        *,
        gates: Sequence[str] = ("gate-a", "gate-b"),
        floor: bool = False,
        world: World | None = None,
        keep: bool = False,
        timing: Mapping[str, float] = TIMING,
        zone: str = plan_file.ZONE,
        gateway: Callable[[], Sequence[str]] = lambda: ("edge_gateway",),
    ) -> None:
        """Describe the hall; nothing is started or written before entry.

        `floor`: with a kiosk and six pads in two areas. `keep`: the database stays in `folder` too. `timing`: of the
        boxes, as a SimulatedDevice takes it. `zone`: of the site. `gateway`: is asked once, just before the gateway's
        first start, for the module that is its command line, with what that wants first.
        """
        self._timing = dict(timing)
        self.zone, self._machine = zone, gateway
        self._kept = folder / "postgres" if keep else None
        self.folder, self.gate_names, self.world = folder, tuple(gates), world or World()
        self.devices = (*map(plan_file.gate, gates), *(plan_file.floor() if floor else ()))
        self.gateway_folder = folder / "gateway"
        self.plan = folder / plan_file.FILE
        self.site = plan_file.site_for(folder, shared=bool(self.world.broker or self.world.database))
        self.boxes: dict[str, Gate] = {}  # gates, kiosk and pads by name
        self.parts: dict[str, Part] = {}
        self.cables: dict[str, Proxy] = {}
        self.outages = Outages()
        self.database = self.token = ""
        self.rings: dict[str, list[Path]] = {}
        self.lost_logs: list[str] = []
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start all parts; returns when each is ready."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            await self._build()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """End all parts, boxes first."""
        await self._stack.aclose()

    @property
    def gates(self) -> dict[str, Gate]:
        """Return the gates by name."""
        return {name: box for name, box in self.boxes.items() if name in self.gate_names}

    @property
    def wall(self) -> str:
        """Return the URL of the cloud's wall."""
        return f"http://{self.cables['cloud'].where}"

    @property
    def gateway_wall(self) -> str:
        """Return the URL of the gateway's wall."""
        return f"http://{self.cables['gateway'].where}"

    async def _build(self) -> None:
        self.plan.write_text(plan_file.plan_text(self.site, self.devices, zone=self.zone))
        self.presses = PressList(self.folder / PRESSES)
        self._stack.callback(self.presses.close)
        for name in ("gateway-broker", "gateway-cloud", "cloud", "gateway"):
            self.cables[name] = await self._stack.enter_async_context(Proxy())
        folder = self._made(self.gateway_folder)
        credentials = {device.name: gates.add_device(folder, device.name) for device in self.devices}
        accounts.write(folder, self.site, credentials)
        await asyncio.gather(self._start_database_and_cloud(), self._start_broker())
        self._module = tuple(self._machine())
        places = ["--broker", self.cables["gateway-broker"].where, "--http", "127.0.0.1:0"]
        self.parts["gateway"] = self._part("gateway", [*self._gateway_argv("run"), *places, "--live"])
        broker = self.cables["gateway-broker"].target or ("127.0.0.1", 0)
        for device in self.devices:
            self.boxes[device.name] = await self._box(device, credentials[device.name], device.name, broker)
        await asyncio.gather(self.start("gateway"), *(gate.device.start() for gate in self.boxes.values()))

    async def _box(
        self, plan: Device, credential: Credential, folder: str, broker: tuple[str, int], hw: str | None = None
    ) -> Gate:
        gate = await build_gate(
            self._stack,
            self._made(self.folder / "devices") / folder,
            site=self.site,
            plan=plan,
            credential=credential,
            broker=broker,
            presses=self.presses,
            timing=self._timing,
            hw=hw,
        )
        self.rings.setdefault(plan.name, []).append(gate.device.ring)
        return gate

    async def clone(self, name: str, image: Path, hw: str) -> Gate:
        """Return a second box, started: a chip `hw` with the configuration of `name` and the flash `image`."""
        credential = gates.add_device(self.gateway_folder, name)
        target = self.cables["gateway-broker"].target
        if target is None:
            raise RuntimeError("no broker")
        plan = next(device for device in self.devices if device.name == name)
        gate = await self._box(plan, credential, f"{name}-clone", target, hw)
        gate.device.folder.mkdir()
        shutil.copy(image, gate.device.ring)
        await gate.device.start()
        return gate

    async def _start_broker(self) -> None:
        if self.world.broker is not None:
            self._point_broker(self.world.broker)
            return
        closed = ["--accounts", str(self.gateway_folder / accounts.FOLDER)] if self.world.closed else []
        chosen = [] if self.world.mosquitto is None else ["--mosquitto", self.world.mosquitto, *closed]
        self.parts["broker"] = self._part("broker", [sys.executable, "-m", "simulators.broker", *chosen])
        await self.start("broker")

    async def _start_database_and_cloud(self) -> None:
        if self.world.database is not None:
            self.database = self.world.database
        else:
            embedded = embedded_postgres(self._kept)
            self.database, _ = await self._stack.enter_async_context(embedded)
        command = [sys.executable, "-m", "cloud_api"]
        url = ["--database", self.database]
        self.token = (await output([*command, "token", *url, "--site", self.site, "--role", "gateway"])).strip()
        self.parts["cloud"] = self._part("cloud", [*command, "run", *url, "--http", "127.0.0.1:0"])
        await self.start("cloud")

    def _gateway_argv(self, command: str, *, with_cloud: bool = True) -> list[str]:
        files = ["--data", str(self.gateway_folder), "--plan", str(self.plan)]
        cloud = ["--cloud", f"http://{self.cables['gateway-cloud'].where}", "--token", self.token]
        return [sys.executable, "-m", *self._module, command, *files, *(cloud if with_cloud else ["--without-cloud"])]

    def _part(self, name: str, argv: Sequence[str]) -> Part:
        part = Part(name, argv, self.folder / f"{name}.log")
        self._stack.push_async_callback(part.stop)
        return part

    async def start(self, name: str) -> None:
        """Start a part that is dead, and plug the cables into it."""
        if name in self.boxes:
            await self.boxes[name].device.restart()
            return
        ready = await self.parts[name].start()
        address = run_file.address(str(ready["mqtt" if name == "broker" else "http"]))
        if name == "broker":
            self._point_broker(address)
        elif name == "cloud":
            self.cables["cloud"].target = self.cables["gateway-cloud"].target = address
        else:
            self.cables["gateway"].target = address

    def _point_broker(self, address: tuple[str, int]) -> None:
        self.cables["gateway-broker"].target = address
        for gate in self.boxes.values():
            gate.cable.target = address

    def kill(self, name: str) -> None:
        """Kill a part with SIGKILL."""
        if name in self.boxes:
            self.boxes[name].kill()
        else:
            self.parts[name].kill()

    async def stop(self, name: str) -> None:
        """End a part cleanly."""
        await (self.boxes[name].device.stop() if name in self.boxes else self.parts[name].stop())

    def cable(self, name: str) -> Proxy:
        """Return a cable: `cut()`, `restore()`, `drop()`."""
        return self.boxes[name].cable if name in self.boxes else self.cables[name]

    def cut(self, name: str) -> Outage:
        """Cut a cable silently; `cable(name).restore()` and `end()` of the outage mend it."""
        self.cable(name).cut()
        return self.outages.begin(name)

    async def press(self, box: str, button: str, ms: int = 60) -> Lit | None:
        """Press a button and return what its lamp said."""
        return await self.boxes[box].press(button, ms)

    async def live(self, where: str = "cloud") -> dict[str, Any]:
        """Return what the wall of "cloud" or "gateway" shows."""
        base = self.wall if where == "cloud" else self.gateway_wall
        async with httpx2.AsyncClient(timeout=10) as client:
            response = await client.get(f"{base}/v1/sites/{self.site}/live")
            response.raise_for_status()
            return response.json()

    async def drained(self, timeout_s: float = DRAIN_S, progress: Callable[[int], None] | None = None) -> None:
        """Return when every press in a ring is in the gateway's log and every leaf in the cloud.

        `progress` is told how many are on their way. Raises TimeoutError, which says where they are.
        """
        logged = drain.Logged(self.gateway_folder)
        logged.presses.update(await drain.in_cloud(self.database, self.site, self.lost_logs))
        try:
            async with asyncio.timeout(timeout_s):
                while left := await self._on_the_way(logged):
                    if progress is not None:
                        progress(left)
                    await asyncio.sleep(POLL_S)
        except TimeoutError:
            raise TimeoutError(f"not all arrived in {timeout_s:g} s; {self._whereabouts(logged)}") from None

    @property
    def _ring_files(self) -> list[Path]:
        return [path for paths in self.rings.values() for path in paths]

    def _whereabouts(self, logged: drain.Logged) -> str:
        """Say which boxes have presses that are not logged, and which parts run."""
        boxes = [f"{path.parent.name} {n}" for path in self._ring_files if (n := drain.missing([path], logged))]
        dead = [name for name, part in self.parts.items() if not part.alive]
        return f"in boxes: {', '.join(boxes) or 'none'}; down: {', '.join(dead) or 'none'}"

    async def _on_the_way(self, logged: drain.Logged) -> int:
        waiting = await asyncio.to_thread(drain.missing, self._ring_files, logged)
        if not logged.sizes:
            return 1
        try:
            return waiting + await drain.behind(self.database, self.site, logged.sizes)
        except psycopg.OperationalError:
            return waiting + 1

    async def check(self, *, clock_ms: int = 0, mended: int | None = None) -> dict[str, Any]:
        """Write run.json with what the walls show, and return what the independent checker says.

        `clock_ms`: how far the hall's clock is ahead of ours. `mended`: since when all is well, in ms since 1970.
        A wall may be a second behind what is stored, and leaves out what is dated ahead of its clock, by 2 s at most.
        """
        await asyncio.sleep(SETTLE_S)
        live = {where: await self.live(where) for where in ("cloud", "gateway")}
        run_file.write(self, live, clock_ms, mended)
        return await run_file.check(self.folder)

    async def rejoin(self, why: str, *, with_cloud: bool = True) -> str:
        """Say `rejoin` for the gateway, which must be down; return what it printed."""
        return await output([*self._gateway_argv("rejoin", with_cloud=with_cloud), "--why", why])

    @staticmethod
    def _made(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return folder
