"""Parts that come back from the past: nothing is lost, nothing counted twice, and the log says what happened."""

import asyncio
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from edge_gateway.devices import keyring
from simulators.hall import SimulatedHall
from simulators.supervise import PartFailedError
from tests.depth import depth

TWIN = "7e1000000002"
WITH_OR_WITHOUT_CLOUD = pytest.mark.parametrize(
    "with_cloud", depth([True, False], [True]), ids=lambda value: "with-cloud" if value else "without-cloud"
)


async def press_some(hall: SimulatedHall, times: int) -> None:
    for _ in range(times):
        await hall.press("gate-a", "in")
        await hall.press("gate-b", "in")
    await hall.press("gate-b", "out")


def logged(folder: Path, kind: str) -> list[dict[str, Any]]:
    """Return the entries of a kind, of devices and of the gateway, in the gateway's log now."""
    with closing(sqlite3.connect(folder / "log.db")) as db:
        payloads = [payload for (payload,) in db.execute("SELECT payload FROM leaf ORDER BY n")]
    bodies = [payload if payload.endswith(b"}") else payload[:-33] for payload in payloads]
    return [values for values in map(json.loads, bodies) if values["k"] == kind]


def backup(source: Path, target: Path) -> None:
    """Copy a database as an operator does, while nothing writes to it."""
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


async def good(hall: SimulatedHall, pressed: int) -> dict[str, Any]:
    """Return the checker's verdict, which must be good, with every press in it once."""
    await hall.drained()
    verdict = await hall.check()
    assert verdict["problems"] == []
    counts = {key: verdict[key] for key in ("pressed", "lit", "logged", "in_cloud", "facts", "lost", "doubled")}
    assert counts == dict.fromkeys(("pressed", "lit", "logged", "in_cloud", "facts"), pressed) | {
        "lost": 0,
        "doubled": 0,
    }
    live = await hall.live()
    assert live["entered"] + live["left"] == pressed
    assert (await hall.live("gateway"))["entered"] == live["entered"]
    return verdict


async def test_device_ring_restored_from_an_older_image(hall: SimulatedHall, tmp_path: Path) -> None:
    """Restored flash: a gate wakes with last week's journal and opens a new epoch that says why."""
    gate = hall.gates["gate-a"]
    await press_some(hall, 2)
    await hall.drained()
    await gate.device.stop()
    image = shutil.copy(gate.device.ring, tmp_path / "image")
    await gate.device.start()
    await press_some(hall, 3)
    await hall.drained()
    await gate.device.stop()
    shutil.copy(image, gate.device.ring)
    await gate.device.start()
    await press_some(hall, 2)
    await good(hall, 17)
    assert [e["why"] for e in logged(hall.gateway_folder, "epoch") if e["dev"] == "gate-a"][-1] == "back"


@pytest.mark.full_depth
async def test_two_devices_from_one_image(hall: SimulatedHall, tmp_path: Path) -> None:
    """Cloned flash: the twin is refused by its chip's number and keeps its presses; when it takes over, each counts."""
    gate = hall.gates["gate-a"]
    await press_some(hall, 2)
    await hall.drained()
    await gate.device.stop()
    image = shutil.copy(gate.device.ring, tmp_path / "image")
    await gate.device.start()
    twin = await hall.clone("gate-a", Path(image), TWIN)
    for _ in range(3):
        await hall.press("gate-a", "in")
        await twin.press("out")
    await until_refused(hall, "hw")
    live = await hall.live("gateway")
    assert (live["entered"], live["left"]) == (7, 1), "the twin acts on nothing, the original on all"
    with pytest.raises(TimeoutError):
        await hall.drained(timeout_s=0.5)
    await gate.device.stop()
    keyring.move(hall.gateway_folder, "gate-a", TWIN)
    await good(hall, 11)
    assert [e["why"] for e in logged(hall.gateway_folder, "epoch") if e["dev"] == "gate-a"][-1] == "back"


async def test_a_box_whose_name_was_given_away_is_cut_off(hall: SimulatedHall) -> None:
    """Class: a revoked box goes on in its open session: it has to say hello again, and is refused."""
    await press_some(hall, 1)
    await hall.drained()
    keyring.move(hall.gateway_folder, "gate-a", TWIN)
    await until_refused(hall, "hw")
    assert await hall.press("gate-a", "in") is not None, "recorded in the box, which somebody may still read"
    await hall.press("gate-b", "in")
    async with asyncio.timeout(10):
        while (await hall.live("gateway"))["entered"] < 3:
            await asyncio.sleep(0.1)
    assert (await hall.live("gateway"))["entered"] == 3


async def until_refused(hall: SimulatedHall, reason: str) -> None:
    """Return when the gateway has counted a refusal for this reason."""
    async with httpx2.AsyncClient() as client, asyncio.timeout(20):
        while True:
            metrics = (await client.get(f"{hall.gateway_wall}/metrics")).text
            if any(f'reason="{reason}"' in line and not line.endswith(" 0.0") for line in metrics.splitlines()):
                return
            await asyncio.sleep(0.1)


@WITH_OR_WITHOUT_CLOUD
async def test_gateway_database_restored_from_a_backup(hall: SimulatedHall, tmp_path: Path, with_cloud: bool) -> None:
    """Database restored from a backup signs other history: it does not start, and goes on in a log of its own."""
    await press_some(hall, 2)
    await hall.drained()
    await hall.stop("gateway")
    backup(hall.gateway_folder / "log.db", tmp_path / "backup.db")
    await hall.start("gateway")
    await press_some(hall, 3)
    await hall.drained()
    await hall.stop("gateway")
    put_back(hall, tmp_path / "backup.db")
    with pytest.raises(PartFailedError, match="rejoin --why restored"):
        await hall.start("gateway")
    await hall.rejoin("restored", with_cloud=with_cloud)
    await hall.start("gateway")
    await press_some(hall, 2)
    await good(hall, 17)
    (opened,) = logged(hall.gateway_folder, "open")
    assert (opened["why"], opened["after"], opened["cloud"]) == ("restored", hall.lost_logs[0], int(with_cloud))


@WITH_OR_WITHOUT_CLOUD
async def test_gateway_replaced_by_an_empty_one(hall: SimulatedHall, with_cloud: bool) -> None:
    """A new box with no log: what the devices still hold is not counted again, what comes is counted once."""
    await press_some(hall, 3)
    await hall.drained()
    await hall.stop("gateway")
    put_back(hall, None)
    with pytest.raises(PartFailedError, match="rejoin --why replaced"):
        await hall.start("gateway")
    await hall.rejoin("replaced", with_cloud=with_cloud)
    await hall.start("gateway")
    await press_some(hall, 2)
    await good(hall, 12)
    (opened,) = logged(hall.gateway_folder, "open")
    assert (opened["why"], opened["cloud"]) == ("replaced", int(with_cloud))


def put_back(hall: SimulatedHall, copy: Path | None) -> None:
    """Put a copy in the place of the gateway's log, or nothing and no second file either: a new box."""
    (opened,) = logged(hall.gateway_folder, "open")
    hall.lost_logs.append(opened["log"])
    for path in hall.gateway_folder.glob("log.db*"):
        path.unlink()
    if copy is None:
        (hall.gateway_folder / "head.json").unlink()
    else:
        shutil.copy(copy, hall.gateway_folder / "log.db")
