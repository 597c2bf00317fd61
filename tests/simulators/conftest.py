"""The hall for tests that need all of it."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from simulators.hall import SimulatedHall
from simulators.pytest_plugin import world


@pytest_asyncio.fixture
async def hall(
    tmp_path: Path, request: pytest.FixtureRequest, needs: Callable[[str], str]
) -> AsyncGenerator[SimulatedHall]:
    """Give a hall with two gates; with the parameter "mosquitto" its broker is that instead of the embedded one."""
    mosquitto = needs("mosquitto") if getattr(request, "param", None) == "mosquitto" else None
    async with SimulatedHall(tmp_path / "hall", world=replace(world(), mosquitto=mosquitto)) as running:
        yield running
