"""The composition root: one gateway from its settings to its end."""

import asyncio
import errno
import json
import logging
import random
import signal
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AsyncExitStack
from functools import partial

from starlette.routing import BaseRoute

from command_line.checks import Check
from edge_gateway.devices import accounts
from edge_gateway.devices.keyring import WatchedKeyring
from edge_gateway.intake import control, orders
from edge_gateway.intake.broker import Broker
from edge_gateway.intake.jumps import resumed
from edge_gateway.intake.resumption import hall_of, plan_of
from edge_gateway.intake.writer import Writer
from edge_gateway.log import file_system, store
from edge_gateway.machine.address import Address, AddressError
from edge_gateway.machine.bell import Bell
from edge_gateway.machine.clock import ThisMachine
from edge_gateway.screens import routes as screens
from edge_gateway.screens.checks import checks
from edge_gateway.screens.condition import RunningCondition
from edge_gateway.screens.health import Health
from edge_gateway.screens.live import HallLive
from edge_gateway.screens.routes import Screens
from edge_gateway.screens.running import RunningHall, RunningOrders
from edge_gateway.screens.server import application, server
from edge_gateway.screens.streams import OpenStreams
from edge_gateway.settings import Settings
from edge_gateway.succession import beginning
from edge_gateway.succession.plan_file import PlanFile
from edge_gateway.succession.start import Opened, open_log, site_of
from edge_gateway.uplink.cloud import Cloud
from edge_gateway.uplink.forwarder import HEARTBEAT_S, Forwarder
from edge_gateway.uplink.health import Uplink
from pages import wall
from pages.serving import listen
from shelf.version import VERSION
from site_plan import Plan

log = logging.getLogger(__name__)


