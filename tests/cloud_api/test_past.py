"""Class "past figures follow present settings": no plan that comes later changes a figure of the past; only entries do."""

import json
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from cloud_api.database.pool import connect
from cloud_api.office import corrections
from cloud_api.office.corrections import Wish
from cloud_api.office.rebuild import rebuild
from tests.cloud_api.office_hall import person
from tests.cloud_api.test_recap_truth import DONE, day, reader
from tests.cloud_api.ticket_hall import TicketHall, moment, plan

WIB = "Asia/Jakarta"
FEBRUARY, JULY, AUGUST = date(2026, 2, 9), date(2026, 7, 6), date(2026, 8, 3)
LAST = date(2026, 12, 31)
SIGNED = '[site]\noffice = "{office}"\nplace = "{place}"\nsignatory = "{signatory}"'
ALL_NEW = {
    "dpmptsp": "Dinas Baru", "of": "polres", "nib": "Izin Berusaha", "kind": "nonizin", "loket": "Meja 1",
    "hours": "10:00-12:00", "end": "15:00", "closed": "closed = true", "more": '\n[holidays]\n2026-02-09 = "Libur"\n',
}  # fmt: skip
ASKED = (
    "recap/2026-02.json?register=1", "recap/2026-02.csv", "recap/2026-02.csv?table=register",
    *(f"tickets/statistics?from=2026-02-01&to=2026-02-28&by={by}" for by in ("day", "service", "tenant", "kind", "hour")),
    "statistics?from=2026-02-01&to=2026-02-28&by=hour", "statistics?from=2026-02-01&to=2026-02-28&by=day",
    "coverage?from=2026-02-01&to=2026-02-28", "refusals?from=2026-02-01&to=2026-02-28",
)  # fmt: skip


def at(of: date, clock: str, zone: str = WIB) -> int:
    return moment(of, clock, zone)


def text(who: str, zone: str = WIB, **changed: str) -> str:
    """Return a plan that says who publishes and signs."""
    signed = SIGNED.format(office=f"Dinas {who}", place=f"Kota {who}", signatory=f"Kepala {who}")
    return plan(zone, **changed).replace("[site]", signed).replace("MPP Serang", f"MPP {who}")


def opened(new_log: Any, first: date = FEBRUARY, **other: Any) -> TicketHall:
    """Return a hall whose log was opened on the morning of a day."""
    hall = TicketHall(new_log)
    hall.log.leaves.clear()
    hall.log.toml = text("Februari")
    hall.log.open(**other)
    hall.log.leaves = [leaf.replace(" 1795580400000", f" {at(first, '06:00')}") for leaf in hall.log.leaves]
    return hall


async def send(cloud: Any, log: Any, first: int = 0, end: int | None = None) -> None:
    assert (await cloud.send(log, first, end, sent=cloud.now)).status_code == 200


async def said(cloud: Any) -> dict[str, Any]:
    """Return what every page and file says of February: a recap without how far the logs are."""
    asking = await reader(cloud, "viewer")
    found: dict[str, Any] = {}
    for path in ASKED:
        answer = await cloud.http.get(f"/v1/sites/serang/{path}", headers=asking.headers)
        assert answer.status_code == 200, (path, answer.text)
        body = json.loads(answer.text) if "json" in answer.headers["content-type"] else answer.text
        if isinstance(body, dict):
            body = {key: value for key, value in body.items() if key not in {"cut", "records", "as_of"}}
        else:
            body = [line for line in body.splitlines() if "records" not in line and "as_of" not in line]
            body = [line for line in body if not line.startswith(("cut", '"cut'))]
        found[path] = body
    found |= {
        view: await cloud.rows(f"SELECT * FROM grafana.{view} WHERE day <= '2026-02-28' ORDER BY 1, 2, 3")
        for view in ("ticket", "day", "fact", "rollup_service", "tenant_day", "hall_hours")
    }
    found["year"] = await cloud.rows("SELECT * FROM grafana.year_of('serang', '2026-02-09 12:00+07')")
    found["open_hour"] = await cloud.rows("SELECT * FROM open_hour WHERE day <= '2026-02-28' ORDER BY 1, 2, 3")
    return found


