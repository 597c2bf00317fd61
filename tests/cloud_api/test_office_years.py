"""The close of a year: version 1 stays as it was, what comes later is a numbered addendum."""

import json
import random
from datetime import date
from typing import Any

import pytest

from cloud_api.database.pool import connect
from cloud_api.office import derive, sealing, years
from cloud_api.office.derive import OfficeError
from cloud_api.recap.as_json import from_json, to_json
from cloud_api.request.error import RequestError
from tests.cloud_api.office_hall import all_logs, correct_some, licensing_day, settle_some
from tests.cloud_api.test_recap_compute import LATER, YEAR, find, send
from tests.cloud_api.ticket_hall import TicketHall, random_day


async def close(cloud: Any) -> int:
    async with connect(cloud.url) as connection:
        return (await years.close(connection, "serang", 2026, "Kepala dinas", cloud.now, incomplete=True))[1]


async def fixed(cloud: Any, version: int, *, register: bool = False) -> bytes:
    async with connect(cloud.url) as connection:
        return await years.fixed(connection, "serang", 2026, version, register=register)


async def test_version_1_is_fixed_and_what_comes_later_is_an_addendum(cloud: Any, new_log: Any) -> None:
    """Late entries, settlements and corrections each stand in the addendum; nothing of version 1 changes by a byte."""
    cloud.now, rng = LATER, random.Random(5)
    hall = TicketHall(new_log)
    licensing_day(hall, date(2026, 3, 2), 10)
    end = len(hall.log.leaves)
    await send(cloud, hall.log)
    await settle_some(cloud, rng, 0.3)
    await correct_some(cloud, rng, 3)
    live = await find(cloud, YEAR)
    assert await close(cloud) == 1
    body, register = await fixed(cloud, 1), await fixed(cloud, 1, register=True)
    shown = await find(cloud, YEAR, register=True)
    assert to_json(shown) == body == to_json(from_json(body))
    assert sealing.register_text(shown.register).encode() == register
    assert (shown.version, shown.addenda, shown.figures) == (1, (), tuple(live.figures))
    with pytest.raises(RequestError, match="unchanged"):
        await close(cloud)

    random_day(hall, date(2026, 3, 3), rng, 60)
    await send(cloud, hall.log, end)
    await settle_some(cloud, rng, 1.0)
    await correct_some(cloud, rng, 6)
    shown = await find(cloud, YEAR)
    [growing] = shown.addenda
    old = {f.key: f.net for f in shown.figures}
    for change in growing.changes:
        assert change.old == old[change.key]
        assert change.old + change.late + change.settled + change.corrected == change.new
    by_key = {change.key: change for change in growing.changes}
    assert by_key["entered"].late > 0
    assert by_key["completed_later"].settled > 0
    assert any(change.corrected for change in growing.changes)
    assert await close(cloud) == 2
    assert (await fixed(cloud, 1), await fixed(cloud, 1, register=True)) == (body, register)
    again = await find(cloud, YEAR)
    assert [(a.number, list(a.changes)) for a in again.addenda] == [(1, list(growing.changes))]
    second = from_json(await fixed(cloud, 2))
    assert {change.key: second.net(change.key) for change in growing.changes} == {c.key: c.new for c in growing.changes}
    await correct_some(cloud, rng, 3)
    assert [a.number for a in (await find(cloud, YEAR)).addenda] == [1, 2]


async def test_the_entry_binds_what_was_fixed(cloud: Any, new_log: Any) -> None:
    """The root in the office's log is that of the cut, the body and the register; a body changed later is found."""
    cloud.now, hall = LATER, TicketHall(new_log)
    random_day(hall, date(2026, 3, 2), random.Random(6), 40)
    await send(cloud, hall.log)
    assert await close(cloud) == 1
    said = json.loads((await all_logs(cloud))[-1][-1].partition("\n")[2])
    [(cut, body, register)] = await cloud.rows("SELECT cut, body, register FROM year_close")
    assert (said["k"], said["year"], said["version"], said["who"]) == ("year", 2026, 1, "Kepala dinas")
    assert said["root"] == sealing.root("serang", cut, body, register)
    async with connect(cloud.url) as connection:
        async with connection.transaction():
            await derive.rebuild(connection, "serang")
        await connection.execute("UPDATE year_close SET body = replace(body, '\"net\":', '\"net\": ')")
        with pytest.raises(OfficeError, match="2026"):
            async with connection.transaction():
                await derive.rebuild(connection, "serang")


async def test_a_provisional_year_is_not_closed(cloud: Any, new_log: Any) -> None:
    """As long as a day's end is missing, nothing is fixed and no entry is written."""
    cloud.now, hall = LATER, TicketHall(new_log)
    random_day(hall, date(2026, 3, 2), random.Random(6), 40)
    await cloud.send(hall.log, 0, len(hall.log.leaves) // 2, sent=LATER)
    with pytest.raises(RequestError, match="provisional"):
        await close(cloud)
    assert await cloud.rows("SELECT count(*) FROM log WHERE log = 'office'") == [(0,)]
