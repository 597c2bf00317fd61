"""The recap as a page, as the browser has it."""

import dataclasses
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from importlib import resources
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route

from cloud_api.recap.as_json import to_json
from cloud_api.recap.page import to_page
from pages.files import SECURITY_HEADERS, static_folder
from tests.cloud_api.recap_expected import lines, printed
from tests.cloud_api.recap_values import random_recap
from tests.depth import depth


class Cells(HTMLParser):
    """Collects the texts of elements with `data-key`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.key: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.key = dict(attrs).get("data-key") or self.key
        if self.key is not None:
            self.found.setdefault(self.key, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "dd"):
            self.key = None

    def handle_data(self, data: str) -> None:
        if self.key is not None:
            self.found[self.key] += data


@asynccontextmanager
async def shown(browser: Browser, html: str) -> AsyncIterator[Page]:
    """Give the page in a browser, with its style sheets and the headers that the server sends."""

    async def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://recap.test")
        headers = dict(SECURITY_HEADERS)
        if path == "/recap/recap.css":
            style = resources.files("cloud_api.recap") / "static" / "recap.css"
            await route.fulfill(body=style.read_bytes(), content_type="text/css", headers=headers)
        elif path.startswith("/static/"):
            await route.fulfill(path=static_folder() / path.removeprefix("/static/"), headers=headers)
        else:
            await route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)

    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.route("**/*", answer)
    await page.goto("http://recap.test/sites/serang/recap/2026")
    yield page
    await page.close()


@pytest.mark.parametrize("seed", range(depth(10, 2)))
def test_page_equals_json(seed: int) -> None:
    """Every figure of the API is in the page under its key. Failure class: report ≠ raw."""
    recap = random_recap(seed, "2026-03" if seed % 2 else "2026")
    cells = Cells(to_page(recap, "id")).found
    for line in lines(json.loads(to_json(recap))):
        for column, value in line.numbers.items():
            assert cells[f"{line.table}/{line.row}/{column}"] == printed(column, value), (line, column)


@pytest.mark.asyncio(loop_scope="session")
async def test_dom_equals_json_and_is_accessible(browser: Browser) -> None:
    """What a browser has, under the server's headers, is the API's figures; axe finds nothing; English has them too."""
    recap = random_recap(7, "2026-03", provisional=True)
    for lang in ("id", "en"):
        async with shown(browser, to_page(recap, lang)) as page:
            cells: dict[str, str] = await page.evaluate(
                "Object.fromEntries([...document.querySelectorAll('[data-key]')].map(e => [e.dataset.key, e.textContent]))"
            )
            for line in lines(json.loads(to_json(recap))):
                for column, value in line.numbers.items():
                    text = cells[f"{line.table}/{line.row}/{column}"]
                    if lang == "en":
                        text = text.translate(str.maketrans(",.", ".,"))
                    assert text == printed(column, value), (line, column)
            results: Any = (await Axe().run(page)).response
            assert [(v["id"], v["nodes"][0]["html"]) for v in results["violations"]] == []
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.asyncio(loop_scope="session")
async def test_keyboard_print_and_dark(browser: Browser) -> None:
    """The first Tab is the way to the content, each table can be scrolled by keyboard, paper has no menus."""
    async with shown(browser, to_page(random_recap(8, "2026-03"), "id")) as page:
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.className") == "skip"
        assert await page.evaluate("[...document.querySelectorAll('.scroll')].every(e => e.tabIndex === 0)")
        await page.emulate_media(media="print")
        assert await page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
        assert await page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflow") == "visible"
        await page.emulate_media(media="screen", color_scheme="dark")
        results: Any = (await Axe().run(page)).response
        assert [v["id"] for v in results["violations"]] == []


@pytest.mark.parametrize("provisional", [True, False])
def test_page_says_sementara_and_why(provisional: bool) -> None:
    """A provisional recap says so before its figures, with the days that are missing."""
    recap = random_recap(3, "2026", provisional=provisional)
    html = to_page(recap, "id")
    assert ("SEMENTARA" in html) == provisional
    if provisional:
        assert html.index("SEMENTARA") < html.index('data-key="headline/entered/net"')
        assert recap.reasons[0].days[0].isoformat() in html


def test_names_are_text_not_markup() -> None:
    """A service's name cannot run anything in the browser."""
    html = to_page(random_recap(2, "2026", name='<script>alert(1)</script>"&'), "id")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&amp;" in html
    assert not re.search(r"\son\w+=|style=", html)  # the content policy forbids both


def test_page_offers_each_file_and_the_other_language() -> None:
    """From the page one reaches the same recap as PDF, XLSX, CSV and JSON, and in English."""
    html = to_page(random_recap(2, "2026-03"), "id")
    for kind in ("pdf", "xlsx", "csv", "json"):
        assert f'href="/v1/sites/serang/recap/2026-03.{kind}?lang=id"' in html
    assert 'href="/sites/serang/recap/2026-03?lang=en"' in html
    assert 'href="/sites/serang/recap/2026?lang=id#addenda"' in html


def test_a_closed_year_offers_what_was_fixed_and_its_addenda() -> None:
    """From the page one reaches version 1 as it was fixed, and what has changed since; an open year has neither."""
    recap = random_recap(2, "2026")
    html = to_page(recap, "id")
    assert 'href="/v1/sites/serang/recap/2026.json?version=1"' in html
    assert ('href="#addenda">Adendum (' in html) == bool(recap.addenda)
    still_open = to_page(dataclasses.replace(recap, version=0, fixed_at=None, addenda=()), "id")
    assert "?version=" not in still_open
    assert "Adendum (" not in still_open
