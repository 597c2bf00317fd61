"""`lawang bench drain`: a week without internet, written into a gateway's store, then forwarded to a real cloud.

The log is that of a simulated week (see `simulators.year`), tickets and calls included. The clock runs from the first
request to the cloud's answer for the last entry: the gateway's own forwarder, HTTP, the API as a process, PostgreSQL.
`compare` plays the same week once more with the internet there, and says what differs in the hall and in the database.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from rich.table import Table

from contract import leaf as leaves
from edge_gateway.hall import Fact
from edge_gateway.hall.replay import fact_of
from edge_gateway.log import store
from edge_gateway.log.store import Forwarded
from edge_gateway.uplink.cloud import Cloud
from edge_gateway.uplink.forwarder import Forwarder
from edge_gateway.uplink.health import Uplink
from simulators.postgres import embedded_postgres
from simulators.year.gateway import ask
from simulators.year.recorded import recorded
from simulators.year.run import YearFailedError, cloud, gateway, simulate
from simulators.year.script import Script
from simulators.year.truth import Asking
from site_plan import parse

AIM_PER_S = 5_000
WEEK = date(2026, 6, 8), date(2026, 6, 14)  # five working days
ENTRIES_A_VISITOR = 10.2  # presses, tickets, calls and ends of one visit, measured over this week
WORKING_DAYS = 5
EVENTS = ("call", "recall")  # what a board announces
TICKETS = ("issue", "call", "recall", "start", "finish", "no_show", "hold", "resume", "transfer", "return", "unserved")

Told = Callable[[str, int, int], None]  # what is done, how much of it, of how much (0: not known)


def _silent(_what: str, _done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """About how many `entries` the week has; its presses are those of `seed`."""

    entries: int = 100_000
    seed: int = 1

    @property
    def asking(self) -> Asking:
        """Return the week."""
        visitors = max(1.0, self.entries / ENTRIES_A_VISITOR / WORKING_DAYS)
        return Asking("serang", *WEEK, visitors, self.seed)


async def measure(folder: Path, wishes: Wishes, told: Told = _silent, *, compare: bool = False) -> dict[str, Any]:
    """Measure with all files in `folder`, which is new; return what `--json` prints. Raises YearFailedError."""
    asking = wishes.asking
    home = folder / "offline"
    home.mkdir(parents=True)
    told("the week is written, the internet cut", 0, 0)
    async with gateway(home, ask(asking, 1.0, live=False)) as writing:
        done = await writing.ended()
    async with embedded_postgres() as (database, postgres):
        async with cloud(asking.site, home, database, Script(asking).ends) as (address, token, api):
            began = sum(os.times()[:2]), _spent(api.pid), _spent(postgres.pid)
            seconds = await _forward(home, Cloud(f"http://{address}", token, asking.site), told)
            spent = sum(os.times()[:2]), _spent(api.pid), _spent(postgres.pid)
        counted = recorded(database, asking.site).counts
    kinds = Counter(fact.k for _, fact in _facts(home))
    found: dict[str, Any] = {
        "name": "drain",
        "unit": "entries/s in the cloud",
        "entries": done["done"],
        "presses": done["presses"],
        "tickets": kinds["issue"],
        "calls": kinds["call"],
        "seconds": round(seconds, 2),
        "entries_per_s": round(done["done"] / seconds),
        "aim_per_s": AIM_PER_S,
        "processor_s": {
            part: round(after - before, 1)
            for part, before, after in zip(("forwarder", "cloud", "database"), began, spent, strict=True)
        },
    }
    if compare:
        found["differences"] = await _differences(folder, asking, home, counted, told)
    return found


def table(found: dict[str, Any]) -> Table:
    """Lay it out for people."""
    made = Table(title="a week without internet, forwarded")
    names = ("entries", "presses", "tickets", "calls", "seconds", "entries_per_s", "aim_per_s")
    for name in names:
        made.add_column(name, justify="right")
    made.add_row(*(f"{found[name]:,}" for name in names))
    made.caption = "processor s: " + ", ".join(f"{part} {spent}" for part, spent in found["processor_s"].items())
    return made


async def _forward(home: Path, api: Cloud, told: Told) -> float:
    """Forward the log of `home`; return how many seconds that took."""
    with store.open_reader(home / store.FILE) as reader:
        size = reader.size()
        async with api:

            def note(forwarded: Forwarded) -> None:
                told("forwarded", forwarded.tree.size, size)

            forwarder = Forwarder(api, reader, note, Uplink(), random.Random())
            began = time.perf_counter()
            await forwarder.drain()
            seconds = time.perf_counter() - began
    if forwarder.state.stopped is not None:
        raise YearFailedError(f"the cloud refused the log: {forwarder.state.stopped.write()}")
    return seconds


def _spent(pid: int | None) -> float:
    """Return the processor seconds of a process and of its children, those that ended too."""
    process = psutil.Process(pid)
    times = process.cpu_times()
    ended = times.children_user + times.children_system
    return times.user + times.system + ended + sum(sum(c.cpu_times()[:2]) for c in process.children(recursive=True))


async def _differences(
    folder: Path, asking: Asking, home: Path, counted: Mapping[tuple[date, str, str], int], told: Told
) -> list[str]:
    """Play the same week with the internet there; return what is not the same."""
    told("the same week with the internet there", 0, 0)
    other = folder / "online"
    async with embedded_postgres() as (database, _):
        await simulate(asking, other, database)
        again = recorded(database, asking.site).counts
    here, there = _facts(home), _facts(other)
    same = {
        "calls": _of(here, EVENTS) == _of(there, EVENTS),
        "tickets": _of(here, TICKETS) == _of(there, TICKETS),
        "board events": _boards(home, here) == _boards(other, there),
        "counts in the cloud": counted == again,
    }
    return [name for name, is_same in same.items() if not is_same]


def _facts(home: Path) -> list[tuple[int, Fact]]:
    """Return the gateway's own records in a log, with their numbers."""
    with store.open_reader(home / store.FILE) as log:
        found = ((item.n, fact_of(item)) for item in map(leaves.decode, log.leaves(0, log.size())))
        return [(n, fact) for n, fact in found if fact is not None]


def _of(facts: list[tuple[int, Fact]], kinds: Collection[str]) -> list[tuple[int, Fact]]:
    return [(n, fact) for n, fact in facts if fact.k in kinds]


def _boards(home: Path, facts: list[tuple[int, Fact]]) -> dict[str, list[tuple[int, str, str, str]]]:
    """Return what the board of each zone announces, in order: number of the entry, ticket, counter, kind."""
    with store.open_reader(home / store.FILE) as log:
        areas = {counter.code: counter.area for counter in parse(log.plan).counters}
    heard: dict[str, list[tuple[int, str, str, str]]] = {}
    for n, fact in _of(facts, EVENTS):
        counter = fact.text("counter")
        heard.setdefault(areas[counter], []).append((n, fact.text("ticket"), counter, fact.k))
    return heard
