"""Log lines as JSON (structured logging), one object a line, within a budget (rate limit): no flood fills a disk.

A stranger who sends rubbish chooses how often a line is said, also one of a library that nobody here wrote. So a line
that was said before, about the same reason and device, is said a few times and then at most each minute, with a count
of those that were not.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

AGAIN_S = 60.0  # between two of the same lines, after the first ones
FIRST = 5  # said each, however fast they follow; again after a quiet hour
QUIET_S = 3_600.0
MOST = 1_000  # different lines that are remembered
CHATTY = ("httpx2", "httpcore2", "httpx", "httpcore")

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class JsonLines(logging.Formatter):
    """`at`, `level`, `logger`, `message`, what was given as `extra`, and the trace of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, in ASCII: no reader takes a part of it for a command or an end of line."""
        values: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        values = {**{name: value for name, value in vars(record).items() if name not in _STANDARD}, **values}
        if record.exc_info:
            values["trace"] = self.formatException(record.exc_info)
        return json.dumps(values, default=str)


class _Said(NamedTuple):
    """How often a line was asked for since it was quiet, when last it was said, and how many were not since."""

    times: int
    last: float
    unsaid: int


class Budget(logging.Filter):
    """Lets a line through if it is new, among the first of its kind, or due again; then it says how many were not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing said; `clock` gives seconds and does not jump."""
        super().__init__()
        self._clock = clock
        self._said: dict[tuple[object, ...], _Said] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a line is written."""
        now = self._clock()
        key = (
            record.name,
            str(record.msg)[:200],
            *(str(getattr(record, name, ""))[:24] for name in ("reason", "device")),
        )
        before = self._said.pop(key, None)
        if before is None or now - before.last >= QUIET_S:
            before = _Said(0, now - AGAIN_S, 0)
        is_due = before.times < FIRST or now - before.last >= AGAIN_S
        if is_due and before.unsaid:
            record.unsaid = before.unsaid
        self._remember(key, _Said(before.times + 1, now, 0) if is_due else before._replace(unsaid=before.unsaid + 1))
        return is_due

    def _remember(self, key: tuple[object, ...], said: _Said) -> None:
        while len(self._said) >= MOST:
            del self._said[next(iter(self._said))]
        self._said[key] = said


def log_to_stderr(level: int = logging.INFO) -> None:
    """Send all log lines of the process to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(Budget())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
