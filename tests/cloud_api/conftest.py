"""The cloud's API with a database for each test, and a gateway's log to send to it."""

import gzip
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import psycopg
import pytest

from cloud_api.app import create_app
from cloud_api.database.pool import connect
from cloud_api.request import tokens
from cloud_api.settings import Settings
from contract import entry, leaf, records
from contract.leaf import Source
from contract.mac import MacKey
from contract.merkle import leaf_hash, root_of

NOON = 1_795_580_400_000  # ms: 2026-11-25 11:20 in Jakarta
KEY = MacKey(b"k" * 32)
EPOCH = "6b1e0f5a9c3d7e21"
JSON = {"Content-Type": "application/json"}


@dataclass
class GatewayLog:
    """A gateway's log in memory: device entries, their facts and the gateway's own records."""

    site: str = "serang"
    log: str = "gw-00000001"
    zone: str = "Asia/Jakarta"
    toml: str = '[site]\nname = "MPP Serang"\ncapacity = 300\n'
    leaves: list[str] = field(default_factory=list)
    prev: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, src: Source, payload: bytes, at: int = NOON, err: int = 40) -> int:
        n = len(self.leaves)
        self.leaves.append(leaf.encode(leaf.Leaf(n, at, err, at, src, payload)).decode())
        return n

    def record(self, k: str, at: int = NOON, **data: Any) -> int:
        return self.add(Source.GATEWAY, records.encode(records.Record(k, data)), at)

    def open(self, **other: Any) -> "GatewayLog":
        fields = {"site": self.site, "log": self.log, "key": "0" * 64, "engine": "test/1", "after": None}
        fields |= {"after_size": None, "after_root": None, "cloud": 1, "why": "first"}
        self.record("open", **{**fields, **other})
        self.record("plan", zone=self.zone, toml=self.toml, who="test")
        return self

    def entry(self, seq: int, at: int = NOON, dev: str = "gate-a", ep: str = EPOCH, ms: int = 180) -> int:
        prev = self.prev.get((dev, ep), entry.START)
        data = (("b", "in"), ("ms", ms))
        sealed = entry.seal(KEY, entry.Entry(1, dev, ep, seq, 4, 1_834_211, at, 40, "press", data, prev))
        self.prev[dev, ep] = entry.hash_of(sealed)
        return self.add(Source.DEVICE, sealed, at)

    def fact(self, kind: str, by: int, at: int = NOON, late: int = 0, dev: str = "gate-a") -> int:
        return self.record(kind, at, by=by, dev=dev, late=late)

    def press(self, seq: int, at: int = NOON, kind: str = "enter", **device: Any) -> int:
        """Add a device's entry and the fact that follows from it; return the fact's number."""
        by = self.entry(seq, at, **device)
        return self.fact(kind, by, at, dev=device.get("dev", "gate-a"))

    def root(self, size: int | None = None) -> str:
        return root_of([leaf_hash(text.encode()) for text in self.leaves[:size]]).hex()


@dataclass
class Cloud:
    """An API process's inside: its HTTP face, its clock and its database."""

    http: httpx2.AsyncClient
    url: str
    now: int = NOON
    tokens: dict[str, str] = field(default_factory=dict)

    async def add_site(self, site: str) -> str:
        async with connect(self.url) as connection:
            self.tokens[site] = await tokens.create(connection, site, "gateway")
        return self.tokens[site]

    def auth(self, site: str = "serang") -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[site]}"}

    async def post(self, body: Any, site: str = "serang", log: str = "gw-00000001", **headers: str) -> httpx2.Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {**JSON, **self.auth(site), **headers}
        return await self.http.post(f"/v1/sites/{site}/logs/{log}", content=content, headers=sent)

    async def send(
        self,
        log: GatewayLog,
        first: int = 0,
        end: int | None = None,
        *,
        head: int | None = None,
        sent: int | None = None,
    ) -> httpx2.Response:
        """Send leaves `first` to `end` as the gateway would, compressed."""
        leaves = log.leaves[first:end]
        body = {
            "from": first,
            "leaves": leaves,
            "head": len(log.leaves) if head is None else head,
            "sent": self.now if sent is None else sent,
        }
        content = gzip.compress(json.dumps(body).encode(), 1)
        return await self.post(content, log.site, log.log, **{"Content-Encoding": "gzip"})

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        async with await psycopg.AsyncConnection.connect(self.url) as connection:
            return await (await connection.execute(sql, values)).fetchall()

    async def live(self, site: str = "serang") -> dict[str, Any]:
        return (await self.http.get(f"/v1/sites/{site}/live")).json()

    async def refusals(self, reason: str) -> float:
        """Return the metric's value for one reason."""
        text = (await self.http.get("/metrics")).text
        wanted = f'lawang_cloud_refusals_total{{reason="{reason}"}} '
        return sum(float(line.removeprefix(wanted)) for line in text.splitlines() if line.startswith(wanted))

    async def drift(self) -> list[tuple[Any, ...]]:
        """Return where the rollup and a recount of the facts differ."""
        return await self.rows(
            """SELECT * FROM (SELECT site, day, kind, count(*) AS n FROM fact
                WHERE counted AND kind IN ('enter', 'leave') GROUP BY 1, 2, 3) AS f
            FULL JOIN rollup_day AS r USING (site, day, kind) WHERE f.n IS DISTINCT FROM r.count"""
        )


@asynccontextmanager
async def running(url: str) -> AsyncIterator[Cloud]:
    """Run the application in this process, without a socket."""
    async with AsyncExitStack() as stack:
        holder: list[Cloud] = []
        app = create_app(Settings(database=url, poll_s=0.2, body_s=0.5), clock=lambda: holder[0].now)
        transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
        http = await stack.enter_async_context(httpx2.AsyncClient(transport=transport, base_url="http://cloud"))
        holder.append(Cloud(http, url))
        await stack.enter_async_context(app.router.lifespan_context(app))
        yield holder[0]


@pytest.fixture
async def cloud(database: str) -> AsyncIterator[Cloud]:
    """Give a running API with the site `serang`."""
    async with running(database) as started:
        await started.add_site("serang")
        yield started


@pytest.fixture
def new_log() -> Callable[..., GatewayLog]:
    """Give a maker of logs that are open and have a plan."""
    return lambda **values: GatewayLog(**values).open()


@pytest.fixture
def gateway(new_log: Callable[..., GatewayLog]) -> GatewayLog:
    """Give a log with five people who came and two who left."""
    log = new_log()
    for seq in range(1, 6):
        log.press(seq, NOON - 60_000 + seq)
    for seq in range(6, 8):
        log.press(seq, NOON - 30_000 + seq, kind="leave")
    return log
