"""A visitor's press at the kiosk and an officer's on a pad, as the hall sees them: on the board in a browser."""

import asyncio
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from simulators.hall import SimulatedHall, World
from tests.simulators.conftest import hall_world

__all__ = ["hall_world"]  # a fixture

SCREEN: Any = {"width": 1920, "height": 1080}
NUMBER = "Nomor A001"
# What the card announces, from the first script of the page on: a call that is announced sets `data-n`.
WATCH = """
window.announced = [];
document.addEventListener("DOMContentLoaded", () => {
  const card = document.getElementById("now");
  if (card === null) return;
  new MutationObserver(() => announced.push(`${ticket.textContent} ${place.textContent}`))
    .observe(card, { attributes: true, attributeFilter: ["data-n"] });
});
"""
QUIET_S = 2.5  # longer than a call is announced


@pytest_asyncio.fixture
async def floor(tmp_path: Path, hall_world: World) -> AsyncGenerator[SimulatedHall]:
    """Give a hall with a gate, a kiosk and six pads, every box real firmware in a process of its own."""
    async with SimulatedHall(tmp_path / "hall", gates=("gate-a",), floor=True, world=hall_world) as running:
        await asyncio.gather(*(box.device.wait_link() for box in running.boxes.values()))
        yield running


async def shows(hall: SimulatedHall, box: str, text: str) -> None:
    """Wait until a display shows `text`."""
    async with asyncio.timeout(20):
        while hall.boxes[box].device.display != text:
            await asyncio.sleep(0.05)


async def screen(browser: Browser, url: str, complaints: list[str]) -> Page:
    """Return a television: a page in a context of its own, which tells what it complains of."""
    context = await browser.new_context(viewport=SCREEN)
    page = await context.new_page()
    await page.add_init_script(WATCH)
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    await expect(page.locator("#counters li").first).to_be_visible()
    return page


async def announced(page: Page) -> list[str]:
    """Return what was announced since the page was loaded, once nothing more can come."""
    await asyncio.sleep(QUIET_S)
    return await page.evaluate("announced")


@pytest.mark.timeout(240)
async def test_a_number_called_on_a_pad_is_announced_once_on_its_board(
    floor: SimulatedHall, own_browser: Browser
) -> None:
    """Classes "voice stops, repeats or overrides", "screens freeze": kiosk, NEXT, board, through every process.

    The number stands on the board of its zone and is announced there exactly once: not on the other board, not again
    after a reload, not again after the gateway was killed, whose new process shows the call on a fresh screen too.
    """
    complaints: list[str] = []
    board = f"{floor.gateway_wall}/board"
    await asyncio.gather(*(shows(floor, f"pad-{n}", "-  menunggu 0") for n in range(1, 7)))
    here, there = (
        await screen(own_browser, f"{board}/a", complaints),
        await screen(own_browser, f"{board}/b", complaints),
    )
    await floor.press("kiosk-1", "ktp")
    await shows(floor, "kiosk-1", NUMBER)
    row = here.locator("#counters li", has_text="Loket 1")
    await expect(row.locator(".queue")).to_contain_text("1 menunggu")
    await expect(here.locator("#ticket")).to_have_text("—")
    pressed = time.monotonic()
    await floor.press("pad-1", "next")
    await expect(here.locator("#ticket")).to_have_text("A001")
    took = time.monotonic() - pressed
    await expect(here.locator("#place")).to_have_text("Loket 1")
    await expect(row.locator(".hand")).to_have_text("A001")
    await expect(here.locator("#recent li")).to_have_count(1)
    await shows(floor, "pad-1", "A001  menunggu 0")
    assert await announced(here) == ["A001 Loket 1"]
    assert await announced(there) == []
    await expect(there.locator("#ticket")).to_have_text("—")
    found = [await Axe().run(page) for page in (here, there)]
    assert [result.generate_report() for result in found if result.violations_count] == []
    await here.reload()
    await expect(here.locator("#ticket")).to_have_text("A001")
    assert await announced(here) == []
    assert complaints == []
    print(f"from the press on the pad to the number on the board: {took:.2f} s")

    floor.kill("gateway")
    await floor.start("gateway")
    fresh = await screen(own_browser, f"{board}/a", [])
    await expect(fresh.locator("#ticket")).to_have_text("A001")  # read back from the log
    await expect(fresh.locator("#recent li")).to_have_count(1)
    await floor.press("kiosk-1", "kk")
    await shows(floor, "kiosk-1", "Nomor B001")
    await floor.press("pad-2", "next")
    for page in (here, fresh):
        await expect(page.locator("#ticket")).to_have_text("B001", timeout=20_000)
        assert await announced(page) == ["B001 Loket 2"]
    await floor.drained()
    verdict = await floor.check()
    assert (verdict["problems"], verdict["tickets"], verdict["called"]) == ([], 2, 2)