async def test_no_later_plan_changes_a_figure_of_the_past(cloud: Any, new_log: Any) -> None:
    """C1, C11: all that a plan says is changed, twice, and its zone; all that is said of February stays as it was.

    Also after a rebuild, and for the signatory, office, place and names of the letter.
    """
    hall = opened(new_log)
    day(hall, FEBRUARY, DONE, ("next", "go", "acc"), ("next", "gone"))
    day(hall, FEBRUARY + timedelta(days=2), DONE, kiosk="c")
    cloud.now = at(JULY, "06:00")
    await send(cloud, hall.log)
    before = await said(cloud)
    assert before[ASKED[0]]["site"] == {
        "code": "serang", "name": "MPP Februari", "zone": WIB, "office": "Dinas Februari", "place": "Kota Februari",
        "signatory": "Kepala Februari",
    }  # fmt: skip
    assert len(before["ticket"]) == 4
    assert len(before["open_hour"]) > 8
    for who, zone, more in (("Juli", "Asia/Jayapura", ALL_NEW), ("Agustus", "Asia/Makassar", {"closed": ""})):
        size = len(hall.log.leaves)
        changed = {key: value for key, value in more.items() if key != "more"}
        toml = text(who, zone, **changed, more=more.get("more", ""))
        hall.log.record("plan", at(JULY if who == "Juli" else AUGUST, "07:00"), zone=zone, toml=toml, who="op")
        cloud.now = at(AUGUST, "12:00")
        await send(cloud, hall.log, size)
        now = await said(cloud)
        assert [key for key in before if now[key] != before[key]] == []
    assert await cloud.rows("SELECT zone FROM site") == [("Asia/Makassar",)]
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    now = await said(cloud)
    assert [key for key in before if now[key] != before[key]] == []
    july = json.loads((await (await reader(cloud)).get("2026-07.json")).text)["site"]
    assert (july["signatory"], july["zone"], july["name"]) == ("Kepala Juli", "Asia/Jayapura", "MPP Juli")


async def test_what_a_correction_means_is_fixed_at_its_approval(cloud: Any, new_log: Any) -> None:
    """C1: reclassified in July as NIB, an `izin` of DPMPTSP then; in August NIB goes to another agency and kind.

    February's licensing applicants stay two, a closed year has no addendum, and a rebuild says the same.
    """
    hall = opened(new_log)
    day(hall, FEBRUARY, DONE)
    day(hall, FEBRUARY + timedelta(days=2), DONE, kiosk="c")
    hall.log.record("plan", at(JULY, "06:00"), zone=WIB, toml=text("Juli"), who="op")
    cloud.now = at(JULY, "12:00")
    await send(cloud, hall.log)
    one, other = await person(cloud, "corrector", "Petugas rekap"), await person(cloud, "approver", "Kepala bidang")
    ((issue,),) = await cloud.rows("SELECT n FROM ticket WHERE service = 'skck'")
    wish = Wish(log=hall.log.log, of=issue, what="reclassify", value="nib", why="Salah tekan")
    async with connect(cloud.url) as connection:
        number = await corrections.propose(connection, "serang", wish, one, cloud.now)
        await corrections.approve(connection, "serang", number, other, cloud.now)
    asking = await reader(cloud)
    before = json.loads((await asking.get("2026-02.json?register=1")).text)
    assert {figure["key"]: figure["net"] for figure in before["figures"]}["licensing"] == 2
    assert [(t["service"], t["tenant"], t["kind"]) for t in before["register"]] == [("nib", "dpmptsp", "izin")] * 2
    size = len(hall.log.leaves)
    hall.log.record("plan", at(AUGUST, "06:00"), zone=WIB, toml=text("Agustus", of="polres", kind="nonizin"), who="op")
    cloud.now = at(AUGUST, "12:00")
    await send(cloud, hall.log, size)

    async def after() -> Any:
        found = json.loads((await asking.get("2026-02.json?register=1")).text)
        return {key: found[key] for key in ("figures", "tenants", "register", "site", "corrections")}

    assert await after() == {key: before[key] for key in await after()}
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await after() == {key: before[key] for key in await after()}


