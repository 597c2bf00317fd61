"""The wall in a real browser: what stands on it, how fast, and what it does when nobody answers."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Route

from pages import wall

pytestmark = pytest.mark.asyncio(loop_scope="session")  # as the browser

SCREEN = {"width": 1920, "height": 1080}
RED = "rgb(179, 20, 28)"


async def open_wall(browser: Browser, url: str, complaints: list[str] | None = None) -> Page:
    page = await browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
    if complaints is not None:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(url)
    return page


async def test_the_wall_says_what_the_source_says(browser: Browser, board: Any, wall_served: Any) -> None:
    """Numbers, name, zone, curve and age stand there, in Indonesian, and nothing complains."""
    complaints: list[str] = []
    board.change(now=1_795_592_045_000, as_of=1_795_592_042_000)
    with wall_served(board) as server:
        page = await open_wall(browser, server.url, complaints)
        await expect(page.locator("#inside")).to_have_text("7")
        await expect(page.locator("#entered")).to_have_text("20")
        await expect(page.locator("#left")).to_have_text("13")
        await expect(page.locator("h1")).to_have_text("MPP Kabupaten Serang")
        await expect(page.locator("#date")).to_have_text("Rabu, 25 November 2026")
        await expect(page.locator("#clock")).to_have_text("14.34")
        await expect(page.locator("#zone")).to_have_text("WIB")
        await expect(page.locator("#age")).to_have_text("Data: 3 detik lalu")
        await expect(page.locator("#curve .line")).to_have_attribute("d", re.compile(r"^M\S+ \S+L"))
        for words in ("Di dalam gedung sekarang", "Masuk hari ini", "Pulang hari ini"):
            await expect(page.get_by_text(words)).to_be_visible()
        await page.close()
    assert complaints == []


async def test_the_wall_speaks_english_when_asked(browser: Browser, board: Any, wall_served: Any) -> None:
    """?lang=en changes words, dates and numbers; ?site= chooses the site."""
    board.change(inside=1234, now=1_795_592_045_000, as_of=1_795_592_045_000)
    with wall_served(board) as server:
        page = await open_wall(browser, f"{server.url}/?lang=en&site=serang")
        await expect(page.locator("#inside")).to_have_text("1,234")
        await expect(page.locator("#date")).to_have_text("Wednesday, 25 November 2026")
        await expect(page.get_by_text("Inside the building now")).to_be_visible()
        await page.close()


@pytest.mark.alone
async def test_a_change_is_on_the_wall_within_a_second(browser: Browser, board: Any, wall_served: Any) -> None:
    """Ten changes in a row, each seen within a second."""
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#inside")).to_have_text("7")
        for inside in range(20, 30):
            board.change(inside=inside)
            await expect(page.locator("#inside")).to_have_text(str(inside), timeout=1000)
        await page.close()


async def test_old_data_is_a_dash_on_red(browser: Browser, board: Any, wall_served: Any) -> None:
    """Class: screens freeze: a live stream of old numbers is not shown as if they were of now, and recovers."""
    board.age_ms = 61_000
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        for number in ("#inside", "#entered", "#left"):
            await expect(page.locator(number)).to_have_text("—")
        await expect(page.get_by_text("DATA TERPUTUS")).to_be_visible()
        await expect(page.locator("body")).to_have_css("background-color", RED)
        board.age_ms = 0
        board.change()
        await expect(page.locator("#inside")).to_have_text("7")
        await expect(page.get_by_text("DATA TERPUTUS")).to_be_hidden()
        await page.close()


async def test_data_just_under_a_minute_old_still_stands(browser: Browser, board: Any, wall_served: Any) -> None:
    """The bound is 60 s, by the server's two times, whatever this computer's clock says."""
    board.change(now=1_000_000_000_000, as_of=1_000_000_000_000 - 50_000)
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#inside")).to_have_text("7")
        await expect(page.locator("#age")).to_have_text("Data: 50 detik lalu")
        await page.close()


async def test_the_wall_recovers_untouched(browser: Browser, board: Any, wall_served: Any) -> None:
    """Class: screens freeze. The server stops for over a minute and comes back: a dash, then numbers."""
    errors: list[str] = []
    with wall_served(board) as server:
        page = await browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.clock.install()
        await page.goto(server.url)
        await expect(page.locator("#inside")).to_have_text("7")
        await asyncio.to_thread(server.stop)
    await page.clock.fast_forward("01:01")
    await expect(page.locator("#inside")).to_have_text("—")
    await expect(page.locator("#age")).to_have_text("Data: 1 menit lalu")
    board.change(inside=42)
    with wall_served(board, server.port):
        await expect(page.locator("#inside")).to_have_text("42", timeout=10_000)
        await page.close()
    assert errors == []


async def test_a_stream_that_goes_silent_is_opened_again(browser: Browser, board: Any, served: Any) -> None:
    """Class: deaf client that looks connected: the first stream hangs for ever, the page opens another."""
    opened = 0
    ending = asyncio.Event()
    events = next(r for r in wall.routes(board, ending) if getattr(r, "path", "").endswith("/stream"))

    async def silent_at_first(request: Any) -> Any:
        nonlocal opened
        opened += 1
        return StreamingResponse(silence(), media_type="text/event-stream") if opened == 1 else await again(request)

    async def silence() -> AsyncIterator[str]:
        yield ": hello\n\n"
        await ending.wait()

    again = events.endpoint  # type: ignore[attr-defined]
    app = Starlette(routes=[Route(events.path, silent_at_first), *wall.routes(board, ending)])  # type: ignore[attr-defined]
    with served(app, stopping=ending) as server:
        page = await browser.new_page()
        await page.clock.install()
        await page.goto(server.url)
        await expect(page.locator("#age")).to_have_text("Menunggu data …")
        await asyncio.sleep(0.5)
        assert opened == 1
        await page.clock.fast_forward("00:13")
        await expect(page.locator("#inside")).to_have_text("7", timeout=10_000)
        await page.close()
    assert opened == 2


@pytest.mark.parametrize("age_ms", [0, 90_000])
async def test_nothing_is_cut_on_a_screen(age_ms: int, browser: Browser, board: Any, wall_served: Any) -> None:
    """Four-digit numbers and a long name, fresh and stale: nothing scrolls, overlaps or leaves its card."""
    points = [[minute, minute * 7 % 1500] for minute in range(420, 1260, 5)]
    board.change(inside=1888, entered=8888, left=7000, capacity=2000, name="W" * 60, curve=points)
    board.age_ms = age_ms
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#entered")).to_have_text("—" if age_ms else "8.888")
        cut = await page.evaluate(
            """() => {
              const root = document.documentElement, cut = [];
              if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) cut.push("page");
              const inner = (e) => e.getBoundingClientRect();
              for (const card of document.querySelectorAll(".card")) {
                const b = inner(card);
                if (b.bottom > innerHeight || b.right > innerWidth) cut.push(card.className);
                if (card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1)
                  cut.push(card.className + " overflows");
                for (const part of card.querySelectorAll("h2, p, text, path, circle")) {
                  const a = inner(part);
                  if (a.width && (a.right > b.right || a.left < b.left || a.bottom > b.bottom))
                    cut.push(`${card.className} ${part.tagName} ${part.textContent}`);
                }
              }
              const cards = [...document.querySelectorAll(".card")].map(inner);
              cards.forEach((a, i) => cards.slice(i + 1).forEach((b) => {
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) cut.push("overlap");
              }));
              return cut;
            }"""
        )
        size = await page.locator("#inside").evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)")
        await page.close()
    assert cut == []
    assert size >= 300


async def test_the_main_number_is_300_pixels_high(browser: Browser, board: Any, wall_served: Any) -> None:
    """Readable from six metres: the digits themselves, measured as they are painted."""
    board.change(inside=88)
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#inside")).to_have_text("88")
        height = await page.locator("#inside").evaluate(
            """(e) => {
              const pen = document.createElement("canvas").getContext("2d");
              const style = getComputedStyle(e);
              pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
              const box = pen.measureText(e.textContent);
              return box.actualBoundingBoxAscent + box.actualBoundingBoxDescent;
            }"""
        )
        await page.close()
    assert height >= 300


@pytest.mark.full_depth
async def test_a_long_day_of_events_leaves_the_page_as_small_as_it_was(
    browser: Browser, board: Any, wall_served: Any
) -> None:
    """Class: screens leak: after many events and ever new curves the page has the same number of elements."""
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#inside")).to_have_text("7")
        count = "document.querySelectorAll('*').length"
        before = await page.evaluate(count)
        for inside in range(100, 110):
            board.change(inside=inside, curve=[[420 + i * 5, (i * inside) % 80] for i in range(100)])
            await expect(page.locator("#inside")).to_have_text(str(inside))
        after = await page.evaluate(count)
        await page.close()
    assert after <= before + 12  # an axis may have a few more labels


@pytest.mark.parametrize("state", ["fresh", "stale"])
async def test_contrast_is_at_least_aa(state: str, browser: Browser, board: Any, wall_served: Any) -> None:
    """WCAG AA: 4.5 for every text on its card, fresh and on red."""
    board.age_ms = 90_000 if state == "stale" else 0
    with wall_served(board) as server:
        page = await open_wall(browser, server.url)
        await expect(page.locator("#inside")).to_have_text("—" if state == "stale" else "7")
        worst = await page.evaluate(
            """() => {
              const light = (rgb) => {
                const [r, g, b] = rgb.match(/[0-9.]+/g).map((v) => v / 255)
                  .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = (e) => {
                const own = getComputedStyle(e).backgroundColor;
                return own === "rgba(0, 0, 0, 0)" ? ground(e.parentElement) : own;
              };
              const ratios = [...document.querySelectorAll("h1, h2, p, small, text")].map((e) => {
                const style = getComputedStyle(e), ink = e.tagName === "text" ? style.fill : style.color;
                const [a, b] = [light(ink), light(ground(e))].sort((x, y) => y - x);
                return (a + 0.05) / (b + 0.05);
              });
              return Math.min(...ratios);
            }"""
        )
        await page.close()
    assert worst >= 4.5
