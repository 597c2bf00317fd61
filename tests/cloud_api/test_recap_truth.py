"""What has made such reports wrong elsewhere, one test a class, through the real application."""

import io
import random
from datetime import date, timedelta
from typing import Any

import openpyxl
import pypdf
import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day

FIRST, MIDDLE, LAST = date(2026, 1, 1), date(2026, 6, 15), date(2026, 12, 31)
LATER = 1_830_000_000_000  # ms: everything in these logs is due


class Reader:
    """Asks the application for the recap as somebody with a role."""

    def __init__(self, cloud: Any, token: str) -> None:
        self.http, self.headers = cloud.http, {"Authorization": f"Bearer {token}"}

    async def get(self, path: str) -> Any:
        return await self.http.get(f"/v1/sites/serang/recap/{path}", headers=self.headers)

    async def net(self, period: str) -> dict[str, int]:
        found = (await self.get(f"{period}.json")).json()
        return {figure["key"]: figure["net"] for figure in found["figures"]}


async def reader(cloud: Any, role: str = "reporter", site: str = "serang") -> Reader:
    async with connect(cloud.url) as connection:
        return Reader(cloud, await tokens.create(connection, site, role, label=role))


async def send(cloud: Any, log: Any, first: int = 0, end: int | None = None) -> None:
    until = len(log.leaves) if end is None else end
    while first < until:
        answer = await cloud.send(log, first, min(until, first + 500), sent=cloud.now)
        assert answer.status_code == 200, answer.text
        first = answer.json()["next"]


def visitor(hall: TicketHall, at: int, *acts: str, kiosk: str = "a") -> int:
    """Let one come in, take a number, and be dealt with at the first counter by `acts`; return when it is over."""
    hall.tick(at)
    for dev, button in (("gate-a", "in"), ("kiosk", kiosk), *(("pad-1", act) for act in acts)):
        at += 20_000
        hall.press(dev, button, at)
    return at + 20_000


def day(hall: TicketHall, of: date, *visitors: tuple[str, ...], kiosk: str = "a") -> None:
    """Let a day begin, people come one after the other, and the day end."""
    hall.tick(moment(of, "07:31", hall.zone))
    at = moment(of, "08:00", hall.zone)
    for acts in visitors:
        at = visitor(hall, at, *acts, kiosk=kiosk)
    hall.tick(moment(of, "20:00", hall.zone) + 1_000)


DONE, NO_SHOW = ("next", "go", "done"), ("next", "gone")


async def test_who_left_or_never_came_is_not_served(cloud: Any, new_log: Any) -> None:
    """Class "cancelled counted as served": no-show, abandoned and unserved are each a line of their own."""
    cloud.now, hall = LATER, TicketHall(new_log)
    hall.tick(moment(MIDDLE, "07:31", hall.zone))
    at = moment(MIDDLE, "08:00", hall.zone)
    for acts in (DONE, NO_SHOW, ()):
        at = visitor(hall, at, *acts)
    [waiting] = hall.state.tickets
    hall.order("abandon", at, waiting)
    visitor(hall, at)
    hall.tick(moment(MIDDLE, "20:00", hall.zone) + 1_000)
    await send(cloud, hall.log)
    found = await (await reader(cloud)).net("2026-06")
    wanted = {"tickets": 4, "served": 1, "done": 1, "no_show": 1, "abandoned": 1, "unserved": 1, "applicants": 4}
    assert {key: found[key] for key in wanted} == wanted


