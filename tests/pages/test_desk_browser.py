"""The desk's pages in a browser: looks, reading aloud, and what they do when server or browser come back.

LAWANG_PICTURES, the URL of a database with a simulated year, writes docs/pictures/{today,year,devices}.png anew.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from cloud_api.app import create_app
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from cloud_api.serve import listen
from cloud_api.settings import Settings
from contract import leaf
from simulators.year import Asking, leaves
from tests.cloud_api.conftest import NOON, running
from tests.dashboards.simulated import PICTURES, lived_through, send
from tests.databases import NewDatabase
from tests.depth import depth

pytestmark = pytest.mark.asyncio(loop_scope="session")  # as the browser

LIVED = Asking("serang", date(2026, 11, 23), date(2026, 11, 25), 120, 1)
AFTERNOON = NOON + 106 * 60_000  # 13.06: some wait, some are served
PAGES = {"today": "hari-ini", "year": "tahun/2026", "devices": "perangkat"}
FOLDER = Path(__file__).parents[2] / "docs/pictures"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Clock:
    """The server's clock, as the test moves it."""

    now = AFTERNOON


@pytest.fixture(scope="module")
def filled(new_database: NewDatabase) -> Iterator[tuple[str, str]]:
    """Give a database with some days of a hall up to the afternoon, and a viewer's token."""

    async def fill(url: str) -> str:
        await lived_through(url, LIVED, AFTERNOON)
        async with connect(url) as connection:
            return await tokens.create(connection, "serang", "viewer")

    with new_database() as url:
        yield url, asyncio.run(fill(url))


@contextmanager
def serving(database: str, port: int = 0) -> Iterator[tuple[str, int]]:
    """Serve the real API on 127.0.0.1 in a thread of its own; give its URL and port."""
    stopping = asyncio.Event()
    app = create_app(Settings(database=database, poll_s=0.2), lambda: Clock.now, stopping)
    bound = listen(f"127.0.0.1:{port}")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, name="api")
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}", bound.getsockname()[1]
    finally:
        stopping.set()  # the loop turns ten times a second and sees it then
        server.should_exit = True
        thread.join(20)


async def log_in(page: Page | BrowserContext, url: str, token: str, path: str) -> Page:
    """Open a page, be sent to the login, paste the token, and be back."""
    opened = page if isinstance(page, Page) else await page.new_page()
    await opened.goto(f"{url}/sites/serang/{path}")
    await opened.get_by_label("Token").fill(token)
    await opened.get_by_role("button").click()
    await opened.wait_for_url(f"**/sites/serang/{path}")
    return opened


def seen(page: Page, key: str) -> Any:
    return page.locator(f"dd[data-key={key}]")


@pytest.mark.parametrize(("lang", "scheme"), [("id", "light"), ("en", "dark")][: depth(2, 1)])
async def test_pages_are_accessible_and_complain_of_nothing(
    browser: Browser, filled: tuple[str, str], lang: str, scheme: Any
) -> None:
    """Axe finds nothing in either dress, the console is silent, nothing is wider than a desk's or a phone's screen."""
    Clock.now = AFTERNOON
    complaints: list[str] = []
    with serving(filled[0]) as (url, _):
        page = await browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
        await log_in(page, url, filled[1], "hari-ini")
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for name, path in PAGES.items():
            await page.goto(f"{url}/sites/serang/{path}?lang={lang}")
            results: Any = (await Axe().run(page)).response
            assert [(v["id"], v["nodes"][0]["html"]) for v in results["violations"]] == []
            if PICTURES and lang == "id" and name != "year":
                await page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
            for width in (1280, 390):
                await page.set_viewport_size({"width": width, "height": 900})
                assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            await page.set_viewport_size({"width": 1280, "height": 900})
            await page.keyboard.press("Tab")
            assert await page.evaluate("document.activeElement.className") == "skip"
        await page.close()
    assert complaints == []
    if PICTURES and lang == "id":
        await draw_the_year(browser)


async def draw_the_year(browser: Browser) -> None:
    """Draw the first screens of the year page."""
    async with connect(PICTURES) as connection:
        token = await tokens.create(connection, "serang", "viewer")
    with serving(PICTURES) as (url, _):
        page = await log_in(await browser.new_page(viewport={"width": 1280, "height": 1500}), url, token, "tahun/2026")
        await page.screenshot(path=FOLDER / "year.png")
        await page.close()


async def test_today_is_right_after_its_server_comes_back(browser: Browser, filled: tuple[str, str]) -> None:
    """Class "screens freeze": faded while nobody answers; within a minute of the server's return it is right, untouched."""
    Clock.now = AFTERNOON
    with serving(filled[0]) as (url, port):
        page = await browser.new_page()
        await page.clock.install()
        await log_in(page, url, filled[1], "hari-ini")
        before = int(await seen(page, "entered").inner_text())
    await page.clock.run_for(11_000)
    await expect(page.locator("#again")).to_have_class("old")
    Clock.now = AFTERNOON + 30 * 60_000
    entered = await half_an_hour_later(filled[0])
    assert entered > before
    with serving(filled[0], port):
        await page.clock.run_for(30_000)
        await expect(seen(page, "entered")).to_have_text(str(entered))
        await expect(page.locator("#again")).not_to_have_class("old")
        await page.close()


async def half_an_hour_later(database: str) -> int:
    """Send what the gateway has received meanwhile; return how many have entered, by the API."""
    received = [item.decode() for item in leaves(LIVED) if leaf.decode(item).rx <= Clock.now]
    async with running(database) as cloud:
        cloud.now = Clock.now
        (first,) = (await cloud.rows("SELECT next FROM log WHERE site = 'serang'"))[0]
        async with connect(database) as connection:
            cloud.tokens["serang"] = await tokens.create(connection, "serang", "gateway")
        await send(cloud, "serang", first, received[first:], len(received))
        return int((await cloud.live())["entered"])


async def test_a_browser_that_starts_again_shows_page_and_wall_untouched(
    filled: tuple[str, str], needs: Callable[[str], str], tmp_path: Path
) -> None:
    """Class "screens freeze": after a power cut the television's browser opens its address and nobody logs in again."""
    program = needs("chromium")
    async with async_playwright() as playwright:

        async def start() -> BrowserContext:
            return await playwright.chromium.launch_persistent_context(
                tmp_path, executable_path=program, args=ARGUMENTS
            )

        with serving(filled[0]) as (url, _):
            context = await start()
            page = await log_in(context, url, filled[1], "hari-ini")
            entered = await seen(page, "entered").inner_text()
            await context.close()
            context = await start()
            for path, place in (("/sites/serang/hari-ini", "dd[data-key=entered]"), ("/?site=serang", "#entered")):
                page = await context.new_page()
                await page.goto(url + path)
                await expect(page.locator(place)).to_have_text(entered, timeout=10_000)
            await context.close()
