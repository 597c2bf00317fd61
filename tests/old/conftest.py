"""A version's files, laid out as it left them; and the list of what was opened, printed at the end."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.edge_gateway.conftest import make_box, mosquitto, nest
from tests.old.unpacked import HERE, VERSIONS, unpack

__all__ = ["make_box", "mosquitto", "nest"]  # fixtures
OPENED = "opened"


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Give each version in turn."""
    return request.param


@pytest.fixture
def old(version: str, tmp_path: Path) -> Path:
    """Give a copy of each version's folder in turn, for the test to do with as it likes."""
    return unpack(HERE / version, tmp_path / "old")


@pytest.fixture
def tell(request: pytest.FixtureRequest, version: str) -> Callable[[str, str], None]:
    """Return a function that keeps which file was opened and what was found, for the list at the end."""

    def keep(file: str, found: str) -> None:
        request.node.user_properties.append((OPENED, f"{version}/{file}: {found}"))

    return keep


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the list."""
    reports = [one for found in terminalreporter.stats.values() for one in found]
    told = {said for one in reports for name, said in getattr(one, "user_properties", ()) if name == OPENED}
    if told:
        terminalreporter.section("opened with today's code")
        for line in sorted(told):
            terminalreporter.line(line)
