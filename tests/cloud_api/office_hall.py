"""A random office beside a random hall: it settles, proposes and approves what the cloud lets it."""

import json
import random
from datetime import date
from typing import Any

from cloud_api.database.pool import connect
from cloud_api.office import corrections, settlements
from cloud_api.office.corrections import Wish
from cloud_api.office.settlements import Line
from cloud_api.request import tokens
from cloud_api.request.access import Who, of_token
from cloud_api.request.error import RequestError
from contract.kinds import OUTCOMES
from contract.records import MAX_INT
from tests.cloud_api.ticket_hall import TicketHall, moment


def licensing_day(hall: TicketHall, day: date, applicants: int) -> None:
    """Let people come whose documents are taken: tickets that are decided later."""
    at = moment(day, "07:31", hall.zone)
    hall.tick(at)
    at = moment(day, "08:00", hall.zone)
    for turn in range(applicants):
        for dev, button in (("gate-a", "in"), ("kiosk", "a"), ("pad-1", "next"), ("pad-1", "go"), ("pad-1", "acc")):
            at += 20_000 + 1_000 * turn
            hall.tick(at)
            hall.press(dev, button, at)
    hall.tick(moment(day, "20:00", hall.zone) + 1_000)


async def person(cloud: Any, role: str, label: str) -> Who:
    """Return who has a new token of a role."""
    async with connect(cloud.url) as connection:
        found = await of_token(connection, await tokens.create(connection, "serang", role, label=label))
    assert found is not None
    return found


async def settle_some(cloud: Any, rng: random.Random, share: float = 0.5) -> int:
    """Settle a share of the accepted tickets that are not settled yet."""
    rows = await cloud.rows(
        "SELECT day, number, log FROM recap_ticket('serang', '2000-01-01', '2100-01-01', %s, %s) "
        "WHERE ending = 'accepted' AND settled IS NULL AND NOT void ORDER BY log, n",
        *(MAX_INT, MAX_INT),
    )
    lines = [
        Line(n, day, number, rng.choice(("completed", "completed", "rejected")), date(2027, 1, 9), log)
        for n, (day, number, log) in enumerate(rows, 1)
        if rng.random() < share
    ]
    async with connect(cloud.url) as connection:
        return len(await settlements.settle(connection, "serang", lines, "Pemroses izin", cloud.now))


async def correct_some(cloud: Any, rng: random.Random, wanted: int) -> list[str]:
    """Propose and approve random corrections until so many were taken; return what they were about."""
    one, other = await person(cloud, "corrector", "Petugas rekap"), await person(cloud, "approver", "Kepala bidang")
    facts = await cloud.rows(
        "SELECT log, n, kind FROM fact WHERE kind IN ('enter', 'leave', 'issue', 'finish', 'refused') ORDER BY log, n"
    )
    done: list[str] = []
    own = await _own(cloud)
    async with connect(cloud.url) as connection:
        for _ in range(wanted * 20):
            log, n, kind = rng.choice(own if own and rng.random() < 0.15 else facts)
            what = {"finish": "amend", "issue": rng.choice(("reclassify", "void"))}.get(kind, "void")
            values = {"amend": OUTCOMES, "reclassify": ("nib", "aduan", "skck", "setor"), "void": (None,)}
            wish = Wish(log=log, of=n, what=what, value=rng.choice(values[what]), why="Salah tekan")
            try:
                number = await corrections.propose(connection, "serang", wish, one, cloud.now)
            except RequestError as refused:
                if refused.code != "target":
                    raise
                continue
            await corrections.approve(connection, "serang", number, other, cloud.now)
            done.append(f"{what} {kind}")
            own = await _own(cloud)
            if len(done) == wanted:
                break
    return done


async def _own(cloud: Any) -> list[Any]:
    said: list[Any] = []
    for log in await all_logs(cloud):
        name = json.loads(log[0].partition("\n")[2])["log"]
        if name.startswith("office"):
            said += [(name, n, "office") for n, leaf in enumerate(log) if '"k":"open"' not in leaf]
    return said


async def all_logs(cloud: Any) -> list[list[str]]:
    """Return the leaves of each log in order of opening."""
    rows = await cloud.rows(
        "SELECT l.log, e.leaf FROM log AS l JOIN log_entry AS e ON e.site = l.site AND e.log = l.log ORDER BY l.opened, e.n"
    )
    found: dict[str, list[str]] = {}
    for log, leaf in rows:
        found.setdefault(log, []).append(bytes(leaf).decode())
    return list(found.values())
