"""What was announced or planned and has not come keeps a recap provisional; a closed one that lacks it for good says so."""

import io
import json
import random
from datetime import date, timedelta
from typing import Any

import openpyxl
import pypdf
import pytest

from cloud_api.database.pool import connect
from cloud_api.office import years
from cloud_api.recap.as_pdf import to_pdf
from cloud_api.recap.as_xlsx import to_xlsx
from cloud_api.recap.model import Period, Recap
from cloud_api.recap.page import to_page
from cloud_api.request import tokens
from cloud_api.request.error import RequestError
from tests.cloud_api.ticket_hall import TicketHall, moment, random_day

ZONE = "Asia/Jakarta"
MARCH = Period("2026-03", date(2026, 3, 1), date(2026, 3, 31))
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
LATER = moment(date(2027, 1, 5), "09:00", ZONE)


async def find(cloud: Any, period: Period = MARCH) -> Recap:
    async with connect(cloud.url) as connection:
        return await years.find(connection, "serang", period, cloud.now)


def reasons(recap: Recap) -> list[tuple[str, int, list[str]]]:
    assert recap.provisional == bool(recap.reasons)
    return [(one.key, one.count, [day.isoformat() for day in one.days]) for one in recap.reasons]


def days(hall: TicketHall, first: date, number: int, *left_out: date) -> None:
    """Let the hall work on each day but those left out: then the machine was off."""
    for n in range(number):
        day = first + timedelta(days=n)
        if day not in left_out:
            random_day(hall, day, random.Random(day.toordinal()), 12)


async def test_entries_that_a_lost_gateway_had_announced(cloud: Any, new_log: Any) -> None:
    """C2: the head was 6 further than what came when another machine went on: provisional, in words, and a gap."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 3, 30), 2)
    size = len(hall.log.leaves)
    for second in range(3):
        hall.press("gate-a", "out", moment(date(2026, 3, 31), f"20:30:0{second}", ZONE))
    await cloud.send(hall.log, 0, size, sent=moment(date(2026, 3, 31), "20:31", ZONE))
    hall.succeed()
    await cloud.send(hall.log, sent=cloud.now)
    recap = await find(cloud)
    assert reasons(recap) == [("announced", 6, [])]
    gaps = [(gap.day, gap.dev, gap.what, gap.why, gap.entries, gap.log, gap.n) for gap in recap.quality.gaps]
    assert gaps == [(date(2026, 3, 31), "gw-00000001", "log", "announced", 6, "gw-00000001", size)]
    assert "belum sampai ke server pusat: 6" in to_page(recap, "id")
    assert "have not reached the cloud: 6" in to_page(recap, "en")
    await cloud.send(hall.logs[0], size)
    recap = await find(cloud)
    assert (reasons(recap), recap.quality.gaps) == ([], [])


async def test_a_backlog_on_its_way_is_announced_too(cloud: Any, new_log: Any) -> None:
    """C2: it is no gap as long as the log that has it may still send it."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 3, 31), 1)
    await cloud.send(hall.log, head=len(hall.log.leaves) + 1, sent=cloud.now)
    recap = await find(cloud)
    assert [one for one in reasons(recap) if one[0] != "running"] == [("announced", 1, [])]
    assert recap.quality.gaps == []


async def test_days_that_the_plan_had_open_and_of_which_nothing_came(cloud: Any, new_log: Any) -> None:
    """C2: a machine that was off for two days: they are named, in both languages, and in the table of reasons."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 3, 26), 6, date(2026, 3, 28), date(2026, 3, 29))
    await cloud.send(hall.log, sent=moment(date(2026, 4, 1), "00:00:01", ZONE))
    assert reasons(await find(cloud)) == [("absent", 2, ["2026-03-28", "2026-03-29"])]
    page = to_page(await find(cloud), "id")
    assert "Hari buka menurut jadwal tanpa satu catatan pun: 2 (2026-03-28, 2026-03-29)" in page
    assert "without any record: 2 (2026-03-28, 2026-03-29)" in to_page(await find(cloud), "en")


async def test_only_days_that_are_over_and_of_a_hall_at_work_are_missed(cloud: Any, new_log: Any) -> None:
    """C2: neither days before the hall's first, nor of its trial, nor of a plan that was closed, nor those to come."""
    cloud.now, hall = LATER, TicketHall(new_log)
    hall.log.record("trial", moment(date(2026, 3, 2), "00:00", ZONE), who="test")
    days(hall, date(2026, 3, 2), 1)
    hall.log.record("live", moment(date(2026, 3, 12), "00:00", ZONE), who="test")
    days(hall, date(2026, 3, 12), 2)
    hall.replan(moment(date(2026, 3, 13), "22:00", ZONE), more='\n[holidays]\n2026-03-14 = "Libur"\n')
    days(hall, date(2026, 3, 15), 1)
    await cloud.send(hall.log, sent=moment(date(2026, 3, 17), "12:00", ZONE))
    assert reasons(await find(cloud)) == [("running", 15, []), ("absent", 1, ["2026-03-16"])]


