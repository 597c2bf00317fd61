"""The office in a browser: each act of its API, roles enforced, errors in words, nothing typed is lost."""

import asyncio
import json
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from cloud_api.database.pool import connect
from cloud_api.office import settlements
from cloud_api.request import tokens
from cloud_api.web.depends import BoundedRoute
from cloud_api.web.office import forms
from tests.cloud_api.office_hall import all_logs, correct_some, licensing_day, settle_some
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day

DAY = date(2026, 11, 16)
NOW = moment(date(2027, 1, 9), "09:00", "Asia/Jakarta")
BASE = "/sites/serang/kantor"
START = {"multipart/form-data; boundary=x": b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'}
OWN = {"Origin": "http://cloud", "Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
async def hall(cloud: Any, new_log: Any) -> TicketHall:
    """Give a hall after two days, all of it in the cloud."""
    cloud.now = NOW
    made = TicketHall(new_log)
    licensing_day(made, DAY, 4)
    random_day(made, DAY + timedelta(days=1), random.Random(7), 30)
    first = 0
    while first < len(made.log.leaves):
        first = (await cloud.send(made.log, first, first + 500)).json()["next"]
    return made


async def login(cloud: Any, role: str, label: str) -> str:
    """Log in and keep the cookie; return the token."""
    async with connect(cloud.url) as connection:
        token = await tokens.create(connection, "serang", role, label=label)
    cloud.http.cookies.clear()
    await cloud.http.post("/masuk", content=f"token={token}&lanjut=/".encode(), headers=OWN)
    assert "lawang" in cloud.http.cookies
    return token


async def send(cloud: Any, path: str, **fields: str) -> Any:
    """Send a form as the pages do."""
    return await cloud.http.post(f"{BASE}{path}", data=fields, headers={"Origin": "http://cloud"})


async def accepted(cloud: Any) -> list[str]:
    rows = await cloud.rows("SELECT number FROM ticket WHERE ending = 'accepted' AND day = %s ORDER BY n", DAY)
    return [number for (number,) in rows]


async def test_settle_one_and_a_list(cloud: Any, hall: TicketHall) -> None:
    """A form settles one, a file settles many; each is an entry of the office's log, and the page says how many."""
    await login(cloud, "corrector", "Petugas rekap")
    one, *others = await accepted(cloud)
    answer = await send(
        cloud, "/penyelesaian", day=str(DAY), number=one, outcome="completed", settled_on="2027-01-08", log=""
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"{BASE}/penyelesaian?lang=id&done=settled&n=1")
    assert "1 tiket dicatat" in (await cloud.http.get(answer.headers["location"])).text
    text = "day;number;outcome;settled_on\r\n" + "".join(f"16/11/2026;{n};selesai;2027-01-08\r\n" for n in others)
    file = {"file": ("daftar.csv", b"\xef\xbb\xbf" + text.encode(), "text/csv")}
    answer = await cloud.http.post(f"{BASE}/daftar", data={"text": ""}, files=file, headers={"Origin": "http://cloud"})
    assert answer.headers["location"].endswith(f"done=settled&n={len(others)}"), answer.text
    assert await cloud.rows("SELECT count(*), min(who) FROM settlement") == [(1 + len(others), "Petugas rekap")]


async def test_a_faulty_list_comes_back_with_each_line_named(cloud: Any, hall: TicketHall) -> None:
    """Nothing is stored and nothing is lost: the text stands in the form, the faults above it, in the page's language."""
    await login(cloud, "corrector", "Petugas rekap")
    good, *_ = await accepted(cloud)
    text = f"day;number;outcome;settled_on\r\n16/11/2026;{good};selesai;2027-01-08\r\n16/11/2026;Z<9;selesai;2027-01-08"
    answer = await send(cloud, "/daftar?lang=id", text=text)
    assert answer.status_code == 422
    assert '<tr data-line="3">' in answer.text
    assert "tidak ada tiket Z&lt;9 pada 2026-11-16" in answer.text
    assert "16/11/2026;Z&lt;9;selesai;2027-01-08</textarea>" in answer.text
    assert "no ticket Z&lt;9 on 2026-11-16" in (await send(cloud, "/daftar?lang=en", text=text)).text
    assert (await all_logs(cloud))[1:] == []
    answer = await send(cloud, "/penyelesaian", day=str(DAY), number=good, outcome="completed", settled_on="2026-11-15")
    assert 'value="2026-11-15"' in answer.text
    assert "tidak sebelum hari tiket" in answer.text


async def test_propose_then_another_approves(cloud: Any, hall: TicketHall) -> None:
    """From finding a ticket to the entry: two people, two pages; who proposed cannot approve, and the page says why."""
    await login(cloud, "corrector", "Petugas rekap")
    [number, *_] = await accepted(cloud)
    found = await cloud.http.get(f"{BASE}/koreksi?day={DAY}&number={number.lower()}")
    [(log, n)] = await cloud.rows("SELECT log, n FROM ticket WHERE day = %s AND number = %s", DAY, number)
    assert f'<td>{log}</td><td class="n">{n}</td>' in found.text
    wish = {"log": log, "of": str(n), "what": "void", "value": "", "why": "Salah tekan <b>"}
    answer = await send(cloud, "/koreksi", **{**wish, "of": "999999"})
    assert answer.status_code == 422
    assert "tidak ada catatan seperti itu" in answer.text
    assert "Salah tekan &lt;b&gt;</textarea>" in answer.text
    assert "tanpa data pribadi" in answer.text
    answer = await send(cloud, "/koreksi", **{**wish, "why": "NIK 3604012345678901"})
    assert answer.status_code == 422
    assert (await send(cloud, "/koreksi", **wish)).headers["location"].endswith("done=proposed&n=1")
    assert (await send(cloud, "/usulan/1/setujui")).status_code == 403
    await login(cloud, "approver", "petugas REKAP")
    same = await send(cloud, "/usulan/1/setujui")
    assert (same.status_code, "bukan oleh pengusulnya" in same.text) == (422, True)
    await login(cloud, "approver", "Kepala bidang")
    shown = (await cloud.http.get(BASE)).text
    assert '<tr data-proposal="1">' in shown
    assert "Salah tekan &lt;b&gt;" in shown
    assert (await send(cloud, "/usulan/1/setujui")).headers["location"] == f"{BASE}?lang=id&done=approved&n=1"
    said = json.loads((await all_logs(cloud))[-1][1].partition("\n")[2])
    assert (said["k"], said["of"], said["who"], said["approved"]) == ("correction", n, "Petugas rekap", "Kepala bidang")
    entries = (await cloud.http.get(f"{BASE}/catatan?lang=en")).text
    assert '<tr data-entry="1">' in entries
    assert "Salah tekan &lt;b&gt;" in entries


async def test_close_a_year_and_read_what_was_fixed(cloud: Any, hall: TicketHall) -> None:
    """A year is closed once; again it says that nothing changed. The link beside it gives the fixed bytes."""
    await login(cloud, "approver", "Kepala bidang")
    once = await send(cloud, "/tahun", year="2026", incomplete="1")
    assert once.headers["location"].endswith("done=closed&n=2026")
    again = await send(cloud, "/tahun", year="2026", incomplete="1")
    assert (again.status_code, "Tidak ada angka yang berubah" in again.text) == (422, True)
    assert "masih sementara" in (await send(cloud, "/tahun", year="2027")).text
    assert (await send(cloud, "/tahun", year="x" * 5000)).status_code == 422
    shown = (await cloud.http.get(BASE)).text
    assert 'href="/v1/sites/serang/recap/2026.json?version=1"' in shown
    address = "/v1/sites/serang/recap/2026.json?version=1"
    fixed = await cloud.http.get(address)
    assert fixed.content == (await cloud.http.get("/v1/sites/serang/office/years/2026/1")).content
    known = await cloud.http.get(address, headers={"If-None-Match": fixed.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    register = await cloud.http.get(f"{address}&register=1")
    assert register.content == (await cloud.http.get("/v1/sites/serang/office/years/2026/1?part=register")).content
    assert register.headers["etag"] != fixed.headers["etag"]


async def test_another_servers_page_and_another_role_do_nothing(cloud: Any, hall: TicketHall) -> None:
    """Each form needs the cookie, its role, and to come from a page of this server."""
    paths = ("/penyelesaian", "/daftar", "/koreksi", "/usulan/1/setujui", "/usulan/1/tolak", "/tahun")
    for path in paths:
        assert (await cloud.http.post(f"{BASE}{path}", data={}, headers=OWN)).status_code == 401, path
    allowed = {
        "corrector": (*paths[:3], "/usulan/1/tolak"),
        "approver": ("/usulan/1/setujui", "/usulan/1/tolak", "/tahun"),
        "admin": ("/penyelesaian", "/daftar", "/tahun"),
        "reporter": (),
    }
    for role, good in allowed.items():
        await login(cloud, role, "Seseorang")
        assert (await cloud.http.get(BASE)).status_code == 200
        for path in paths:
            foreign = await cloud.http.post(f"{BASE}{path}", data={}, headers={"Origin": "http://evil.example"})
            assert foreign.status_code == 403, path
            assert ((await send(cloud, path, year="1")).status_code != 403) == (path in good), (role, path)
    await login(cloud, "viewer", "Layar")
    assert (await cloud.http.get(BASE)).status_code == 403
    cloud.http.cookies.clear()
    assert (await cloud.http.get(f"{BASE}/koreksi?lang=en")).headers["location"].startswith("/masuk?lanjut=")
    assert (await all_logs(cloud))[1:] == []


@asynccontextmanager
async def served(cloud: Any) -> AsyncIterator[str]:
    """Give the address of the application on a socket: what a browser says of itself is then real."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(cloud.http._transport.app, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve([bound]))
    try:
        while not server.started:
            await asyncio.sleep(0.01)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


@asynccontextmanager
async def browsed(browser: Browser, address: str, token: str, **other: Any) -> AsyncIterator[Page]:
    """Give a browser that has logged in."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, **other)
    page = await context.new_page()
    await page.goto(f"{address}/masuk")
    await page.fill("[name=token]", token)
    await page.press("[name=token]", "Enter")
    await page.wait_for_url(f"{address}/")
    yield page
    await context.close()


async def violations(page: Page) -> list[Any]:
    results: Any = (await Axe().run(page)).response
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [(v["id"], v["nodes"][0]["html"]) for v in results["violations"]] + (["wide"] if wide else [])


async def test_pages_in_a_browser(cloud: Any, hall: TicketHall, own_browser: Browser, tmp_path: Path) -> None:
    """Each page in both languages and colours, with and without faults: axe finds nothing; a form works by keyboard."""
    rng = random.Random(3)
    await settle_some(cloud, rng, 0.5)
    await correct_some(cloud, rng, 3)
    one, other = await login(cloud, "corrector", "Petugas rekap"), await login(cloud, "approver", "Kepala bidang")
    [(log, n)] = await cloud.rows(
        "SELECT log, n FROM fact WHERE kind = 'enter' AND n NOT IN (SELECT of FROM correction) LIMIT 1"
    )
    async with served(cloud) as address:
        async with browsed(own_browser, address, one) as page:
            await page.goto(f"{address}{BASE}/koreksi")
            await page.fill("#of_log", log)
            await page.fill("#why", "Tombol tertekan dua kali")
            await page.fill("#of", str(n))
            await page.press("#of", "Enter")
            await page.wait_for_selector("[role=status]")
            assert "Usulan nomor" in await page.inner_text("[role=status]")
            await page.goto(f"{address}{BASE}/penyelesaian")
            await page.fill("#text", "day;number;outcome;settled_on\n16/11/2026;Z999;selesai;2027-01-08\nx;y;z")
            await page.click("form[enctype] button")
            await page.wait_for_selector("[data-line]")
            assert await page.inner_text("[data-line='3'] td") == "3 sel, seharusnya 4"
            assert await violations(page) == []
        async with browsed(own_browser, address, other) as page:
            await page.goto(f"{address}{BASE}")
            await page.screenshot(path=tmp_path / "office.png", full_page=True)
            assert await violations(page) == []
        async with browsed(own_browser, address, one, color_scheme="dark") as page:
            for path in ("", "/penyelesaian", "/koreksi?day=2026-11-16&number=A001", "/catatan"):
                mark = "&" if "?" in path else "?"
                await page.goto(f"{address}{BASE}{path}{mark}lang=en")
                await page.screenshot(path=tmp_path / f"office{path[:5].replace('/', '-')}.png", full_page=True)
                assert await violations(page) == [], path


@pytest.mark.parametrize(
    "data", [b"", b"--x--", b"--x\r\n\r\nno end", b"no boundary at all", b"--y\r\n\r\n--y--", b"\xff"]
)
async def test_a_broken_form_is_refused_or_empty(cloud: Any, data: bytes) -> None:
    """Bytes that are no form end in a refusal or in no fields, never in an error of ours."""
    await login(cloud, "corrector", "Petugas rekap")
    for media in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        'multipart/form-data; boundary="x y',
        "a/b",
    ):
        headers = {"Origin": "http://cloud", "Content-Type": media}
        answer = await cloud.http.post(f"{BASE}/daftar", content=data, headers=headers)
        assert answer.status_code in {400, 422}, (media, answer.text)
    assert (await all_logs(cloud))[0:] == []


@pytest.mark.parametrize(
    ("path", "media", "longest"),
    [
        (f"{BASE}/tahun", "application/x-www-form-urlencoded", BoundedRoute.longest),
        (f"{BASE}/daftar", "multipart/form-data; boundary=x", forms.MAX_LIST),
        ("/v1/sites/serang/office/years", "application/json", BoundedRoute.longest),
        ("/v1/sites/serang/office/settlements", "text/csv", settlements.MAX_BYTES),
        ("/masuk", "application/x-www-form-urlencoded", 2_000),
    ],
)
async def test_a_body_is_read_within_bounds(cloud: Any, path: str, media: str, longest: int) -> None:
    """Class "four half-sent requests stop all others": too long is 413, declared or not; too slow is 408.

    No connection to the database waits with it, and both are counted.
    """
    await login(cloud, "admin", "Seseorang")
    headers = {"Origin": "http://cloud", "Content-Type": media}

    async def sent(pieces: int, size: int, pause: float) -> Any:
        async def body() -> AsyncIterator[bytes]:
            yield START.get(media, b"")
            for _ in range(pieces):
                yield b"x" * size
                await asyncio.sleep(pause)

        return await cloud.http.post(path, content=body(), headers=headers)

    declared = await cloud.http.post(path, content=START.get(media, b"") + b"x" * (longest + 1), headers=headers)
    for answer in (declared, await sent(3, longest // 2, 0)):
        assert (answer.status_code, answer.json()["error"]) == (413, "oversize")
    slow = [asyncio.create_task(sent(200, 1, 0.05)) for _ in range(6)]  # the pool has four connections
    await asyncio.sleep(0.2)
    assert (await cloud.http.get("/health")).json()["status"] == "ok"
    for answer in await asyncio.gather(*slow):
        assert (answer.status_code, answer.json()["error"]) == (408, "slow")
    assert (await cloud.refusals("oversize"), await cloud.refusals("slow")) == (2, 6)


async def test_a_form_has_few_fields(cloud: Any) -> None:
    """A thousand small fields cost no more than their refusal."""
    await login(cloud, "corrector", "Petugas rekap")
    headers = {"Origin": "http://cloud"}
    files = {"file": ("a.csv", b"x", "text/csv")}
    many = {f"f{n}": "" for n in range(30)}
    answer = await cloud.http.post(f"{BASE}/daftar", data=many, files=files, headers=headers)
    assert answer.status_code == 400