async def test_means_are_of_all_tickets_and_of_none_that_was_not_measured(cloud: Any, new_log: Any) -> None:
    """Classes "average of averages" and "zero-time rows in averages": weighted, over those that have the quantity."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, MIDDLE, DONE, DONE, DONE, NO_SHOW, ())
    hall.tick(moment(LAST, "07:31", hall.zone))
    start = moment(LAST, "08:00", hall.zone)
    hall.press("kiosk", "c", start)
    hall.tick(start + 600_000)
    hall.press("pad-2", "next", start + 600_000)
    hall.tick(moment(LAST, "20:00", hall.zone) + 1_000)
    await send(cloud, hall.log)
    found = (await (await reader(cloud)).get("2026.json")).json()
    waiting = found["waiting"]
    assert (waiting["n"], waiting["mean_s"]) == (5, (4 * 20 + 600) // 5)  # of five that were called, not of two days
    assert {tenant["code"]: tenant["waiting"]["n"] for tenant in found["tenants"] if tenant["waiting"]["n"]} == {
        "dpmptsp": 4,
        "polres": 1,
    }


async def test_a_renamed_and_a_closed_service_keep_their_past(cloud: Any, new_log: Any) -> None:
    """Class "renamed or closed service lowers the past": its tickets stay, kind as at issue, under its newest name."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, FIRST, DONE, DONE, DONE)
    hall.replan(moment(MIDDLE, "06:00", hall.zone), nib="NIB baru", kind="nonizin")
    day(hall, MIDDLE, DONE)
    asked = await reader(cloud)
    await send(cloud, hall.log)
    found = (await asked.get("2026.json")).json()
    [nib] = [s for tenant in found["tenants"] for s in tenant["services"] if s["code"] == "nib"]
    assert (nib["name"], nib["counts"]["tickets"], nib["counts"]["completed"], nib["closed"]) == (
        "NIB baru",
        4,
        4,
        False,
    )
    assert (await asked.net("2026"))["licensing"] == 3  # it was of kind izin on the first day only
    end = len(hall.log.leaves)
    hall.replan(moment(LAST, "06:00", hall.zone), nib="NIB baru", kind="nonizin", closed="closed = true")
    await send(cloud, hall.log, end)
    after = (await asked.get("2026.json")).json()
    [gone] = [s for tenant in after["tenants"] for s in tenant["services"] if s["code"] == "nib"]
    assert (gone["closed"], gone["counts"]) == (True, nib["counts"])


async def test_trial_presses_are_in_no_figure(cloud: Any, new_log: Any) -> None:
    """Class "installers' test presses in the year": a day of trial changes no figure, month, day or tenant."""
    cloud.now, hall = LATER, TicketHall(new_log)
    hall.order("trial", moment(FIRST, "06:00", hall.zone))
    random_day(hall, FIRST, random.Random(3), 60)
    hall.order("live", moment(MIDDLE, "06:00", hall.zone))
    day(hall, MIDDLE, DONE, NO_SHOW)
    await send(cloud, hall.log)
    found = (await (await reader(cloud)).get("2026.json?register=1")).json()
    net = {figure["key"]: figure["net"] for figure in found["figures"]}
    assert (net["entered"], net["tickets"], net["refused"], net["stale"]) == (2, 2, 0, 0)
    assert [one["day"] for one in found["days"] if one["counts"]["entered"]] == [str(MIDDLE)]
    assert {ticket["day"] for ticket in found["register"]} == {str(MIDDLE)}
    assert sum(tenant["counts"]["tickets"] for tenant in found["tenants"]) == 2
    assert (await cloud.rows("SELECT count(*) > 0 FROM fact WHERE trial AND kind = 'enter'")) == [(True,)]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura"])
async def test_the_last_evening_belongs_to_its_year_and_month(cloud: Any, new_log: Any, zone: str) -> None:
    """Class "last day of a range missing": 31 December counts in December and in the year, 1 January in the next."""
    cloud.now, hall = LATER, TicketHall(new_log, zone)
    day(hall, LAST, DONE, DONE)
    hall.press("gate-a", "in", moment(LAST, "23:59:59.999", zone))
    hall.press("gate-a", "in", moment(date(2027, 1, 1), "00:00", zone))
    await send(cloud, hall.log)
    asked = await reader(cloud)
    came = {name: (await asked.net(name))["entered"] for name in ("2026", "2026-12", "2026-11", "2027", "2027-01")}
    assert came == {"2026": 3, "2026-12": 3, "2026-11": 0, "2027": 1, "2027-01": 1}
    assert (await asked.net("2026"))["done"] == 2


