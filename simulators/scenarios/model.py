"""A scenario as its file says it, checked: one key at a time, with the allowed values in the error."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

FOLDER = Path(__file__).parent

# What may go wrong, and whether `by` is wanted.
WHATS: Mapping[str, bool] = {
    "kill": False,  # SIGKILL of parts or boxes at the same moment; started again after `lasts`
    "stop": False,  # ended cleanly, started again
    "unplug": False,  # connections are reset and none comes through
    "half-open": False,  # nothing comes through, and nobody is told; what was on the way is lost
    "clock": True,  # the gateway's clock is `by` seconds ahead (below 0: behind), then right again
    "full": False,  # the gateway's disk is full
    "midnight": False,  # midnight passes in the hall, not more than stage.LEAD_S after the gateway's start
    "strangers": True,  # `by` messages a second of every kind of rubbish, to broker and pages
    "flash": False,  # a box's flash takes nothing
    "stuck": False,  # a button (BOX/BUTTON) is held down
    "bounce": True,  # a button is pressed `by` times with bouncing contacts
    "twin": False,  # a second box with the name, key and flash of the first, which it replaces afterwards
    "backup": False,  # the gateway's log of `lasts` seconds ago is put back
    "tamper": False,  # an entry of the gateway's log is altered; the log of `lasts` seconds ago is put back
    "offline": True,  # `by` days of the simulated world go by without the cloud; no hall is built
}
DATED_S = 2.0  # as far as a box's clock may be ahead, for nobody's clock is wrong in most scenarios
ALONE = "offline"  # is a scenario by itself
MORE_S = 0.5  # people press so much longer than the last fault lasts


class ScenarioError(ValueError):
    """A scenario's file says what it may not; the message names file, key and what is allowed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """After `at` seconds, `what` happens to `where` for `lasts` seconds; `by` as its kind says, 0 without."""

    at: float
    what: str
    where: tuple[str, ...]
    lasts: float
    by: float


@dataclass(frozen=True, slots=True)
class Expect:
    """What must come of it: `detected` (words of `watch`), none of `never`, `recovery_s` at most, `pressed` at least.

    Every press is dated within `dated_s` of when it was pressed, beyond its own error.
    """

    detected: tuple[str, ...]
    recovery_s: float
    pressed: int
    never: tuple[str, ...] = ()
    dated_s: float = DATED_S


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. People press for `seconds`, `rate` times a second at all gates together.

    `seconds` that the file does not say are those of the faults. `quick`: short enough for every run of the tests.
    `floor`: with a kiosk and six pads, officers at three of them.
    """

    name: str
    title: str
    seconds: float
    rate: float
    quick: bool
    floor: bool
    faults: tuple[Fault, ...]
    expect: Expect


def names() -> list[str]:
    """Name all scenarios, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load(name: str) -> Scenario:
    """Read one by its name; raises ScenarioError."""
    path = FOLDER / f"{name}.toml"
    if name not in names():
        raise ScenarioError(f"there is no scenario {name!r}; there are: {', '.join(names())}")
    return parse(name, path.read_text(encoding="utf-8-sig"))


def parse(name: str, text: str) -> Scenario:
    """Check what a file says; raises ScenarioError."""
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise ScenarioError(f"{name}: {e}") from e
    _keys(name, raw, {"title", "fault", "expect"}, {"seconds", "rate", "quick", "floor"})
    raw_faults: object = raw["fault"]
    if not isinstance(raw_faults, list) or not raw_faults:
        raise ScenarioError(f"{name}: fault: one or more [[fault]]")
    items = cast("list[object]", raw_faults)
    faults = tuple(_fault(f"{name}: fault[{n}]", item) for n, item in enumerate(items))
    if any(fault.what == ALONE for fault in faults) and len(faults) > 1:
        raise ScenarioError(f"{name}: fault: {ALONE} stands alone")
    return Scenario(
        name,
        _text(f"{name}: title", raw["title"]),
        _number(f"{name}: seconds", raw.get("seconds", max(f.at + f.lasts for f in faults) + MORE_S), 0, 600),
        _number(f"{name}: rate", raw.get("rate", 3.0), 0.1, 20),
        raw.get("quick", False) is True,
        raw.get("floor", False) is True,
        faults,
        _expect(f"{name}: expect", raw["expect"]),
    )


def _fault(name: str, raw: object) -> Fault:
    values = _keys(name, raw, {"at", "what", "where", "lasts"}, {"by"})
    what = _text(f"{name}.what", values["what"])
    if what not in WHATS:
        raise ScenarioError(f"{name}.what: {what!r} is not one of {', '.join(WHATS)}")
    if WHATS[what] != ("by" in values):
        raise ScenarioError(f"{name}.by: {'missing' if WHATS[what] else 'not wanted'} for {what}")
    where = values["where"]
    places = tuple(cast("list[object]", where)) if isinstance(where, list) else (where,)
    return Fault(
        _number(f"{name}.at", values["at"], 0, 600),
        what,
        tuple(_text(f"{name}.where", place) for place in places),
        _number(f"{name}.lasts", values["lasts"], 0, 600),
        _number(f"{name}.by", values.get("by", 0), -1_000_000, 1_000_000),
    )


def _expect(name: str, raw: object) -> Expect:
    values = _keys(name, raw, {"detected", "recovery_s", "pressed"}, {"never", "dated_s"})
    return Expect(
        _words(f"{name}.detected", values["detected"]),
        _number(f"{name}.recovery_s", values["recovery_s"], 0, 600),
        int(_number(f"{name}.pressed", values["pressed"], 1, 1_000_000)),
        _words(f"{name}.never", values.get("never", [])),
        _number(f"{name}.dated_s", values.get("dated_s", DATED_S), 0, 1_000_000),
    )


def _words(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ScenarioError(f"{name}: a list of words")
    return tuple(_text(name, word) for word in cast("list[object]", value))


def _keys(name: str, raw: object, wanted: set[str], may: set[str]) -> dict[str, Any]:
    values = cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
    for key in sorted(wanted - set(values)):
        raise ScenarioError(f"{name}: {key}: missing")
    for key in sorted(set(values) - wanted - may):
        raise ScenarioError(f"{name}: {key}: unknown; allowed are {', '.join(sorted(wanted | may))}")
    return values


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ScenarioError(f"{name}: {value!r} is not a text")
    return value


def _number(name: str, value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ScenarioError(f"{name}: {value!r} is not a number from {low:g} to {high:g}")
    return float(value)
