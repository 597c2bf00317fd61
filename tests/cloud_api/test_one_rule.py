"""A rule stands once in Python and, where the database needs it, once in SQL; here both are asked the same."""

import contextlib
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest

from cloud_api.append.facts import ENDINGS, KINDS
from cloud_api.recap.catalogue import figures
from contract import leaf as leaves
from contract import records
from contract.kinds import LICENSING, OUTCOMES, UNDOABLE
from contract.leaf import Leaf, Source
from contract.records import Record
from pages.occupancy import CURVE_STEP_MIN, MAX_STAY_MIN
from site_plan.local import MINUTE_MS, day_bounds, local_day
from tests.cloud_api.ticket_hall import moment

ROOT = Path(__file__).parents[2]
PARTS = ("contract", "site_plan", "pages", "shelf", "edge_gateway", "cloud_api", "dashboards", "simulators/panel")
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns")
ONCE = {
    r"completed'?\"?, ['\"]accepted['\"], ['\"]incomplete": ("contract/kinds.py", "0017_rules.sql"),
    r"izin['\"], ['\"]nonizin": ("contract/kinds.py",),
    r"nonizin[,|]": (),
    r"mon['\"], ['\"]tue['\"]": ("site_plan/fields.py",),
    r"Senin['\"], ['\"]Selasa": ("site_plan/local.py",),
    r"\b15_?000\b": ("contract/kinds.py", "edge_gateway/intake/presence.py"),  # the other: a heartbeat is of now
    r"\b600_?000\b": ("cloud_api/append/derived.py",),
    r"MAX_\w+ = 60_?000\b": ("edge_gateway/intake/placing.py",),
    r"\b180\b": ("pages/occupancy.py", "0013_head_counts.sql"),
    r"split_part\((split_part\()?convert_from": ("0017_rules.sql",),
    r"MAX_PAYLOAD = ": ("contract/leaf.py",),
}


@pytest.mark.parametrize("rule", ONCE)
def test_a_rule_is_written_once(rule: str) -> None:
    """In the code and SQL in force; a migration that a later one replaced is history."""
    replaced = {"0004_tickets.sql", "0005_office.sql", "0006_grafana_views.sql", "schema.sql"}  # the last is generated
    files = [
        f for part in PARTS for kind in ("*.py", "*.sql") for f in (ROOT / part).rglob(kind) if f.name not in replaced
    ]
    assert len(files) > 200
    found = [file for file in files if re.search(rule, file.read_text(encoding="utf-8"))]
    assert {next((w for w in ONCE[rule] if str(file).endswith(w)), str(file)) for file in found} == set(ONCE[rule])


async def test_what_may_be_undone(cloud: Any, new_log: Any) -> None:
    """E3: of facts of every kind in the range of an `undo`, those of the contract's kinds, and only by such an entry."""
    log = new_log()
    by = log.entry(1)
    first = len(log.leaves)
    other = log.add(Source.GATEWAY, f'{{"first":{first - 1},"k":"lift","last":{first - 1},"v":1}}'.encode())
    n = log.record("undo", by=by, first=first - 1, last=first - 1, who=None)
    assert (await cloud.send(log)).status_code == 200
    async with await psycopg.AsyncConnection.connect(cloud.url) as connection:
        await connection.execute(
            """INSERT INTO fact (site, log, n, day, hour, at, err, kind, late, counted, trial)
            SELECT 'serang', 'gw-00000001', %s, '2026-11-25'::date + turn::int, 1, 1, 0, kind, false, true, false
            FROM unnest(%s::text[]) WITH ORDINALITY AS k (kind, turn)""",
            (first - 1, list(KINDS)),
        )
        for entry in (0, first - 1, other, n):
            with contextlib.suppress(psycopg.errors.DataError):  # a device's entry is no record
                async with connection.transaction():
                    await connection.execute("SELECT undone_by('serang', 'gw-00000001', %s)", (entry,))
            rows = await (await connection.execute("SELECT kind FROM fact WHERE counted AND n < %s", (n,))).fetchall()
            undone = set(UNDOABLE) if entry == n else set[str]()
            assert {kind for (kind,) in rows} == set(KINDS) - undone


async def test_what_is_served(cloud: Any) -> None:
    """Each outcome of a finish, and no other ending; a ticket without an end is neither. The recap sums the same."""
    served, licensing = (figures()[key] for key in ("served", "licensing"))
    assert served.what == list(OUTCOMES)
    assert licensing.what == f"kind = '{LICENSING}'"
    rows = await cloud.rows("SELECT e, served(e) FROM unnest(%s::text[]) AS t (e)", [*ENDINGS, None])
    assert dict(rows) == {**{ending: ending in OUTCOMES for ending in ENDINGS}, None: None}


async def test_local_days(cloud: Any) -> None:
    """Midnights and days of a year, a moment before and after each, in zones with summer time and odd offsets."""
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 366, 3)]
    for zone in ZONES:
        here = ZoneInfo(zone)
        midnights = await cloud.rows(
            "SELECT (extract(epoch FROM grafana.midnight(d, %s)) * 1000)::bigint FROM unnest(%s::date[]) AS t (d)",
            zone,
            days,
        )
        assert [at for (at,) in midnights] == [day_bounds(day, here)[0] for day in days]
        moments = [at + off for (at,) in midnights for off in (-1, 0, 1, 12 * 60 * MINUTE_MS)]
        theirs = await cloud.rows(
            "SELECT local_day(to_timestamp(m / 1000.0), %s) FROM unnest(%s::bigint[]) AS t (m)", zone, moments
        )
        assert [day for (day,) in theirs] == [local_day(at, here) for at in moments]
        assert [local_day(at, here) for at in moments] == [
            datetime.fromtimestamp(at / 1000, UTC).astimezone(here).date() for at in moments
        ]


async def test_the_bytes_of_a_leaf(cloud: Any) -> None:
    """When it was received, and what a record says: also what JSON escapes, and a payload with all that it may hold."""
    said = {"zone": "Asia/Jakarta", "toml": '[a]\nb = "é\U0001f600\\"\t" # 1 2 3 4 5 6', "who": "x y"}
    leaf = Leaf(7, 1, 2, 9_999_999_999_999, Source.GATEWAY, records.encode(Record("plan", said)))
    ((rx, found),) = await cloud.rows("SELECT leaf_rx(%s), leaf_said(%s)", *[leaves.encode(leaf)] * 2)
    assert rx == leaf.rx
    assert {name: found[name] for name in said} == said


@pytest.mark.parametrize("ms", [-1, 0])
async def test_how_long_somebody_counts(cloud: Any, new_log: Any, ms: int) -> None:
    """To the millisecond, at the curve's own step: inside until just before, and gone at it."""
    log, at = new_log(), moment(date(2026, 11, 24), "08:00", "Asia/Jakarta")
    log.press(1, at)
    cloud.now = at + MAX_STAY_MIN * MINUTE_MS + ms
    await cloud.send(log)
    async with await psycopg.AsyncConnection.connect(cloud.url) as connection:
        await connection.execute("SELECT set_config('lawang.now', to_timestamp(%s / 1000.0)::text, true)", (cloud.now,))
        rows = await connection.execute("SELECT at_minute, inside FROM grafana.curve('serang')")
        curve = [list(row) for row in await rows.fetchall()]
    assert curve == (await cloud.live())["curve"]
    assert curve[-1][1] == (1 if ms else 0)
    assert curve[1][0] - curve[0][0] == CURVE_STEP_MIN
