"""A version's files, laid out as it left them, and a database for its dump."""

from pathlib import Path

import pytest

from tests.old.unpacked import HERE, VERSIONS, unpack


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of each version's folder in turn, for the test to do with as it likes."""
    return unpack(HERE / request.param, tmp_path / "old")
