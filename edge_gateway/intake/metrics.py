"""What the gateway counts, for Prometheus; one registry a gateway."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from edge_gateway.intake.outcome import Outcome
from edge_gateway.machine.clock import now_ms

_FSYNC_BUCKETS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_SHOWN_OF_DEVICES = ("on", "boot", "fill", "cap", "heap")


class Metrics:
    """Counters and gauges under `lawang_`."""

    def __init__(self) -> None:
        """Make them at zero, in a registry of their own."""
        registry = self.registry = CollectorRegistry()
        self._refused = Counter("lawang_refused", "Messages refused", ["reason"], registry=registry)
        self._appended = Counter("lawang_appended", "Device entries appended", registry=registry)
        self._facts = Counter("lawang_facts", "Facts appended", registry=registry)
        self._duplicates = Counter("lawang_duplicates", "Device entries that were there already", registry=registry)
        self._gaps = Counter("lawang_gaps", "Gaps that devices announced", registry=registry)
        self._conflicts = Counter("lawang_conflicts", "Entries with the identity of another", registry=registry)
        self.acked = Counter("lawang_acked", "Acknowledgements published", registry=registry)
        self.failed_commits = Counter("lawang_failed_commits", "Transactions that the disk refused", registry=registry)
        self.commit_seconds = Histogram(
            "lawang_commit_seconds", "From BEGIN to synced", buckets=_FSYNC_BUCKETS, registry=registry
        )
        self.backlog = Gauge("lawang_forward_backlog", "Leaves that the cloud has not confirmed", registry=registry)
        self.oldest: int | None = None  # receipt of the oldest of them, in ms since 1970
        age = Gauge("lawang_forward_age_seconds", "Age of the oldest of them, 0: there is none", registry=registry)
        age.set_function(self._age)
        self.stopped = Gauge("lawang_forward_stopped", "1: forwarding needs an operator", registry=registry)
        self.forwarded = Counter("lawang_forwarded", "Leaves confirmed by the cloud", registry=registry)
        self.forward_failures = Counter(
            "lawang_forward_failures", "Requests that did not succeed", ["why"], registry=registry
        )
        self.size = Gauge("lawang_log_size", "Leaves in the log", registry=registry)
        self.connected = Gauge("lawang_broker_connected", "1: connected and subscribed", registry=registry)
        self.clock_trusted = Gauge("lawang_clock_trusted", "0: behind the log or never set", registry=registry)
        self._heard = Gauge("lawang_device_heard_timestamp_seconds", "When it last spoke", ["dev"], registry=registry)
        self._devices = {
            name: Gauge(f"lawang_device_{name}", f"`{name}` as the device says", ["dev"], registry=registry)
            for name in _SHOWN_OF_DEVICES
        }

    def refuse(self, reason: str, number: int = 1) -> None:
        """Count messages that were refused."""
        self._refused.labels(reason).inc(number)

    def value(self, name: str, labels: Mapping[str, str] | None = None) -> int:
        """Return a number as it stands, 0 if it was never counted."""
        return int(self.registry.get_sample_value(name, dict(labels or {})) or 0)

    @property
    def forwarding(self) -> str:
        """Return `on`, or `stopped` if an operator is needed."""
        return "stopped" if self.value("lawang_forward_stopped") else "on"

    def count(self, outcome: Outcome) -> None:
        """Count a run of messages whose changes are stored."""
        self._appended.inc(outcome.appended)
        self._facts.inc(len(outcome.facts))
        self._duplicates.inc(outcome.duplicates)
        self._gaps.inc(outcome.gaps)
        self._conflicts.inc(outcome.conflicts)
        for reason, _ in outcome.refused:
            self.refuse(reason)
        for presence in outcome.presence:
            self._heard.labels(presence.dev).set_to_current_time()
            for name, value in presence.values.items():
                if name in self._devices:
                    self._devices[name].labels(presence.dev).set(value)

    def text(self) -> bytes:
        """Return the exposition text."""
        return generate_latest(self.registry)

    def _age(self) -> float:
        return 0.0 if self.oldest is None else max(0.0, (now_ms() - self.oldest) / 1000)
