"""What counts, on which day, and when."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cloud_api.database.pool import connect
from cloud_api.office.rebuild import rebuild
from cloud_api.request import tokens
from tests.cloud_api.conftest import NOON
from tests.cloud_api.ticket_hall import plan

DAY = 86_400_000


def ms(text: str, zone: str) -> int:
    """Return ms since 1970 of a local time."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
async def test_a_day_ends_at_local_midnight(cloud: Any, new_log: Any, zone: str) -> None:
    """Class "day cut at UTC midnight": WIB, WITA, WIT; 07:00 WIB; the year's last millisecond."""
    cloud.now = ms("2027-01-02T12:00", zone)
    log = new_log(zone=zone)
    wanted = []
    moments = [
        "2026-11-24T23:59:59.999",
        "2026-11-25T00:00",
        "2026-12-31T23:59:59.999",
        "2027-01-01T00:00",
        "2026-11-25T07:00",
    ]
    for seq, text in enumerate([*moments, "2026-11-25T06:59:59.999"], 1):
        log.press(seq, ms(text, zone))
        wanted.append((text[:10], int(text[11:13])))
    await cloud.send(log)
    assert await cloud.rows("SELECT day::text, hour FROM fact ORDER BY n") == wanted
    assert await cloud.drift() == []


async def test_before_the_first_plan_days_are_those_of_jakarta(cloud: Any, new_log: Any) -> None:
    """A zone that nobody stated, or that this machine does not know, stops no log."""
    log = new_log(zone="Mars/Base")
    log.press(1, ms("2026-11-24T23:59:59.999", "Asia/Jakarta"))
    assert (await cloud.send(log)).status_code == 200
    assert await cloud.rows("SELECT day::text FROM fact") == [("2026-11-24",)]
    assert (await cloud.live())["zone"] == "Asia/Jakarta"


async def test_late_entries_count_on_their_own_day(cloud: Any, new_log: Any) -> None:
    """Class "late data never in the rollup": what comes ten days late is in its day's number at once."""
    log = new_log()
    log.press(1)
    await cloud.send(log)
    end = len(log.leaves)
    by = log.entry(2, cloud.now - 10 * DAY)
    log.fact("enter", by, cloud.now - 10 * DAY, late=1)
    await cloud.send(log, end)
    assert await cloud.rows("SELECT count FROM rollup_day ORDER BY day") == [(1,), (1,)]
    assert await cloud.rows("SELECT late FROM fact ORDER BY n") == [(False,), (True,)]
    assert await cloud.drift() == []


async def test_what_is_dated_ahead_waits_and_hides_nothing(cloud: Any, new_log: Any) -> None:
    """Class "future timestamps hide new data": the leaf is stored, its fact waits until it is due."""
    log = new_log()
    log.press(1, cloud.now + 365 * DAY)
    log.press(2, cloud.now + 600_001)
    log.press(3, cloud.now - 5)
    assert (await cloud.send(log)).json()["next"] == len(log.leaves)
    assert (await cloud.live())["entered"] == 1
    assert await cloud.rows("SELECT n FROM fact") == [(7,)]
    cloud.now += 600_001
    assert (await cloud.live())["entered"] == 2
    assert await cloud.rows("SELECT n FROM fact ORDER BY n") == [(5,), (7,)]
    assert await cloud.rows("SELECT count(*) FROM fact_waiting") == [(1,)]
    cloud.now += 365 * DAY
    await cloud.send(log, len(log.leaves))
    assert await cloud.rows("SELECT sum(count) FROM rollup_day") == [(3,)]
    assert await cloud.drift() == []


async def test_a_waiting_fact_of_a_repeat_never_counts(cloud: Any, new_log: Any) -> None:
    """What was marked when it came stays marked when it is due."""
    log = new_log()
    log.press(1, cloud.now + DAY)
    second = new_log(log="gw-00000002")
    second.press(1, cloud.now + DAY)
    await cloud.send(log)
    await cloud.send(second)
    cloud.now += DAY
    assert (await cloud.live())["entered"] == 1
    assert await cloud.drift() == []


async def test_a_repeat_in_a_later_log_is_stored_and_not_counted(cloud: Any, new_log: Any) -> None:
    """Class "restored from a backup": the same press in the new gateway's log counts once, both are kept."""
    first, second = new_log(), new_log(log="gw-00000002")
    first.press(1)
    second.press(1)
    second.press(2)
    await cloud.send(first)
    await cloud.send(second)
    assert await cloud.rows("SELECT log, seq, status FROM device_entry ORDER BY log, n") == [
        ("gw-00000001", 1, "first"),
        ("gw-00000002", 1, "repeat"),
        ("gw-00000002", 2, "first"),
    ]
    assert await cloud.rows("SELECT log, counted FROM fact ORDER BY log, n") == [
        ("gw-00000001", True),
        ("gw-00000002", False),
        ("gw-00000002", True),
    ]
    assert (await cloud.live())["entered"] == 2
    assert await cloud.drift() == []


