"""Each extra works alone: a fresh environment with the wheel and that extra, and the commands of its part."""

import json
import zipfile
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

import httpx2
import openpyxl
import pypdf
import pytest

from simulators.postgres import embedded_postgres
from simulators.year import Asking, leaves
from tests.flashing import stand_in
from tests.installation.conftest import ROOT, Environment
from tests.installation.test_declared import OURS

pytestmark = pytest.mark.timeout(300)

OF_ANY = {"doctor", "support"}
COMMANDS = {
    "gateway": {"gateway", "device"} | OF_ANY,
    "cloud": {"cloud"} | OF_ANY,
    "dashboards": {"dashboards"} | OF_ANY,
    "flash": {"gateway", "device", "firmware"} | OF_ANY,
    "sim": {"gateway", "device", "cloud", "demo", "bench", "simulate"} | OF_ANY,
}
"""What `lawang --help` lists where one extra is installed."""
ELSEWHERE = {
    "gateway": ("gateway", "plan", "check", "plan.toml"),
    "cloud": ("cloud", "tokens", "--database", "postgresql://127.0.0.1:1/x"),
    "dashboards": ("dashboards", "build", "--check"),
    "flash": ("firmware", "build", "--base", "x"),
    "sim": ("simulate", "calibrate"),
}
"""A command of each extra."""

CHECKER = ("check.py", "cloud.py", "dates.py", "evidence.py", "judge.py", "tickets.py")


def test_the_wheel_has_every_file_of_the_tree(wheel: Path) -> None:
    """Class "works from the tree only": SQL, TOML, templates, pages, the recap's Typst, schemas and plans."""
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if ".dist-info/" not in name}
    files = [path for name in OURS for path in (ROOT / name).rglob("*") if path.is_file()] + [ROOT / "lawang.py"]
    tree = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert inside == tree | {f"simulators/checker/{name}" for name in CHECKER}
    assert {Path(name).suffix for name in inside} >= {".sql", ".toml", ".html", ".typ", ".js", ".css", ".json"}


async def listed_and_refused(made: Environment, extra: str) -> None:
    """Check what the command line lists, and that what other extras bring says so in one line."""
    out = await made.said("lawang", "--help")
    shown = {
        line.split()[1] for line in out.partition("Commands")[2].splitlines() if line[:2] == "│ " and line[2] != " "
    }
    assert shown == COMMANDS[extra]
    for other, command in ELSEWHERE.items():
        if command[0] not in COMMANDS[extra]:
            code, out, errors = await made.run("lawang", *command)
            assert (code, out, errors.count("\n")) == (2, "", 1)
            assert f"uv pip install 'lawang[{other}]'" in errors
    assert await made.said("lawang", "--version") == "0.1.0\n"


async def gateway_serves(made: Environment, *program: str) -> None:
    """Start a gateway without a broker; its pages, whose files are the package's own, are there."""
    plan = str(made.packages / "site_plan/plans/serang.toml")
    places = ["--data", str(made.work / "data"), "--broker", "127.0.0.1:1", "--http", "127.0.0.1:0"]
    async with (
        made.ready(*program, "run", "--plan", plan, *places) as ready,
        httpx2.AsyncClient(base_url=f"http://{ready['http']}") as client,
    ):
        found = {
            path: (await client.get(path)).status_code for path in ("/", "/board/a", "/status", "/metrics", "/health")
        }
    assert found == {"/": 200, "/board/a": 200, "/status": 303, "/metrics": 200, "/health": 503}  # there is no broker


async def test_the_gateway_alone(with_extra: Callable[[str], Environment]) -> None:
    made = with_extra("gateway")
    await listed_and_refused(made, "gateway")
    plan, data = str(made.packages / "site_plan/plans/serang.toml"), str(made.work / "data")
    assert "rejoin" in await made.said("lawang", "gateway", "--help")
    assert "24 instansi" in await made.said("lawang", "gateway", "plan", "check", plan)
    assert '2027-08-17 = "' in await made.said("lawang", "gateway", "plan", "holidays", "2027")
    at = ["--broker", "192.168.1.2:1883", "--wifi", "w", "--wifi-password", "rahasia12", "--plan", plan, "--data", data]
    assert '"dev": "gate-a"' in await made.said("lawang", "device", "add", "gate-a", *at)
    assert "gate-a" in await made.said("lawang", "device", "list", "--data", data)
    code, _, errors = await made.run("lawang", "device", "journal", "ring")
    assert (code, "No such file" in errors) == (2, True)
    await gateway_serves(made, "lawang", "gateway")
    assert await made.said("lawang", "gateway", "hall", "replay", "--data", data)
    (made.work / "backup").mkdir()
    assert "size" in await made.said("lawang", "gateway", "backup", str(made.work / "backup"), "--data", data)


@pytest.mark.full_depth
async def test_the_gateways_image(as_image: Callable[[str], Environment]) -> None:
    """From the pinned requirements only."""
    made = as_image("gateway")
    assert await made.said("python", "-m", "edge_gateway", "--version") == "0.1.0\n"
    await gateway_serves(made, "python", "-m", "edge_gateway")


