"""Everything that happens to a gateway in a simulated time, in the order of receipt: messages, and moments of a day."""

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contract import records
from contract.records import Record
from edge_gateway.hall.engines import ENGINE
from simulators.world.truth import DayOfWorld
from simulators.world.year import generate
from simulators.year.box import Box, Sealed
from simulators.year.building import Building, building
from simulators.year.settlements import Decision, decisions
from simulators.year.truth import Asking, Truth
from site_plan import hall_opening
from site_plan.hours import day_end
from site_plan.local import day_bounds

BEFORE_MS = 60_000  # the gateway is started so long before the first midnight


@dataclass(frozen=True, slots=True)
class Moment:
    """It is `rx` (ms since 1970): the gateway looks whether a moment of the day is due."""

    rx: int


Event = Sealed | Moment


class Script:
    """A simulated time of one site. Each `events` begins anew and gives the same; `truth` is of the last one.

    What the office decides is waiting until `decided` is asked for it.
    """

    def __init__(self, asking: Asking, peak: float = 1.0) -> None:
        """Describe it; `peak` multiplies visitors. Raises PlanError, ParameterError."""
        self.asking = asking
        self.building: Building = building(asking.site, asking.first, asking.last, visitors=asking.visitors * peak)
        zone = self.building.plan.zone
        self.starts = day_bounds(asking.first, zone)[0] - BEFORE_MS
        self.ends = day_bounds(asking.last, zone)[1]
        digest = hashlib.sha256(f"{asking.seed}/{asking.site}/{asking.first}".encode()).digest()
        self.key = Ed25519PrivateKey.from_private_bytes(digest)
        self.log = "gw-" + digest[:4].hex()
        self._begin()

    def boxes(self) -> dict[str, Box]:
        """Make the plan's devices as they are before their first press."""
        seed, since = self.asking.seed, self.starts
        return {d.name: Box(self.asking.site, d.name, seed, since) for d in self.building.plan.devices}

    def opening(self) -> tuple[bytes, ...]:
        """Return the payloads of the log's first leaves, all at `starts`: open, plan, live."""
        plan = self.building.plan
        opened: dict[str, str | int | None] = {
            "site": plan.site,
            "log": self.log,
            "key": self.key.public_key().public_bytes_raw().hex(),
            "engine": ENGINE,
            "after": None,
            "after_size": None,
            "after_root": None,
            "cloud": 0,
            "why": "first",
        }
        made = (
            Record("open", opened),
            Record("plan", {"zone": plan.zone.key, "toml": plan.text, "who": "simulator"}),
            Record("live", {"who": "simulator"}),
        )
        return tuple(records.encode(record) for record in made)

    def play(self) -> None:
        """Let the world decide everything, for `truth` alone."""
        self._begin()
        for _ in self._worlds():
            pass

    def events(self, told: Callable[[date], None] = lambda _: None) -> Iterator[Event]:
        """Give what comes, in order; `told` is called with each day that is over."""
        self._begin()
        boxes = self.boxes()
        started = [message for box in boxes.values() for message in box.start()]
        yield from sorted(started, key=lambda message: message.rx)
        worlds = self._worlds()
        coming = next(worlds, None)
        for n in range((self.asking.last - self.asking.first).days + 1):
            day = self.asking.first + timedelta(days=n)
            played = None
            if coming is not None and coming.day == day:
                played, coming = coming, next(worlds, None)
            yield from self._day(day, played, boxes)
            told(day)

    def decided(self, day: date) -> list[Decision]:
        """Return what the office has decided by the end of `day` and was not yet asked for, in order of time."""
        due = sorted(one for one in self._waiting if one.on <= day)
        self._waiting = [one for one in self._waiting if one.on > day]
        return due

    def _begin(self) -> None:
        self.truth = Truth(until=self.asking.last)
        self._waiting: list[Decision] = []

    def _worlds(self) -> Iterator[DayOfWorld]:
        made, asking = self.building, self.asking
        for day in generate(made.parameters, asking.seed, asking.first, asking.last, made.names, made.calendar):
            self.truth.add_day(made.parameters, made.names, day)
            self._waiting += decisions(made.plan, self.log, day)
            yield day

    def _day(self, day: date, played: DayOfWorld | None, boxes: dict[str, Box]) -> Iterator[Event]:
        moments = self._moments(day)
        yield Moment(moments.pop(0))
        for press in played.presses if played is not None else ():
            sealed = boxes[press.device].press(press.at, press.button, press.held)
            while moments and moments[0] <= sealed.rx:
                yield Moment(moments.pop(0))
            yield sealed
        for at in moments:
            yield Moment(at)

    def _moments(self, day: date) -> list[int]:
        plan = self.building.plan
        hall = hall_opening(plan, day)
        found = {day_bounds(day, plan.zone)[0], day_end(plan, day)}
        return sorted(found | ({hall.cutoff, hall.closes} if hall is not None else set()))


def seed_of(value: int | None) -> int:
    """Return the seed that was given, or one drawn by lot."""
    return random.SystemRandom().randrange(2**32) if value is None else value
