"""The fixture `hall` for tests: `pytest_plugins = ["simulators.pytest_plugin"]`, or import it in a conftest.

LAWANG_TEST_BROKER (HOST:PORT) and LAWANG_TEST_DATABASE (URL) use real servers instead of embedded ones.
"""

import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest_asyncio

from simulators.hall import SimulatedHall, World
from simulators.run_file import address


def world() -> World:
    """Return the servers that the environment names."""
    broker, database = os.environ.get("LAWANG_TEST_BROKER"), os.environ.get("LAWANG_TEST_DATABASE")
    return World(address(broker) if broker else None, database)


@pytest_asyncio.fixture
async def hall(tmp_path: Path) -> AsyncGenerator[SimulatedHall]:
    """Give a hall with two gates, all of it running."""
    async with SimulatedHall(tmp_path / "hall", world=world()) as running:
        yield running