async def test_same_identity_other_bytes_is_a_conflict(cloud: Any, new_log: Any) -> None:
    """Class "counter returns to an old value": the first stays, the other is kept, marked and not counted."""
    first, second = new_log(), new_log(log="gw-00000002")
    first.press(1, ms=100)
    second.press(1, ms=200)
    second.prev.clear()
    second.press(1, ms=100)
    await cloud.send(first)
    await cloud.send(second)
    statuses = await cloud.rows("SELECT status FROM device_entry ORDER BY log, n")
    assert [s for (s,) in statuses] == ["first", "conflict", "repeat"]
    assert await cloud.rows("SELECT count FROM rollup_day") == [(1,)]


async def test_a_conflict_that_the_cloud_finds_is_shown_like_the_gateways(cloud: Any, new_log: Any) -> None:
    """C12: among the recap's gaps, on the page of devices, in dashboards' facts and in the metrics; once for each hash.

    Whichever batch it is in, and after a rebuild.
    """
    first, second, third = (new_log(log=f"gw-0000000{n}") for n in (1, 2, 3))
    first.press(1, ms=100)
    at = NOON - 3_600_000
    second.entry(1, at, ms=200)
    second.prev.clear()
    second.entry(1, at, ms=200)
    third.entry(1, at, ms=200)
    for _ in range(2):
        third.prev.clear()
        third.entry(1, at + 1, ms=300)
    for log in (first, second):
        await cloud.send(log, 0, 3)
        await cloud.send(log, 3)
    await cloud.send(third)
    wanted = [("2026-11-25", "gate-a", "conflict", "hash", 1, "gw-00000002", 2)]
    wanted.append(("2026-11-25", "gate-a", "conflict", "hash", 1, "gw-00000003", 3))
    async with connect(cloud.url) as connection:
        viewer = await tokens.create(connection, "serang", "viewer")
        for _ in range(2):
            auth = {"Authorization": f"Bearer {viewer}"}
            recap = (await cloud.http.get("/v1/sites/serang/recap/2026-11.json", headers=auth)).json()
            gaps = recap["quality"]["gaps"]
            assert [
                tuple(gap[k] for k in ("day", "dev", "what", "why", "entries", "log", "n")) for gap in gaps
            ] == wanted
            page = (await cloud.http.get("/sites/serang/perangkat", headers=auth)).text
            assert '<td class="n bad">2</td>' in page
            counted = await cloud.rows("SELECT count(*) FROM grafana.fact WHERE kind = 'conflict' AND counted")
            assert counted == [(2,)]
            await rebuild(connection, cloud.now, lambda *_: None)
    metrics = (await cloud.http.get("/metrics")).text
    assert 'lawang_cloud_conflicts{site="serang"} 5.0' in metrics


async def test_a_conflict_of_the_trial_time_is_in_no_figure(cloud: Any, new_log: Any) -> None:
    """C12: it is kept, and shown nowhere, as everything of the trial."""
    first, second = new_log(), new_log(log="gw-00000002")
    first.press(1, ms=100)
    second.record("trial", who="test")
    second.press(1, ms=200)
    second.record("live", who="test")
    for log in (first, second):
        await cloud.send(log)
    assert await cloud.rows("SELECT trial, counted FROM fact WHERE kind = 'conflict'") == [(True, False)]


async def test_a_cause_and_its_fact_may_come_in_two_batches(cloud: Any, new_log: Any) -> None:
    """The fact finds its cause's mark in what is stored."""
    first, second = new_log(), new_log(log="gw-00000002")
    first.press(1)
    second.press(1)
    await cloud.send(first)
    for n in range(len(second.leaves)):
        await cloud.send(second, n, n + 1)
    assert await cloud.rows("SELECT counted FROM fact ORDER BY log") == [(True,), (False,)]


async def test_one_press_is_one_visit(cloud: Any, new_log: Any) -> None:
    """A second fact from one press, a fact without a press and one before its cause are kept and not counted."""
    log = new_log()
    by = log.entry(1)
    for cause in (by, by, 0, len(log.leaves) + 4):
        log.fact("enter", cause)
    end = len(log.leaves)
    log.fact("enter", by)
    log.entry(2)
    await cloud.send(log, 0, end)
    await cloud.send(log, end)
    assert await cloud.rows("SELECT counted FROM fact ORDER BY n") == [(True,), (False,), (False,), (False,), (False,)]
    assert await cloud.drift() == []


async def test_what_this_version_does_not_know_is_kept(cloud: Any, new_log: Any) -> None:
    """An unknown kind or version is stored and gives no fact; it never stops a stream."""
    log = new_log()
    from contract.leaf import Source  # noqa: PLC0415 - only here

    log.add(Source.GATEWAY, b'{"k":"dance","v":1,"x":"\\u00e9"}')
    log.add(Source.GATEWAY, b'{"k":"enter","v":2}')
    log.press(1)
    assert (await cloud.send(log)).status_code == 200
    assert await cloud.rows("SELECT count(*) FROM fact") == [(1,)]


