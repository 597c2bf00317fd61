"""The recap over HTTP, and as a command: who may read it, ETag, files, and the annual export with curl."""

import asyncio
import io
import json
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
import openpyxl
import pypdf
import pytest
import uvicorn
from fastapi import FastAPI
from typer import Typer
from typer.testing import CliRunner

from cloud_api.commands import recap as recap_command
from cloud_api.database.bells import Bells
from cloud_api.database.pool import Connection, connect, open_pool
from cloud_api.recap.files import read_period
from cloud_api.recap.model import Period, Recap
from cloud_api.recap.register import NONE
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from cloud_api.web import recap as recap_routes
from cloud_api.web.errors import answer_errors
from cloud_api.web.metrics import Metrics
from cloud_api.web.services import Services
from tests.cloud_api.conftest import NOON, Cloud, GatewayLog
from tests.cloud_api.recap_values import random_recap

CURL = (
    'curl --fail --silent --show-error --remote-name --remote-header-name '
    '-H "Authorization: Bearer $LAWANG_TOKEN" "$LAWANG_URL/v1/sites/serang/recap/2026.xlsx"'
)  # fmt: skip
"""The annual export, as the README has it."""


@dataclass
class Office:
    """A cloud with a recap: its HTTP face, the readers' token, and how often the recap was computed."""

    http: httpx2.AsyncClient
    app: FastAPI
    token: str
    recap: Recap
    asked: list[tuple[str, str, bool]]

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        return await self.http.get(path, headers={"Authorization": f"Bearer {self.token}", **headers})


@pytest.fixture
async def office(database: str) -> AsyncIterator[Office]:
    """Give the recap's endpoints over a database with the site `serang`; the recap itself is a random one."""
    async with opened(database) as started:
        yield started


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Office]:
    async with connect(url) as connection:
        token = await tokens.create(connection, "serang", "viewer", "MPP Serang")
    app = FastAPI()
    async with open_pool(url, 4) as pool:
        metrics = Metrics()
        holder: list[Office] = []

        async def find(connection: Connection, site: str, period: Period, now: int, *, register: bool = False) -> Recap:
            assert (await (await connection.execute("SELECT 1 AS one")).fetchone()) == {"one": 1}
            assert now == NOON
            holder[0].asked.append((site, period.name, register))
            recap = replace(holder[0].recap, period=period)
            return recap if register else replace(recap, register=NONE)

        app.state.services = Services(pool, pool, Bells(), metrics, lambda: NOON, 5, find)
        app.include_router(recap_routes.router)
        answer_errors(app, metrics)
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://cloud") as http:
            holder.append(Office(http, app, token, random_recap(1, "2026", provisional=False), []))
            yield holder[0]


async def test_each_file_has_its_kind_and_an_etag(office: Office) -> None:
    """The same recap is not sent twice; another one, another language or table is. Each file opens."""
    tags = set()
    for kind, start in (("json", b"{"), ("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        for query in ("", "?lang=en"):
            answer = await office.get(f"/v1/sites/serang/recap/2026.{kind}{query}")
            assert answer.status_code == 200, answer.text
            assert answer.content.startswith(start)
            assert f'filename="rekap-serang-2026.{kind}"' in answer.headers["content-disposition"]
            tags.add(answer.headers["etag"])
            again = await office.get(
                f"/v1/sites/serang/recap/2026.{kind}{query}", **{"If-None-Match": answer.headers["etag"]}
            )
            assert (again.status_code, again.content) == (304, b"")
    assert len(tags) == 8
    office.recap = replace(office.recap, provisional=True)
    answer = await office.get("/v1/sites/serang/recap/2026.json", **{"If-None-Match": ",".join(tags)})
    assert answer.status_code == 200
    assert answer.json()["cut"][0].keys() == {"log", "size", "root"}
    assert answer.json()["version"] == 1


async def test_register_only_where_it_is_asked_for(office: Office) -> None:
    """A register of a year is read from the database only for what shows it."""
    for path in ("2026.json", "2026.pdf", "2026.csv", "2026.json?register=1", "2026.xlsx", "2026.csv?table=register"):
        assert (await office.get(f"/v1/sites/serang/recap/{path}")).status_code == 200
    assert [register for _, _, register in office.asked] == [False, False, False, True, True, True]
    found = (await office.get("/v1/sites/serang/recap/2026.json?register=1")).json()
    assert len(found["register"]) == len(office.recap.register.rows)


async def test_who_may_not_read_is_refused(office: Office) -> None:
    """Nobody reads a recap without a token of the site; gateways read logs only; the page sends to the login."""
    assert (await office.http.get("/v1/sites/serang/recap/2026.json")).status_code == 401
    assert (await office.get("/v1/sites/other/recap/2026.json")).status_code == 403
    page = await office.http.get("/sites/serang/recap/2026?lang=en", follow_redirects=False)
    assert (page.status_code, page.headers["location"]) == (
        303,
        "/masuk?lanjut=%2Fsites%2Fserang%2Frecap%2F2026%3Flang%3Den",
    )
    assert office.asked == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("2026-13.json", 404), ("202.json", 404), ("2026-3.csv", 404), ("٢٠٢٦.json", 404), ("2026.doc", 422),
        ("2026.pdf?table=register", 422), ("2026.csv?table=nothing", 422), ("2026.csv?lang=de", 422),
        ("2026.csv?table=matrix", 404), ("2026.csv?who=me", 422), ("2026.json?version=1", 404), ("2026.json?version=0", 422),
        ("2026.pdf?version=1", 422), ("2026-03.json?version=1", 422),
    ],
)  # fmt: skip
async def test_what_is_not_there_is_refused(office: Office, path: str, status: int) -> None:
    """A wrong address says what is allowed; it never ends in an error of ours."""
    answer = await office.get(f"/v1/sites/serang/recap/{path}")
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]


