"""The board of a zone in a real browser, over the real engine: who is called, once, and what stands there for hours."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect
from starlette.applications import Starlette

from edge_gateway.hall import State
from edge_gateway.hall.layout import layout_of
from edge_gateway.screens.boards import HallBoards
from pages import board, wall
from pages.stream import Pace
from tests.depth import depth
from tests.edge_gateway.queue_hall import SECOND
from tests.edge_gateway.screens_hall import ScreenHall, busy_hall

pytestmark = pytest.mark.asyncio(loop_scope="session")  # as the browser

HOURS = depth(8, 2)
SCREEN = {"width": 1920, "height": 1080}
WATCH = """() => {
  window.seen = [];
  new MutationObserver(() => window.seen.push(`${now.dataset.n} ${ticket.textContent} ${place.textContent}`))
    .observe(document.getElementById("now"), { attributes: true, attributeFilter: ["data-n"] });
}"""


def app(hall: ScreenHall, stopping: asyncio.Event | None = None, rest: float = 0.05) -> Starlette:
    source = HallBoards(hall, hall.bell, lambda: hall.now)  # type: ignore[arg-type]
    return Starlette(routes=[*board.routes(source, stopping, Pace(rest=rest)), *wall.routes(None, stopping)])  # type: ignore[arg-type]


async def open_board(
    browser: Browser, url: str, complaints: list[str] | None = None, *, clock: bool = False, ready: bool = True
) -> Page:
    page = await browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
    if complaints is not None:
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
    if clock:
        await page.clock.install()
    await page.goto(url)
    if ready:
        await expect(page.locator("#counters li").first).to_be_visible()
        await page.evaluate(WATCH)
    return page


async def seen(page: Page) -> list[str]:
    return await page.evaluate("window.seen")


async def until_seen(page: Page, count: int) -> list[str]:
    async with asyncio.timeout(15):
        while len(lines := await seen(page)) < count:
            await asyncio.sleep(0.05)
    return lines


async def test_a_call_appears_once_on_its_board_and_on_no_other(browser: Browser, served: Any) -> None:
    """NEXT on a pad: the number and the counter stand large on the board of that zone, announced once."""
    hall, complaints, ending = ScreenHall(), [], asyncio.Event()
    hall.issue("tata-ruang", 2)
    with served(app(hall, ending), stopping=ending) as server:
        here = await open_board(browser, f"{server.url}/board/b", complaints)
        other = await open_board(browser, f"{server.url}/board/a", complaints)
        await expect(here.locator("#ticket")).to_have_text("—")
        call = hall.call("16")
        await expect(here.locator("#now")).to_have_class("card now calling")
        await expect(here.locator("#ticket")).to_have_text("R001")
        await expect(here.locator("#place")).to_have_text("Loket 16")
        await expect(here.locator("#recent li")).to_have_count(1)
        row = here.locator("#counters li", has_text="Dinas PUPR")
        await expect(row.locator(".hand")).to_have_text("R001")
        await expect(row.locator(".queue")).to_contain_text("1 menunggu")
        await expect(here.locator("#now")).to_have_class("card now", timeout=5000)
        assert await seen(here) == [f"{call.n} R001 Loket 16"]
        assert await seen(other) == []
        await expect(other.locator("#ticket")).to_have_text("—")
        await here.close()
        await other.close()
    assert complaints == []


async def test_a_recall_is_announced_again(browser: Browser, served: Any) -> None:
    """ULANG says the same number once more: it is a call of its own, with an `n` of its own."""
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang")
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b")
        first = hall.call("16")
        hall.press("pad-16", "recall")
        second = hall.calls()[-1]
        assert await until_seen(page, 2) == [f"{first.n} R001 Loket 16", f"{second.n} R001 Loket 16"]
        await page.close()


async def test_a_reload_repeats_no_call_and_loses_none(browser: Browser, served: Any) -> None:
    """Class: a board that announces its history after a reload.

    What was announced is shown, and not said again; a call that came while the page was away is said once; a screen
    that is new says nothing old.
    """
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang", 5)
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b")
        hall.call("16")
        await until_seen(page, 1)
        await page.reload()
        await page.evaluate(WATCH)
        await expect(page.locator("#ticket")).to_have_text("R001")
        await page.wait_for_timeout(600)
        assert await page.locator("#now").get_attribute("data-n") is None  # nothing was announced, however early
        await page.goto(f"{server.url}/v1/boards/b")
        missed = hall.call("16")
        await page.goto(f"{server.url}/board/b")
        await expect(page.locator("#now")).to_have_attribute("data-n", str(missed.n))
        fresh = await open_board(browser, f"{server.url}/board/b")
        await expect(fresh.locator("#ticket")).to_have_text("R002")
        assert await fresh.locator("#now").get_attribute("data-n") is None
        await page.close()
        await fresh.close()


async def test_a_call_of_another_log_is_said_though_its_number_was_there_before(browser: Browser, served: Any) -> None:
    """Numbers begin again with each log: what the page knows of the one before neither repeats nor swallows a call."""
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang", 3)
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b")
        before = hall.call("16")
        await until_seen(page, 1)
        hall.log = "serang-2"
        hall.keep([replace(before, n=before.n - 1, ticket="R002")])  # called before the page knew of this log
        await expect(page.locator("#recent li").first).to_contain_text("R002")
        hall.keep([*hall.calls(), replace(before, ticket="R003")])
        assert [line.split()[:2] for line in await until_seen(page, 2)] == [
            [str(before.n), "R001"],
            [str(before.n), "R003"],
        ]
        await page.close()


async def test_calls_missed_for_more_than_a_minute_are_shown_and_not_said(browser: Browser, served: Any) -> None:
    """After a long cut the hall does not hear a quarter of an hour of old numbers; the newest is said."""
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang", 4)
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b")
        hall.call("16")
        await until_seen(page, 1)
        await page.goto(f"{server.url}/v1/boards/b")
        hall.call("16")
        hall.tick(70 * SECOND)
        newest = hall.call("16")
        await page.goto(f"{server.url}/board/b")
        await page.evaluate(WATCH)
        await expect(page.locator("#now")).to_have_attribute("data-n", str(newest.n))
        await expect(page.locator("#recent li").nth(1)).to_contain_text("R002")
        assert not [line for line in await seen(page) if "R002" in line]
        await page.close()


async def test_the_board_comes_back_by_itself_after_the_gateway_restarts(browser: Browser, served: Any) -> None:
    """Class: screens freeze.

    While nobody answers it says so on red and shows no number that may be old; a call made meanwhile is announced
    once the gateway is back.
    """
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang", 3)
    errors: list[str] = []
    with served(app(hall, ending), stopping=ending) as server:
        page = await browser.new_page(viewport=SCREEN)  # type: ignore[arg-type]
        page.on("pageerror", lambda error: errors.append(str(error)))
        await page.clock.install()
        await page.goto(f"{server.url}/board/b")
        await expect(page.locator("#counters li").first).to_be_visible()
        await page.evaluate(WATCH)
        hall.call("16")
        await page.clock.run_for(3000)
        await asyncio.to_thread(server.stop)
    await page.clock.fast_forward("00:21")
    await expect(page.get_by_text("DATA TERPUTUS")).to_be_visible()
    await expect(page.locator("body")).to_have_css("background-color", "rgb(179, 20, 28)")
    await expect(page.locator("#counters .hand").nth(3)).to_have_text("—")
    hall.call("16")
    again = asyncio.Event()
    with served(app(hall, again), server.port, again):
        await expect(page.get_by_text("DATA TERPUTUS")).to_be_hidden(timeout=10_000)
        assert [line.split()[1] for line in await until_seen(page, 2)] == ["R001", "R002"]
        await page.close()
    assert errors == []


@pytest.mark.full_depth
async def test_500_calls_in_a_row_are_each_announced_once_and_in_order(browser: Browser, served: Any) -> None:
    """Class: calls cut off or skipped when they pile up: none is lost, none twice, the order is that of the log."""
    hall, ending = ScreenHall(), asyncio.Event()
    hall.issue("tata-ruang", 250)
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b", clock=True)
        made = []
        for _ in range(250):
            made.append(hall.call("16"))
            hall.press("pad-16", "recall")
            made.append(hall.calls()[-1])
            await asyncio.sleep(0)
        for _ in range(60):
            await page.clock.run_for(20_000)
            if len(await seen(page)) >= 500:
                break
        lines = await seen(page)
        await page.close()
    assert lines == [f"{c.n} {c.ticket} Loket 16" for c in made]
    assert len(lines) == 500


async def test_a_voice_is_handed_each_call_once_and_in_order_whatever_it_does(browser: Browser, served: Any) -> None:
    """Class "voice stops, repeats or overrides": a second voice, as one that speaks would stand behind the chime.

    It fails, throws and hangs by turns; each call is handed to it once, in order, one at a time, and none stops the rest.
    """
    hall, ending = ScreenHall(), asyncio.Event()
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/a", clock=True)
        said = await page.evaluate(
            """async () => {
              const { Announcements } = await import("/static/announcements.js");
              const said = window.said = [];
              const chime = { announce: async (call) => { said.push(`ding ${call.n}`); } };
              const voice = { announce(call) {
                said.push(`say ${call.n}`);
                if (call.n === 2) throw new Error("no voice");
                if (call.n === 3) return Promise.reject(new Error("no words"));
                return call.n === 4 ? new Promise(() => undefined) : new Promise((done) => setTimeout(done, 5_000));
              } };
              const list = new Announcements([chime, voice], (c) => said.push(`begin ${c.n}`), (c) => said.push(`end ${c.n}`));
              list.add([1, 2, 3].map((n) => ({ n })));
              list.add([2, 3, 4, 5].map((n) => ({ n })));
              list.add([{ n: 5 }]);
              return said;
            }"""
        )
        assert said == ["begin 1", "ding 1"]
        for _ in range(12):
            await page.clock.run_for(5_000)
        assert await page.evaluate("said") == [
            f"{what} {n}" for n in range(1, 6) for what in ("begin", "ding", "say", "end")
        ]
        await page.close()


async def test_sound_that_is_blocked_is_said_and_one_press_switches_it_on(browser: Browser, served: Any) -> None:
    """A browser that nobody has touched plays nothing: SUARA MATI stands there until it may."""
    hall, ending = ScreenHall(), asyncio.Event()
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/a")
        await expect(page.get_by_text("SUARA MATI")).to_be_visible()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("SUARA MATI")).to_be_hidden()
        await page.close()


def one_zone() -> ScreenHall:
    """Return the busy hall with all 28 counters of 24 tenants in one zone."""
    hall = busy_hall()
    state: State = hall.hall.state
    plan = state.layout.plan
    merged = replace(plan, counters=tuple(replace(c, area="a") for c in plan.counters))
    hall.hall.state = state._replace(layout=layout_of(merged))
    return hall


@pytest.mark.parametrize(("zone", "language"), [("a", "id"), ("b", "id"), ("b", "en"), ("all", "id"), ("all", "en")])
async def test_nothing_is_cut_and_nothing_scrolls(zone: str, language: str, browser: Browser, served: Any) -> None:
    """Numbers with three digits, every counter at work, tenants that are closed; also all 24 tenants on one board."""
    hall, ending = one_zone() if zone == "all" else busy_hall(), asyncio.Event()
    area = "a" if zone == "all" else zone
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/{area}?lang={language}")
        await expect(page.locator("#ticket")).not_to_have_text("—")
        cut = await page.evaluate(
            """() => {
              const root = document.documentElement, cut = [];
              if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) cut.push("page");
              const box = (e) => e.getBoundingClientRect();
              const inside = (e, outer) => {
                const [a, b] = [box(e), box(outer)];
                if (a.width && (a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1))
                  cut.push(`${outer.className || outer.tagName}: ${e.textContent}`);
              };
              for (const card of document.querySelectorAll(".card")) {
                inside(card, document.body);
                for (const part of card.querySelectorAll("p, li, h2:not(.spoken)")) inside(part, card);
              }
              for (const part of document.querySelectorAll("#counters li :is(b, .tenant, .hand, .queue, .note, small), .head > *, #recent b, #recent span, .ticket, .place")) {
                if (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline") cut.push(`wide: ${part.textContent}`);
                if (part.closest("li")) inside(part, part.closest("li"));
              }
              for (const row of document.querySelectorAll("#counters li")) {
                const parts = [...row.children].filter((e) => !e.hidden);
                parts.slice(1).forEach((e, i) => { if (textBox(parts[i]).right > textBox(e).left + 1) cut.push(`overlap: ${row.textContent}`); });
              }
              function textBox(e) { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect(); }
              return cut;
            }"""
        )
        assert cut == []
        smallest = await page.evaluate(
            "Math.min(...[...document.querySelectorAll('#counters :is(b, .hand, strong)')].filter((e) => e.offsetWidth)"
            ".map((e) => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 18
        await page.close()


async def test_a_closed_tenant_says_when_it_opens(browser: Browser, served: Any) -> None:
    """A tenant that is not here today answers when it is: in Indonesian, or English when asked."""
    hall, ending = ScreenHall(), asyncio.Event()
    with served(app(hall, ending), stopping=ending) as server:
        for language, words in (("id", "Tutup.Buka Selasa 08.00"), ("en", "Closed.Opens Tuesday 08:00")):
            page = await open_board(browser, f"{server.url}/board/b?lang={language}")
            row = page.locator("#counters li", has_text="BPOM Serang")
            await expect(row.locator(".note")).to_have_text(words)
            await expect(row.locator(".hand")).to_be_hidden()
            await page.close()


@pytest.mark.parametrize("area", ["a", "b"])
async def test_axe_finds_no_error(area: str, browser: Browser, served: Any) -> None:
    """WCAG A and AA as axe checks them, at rest and while a call is announced."""
    hall, ending = busy_hall(), asyncio.Event()
    with served(app(hall, ending), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/{area}")
        await expect(page.locator("#ticket")).not_to_have_text("—")
        results = [await Axe().run(page)]
        hall.call("1" if area == "a" else "16")
        await expect(page.locator("#now")).to_have_class("card now calling")
        results.append(await Axe().run(page))
        await page.close()
    assert [r.generate_report() for r in results if r.violations_count] == []


@pytest.mark.full_depth
@pytest.mark.timeout(400)
async def test_eight_hours_of_calls_leave_heap_and_page_as_small_as_they_were(browser: Browser, served: Any) -> None:
    """Class: screens leak: a call each 20 s for eight hours, 1,440 of them; after the first hour nothing grows."""
    hall, ending = ScreenHall(), asyncio.Event()
    with served(app(hall, ending, rest=0.0), stopping=ending) as server:
        page = await open_board(browser, f"{server.url}/board/b", clock=True)
        await page.evaluate("window.seen = { push() { this.length += 1; }, length: 0 }")  # counts, and keeps nothing
        session = await page.context.new_cdp_session(page)
        measured = []
        for hour in range(HOURS):
            for _ in range(180):
                hall.issue("tata-ruang")
                hall.call("16")
                await page.clock.run_for(20_000)
            for _ in range(1_000):  # what came in a burst is announced one after another
                if await page.evaluate("window.seen.length") == 180 * (hour + 1):
                    break
                await page.clock.run_for(2_000)
            if hour in {0, HOURS - 1}:
                await session.send("HeapProfiler.collectGarbage")
                heap = (await session.send("Runtime.getHeapUsage"))["usedSize"]
                measured.append((heap, await page.evaluate("document.querySelectorAll('*').length")))
        announced = await page.evaluate("window.seen.length")
        await page.close()
    (early, few), (late, many) = measured
    print(json.dumps({"heap after 1 h": early, f"after {HOURS} h": late, "announced": announced}))
    assert announced == 180 * HOURS
    assert many == few
    assert late < early + 300_000  # of some 2 MB; a kept snapshot a call would be 6 MB
