"""The statistics: equal to a recount of the raw logs that shares no code, at every edge, in every zone."""

import csv
import importlib.util
import io
import json
import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from pages.occupancy import Movement, live_day

RECOUNT = Path(__file__).parents[1] / "acceptance" / "recount.py"
ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
EDGES = [f"{day}T{time}" for day in ("2026-01-01", "2026-02-28", "2026-03-01", "2026-06-30", "2026-12-31", "2027-01-01")
         for time in ("00:00", "00:00:00.001", "06:59:59.999", "07:00", "11:59:59.999", "23:59:59.999")]  # fmt: skip


@pytest.fixture(scope="module")
def recount() -> Any:
    """Give the recount as a module, from its one file."""
    spec = importlib.util.spec_from_file_location("recount", RECOUNT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def year_of(log: Any, zone: str, seed: int) -> None:
    """Add a year of movements, some repeated and some in conflict, and both sides of each edge."""
    rng = random.Random(seed)
    begin = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone))
    moments = [datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)) for text in EDGES]
    moments += [begin + timedelta(milliseconds=rng.randrange(365 * 86_400_000)) for _ in range(150)]
    for turn, moment in enumerate(moments):
        seq = rng.randrange(1, turn + 1) if turn > 5 and rng.random() < 0.1 else turn + 1
        log.prev.clear()
        at = round(moment.timestamp() * 1000)
        log.press(seq, at, rng.choice(("enter", "enter", "leave")), dev=rng.choice(("gate-a", "gate-b")))


async def viewer(cloud: Any, *sites: str, role: str = "viewer") -> dict[str, str]:
    async with connect(cloud.url) as connection:
        return {"Authorization": f"Bearer {await tokens.create(connection, sites or ('serang',), role)}"}


async def ask(cloud: Any, asked: str, **headers: str) -> Any:
    return await cloud.http.get(f"/v1/sites/serang/statistics?{asked}", headers=headers)


@pytest.mark.parametrize("zone", ZONES)
async def test_statistics_equal_a_recount_of_the_raw_logs(cloud: Any, new_log: Any, recount: Any, zone: str) -> None:
    """Classes "report ≠ raw", "day cut at UTC midnight", "last day of a range missing": any period, range and filter."""
    cloud.now = 1_830_000_000_000
    first, second = new_log(zone=zone), new_log(zone=zone, log="gw-00000002")
    year_of(first, zone, ZONES.index(zone))
    year_of(second, zone, 9)
    for log in (first, second):
        for start in range(0, len(log.leaves), 500):
            assert (await cloud.send(log, start, start + 500)).status_code == 200
    logs, auth = [first.leaves, second.leaves], await viewer(cloud)
    ranges = [("2026-01-01", "2026-12-31"), ("2026-02-28", "2026-02-28"), ("2026-06-30", "2027-01-01")]
    compared = 0
    for by in recount.PERIODS:
        for begin, end in [("2026-12-15", "2027-01-01")] if by == "hour" else ranges:
            for devs in (None, ["gate-b"]):
                chosen = "" if devs is None else "&dev=gate-b"
                answer = (await ask(cloud, f"from={begin}&to={end}&by={by}{chosen}", **auth)).json()
                got = {row["period"]: (row["entered"], row["left"]) for row in answer["rows"]}
                wanted = recount.count(logs, by, date.fromisoformat(begin), date.fromisoformat(end), devs)
                assert got == wanted, (by, begin, end, devs)
                compared += len(wanted)
    assert compared > 400
    assert await cloud.drift() == []


