"""The panel as a Starlette application: `/`, `/events`, and a POST for each thing that a hand can do."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pages.files import SECURITY_HEADERS, static_folder
from simulators.panel.device import PanelDevice, PressFailedError
from site_plan.keys import KEYS

LOOK_S = 0.1  # lamps are lit for 0.8 s: none is missed
ALIVE_S = 5.0
PRESS_MS = 120
LONGEST_MS = 5000
STATES = ("in", "out")
_STATIC = Path(__file__).with_name("static")


def app(devices: Mapping[str, PanelDevice], stopping: asyncio.Event | None = None) -> Starlette:
    """Return the panel of `devices`; its event streams end when `stopping` is set."""
    panel = _Panel(devices, asyncio.Event() if stopping is None else stopping)
    return Starlette(
        routes=[
            Route("/", panel.page),
            Route("/events", panel.events),
            Route("/devices/{device}/press/{button}", panel.press, methods=["POST"]),
            Route("/devices/{device}/cable/{state}", panel.cable, methods=["POST"]),
            Route("/devices/{device}/plug/{state}", panel.plug, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_STATIC)),
            Mount("/pages", StaticFiles(directory=static_folder())),
        ]
    )


class _Panel:
    def __init__(self, devices: Mapping[str, PanelDevice], stopping: asyncio.Event) -> None:
        self._devices = devices
        self._stopping = stopping
        self._failed: Counter[tuple[str, str]] = Counter()

    async def page(self, _: Request) -> Response:
        return FileResponse(_STATIC / "panel.html", headers=SECURITY_HEADERS)

    async def press(self, request: Request) -> Response:
        """Press a button; 204 when the press is recorded, 409 if it was not."""
        device, button = self._device(request), str(request.path_params["button"])
        if device is None or button not in device.buttons:
            return _refuse(404, "unknown-button")
        given = request.query_params.get("ms", str(PRESS_MS))
        if not (given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= LONGEST_MS):
            return _refuse(422, "ms")
        try:
            await device.press(button, int(given))
        except PressFailedError:
            self._failed[device.name, button] += 1
            return _refuse(409, "not-recorded")
        return Response(status_code=204)

    async def cable(self, request: Request) -> Response:
        """Put the network cable in (`in`) or pull it (`out`)."""
        device, state = self._device(request), request.path_params["state"]
        if device is None or state not in STATES:
            return _refuse(404, "unknown-device")
        await device.cable(state == "in")
        return Response(status_code=204)

    async def plug(self, request: Request) -> Response:
        """Put the plug in (`in`) or pull it (`out`); 204 when the box samples its buttons, or is dead."""
        device, state = self._device(request), request.path_params["state"]
        if device is None or state not in STATES:
            return _refuse(404, "unknown-device")
        await device.plug(state == "in")
        return Response(status_code=204)

    async def events(self, _: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        sent, since = "", 0.0
        while not self._stopping.is_set():
            state = json.dumps(self._state(), separators=(",", ":"))
            if state != sent or since >= ALIVE_S:
                yield f"event: panel\ndata: {state}\n\n"
                sent, since = state, 0.0
            await _ticked(self._stopping)
            since += LOOK_S

    def _state(self) -> list[dict[str, object]]:
        return [
            {
                "name": device.name,
                "link": device.link,
                "cabled": device.cabled,
                "plugged": device.plugged,
                "display": device.display,
                "buttons": [self._button(device, name, means) for name, means in device.buttons.items()],
            }
            for device in self._devices.values()
        ]

    def _button(self, device: PanelDevice, name: str, means: str) -> dict[str, object]:
        said = {"name": name, "means": means, "word": KEYS.word(means), "lamp": device.lamp(name)}
        return {**said, "recorded": device.recorded(name), "failed": self._failed[device.name, name]}

    def _device(self, request: Request) -> PanelDevice | None:
        return self._devices.get(request.path_params["device"])


async def _ticked(stopping: asyncio.Event) -> None:
    """Return after LOOK_S, or sooner if it is to stop."""
    try:
        async with asyncio.timeout(LOOK_S):
            await stopping.wait()
    except TimeoutError:
        return


def _refuse(status: int, error: str) -> Response:
    return JSONResponse({"error": error}, status)
