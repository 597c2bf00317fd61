"""A small run made by hand, good in every hop, for the checker to judge; tests spoil one thing at a time."""

import hashlib
import json
import sqlite3
import struct
import subprocess
import sys
from binascii import crc32
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from contract import entry
from contract.mac import MacKey
from contract.merkle import CompactRange, leaf_hash
from tests.databases import made

CHECKER = Path(__file__).with_name("check.py")
SITE, LOG, DEV, EPOCH, KEY = "serang", "gw-00000001", "gate-a", "6b1e0f5a9c3d7e21", "11" * 32
NOON = 1_795_582_800_000  # 2026-11-25 12:00 in Asia/Jakarta
DAY = "2026-11-25"
SCHEMA = """
DROP SCHEMA public CASCADE; CREATE SCHEMA public;
CREATE TABLE log (site text, log text, root bytea, opened bigint);
CREATE TABLE log_entry (site text, log text, n bigint, leaf bytea);
CREATE TABLE fact (site text, log text, n bigint, cause bigint, day date, hour smallint, at bigint, kind text,
    dev text, counted boolean);
CREATE TABLE ticket (site text, log text, n bigint, number text, service text, counter text, ending text, counted boolean);
CREATE TABLE fact_waiting (site text);
CREATE TABLE rollup_day (site text, day date, kind text, count bigint);
"""


@dataclass
class Leaf:
    """A leaf as it is stored at the gateway."""

    n: int
    at: int
    src: str
    payload: bytes

    @property
    def raw(self) -> bytes:
        return f"lawang-site/1 {self.n} {self.at} 20 {self.at} {self.src}\n".encode() + self.payload