async def test_occupancy_by_the_hour_is_that_of_the_wall(cloud: Any, new_log: Any) -> None:
    """Class "occupancy drifts": raw stays, shown forgets who stayed longer than 180 minutes; a ratio is never 1/0."""
    zone, log = ZoneInfo("Asia/Jakarta"), new_log()
    moves = [("08:00", "enter"), ("08:10", "enter"), ("08:59:59.999", "enter"), ("09:00", "leave"), ("13:00", "enter")]
    for seq, (at, kind) in enumerate(moves, 1):
        moment = datetime.fromisoformat(f"2026-11-24T{at}").replace(tzinfo=zone)
        log.press(seq, round(moment.timestamp() * 1000), kind)
    await cloud.send(log)
    auth = await viewer(cloud)
    rows = (await ask(cloud, "from=2026-11-24&to=2026-11-24&by=hour", **auth)).json()["rows"]
    assert [(r["period"][-2:], r["inside"], r["shown"], r["exit_ratio"]) for r in rows] == [
        ("08", 3, 3, 0.0),
        ("09", 2, 2, None),
        ("13", 3, 1, 0.0),
    ]
    ends = round(datetime(2026, 11, 24, 14, tzinfo=zone).timestamp() * 1000) - 1
    raw = await cloud.rows("SELECT at, CASE kind WHEN 'enter' THEN 1 ELSE -1 END FROM fact")
    assert live_day((Movement(at, delta) for at, delta in raw), ends, zone).inside == rows[-1]["shown"]


async def test_csv_says_the_same_as_json(cloud: Any, gateway: Any) -> None:
    """Class "report ≠ raw": card = export; what a filter leaves out is empty, not zero."""
    await cloud.send(gateway)
    auth = await viewer(cloud)
    for more in ("", "&kind=enter", "&by=hour", "&by=total&dev=gate-a&kind=enter&kind=leave"):
        asked = "from=2026-11-25&to=2026-11-25" + more
        answer = await ask(cloud, asked, **auth, Accept="text/csv")
        assert answer.headers["content-type"].startswith("text/csv")
        as_text = [
            {name: "" if value is None else str(value) for name, value in row.items()}
            for row in (await ask(cloud, asked, **auth)).json()["rows"]
        ]
        assert list(csv.DictReader(io.StringIO(answer.text))) == as_text
        assert len(as_text) == 1


async def test_facts_that_are_due_are_counted_first(cloud: Any, new_log: Any) -> None:
    """Class "future timestamps hide new data": what waited is in the figures as soon as it is due."""
    log, asked = new_log(), "from=2026-11-25&to=2026-11-26&by=total"
    log.press(1, cloud.now + 86_400_000)
    await cloud.send(log)
    auth = await viewer(cloud)
    assert (await ask(cloud, asked, **auth)).json()["rows"] == []
    cloud.now += 86_400_000
    assert (await ask(cloud, asked, **auth)).json()["rows"][0]["entered"] == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "exactly one"),
        ("from=2026-11-25", "to: exactly one"),
        ("from=2026-11-25&to=2026-11-25&from=2026-11-24", "from: exactly one"),
        ("from=2026-02-30&to=2026-03-01", "YYYY-MM-DD"),
        ("from=2026-1-1&to=2026-03-01", "YYYY-MM-DD"),
        ("from=0001-01-01&to=2026-03-01", "2000 to 2100"),
        ("from=2026-11-25&to=2026-11-24", "last day counted"),
        ("from=2000-01-01&to=2100-01-01", "1 to 3660"),
        ("from=2026-01-01&to=2026-12-31&by=hour", "1 to 31"),
        ("from=2026-11-25&to=2026-11-25&by=minute", "weekday-hour"),
        ("from=2026-11-25&to=2026-11-25&kind=dance", "enter, leave"),
        ("from=2026-11-25&to=2026-11-25&dev=%00", "inner hyphens"),
        ("from=2026-11-25&to=2026-11-25&tenant=x", "allowed parameters"),
    ],
)
async def test_a_bad_question_is_told_what_is_allowed(cloud: Any, asked: str, said: str) -> None:
    """No filter is ignored in silence."""
    answer = await ask(cloud, asked, **(await viewer(cloud)))
    assert (answer.status_code, answer.json()["error"]) == (422, "value")
    assert said in answer.json()["detail"]


async def test_the_recount_is_a_program(tmp_path: Path, gateway: Any) -> None:
    """It needs an interpreter and the logs, and no package."""
    file = tmp_path / "gw-00000001.jsonl"
    file.write_text("".join(json.dumps(leaf) + "\n" for leaf in gateway.leaves))
    argv = [sys.executable, "-I", "-S", str(RECOUNT), str(file), "--by", "day"]
    said = subprocess.run(argv, check=True, capture_output=True, text=True, timeout=30).stdout
    assert said.splitlines()[1:] == ["period,entered,left", "2026-11-25,5,2"]
