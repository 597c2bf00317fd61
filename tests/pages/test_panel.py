"""The virtual buttons: a hand on the page presses what a device has, and its lamp answers."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser, expect

from contract.mac import MacKey
from edge_gateway.devices.keyring import Credential
from simulators import plan_file
from simulators.gates import build_gate
from simulators.panel import PressFailedError, app
from simulators.panel.gates import GateOnPanel
from simulators.presser import PressList

pytestmark = pytest.mark.asyncio(loop_scope="session")  # as the browser

GATE = {"in": "enter", "out": "leave"}


class Box:
    """A PanelDevice whose journal is a list; a lamp is lit until the test puts it out."""

    def __init__(self, name: str, buttons: Mapping[str, str] = GATE) -> None:
        self.name, self.buttons = name, buttons
        self.cabled = self.plugged = True
        self.full = False
        self.display = ""
        self.lamps = dict.fromkeys(buttons, "off")
        self.pressed: list[tuple[str, int]] = []

    @property
    def link(self) -> bool:
        return self.cabled and self.plugged

    def lamp(self, button: str) -> str:
        return self.lamps[button]

    def recorded(self, button: str) -> int:
        return sum(b == button for b, _ in self.pressed)

    async def press(self, button: str, ms: int) -> None:
        if self.full or not self.plugged:
            self.lamps[button] = "red"
            raise PressFailedError("full")
        self.pressed.append((button, ms))
        self.lamps[button] = "on"

    async def cable(self, on: bool) -> None:
        self.cabled = on

    async def plug(self, on: bool) -> None:
        self.plugged = on


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
        ("/devices/gate-a/cable/out", 204),
        ("/devices/gate-z/cable/out", 404),
        ("/devices/gate-a/cable/half", 404),
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


async def test_a_click_presses_and_the_lamp_shows_what_the_box_shows(browser: Browser, box: Box, served: Any) -> None:
    """By mouse and by keyboard; the lamp of the other button stays dark."""
    complaints: list[str] = []
    stopping = asyncio.Event()
    with served(app({"gate-a": box, "gate-b": Box("gate-b")}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(server.url)
        gate = page.locator("[data-device=gate-a]")
        lamps = gate.get_by_role("img", name="Tercatat")
        await gate.get_by_role("button", name="Masuk").click()
        await expect(lamps).to_have_count(1, timeout=2000)
        await expect(gate.locator(".lamp").first).to_contain_class("on")
        await expect(gate.locator(".count").nth(0)).to_have_text("1 tercatat")
        box.lamps["in"] = "off"
        await expect(lamps).to_have_count(0, timeout=2000)
        await gate.get_by_role("button", name="Pulang").focus()
        await page.keyboard.press("Enter")
        await expect(gate.locator(".lamp").nth(1)).to_contain_class("on", timeout=2000)
        await page.close()
    assert box.pressed == [("in", 120), ("out", 120)]
    assert complaints == []


async def test_a_pad_waits_for_its_answer_and_shows_it(browser: Browser, served: Any) -> None:
    """Class: a press taken for an answer. Keys carry the plan's meaning; lamp and display are the box's own."""
    pad = Box("pad-01", {"next": "next", "absen": "no_show", "s": "finish:completed", "k": "transfer:nib"})
    kiosk = Box("kiosk-1", {f"k{n:02}": f"issue:layanan-{n}" for n in range(24)})
    stopping = asyncio.Event()
    with served(app({"pad-01": pad, "kiosk-1": kiosk}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        seen = page.locator("[data-device=pad-01]")
        await expect(seen.get_by_role("button")).to_have_text(["Panggil", "Tidak hadir", "Selesai", "Alihkan ke nib"])
        await expect(page.locator("[data-device=kiosk-1]").get_by_role("button", name="layanan-7")).to_be_visible()
        for lamp, says in (("waiting", "Menunggu jawaban"), ("answered", "Dijawab"), ("red", "tidak dijawab")):
            pad.lamps["next"] = lamp
            await expect(seen.get_by_role("img", name=says)).to_have_count(1, timeout=2000)
        pad.display = "A012 - Loket 3"
        await expect(seen.get_by_role("img", name="Layar: A012 - Loket 3")).to_be_visible()
        await page.close()


async def test_a_press_that_is_not_recorded_is_red_and_counted_apart(browser: Browser, box: Box, served: Any) -> None:
    """Green means recorded and nothing else."""
    box.full = True
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        await page.get_by_role("button", name="Masuk").click()
        await expect(page.locator(".lamp").first).to_contain_class("red", timeout=2000)
        await expect(page.locator(".count").first).to_have_text("0 tercatat, 1 tidak")
        await page.close()


async def test_cable_and_plug_are_pulled_and_put_back(browser: Browser, box: Box, served: Any) -> None:
    """The switches work by keyboard; link and power are what the device says, whoever pulled."""
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        link = page.locator(".link")
        await expect(link).to_have_text("Tersambung")
        await page.get_by_role("switch", name="Kabel").focus()
        await page.keyboard.press("Space")
        await expect(link).to_have_text("Tidak tersambung")
        await expect(page.get_by_text("Kabel jaringan dicabut")).to_be_visible()
        assert not box.cabled
        await page.keyboard.press("Space")
        await expect(link).to_have_text("Tersambung")
        await page.get_by_role("switch", name="Steker").focus()
        await page.keyboard.press("Space")
        await expect(link).to_have_text("Mati")
        await expect(page.locator(".display")).to_contain_class("dark")
        assert (box.plugged, box.cabled) == (False, True)
        await box.plug(on=True)
        await expect(page.get_by_role("switch", name="Steker")).to_be_checked()
        await expect(link).to_have_text("Tersambung")
        await page.close()


async def test_a_visitors_press_lights_the_lamp_too(browser: Browser, box: Box, served: Any) -> None:
    """The lamp is the device's, whoever pressed."""
    box.pressed.append(("in", 60))
    stopping = asyncio.Event()
    with served(app({"gate-a": box}, stopping), stopping=stopping) as server:
        page = await browser.new_page()
        await page.goto(server.url)
        await expect(page.locator(".count").first).to_have_text("1 tercatat")
        await expect(page.locator(".lamp").first).to_contain_class("off")
        await box.press("in", 60)
        await expect(page.locator(".lamp").first).to_contain_class("on", timeout=2000)
        await page.close()


async def test_the_plug_of_a_real_box_is_its_power_and_its_journal_stays(tmp_path: Path) -> None:
    """Class: counter returns to an old value. Without power nothing is pressed, shown or lit; then it counts on."""
    key = "5" * 64
    known = Credential("0123456789ab", key, MacKey.from_hex(key))
    presses = PressList(tmp_path / "presses.jsonl")
    async with AsyncExitStack() as stack:
        stack.callback(presses.close)
        gate = await build_gate(
            stack,
            tmp_path,
            site="serang",
            plan=plan_file.gate("gate-a"),
            credential=known,
            broker=("127.0.0.1", 9),
            presses=presses,
            timing={"lockout_ms": 20},
        )
        box = GateOnPanel(gate)
        await gate.device.start()
        await box.press("in", 60)
        assert (box.plugged, box.recorded("in"), box.lamp("in")) == (True, 1, "on")
        await box.plug(False)
        assert (box.plugged, box.link, box.display, box.lamp("in")) == (False, False, "", "off")
        with pytest.raises(PressFailedError):
            await box.press("in", 60)
        await box.plug(True)
        await box.press("out", 60)
        assert [(lit.button, lit.seq) for lit in gate.device.lit] == [("in", 2), ("out", 4)]