async def test_a_machine_that_was_off_for_months(cloud: Any, new_log: Any) -> None:
    """C2: hours are known for 60 days after the last day; what lies between is told when the hall works again."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 3, 1), 1)
    days(hall, date(2026, 9, 1), 1)
    await cloud.send(hall.log, 0, len(hall.log.leaves) // 2, sent=moment(date(2026, 3, 1), "21:00", ZONE))
    await cloud.send(hall.log, len(hall.log.leaves) // 2, sent=moment(date(2026, 9, 2), "00:00:01", ZONE))
    absent = next(one for one in (await find(cloud, YEAR)).reasons if one.key == "absent")
    assert (absent.days[0], absent.days[-1], absent.count) == (date(2026, 3, 2), date(2026, 8, 31), 183)


async def test_a_year_that_lacks_something_for_good_is_closed_as_incomplete(cloud: Any, new_log: Any) -> None:
    """C2: only when it is said; every layout of the closed year goes on saying what is missing, and none SEMENTARA."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 12, 29), 3, date(2026, 12, 30))
    await cloud.send(hall.log, sent=cloud.now)
    async with connect(cloud.url) as connection:
        with pytest.raises(RequestError, match=r"not complete.*without any record: 1 \(2026-12-30\)"):
            await years.close(connection, "serang", 2026, "Kepala", cloud.now)
        await years.close(connection, "serang", 2026, "Kepala", cloud.now, incomplete=True)
    recap = await find(cloud, YEAR)
    assert (recap.version, recap.provisional, [one.key for one in recap.reasons]) == (1, False, ["absent"])
    page = to_page(recap, "id")
    assert "TIDAK LENGKAP" in page
    assert "SEMENTARA" not in page
    assert "Yang tidak ada dalam rekap ini" in page
    printed = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(to_pdf(recap, "id"))).pages)
    assert "TIDAK LENGKAP: Hari buka menurut jadwal" in " ".join(printed.split())
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(recap, "id")))
    assert {sheet["A3"].value for sheet in book} == {"TIDAK LENGKAP"}


async def test_what_will_come_is_waited_for(cloud: Any, new_log: Any) -> None:
    """C2: a period that runs, or an entry dated ahead, is no loss: nobody can close it away."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 12, 29), 1)
    await cloud.send(hall.log, sent=moment(date(2026, 12, 30), "12:00", ZONE))
    async with connect(cloud.url) as connection:
        with pytest.raises(RequestError, match="provisional"):
            await years.close(connection, "serang", 2026, "Kepala", cloud.now, incomplete=True)


async def test_the_office_closes_it_in_a_browser_and_by_the_api(cloud: Any, new_log: Any) -> None:
    """C2: the page says what is missing in its language, and keeps what was typed."""
    cloud.now, hall = LATER, TicketHall(new_log)
    days(hall, date(2026, 12, 29), 3, date(2026, 12, 30))
    await cloud.send(hall.log, sent=cloud.now)
    async with connect(cloud.url) as connection:
        admin = await tokens.create(connection, "serang", "admin", label="Kepala")
    auth = {"Authorization": f"Bearer {admin}"}
    form = {"year": "2026"}
    for lang, said in (("id", "belum lengkap"), ("en", "is not complete")):
        page = await cloud.http.post(f"/sites/serang/kantor/tahun?lang={lang}", data=form, headers=auth)
        assert (page.status_code, said in page.text, "2026-12-30" in page.text) == (422, True, True)
        assert 'name="incomplete"' in page.text
    answer = await cloud.http.post("/v1/sites/serang/office/years", json={"year": 2026}, headers=auth)
    assert (answer.status_code, answer.json()["error"]) == (409, "incomplete")
    done = await cloud.http.post("/sites/serang/kantor/tahun", data={**form, "incomplete": "1"}, headers=auth)
    assert done.status_code == 303
    again = {"year": 2026, "incomplete": True}
    answer = await cloud.http.post("/v1/sites/serang/office/years", json=again, headers=auth)
    assert answer.json()["error"] == "unchanged"
    body = (await cloud.http.get("/v1/sites/serang/recap/2026.json?version=1", headers=auth)).content
    assert json.loads(body)["reasons"] == [{"count": 1, "days": ["2026-12-30"], "key": "absent"}]
