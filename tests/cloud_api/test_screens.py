"""The built-in pages: their figures are the API's, and who may see them."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from datetime import date
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from contract.leaf import Source
from simulators.year import Asking
from tests.cloud_api.conftest import NOON, Cloud, GatewayLog, running
from tests.cloud_api.ticket_hall import moment
from tests.dashboards.simulated import lived_through, send
from tests.databases import NewDatabase

LIVED = Asking("serang", date(2026, 11, 19), date(2026, 11, 25), 60, 3)
DAYS = "from=2026-11-25&to=2026-11-25"
PAGES = ("hari-ini", "tahun/2026", "perangkat")


@pytest.fixture(scope="module")
def filled(new_database: NewDatabase) -> Iterator[str]:
    """Give a database with a week of a hall, up to a moment at noon."""
    with new_database() as url:
        asyncio.run(lived_through(url, LIVED, NOON))
        yield url


@pytest.fixture
async def week(filled: str) -> AsyncIterator[Cloud]:
    """Give the API over that week, at that moment."""
    async with running(filled) as cloud:
        yield cloud


async def viewer(cloud: Cloud, site: str = "serang", role: str = "viewer") -> dict[str, str]:
    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, site, role)}"}


async def api(cloud: Cloud, path: str, headers: dict[str, str]) -> Any:
    answer = await cloud.http.get(f"/v1/sites/serang/{path}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def page(cloud: Cloud, path: str, headers: dict[str, str]) -> str:
    answer = await cloud.http.get(f"/sites/serang/{path}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text


def keyed(html: str) -> dict[str, int]:
    """Return the figures that a part of a page names, by name; Indonesian writes 1.234."""
    found = re.findall(r'data-key="([a-z_]+)"[^>]*>([^<]*)<', html)
    return {name: int(value.replace(".", "").replace(",", "")) for name, value in found if value != "—"}


def by(html: str, attribute: str) -> dict[str, dict[str, int]]:
    """Return the figures of each table row that has `data-<attribute>`."""
    rows = re.findall(rf'<tr data-{attribute}="([^"]+)">(.*?)</tr>', html, re.DOTALL)
    return {name: keyed(row) for name, row in rows}


async def test_today_is_what_the_api_says(week: Cloud) -> None:
    """Class "report ≠ raw": inside, entered, left are the wall's; each agency's row is its ticket statistics."""
    who = await viewer(week)
    html = await page(week, "hari-ini", who)
    wall, total = await week.live(), (await api(week, f"tickets/statistics?{DAYS}&by=total", who))["total"]
    overview = keyed(html.partition("<table>")[0])
    assert (overview["inside"], overview["entered"], overview["left"]) == (
        wall["inside"],
        wall["entered"],
        wall["left"],
    )
    assert overview["waiting"] + overview["at_counter"] == total["open"] > 0
    assert (overview["served"], overview["completed"]) == (total["served"], total["completed"])
    tenants = (await api(week, f"tickets/statistics?{DAYS}&by=tenant", who))["rows"]
    theirs = {
        row["group"]: (row["issued"] + row["linked"], row["served"], row["completed"], row["no_show"], row["open"])
        for row in tenants
    }
    ours = {
        name: (r["tickets"], r["served"], r["completed"], r["no_show"], r["waiting"] + r["at_counter"])
        for name, r in by(html, "tenant").items()
        if r["tickets"]
    }
    assert ours == theirs
    assert "Pelayanan dibuka (jam buka 08.00–16.00)" in html
    assert "DATA TERPUTUS" not in html


async def test_the_year_is_the_recap(week: Cloud) -> None:
    """Class "report ≠ raw": headline, months, agencies and calendar are the recap's net figures, month by month."""
    who = await viewer(week)
    html = await page(week, "tahun/2026", who)
    recap = await api(week, "recap/2026.json", who)
    net = {figure["key"]: figure["net"] for figure in recap["figures"]}
    assert keyed(html.partition("<h2>")[0]) == {key: net[key] for key in ("entered", "licensing", "done")}
    shown = ("entered", "left", "tickets", "licensing", "served", "done")
    assert by(html, "month") == {m["month"]: {k: m["counts"][k] for k in shown} for m in recap["months"]}
    assert by(html, "tenant") == {
        t["code"]: {k: t["counts"][k] for k in ("tickets", "served", "done")} for t in recap["tenants"]
    }
    cells = re.findall(r'<time datetime="([^"]+)">\d+</time><b>([^<]+)</b>', html)
    assert {day: int(n) for day, n in cells} == {
        d["day"]: d["counts"]["entered"] for d in recap["days"] if date.fromisoformat(d["day"]).weekday() < 5
    }
    assert any(d["opened"] for d in recap["days"] if date.fromisoformat(d["day"]).weekday() > 4)  # and is not shown
    assert len(re.findall("<time ", html)) == 365
    assert "SEMENTARA" in html
    assert sum(int(n) for _, n in cells) == net["entered"] > 100


async def test_devices_are_those_of_the_coverage(week: Cloud) -> None:
    """Class "silence unseen": heard and open hours are the coverage's, four days of eight hours and four of today."""
    week.now = NOON
    who = await viewer(week)
    html = await page(week, "perangkat", who)
    covered = (await api(week, "coverage?from=2026-11-19&to=2026-11-25", who))["rows"]
    heard: dict[str, int] = {}
    for row in covered:
        heard[row["dev"]] = heard.get(row["dev"], 0) + row["open_hours"] - row["silent_hours"]
    rows = re.findall(r'<tr data-device="([^"]+)">.*?<meter min="0" max="(\d+)" value="(\d+)"', html, re.DOTALL)
    assert {dev: int(value) for dev, _, value in rows} == heard
    assert {most for _, most, _ in rows} == {"36"}
    assert {row["day"]: row["open_hours"] for row in covered} == {
        **{f"2026-11-{day}": 8 for day in (19, 20, 23, 24)},
        "2026-11-25": 4,  # 11.20: the fourth has begun
    }


