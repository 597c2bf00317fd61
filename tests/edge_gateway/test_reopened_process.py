"""A day that was ended in error, through the real parts: broker, gateway, its command line, the cloud and its recap."""

import json
import re
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cloud_api.recap.model import Period
from contract import leaf as leaves
from edge_gateway.log import store
from tests.cloud_api.conftest import GatewayLog, running
from tests.cloud_api.test_recap_compute import find
from tests.cloud_api.ticket_hall import MINUTE
from tests.edge_gateway.test_control import command
from tests.edge_gateway.whole_hall import PLAN, furnish, of_kind


def noon() -> str:
    """Return a zone in which it is about noon, so that a day can have ended and need not have."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+}"


def plan(hours: str, end: str) -> str:
    text = re.sub(r'"00:00-[0-9:]+"', f'"{hours}"', PLAN.replace("Asia/Jakarta", noon()))
    return text.replace("early_min = 0\n", f'early_min = 0\nend = "{end}"\n')


RIGHT, WRONG = plan("00:00-23:00", "23:30"), plan("00:00-00:01", "00:02")


async def test_who_waited_when_the_day_was_ended_in_error_is_served_and_counted_once(
    mosquitto: Any, start_gateway: Any, make_box: Any, database: str, until: Any
) -> None:
    """E3: `unserved`, reopened, called, served; after a kill too; replayed; and the recap has each served once."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.plan.write_text(RIGHT)
    gateway.start()
    gate, kiosk, pad = (make_box(mosquitto.address, gateway.data, dev) for dev in ("gate-a", "kiosk-1", "pad-1"))
    for box, buttons in ((gate, ("in", "in")), (kiosk, ("ktp", "ktp"))):
        for button in buttons:
            box.press(button)
        box.deliver()
    assert gateway.stop() == 0

    gateway.plan.write_text(WRONG)
    gateway.start()
    until(lambda: len(of_kind(gateway.data, "unserved")) == 2)
    at = ("--data", str(gateway.data), "--who", "Sari")
    refused = command("reopen", *at)
    assert (refused.returncode, "00.02" in refused.stderr) == (2, True), refused.stderr
    assert of_kind(gateway.data, "undo") == []
    assert gateway.stop() == 0

    gateway.plan.write_text(RIGHT)
    gateway.start()
    done = command("reopen", *at)
    assert done.returncode == 0, done.stderr
    assert command("reopen", *at).returncode == 2
    [undo] = of_kind(gateway.data, "undo")
    assert [(r["who"], r["what"]) for r in of_kind(gateway.data, "admin")] == [("Sari", "reopen")]
    assert undo["who"] == "Sari"
    gateway.kill()
    gateway.start()
    for button in ("next", "done", "next", "done"):
        pad.press(button)
        pad.deliver()
    assert [r["ticket"] for r in of_kind(gateway.data, "call")] == ["A001", "A002"]
    assert [r["outcome"] for r in of_kind(gateway.data, "finish")] == ["completed", "completed"]
    replayed = command("hall", "replay", "--data", str(gateway.data))
    assert replayed.returncode == 0, replayed.stdout + replayed.stderr

    with store.open_reader(gateway.data / store.FILE) as log:
        found = [leaf.decode() for leaf in log.leaves(0, 10_000)]
    async with running(database) as cloud:
        await cloud.add_site("serang")
        cloud.now = int(time.time() * 1000) + MINUTE
        name = json.loads(leaves.decode(found[0].encode()).payload)["log"]
        for first in range(0, len(found), 5):
            answer = await cloud.send(GatewayLog(log=name, leaves=found), first, first + 5)
            assert answer.status_code == 200, answer.text
        assert await cloud.rows("SELECT number, ending, calls FROM ticket") == [
            ("A001", "completed", 1),
            ("A002", "completed", 1),
        ]
        [day] = await cloud.rows("SELECT day::text FROM site_day WHERE ended IS NULL")
        live = await cloud.live()
        assert (live["day"], live["entered"], live["inside"]) == (day[0], 2, 2)
        figures = {f.key: f.net for f in (await find(cloud, month_of(day[0]))).figures}
    wanted = {"entered": 2, "tickets": 2, "served": 2, "completed": 2, "unserved": 0, "open": 0, "written_off": 0}
    assert {key: figures[key] for key in wanted} == wanted


def month_of(day: str) -> Any:
    """Return the period of a day's month."""
    first = date.fromisoformat(day).replace(day=1)
    return Period(day[:7], first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
