"""How the gateway fares: one value from which metrics, `/health` and the status page are drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from edge_gateway.hall.model import Doubt
from edge_gateway.intake.health import WriterHealth
from edge_gateway.intake.noticed import Heard
from edge_gateway.log.faults import DiskFullError
from edge_gateway.machine.clock import Trust
from edge_gateway.screens.layout import instant
from edge_gateway.uplink.health import UplinkHealth
from shelf.texts import Phrase, phrase
from shelf.version import VERSION
from site_plan import PlanError


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: a word for machines, what to tell people, and what they do."""

    name: str
    what: Phrase
    todo: Phrase


def clock_question(doubt: Doubt | None, zone: ZoneInfo) -> Phrase | None:
    """Return what people are asked about the machine's clock; None: nothing."""
    if doubt is None:
        return None
    return phrase("health.clock-doubt", clock=instant(doubt.clock, zone), wall=instant(doubt.wall, zone))


@dataclass(frozen=True, slots=True)
class Health:
    """A gateway on `log` at `now` (ms since 1970): its writer, broker and uplink (None: no cloud is set up), devices.

    `broker`: connected and subscribed; `broker_refuses`: it does not take our login. `presence`: what devices last said
    of themselves, by name. `plan`: why the plan's file is not used, and the log's plan is. `zone` is the hall's.
    """

    log: str
    now: int
    writer: WriterHealth
    broker: bool
    uplink: UplinkHealth | None
    presence: Mapping[str, Heard] = field(default_factory=dict[str, Heard])
    plan: PlanError | None = None
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    broker_refuses: bool = False

    @property
    def jump(self) -> int | None:
        """Return how far (ms) the machine's clock is ahead of ours, which does not follow it; None: it does."""
        doubt = self.writer.doubt
        return None if doubt is None else doubt.wall - doubt.clock

    @property
    def forwarding(self) -> str:
        """Return `none`, `on`, or `stopped` if an operator is needed."""
        if self.uplink is None:
            return "none"
        return "stopped" if self.uplink.stopped else "on"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, each word once."""
        return tuple({problem.name: problem for problem in self._problems()}.values())

    def as_json(self) -> dict[str, object]:
        """Return what `/health` says; `status` is `ok` or the words of what is wrong."""
        writer, problems = self.writer, self.problems
        return {
            "status": ", ".join(problem.name for problem in problems) or "ok",
            "version": VERSION,
            "log": self.log,
            "size": writer.size,
            "start": writer.start,
            "broker": self.broker,
            "clock": writer.reading.trusted and writer.doubt is None,
            "forwarding": self.forwarding,
            "backlog": 0 if self.uplink is None else self.uplink.backlog,
        }

    def _problems(self) -> Iterator[Problem]:
        writer = self.writer
        if not self.broker:
            yield Problem("broker", phrase("health.broker"), phrase("health.broker-do"))
        if self.broker_refuses:
            yield Problem("login", phrase("health.login"), phrase("health.login-do"))
        if not writer.reading.trusted:
            is_behind = writer.reading.trust is Trust.BEHIND
            said = phrase("health.clock-behind" if is_behind else "health.clock-never-set")
            yield Problem("clock", said, phrase("health.clock-do"))
        asked = clock_question(writer.doubt, self.zone)
        if asked is not None:
            yield Problem("clock", asked, phrase("health.clock-do"))
        for log, stopped in (self.uplink or UplinkHealth()).stopped.items():
            yield Problem(
                "forwarding", phrase("health.forwarding", log=log, why=stopped.phrase), phrase("health.forwarding-do")
            )
        if isinstance(writer.hindrance, DiskFullError):
            yield Problem("disk", phrase("health.disk"), phrase("health.disk-do"))
        elif writer.hindrance is not None:
            yield Problem("locked", phrase("health.locked"), phrase("health.locked-do"))
        if self.plan is not None:
            yield Problem("plan", phrase("health.plan", why=self.plan), phrase("health.plan-do"))
        if writer.keyring is not None:
            yield Problem("keyring", phrase("health.keyring", why=writer.keyring), phrase("health.keyring-do"))
        if writer.accounts is not None:
            yield Problem("accounts", phrase("health.accounts", why=writer.accounts), phrase("health.accounts-do"))