async def test_sementara_until_the_last_days_end_is_here(cloud: Any, new_log: Any) -> None:
    """Each page of the PDF, each sheet, the web page, JSON and CSV say it, until the last day's end has arrived."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, LAST - timedelta(days=1), DONE)
    day(hall, LAST, DONE)
    ends = max(n for n, leaf in enumerate(hall.log.leaves) if '"state":"ended"' in leaf)
    await send(cloud, hall.log, 0, ends)
    asked = await reader(cloud)
    tags: set[str] = set()
    for wanted in (True, False):
        for period in ("2026", "2026-12"):
            pdf = pypdf.PdfReader(io.BytesIO((await asked.get(f"{period}.pdf")).content)).pages
            assert {"SEMENTARA" in page.extract_text() for page in pdf} == {wanted}
            book = openpyxl.load_workbook(io.BytesIO((await asked.get(f"{period}.xlsx")).content))
            assert {sheet["A3"].value == "SEMENTARA" for sheet in book} == {wanted}
            answer = await asked.get(f"{period}.json")
            assert answer.json()["provisional"] == wanted
            tags.add(answer.headers["etag"])
            assert f"provisional,,,{int(wanted)}" in (await asked.get(f"{period}.csv")).text
            page = await cloud.http.get(f"/sites/serang/recap/{period}", headers=asked.headers)
            assert ("SEMENTARA" in page.text) == wanted
        await send(cloud, hall.log, ends)
    assert len(tags) == 4  # no cache keeps a provisional one


async def test_each_role_reads_what_is_for_it(cloud: Any, new_log: Any) -> None:
    """Gateways and strangers read no recap in any form; whoever reads figures does, a fixed version too."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, MIDDLE, DONE)
    await send(cloud, hall.log)
    paths = ("2026.json", "2026.csv", "2026.xlsx", "2026-06.pdf", "2026.csv?table=register", "2026.json?version=1")
    for role in tokens.ROLES:
        asked = await reader(cloud, role)
        found = {(await asked.get(path)).status_code for path in paths}
        page = await cloud.http.get("/sites/serang/recap/2026", headers=asked.headers)
        assert (found, page.status_code) == (({403}, 403) if role == "gateway" else ({200, 404}, 200)), role
    other = await reader(cloud, "admin", "cilegon")
    assert {(await other.get(path)).status_code for path in paths} == {403}
    other.headers = {}
    assert {(await other.get(path)).status_code for path in paths} == {401}


async def test_the_office_is_offered_to_whom_it_opens(cloud: Any, new_log: Any) -> None:
    """The menu names the office to exactly those roles that may open it."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, MIDDLE, DONE)
    await send(cloud, hall.log)
    for role in tokens.ROLES[1:]:
        headers = (await reader(cloud, role)).headers
        opens = (await cloud.http.get("/sites/serang/kantor", headers=headers)).status_code == 200
        for page in ("hari-ini", "tahun", "perangkat"):
            shown = await cloud.http.get(f"/sites/serang/{page}", headers=headers, follow_redirects=True)
            assert shown.status_code == 200
            assert ('href="/sites/serang/kantor' in shown.text) == opens, (role, page)
    assert not opens or role == "admin"


async def test_the_months_layout_is_tenant_then_services_by_day(cloud: Any, new_log: Any) -> None:
    """As officials know it: each tenant, below it its services in the plan's order, a column a day, totals below."""
    cloud.now, hall = LATER, TicketHall(new_log)
    day(hall, date(2026, 2, 1), DONE, (), kiosk="a")
    day(hall, date(2026, 2, 28), DONE, (), kiosk="b")
    await send(cloud, hall.log)
    matrix = (await (await reader(cloud)).get("2026-02.json")).json()["matrix"]
    names = [(row["tenant"], row["service"]) for row in matrix["rows"]]
    assert names == [
        ("dpmptsp", None), ("dpmptsp", "nib"), ("dpmptsp", "aduan"),
        ("polres", None), ("polres", "skck"), ("bank", None), ("bank", "setor"),
    ]  # fmt: skip
    cells = {
        row["service"] or row["tenant"]: (row["cells"][0], row["cells"][27], row["total"]) for row in matrix["rows"]
    }
    assert (cells["dpmptsp"], cells["nib"], cells["aduan"]) == ((2, 2, 4), (2, 0, 2), (0, 2, 2))
    assert {len(row["cells"]) for row in matrix["rows"]} == {28}
    feet = {key: (matrix[key]["cells"][0], matrix[key]["total"]) for key in ("tickets", "applicants", "entered")}
    assert feet == {"tickets": (2, 4), "applicants": (2, 4), "entered": (2, 4)}


async def test_identities_hold_while_people_wait_and_are_inside(cloud: Any, new_log: Any) -> None:
    """In the middle of a day: what is open and who is inside stand on their sides, and each sum is the other's."""
    cloud.now, hall = LATER, TicketHall(new_log)
    hall.tick(moment(MIDDLE, "07:31", hall.zone))
    at = moment(MIDDLE, "08:00", hall.zone)
    for acts in (DONE, NO_SHOW, (), ()):
        at = visitor(hall, at, *acts)
    hall.press("gate-a", "out", at)
    await send(cloud, hall.log)
    found = (await (await reader(cloud)).get("2026-06.json")).json()
    identities = {one["key"]: one for one in found["identities"]}
    assert [one["holds"] for one in identities.values()] == [True, True, True]
    tickets, movement = (
        {term["key"]: term["value"] for side in ("left", "right") for term in identities[key][side] if term["value"]}
        for key in ("tickets", "movement")
    )
    assert tickets == {"issued": 4, "completed": 1, "no_show": 1, "open": 2}
    assert movement == {"entered": 4, "left": -1, "inside": 3}
