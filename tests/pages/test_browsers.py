"""F10: the browsers that televisions have, from Chromium 87 (2020) on, which is not to be had here.

Scripts and styles are held against what it knows; then today's Chromium is robbed of the functions that came since.
"""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect
from starlette.applications import Starlette

from edge_gateway.screens.boards import HallBoards
from pages import board as boards_of
from pages import wall
from pages.files import static_folder
from tests.edge_gateway.screens_hall import busy_hall

HERE = Path(__file__).parent / "browsers"
STYLES = [Path(__file__).parents[2] / "cloud_api/web/office/static/office.css"]
SINCE_87 = """
delete Array.prototype.at; delete String.prototype.at; delete Array.prototype.findLast;
delete Array.prototype.toReversed; delete Array.prototype.toSorted; delete Array.prototype.with;
delete Object.hasOwn; delete Object.groupBy; delete Promise.withResolvers; delete window.structuredClone;
delete AbortSignal.timeout; delete AbortSignal.any; delete Array.fromAsync; delete window.Iterator;
delete URL.canParse; delete Intl.supportedValuesOf; delete window.navigation; delete window.scheduler;
Object.defineProperty(crypto, "randomUUID", { value: undefined });
"""


@pytest.fixture(scope="module")
def tools(needs: Callable[[str], str]) -> Path:
    """Return where the linters' programs are."""
    needs("node")
    programs = HERE / "node_modules/.bin"
    if not programs.exists():
        message = "npm ci --prefix tests/pages/browsers"
        pytest.fail(message) if os.environ.get("LAWANG_REQUIRE_ALL") == "1" else pytest.skip(message)
    return programs


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder with the linters' settings, and the pages' files in it."""
    shutil.copytree(static_folder(), tmp_path / "pages")
    for style in STYLES:
        shutil.copy(style, tmp_path / "pages")
    for name in ("eslint.config.mjs", "stylelint.config.mjs", "package.json"):
        shutil.copy(HERE / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(HERE / "node_modules")
    return tmp_path


@pytest.fixture
def hall_url(served: Callable[..., Any], board: Any) -> Iterator[str]:
    """Serve a wall and the boards of a hall at work."""
    hall, ending = busy_hall(), asyncio.Event()
    boards = HallBoards(hall, hall.bell, lambda: hall.now)  # type: ignore[arg-type]
    routes = [*boards_of.routes(boards, ending), *wall.routes(board, ending)]
    with served(Starlette(routes=routes), stopping=ending) as running:
        yield running.url


def complaints(tools: Path, place: Path, program: str, *files: str) -> list[str]:
    plain = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "0"}  # in CI both would write colours
    done = subprocess.run(
        [tools / program, *files], cwd=place, env=plain, capture_output=True, text=True, check=False, timeout=100
    )
    said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert bool(said) == bool(done.returncode), said
    return said


def test_scripts_need_nothing_that_came_after_chromium_87(tools: Path, place: Path) -> None:
    assert complaints(tools, place, "eslint", "pages") == []
    newer = ["[1].at(-1);", "x.toReversed();", "AbortSignal.timeout(9);", "structuredClone(x);", "Object.hasOwn(x, 1);"]
    (place / "newer.js").write_text("\n".join(["const x = [];", *newer]))
    found = complaints(tools, place, "eslint", "newer.js")
    assert {line.split(":")[0] for line in found if "error" in line and ":" in line[:4]} == {"2", "3", "4", "5", "6"}


def test_styles_need_nothing_that_came_after_chromium_87(tools: Path, place: Path) -> None:
    """A rule is dropped as a whole where one of its selectors is not known."""
    assert complaints(tools, place, "stylelint", "pages/*.css") == []
    newer = [
        "a:is(b) {}",
        "a { aspect-ratio: 1 }",
        "a { height: 9dvh }",
        "@layer x;",
        "a { overflow: clip }",
        "a:has(b) {}",
    ]
    (place / "newer.css").write_text("\n".join(newer))
    found = complaints(tools, place, "stylelint", "newer.css")
    assert {line.split(":")[0] for line in found if ":" in line[:3]} >= {"1", "2", "3", "4", "5", "6"}


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("page_name", ["wall", "board"])
async def test_an_older_browser_shows_the_page(browser: Browser, hall_url: str, page_name: str) -> None:
    context = await browser.new_context(viewport={"width": 1280, "height": 720})
    await context.add_init_script(SINCE_87)
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(hall_url + {"wall": "/", "board": "/board/a"}[page_name])
    await expect(page.locator("#age")).to_contain_text("lalu", timeout=20_000)
    await expect(page.locator("html[data-runs]")).to_have_count(1)
    assert errors == []
    if page_name == "board":
        assert await page.locator("#counters li").count() > 0


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("path", ["/", "/board/a"])
async def test_one_that_does_not_understand_the_script_says_so(browser: Browser, hall_url: str, path: str) -> None:
    """In words, instead of "Menunggu data …" for ever."""
    context = await browser.new_context()
    page = await context.new_page()
    script = "**/static/wall.js" if path == "/" else "**/static/board.js"
    await page.route(script, lambda route: route.fulfill(body="this is no script", content_type="text/javascript"))
    await page.clock.install()
    await page.goto(hall_url + path)
    await page.clock.fast_forward(16_000)
    await expect(page.locator("#old")).to_contain_text("terlalu lama")
    await page.unroute(script)
    await page.goto(hall_url + path)
    await page.clock.fast_forward(16_000)
    assert await page.locator("#old").count() == 0
