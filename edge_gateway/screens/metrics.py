"""The gateway's health as Prometheus reads it; drawn anew at each question, nothing is kept here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from edge_gateway.intake.health import BOUNDS_S, Counts, Durations
from edge_gateway.screens.health import Health
from edge_gateway.uplink.health import UplinkHealth
from shelf.version import VERSION

_SHOWN_OF_DEVICES = ("on", "boot", "fill", "cap", "heap")
_COUNTED = {
    "appended": "Device entries appended",
    "facts": "Facts appended",
    "duplicates": "Device entries that were there already",
    "gaps": "Gaps that devices announced",
    "conflicts": "Entries with the identity of another",
    "acked": "Acknowledgements published",
    "failed_commits": "Transactions that the disk refused",
}


class Metrics(Collector):
    """Counters and gauges under `lawang_`; `began` is the time of the start in seconds since 1970."""

    def __init__(self, health: Callable[[], Health], began: float) -> None:
        """Draw what `health` returns."""
        self._health, self._began = health, began
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def text(self) -> bytes:
        """Return the exposition text."""
        return generate_latest(self._registry)

    def collect(self) -> Iterable[Metric]:
        """Give each metric with its samples."""
        health = self._health()
        yield from self._writer(health.writer.counts)
        yield from self._uplink(health.uplink or UplinkHealth(), health.now)
        yield InfoMetricFamily("lawang_build", "What runs", {"version": VERSION})
        yield GaugeMetricFamily("lawang_log_size", "Leaves in the log", health.writer.size)
        yield GaugeMetricFamily("lawang_broker_connected", "1: connected and subscribed", health.broker)
        yield GaugeMetricFamily("lawang_clock_trusted", "0: behind the log or never set", health.writer.reading.trusted)
        jump = (health.jump or 0) / 1000
        yield GaugeMetricFamily("lawang_clock_jump_seconds", "The machine's clock ahead of ours, 0: followed", jump)
        yield _labelled("lawang_problem", "What `/health` names", "name", {p.name: 1 for p in health.problems})
        yield from _devices(health)

    def _writer(self, counts: Counts) -> Iterator[Metric]:
        yield self._counter("lawang_refused", "Messages refused", "reason", counts.refused)
        for name, said in _COUNTED.items():
            yield CounterMetricFamily(f"lawang_{name}", said, getattr(counts, name), created=self._began)
        yield self._histogram("lawang_commit_seconds", "From BEGIN to synced", counts.commits)

    def _uplink(self, uplink: UplinkHealth, now: int) -> Iterator[Metric]:
        age = 0.0 if uplink.oldest is None else max(0.0, (now - uplink.oldest) / 1000)
        yield GaugeMetricFamily("lawang_forward_backlog", "Leaves that the cloud has not confirmed", uplink.backlog)
        yield GaugeMetricFamily("lawang_forward_age_seconds", "Age of the oldest of them, 0: there is none", age)
        yield GaugeMetricFamily(
            "lawang_forward_stopped", "1: forwarding needs an operator", float(bool(uplink.stopped))
        )
        said = "Leaves confirmed by the cloud"
        yield CounterMetricFamily("lawang_forwarded", said, uplink.taken, created=self._began)
        said = "Requests that did not succeed"
        yield self._counter("lawang_forward_failures", said, "why", uplink.failures)

    def _counter(self, name: str, said: str, label: str, values: Mapping[str, int]) -> Metric:
        family = CounterMetricFamily(name, said, labels=[label])
        for key, value in values.items():
            family.add_metric([key], value, created=self._began)
        return family

    def _histogram(self, name: str, said: str, durations: Durations) -> Metric:
        bounds = [*map(str, BOUNDS_S), "+Inf"]
        made = HistogramMetricFamily(
            name, said, list(zip(bounds, accumulate(durations.counts), strict=True)), durations.seconds
        )
        made.add_sample(f"{name}_created", {}, self._began)
        return made


def _devices(health: Health) -> Iterator[Metric]:
    heard = {dev: said.at / 1000 for dev, said in health.presence.items() if said.at is not None}
    yield _labelled("lawang_device_heard_timestamp_seconds", "When it last proved that it speaks", "dev", heard)
    for name in _SHOWN_OF_DEVICES:
        said = f"`{name}` as the device says; proved 0: as anybody may say"
        family = GaugeMetricFamily(f"lawang_device_{name}", said, labels=["dev", "proved"])
        for dev, told in health.presence.items():
            if name in told.values:
                family.add_metric([dev, str(int(told.proved))], told.values[name])
        yield family


def _labelled(name: str, said: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, said, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
