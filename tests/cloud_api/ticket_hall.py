"""A hall run by the real engine whose record goes into logs in memory, and a random year of what people do there."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from contract import entry as entries
from contract.leaf import Source
from contract.mac import MacKey
from edge_gateway.hall import Fact, Order, Press, Print, State, Tick, advance, layout_of
from site_plan import parse

MINUTE = 60_000
KEY = MacKey(b"k" * 32)
PLAN = """
[site]
code = "serang"
name = "MPP Serang"
zone = "{zone}"
capacity = 300

[hours]
week = {{ mon = "{hours}", tue = "{hours}", wed = "{hours}", thu = "{hours}", fri = "{hours}", sat = "{hours}", sun = "{hours}" }}
cutoff_min = 30
end = "{end}"

[rules]
next_guard_s = 3

[[tenant]]
code = "dpmptsp"
name = "{dpmptsp}"

[[tenant]]
code = "polres"
name = "Polres"
open = ["mon", "wed", "thu"]

[[tenant]]
code = "bank"
name = "Bank"

[[service]]
code = "nib"
tenant = "{of}"
name = "{nib}"
prefix = "A"
kind = "{kind}"
max_wait_min = 10
std_service_min = 5
{closed}

[[service]]
code = "aduan"
tenant = "dpmptsp"
name = "Pengaduan"
prefix = "B"
kind = "pengaduan"

[[service]]
code = "skck"
tenant = "polres"
name = "SKCK"
prefix = "C"
kind = "nonizin"
max_wait_min = 5
std_service_min = 3

[[service]]
code = "setor"
tenant = "bank"
name = "Setoran"
prefix = "D"
kind = "nonizin"

[[counter]]
code = "loket-1"
name = "{loket}"
area = "utara"
takes = ["nib", "aduan"]

[[counter]]
code = "loket-2"
name = "Loket 2"
area = "utara"
takes = ["skck", "setor", "nib"]

[[device]]
name = "gate-a"
buttons = {{ in = "enter", out = "leave" }}

[[device]]
name = "kiosk"
buttons = {{ a = "issue:nib", b = "issue:aduan", c = "issue:skck", d = "issue:setor", p = "priority" }}

[[device]]
name = "pad-1"
counter = "loket-1"
buttons = {{ next = "next", again = "recall", go = "start", done = "finish:completed", acc = "finish:accepted", inc = "finish:incomplete", ref = "finish:referred", gone = "no_show", hold = "hold", to = "transfer:setor", rest = "pause" }}

[[device]]
name = "pad-2"
counter = "loket-2"
buttons = {{ next = "next", again = "recall", done = "finish:completed", gone = "no_show", hold = "hold", to = "transfer:aduan", rest = "pause" }}
{more}"""
PADS = {
    "pad-1": ("next", "next", "next", "again", "go", "go", "done", "done", "acc", "inc", "ref", "gone", "hold", "to", "rest"),
    "pad-2": ("next", "next", "next", "again", "done", "done", "gone", "hold", "to", "rest"),
}  # fmt: skip


def plan(zone: str = "Asia/Jakarta", **changed: str) -> str:
    """Return the plan's text."""
    said = {"hours": "08:00-16:00", "end": "20:00", "nib": "NIB", "kind": "izin", "closed": "", "more": ""}
    said |= {"of": "dpmptsp", "dpmptsp": "DPMPTSP", "loket": "Loket 1"}
    return PLAN.format(zone=zone, **{**said, **changed})


