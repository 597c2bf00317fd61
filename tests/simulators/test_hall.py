"""From the press to the wall, through every part as a process of its own."""

import asyncio

import pytest

from simulators.hall import SimulatedHall
from tests.depth import depth

pytestmark = pytest.mark.parametrize("hall", depth(["embedded", "mosquitto"], ["embedded"]), indirect=True)


async def test_press_reaches_both_walls(hall: SimulatedHall) -> None:
    """A press lights its lamp and is on the wall of the gateway and of the cloud; the checker finds all hops equal."""
    lit = await hall.press("gate-a", "in")
    assert lit is not None
    await hall.press("gate-b", "in")
    await hall.press("gate-b", "out")
    await hall.drained()
    for where in ("cloud", "gateway"):
        live = await hall.live(where)
        assert (live["entered"], live["left"], live["inside"]) == (2, 1, 1)
    verdict = await hall.check()
    assert verdict["problems"] == []
    assert (verdict["exit"], verdict["pressed"], verdict["facts"]) == (0, 3, 3)


async def test_nothing_is_lost_or_doubled_while_each_part_is_killed(hall: SimulatedHall) -> None:
    """Acknowledged, then the process dies: presses go on while broker, gateway, cloud and a gate are killed in turn."""
    for part in ("broker", "gateway", "cloud"):
        hall.kill(part)
        await asyncio.gather(hall.press("gate-a", "in"), hall.press("gate-b", "out"))
        await hall.start(part)
        await asyncio.gather(hall.press("gate-a", "out"), hall.press("gate-b", "in"))
    dying = asyncio.create_task(hall.press("gate-a", "in"))
    await asyncio.sleep(0.1)
    hall.kill("gate-a")
    await dying
    await hall.press("gate-b", "in")
    await hall.start("gate-a")
    await hall.press("gate-a", "out")
    await hall.drained()
    verdict = await hall.check()
    assert verdict["problems"] == []
    assert verdict["pressed"] == 15
    assert verdict["facts"] in (14, 15), "only the press under the kill may be missing, and only without its lamp"


@pytest.mark.full_depth
async def test_link_dropped_without_reset(hall: SimulatedHall) -> None:
    """First seconds of an outage lost: cables cut silently, pressed meanwhile, mended: all arrive once."""
    cut = [hall.cut(name) for name in ("gate-a", "gateway-cloud")]
    for _ in range(5):
        await asyncio.gather(hall.press("gate-a", "in"), hall.press("gate-b", "in"))
    await asyncio.sleep(6)  # longer than the keep-alive: the device must notice by itself
    for outage in cut:
        hall.cable(outage.part).restore()
        outage.end()
    await hall.drained()
    verdict = await hall.check()
    assert verdict["problems"] == []
    assert (verdict["pressed"], verdict["facts"]) == (10, 10)
    assert hall.outages.share(hall.presses.times) == 1.0
