"""Closed years of other formats: an older one is shown with what it has, a later one is refused and stays as it is."""

import csv
import io
import json
import random
from datetime import date
from typing import Any

import openpyxl
import psycopg
import pytest

from cloud_api.database.pool import connect
from cloud_api.office import sealing, years
from cloud_api.recap.as_json import from_json, to_json
from cloud_api.recap.files import lay_out
from cloud_api.recap.model import FORMAT, Recap
from cloud_api.recap.page import to_page
from cloud_api.request.error import RequestError
from shelf.formats import NewerFormatError, format_of
from tests.acceptance.recap_equal import differences
from tests.cloud_api.recap_values import random_recap
from tests.cloud_api.test_office_years import close, fixed
from tests.cloud_api.test_recap_compute import LATER, YEAR, find, send
from tests.cloud_api.test_recap_page import Cells
from tests.cloud_api.ticket_hall import TicketHall, random_day

LOST = "referred"  # a figure that an older version did not count
SENTENCE = rf"format {FORMAT + 1}, and this version of Lawang reads up to {FORMAT}: upgrade it, nothing was changed"


def older(body: bytes) -> dict[str, Any]:
    """Return a recap's JSON as a version would have fixed it that knew one figure less, and no format number."""
    said = json.loads(body)
    del said["format"]
    said["figures"] = [figure for figure in said["figures"] if figure["key"] != LOST]
    rows = [*said["months"], *said["days"], *said["tenants"], *(s for t in said["tenants"] for s in t["services"])]
    for row in rows:
        del row["counts"][LOST]
    for one in said["identities"]:
        one["right"] = [term for term in one["right"] if term["key"] != LOST]
    return said


@pytest.fixture
async def closed(cloud: Any, new_log: Any) -> Any:
    """Give a cloud whose year 2026 is closed."""
    cloud.now, hall = LATER, TicketHall(new_log)
    random_day(hall, date(2026, 3, 2), random.Random(6), 40)
    await send(cloud, hall.log)
    assert await close(cloud) == 1
    return cloud


async def rewrite(cloud: Any, **columns: str) -> None:
    """Let the stored year be another one; its root is not asked here."""
    async with await psycopg.AsyncConnection.connect(cloud.url, autocommit=True) as connection:
        for name, text in columns.items():
            await connection.execute(f"UPDATE year_close SET {name} = %s", (text,))


@pytest.mark.parametrize("seed", range(4))
def test_a_recap_of_fewer_figures_is_shown_with_those_that_it_has(seed: int) -> None:
    """Class "what is missing becomes a zero": every layout has the figures of the body, and no other."""
    recap: Recap = from_json(json.dumps(older(to_json(random_recap(seed, "2026-03" if seed % 2 else "2026")))))
    assert (recap.format, recap.net(LOST)) == (1, None)
    page = to_page(recap, "id")
    files = {kind: lay_out(recap, kind, "id") for kind in ("json", "csv", "xlsx", "pdf")}
    assert differences(files, Cells(page).found) == []
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    said = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert [row for row in rows if LOST in row[:3]] == []
    assert "Dirujuk" not in said
    assert "Dirujuk" not in page
    assert LOST not in files["json"].decode()


async def test_a_closed_year_of_fewer_figures_gets_addenda_of_those(closed: Any, new_log: Any) -> None:
    """A figure that the fixed version does not have can have changed from nothing: it stands in no addendum."""
    await rewrite(closed, body=json.dumps(older(await fixed(closed, 1))))
    hall = TicketHall(new_log)
    hall.log.log = "gw-00000002"
    hall.log.leaves.clear()
    hall.log.open(after="gw-00000001", after_size=1, after_root="0" * 64)
    random_day(hall, date(2026, 3, 3), random.Random(8), 80)
    await send(closed, hall.log)
    shown = await find(closed, YEAR)
    [growing] = shown.addenda
    changed = {change.key: change for change in growing.changes}
    assert {"tickets", "completed"} <= set(changed)
    assert LOST not in changed
    assert await close(closed) == 2
    second = from_json(await fixed(closed, 2))
    assert second.format == FORMAT
    assert (second.net(LOST) or 0) > 0


async def test_a_year_of_a_later_format_is_refused_and_stays(closed: Any) -> None:
    """One sentence says what to do; the month beside it, and the bytes that were fixed, are given all the same."""
    body = json.dumps({**json.loads(await fixed(closed, 1)), "format": FORMAT + 1, "figures": "otherwise"})
    await rewrite(closed, body=body)
    with pytest.raises(RequestError, match=SENTENCE) as refused:
        await find(closed, YEAR)
    assert (refused.value.status_code, refused.value.code) == (501, "format")
    assert SENTENCE in refused.value.detail
    with pytest.raises(RequestError, match=SENTENCE):
        await close(closed)
    assert (await fixed(closed, 1)).decode() == body
    assert await closed.rows("SELECT count(*) FROM year_close") == [(1,)]
    async with connect(closed.url) as connection:
        march = years.Period("2026-03", date(2026, 3, 1), date(2026, 3, 31))
        assert (await years.find(connection, "serang", march, LATER)).net("entered")


async def test_a_register_of_a_later_format_is_refused_alone(closed: Any) -> None:
    """The figures beside it can be read, and are."""
    register = json.dumps({"format": sealing.FORMAT + 1, "rows": "otherwise"})
    await rewrite(closed, register=register)
    assert (await find(closed, YEAR)).version == 1
    with pytest.raises(RequestError, match="upgrade it, nothing was changed"):
        await find(closed, YEAR, register=True)
    assert (await fixed(closed, 1, register=True)).decode() == register


def test_a_register_is_read_with_the_columns_that_it_has() -> None:
    """Format 1 is a list of rows with the columns of 0.1; from format 2 on the register names its columns."""
    listed = random_recap(3, "2026-03").register
    text = sealing.register_text(listed)
    assert sealing.read_register(text).rows == list(listed.rows)
    first = json.dumps(json.loads(text)["rows"])
    assert sealing.read_register(first) == sealing.read_register(text)
    said = json.loads(text)
    fewer = {**said, "columns": said["columns"][:-6], "rows": [row[:-6] for row in said["rows"]]}
    found = sealing.read_register(json.dumps(fewer))
    assert (list(found.keys), found.rows[0]) == (list(listed.keys[:-6]), tuple(listed.rows[0])[:-6])


@pytest.mark.parametrize("number", [0, -1, True, "1", None, 1.0])
def test_a_format_is_a_number(number: object) -> None:
    """What is no format number is refused, and not taken for the first."""
    with pytest.raises(ValueError, match="format"):
        format_of({"format": number}, 2)
    assert (format_of({}, 2), format_of({"format": 2}, 2)) == (1, 2)
    with pytest.raises(NewerFormatError, match="format 3, and this version of Lawang reads up to 2: upgrade it"):
        format_of({"format": 3}, 2)