@dataclass
class Run:
    """Every hop of a run; a test changes one of them before `judge`."""

    presses: list[dict[str, Any]] = field(default_factory=list)
    ring: list[bytes] = field(default_factory=list)
    gateway: list[Leaf] = field(default_factory=list)
    cloud: list[bytes] = field(default_factory=list)
    facts: list[list[Any]] = field(default_factory=list)
    rollup: dict[str, int] = field(default_factory=dict)
    live: dict[str, Any] = field(default_factory=dict)
    clock_ms: int = 0
    mended: int | None = None
    roots: dict[str, bytes] = field(default_factory=dict)  # where a stored root is not that of the leaves

    def judge(self, folder: Path, url: str) -> dict[str, Any]:
        """Write the run and return the checker's verdict, with its exit code."""
        lines = "".join(json.dumps(press) + "\n" for press in self.presses)
        (folder / "presses.jsonl").write_text(lines)
        (folder / "ring").write_bytes(b"".join(slot(i + 1, p) for i, p in enumerate(self.ring)) + b"\xff" * 4096)
        self._write_gateway(folder / "log.db")
        self._write_cloud(url)
        device = {"key": KEY, "rings": ["ring"], "buttons": {"in": "enter", "out": "leave"}}
        run = {"site": SITE, "zone": "Asia/Jakarta", "presses": "presses.jsonl", "devices": {DEV: device}}
        run |= {"gateways": ["log.db"], "database": url, "live": {"cloud": self.live}}
        run |= {"clock_ms": self.clock_ms, "mended": self.mended}
        (folder / "run.json").write_text(json.dumps(run))
        argv = [sys.executable, str(CHECKER), str(folder), "--json"]
        done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60)
        assert done.stdout, done.stderr
        return json.loads(done.stdout) | {"exit": done.returncode}

    def _write_gateway(self, path: Path) -> None:
        tree = CompactRange().extend(leaf_hash(leaf.raw) for leaf in self.gateway)
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE log (log, size, range)")
            db.execute("CREATE TABLE leaf (n INTEGER PRIMARY KEY, at, err, rx, src, payload, hash)")
            db.execute("INSERT INTO log VALUES (?, ?, ?)", (LOG, tree.size, self.roots.get("gateway", tree.to_bytes())))
            rows = [(x.n, x.at, 20, x.at, x.src, x.payload, leaf_hash(x.raw)) for x in self.gateway]
            db.executemany("INSERT INTO leaf VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        db.close()

    def _write_cloud(self, url: str) -> None:
        root = CompactRange().extend(map(leaf_hash, self.cloud)).root()
        with psycopg.connect(url) as db, db.cursor() as cursor:
            cursor.execute(SCHEMA)
            cursor.execute("INSERT INTO log VALUES (%s, %s, %s, 1)", (SITE, LOG, self.roots.get("cloud", root)))
            rows = [(SITE, LOG, int(leaf.split()[1]), leaf) for leaf in self.cloud]
            cursor.executemany("INSERT INTO log_entry VALUES (%s, %s, %s, %s)", rows)
            fact = "INSERT INTO fact VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
            cursor.executemany(fact, self.facts)
            counts = [(SITE, DAY, kind, count) for kind, count in self.rollup.items()]
            cursor.executemany("INSERT INTO rollup_day VALUES (%s, %s, %s, %s)", counts)


def slot(seq: int, payload: bytes) -> bytes:
    """Return one ring slot."""
    head = struct.pack("<BBBBII", 0x4C, 1, len(payload), 0, seq, 0)
    return (head + struct.pack("<I", crc32(head + payload)) + payload).ljust(256, b"\xff")


def sealed(seq: int, button: str, prev: bytes | None, *, at: int = NOON, epoch: str = EPOCH, up: int = 0) -> bytes:
    """Return a sealed press."""
    link = entry.START if prev is None else hashlib.sha256(prev).hexdigest()[:16]
    data = (("b", button), ("ms", 120))
    return entry.seal(
        MacKey.from_hex(KEY), entry.Entry(1, DEV, epoch, seq, 1, up or seq * 1000, at, 20, "press", data, link)
    )


def good_run(buttons: tuple[str, ...] = ("in", "in", "out", "in", "out", "in")) -> Run:
    """Return a run in which all hops agree."""
    run = Run()
    record(run, NOON, {"k": "open", "v": 1})
    previous = None
    for i, button in enumerate(buttons):
        at = NOON + i * 1000
        previous = sealed(i + 1, button, previous, at=at)
        run.ring.append(previous)
        run.presses += [{"i": i, "dev": DEV, "b": button, "t": at}, {"i": i, "lit": at, "ep": EPOCH, "seq": i + 1}]
        log_press(run, at, previous, "enter" if button == "in" else "leave")
    finish(run)
    return run


def record(run: Run, at: int, values: dict[str, Any]) -> None:
    """Append a gateway's own entry."""
    payload = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
    run.gateway.append(Leaf(len(run.gateway), at, "gateway", payload))


def log_press(run: Run, at: int, message: bytes, kind: str) -> None:
    """Append a press and its fact, at the gateway and in the table."""
    cause = len(run.gateway)
    run.gateway.append(Leaf(cause, at, "device", message))
    record(run, at, {"v": 1, "k": kind, "by": cause, "dev": DEV, "late": 0})
    local = datetime.fromtimestamp(at / 1000, UTC) + timedelta(hours=7)
    run.facts.append([SITE, LOG, cause + 1, cause, local.date(), local.hour, at, kind, DEV, True])


def finish(run: Run) -> None:
    """Derive the cloud's copy, the rollup and the wall from what is there."""
    run.cloud = [leaf.raw for leaf in run.gateway]
    kinds = [fact[7] for fact in run.facts]
    run.rollup = {kind: kinds.count(kind) for kind in set(kinds)}
    entered, left = kinds.count("enter"), kinds.count("leave")
    numbers = {"entered": entered, "left": left, "inside": entered - left}
    run.live = {"day": DAY, "now": NOON + 60_000, "curve": [[720, entered - left]], **numbers}


@pytest.fixture(scope="session")
def database(server_url: str) -> Iterator[str]:
    """Give the URL of a database of our own, whose tables each run makes anew."""
    with made(server_url) as url:
        yield url


@pytest.fixture
def run() -> Run:
    """Give a good run."""
    return good_run()


@pytest.fixture
def make() -> dict[str, Any]:
    """Give the functions that extend a run."""
    return {"sealed": sealed, "log_press": log_press, "record": record, "finish": finish, "Leaf": Leaf}
