"""What people see of a press: both walls in a browser, fed by the whole chain."""

import time

import pytest
from playwright.async_api import Browser, Page, expect

from simulators.hall import SimulatedHall
from tests.depth import depth

WITHIN_MS = 1000


async def open_walls(hall: SimulatedHall, browser: Browser) -> list[Page]:
    pages = []
    for wall in (hall.wall, hall.gateway_wall):
        page = await browser.new_page(viewport={"width": 1920, "height": 1080})
        await page.goto(f"{wall}/?site={hall.site}")
        pages.append(page)
    return pages


async def show(pages: list[Page], entered: int, timeout_ms: float) -> None:
    for page in pages:
        await expect(page.locator("#entered")).to_have_text(str(entered), timeout=timeout_ms)


@pytest.mark.alone
async def test_a_press_is_on_both_walls_within_a_second(hall: SimulatedHall, own_browser: Browser) -> None:
    """From the finger to the number in Chromium, five times; the first press opens the day."""
    pages = await open_walls(hall, own_browser)
    await hall.press("gate-a", "in")
    await show(pages, 1, 10_000)
    for entered in range(2, 7):
        lit = await hall.press("gate-b", "in")
        assert lit is not None
        left = WITHIN_MS - (time.time_ns() // 1_000_000 - lit.at)
        await show(pages, entered, max(left, 1))


@pytest.mark.parametrize("part", depth(["cloud", "gateway"], ["gateway"]))
async def test_a_wall_recovers_untouched_when_its_server_comes_back(
    hall: SimulatedHall, own_browser: Browser, part: str
) -> None:
    """Class: screens freeze after their server restarts."""
    pages = await open_walls(hall, own_browser)
    await hall.press("gate-a", "in")
    await show(pages, 1, 10_000)
    hall.kill(part)
    await hall.press("gate-a", "in")
    await hall.start(part)
    await show(pages, 2, 15_000)
