"""Where and on what machine a scenario's hall stands: the hour in its zone, the clock and the disk of its gateway.

It is noon in the hall at whatever hour a scenario runs, so that no jump of a clock passes a moment of a day by chance.
Where midnight is to pass, a zone is chosen in which it has just done so, and from the gateway's first start on its
clock is behind by what is past and LEAD_S more: nobody finds it ahead, and after its midnight all are on one day.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from simulators import plan_file
from simulators.scenarios import machine
from simulators.scenarios.model import Scenario

NOON, MIDNIGHT = 12, 0
HOUR_S = 3600
LEAD_S = 25.0  # from the gateway's first start to its midnight: all is up by then, on a busy machine too
MACHINE = "machine.json"
ON_MACHINE = frozenset({"clock", "full", "midnight"})


class Stage:
    """What is arranged for one run of a scenario; `midnight` (s since 1970, by our clock) is known once it began."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        """Choose the zone of a hall in `folder`."""
        whats = {fault.what for fault in scenario.faults}
        self.machine = folder / MACHINE
        self.midnight: float | None = None
        self._is_ours, self._passes = bool(whats & ON_MACHINE), "midnight" in whats
        self._began = time.time()
        self.zone = plan_file.zone_where(MIDNIGHT if self._passes else NOON, self._began)
        self._clock_s = 0.0

    @property
    def clock_ms(self) -> int:
        """Return how far the hall's clock is ahead of ours."""
        return int(self._clock_s * 1000)

    def gateway(self) -> Sequence[str]:
        """Return the module that is the gateway, with its arguments; its machine's clock goes from here on."""
        if self._passes:
            past = time.time() - self._began + self._began % HOUR_S
            self._clock_s = -(past + LEAD_S)
            self.midnight = time.time() + LEAD_S
        self.set()
        return ("simulators.scenarios.machine", str(self.machine)) if self._is_ours else ("edge_gateway",)

    def set(self, *, clock_s: float = 0.0, full: bool = False) -> None:
        """Say how the gateway's machine is from now on: its clock so far ahead of the hall's, its disk full."""
        machine.write(self.machine, clock_s=self._clock_s + clock_s, full=full)
