"""A simulated hall for the recap: the world's presses through the real engine, one gate cut off for days, in any zone."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cloud_api.database.pool import connect
from cloud_api.request import tokens
from contract.records import MAX_INT
from simulators.world.parameters import DEFAULT, load
from simulators.year.box import Sealed
from simulators.year.building import fitted
from simulators.year.pure import Log
from simulators.year.script import Event, Script
from simulators.year.truth import Asking, Truth
from site_plan import parse
from site_plan.local import day_bounds
from tests.cloud_api.conftest import GatewayLog

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
WHY = ("Salah tekan", "Tombol tertekan dua kali", "Uji coba petugas", "=1+1 salah ketik")


class Hall(Script):
    """A script in a zone; a gate's presses from `cut_off` on come all at once when the link is back, days later."""

    def __init__(self, asking: Asking, zone: str, days: int) -> None:
        super().__init__(asking)
        text = self.building.plan.text.replace('zone = "Asia/Jakarta"', f'zone = "{zone}"')
        self.building = fitted(parse(text), load(DEFAULT, visitors=asking.visitors))
        plan = self.building.plan
        self.starts = day_bounds(asking.first, plan.zone)[0] - 60_000
        self.ends = day_bounds(asking.last, plan.zone)[1]
        self.gate = self.building.names.gates()[0]
        self.cut_off = self.starts + (self.ends - self.starts) // 4
        self.back = min(self.cut_off + days * 86_400_000, self.ends - 86_400_000)  # before the last day

    def events(self, told: Callable[[date], None] = lambda _: None) -> Iterator[Event]:
        held: list[Sealed] = []
        last = 0
        for event in super().events(told):
            last = event.rx
            if isinstance(event, Sealed) and event.dev == self.gate and self.cut_off <= event.at < self.back:
                held.append(event)
                continue
            if held and last >= self.back:
                yield from (replace(one, rx=last) for one in held)
                held = []
            yield event
        yield from (replace(one, rx=last) for one in held)


@dataclass(frozen=True)
class Year:
    """What was sent to the cloud, and what the world says of it."""

    log: GatewayLog
    truth: Truth
    zone: str
    first: date
    last: date


def simulated(seed: int) -> Year:
    """Return some days of a hall around the end of a year, with late presses; all follows from the seed."""
    rng = random.Random(seed)
    last = date(2020 + seed % 6, 12, 31) + timedelta(days=rng.randrange(3, 8))
    asking = Asking("serang", last - timedelta(days=rng.randrange(8, 11)), last, rng.randrange(30, 45), seed)
    hall = Hall(asking, ZONES[seed % 3], rng.randrange(5, 8))
    leaves = [data.decode() for data in Log(hall).leaves()]
    return Year(GatewayLog(log=hall.log, leaves=leaves), hall.truth, ZONES[seed % 3], asking.first, last)


class Desk:
    """The office's people at the API: one who settles and proposes, one who approves."""

    def __init__(self, cloud: Any, rng: random.Random) -> None:
        self.cloud, self.rng = cloud, rng
        self.who: dict[str, dict[str, str]] = {}
        self.settled = {"completed": 0, "rejected": 0}

    async def opened(self) -> "Desk":
        for role, label in (("corrector", "Petugas rekap"), ("approver", "Kepala bidang")):
            async with connect(self.cloud.url) as connection:
                token = await tokens.create(connection, "serang", role, label=label)
            self.who[role] = {"Authorization": f"Bearer {token}"}
        return self

    async def post(self, role: str, path: str, said: Any) -> Any:
        given = {"content": said, "headers": {**self.who[role], "Content-Type": "text/csv"}}
        if not isinstance(said, str):
            given = {"json": said, "headers": self.who[role]}
        return await self.cloud.http.post(f"/v1/sites/serang/office/{path}", **given)

    async def get(self, path: str, role: str = "approver") -> Any:
        answer = await self.cloud.http.get(path, headers=self.who[role])
        assert answer.status_code == 200, answer.text
        return answer

    async def settle(self, share: float) -> None:
        """Send a spreadsheet's list of what became of a share of the accepted tickets."""
        rows = await self.cloud.rows(
            "SELECT day, number FROM recap_ticket('serang', '2000-01-01', '2100-01-01', %s, %s) "
            "WHERE ending = 'accepted' AND settled IS NULL AND NOT void ORDER BY log, n",
            *(MAX_INT, MAX_INT),
        )
        text = "day;number;outcome;settled_on\r\n"
        for day, number in rows:
            if self.rng.random() < share:
                outcome = self.rng.choice(("selesai", "selesai", "selesai", "ditolak"))
                later = day + timedelta(days=self.rng.randrange(30))
                text += f"{day:%d/%m/%Y};{number};{outcome};{later:%d/%m/%Y}\r\n"
                self.settled["completed" if outcome == "selesai" else "rejected"] += 1
        answer = await self.post("corrector", "settlements", text)
        assert answer.status_code == 200, answer.text

    async def correct(self, wanted: int) -> None:
        """Propose random corrections, own entries' too, and approve them, until so many are entries."""
        facts = await self.cloud.rows(
            "SELECT log, n, kind FROM fact WHERE kind IN ('enter', 'leave', 'issue', 'finish', 'refused') ORDER BY log, n"
        )
        codes = [code for (code,) in await self.cloud.rows("SELECT code FROM service ORDER BY code")]
        outcomes = ("completed", "accepted", "incomplete", "referred", "unstated")
        while wanted:
            own = await self.cloud.rows(
                "SELECT 'office', n, 'office' FROM settlement UNION ALL SELECT 'office', n, 'office' FROM correction"
            )
            log, n, kind = self.rng.choice(sorted(own) if own and self.rng.random() < 0.2 else facts)
            what = {"finish": "amend", "issue": self.rng.choice(("reclassify", "void"))}.get(kind, "void")
            said = {"log": log, "of": n, "what": what, "why": self.rng.choice(WHY)}
            if what != "void":
                said["value"] = self.rng.choice(outcomes if what == "amend" else codes)
            made = await self.post("corrector", "proposals", said)
            if made.status_code == 201:
                done = await self.post("approver", f"proposals/{made.json()['id']}/approve", {})
                assert done.status_code == 200, done.text
                wanted -= 1
            else:
                assert made.json()["error"] == "target", made.text
