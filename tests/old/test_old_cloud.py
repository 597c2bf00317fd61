"""The database of an older cloud, opened by today's: its closed year says what it said, and its office goes on."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from cloud_api.database.migrations import available, migrate_at
from cloud_api.database.pool import connect
from cloud_api.office import derive, years
from cloud_api.office.rebuild import rebuild
from cloud_api.recap.files import lay_out, read_period
from tests.acceptance.recap_equal import differences
from tests.cloud_api.conftest import running
from tests.cloud_api.test_recap_page import Cells
from tests.cloud_api.test_timescale import timescale, timescales, when_free
from tests.old.clouds import cells, lacking, load, numbers, workbook
from tests.old.halls import ZONE

__all__ = ["timescale", "timescales"]  # fixtures
Tell = Callable[[str, str], None]
SAID_AT = round(datetime(2027, 1, 11, 9, tzinfo=ZONE).timestamp() * 1000)
RECAP, OFFICE = "/v1/sites/serang/recap", "/v1/sites/serang/office"


@dataclass
class Asked:
    """The API over the old database, and what the old one had said."""

    cloud: Any
    people: dict[str, str]
    folder: Path

    async def ask(self, who: str, path: str, said: object = None) -> bytes:
        """Get a path, or post JSON to it, with the token of a person of that time."""
        headers = {"Authorization": f"Bearer {self.people[who]}", "Content-Type": "application/json"}
        http = self.cloud.http
        answer = await (
            http.get(path, headers=headers)
            if said is None
            else http.post(path, content=json.dumps(said), headers=headers)
        )
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer.content

    def said(self, name: str) -> bytes:
        return (self.folder / "said" / name).read_bytes()


@pytest.fixture
async def asked(old: Path, empty_database: str) -> AsyncIterator[Asked]:
    """Give today's API on the old database, which it has made its own, on the day on which the old one was asked."""
    folder = old / "cloud"
    with psycopg.connect(empty_database, autocommit=True) as connection:
        load(connection, folder / "dump.sql")
    people = json.loads((folder / "tokens.json").read_text())
    async with running(empty_database) as cloud:
        cloud.now = SAID_AT
        async with asyncio.timeout(60):
            while (await cloud.http.get("/health")).json()["status"] != "ok":
                await asyncio.sleep(0.1)
        yield Asked(cloud, people, folder)


def figures_of(data: bytes) -> Any:
    """Return a recap without whether it is provisional: 0.1 missed no day of which nothing had come."""
    return {name: value for name, value in json.loads(data).items() if name not in ("provisional", "reasons")}


async def test_the_closed_year_says_what_it_said(asked: Asked, tell: Tell) -> None:
    """Page, PDF, XLSX, CSV and JSON have the numbers that the old code said; not one is missing, and none is a zero."""
    files = {kind: await asked.ask("viewer", f"{RECAP}/2026.{kind}") for kind in ("json", "csv", "xlsx", "pdf")}
    page = await asked.ask("viewer", "/sites/serang/recap/2026")
    listed = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json?register=1"))
    assert lacking(json.loads(asked.said("2026.json")), listed) == []
    assert [list(listed["months"][0]["counts"]), list(listed["tenants"][0]["counts"])] == [
        list(json.loads(asked.said("2026.json"))[name][0]["counts"]) for name in ("months", "tenants")
    ]
    assert cells(asked.said("2026.csv")).items() <= cells(files["csv"]).items()
    assert numbers(json.loads(asked.said("2026.xlsx.json"))) == numbers(workbook(files["xlsx"]))
    assert differences(files, Cells(page.decode()).found) == []
    assert Cells(asked.said("2026.html").decode()).found.items() <= Cells(page.decode()).found.items()
    listed_csv = (await asked.ask("viewer", f"{RECAP}/2026.csv?table=register")).decode().splitlines()
    assert len(listed_csv) == 1 + len(listed["register"]) > 50
    for kind in (*files, "page"):
        tell("cloud/dump.sql", f"the year 2026 as {kind}: {len(listed['figures'])} figures as they were said")


async def test_what_was_fixed_is_there_byte_for_byte(asked: Asked, tell: Tell) -> None:
    """Bodies and registers of each version, and the roots that bind them."""
    fixed = json.loads(await asked.ask("reporter", f"{OFFICE}/years"))
    assert lacking(json.loads(asked.said("years.json")), fixed) == []
    for one in fixed:
        path = f"{RECAP}/2026.json?version={one['version']}"
        assert await asked.ask("viewer", path) == asked.said(f"2026-v{one['version']}.json")
        assert await asked.ask("viewer", path + "&register=1") == asked.said(f"2026-v{one['version']}-register.json")
    async with connect(asked.cloud.url) as connection, connection.transaction():
        await derive.rebuild(connection, "serang")
    tell("cloud/dump.sql", f"{len(fixed)} fixed versions, byte for byte and under their roots")


