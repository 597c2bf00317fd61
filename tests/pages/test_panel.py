"""The virtual buttons: a hand on the page presses what a device has, and its lamp answers."""

import asyncio
from collections.abc import Sequence
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser, expect

from simulators.panel import PressFailedError, app


class Box:
    """A PanelDevice whose journal is a list."""

    def __init__(self, name: str, buttons: Sequence[str] = ("in", "out")) -> None:
        self.name, self.buttons = name, buttons
        self.link = self.plugged = True
        self.full = False
        self.pressed: list[tuple[str, int]] = []

    def recorded(self, button: str) -> int:
        return sum(b == button for b, _ in self.pressed)

    async def press(self, button: str, ms: int) -> None:
        if self.full:
            raise PressFailedError("full")
        self.pressed.append((button, ms))

    async def plug(self, on: bool) -> None:
        self.plugged = self.link = on


@pytest.fixture
def box() -> Box:
    return Box("gate-a")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/devices/gate-a/press/in", 204),
        ("/devices/gate-a/press/in?ms=30", 204),
        ("/devices/gate-a/press/nothing", 404),
        ("/devices/gate-z/press/in", 404),
        ("/devices/gate-a/press/in?ms=0", 422),
        ("/devices/gate-a/press/in?ms=5001", 422),
        ("/devices/gate-a/press/in?ms=x", 422),
        ("/devices/gate-a/plug/out", 204),
        ("/devices/gate-a/plug/half", 404),
    ],
)
async def test_only_what_a_hand_can_do_is_done(path: str, status: int, box: Box, served: Any) -> None:
    """Unknown buttons and impossible lengths press nothing."""
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            assert (await client.post(path)).status_code == status
            assert (await client.get(path)).status_code == (405 if "/devices/" in path else 200)
    assert len(box.pressed) == (status == 204 and "press" in path)


async def test_a_press_that_is_not_recorded_says_so(box: Box, served: Any) -> None:
    """A full journal is a conflict, never a success."""
    box.full = True
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        async with httpx2.AsyncClient(base_url=server.url) as client:
            assert (await client.post("/devices/gate-a/press/in")).status_code == 409


async def test_a_click_presses_and_the_lamp_is_lit_for_a_moment(browser: Browser, box: Box, served: Any) -> None:
    """By mouse and by keyboard; the lamp of the other button stays dark."""
    complaints: list[str] = []
    stopping = asyncio.Event()
    with served(app({"gate-a": box, "gate-b": Box("gate-b")}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(server.url)
        gate = page.locator("[data-device=gate-a]")
        lamps = gate.locator(".lamp")
        await gate.get_by_role("button", name="Masuk").click()
        await expect(lamps.nth(0)).to_contain_class("recorded", timeout=1000)
        await expect(lamps.nth(1)).not_to_contain_class("recorded")
        await expect(lamps.nth(0)).not_to_contain_class("recorded", timeout=2000)
        await expect(gate.locator(".count").nth(0)).to_have_text("1 tercatat")
        await gate.get_by_role("button", name="Pulang").focus()
        await page.keyboard.press("Enter")
        await expect(lamps.nth(1)).to_contain_class("recorded", timeout=1000)
        await page.close()
    assert box.pressed == [("in", 120), ("out", 120)]
    assert complaints == []


async def test_a_press_that_is_not_recorded_lights_red(browser: Browser, box: Box, served: Any) -> None:
    """Green means recorded and nothing else."""
    box.full = True
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        await page.get_by_role("button", name="Masuk").click()
        await expect(page.locator(".lamp").first).to_contain_class("failed", timeout=1000)
        await expect(page.locator(".lamp").first).not_to_contain_class("recorded")
        await page.close()


async def test_the_cable_is_pulled_and_put_back(browser: Browser, box: Box, served: Any) -> None:
    """The switch works by keyboard, and the link is what the device says."""
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        await expect(page.locator(".link")).to_have_text("Tersambung")
        await page.get_by_role("switch").focus()
        await page.keyboard.press("Space")
        await expect(page.locator(".link")).to_have_text("Tidak tersambung")
        await expect(page.get_by_text("Kabel jaringan dicabut")).to_be_visible()
        assert not box.plugged
        await page.keyboard.press("Space")
        await expect(page.locator(".link")).to_have_text("Tersambung")
        await page.close()


async def test_a_visitors_press_lights_the_lamp_too(browser: Browser, box: Box, served: Any) -> None:
    """The lamp is the device's, whoever pressed; lamps of before the page was opened stay dark."""
    box.pressed.append(("in", 60))
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        await expect(page.locator(".count").first).to_have_text("1 tercatat")
        await expect(page.locator(".lamp").first).not_to_contain_class("recorded")
        await box.press("in", 60)
        await expect(page.locator(".lamp").first).to_contain_class("recorded", timeout=1000)
        await page.close()
