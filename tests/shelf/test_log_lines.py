"""Log lines: one JSON object each, and a budget that no stranger's flood gets beyond."""

import json
import logging
from typing import Any

from shelf.log_lines import AGAIN_S, FIRST, MOST, QUIET_S, Budget, JsonLines


class Clock:
    """A clock that stands until it is moved."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def line(message: str = "Invalid HTTP request received.", **extra: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "uvicorn.error", "msg": message, "levelno": logging.WARNING})
    vars(made).update(extra)
    return made


def read(record: logging.LogRecord) -> dict[str, Any]:
    text = JsonLines().format(record)
    assert text.isascii()
    assert "\n" not in text
    return json.loads(text)


def test_a_flood_of_a_librarys_lines_is_a_few_and_then_one_a_minute() -> None:
    """E14, and its kind: 14 lines a second were said about requests that are none; each unsaid one is counted."""
    clock = Clock()
    budget, said, unsaid = Budget(clock), 0, 0
    for _ in range(600 * 14):  # ten minutes
        clock.now += 1 / 14
        record = line()
        if budget.filter(record):
            said += 1
            unsaid += getattr(record, "unsaid", 0)
    assert said <= FIRST + 600 / AGAIN_S
    clock.now += AGAIN_S
    last = line()
    assert budget.filter(last)
    assert said + unsaid + read(last)["unsaid"] == 600 * 14


def test_another_line_reason_or_device_is_not_held_up() -> None:
    """A flood hides nothing else: what is said about another thing, or of another box, is said at once."""
    budget = Budget(Clock())
    while budget.filter(line()):
        pass
    assert budget.filter(line("conflict"))
    assert budget.filter(line(reason="mac"))
    assert budget.filter(line(reason="mac", device="gate-a"))
    assert not budget.filter(line())


def test_after_a_quiet_time_a_line_is_new() -> None:
    clock = Clock()
    budget = Budget(clock)
    while budget.filter(line()):
        pass
    clock.now += QUIET_S
    assert [budget.filter(line()) for _ in range(FIRST + 1)] == [True] * FIRST + [False]


def test_what_is_remembered_is_bounded() -> None:
    """Unbounded growth: ever new lines take no more memory."""
    budget = Budget(Clock())
    for number in range(3 * MOST):
        assert budget.filter(line(f"line {number}"))
    assert len(budget._said) == MOST


def test_what_is_said_beside_a_line_never_hides_the_line() -> None:
    """A foreign field named like one of ours does not take its place; odd letters and line ends are escaped."""
    found = read(line("refused\n\u2028é", reason="mac", level="no", at=5, more={"at": 7}))
    assert found["message"] == "refused\n\u2028é"
    assert (found["level"] != "no", found["reason"], found["more"]) == (True, "mac", {"at": 7})
    assert found["at"].startswith("20")
