"""`lawang simulate year` as people call it: peak, folder, a database of theirs, and going on in real time."""

import asyncio
import json
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from edge_gateway.log import store
from simulators.postgres import embedded_postgres
from simulators.year import Asking, truth
from simulators.year.recorded import recorded

COMMAND = [sys.executable, "-c", "from lawang import app; app()", "simulate", "year"]
PIPE = asyncio.subprocess.PIPE
ENDED_S = 300.0


async def finished(*arguments: str) -> tuple[int | None, str, str]:
    """Run the command to its end; return its exit code, output and errors."""
    process = await asyncio.create_subprocess_exec(*COMMAND, *arguments, stdout=PIPE, stderr=PIPE)
    async with asyncio.timeout(ENDED_S):
        out, errors = await process.communicate()
    return process.returncode, out.decode(), errors.decode()


@pytest.mark.timeout(600)
async def test_a_peak_day_is_kept_in_a_folder(tmp_path: Path) -> None:
    """Report ≠ raw: four times the visitors, equal still; gateway, truth and database stay, and are not written over."""
    data = tmp_path / "kept"
    wanted = ["2026", "--from", "2026-06-11", "--to", "2026-06-11", "--visitors", "20", "--seed", "3"]
    code, out, errors = await finished(*wanted, "--peak", "4", "--data", str(data), "--json")
    assert code == 0, errors
    found = json.loads(out)
    assert found["differences"] == []
    assert found["truth"] == found["database"]
    day = datetime(2026, 6, 11, tzinfo=ZoneInfo("Asia/Jakarta")).date()
    assert found["truth"] == truth(Asking("serang", day, day, 80, 3)).whole().total()
    kept = json.loads((data / "gateway" / "truth.json").read_text())
    assert kept["total"] == found["truth"]
    async with embedded_postgres(data / "postgres") as (database, _):
        assert recorded(database, "serang").whole().total() == found["truth"]
    code, _, errors = await finished(*wanted, "--data", str(data))
    assert (code, "is not empty" in errors) == (2, True)


@pytest.mark.full_depth
@pytest.mark.timeout(600)
async def test_live_goes_on_in_real_time_until_it_is_ended(tmp_path: Path) -> None:
    """Future timestamps: after catching up nothing is written before its time; SIGTERM ends every process."""
    now = datetime.now(ZoneInfo("Asia/Jakarta"))
    today = now.date()
    last = min(today + timedelta(days=1), today.replace(month=12, day=31))
    if last == today and now.hour >= 14:
        pytest.skip("nothing of this year is to come any more")
    first = max(today - timedelta(days=1), today.replace(month=1, day=1))
    wanted = [str(last.year), "--from", first.isoformat(), "--to", last.isoformat(), "--visitors", "40", "--live"]
    async with embedded_postgres() as (database, _):
        process = await asyncio.create_subprocess_exec(
            *COMMAND, *wanted, "--database", database, "--data", str(tmp_path / "live"), stdout=PIPE, stderr=PIPE
        )
        path = tmp_path / "live" / "gateway" / store.FILE
        async with asyncio.timeout(ENDED_S):
            size = await settled(path)
        assert process.returncode is None, "it waits for what is to come"
        with store.open_reader(path) as log:
            assert log.last_rx <= time.time() * 1000
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            _, errors = await process.communicate()
        assert process.returncode == 1
        assert b"ended before the time was over" in errors
        assert size > 3
        assert recorded(database, "serang").days().keys() <= {first.isoformat(), today.isoformat()}


async def settled(path: Path) -> int:
    """Return the size of a log that has caught up: it has a log, and has not grown for three seconds."""
    while not path.exists():
        await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    size, since = -1, time.monotonic()
    while time.monotonic() - since < 3:
        with store.open_reader(path) as log:
            now = log.size()
        if now != size:
            size, since = now, time.monotonic()
        await asyncio.sleep(0.2)
    return size
