"""`/status`: how the server fares, for administrators alone; the same that `lawang doctor` finds."""

import re
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens

PATHS = ("/status", "/status.json")


async def by(cloud: Any, role: str) -> dict[str, str]:
    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, 'serang', role, label=role)}"}


def verdicts(page: str) -> dict[str, str]:
    return dict(re.findall(r'data-check="([\w-]+)" data-verdict="(\w+)"', page))


async def test_who_is_not_logged_in_is_asked_to(cloud: Any) -> None:
    page = await cloud.http.get("/status?lang=en")
    assert (page.status_code, page.headers["location"]) == (303, "/masuk?lanjut=%2Fstatus%3Flang%3Den")
    assert (await cloud.http.get("/status.json")).status_code == 401


@pytest.mark.parametrize("role", [role for role in tokens.ROLES if role != "admin"])
async def test_nobody_but_an_administrator_sees_it(cloud: Any, role: str) -> None:
    headers = await by(cloud, role)
    for path in PATHS:
        answer = await cloud.http.get(path, headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (403, "forbidden")


async def test_it_says_what_is_wrong_first_and_what_to_do(cloud: Any) -> None:
    """A fault of the database is named, in both languages; the page and its JSON say the same."""
    headers = await by(cloud, "admin")
    await cloud.rows("INSERT INTO rebuild_due (site) VALUES ('serang') RETURNING 1")
    page = (await cloud.http.get("/status", headers=headers)).text
    found = verdicts(page)
    assert (found["cloud-rebuild"], found["cloud-migrations"]) == ("warn", "ok")
    order = ["bad", "warn", "ok"]
    assert sorted(found.values(), key=order.index) == list(found.values())
    assert "angka serang masih harus dihitung ulang" in page
    english = (await cloud.http.get("/status?lang=en", headers=headers)).text
    assert "figures of serang have to be counted again" in english
    said = (await cloud.http.get("/status.json", headers=headers)).json()
    assert {check["name"]: check["verdict"] for check in said["checks"]} == found
    assert said["verdict"] == "bad"  # nothing answers at a port of TLS here


async def test_it_looks_once_in_a_while(cloud: Any) -> None:
    """Who loads it again and again costs the server no more: what was found is kept for some seconds."""
    headers = await by(cloud, "admin")
    before = (await cloud.http.get("/status.json", headers=headers)).json()
    await cloud.rows("INSERT INTO rebuild_due (site) VALUES ('serang') RETURNING 1")
    assert (await cloud.http.get("/status.json", headers=headers)).json() == before
    assert verdicts((await cloud.http.get("/status", headers=headers)).text)["cloud-rebuild"] == "ok"


async def test_an_administrators_pages_lead_to_it(cloud: Any) -> None:
    for role, leads in (("admin", True), ("approver", False)):
        page = await cloud.http.get("/sites/serang/perangkat", headers=await by(cloud, role))
        assert ('href="/status?lang=id"' in page.text) == leads