async def test_what_of_a_plan_is_not_known_is_reported(
    cloud: Any, new_log: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Class "a value silently dropped": who runs the cloud is told, once a plan; what can be read is in force."""
    text = plan("Asia/Jakarta").replace('kind = "izin"', 'kind = "konsultasi"')
    await cloud.send(new_log(toml=text))
    (said,) = [vars(record) for record in caplog.records if record.name == "cloud_api.append.in_force"]
    assert (said["levelname"], said["site"], said["n"]) == ("WARNING", "serang", 1)
    assert "kind: one of izin, nonizin, pengaduan" in said["first"][0]
    codes = await cloud.rows("SELECT code FROM service ORDER BY code")
    assert codes == [("aduan",), ("setor",), ("skck",)]


@pytest.mark.parametrize(
    "toml",
    [
        '[site]\nname = "a\\u0000b"\ncapacity = 9999999999999999999999\n',
        "[site]\nname = 1\ncapacity = true\n",
        "site = [" * 2000,
        "a = " + "[" * 5000,
        "not toml",
        f"[site]\ncapacity = {'9' * 5000}\n",
        "[site]\na" + ".a" * 30_000 + " = 1\n",
    ],
)
async def test_a_plan_that_cannot_be_read_stops_no_log(cloud: Any, new_log: Any, toml: str) -> None:
    """Class "a poison entry in the middle": the zone stands in the record itself, the rest is left as it was."""
    log = new_log(toml=toml, zone="Asia/Makassar")
    log.press(1)
    assert (await cloud.send(log)).status_code == 200
    live = await cloud.live()
    assert (live["name"], live["capacity"], live["zone"], live["entered"]) == ("serang", None, "Asia/Makassar", 1)


LATER = 'format = 99\n[hall]\nopens = "at noon"\n'


async def test_a_plan_of_a_later_version_is_kept_and_said_and_the_one_before_goes_on(
    cloud: Any, new_log: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Class "an older program takes a newer file for its own": words whose meaning is not known put nothing in force."""
    log = new_log(toml=plan("Asia/Jakarta"))
    assert (await cloud.send(log)).status_code == 200
    tables = {
        "hall_hours": "SELECT day, opens_at, closes_at FROM hall_hours ORDER BY day",
        "service": "SELECT code, name, closed FROM service ORDER BY code",
        "site": "SELECT name, capacity, zone FROM site",
        "plan in force": "SELECT plan_n FROM log",
    }
    before = {name: await cloud.rows(sql) for name, sql in tables.items()}
    assert all(before.values())
    for zone in ("Asia/Jakarta", "Asia/Makassar"):
        end = len(log.leaves)
        log.record("plan", zone=zone, toml=LATER, who="later")
        caplog.clear()
        assert (await cloud.send(log, end)).status_code == 200
        (said,) = [vars(record) for record in caplog.records if record.name == "cloud_api.append.in_force"]
        assert (said["levelname"], said["site"], said["n"]) == ("ERROR", "serang", end)
        assert "format 99" in said["error"]
        assert "rebuild" in said["advice"]
    end = len(log.leaves)
    log.record("day", day="2026-11-25", state="opened")
    log.press(1, ms("2026-11-25T00:30", "Asia/Makassar"))
    assert (await cloud.send(log, end)).status_code == 200
    after = {name: await cloud.rows(sql) for name, sql in tables.items()}
    assert after.pop("site") == [(*before.pop("site")[0][:2], "Asia/Makassar")]
    assert after == before
    assert await cloud.rows("SELECT day::text FROM fact WHERE kind = 'enter'") == [("2026-11-25",)]
    assert [(leaf["text"], leaf["stored"]) for leaf in await leaves_of(cloud, log)] == [(LATER, True)] * 2
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    again = {name: await cloud.rows(sql) for name, sql in tables.items()}
    again.pop("site")
    assert again == before
    assert await cloud.drift() == []


async def leaves_of(cloud: Any, log: Any) -> list[dict[str, Any]]:
    """Return the later plans among the leaves that the cloud gives back, and whether each is as it was sent."""
    given = (await cloud.http.get(f"/v1/sites/serang/logs/{log.log}?from=0&limit=500", headers=cloud.auth())).json()
    said = [(text, text.split("\n", 1)[1]) for text in given["leaves"]]
    found = [(text, json.loads(payload)) for text, payload in said if payload.startswith('{"k":"plan"')]
    return [{"text": one["toml"], "stored": text in log.leaves} for text, one in found[1:]]


async def test_a_log_may_begin_with_a_plan_of_a_later_version(cloud: Any, new_log: Any) -> None:
    """Nothing waits for a plan that can be read: what is pressed counts, in the record's own zone."""
    log = new_log(toml=LATER, zone="Asia/Makassar")
    log.record("day", day="2026-11-25", state="opened")
    log.press(1, ms("2026-11-25T00:30", "Asia/Makassar"))
    assert (await cloud.send(log)).status_code == 200
    live = await cloud.live()
    assert (live["name"], live["zone"]) == ("serang", "Asia/Makassar")
    assert await cloud.rows("SELECT day::text FROM fact WHERE kind = 'enter'") == [("2026-11-25",)]
