"""The preview: the dashboard's JSON and its rows become a page that says what it is. The pictures in docs are made so.

LAWANG_PICTURES, the URL of a database with a simulated year, writes docs/pictures/grafana-*.png anew.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser

from dashboards.preview import page
from tests.dashboards.conftest import SPANS, Hall, boards, opened
from tests.dashboards.simulated import PICTURES

FOLDER = Path(__file__).parents[2] / "docs/pictures"


def answered(hall: Hall, values: dict[str, Any], key: str) -> dict[int, list[dict[str, Any]]]:
    asked = {p["id"]: t["rawSql"] for p in values["panels"] for t in p.get("targets", []) if "rawSql" in t}
    return {number: hall.ask(sql, SPANS[key]).rows for number, sql in asked.items()}


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("key", ["langsung", "tahunan"])
async def test_a_dashboard_is_drawn_from_its_json_and_rows(lived: Hall, browser: Browser, key: str) -> None:
    """Every title, the figures, no script, nothing outside the window's width; it says that it is a preview."""
    (values,) = [values for board, values in boards() if board.key == key]
    hall = lived
    if PICTURES and key == "tahunan":
        hall = opened(PICTURES, timescale=False)
        hall.reader()
    html = page(values, answered(hall, values, key))
    if hall is not lived:
        hall.connection.close()
    shown = await browser.new_page(viewport={"width": 1920, "height": 1080})
    await shown.set_content(html)
    text = await shown.inner_text("body")
    for panel in values["panels"]:
        assert panel["title"] in text
    assert "bukan tangkapan layar Grafana" in text
    assert "<script" not in html
    assert await shown.evaluate("document.documentElement.scrollWidth") <= 1920
    if PICTURES:
        await shown.screenshot(path=FOLDER / f"grafana-{key}.png", full_page=True)
    await shown.close()
