"""C8: the cloud of a hall at work is upgraded to a version whose migration changes what is derived.

What the package's postinst does is done: its programs are another tree, and the service is started anew on the same
database. The version to come is a copy of this one with one more migration.
"""

import asyncio
import json
import shutil
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest

from cloud_api.database import migrations
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from simulators.year import Asking
from tests.cloud_api.conftest import NOON, GatewayLog
from tests.dashboards.simulated import lived_through

TREE = Path(__file__).parents[2]
PARTS = ("backups", "cloud_api", "command_line", "contract", "pages", "shelf", "site_plan")
LIVED = Asking("serang", date(2026, 11, 23), date(2026, 11, 25), 40, 3)
AWAY_S = 30.0  # the longest that nothing is answered while the service starts anew
REFUSED_S = 60.0  # and that figures are refused until they are made again
WIB = timedelta(hours=7)

# A column that each ticket has, which rows of before do not; and a sum that counts otherwise than before.
MIGRATION = """
ALTER TABLE ticket ADD COLUMN weekday smallint;
CREATE FUNCTION ticket_weekday() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.weekday := extract(isodow FROM NEW.day); RETURN NEW; END $$;
CREATE TRIGGER ticket_weekday BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION ticket_weekday();
INSERT INTO rebuild_due (site) SELECT DISTINCT site FROM log ON CONFLICT (site) DO NOTHING;
"""


@dataclass
class Service:
    """The cloud as systemd runs it: one process at a time, on one port."""

    database: str
    port: int = 0
    process: asyncio.subprocess.Process | None = None

    def __post_init__(self) -> None:
        """Choose the port."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    async def start(self, tree: Path) -> None:
        argv = ["-m", "cloud_api", "run", "--database", self.database, "--http", f"127.0.0.1:{self.port}"]
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *argv, cwd=tree, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
        assert self.process.stdout is not None
        assert json.loads(await asyncio.wait_for(self.process.stdout.readline(), 60))["ready"]

    async def stop(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.terminate()
            await self.process.wait()


@dataclass
class Asked:
    """What was answered to one who asks again and again: each kind of answer, and the longest time without a good one."""

    answers: Counter[str] = field(default_factory=Counter[str])
    away: float = 0.0
    refused: float = 0.0

    def note(self, what: str, since_answered: float, since_good: float) -> None:
        self.answers[what] += 1
        self.away = max(self.away, since_answered)
        self.refused = max(self.refused, since_good)


async def ask(asked: Asked, send: Callable[[], Any], ended: asyncio.Event) -> None:
    """Ask until `ended`, and then until a good answer comes."""
    answered = good = time.monotonic()
    last = ""
    while not ended.is_set() or last != "200":
        try:
            last = str((await send()).status_code)
        except httpx2.TransportError as e:
            last = type(e).__name__
        now = time.monotonic()
        asked.note(last, now - answered, now - good)
        answered = now if last.isdigit() else answered
        good = now if last == "200" else good
        await asyncio.sleep(0.05)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Give the tree of the version to come."""
    for part in PARTS:
        shutil.copytree(TREE / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / f"cloud_api/database/schema/{migrations.newest() + 1:04}_weekday.sql"
    file.write_text(MIGRATION)
    return tmp_path


@asynccontextmanager
async def at_work(database: str) -> AsyncIterator[tuple[Service, str, str]]:
    """Give the service over a database with three days of a hall, a reader's token, and a second gateway's."""
    await lived_through(database, LIVED, NOON)
    async with connect(database) as connection:
        reader = await tokens.create(connection, ["serang", "cilegon"], "viewer")
        gateway = await tokens.create(connection, "cilegon", "gateway", "MPP Cilegon")
        await tokens.create(connection, "kosong", "gateway", "MPP tanpa catatan")
    service = Service(database)
    await service.start(TREE)
    try:
        yield service, reader, gateway
    finally:
        await service.stop()


async def test_an_upgrade_loses_nothing_and_shows_nothing_outdated(database: str, newer: Path) -> None:
    """A gateway sends and people look all the while: each leaf counts once, each answer is right or none is given."""
    asking = "/v1/sites/serang/statistics?from=2026-11-23&to=2026-11-25"
    log, ended = GatewayLog("cilegon").open(), asyncio.Event()
    wall, figures, gateway = Asked(), Asked(), Asked()
    async with at_work(database) as (service, reader, token):
        base = f"http://127.0.0.1:{service.port}"
        async with (
            httpx2.AsyncClient(base_url=base, headers={"Authorization": f"Bearer {reader}"}, timeout=20) as people,
            httpx2.AsyncClient(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=20) as hall,
        ):
            before = (await people.get(asking)).json()
            seen: list[Any] = []

            async def send() -> httpx2.Response:
                """Send what is due, as a gateway does: what was not answered is sent again."""
                due = send_from[0]
                log.press(len(log.leaves))
                body = {"from": due, "leaves": log.leaves[due:], "head": len(log.leaves), "sent": NOON}
                answer = await hall.post("/v1/sites/cilegon/logs/gw-00000001", json=body)
                if answer.status_code in {200, 409}:
                    send_from[0] = answer.json()["next"]
                return answer

            async def look() -> httpx2.Response:
                answer = await people.get(asking)
                if answer.status_code == 200:
                    seen.append(answer.json())
                return answer

            send_from = [0]
            async with asyncio.TaskGroup() as group:
                group.create_task(ask(wall, lambda: people.get("/v1/sites/serang/live"), ended))
                group.create_task(ask(figures, look, ended))
                group.create_task(ask(gateway, send, ended))
                await asyncio.sleep(0.5)
                await service.stop()
                await service.start(newer)
                async with asyncio.timeout(REFUSED_S):
                    while (await people.get("/health")).json()["status"] != "ok":
                        await asyncio.sleep(0.1)
                ended.set()
            for asked, name in ((wall, "wall"), (figures, "figures"), (gateway, "gateway")):
                print(
                    f"\n{name}: {dict(asked.answers)}, away {asked.away:.1f} s, refused {asked.refused:.1f} s", end=""
                )
    assert max(wall.away, figures.away, gateway.away) < AWAY_S
    assert max(wall.refused, figures.refused, gateway.refused) < REFUSED_S
    assert [one for one in seen if one != before] == []
    with psycopg.connect(database) as connection:
        entered = connection.execute("SELECT count(*) FROM fact WHERE site = 'cilegon' AND counted").fetchone()
        told = connection.execute("SELECT day, weekday, issued FROM ticket WHERE site = 'serang'").fetchall()
        due = connection.execute("SELECT count(*) FROM rebuild_due").fetchone()
    assert entered == (sum('"k":"enter"' in one for one in log.leaves),)
    assert len(told) > 50
    assert [(day, weekday) for day, weekday, at in told if (local(at), local(at).isoweekday()) != (day, weekday)] == []
    assert due == (0,)


def local(at: int) -> date:
    """Return the day of a moment in the hall's zone, reckoned by hand."""
    return (datetime.fromtimestamp(at / 1000, UTC) + WIB).date()
