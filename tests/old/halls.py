"""A gateway's folder as an older version left it, read without Lawang's own code, and the same hall opened today."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Jakarta")
OPEN = '\n[[day]]\ndate = {}\nkind = "extra"\nhours = "00:00-23:59"\nname = "Hari uji"\n'


def rows(file: Path) -> list[tuple[Any, ...]]:
    """Return the leaves of a log's file."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return db.execute("SELECT n, at, err, rx, src, payload FROM leaf ORDER BY n").fetchall()


def table(file: Path, asked: str) -> list[tuple[Any, ...]]:
    """Return what a file answers to a statement."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return db.execute(asked).fetchall()


def records(file: Path, first: int = 0) -> list[dict[str, Any]]:
    """Return the gateway's own entries in a log's file, from a leaf on."""
    return [json.loads(payload) for n, *_, src, payload in rows(file) if src == "gateway" and n >= first]


def plan_of(file: Path) -> str:
    """Return the plan that is in force in a log."""
    return next(said["toml"] for said in reversed(records(file)) if said["k"] == "plan")


def open_now(plan: str) -> str:
    """Return the plan with the hall open at this moment, and past midnight."""
    today = datetime.now(ZONE).date()
    days = "".join(OPEN.format(today + timedelta(days=ahead)) for ahead in range(2))
    return re.sub(r"(?m)^cutoff_min = 30$", "cutoff_min = 0", plan, count=1) + days


def lawang(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the gateway."""
    command = [sys.executable, "-m", "edge_gateway", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def replay(folder: Path) -> tuple[int, list[dict[str, Any]]]:
    """Return the status of a replay, and what it says of each stretch."""
    done = lawang("hall", "replay", "--data", str(folder))
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]
