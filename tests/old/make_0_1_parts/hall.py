"""The hall of the files of 0.1: boxes and their gateway, all of it the code of 0.1, in virtual time.

A box is the real journal, panel and session on a flash in memory; the gateway is the real writer on its real folder.
Only the wire between them is ours.
"""

import asyncio
import heapq
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from contract import topics
from edge_gateway import keyring, opening, orders, plan
from edge_gateway.cloud import Cloud
from edge_gateway.forwarder import Forwarder
from edge_gateway.hall_screens import RunningOrders
from edge_gateway.metrics import Metrics
from edge_gateway.outcome import Arrival
from edge_gateway.plan_file import PlanFile
from edge_gateway.queue import State
from edge_gateway.resumption import hall_of
from edge_gateway.screens.changes import NewOrder, NewPlan, prepare
from edge_gateway.start import open_log
from edge_gateway.writer import Writer
from firmware import app, buttons, config
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.medium import SECTOR
from firmware.panel import Panel
from firmware.session import Identity, Session, Timing
from simulators.device.flash import RamFlash, blank

SITE, ZONE = "serang", ZoneInfo("Asia/Jakarta")
HOP_MS = 12  # a message on its way, one direction
Act = Callable[[], Awaitable[None] | None]


class Clock:
    """The time of this world in ms since 1970; the gateway's own clock is `skew` ms ahead of it."""

    def __init__(self, now: int) -> None:
        self.now, self.skew = now, 0

    def reign(self) -> None:
        """Make every clock of this process ours."""
        time.time_ns = lambda: (self.now + self.skew) * 1_000_000
        time.time = lambda: (self.now + self.skew) / 1000

    def set(self, day: date, wall: str) -> None:
        """Go on to a wall time, unless it is past."""
        self.now = max(self.now, moment(day, wall))


def moment(day: date, wall: str) -> int:
    """Return the ms since 1970 of a wall time, such as 08:30, in the hall."""
    hour, minute = map(int, wall.split(":"))
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).timestamp()) * 1000


class Dark:
    """A lamp, or a display: whatever it is told, nobody looks."""

    def __getattr__(self, _: str) -> Callable[..., None]:
        """Do nothing, whatever it is."""
        return lambda *_: None


class Gateway:
    """The gateway's writer on a folder, between `start` and `stop`; what it publishes is in `sent`."""

    def __init__(self, clock: Clock, folder: Path, plan_file: Path, cloud: Cloud) -> None:
        self._clock, self.folder, self._plan_file, self._cloud = clock, folder, plan_file, cloud
        self.sent: list[tuple[str, bytes]] = []
        self._stack = ExitStack()

    async def start(self, begins: str = "trial") -> None:
        self._stack.enter_context(opening.only_process(self.folder))
        given = plan.load(self._plan_file)
        self.store = await open_log(self.folder, given, self._cloud, begins)
        known = keyring.WatchedKeyring(self.folder)
        state = hall_of(self.store, plan.parse(self.store.plan))
        self._writer = Writer(self.folder, self.store, known, state, Metrics(), lambda: None)
        self._orders = RunningOrders(self._writer, PlanFile(self._plan_file, self.folder, given.text))

    def stop(self) -> None:
        """End cleanly, as SIGTERM does."""
        self._writer._save()
        self.store.close()
        self._stack.close()

    @property
    def state(self) -> State:
        return self._writer.state

    def publish(self, topic: str, payload: bytes) -> None:
        self.sent.append((topic, payload))

    def announce(self, start: int) -> None:
        """Say to all boxes that the gateway is another one; here they connect anew anyway."""

    def take(self, topic: str, payload: bytes) -> list[tuple[str, bytes]]:
        """Give it a message of a box and return what it publishes."""
        self._writer._process([Arrival(topic, payload, False, self._clock.now + self._clock.skew)], self)
        sent, self.sent = self.sent, []
        return sent

    def tick(self) -> None:
        self._writer._process([], self)
        self.sent.clear()

    async def order(self, who: str, do: str, **fields: str) -> None:
        """Save a form of the admin page."""
        change = prepare(self.state, {"do": do, **fields}, self._clock.now)
        for act in change.acts:
            if isinstance(act, NewOrder):
                await self._pump(self._orders.order(act.what, who, act.target, act.count))
            elif isinstance(act, NewPlan):
                await self._pump(self._orders.change_plan(act.toml, who))
            else:
                await self._pump(self._orders.manual(who, act.ticket, act.service, act.happened))

    async def say(self, what: str, who: str) -> None:
        """Give `live` or `trial`, as `lawang gateway live` does; `clock`, as the status page does."""
        if what == "clock":
            await self._pump(self._orders.do(lambda draft, now: orders.accept_clock(draft, who, now)))
        else:
            await self._pump(self._orders.do(lambda draft, now: orders.order(draft, what, who, now)))

    async def _pump(self, asked: Awaitable[None]) -> None:
        """Do the writer's work until it has answered."""
        task = asyncio.ensure_future(asked)
        while not task.done():
            await asyncio.sleep(0.001)
            if not self._writer._queue.empty():
                self._writer._process(self._writer._gather(), self)
        self.sent.clear()
        await task

    async def forward(self) -> None:
        """Send what the cloud lacks of this log, and keep how far it has it."""
        await Forwarder(self._cloud, self.store, self._writer.note_forwarded, Metrics(), random.Random(1)).drain()
        self._writer._save()
        assert self.store.forwarded().tree == self.store.tree

    async def sign_of_life(self) -> None:
        """Tell the cloud that there is nothing more."""
        size = self.store.tree.size
        await self._cloud.append(self.store.log, size, [], size, self._clock.now)


