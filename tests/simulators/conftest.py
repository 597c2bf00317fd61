"""The hall for tests that need all of it."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from simulators.hall import SimulatedHall, World
from simulators.pytest_plugin import world


@pytest.fixture
def hall_world(database: str) -> World:
    """Give the servers of a hall: a broker of its own, and a database of its own on the tests' server."""
    return replace(world(), database=database)


@pytest_asyncio.fixture
async def hall(
    tmp_path: Path, hall_world: World, request: pytest.FixtureRequest, needs: Callable[[str], str]
) -> AsyncGenerator[SimulatedHall]:
    """Give a hall with two gates; with the parameter "mosquitto" its broker is that, closed, and not the embedded one."""
    mosquitto = needs("mosquitto") if getattr(request, "param", None) == "mosquitto" else None
    async with SimulatedHall(tmp_path / "hall", world=replace(hall_world, mosquitto=mosquitto, closed=True)) as running:
        yield running
