"""Counters of one API process, in the form that Prometheus reads."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from psycopg.rows import DictRow

from cloud_api.append.appending import Appended

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What this process has done since it started, and how far each log is in the database."""

    def __init__(self) -> None:
        """Start at zero, in a registry of its own."""
        self._registry = CollectorRegistry()
        self._refusals = Counter(
            "lawang_cloud_refusals", "Requests refused, by reason.", ["reason"], registry=self._registry
        )
        self._leaves = Counter("lawang_cloud_leaves", "Leaves stored.", ["site"], registry=self._registry)
        self._seconds = Histogram("lawang_cloud_append_seconds", "Time of an append.", registry=self._registry)
        about = "Entries that a site's logs hold under the name of another entry of the device."
        self._conflicts = Gauge("lawang_cloud_conflicts", about, ["site"], registry=self._registry)
        self._gauges = {
            name: Gauge(f"lawang_cloud_log_{name}", text, ["site", "log"], registry=self._registry)
            for name, text in (
                ("next", "Leaves of the log that are stored."),
                ("head", "Length of the log at its gateway when it last sent."),
                ("as_of", "Up to when the log is known here, in ms since 1970."),
            )
        }

    def refused(self, reason: str) -> None:
        """Count a refusal; `reason` is a code of ours, never a text of the client's."""
        self._refusals.labels(reason).inc()

    def appended(self, site: str, result: Appended, seconds: float) -> None:
        """Count an append that was committed."""
        self._leaves.labels(site).inc(result.new)
        self._seconds.observe(seconds)

    def text(self, logs: Iterable[DictRow], conflicts: Iterable[DictRow]) -> bytes:
        """Return everything, with the cursors of `logs` and the `conflicts` of each site as they are now."""
        for row in conflicts:
            self._conflicts.labels(row["site"]).set(row["conflicts"])
        for row in logs:
            for name, gauge in self._gauges.items():
                gauge.labels(row["site"], row["log"]).set(row[name])
        return generate_latest(self._registry)
