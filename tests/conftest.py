"""What every test may need: programs that only some machines have."""

import os
import shutil
from collections.abc import AsyncIterator, Callable

import pytest
from playwright.async_api import Browser, async_playwright

PROGRAMS = {
    "mosquitto": ("mosquitto", "/usr/sbin/mosquitto"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "node": ("node",),
    "systemd-analyze": ("systemd-analyze",),
}


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


@pytest.fixture
async def browser(needs: Callable[[str], str]) -> AsyncIterator[Browser]:
    """Return a Chromium that speaks to nobody but the test."""
    path = needs("chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        await started.close()
