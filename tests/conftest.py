"""How the tests run: on how many workers, how deep, what runs alone; and the programs that only some machines have."""

import fcntl
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings
from playwright.async_api import Browser, async_playwright

from tests.databases import database, empty_database, new_database, server_url
from tests.depth import depth

__all__ = ["database", "empty_database", "new_database", "server_url"]  # fixtures

HERE = Path(__file__).parent
PROGRAMS = {
    "mosquitto": ("mosquitto", "/usr/sbin/mosquitto"),
    "chromium": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),  # a fifth of its work
    "chronyd": ("chronyd", "/usr/sbin/chronyd"),
    "nft": ("nft", "/usr/sbin/nft"),
    "node": ("node",),
    "openssl": ("openssl",),
    "age": ("age",),
    "caddy": ("caddy",),
    "systemd-analyze": ("systemd-analyze",),
    "dpkg-deb": ("dpkg-deb",),
    "uv": ("uv",),
}
WORKERS = 2  # a processor: half of the tests' time is waiting for other processes
# The tests start some hundred processes; where no bytecode is kept each compiles all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--depth`."""
    parser.addoption("--depth", choices=("quick", "full"), default="full", help="how much each test tries (full)")


def pytest_configure(config: pytest.Config) -> None:
    """Set the depth before any test is read."""
    depth.quick = config.getoption("depth") == "quick"
    settings.register_profile("lawang", max_examples=depth(100, 10), deadline=None)  # a busy machine is no failure
    settings.load_profile("lawang")
    config.addinivalue_line("markers", "alone: runs after all others, while no other runs: it measures time")
    config.addinivalue_line(
        "markers", "full_depth: long, and what it tries another test tries less of: not at the desk"
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many workers share the tests; those of one file run here, without the time that workers need."""
    if len(config.args) == 1 and not (config.invocation_params.dir / config.args[0]).is_dir():
        return 0
    return WORKERS * len(os.sched_getaffinity(0)) + 1  # one waits until it may run alone


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let one worker have what runs alone; leave out what the desk does not wait for, unless it is asked for by name.

    What stands last is taken over first by workers that have nothing left, and each would wait for all the others.
    """
    if depth.quick and not any("::" in argument for argument in config.args):
        left_out = [item for item in items if item.get_closest_marker("full_depth")]
        items[:] = [item for item in items if not item.get_closest_marker("full_depth")]
        config.hook.pytest_deselected(items=left_out)
    items.sort(key=is_alone, reverse=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test that runs alone wait for those of the other workers, and them for it; no time-out counts this."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    folder = os.open(HERE, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX if is_alone(item) else fcntl.LOCK_SH)
        return (yield)
    finally:
        os.close(folder)


@pytest.hookimpl(trylast=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Print a failure at once: a run that is cut off, or that cannot end, says nothing else of it."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        print(f"\n{report.nodeid} [{report.when}]\n{report.longreprtext}", file=sys.__stdout__, flush=True)


def is_alone(item: pytest.Item) -> bool:
    """Say whether a test is marked so."""
    return item.get_closest_marker("alone") is not None


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Return a function that gives the path of a program, or skips; fails if LAWANG_REQUIRE_ALL=1."""

    def find(program: str) -> str:
        for candidate in PROGRAMS[program]:
            path = shutil.which(candidate)
            if path is not None:
                return path
        message = f"{program} is not installed"
        if os.environ.get("LAWANG_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)

    return find


@asynccontextmanager
async def started(program: str) -> AsyncIterator[Browser]:
    """Start a Chromium that speaks to nobody but the tests."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    async with async_playwright() as playwright:
        yield (running := await playwright.chromium.launch(executable_path=program, args=arguments))
        await running.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_browser(needs: Callable[[str], str]) -> AsyncIterator[Browser]:
    """Give the worker's browser, which belongs to the session's loop."""
    async with started(needs("chromium")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def browser(shared_browser: Browser) -> AsyncIterator[Browser]:
    """Give a browser without a page to a test that is marked `asyncio(loop_scope="session")`."""
    yield shared_browser
    for context in shared_browser.contexts:
        await context.close()


@pytest.fixture
async def own_browser(needs: Callable[[str], str]) -> AsyncIterator[Browser]:
    """Give a browser of its own to a test whose other fixtures belong to its own loop."""
    async with started(needs("chromium")) as running:
        yield running
