"""The routes of the hall's screens: boards for everybody, status and admin for who has the local password."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from command_line.checks import Check, as_values, worst
from edge_gateway.machine.bell import Bell
from edge_gateway.screens import admin, status
from edge_gateway.screens.boards import HallBoards
from edge_gateway.screens.checks import checks
from edge_gateway.screens.guard import HEADERS, Guard, shown
from edge_gateway.screens.layout import Frame
from edge_gateway.screens.login import Login
from edge_gateway.screens.password import PasswordFile
from edge_gateway.screens.ports import Conditions, HallView, Orders, RefusedError
from edge_gateway.screens.revision import NewOrder, NewPlan, Revision, prepare
from edge_gateway.screens.sessions import Sessions
from pages import board


@dataclass(frozen=True, slots=True)
class Screens:
    """What the screens read and act on; `data` keeps the password; `clock` returns ms since 1970."""

    hall: HallView
    orders: Orders
    conditions: Conditions
    bell: Bell
    clock: Callable[[], int]
    data: Path


def routes(screens: Screens, stopping: asyncio.Event | None = None) -> list[BaseRoute]:
    """Return the routes of boards, `/login`, `/logout`, `/status`, `/admin` and their forms.

    Call it in the event loop that serves them; the boards' streams end when `stopping` is set. Raises OSError if the
    folder cannot keep the password's set-up code.
    """
    guard = Guard(Sessions(), lambda: screens.hall.state.layout.plan.name)
    desk = _Desk(screens)
    boards = HallBoards(screens.hall, screens.bell, screens.clock)
    return [
        *board.routes(boards, stopping),
        *Login(guard, PasswordFile(screens.data)).routes(),
        Route("/status", guard.reading(desk.status)),
        Route("/status.json", guard.reading(desk.checks)),
        Route("/status/open-day", guard.writing(desk.open_day), methods=["POST"]),
        Route("/admin", guard.reading(desk.admin)),
        Route("/admin/check", guard.writing(desk.check), methods=["POST"]),
        Route("/admin/save", guard.writing(desk.save), methods=["POST"]),
    ]


class _Desk:
    """Status and admin pages for who is let in. Saving is done one at a time, in the order of arrival."""

    def __init__(self, screens: Screens) -> None:
        self._screens = screens
        self._saving = asyncio.Lock()

    async def status(self, _: Request, frame: Frame) -> Response:
        values = status.page(frame, self._screens.hall.state, self._screens.conditions.condition())
        return shown(frame, "status", frame.say("status"), values, live=True)

    async def checks(self, _: Request, frame: Frame) -> Response:
        """Answer as the page does, for programs."""
        found = self._checks()
        values = {"verdict": worst(found), "checks": as_values(found, frame.language)}
        return JSONResponse(values, headers=HEADERS)

    def _checks(self) -> list[Check]:
        return checks(self._screens.hall.state, self._screens.conditions.condition())

    async def open_day(self, _: Request, frame: Frame, __: Mapping[str, str]) -> Response:
        try:
            await self._screens.conditions.open_day(frame.who or "")
        except RefusedError as e:
            return self._refusal(frame, e)
        return RedirectResponse(frame.link("/status"), 303, HEADERS)

    async def admin(self, request: Request, frame: Frame) -> Response:
        return self._admin(frame, frame.say("saved") if "saved" in request.query_params else None)

    async def check(self, _: Request, frame: Frame, fields: Mapping[str, str]) -> Response:
        try:
            revision = await self._prepare(fields)
        except RefusedError as e:
            return self._refusal(frame, e)
        return shown(frame, "review", frame.say("review"), admin.review(frame, fields, revision))

    async def save(self, _: Request, frame: Frame, fields: Mapping[str, str]) -> Response:
        given = {name: value for name, value in fields.items() if name != admin.SHOWN}
        async with self._saving:
            try:
                revision = await self._prepare(given)
                if admin.seal(revision) != fields.get(admin.SHOWN):
                    again = admin.review(frame, given, revision, frame.say("changed"))
                    return shown(frame, "review", frame.say("review"), again, status=409)
                await self._do(revision, frame.who or "")
            except RefusedError as e:
                return self._refusal(frame, e)
        onward = frame.link("/admin")
        return RedirectResponse(f"{onward}{'&' if '?' in onward else '?'}saved=1", 303, HEADERS)

    async def _do(self, revision: Revision, who: str) -> None:
        orders = self._screens.orders
        for act in revision.acts:
            if isinstance(act, NewOrder):
                await orders.order(act.what, who, act.target, act.count)
            elif isinstance(act, NewPlan):
                await orders.change_plan(act.toml, who)
            else:
                await orders.manual(who, act.ticket, act.service, act.happened)

    async def _prepare(self, fields: Mapping[str, str]) -> Revision:
        """Prepare in a thread: reading a plan takes longer than the boards should wait."""
        return await asyncio.to_thread(prepare, self._screens.hall.state, fields, self._screens.clock())

    def _admin(self, frame: Frame, notice: str | None, status: int = 200, *, good: bool = True) -> Response:
        values = admin.page(frame, self._screens.hall.state, self._screens.clock(), notice, good=good)
        return shown(frame, "admin", frame.say("admin"), values, status=status)

    def _refusal(self, frame: Frame, error: RefusedError) -> Response:
        return self._admin(frame, frame.say("refused", why=error), 409, good=False)
