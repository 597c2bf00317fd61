"""One hall of the plan that ships, from Wednesday 25 November 2026 on: its log, and the engine's state beside."""

from dataclasses import replace
from pathlib import Path

import site_plan
from contract import entry as entries
from contract.leaf import Leaf, Source
from contract.mac import MacKey
from edge_gateway.hall import Fact, Order, Press, Print, State, Tick, advance, layout_of
from site_plan import load

LAYOUT = layout_of(load(Path(site_plan.__file__).parent / "plans" / "serang.toml"))
MIDNIGHT = 1_795_539_600_000  # 2026-11-25 00:00 in Jakarta
HOUR, MINUTE, SECOND, DAY = 3_600_000, 60_000, 1_000, 86_400_000
NINE = MIDNIGHT + 9 * HOUR
KEY = MacKey(b"\x11" * 32)


class Hall:
    """A log and its engine; `key` presses the button of a device that means `what`."""

    def __init__(self, at: int = NINE, policy: int | None = None) -> None:
        rules = replace(LAYOUT.plan.rules, one_in=policy)
        self.state = State(replace(LAYOUT, plan=replace(LAYOUT.plan, rules=rules)))
        self.log: list[Fact | Press | Print] = []
        self.rx: list[int] = []
        self.facts: list[Fact] = []
        self.at = at
        self.tick(at)

    def tick(self, at: int) -> list[Fact]:
        self.at = at
        return self._take(Tick(len(self.log), at))

    def key(
        self, dev: str, what: str, at: int | None = None, rx: int | None = None, *, trusted: bool = True
    ) -> list[Fact]:
        at = self.at if at is None else at
        button = next(b for (d, b), m in LAYOUT.actions.items() if d == dev and _means(m) == what)
        cause = Press(len(self.log), dev, button, at, at + 20 if rx is None else rx, trusted)
        self._write(cause, cause.rx)
        return self._take(cause)

    def order(self, what: str, target: str = "", count: int = 0) -> list[Fact]:
        self._write(Fact("admin", self.at, {"who": "Sari", "what": what}), self.at)
        return self._take(Order(len(self.log) - 1, what, "Sari", self.at, target, count))

    def printed(self, job: int, *, ok: bool, dev: str = "kiosk-1", after: int = 900, late: int = 90) -> list[Fact]:
        at = self.at + after
        cause = Print(len(self.log), dev, job, ok, at, at + late)
        self._write(cause, cause.rx)
        return self._take(cause)

    def leaves(self) -> list[Leaf]:
        return [_leaf(n, item, rx) for n, (item, rx) in enumerate(zip(self.log, self.rx, strict=True))]

    def _write(self, item: Fact | Press | Print, rx: int) -> None:
        self.log.append(item)
        self.rx.append(rx)

    def _take(self, cause: Press | Print | Tick | Order) -> list[Fact]:
        facts, self.state = advance(self.state, cause)
        self.facts += facts
        for fact in facts:
            self._write(fact, cause.rx if isinstance(cause, Press | Print) else cause.at)
        return list(facts)


def _leaf(n: int, item: Fact | Press | Print, rx: int) -> Leaf:
    if isinstance(item, Fact):
        return Leaf(n, item.at, 0, rx, Source.GATEWAY, item.payload())
    if isinstance(item, Press):
        dev, k, data = item.dev, "press", (("b", item.button), ("ms", 90))
    else:
        dev, k, data = item.dev, "printed", (("job", item.job), ("ok", int(item.ok)))
    entry = entries.Entry(1, dev, "6b1e0f5a9c3d7e21", n + 1, 1, 9, item.at, 9, k, data, "0" * 16)
    return Leaf(n, item.at, 0, rx, Source.DEVICE, entries.seal(KEY, entry))


def _means(meaning: object) -> str:
    move, verb, target = (getattr(meaning, name) for name in ("move", "verb", "target"))
    return move or (f"{verb}:{target}" if target else verb)


def kinds(facts: list[Fact]) -> list[str]:
    return [f.k if f.k != "refused" else f"refused {f.data['why']}" for f in facts]


def wait_for(hall: Hall, service: str = "tata-ruang", count: int = 1, kiosk: str = "kiosk-1") -> list[str]:
    return [str(hall.key(kiosk, f"issue:{service}")[0].data["ticket"]) for _ in range(count)]


PUPR, DLH = (next(c.code for c in LAYOUT.plan.counters if s in c.takes) for s in ("tata-ruang", "dok-lingkungan"))
PAD, PAD_DLH, PAD_START = f"pad-{int(PUPR):02}", f"pad-{int(DLH):02}", "pad-04"  # pad-04 has a START key
