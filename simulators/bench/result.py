"""What a benchmark found, as JSON and as a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

from rich.table import Table

LEAST_RATIO = 0.5
LEAST_HEADROOM = 2.0  # a generator that is not this much faster than what it measures, measures itself


@dataclass(frozen=True, slots=True)
class Round:
    """Entries a second of one round."""

    ours: float
    baseline: float
    generator: float


@dataclass(frozen=True, slots=True)
class Result:
    """All rounds, and the seconds from press to acknowledgement; `logged` of `sent` entries are in the log."""

    name: str
    unit: str
    rounds: Sequence[Round]
    latencies: Sequence[float]
    devices: int
    window: int
    sent: int
    logged: int

    def summary(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        ours = median(r.ours for r in self.rounds)
        baseline = median(r.baseline for r in self.rounds)
        generator = median(r.generator for r in self.rounds)
        cuts = quantiles(self.latencies, n=100, method="inclusive")
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": round(ours),
            "baseline": round(baseline),
            "ratio": round(ours / baseline, 3),
            "p50_ms": round(cuts[49] * 1000, 2),
            "p99_ms": round(cuts[98] * 1000, 2),
            "devices": self.devices,
            "window": self.window,
            "generator": round(generator),
            "generator_ok": generator >= LEAST_HEADROOM * max(ours, baseline),
            "sent": self.sent,
            "logged": self.logged,
            "rounds": [{name: round(value) for name, value in asdict(r).items()} for r in self.rounds],
        }

    def table(self) -> Table:
        """Return the same for people."""
        found = self.summary()
        table = Table(title=f"{self.name}: {self.unit}, {self.devices} devices, {self.window} in flight each")
        table.add_column("round")
        for name in ("gateway", "baseline", "ratio", "generator alone"):
            table.add_column(name, justify="right")
        for i, r in enumerate(self.rounds, 1):
            table.add_row(str(i), *_cells(r.ours, r.baseline, r.generator))
        table.add_section()
        table.add_row("median", *_cells(found["ours"], found["baseline"], found["generator"]), style="bold")
        notes = [f"press to acknowledgement: p50 {found['p50_ms']} ms, p99 {found['p99_ms']} ms"]
        notes.append(f"log: {self.logged} of {self.sent} entries")
        if not found["generator_ok"]:
            notes.append(f"the generator is less than {LEAST_HEADROOM:.0f} times as fast: it limits what is shown")
        if found["ratio"] < LEAST_RATIO:
            notes.append(f"the ratio is below the aim of {LEAST_RATIO}")
        table.caption = "\n".join(notes)
        return table


def _cells(ours: float, baseline: float, generator: float) -> tuple[str, str, str, str]:
    return f"{ours:,.0f}", f"{baseline:,.0f}", f"{ours / baseline:.2f}", f"{generator:,.0f}"