async def test_a_month_is_counted_as_it_was(asked: Asked, tell: Tell) -> None:
    """What is never fixed is counted again out of the facts: today's code comes to the same."""
    counted = json.loads(await asked.ask("viewer", f"{RECAP}/2026-01.json?register=1"))
    assert lacking(figures_of(asked.said("2026-01.json")), counted) == []
    assert [one["key"] for one in counted["reasons"]] == ["absent"]
    tell("cloud/dump.sql", "January 2026 counted again, the same")


async def test_the_office_goes_on(asked: Asked, tell: Tell) -> None:
    """What waited is decided, stands in the addendum, and is fixed with it; what was fixed before stays as it is."""
    waiting = json.loads(await asked.ask("approver", f"{OFFICE}/proposals"))
    assert lacking(json.loads(asked.said("proposals.json")), waiting) == []
    before = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json"))
    assert {"void", "amend"} <= {one["what"] for one in waiting}
    for one in waiting:
        await asked.ask("approver", f"{OFFICE}/proposals/{one['id']}/approve", {})
    after = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json"))
    assert (after["figures"], after["addenda"][0]) == (before["figures"], before["addenda"][0])
    changed = {one["key"]: one for one in after["addenda"][-1]["changes"]}
    assert changed["tickets"]["corrected"] < 0 < changed["referred"]["corrected"]
    assert all(c["old"] + c["late"] + c["settled"] + c["corrected"] == c["new"] for c in changed.values())
    await asked.ask("admin", f"{OFFICE}/years", {"year": 2026, "incomplete": True})
    closed = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json"))
    assert [one["changes"] for one in closed["addenda"]] == [one["changes"] for one in after["addenda"]]
    number = len(closed["addenda"]) + 1
    third = json.loads(await asked.ask("viewer", f"{RECAP}/2026.json?version={number}"))
    net = {figure["key"]: figure["net"] for figure in third["figures"]}
    assert {key: net[key] for key in changed} == {key: one["new"] for key, one in changed.items()}
    assert await asked.ask("viewer", f"{RECAP}/2026.json?version=1") == asked.said("2026-v1.json")
    page = (await asked.ask("viewer", "/sites/serang/recap/2026")).decode()
    assert "addenda/" in page
    tell(
        "cloud/dump.sql",
        f"{len(waiting)} open corrections decided: {len(changed)} figures in addendum 2, fixed as version {number}",
    )


async def test_all_that_is_derived_can_be_made_again(asked: Asked, tell: Tell) -> None:
    """From the logs alone, which are checked against their roots; the figures are the same afterwards."""
    before = await asked.ask("viewer", f"{RECAP}/2026-01.json?register=1")
    async with connect(asked.cloud.url) as connection:
        leaves = await rebuild(connection, SAID_AT, lambda *_: None)
    assert await asked.ask("viewer", f"{RECAP}/2026-01.json?register=1") == before
    tell("cloud/dump.sql", f"rebuilt from {leaves} leaves")


async def test_each_plan_of_its_logs_is_kept(asked: Asked, tell: Tell) -> None:
    """C1: 0.1 kept none but the newest; all are read out of the leaves, and exactly one is in force at each moment."""
    said = """SELECT count(*) FROM log_entry AS e JOIN log AS l USING (site, log)
        WHERE l.log <> 'office' AND convert_from(e.leaf, 'UTF8') LIKE '%%"k":"plan"%%'"""
    ((wanted,),) = await asked.cloud.rows(said)
    kept = await asked.cloud.rows("SELECT since, until FROM plan WHERE since IS NOT NULL ORDER BY since")
    assert await asked.cloud.rows("SELECT count(*) FROM plan") == [(wanted,)]
    assert [since for since, _ in kept] == [0, *(until for _, until in kept[:-1])]
    assert wanted >= len(kept) > 3
    ((named, periods),) = await asked.cloud.rows("SELECT count(DISTINCT service), count(*) FROM service_period")
    assert periods >= named > 5
    tell("cloud/dump.sql", f"{wanted} plans read out of its logs, {len(kept)} of them were in force")


@pytest.mark.full_depth
async def test_the_same_on_timescale(old: Path, timescale: str, tell: Tell) -> None:
    """A dump of one edition is read on another; migrations run, the year and the month are the same."""
    folder = old / "cloud"
    async with when_free(timescale) as connection:
        for statement in (folder / "dump.sql").read_text(encoding="utf-8").split("\n\n"):
            await connection.execute(statement.encode())
    for left in range(100, -1, -1):  # it has one session, and takes a moment to see that the last one ended
        try:
            await migrate_at(timescale)
            break
        except psycopg.OperationalError:
            assert left > 0
            await asyncio.sleep(0.05)
    async with when_free(timescale) as connection:
        done = await (await connection.execute("SELECT count(*) AS n FROM migration")).fetchone()
        assert done["n"] == len(available())
        await rebuild(connection, SAID_AT, lambda *_: None)
        for name in ("2026", "2026-01"):
            recap = await years.find(connection, "serang", read_period(name), SAID_AT, register=True)
            said = figures_of((folder / "said" / f"{name}.json").read_bytes())
            assert lacking(said, json.loads(lay_out(recap, "json", "id", register=True))) == []
    tell("cloud/dump.sql", "on TimescaleDB in WebAssembly: the year and its January as they were said")
