"""Where the pages are: `/sites/{site}/hari-ini`, `…/tahun`, `…/perangkat`."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cloud_api.database.pool import Connection
from cloud_api.request.refusal import Refusal
from cloud_api.web.recap import Find
from cloud_api.web.screens import devices, today, year
from cloud_api.web.screens.frame import LoginWanted, open_site
from cloud_api.web.services import Services
from contract import form
from site_plan.local import local_day

FIRST_YEAR, LAST_YEAR = 2000, 2099
Page = Callable[[Connection, Request, str, int], Awaitable[Response]]


def build(services: Callable[[], Services], find: Find) -> APIRouter:
    """Return the routes of the pages; who is not logged in is sent to the login page. `find` computes a year."""
    router = APIRouter(include_in_schema=False)

    async def answer(page: Page, request: Request, site: str) -> Response:
        if not form.site_name(site):
            raise Refusal(404, "unknown-site", "the site has never been added")
        try:
            async with services().pool.connection() as connection:
                return await page(connection, request, site, services().clock())
        except LoginWanted as wanted:
            return wanted.answer()

    @router.get("/sites/{site}/hari-ini")
    async def get_today(request: Request, site: str) -> Response:
        return await answer(today.page, request, site)

    @router.get("/sites/{site}/perangkat")
    async def get_devices(request: Request, site: str) -> Response:
        return await answer(devices.page, request, site)

    @router.get("/sites/{site}/tahun")
    async def get_this_year(request: Request, site: str) -> Response:
        async def go(connection: Connection, request: Request, site: str, now: int) -> Response:
            zone = ZoneInfo(str((await open_site(connection, request, site))["zone"]))
            path = f"/sites/{site}/tahun/{local_day(now, zone).year}"
            return RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 303)

        return await answer(go, request, site)

    @router.get("/sites/{site}/tahun/{wanted}")
    async def get_year(request: Request, site: str, wanted: int) -> Response:
        if not FIRST_YEAR < wanted <= LAST_YEAR:
            raise Refusal(404, "not-found", f"{FIRST_YEAR + 1} to {LAST_YEAR}")

        async def show(connection: Connection, request: Request, site: str, now: int) -> Response:
            return await year.page(connection, request, site, wanted, now, find=find)

        return await answer(show, request, site)

    return router