async def run(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; raises StoreError, KeyringError, AddressError, OSError if it cannot start.

    An error in any of its parts ends all of them and is raised: the supervisor starts the process again.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(beginning.only_process(settings.data))
        file_system.check(settings.data, file_system.mounts())
        cloud = await stack.enter_async_context(_cloud(settings)) if settings.cloud else None
        keyring = WatchedKeyring(settings.data)
        begins = "live" if settings.live else "trial"
        opened = await open_log(settings.data, settings.plan, cloud, begins, without_cloud=settings.without_cloud)
        stack.enter_context(opened.log)
        gateway = _Gateway(settings, opened, keyring, cloud)
        await gateway.run()


def _cloud(settings: Settings) -> Cloud:
    access = settings.cloud
    if access is None:
        raise ValueError("no cloud is configured")
    return Cloud(access.url, access.token, site_of(settings.data, settings.plan))


def _listening(at: Address) -> socket.socket:
    """Return a listening socket; raises AddressError where a person has to choose another address, OSError."""
    try:
        return listen(at.host, at.port)
    except OSError as e:
        why = {errno.EADDRINUSE: "option.taken", errno.EADDRNOTAVAIL: "option.not-ours"}.get(e.errno or 0)
        if why is None:
            raise
        raise AddressError(why, address=f"{at.host}:{at.port}") from e


class _Gateway:
    def __init__(self, settings: Settings, opened: Opened, keyring: WatchedKeyring, cloud: Cloud | None) -> None:
        current = opened.log
        self._settings, self._store, self._cloud, self._keyring = settings, current, cloud, keyring
        self._refused = opened.refused
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        self._streams = OpenStreams()
        self._bell, self._uplink = Bell(self._loop), Uplink()
        state = hall_of(current, plan_of(current))
        machine = ThisMachine()
        self._clock = resumed(machine, settings.data, state, current.last_rx)
        self._writer = Writer(settings.data, current, keyring, state, self._bell.ring, self._clock)
        accounts.write(settings.data, current.site, keyring.current)
        self._broker = Broker(
            settings.broker,
            current.site,
            current.log,
            current.start,
            self._writer.offer,
            machine.steady,
            settings.keepalive_s,
            login=accounts.login(settings.data, current.site),
        )

    async def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._stopping.set)
        listeners = [_listening(at) for at in self._settings.http]
        condition = self._condition()
        http = server(self._streams.around(application(self._pages(condition), self._health)))
        async with asyncio.TaskGroup() as tasks:
            forwarding = tasks.create_task(self._forward(), name="forwarder")
            tasks.create_task(_in_thread("writer", partial(self._writer.run, self._broker)), name="writer")
            tasks.create_task(_in_thread("broker", self._broker.run), name="broker")
            control_server = await control.serve(self._settings.data, self._give, lambda: self._checks(condition))
            serving = tasks.create_task(http.serve(sockets=listeners), name="http")
            try:
                self._say_ready(listeners[0].getsockname())
                await self._until_stopped(serving)
            finally:
                self._stopping.set()  # the screens' streams end with it
                control_server.close()
                http.should_exit = True
                forwarding.cancel()
                await asyncio.shield(asyncio.to_thread(self._broker.stop))
                self._writer.stop()

    def _condition(self) -> RunningCondition:
        folder = self._settings.data
        given = RunningOrders(self._writer, PlanFile(self._settings.plan_file, folder, self._text_of_file()))
        known, streams = lambda: self._keyring.current, lambda: self._streams.open
        return RunningCondition(self._writer, self._health, given, known, folder, streams)

    def _checks(self, condition: RunningCondition) -> list[Check]:
        """Return what this gateway sees of itself, for `lawang doctor`."""
        return checks(self._writer.state, condition.condition())

    def _pages(self, condition: RunningCondition) -> list[BaseRoute]:
        """Return the routes of the wall, the boards, status and admin."""
        settings, writer = self._settings, self._writer
        live = HallLive(lambda: writer.state.layout.plan, lambda: writer.movements, self._bell, self._clock.now)
        hall = RunningHall(writer, self._store.log)
        shown = Screens(hall, condition.orders, condition, self._bell, self._clock.now, settings.data)
        return [*wall.routes(live, self._stopping), *screens.routes(shown, self._stopping)]

    def _text_of_file(self) -> str:
        """Return the text that the plan's file has where nothing is wrong with it."""
        given = self._settings.plan
        return given.text if isinstance(given, Plan) and self._refused is None else self._store.plan

    def _give(self, what: str, who: str) -> Future[None]:
        """Hand an order to the writer."""
        return self._writer.submit(lambda draft, now: orders.command(draft, what, who, now))

    async def _until_stopped(self, serving: asyncio.Task[None]) -> None:
        stopping = asyncio.create_task(self._stopping.wait(), name="stopping")
        await asyncio.wait({stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        log.info("stopping")

    def _say_ready(self, bound: tuple[str, int]) -> None:
        at = f"{bound[0]}:{bound[1]}"
        values = {"ready": True, "version": VERSION, "http": at, "log": self._store.log, "start": self._store.start}
        sys.stdout.write(json.dumps(values) + "\n")
        sys.stdout.flush()
        log.info("ready", extra=values)

    async def _forward(self) -> None:
        """Forward the logs before this one, oldest first, then this one for as long as the process lives."""
        if self._cloud is None:
            return
        rng = random.Random()  # noqa: S311 - only spreads retries
        for path in beginning.archives(self._settings.data):
            with store.open_store(path) as old:
                await Forwarder(self._cloud, old, old.set_forwarded, self._uplink, rng, self._clock.now).drain()
        with store.open_reader(self._settings.data / store.FILE) as reader:
            forwarder = Forwarder(self._cloud, reader, self._writer.note_forwarded, self._uplink, rng, self._clock.now)
            await forwarder.follow(self._news)
            while True:  # on a fork only: the backlog grows, and is told
                forwarder.measure()
                await self._news(HEARTBEAT_S)

    async def _news(self, seconds: float) -> None:
        await self._bell.wait(self._bell.count, seconds)

    def _health(self) -> Health:
        writer, uplink = self._writer, None if self._cloud is None else self._uplink.health
        now, zone = self._clock.now(), writer.state.layout.plan.zone
        presence, connected, refuses = writer.noticed.presence, self._broker.connected, self._broker.refuses
        return Health(self._store.log, now, writer.health, connected, uplink, presence, self._refused, zone, refuses)


async def _in_thread(name: str, work: Callable[[], None]) -> None:
    """Run `work` in a thread of its own until it returns; raises what it raised."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()

    def finish(error: BaseException | None) -> None:
        if ended.done():
            return
        if error is None:
            ended.set_result(None)
        else:
            ended.set_exception(error)

    def body() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as e:  # noqa: BLE001 - it is raised again in the task that waits
            error = e
        loop.call_soon_threadsafe(finish, error)

    threading.Thread(target=body, name=name, daemon=True).start()
    await asyncio.shield(ended)
