"""Log lines about refused messages within a budget (rate limit): a flood must fill neither disk nor journal.

Who sends rubbish chooses its number and, for what nobody added, its names: so a reason of one device is said once, then
with its count at most each minute, and all of them together take at most one line in two seconds.
"""

import logging
from collections.abc import Iterable, Mapping

from edge_gateway.devices.advice import OTHER, TEXTS, advice

AGAIN_S = 60.0  # between two lines about one reason of one device
BURST = 10  # lines at once, after a quiet time
LINES_PER_S = 0.5
MOST = 500  # reasons of devices that are remembered

log = logging.getLogger(__name__)


class Complaints:
    """Counts refusals by reason and device, and says them as the budget allows; for one thread."""

    def __init__(self) -> None:
        """Begin with a full budget."""
        self._budget, self._filled = float(BURST), 0.0
        self._count: dict[tuple[str, str], int] = {}
        self._said: dict[tuple[str, str], float] = {}

    def take(self, refused: Iterable[tuple[str, str]], now: float) -> None:
        """Count (reason, topic) of a run, and log what is due; `now` in s of a clock that does not jump."""
        for reason, topic in refused:
            self.add(reason, _who(topic), 1)
        self._say(now)

    def add(self, reason: str, who: str, number: int) -> None:
        """Count refusals of a device; they are said with what comes next."""
        key = reason, who[:12]
        if key not in self._count and len(self._count) >= MOST:
            key = reason, "others"
        self._count[key] = self._count.get(key, 0) + number

    @property
    def unsaid(self) -> int:
        """Return how many refusals wait to be said."""
        return sum(self._count.values())

    def _say(self, now: float) -> None:
        self._budget = min(BURST, self._budget + max(0.0, now - self._filled) * LINES_PER_S)
        self._filled = now
        for key in list(self._count):
            if self._budget < 1:
                return
            if now - self._said.get(key, -AGAIN_S) < AGAIN_S:
                continue
            self._budget -= 1
            reason, who = key
            said: Mapping[str, object] = {"reason": reason, "device": who, "number": self._count.pop(key)}
            log.warning("refused", extra={**said, "advice": TEXTS.said("en", advice(reason) or OTHER)})
            self._said.pop(key, None)
            while len(self._said) >= MOST:
                del self._said[next(iter(self._said))]
            self._said[key] = now


def _who(topic: str) -> str:
    """Return the part of a topic that names the device, cut to what a name may have."""
    parts = topic.split("/", 4)
    return parts[3][:12] if len(parts) > 3 else "others"
