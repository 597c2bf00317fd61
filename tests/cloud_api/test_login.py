"""Logging in: a token becomes a cookie, which opens what the token opens, and nothing from another server's page."""

from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens

STATISTICS = "/v1/sites/serang/statistics?from=2026-11-25&to=2026-11-25"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
OWN = {"Origin": "http://cloud"}


@pytest.fixture
async def token(cloud: Any) -> str:
    async with connect(cloud.url) as connection:
        return await tokens.create(connection, "serang", "viewer", label="kepala")


async def enter(cloud: Any, token: str, onward: str = "/", **headers: str) -> Any:
    content = f"token={token}&lanjut={onward}".encode()
    return await cloud.http.post("/masuk", content=content, headers={**FORM, **headers})


async def test_a_cookie_opens_what_its_token_opens(cloud: Any, token: str) -> None:
    """The cookie is not the token, is unreadable to scripts, and is sent to pages of this server only."""
    assert (await cloud.http.get(STATISTICS)).status_code == 401
    answer = await enter(cloud, token, "/hari-ini")
    assert (answer.status_code, answer.headers["location"]) == (303, "/hari-ini")
    set_cookie = answer.headers["set-cookie"]
    assert token not in set_cookie
    assert {"HttpOnly", "SameSite=strict", "Max-Age=43200"} <= set(set_cookie.split("; "))
    assert (await cloud.http.get(STATISTICS)).status_code == 200  # the client keeps the cookie
    stored = await cloud.rows("SELECT hash FROM login")
    assert stored == [(tokens.digest(cloud.http.cookies["lawang"]),)]


async def test_it_ends_by_logging_out_by_time_and_by_revocation(cloud: Any, token: str) -> None:
    await enter(cloud, token)
    cookie = {"Cookie": f"lawang={cloud.http.cookies['lawang']}"}
    await cloud.http.post("/keluar")
    cloud.http.cookies.clear()
    assert (await cloud.http.get(STATISTICS, headers=cookie)).status_code == 401
    await enter(cloud, token)
    await cloud.rows("UPDATE login SET until = now() RETURNING 1")
    assert (await cloud.http.get(STATISTICS)).status_code == 401
    cloud.http.cookies.clear()
    await enter(cloud, token)
    assert await cloud.rows("SELECT count(*) FROM login") == [(1,)]  # what has ended was let go
    assert (await cloud.http.get(STATISTICS)).status_code == 200
    await cloud.rows("UPDATE token SET revoked_at = now() WHERE label = 'kepala' RETURNING 1")
    assert (await cloud.http.get(STATISTICS)).status_code == 401


@pytest.mark.parametrize("token", ["", "lw_nothing", "%00", "x" * 500])
async def test_a_wrong_token_says_so_in_words(cloud: Any, token: str) -> None:
    answer = await cloud.http.post("/masuk?lang=id", content=f"token={token}&lanjut=/".encode(), headers=FORM)
    assert answer.status_code in {401, 422}
    assert "set-cookie" not in answer.headers
    if answer.status_code == 401:
        assert "Token tidak dikenal" in answer.text


async def test_a_gateways_token_is_not_for_people(cloud: Any) -> None:
    assert (await enter(cloud, cloud.tokens["serang"])).status_code == 401


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
async def test_after_it_one_stays_on_this_server(cloud: Any, token: str, onward: str) -> None:
    answer = await enter(cloud, token, onward)
    assert answer.headers["location"] == "/"
    page = await cloud.http.get("/masuk", params={"lanjut": '/"><script>'})
    assert "<script>" not in page.text


async def test_a_form_that_is_none_is_refused(cloud: Any) -> None:
    assert (await cloud.http.post("/masuk", content=b"\xff", headers=FORM)).status_code == 422
    assert (await cloud.http.post("/masuk", content=b"x" * 3_000, headers=FORM)).status_code == 413


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://cloud"}, 403),  # own page: refused for its role only
        ({"Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://cloud"}, 403),
        ({}, 403),
    ],
)
async def test_what_changes_something_comes_from_an_own_page(
    cloud: Any, token: str, headers: dict[str, str], status: int
) -> None:
    """A page of another server cannot act with the cookie, even where the browser would send it."""
    await enter(cloud, token)
    answer = await cloud.http.post("/v1/sites/serang/logs/gw-00000001", content=b"{}", headers=headers)
    own = headers.get("Sec-Fetch-Site") == "same-origin" or headers == {"Origin": "http://cloud"}
    assert (answer.status_code, answer.json()["error"]) == (status, "forbidden" if own else "origin")


async def test_english_is_selectable(cloud: Any) -> None:
    assert "Log in" in (await cloud.http.get("/masuk?lang=en")).text
    assert "Masuk" in (await cloud.http.get("/masuk?lang=xx")).text
