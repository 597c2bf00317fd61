"""`lawang bench gateway`: entries a second that the gateway stores durably and acknowledges, beside a bare subscriber.

In each round the same sealed entries go to the gateway, to the baseline (see `baseline_gateway`) and to nobody, through
one Mosquitto, from one load generator. Sealing is done before the clock starts. The clock runs from the first entry
sent to the last acknowledgement received. `generator` is the load generator with nobody subscribed, going on at the
broker's PUBACKs. The time from press to acknowledgement leaves out the device's own flash and sealing.
"""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from contract.errors import ContractError
from simulators import plan_file
from simulators.bench import bed, fleet, journal
from simulators.bench.bed import Bed
from simulators.bench.fleet import Fleet, StalledError
from simulators.bench.journal import Journal
from simulators.bench.result import Result, Round
from simulators.bench.wire import WireError
from simulators.supervise import PartFailedError

NAME = "gateway"
UNIT = "entries/s, durable and acknowledged"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How much is measured. `entries` is for each round, over all devices; `rate` is presses a second and device."""

    devices: int = 40
    window: int = 8
    entries: int = 20_000
    rounds: int = 5
    rate: float = 5.0
    seconds: float = 10.0

    @property
    def every(self) -> int:
        """Return at which entries the baseline answers: twice a window, at which it is fastest."""
        return max(1, self.window // 2)

    @property
    def per_device(self) -> int:
        """Return the entries of a device in a round, a multiple of `every`."""
        return max(1, self.entries // self.devices // self.every) * self.every


class WrongAnswerError(RuntimeError):
    """The gateway acknowledged what it should not have: no figure can be given."""


FAILURES = (WrongAnswerError, ContractError, PartFailedError, StalledError, WireError)


async def measure(folder: Path, wishes: Wishes, progress: Progress) -> Result:
    """Measure with all files in `folder`, which is empty.

    Raises AbsentError, or one of FAILURES if there is no figure to give.
    """
    names = [f"gate-{i:02}" for i in range(1, wishes.devices + 1)]
    async with (
        bed.make(folder, [plan_file.gate(name) for name in names], wishes.every) as parts,
        AsyncExitStack() as stack,
    ):
        ours, baseline, nobody = [
            await stack.enter_async_context(
                fleet.connected(parts.broker, site, names, wishes.window, by_broker=site == bed.NOBODY)
            )
            for site in (bed.OURS, bed.BASELINE, bed.NOBODY)
        ]
        bench = _Bench(parts, wishes, progress, (ours, baseline, nobody))
        rounds = [await bench.round(number) for number in range(1, wishes.rounds + 1)]
        latencies = await bench.latencies()
        sent, logged = bench.sent, parts.logged()
    if sent != logged:
        raise WrongAnswerError(f"{sent} entries were acknowledged, the log holds {logged}")
    return Result(NAME, UNIT, rounds, latencies, wishes.devices, wishes.window, sent, logged)


class _Bench:
    def __init__(self, parts: Bed, wishes: Wishes, progress: Progress, fleets: tuple[Fleet, Fleet, Fleet]) -> None:
        self.sent = 0
        self._parts, self._wishes, self._progress = parts, wishes, progress
        self._ours, self._baseline, self._nobody = fleets

    async def round(self, number: int) -> Round:
        """Measure all three; the gateway goes first in every other round."""
        journals = self._seal(self._wishes.per_device)
        label = f"round {number}/{self._wishes.rounds}"
        generator = await self._flood(f"{label} generator", self._nobody, journals)
        if number % 2:
            ours = await self._gateway(label, journals)
            baseline = await self._bare(label, journals)
        else:
            baseline = await self._bare(label, journals)
            ours = await self._gateway(label, journals)
        return Round(ours, baseline, generator)

    async def latencies(self) -> list[float]:
        """Return the seconds from press to acknowledgement at a modest rate."""
        journals = self._seal(max(2, round(self._wishes.rate * self._wishes.seconds)))
        await self._ours.greet(journals)
        bar = self._progress.add_task("press to acknowledgement", total=_count(journals))
        found = await self._ours.pace(journals, self._wishes.rate, lambda n: self._progress.update(bar, completed=n))
        self._check(journals)
        return found

    async def _gateway(self, label: str, journals: Sequence[Journal]) -> float:
        await self._ours.greet(journals)
        rate = await self._flood(f"{label} gateway", self._ours, journals)
        self._check(journals)
        return rate

    async def _bare(self, label: str, journals: Sequence[Journal]) -> float:
        await self._baseline.greet(journals)
        return await self._flood(f"{label} baseline", self._baseline, journals)

    async def _flood(self, label: str, load: Fleet, journals: Sequence[Journal]) -> float:
        bar = self._progress.add_task(label, total=_count(journals))
        rate = await load.flood(journals, lambda n: self._progress.update(bar, completed=n))
        self._progress.update(bar, description=f"{label}: {rate:,.0f}/s", completed=_count(journals))
        return rate

    def _seal(self, count: int) -> list[Journal]:
        return [journal.write(dev, credential, count) for dev, credential in self._parts.devices.items()]

    def _check(self, journals: Sequence[Journal]) -> None:
        """Count what was sent; raises WrongAnswerError unless each last acknowledgement is of all, and genuine."""
        self.sent += _count(journals)
        for line, written in zip(self._ours.lines, journals, strict=True):
            if not written.is_acknowledged_by(line.last_ack):
                raise WrongAnswerError(f"{line.dev}: the last acknowledgement is not of its last entry")


def _count(journals: Sequence[Journal]) -> int:
    return sum(len(written.sealed) for written in journals)
