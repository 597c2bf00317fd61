"""The page for developers: its programs run as they stand."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "developers.md"
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.full_depth
async def test_the_hall_of_the_page_runs() -> None:
    """What the page says is so: a hall with a cut cable and a killed gateway counts three presses."""
    space: dict[str, object] = {"__name__": "page"}
    exec(compile(PROGRAMS[0], str(PAGE), "exec"), space)  # noqa: S102 - a program of our own page
    main = space["main"]
    assert callable(main)
    live = await main()
    assert (live["entered"], live["left"], live["inside"]) == (2, 1, 1)


def test_the_year_of_the_page_runs() -> None:
    """What the page says is so: leaves and their truth, in a few lines."""
    space: dict[str, object] = {"__name__": "page"}
    exec(compile(PROGRAMS[1], str(PAGE), "exec"), space)  # noqa: S102 - as above
    log, expected = space["log"], space["expected"]
    assert isinstance(log, list)
    assert len(log) > 1000
    assert expected.total()["entered"] > 60  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["SimulatedHall", "SimulatedDevice"])
def test_the_page_names_what_there_is(name: str) -> None:
    """What the page says is so: each method in its tables exists."""
    from simulators.device.process import SimulatedDevice  # noqa: PLC0415 - here only
    from simulators.hall import SimulatedHall  # noqa: PLC0415

    kind = {"SimulatedHall": SimulatedHall, "SimulatedDevice": SimulatedDevice}[name]
    wanted = {
        "SimulatedHall": ("press", "kill", "stop", "start", "cut", "cable", "drained", "live", "check"),
        "SimulatedDevice": ("press", "kill", "restart", "wait_link"),
    }[name]
    text = PAGE.read_text(encoding="utf-8")
    assert all(hasattr(kind, method) and f"{method}(" in text for method in wanted)


def test_the_page_names_every_fault() -> None:
    """What the page says is so: each kind of fault that a scenario may have is in its table, and no other."""
    from simulators.scenarios.model import WHATS  # noqa: PLC0415 - as above

    table = PAGE.read_text(encoding="utf-8").partition("| `what` | `where` | |\n")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines()[1:] for name in re.findall(r"`([\w-]+)`", row.split("|")[1])}
    assert named == set(WHATS)
