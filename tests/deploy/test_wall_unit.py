"""The television's unit: the flags that it gives to Chromium, tried in a Chromium, and what waits for a late server."""

import asyncio
import re
import shlex
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, async_playwright, expect
from starlette.applications import Starlette

from edge_gateway.screens.boards import HallBoards
from pages import board as boards
from pages import wall
from pages.files import static_folder
from tests.edge_gateway.conftest import free_port
from tests.edge_gateway.screens_hall import busy_hall
from tests.pages.conftest import Board, serve

UNIT = (Path(__file__).parents[2] / "deploy/edge/lawang-wall.service").read_text()
COMMAND = shlex.split(re.search(r"^ExecStart=((?:.*\\\n)*.*)$", UNIT, re.MULTILINE)[1].replace("\\\n", " "))  # type: ignore[index]
FLAGS = [word for word in COMMAND if word.startswith("--") and len(word) > 2]
ELSEWHERE = ("--ozone-platform", "--user-data-dir", "--kiosk", "--incognito")
"""For a screen that is not here, or in the way of a test."""
pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def kiosk(needs: Callable[[str], str], tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """Give a Chromium with the unit's flags and an English profile of its own."""
    flags = [flag for flag in FLAGS if not flag.startswith(ELSEWHERE)]
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=needs("chromium"), args=["--no-sandbox", *flags], locale="en-US",
            ignore_default_args=["--autoplay-policy=user-gesture-required", "--mute-audio"],
        )  # fmt: skip
        yield context
        await context.close()


def hall(stopping: asyncio.Event) -> Starlette:
    found = busy_hall()
    source = HallBoards(found, found.bell, lambda: found.now)  # type: ignore[arg-type]
    return Starlette(routes=[*boards.routes(source, stopping), *wall.routes(Board(), stopping)])


async def test_the_screen_is_never_given_up() -> None:
    """No limit of starts, nothing but the wall on it, and no power saving that could blank it: cage has none."""
    assert COMMAND[0] == "/usr/bin/cage"
    for line in ("Restart=always", "StartLimitIntervalSec=0", "OOMPolicy=stop", "WantedBy=multi-user.target"):
        assert f"\n{line}\n" in UNIT
    assert "\nProtectHome=" not in UNIT, "it hides /run/user, where cage has its socket"
    assert {
        "--kiosk",
        "--incognito",
        "--noerrdialogs",
        "--hide-crash-restore-bubble",
        "--disable-session-crashed-bubble",
    } <= set(FLAGS)


async def test_a_call_is_heard_without_a_click(kiosk: BrowserContext) -> None:
    """Sound that the browser blocks until somebody presses a key is no sound on a television."""
    ending = asyncio.Event()
    with serve(hall(ending), stopping=ending) as server:
        page = await kiosk.new_page()
        await page.goto(f"{server.url}/board/a")
        await expect(page.locator("#counters li").first).to_be_visible()
        assert await page.evaluate("new AudioContext().state") == "running"
        await expect(page.locator("#sound")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/board/a"])
async def test_no_page_of_the_hall_asks_to_be_translated(kiosk: BrowserContext, path: str) -> None:
    """F12: an English system offers to translate Indonesian, over the wall. The page forbids it, and the flags do."""
    assert "--disable-features=Translate,TranslateUI" in FLAGS
    assert "--lang=id" in FLAGS
    ending = asyncio.Event()
    with serve(hall(ending), stopping=ending) as server:
        page = await kiosk.new_page()
        await page.goto(server.url + path)
        await expect(page.locator('html[lang="id"][translate="no"]')).to_have_count(1)
        await expect(page.locator('meta[name="google"][content="notranslate"]')).to_have_count(1)
        assert await page.evaluate("document.documentElement.translate") is False


async def test_after_a_cold_start_the_screen_waits_for_the_server(kiosk: BrowserContext) -> None:
    """Network and gateway may be minutes late: no error page of the browser, which nobody would close."""
    assert COMMAND[-1] == "file:///usr/lib/lawang/gateway/pages/static/starting.html#${LAWANG_WALL}"
    port, ending = free_port(), asyncio.Event()
    url = f"http://127.0.0.1:{port}/board/a"
    page = await kiosk.new_page()
    await page.goto(f"{(static_folder() / 'starting.html').as_uri()}#{url}")
    await expect(page.locator("body")).to_have_text("Menunggu server antrean …")
    await page.wait_for_timeout(3_000)
    assert page.url.startswith("file:")
    with serve(hall(ending), port, ending):
        await expect(page.locator("#counters li").first).to_be_visible(timeout=20_000)
        assert page.url == url


async def test_nobody_is_sent_elsewhere_by_that_page(kiosk: BrowserContext) -> None:
    """Served by the gateway too, it would be an open redirect."""
    ending = asyncio.Event()
    with serve(hall(ending), stopping=ending) as server:
        page = await kiosk.new_page()
        await page.goto(f"{server.url}/static/starting.html#{server.url}/board/a")
        await page.wait_for_timeout(1_500)
        assert page.url.startswith(f"{server.url}/static/starting.html")
        await page.goto(f"{(static_folder() / 'starting.html').as_uri()}#javascript:alert(1)")
        await page.wait_for_timeout(500)
        assert page.url.startswith("file:")