PRESENT = ("site", "tenant", "service", "counter", "holiday", "grafana.gateway", "grafana.today")


async def present(cloud: Any) -> list[Any]:
    async with await psycopg.AsyncConnection.connect(cloud.url) as connection:
        await connection.execute("SELECT set_config('lawang.now', to_timestamp(%s / 1000.0)::text, true)", (cloud.now,))
        return [await (await connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2".encode())).fetchall()
                for name in PRESENT]  # fmt: skip


@pytest.mark.parametrize("known", [0, 2, 5], ids=["never-seen", "begun", "half"])
@pytest.mark.parametrize("clock", [date(2026, 7, 20), date(2026, 12, 1)], ids=["before", "ahead"])
async def test_an_old_log_that_comes_late_changes_nothing_of_now(
    cloud: Any, new_log: Any, known: int, clock: date
) -> None:
    """C1: what a replaced gateway still had is drained after its successor began, its last plan even dated after it.

    Site, tenants, services, counters, holidays, hours to come and up to when the hall is known stay those of the
    successor; what the old plans said of their own days is taken, and a rebuild says the same.
    """
    hall = opened(new_log)
    old, toml = hall.log, text("Lama", "Asia/Makassar", nib="NIB lama", more='\n[holidays]\n2026-12-07 = "Lama"\n')
    old.record("plan", at(JULY, "06:00"), zone="Asia/Makassar", toml=toml, who="op")
    old.press(1, at(JULY, "09:00"))
    old.record("plan", at(clock, "06:00"), zone=WIB, toml=text("Terakhir", hours="11:00-12:00"), who="op")
    if known:
        await send(cloud, old, 0, known)
    new = new_log(log="gw-00000002", zone=WIB, toml=text("Baru", nib="NIB baru"))
    new.leaves.clear()
    new.open(why="replaced", after=old.log, after_size=known, after_root="0" * 64)
    new.leaves = [leaf.replace(" 1795580400000", f" {at(AUGUST, '06:00')}") for leaf in new.leaves]
    new.press(9, at(AUGUST, "08:00"))
    cloud.now = at(LAST, "12:00")
    await send(cloud, new)
    before, hours = await present(cloud), "SELECT * FROM hall_hours WHERE day > '2026-08-03' ORDER BY day"
    to_come = await cloud.rows(hours)
    assert len(to_come) > 50
    cloud.now += 1_000
    assert (await cloud.send(old, known, sent=cloud.now - 86_400_000)).status_code == 200
    cloud.now -= 1_000
    assert await present(cloud) == before
    assert await cloud.rows(hours) == to_come
    assert json.loads((await (await reader(cloud)).get("2026-07.json")).text)["site"]["name"] == (
        "MPP Terakhir" if clock < AUGUST else "MPP Lama"
    )
    rows = await cloud.rows("SELECT * FROM plan ORDER BY log, n")
    async with connect(cloud.url) as connection:
        await rebuild(connection, cloud.now, lambda *_: None)
    assert await present(cloud) == before
    assert await cloud.rows(hours) == to_come
    assert await cloud.rows("SELECT * FROM plan ORDER BY log, n") == rows


async def test_a_plan_of_a_clock_that_was_ahead_is_passed_over(cloud: Any, new_log: Any) -> None:
    """E3, C1: a plan dated a year ahead, and the one that followed once the clock was right: that one is in force."""
    hall = opened(new_log)
    hall.log.record("plan", at(date(2027, 7, 6), "06:00"), zone=WIB, toml=text("Depan"), who="op")
    hall.log.record("plan", at(JULY, "06:00"), zone=WIB, toml=text("Juli"), who="op")
    cloud.now = at(JULY, "12:00")
    await send(cloud, hall.log)
    assert await cloud.rows("SELECT name, since IS NULL FROM plan ORDER BY n") == [
        ("MPP Februari", False),
        ("MPP Depan", True),
        ("MPP Juli", False),
    ]
    assert await cloud.rows("SELECT name FROM site") == [("MPP Juli",)]