@pytest.mark.parametrize(
    ("clock", "said"),
    [("00:05", "belum dibuka (jam buka 08.00–16.00)"), ("08:00", "Pelayanan dibuka"), ("11:20", "Pelayanan dibuka")],
)
async def test_a_day_begins_with_the_halls_hours_not_with_its_register(week: Cloud, clock: str, said: str) -> None:
    """Class "open since midnight": the gateway opens the day's register then; the plan says when the hall opens."""
    week.now = moment(date(2026, 11, 25), clock, "Asia/Jakarta")
    who = await viewer(week)
    assert said in await page(week, "hari-ini", who)
    rows = (await api(week, "coverage?from=2026-11-25&to=2026-11-25", who))["rows"]
    assert {row["open_hours"] for row in rows} == ({4} if clock == "11:20" else set())


async def test_who_is_not_logged_in_is_sent_to_the_login_and_back(week: Cloud) -> None:
    """The way back holds the question; with the cookie the page is there."""
    for path in PAGES:
        answer = await week.http.get(f"/sites/serang/{path}?lang=en")
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/masuk?lanjut=%2Fsites%2Fserang%2F{path.replace('/', '%2F')}%3Flang%3Den"
    token = (await viewer(week))["Authorization"].removeprefix("Bearer ")
    entered = await week.http.post("/masuk", data={"token": token, "lanjut": "/sites/serang/tahun"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/sites/serang/tahun")
    onward = await week.http.get("/sites/serang/tahun")
    assert (onward.status_code, onward.headers["location"]) == (303, "/sites/serang/tahun/2026")
    assert (await week.http.get("/sites/serang/tahun/2026")).status_code == 200


async def test_another_site_and_other_roles_see_nothing(week: Cloud) -> None:
    """Class "one hall reads another's figures": 403 for a token of another site and for the gateway's, 404 for no site."""
    other, gateway = await viewer(week, "cilegon"), await viewer(week, role="gateway")
    mine = await viewer(week)
    for path in PAGES:
        assert (await week.http.get(f"/sites/serang/{path}", headers=other)).status_code == 403
        assert (await week.http.get(f"/sites/serang/{path}", headers=gateway)).status_code == 403
        assert (await week.http.get(f"/sites/nowhere/{path}", headers=mine)).status_code == 403
        assert (await week.http.get(f"/sites/No_Where/{path}", headers=mine)).status_code == 404
    for year in ("2000", "2100", "99999"):
        assert (await week.http.get(f"/sites/serang/tahun/{year}", headers=mine)).status_code == 404


async def test_english_when_asked(week: Cloud) -> None:
    """Words and dates change, figures do not."""
    who = await viewer(week)
    for path, words in (("hari-ini", "Wednesday, 25 November 2026"), ("tahun/2026", "Official recap"),
                        ("perangkat", "Last heard")):  # fmt: skip
        english, ours = await page(week, f"{path}?lang=en", who), await page(week, path, who)
        assert words in english
        assert words not in ours
        assert '<html lang="en">' in english
        assert keyed(english) == keyed(ours)


async def test_old_data_is_said_to_be_old_until_there_is_new(week: Cloud) -> None:
    """Class "screens freeze": a minute without the gateway is an alarm and no number of people inside."""
    who = await viewer(week)
    week.now = NOON + 60_001
    html = await page(week, "hari-ini", who)
    assert "DATA TERPUTUS" in html
    assert "inside" not in keyed(html)
    (next_,) = (await week.rows("SELECT next FROM log"))[0]
    week.tokens["serang"] = (await viewer(week, role="gateway"))["Authorization"].removeprefix("Bearer ")
    await send(week, "serang", next_, [], next_)
    html = await page(week, "hari-ini", who)
    assert "DATA TERPUTUS" not in html
    assert "inside" in keyed(html)


async def test_a_day_without_service_is_said_to_be_one(week: Cloud) -> None:
    """The gateway opens its register of a Sunday too: that is no day of service."""
    week.now = NOON - 3 * 86_400_000
    html = await page(week, "hari-ini", await viewer(week))
    assert "Hari ini tidak ada pelayanan" in html
    assert "Minggu, 22 November 2026" in html


async def test_a_trial_is_said_to_be_one(cloud: Cloud, gateway: GatewayLog) -> None:
    """Class "test presses in the figures": while the hall is on trial the page says so; afterwards it does not."""
    who = await viewer(cloud)
    gateway.record("trial", who="kepala")
    await cloud.send(gateway)
    assert "MASA UJI" in await page(cloud, "hari-ini", who)
    gateway.record("live", who="kepala")
    await cloud.send(gateway, len(gateway.leaves) - 1)
    assert "MASA UJI" not in await page(cloud, "hari-ini", who)


async def test_names_of_the_plan_are_text(cloud: Cloud, gateway: GatewayLog) -> None:
    """A name with markup in it is shown, not run."""
    who = await viewer(cloud)
    gateway.record("plan", zone="Asia/Jakarta", toml='[site]\nname = "<b>M&P</b>"\n', who="x")
    assert gateway.leaves[-1].partition("\n")[0].endswith(Source.GATEWAY.value)
    await cloud.send(gateway)
    for path in PAGES:
        html = await page(cloud, path, who)
        assert "&lt;b&gt;M&amp;P&lt;/b&gt;" in html
        assert "<b>M" not in html