@dataclass
class TicketHall:
    """The engine beside the site's logs, of which `log` is the one that is written."""

    new_log: Any
    zone: str = "Asia/Jakarta"
    logs: list[Any] = field(default_factory=list)
    seq: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the first log."""
        self.state = State(layout_of(parse(plan(self.zone))))
        self.succeed()

    @property
    def log(self) -> Any:
        return self.logs[-1]

    def succeed(self) -> None:
        """Open the first log, or one that follows the last."""
        after = {"after": self.log.log, "after_size": 1, "after_root": "0" * 64} if self.logs else {}
        log = self.new_log(log=f"gw-{len(self.logs) + 1:08}", zone=self.zone, toml=plan(self.zone))
        log.leaves.clear()
        log.open(why="restored" if after else "first", **after)
        self.logs.append(log)

    def replan(self, at: int, **changed: str) -> None:
        """Put another plan in force."""
        text = plan(self.zone, **changed)
        self._write(Fact("plan", at, {"zone": self.zone, "toml": text, "who": "op"}), at)
        self.state = State(**{**_fields(self.state), "layout": layout_of(parse(text))})

    def tick(self, at: int) -> list[Fact]:
        return self._take(Tick(len(self.log.leaves), at), at)

    def press(self, dev: str, button: str, at: int, rx: int | None = None) -> list[Fact]:
        received = at + 20 if rx is None else rx
        n = self._entry(dev, "press", (("b", button), ("ms", 90)), at, received)
        return self._take(Press(n, dev, button, at, received, trusted=True), received)

    def printed(self, job: int, at: int, *, ok: bool = False) -> list[Fact]:
        n = self._entry("kiosk", "printed", (("job", job), ("ok", int(ok))), at, at)
        return self._take(Print(n, "kiosk", job, ok, at, at), at)

    def order(self, what: str, at: int, target: str = "", count: int = 0) -> list[Fact]:
        n = self._write(Fact("admin", at, {"who": "Sari", "what": what}), at)
        return self._take(Order(n, what, "Sari", at, target, count), at)

    def repeat(self, n: int, rng: random.Random) -> None:
        """Write a device's entry of an earlier log again, with the facts that a gateway without memory gives."""
        before = rng.choice(self.logs[:-1]).leaves
        source = before[n % len(before)]
        head, _, payload = source.partition("\n")
        if not head.endswith(" device"):
            return
        at = int(head.split(" ")[2])
        new = self.log.add(Source.DEVICE, payload.encode(), at)
        old = int(head.split(" ")[1])
        for text in before[old + 1 : old + 4]:
            if text.endswith("}") and f'"by":{old},' in text and " gateway\n" in text:
                said = text.partition("\n")[2].replace(f'"by":{old},', f'"by":{new},')
                self.log.add(Source.GATEWAY, said.replace(f'"visit":{old}}}', f'"visit":{new}}}').encode(), at)

    def _entry(self, dev: str, k: str, data: Any, at: int, rx: int) -> int:
        ep = f"{sum(dev.encode()):016x}"
        self.seq[dev] = self.seq.get(dev, 0) + 1
        entry = entries.Entry(1, dev, ep, self.seq[dev], 1, 9, at, 9, k, data, "0" * 16)
        return self._add(Source.DEVICE, entries.seal(KEY, entry), at, rx)

    def _take(self, cause: Any, rx: int) -> list[Fact]:
        facts, self.state = advance(self.state, cause)
        for fact in facts:
            self._write(fact, rx)
        return list(facts)

    def _write(self, fact: Fact, rx: int) -> int:
        return self._add(Source.GATEWAY, fact.payload(), fact.at, max(rx, fact.at))

    def _add(self, src: Source, payload: bytes, at: int, rx: int) -> int:
        n = self.log.add(src, payload, at, 9)
        head, _, rest = self.log.leaves[n].partition("\n")
        parts = head.split(" ")
        parts[4] = str(rx)
        self.log.leaves[n] = " ".join(parts) + "\n" + rest
        return n


def moment(day: date, clock: str, zone: str) -> int:
    """Return ms since 1970 of a local time."""
    local = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)).replace(tzinfo=None)
    hour, minute, *second = clock.split(":")
    local += timedelta(hours=int(hour), minutes=int(minute), seconds=float(second[0]) if second else 0)
    return round(local.replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def random_day(hall: TicketHall, day: date, rng: random.Random, presses: int = 60) -> None:
    """Let people press what they like from opening to the day's end; some of it comes late, some never ends well."""
    at = moment(day, "07:31", hall.zone)
    hall.tick(at)
    step = 8 * 60 * MINUTE // presses
    for _ in range(presses):
        at += rng.randrange(1_000, step)
        hall.tick(at)
        act(hall, at, rng)
    hall.tick(max(at, moment(day, "20:00", hall.zone)) + 1_000)


def act(hall: TicketHall, at: int, rng: random.Random) -> None:
    dice = rng.random()
    late = at - rng.choice((16_000, 90_000, 40 * MINUTE)) if rng.random() < 0.08 else at
    if dice < 0.22:
        hall.press("gate-a", rng.choice(("in", "in", "out")), late, at + 20)
    elif dice < 0.42:
        if rng.random() < 0.2:
            hall.press("kiosk", "p", at)
        facts = hall.press("kiosk", rng.choice("abcd"), late, at + 20)
        if rng.random() < 0.1 and facts and facts[0].k == "issue":
            hall.printed(facts[0].number("by"), at + 500)
    elif dice < 0.94:
        dev = rng.choice(("pad-1", "pad-2"))
        hall.press(dev, rng.choice(PADS[dev]), late, at + 20)
    elif dice < 0.97 and (hall.state.tickets or hall.state.absent):
        among = hall.state.absent or hall.state.tickets
        what = "return" if hall.state.absent else "abandon"
        if hall.state.phase != "ended":
            hall.order(what, at, rng.choice(sorted(among)))
    elif dice < 0.985:
        hall.order("audit", at, count=rng.randrange(8))


def _fields(state: State) -> dict[str, Any]:
    return state._asdict()
