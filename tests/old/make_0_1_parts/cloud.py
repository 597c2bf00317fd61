"""The cloud of the files of 0.1: the real API on a database of its own, its office, and what it said at the end."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import httpx2
import openpyxl
import psycopg
import pypdf
import uvicorn
from make_0_1_parts.hall import SITE, Clock

from cloud_api import tokens
from cloud_api.app import create_app
from cloud_api.database import connect
from cloud_api.migrations import migrate_at
from cloud_api.settings import Settings

PEOPLE = {
    "gateway": "Server antrean",
    "viewer": "Layar kepala dinas",
    "reporter": "Pelaporan",
    "corrector": "Petugas rekap",
    "approver": "Kepala bidang",
    "admin": "Kepala DPMPTSP",
}
ACCEPTED = """
SELECT day, number, t.log FROM ticket AS t JOIN log AS l USING (site, log)
WHERE ending = 'accepted' AND counted
    AND NOT EXISTS (SELECT FROM settlement AS s WHERE s.log = t.log AND s.ticket_n = t.n)
ORDER BY l.opened, t.n LIMIT %s
"""
FACTS = """
SELECT log, n FROM fact WHERE kind = %(kind)s AND counted AND coalesce(outcome, '') LIKE %(outcome)s
ORDER BY at, n OFFSET %(skip)s LIMIT 1
"""
SETTLED = "SELECT 'office', n FROM settlement ORDER BY n LIMIT 1"


class Api:
    """The API over HTTP, asked by whoever is named."""

    def __init__(self, url: str, database: str, people: Mapping[str, str]) -> None:
        self.url, self._database, self.tokens = url, database, people
        self._http = httpx2.AsyncClient(base_url=url, timeout=60, trust_env=False)

    async def ask(self, who: str, path: str, said: object = None) -> bytes:
        """Get a path, or post JSON or a text (CSV) to it; any refusal ends the making."""
        headers = {"Authorization": f"Bearer {self.tokens[who]}"}
        if said is None:
            answer = await self._http.get(path, headers=headers)
        else:
            text, media = (said, "text/csv") if isinstance(said, str) else (json.dumps(said), "application/json")
            answer = await self._http.post(path, content=text, headers={**headers, "Content-Type": media})
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer.content

    async def office(self, who: str, path: str, said: object = None) -> Any:
        return json.loads(await self.ask(who, f"/v1/sites/{SITE}/office/{path}", said))

    async def log_in(self, who: str) -> None:
        """Make a login, as a browser does."""
        await self._http.post("/masuk", data={"token": self.tokens[who]})

    async def rows(self, query: str, values: Any = None) -> list[Any]:
        async with await psycopg.AsyncConnection.connect(self._database) as connection:
            return await (await connection.execute(query, values)).fetchall()


@asynccontextmanager
async def running(database: str) -> AsyncIterator[Api]:
    """Serve the API, with a token for each of its roles, one revoked."""
    await migrate_at(database)
    async with connect(database) as connection:
        people = {
            role: await tokens.create(connection, SITE, role, name="MPP Serang", label=label)
            for role, label in PEOPLE.items()
        }
        await tokens.create(connection, SITE, "viewer", label="Magang")
        await tokens.revoke(connection, len(PEOPLE) + 1)
    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(database=database)), log_level="error", lifespan="on"))
    serving = asyncio.create_task(server.serve([bound]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield Api(f"http://127.0.0.1:{bound.getsockname()[1]}", database, people)
    finally:
        server.should_exit = True
        await serving


class Desk:
    """The office: what it settles, corrects and closes. Tickets and entries are named by what they are."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api, self._clock = api, clock

    async def settle(self, outcomes: Sequence[str], on: date) -> None:
        """Decide the first accepted tickets that are not decided yet, as a list out of a spreadsheet."""
        rows = await self._api.rows(ACCEPTED, (len(outcomes),))
        lines = [f"{day};{number};{how};{on};{log}" for (day, number, log), how in zip(rows, outcomes, strict=True)]
        await self._api.office("corrector", "settlements", "\n".join(["day;number;outcome;settled_on;log", *lines, ""]))

    async def propose(self, kind: str, what: str, value: str | None = None, outcome: str = "%", skip: int = 0) -> int:
        """Propose to correct the entry of a kind that `skip` others precede; return the proposal's number."""
        asked = {"kind": kind, "outcome": outcome, "skip": skip}
        [(log, n)] = await (self._api.rows(SETTLED) if kind == "settle" else self._api.rows(FACTS, asked))
        wish = {"log": log, "of": n, "what": what, "why": "Tombol tertekan dua kali"}
        made = await self._api.office("corrector", "proposals", wish if value is None else {**wish, "value": value})
        return int(made["id"])

    async def correct(self, kind: str, what: str, value: str | None = None, **which: Any) -> None:
        """Propose, and have it approved an hour later."""
        number = await self.propose(kind, what, value, **which)
        self._clock.now += 3_600_000
        await self._api.office("approver", f"proposals/{number}/approve", {})

    async def refuse(self, who: str, number: int) -> None:
        await self._api.office(who, f"proposals/{number}/refuse", {})

    async def close(self, year: int) -> None:
        await self._api.office("admin", "years", {"year": year})


async def said(api: Api) -> dict[str, bytes]:
    """Return what this code says of a closed year, of a month, and of what waits, by file."""
    recap = f"/v1/sites/{SITE}/recap"
    found = {
        "2026.json": await api.ask("viewer", f"{recap}/2026.json?register=1"),
        "2026.csv": await api.ask("viewer", f"{recap}/2026.csv"),
        "2026.html": await api.ask("viewer", f"/sites/{SITE}/recap/2026"),
        "2026.xlsx.json": _cells(await api.ask("viewer", f"{recap}/2026.xlsx")),
        "2026.pdf.json": _pages(await api.ask("viewer", f"{recap}/2026.pdf")),
        "2026-01.json": await api.ask("viewer", f"{recap}/2026-01.json?register=1"),
        "years.json": _pretty(await api.office("reporter", "years")),
        "proposals.json": _pretty(await api.office("reporter", "proposals")),
    }
    for version in (1, 2):
        asked = f"{recap}/2026.json?version={version}"
        found[f"2026-v{version}.json"] = await api.ask("viewer", asked)
        found[f"2026-v{version}-register.json"] = await api.ask("viewer", f"{asked}&register=1")
    return found


def _cells(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheets = {
        sheet.title: [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book
    }
    lines = [
        f"{json.dumps(name)}: [\n" + ",\n".join(f"  {json.dumps(row)}" for row in rows) + "\n ]"
        for name, rows in sheets.items()
    ]
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode()


def _plain(cell: object) -> object:
    return cell if cell is None or isinstance(cell, int | float | str) else str(cell)


def _pages(data: bytes) -> bytes:
    return _pretty([page.extract_text().splitlines() for page in pypdf.PdfReader(io.BytesIO(data)).pages])


def _pretty(value: object) -> bytes:
    return json.dumps(value, indent=1).encode() + b"\n"
