"""Where the pages are: `/sites/{site}/hari-ini`, `…/tahun`, `…/perangkat`, for those who are logged in."""

from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from cloud_api.request.error import RequestError
from cloud_api.web.depends import Connected, OfSite, Running
from cloud_api.web.frame import language
from cloud_api.web.screens import devices, today, year
from site_plan.local import local_day

FIRST_YEAR, LAST_YEAR = 2000, 2099

router = APIRouter(prefix="/sites/{site}", include_in_schema=False)


@router.get("/hari-ini")
async def get_today(request: Request, of: OfSite, connection: Connected, services: Running) -> Response:
    """Return today's page."""
    return await today.page(connection, language(request), of, services.clock())


@router.get("/perangkat")
async def get_devices(request: Request, of: OfSite, connection: Connected, services: Running) -> Response:
    """Return the devices' page."""
    return await devices.page(connection, language(request), of, services.clock())


@router.get("/tahun")
async def get_this_year(request: Request, of: OfSite, services: Running) -> Response:
    """Send on to the year that it is at the hall."""
    path = f"/sites/{of['site']}/tahun/{local_day(services.clock(), ZoneInfo(str(of['zone']))).year}"
    return RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 303)


@router.get("/tahun/{wanted}")
async def get_year(request: Request, of: OfSite, connection: Connected, services: Running, wanted: int) -> Response:
    """Return the page of a year."""
    if not FIRST_YEAR < wanted <= LAST_YEAR:
        raise RequestError(404, "not-found", f"{FIRST_YEAR + 1} to {LAST_YEAR}")
    return await year.page(connection, language(request), of, wanted, services)
