"""Devices: when each was last heard, how many of the hall's open hours it was heard in, what will never come."""

from zoneinfo import ZoneInfo

from fastapi.responses import HTMLResponse

from cloud_api.database.pool import Connection
from cloud_api.web.depends import Site
from cloud_api.web.frame import render
from shelf.statements import statements
from shelf.texts import Lang
from site_plan.local import local_day

_sql = statements("cloud_api.web.screens")


async def page(connection: Connection, lang: Lang, site: Site, now: int) -> HTMLResponse:
    """Return the page at `now`, in ms since 1970; who was silent longest stands first."""
    key = {"site": site["site"], "day": local_day(now, ZoneInfo(str(site["zone"]))), "now": now}
    devices = await (await connection.execute(_sql("devices"), key)).fetchall()
    return render("devices", lang, site, {"devices": devices, "day": key["day"]})
