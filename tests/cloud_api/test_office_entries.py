"""What the office has written, page by page: each entry once, newest first."""

import random
import re
from datetime import date
from html import unescape
from typing import Any

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from tests.cloud_api.office_hall import licensing_day, settle_some
from tests.cloud_api.ticket_hall import TicketHall

LATER = 1_830_000_000_000  # ms: everything in these logs is due


async def test_entries_are_paged_without_one_twice_or_missing(cloud: Any, new_log: Any) -> None:
    """From the newest page to the oldest, by the page's own links and by the API, each entry is read exactly once."""
    cloud.now, hall = LATER, TicketHall(new_log)
    for day in (date(2026, 3, 2), date(2026, 3, 3)):
        licensing_day(hall, day, 60)
    for first in range(0, len(hall.log.leaves), 500):
        assert (await cloud.send(hall.log, first, first + 500)).status_code == 200
    size = 1 + await settle_some(cloud, random.Random(1), 1.0)  # the log opens with its key
    assert size > 110
    async with connect(cloud.url) as connection:
        headers = {"Authorization": f"Bearer {await tokens.create(connection, 'serang', 'reporter')}"}
    at, pages = "/sites/serang/kantor/catatan", []
    while at:
        shown = (await cloud.http.get(at, headers=headers)).text
        pages.append([int(n) for n in re.findall(r'data-entry="(\d+)"', shown)])
        older = re.search(r'href="([^"]*)">[^<]*→</a>', shown)
        at = unescape(older[1]) if older else ""
    assert [n for page in pages for n in page] == list(range(size))[::-1]
    assert len(pages) == 3
    newer = re.search(r'href="([^"]*)">← ', shown)
    assert newer is not None
    back = (await cloud.http.get(unescape(newer[1]), headers=headers)).text
    assert f'data-entry="{pages[-1][0] + 1}"' in back
    read, first = [], 0
    while True:
        address = f"/v1/sites/serang/office/entries?from={first}&limit=40"
        answer = (await cloud.http.get(address, headers=headers)).json()
        read += answer["leaves"]
        if answer["next"] == first:
            break
        first = answer["next"]
    assert [int(leaf.split(" ")[1]) for leaf in read] == list(range(size))
