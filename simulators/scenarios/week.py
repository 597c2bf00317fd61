"""Days without internet, in virtual time: the gateway goes on alone, then all of it goes over a link that breaks."""

import asyncio
import random
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from edge_gateway.log import store
from edge_gateway.uplink.cloud import Cloud
from edge_gateway.uplink.forwarder import Forwarder
from edge_gateway.uplink.health import Uplink
from simulators.postgres import embedded_postgres
from simulators.proxy import Proxy
from simulators.run_file import address
from simulators.scenarios.model import Scenario
from simulators.scenarios.run import Outcome, misses
from simulators.year import run as years
from simulators.year.gateway import ask
from simulators.year.recorded import recorded
from simulators.year.script import Script
from simulators.year.truth import Asking, Tally

FIRST = date(2026, 6, 8)  # a Monday
VISITORS = 120.0
BREAKS = 2
BREAK_S = 0.5
LOOK_S = 0.05


async def offline(scenario: Scenario, folder: Path, seed: int) -> Outcome:
    """Let `by` days go by while nothing reaches the cloud, mend the link, break it twice meanwhile, and compare."""
    days = int(scenario.faults[0].by)
    asking = Asking("serang", FIRST, FIRST + timedelta(days=days - 1), VISITORS, seed)
    script, uplink = Script(asking), Uplink()
    async with (
        embedded_postgres() as (database, _),
        years.cloud(asking.site, folder, database, script.ends) as (where, token, _),
        Proxy() as cable,
        Cloud(f"http://{cable.where}", token, asking.site) as cloud,
    ):
        async with years.gateway(folder, ask(asking, 1.0, live=False)) as gateway:
            await gateway.begun()
            with store.open_reader(folder / store.FILE) as reader:
                forwarder = Forwarder(cloud, reader, lambda _: None, uplink, random.Random(seed))
                forwarding = asyncio.create_task(forwarder.follow(_look), name="forwarder")
                leaves = int((await gateway.ended())["done"])
                recovery = await _catch_up(forwarder, cable, address(where), leaves)
                forwarding.cancel()
                await asyncio.wait([forwarding])
        found = await asyncio.to_thread(recorded, database, asking.site)
    script.play()
    logged = await asyncio.to_thread(_presses, folder / store.FILE)
    lost, doubled = apart(script.truth, found)
    detected = ["internet"] if "unreachable" in uplink.health.failures else []
    counted = {"pressed": script.truth.presses, "logged": logged, "lost": lost, "doubled": doubled}
    missed = misses(scenario.expect, counted, detected, recovery, [])
    return Outcome(
        scenario.name, scenario.title, **counted, detected=tuple(detected), recovery_s=round(recovery, 1), missed=missed
    )


def apart(truth: Tally, found: Tally) -> tuple[int, int]:
    """Return how many of the world's decisions the database lacks, and how many it has that there were not."""
    missing, beyond = Counter(truth.counts), Counter(found.counts)
    missing.subtract(found.counts)
    beyond.subtract(truth.counts)
    return sum((+missing).values()), sum((+beyond).values())


async def _catch_up(forwarder: Forwarder, cable: Proxy, target: tuple[str, int], leaves: int) -> float:
    began = time.monotonic()
    cable.target = target
    for part in range(1, BREAKS + 1):
        await _until(forwarder, leaves * part // (BREAKS + 1))
        cable.target = None
        cable.drop()
        await asyncio.sleep(BREAK_S)
        cable.target = target
    await _until(forwarder, leaves)
    return time.monotonic() - began


async def _until(forwarder: Forwarder, size: int) -> None:
    while forwarder.state.tree.size < size and forwarder.state.stopped is None:  # noqa: ASYNC110 - it sets no event
        await asyncio.sleep(LOOK_S)


async def _look(seconds: float) -> None:
    await asyncio.sleep(min(seconds, LOOK_S))


def _presses(path: Path) -> int:
    """Count the presses in a log."""
    with store.open_reader(path) as log:
        return sum(b'"k":"press"' in row[5] for row in log.rows(0, log.tree.size) if row[4] == "device")