@asynccontextmanager
async def cloud(made: Environment, *program: str) -> AsyncGenerator[tuple[httpx2.AsyncClient, str]]:
    """Start the API on a database outside of the environment, with two days of a hall sent to it."""
    async with embedded_postgres() as (database, _):
        at, site = ["--database", database], ["--site", "serang"]
        assert "0001_logs" in await made.said(*program, "migrate", *at)
        gateway, viewer = [
            (await made.said(*program, "token", *at, *site, "--role", role)).strip() for role in ("gateway", "admin")
        ]
        assert "admin" in await made.said(*program, "tokens", *at)
        async with (
            made.ready(*program, "run", *at, "--http", "127.0.0.1:0") as ready,
            httpx2.AsyncClient(base_url=f"http://{ready['http']}", timeout=60) as client,
        ):
            client.headers["Authorization"] = f"Bearer {gateway}"
            sent = [leaf.decode() for leaf in leaves(Asking("serang", date(2026, 6, 10), date(2026, 6, 11), 40, 1))]
            log = json.loads(sent[0].partition("\n")[2])["log"]
            for first in range(0, len(sent), 500):
                body = {"from": first, "leaves": sent[first : first + 500], "head": len(sent), "sent": 1}
                assert (await client.post(f"/v1/sites/serang/logs/{log}", json=body)).json()["next"] > first
            client.headers["Authorization"] = f"Bearer {viewer}"
            yield client, database


@pytest.mark.full_depth
async def test_the_cloud_alone(with_extra: Callable[[str], Environment]) -> None:
    """Pages with their templates, texts and styles, and a recap in every kind of file."""
    made = with_extra("cloud")
    await listed_and_refused(made, "cloud")
    assert "rebuild" in await made.said("python", "-m", "cloud_api", "--help")
    async with cloud(made, "lawang", "cloud") as (client, database):
        assert (await client.get("/health")).json()["status"] == "ok"
        pages = ("/", "/masuk", "/recap/recap.css", "/kantor/office.css", "/metrics", "/openapi.json")
        of_site = (
            "hari-ini",
            "tahun/2026",
            "perangkat",
            "recap/2026",
            "kantor",
            "kantor/koreksi",
            "kantor/penyelesaian",
        )
        for path in (*pages, *(f"/sites/serang/{name}" for name in of_site)):
            assert (await client.get(path)).status_code == 200, path
        base = "/v1/sites/serang/recap/2026-06"
        pdf, xlsx, csv, as_json = [
            (await client.get(f"{base}.{kind}")).content for kind in ("pdf", "xlsx", "csv", "json")
        ]
        assert "Juni 2026" in pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
        assert len(openpyxl.load_workbook(BytesIO(xlsx)).sheetnames) > 3
        assert json.loads(as_json)["period"]["name"] == "2026-06"
        assert csv.count(b"\n") > 10
        file = made.work / "rekap.pdf"
        await made.said(
            "lawang", "cloud", "recap", "2026", "--site", "serang", "--file", str(file), "--database", database
        )
        assert file.read_bytes().startswith(b"%PDF")
        assert "leaves read" in await made.said("lawang", "cloud", "rebuild", "--database", database)


@pytest.mark.full_depth
async def test_the_clouds_image(as_image: Callable[[str], Environment]) -> None:
    """Fault F1: from the pinned requirements only; these lacked `cryptography`."""
    made = as_image("cloud")
    assert await made.said("python", "-m", "cloud_api", "--version") == "0.1.0\n"
    async with cloud(made, "python", "-m", "cloud_api") as (client, _):
        assert (await client.get("/health")).json()["version"] == "0.1.0"
        assert (await client.get("/v1/sites/serang/recap/2026-06.pdf")).content.startswith(b"%PDF")


@pytest.mark.full_depth
async def test_the_dashboards_alone(with_extra: Callable[[str], Environment]) -> None:
    made = with_extra("dashboards")
    await listed_and_refused(made, "dashboards")
    folder = ROOT / "deploy/grafana"
    halls = ["--sites", str(folder / "sites.toml")]
    out = await made.said("lawang", "dashboards", "build", "--check", "--out", str(folder), *halls)
    assert out.endswith("files, 0 wrong\n")
    away = ["--grafana", "http://127.0.0.1:9", "--token", "x"]
    code, _, errors = await made.run("lawang", "dashboards", "push", *away, *halls)
    assert (code, "127.0.0.1" in errors, "Traceback" in errors) == (1, True, False)


@pytest.mark.full_depth
async def test_the_flashing_alone(with_extra: Callable[[str], Environment]) -> None:
    """The device's sources are compiled out of the wheel, and the labels' template is in it."""
    made = with_extra("flash")
    await listed_and_refused(made, "flash")
    base = made.work / "base.bin"
    base.write_bytes(stand_in.image())
    out = await made.said("lawang", "firmware", "build", "--base", str(base), "--out", str(made.work))
    assert "7120" in out
    plan, labels = str(made.packages / "site_plan/plans/serang.toml"), made.work / "labels.html"
    await made.said("lawang", "device", "labels", "--plan", plan, "--http", "10.0.0.1:80", "--out", str(labels))
    assert labels.read_text().count("<article>") > 30


@pytest.mark.full_depth
async def test_the_simulators_alone(with_extra: Callable[[str], Environment]) -> None:
    """They bring gateway and cloud along, and start both as programs of their own."""
    made = with_extra("sim")
    await listed_and_refused(made, "sim")
    found = json.loads(await made.said("lawang", "demo", "--for", "5", "--json", "--seed", "1"))
    assert found["pressed"] > 0
    span = ["--from", "2026-06-10", "--to", "2026-06-10", "--visitors", "20", "--seed", "1"]
    year = json.loads(await made.said("lawang", "simulate", "year", "2026", *span, "--json"))
    assert (year["differences"], year["presses"] > 20) == ([], True)