class Box:
    """A box as config.json describes it: its flash is `flash.image`."""

    def __init__(self, clock: Clock, values: Mapping[str, Any], hw: str, sectors: int = 8) -> None:
        self.config = config.read(values, hw)
        self.flash, self._clock = RamFlash(blank(sectors * SECTOR)), clock
        self._random, self._held = random.Random(f"box {self.config.dev}"), ""
        self.online = False

    def boot(self) -> None:
        """Switch it on."""
        given, self._since = self.config, self._clock.now
        self.journal = Journal(self.flash, given.key, given.dev, self._random.randbytes)
        utc = UtcClock()
        pins = {name: lambda name=name: self._held == name for name in given.buttons}
        lamps = dict.fromkeys(given.buttons, Dark())
        self._panel = Panel(given, pins, lamps, self.journal, utc, None, asyncio.Event())
        timing = Timing(given.resend_ms, given.hello_ms)
        identity = Identity(given.dev, given.hw)
        self.session = Session(identity, given.key, self.journal, utc, self._random.randbytes, timing)
        self.journal.append("boot", (("why", "power"), ("fw", app.VERSION)), self.up)
        self._hold("", 300)

    @property
    def up(self) -> int:
        return self._clock.now - self._since

    def press(self, button: str, ms: int | None = None) -> None:
        """Hold a button down and let it go."""
        self._hold(button, ms or self._random.randrange(60, 240, 5))
        self._hold("", self.config.lockout_ms + buttons.RELEASED_MS + 20)

    def _hold(self, button: str, ms: int) -> None:
        self._held = button
        for _ in range(ms // buttons.SAMPLE_MS):
            self._panel.step(self.up)
            self._clock.now += buttons.SAMPLE_MS


class Hall:
    """Boxes on a wire to a gateway, and what is still to happen."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.boxes = clock, dict[str, Box]()
        self.gateway: Gateway  # once there is one
        self._due: list[tuple[int, int, Act]] = []
        self._turns = count()

    def at(self, when: int, act: Act) -> None:
        """Let something happen at `when` (ms since 1970)."""
        heapq.heappush(self._due, (when, next(self._turns), act))

    async def run(self, until: int) -> None:
        """Let happen what is due by `until`."""
        while self._due and self._due[0][0] <= until:
            when, _, act = heapq.heappop(self._due)
            self.clock.now = max(self.clock.now, when)
            done = act()
            if done is not None:
                await done
        self.clock.now = max(self.clock.now, until)
        self.gateway.tick()

    def press(self, dev: str, button: str, ms: int | None = None) -> None:
        """Press a button, and send what its box has to say if it can."""
        box = self.boxes[dev]
        box.press(button, ms)
        if box.online:
            self._talk(box, box.session.poll(box.up))

    def switch_on(self) -> None:
        """Begin a day: every box starts, and says hello."""
        for box in self.boxes.values():
            box.boot()
        self.connect()

    def switch_off(self) -> None:
        self.disconnect()

    def connect(self, *names: str) -> None:
        """Connect boxes, all if none is named."""
        for box in [self.boxes[name] for name in names or self.boxes]:
            box.online = True
            self._talk(box, box.session.connected(box.up))

    def disconnect(self, *names: str) -> None:
        for box in [self.boxes[name] for name in names or self.boxes]:
            box.online = False
            box.session.disconnected()

    def _talk(self, box: Box, out: list[tuple[str, bytes]]) -> None:
        """Carry messages to and fro until everybody is silent."""
        waiting = [(box, *message) for message in out]
        while waiting:
            sender, channel, payload = waiting.pop(0)
            self.clock.now += HOP_MS
            for topic, answer in self.gateway.take(topics.device_topic(SITE, sender.config.dev, channel), payload):
                waiting += self._hear(*topics.parse(topic)[1:], answer)
            while box.journal.copying:
                box.journal.copy_step()
            if not waiting:
                waiting = [(box, *message) for message in box.session.poll(box.up)]

    def _hear(self, dev: str, channel: str, payload: bytes) -> Iterator[tuple[Box, str, bytes]]:
        box = self.boxes[dev]
        if box.online:
            self.clock.now += HOP_MS
            yield from ((box, *message) for message in box.session.received(channel, payload, box.up))