def test_periods_end_on_their_last_day() -> None:
    """A month and a year hold their last day. Failure class: last day of a range missing."""
    ends = {name: read_period(name).last.isoformat() for name in ("2026", "2026-12", "2026-02", "2024-02", "2026-04")}
    assert ends == {
        "2026": "2026-12-31", "2026-12": "2026-12-31", "2026-02": "2026-02-28", "2024-02": "2024-02-29",
        "2026-04": "2026-04-30",
    }  # fmt: skip
    with pytest.raises(RequestError):
        read_period("2026-00")


async def test_page_is_there_for_who_may_read(office: Office) -> None:
    """The page and its style sheet are served, in both languages."""
    page = await office.get("/sites/serang/recap/2026")
    assert "Pemohon izin" in page.text
    assert "Licensing applicants" in (await office.get("/sites/serang/recap/2026?lang=en")).text
    style = await office.http.get("/recap/recap.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "/recap/recap.css" in page.text


async def test_annual_export_with_curl(office: Office, tmp_path: Path) -> None:
    """The one line of the README fetches the year's workbook; without curl the same request is made by hand."""
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(office.app, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve([bound]))
    url = f"http://127.0.0.1:{bound.getsockname()[1]}"
    file = tmp_path / "rekap-serang-2026.xlsx"
    try:
        while not server.started:
            await asyncio.sleep(0.01)
        if shutil.which("curl"):
            environment = os.environ | {"LAWANG_TOKEN": office.token, "LAWANG_URL": url, "no_proxy": "*"}
            made = await asyncio.create_subprocess_shell(CURL, cwd=tmp_path, env=environment)
            assert await made.wait() == 0
        else:
            async with httpx2.AsyncClient(base_url=url, trust_env=False) as http:
                headers = {"Authorization": f"Bearer {office.token}"}
                file.write_bytes((await http.get("/v1/sites/serang/recap/2026.xlsx", headers=headers)).content)
    finally:
        server.should_exit = True
        await serving
    book = openpyxl.load_workbook(file)
    assert book["Ringkasan"]["B7"].value == office.recap.net("entered")


async def test_command_writes_the_same_figures(cloud: Cloud, gateway: GatewayLog, tmp_path: Path) -> None:
    """From presses in a gateway's log to files by `lawang cloud recap`: five came, two left, in each file."""
    assert (await cloud.send(gateway)).status_code == 200
    command = Typer()
    command.command()(recap_command.recap)

    def run(period: str, name: str) -> Any:
        arguments = [period, "--database", cloud.url, "--site", "serang", "--file", str(tmp_path / name)]
        return CliRunner().invoke(command, arguments)

    for name in ("a.pdf", "a.xlsx", "a.csv", "a.json"):
        done = await asyncio.to_thread(run, "2026-11", name)
        assert done.exit_code == 0, (done.output, done.exception)
        assert "version 0 (SEMENTARA)" in done.output
    found = json.loads((tmp_path / "a.json").read_bytes())
    net = {figure["key"]: figure["net"] for figure in found["figures"]}
    assert (net["entered"], net["left"]) == (5, 2)
    assert "figures,entered,net,Pengunjung,Bersih,5" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Ringkasan"]["B7"].value == 5
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes())).pages)
    assert "SEMENTARA" in text
    assert (await asyncio.to_thread(run, "2026-11", "a.doc")).exit_code == 2
    refused = await asyncio.to_thread(run, "26", "a.pdf")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert "satu tahun (2026) atau satu bulan (2026-03)" in refused.stderr
