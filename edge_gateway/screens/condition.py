"""The gateway's condition for the status page, and the answer to its question."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from edge_gateway.devices.keyring import Keyring
from edge_gateway.intake import orders
from edge_gateway.intake.noticed import SILENT, UNHEARD
from edge_gateway.intake.writer import Writer
from edge_gateway.screens.health import Health
from edge_gateway.screens.ports import Condition, DeviceView, RefusedMessages
from edge_gateway.screens.running import RunningOrders
from site_plan import Plan

UNHEARD_REASONS = ("disk-full", "locked")  # refused before it was read whose they are
QUIET_MS = 150_000  # more than two heartbeats: what was said then proves nothing of now
NO_KEY, NOT_PLANNED = "no-key", "not-in-plan"


@dataclass(frozen=True, slots=True)
class RunningCondition:
    """Conditions of a running gateway with its log in `folder`; `keyring` returns the devices that may speak."""

    writer: Writer
    health: Callable[[], Health]
    orders: RunningOrders
    keyring: Callable[[], Keyring]
    folder: Path
    screens: Callable[[], Mapping[str, int]]

    def condition(self) -> Condition:
        """Return the condition now."""
        disk, health = shutil.disk_usage(self.folder), self.health()
        return Condition(
            health=health,
            disk_free=disk.free,
            disk_total=disk.total,
            refused=tuple(self._refused(health.writer.counts.refused)),
            devices=tuple(self._devices(self.writer.state.layout.plan)),
            screens=self.screens(),
        )

    async def open_day(self, who: str) -> None:
        """Say that the clock is right; raises RefusedError."""
        await self.orders.do(lambda draft, now: orders.accept_clock(draft, who, now))

    def _refused(self, counted: Mapping[str, int]) -> Iterator[RefusedMessages]:
        found = self.writer.noticed.refused
        yield from (RefusedMessages(dev, reason, n.number, n.last) for (dev, reason), n in found.items())
        yield from (
            RefusedMessages(None, reason, counted[reason], None) for reason in UNHEARD_REASONS if reason in counted
        )

    def _devices(self, plan: Plan) -> Iterator[DeviceView]:
        known, planned = self.keyring(), {device.name for device in plan.devices}
        for name in dict.fromkeys((*sorted(planned), *sorted(known))):
            wrong = [NO_KEY] if name not in known else [] if name in planned else [NOT_PLANNED]
            yield self._device(name, wrong, plan.zone)

    def _device(self, name: str, wrong: list[str], zone: ZoneInfo) -> DeviceView:
        heard, said = self.writer.noticed.presence.get(name, UNHEARD), self.writer.noticed.said.get(name, SILENT)
        is_quiet = heard.proved and (heard.at is None or self.health().now - heard.at > QUIET_MS)
        faults = (
            f"{what} {datetime.fromtimestamp(at / 1000, UTC).astimezone(zone):%H.%M}"
            for what, at in said.faults.items()
        )
        return DeviceView(
            name=name,
            online=heard.values.get("on") == 1 and not is_quiet,
            heard=heard.at,
            fill=heard.values.get("fill"),
            capacity=heard.values.get("cap"),
            error_ms=said.error,
            faults=(*wrong, *faults),
            proved=heard.proved,
        )
