"""Status and admin pages in a real browser: from the first password to a change that the board shows."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from edge_gateway.screens.ports import DeviceView
from tests.depth import depth
from tests.edge_gateway.screens_desk import PASSWORD, Writer, desk_app
from tests.edge_gateway.screens_hall import ScreenHall, busy_hall

pytestmark = pytest.mark.asyncio(loop_scope="session")  # as the browser

SCREEN = {"width": 1920, "height": 1080}


def at_work() -> tuple[ScreenHall, Writer]:
    """Return the busy hall of 24 tenants with all of its devices, one silent and one with a fault."""
    hall = busy_hall(used=122)
    hall.press("pad-16", "no_show")
    writer = Writer(hall)
    names = [d.name for d in hall.state.layout.plan.devices]
    writer.devices = tuple(
        DeviceView(n, n != "pad-03", hall.now - 999 * i, i, 7000, 20 + i, ("stuck next",) if n == "pad-07" else ())
        for i, n in enumerate(names)
    )
    return hall, writer


async def enter(page: Page, url: str, data: Path) -> None:
    await page.goto(f"{url}/status")
    await page.get_by_label("Kode pemasangan").fill((data / "setup-code").read_text())
    await page.get_by_label("Nama Anda").fill("Sari")
    await page.get_by_label("Kata sandi").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Status")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("scheme", ["light", "dark"][: depth(2, 1)])
async def test_the_desk_pages_fit_and_axe_finds_no_error(
    scheme: Any, browser: Browser, served: Any, tmp_path: Path
) -> None:
    """32 devices and every form on one screen, light and dark, from login to review; the console stays silent."""
    hall, writer = at_work()
    ending, complaints, found = asyncio.Event(), [], []
    with served(desk_app(hall, writer, tmp_path, ending), stopping=ending) as server:
        context = await browser.new_context(viewport=SCREEN, color_scheme=scheme)  # type: ignore[arg-type]
        page = await context.new_page()
        page.on("console", lambda m: complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(f"{server.url}/login")
        found.append(await Axe().run(page))
        await enter(page, server.url, tmp_path)
        for path in ("/status", "/admin"):
            await page.goto(f"{server.url}{path}")
            assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight"), path
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            found.append(await Axe().run(page))
        await page.locator("section.close button").click()
        await expect(page.get_by_text("+tenants =")).to_be_visible()
        found.append(await Axe().run(page))
        await context.close()
    assert [r.generate_report() for r in found if r.violations_count] == []
    assert complaints == []


@pytest.mark.parametrize("language", ["id", "en"][: depth(2, 1)])
async def test_the_desk_pages_fit_a_telephone(language: str, browser: Browser, served: Any, tmp_path: Path) -> None:
    """390 px wide: no page scrolls sideways, no control is cut, and all six columns of the devices can be read."""
    hall, writer = at_work()
    ending = asyncio.Event()
    with served(desk_app(hall, writer, tmp_path, ending), stopping=ending) as server:
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await enter(page, server.url, tmp_path)
        for path in ("/status", "/admin"):
            await page.goto(f"{server.url}{path}?lang={language}")
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            wide = "[...document.querySelectorAll('.table, select, input, textarea, button, h2')]"
            cut = f"{wide}.filter((e) => e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML)"
            assert await page.evaluate(cut) == []
        await page.goto(f"{server.url}/status?lang={language}")
        tables = "[...document.querySelectorAll('.table')].filter((e) => e.scrollWidth > e.clientWidth).length"
        assert await page.evaluate(tables) == 0
        await page.close()


async def test_a_counter_paused_at_the_desk_is_paused_on_the_board(
    browser: Browser, served: Any, tmp_path: Path
) -> None:
    """Check, save, and the television shows it at once; the keyboard is enough."""
    hall, ending = ScreenHall(), asyncio.Event()
    writer = Writer(hall)
    hall.press("pad-16", "pause")  # it is open
    with served(desk_app(hall, writer, tmp_path, ending), stopping=ending) as server:
        page, screen = await browser.new_page(), await browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        await screen.goto(f"{server.url}/board/b")
        hand = screen.locator("#counters li", has_text="Loket 16").locator(".hand")
        await expect(hand).to_have_text("—")
        await enter(page, server.url, tmp_path)
        await page.get_by_role("link", name="Pengaturan").press("Enter")
        await page.locator("#pause-counter").select_option("16")
        await page.locator("section.pause button").press("Enter")
        await expect(page.get_by_text("~ counter 16: open -> paused")).to_be_visible()
        await page.get_by_role("button", name="Simpan").press("Enter")
        await expect(page.get_by_text("Tersimpan dan berlaku.")).to_be_visible()
        await expect(hand).to_have_text("Jeda")
        await page.close()
        await screen.close()
    assert writer.log == [("admin", "Sari", "pause", ["counter"])]


async def test_an_open_status_page_keeps_up_and_says_when_it_cannot(
    browser: Browser, served: Any, tmp_path: Path
) -> None:
    """Class: screens freeze. It is fetched again by itself; without an answer it is marked as old."""
    hall, ending = ScreenHall(), asyncio.Event()
    writer = Writer(hall)
    with served(desk_app(hall, writer, tmp_path, ending), stopping=ending) as server:
        page = await browser.new_page()
        await page.clock.install()
        await enter(page, server.url, tmp_path)
        row = page.get_by_role("row", name="Menunggu")
        await expect(row).to_contain_text("0")
        hall.issue("tata-ruang", 3)
        await page.evaluate("document.activeElement?.blur()")
        await page.clock.run_for(6_000)
        await expect(row).to_contain_text("3")
        await asyncio.to_thread(server.stop)
        await page.clock.run_for(6_000)
        await expect(page.locator("main[data-old]")).to_be_visible()
        await page.close()
