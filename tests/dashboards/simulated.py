"""A simulated time of a hall, sent to the real API as its gateway would have by a moment."""

import json
import os

from contract import leaf
from simulators.year import Asking, leaves
from tests.cloud_api.conftest import Cloud, running

BATCH = 500  # leaves a request
PICTURES = os.environ.get("LAWANG_PICTURES", "")
"""The URL of a database with a simulated year: pictures are made anew, those of a year from it."""


async def lived_through(url: str, asking: Asking, now: int) -> None:
    """Fill a migrated database with what was received by `now`, in ms since 1970."""
    received = [item.decode() for item in leaves(asking) if leaf.decode(item).rx <= now]
    async with running(url) as cloud:
        cloud.now = now
        await cloud.add_site(asking.site)
        for first in range(0, len(received), BATCH):
            await send(cloud, asking.site, first, received[first : first + BATCH], len(received))


async def send(cloud: Cloud, site: str, first: int, batch: list[str], head: int) -> None:
    """Send leaves of the log of a simulated time; none says only that the gateway is there."""
    rows = await cloud.rows("SELECT log FROM log WHERE site = %s", site)
    log = rows[0][0] if rows else json.loads(batch[0].partition("\n")[2])["log"]
    body = {"from": first, "leaves": batch, "head": head, "sent": cloud.now}
    answer = await cloud.post(body, site, log)
    assert answer.status_code == 200, answer.text
