"""The hall goes on in a new log: numbers, queue and tickets in hand after a restore and after a replacement."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contract import leaf as leaves
from contract.leaf import Source
from tests.edge_gateway.whole_hall import furnish, judge_tickets, of_kind, records


@pytest.fixture
def cloud(load_fake_cloud: Any) -> Iterator[Any]:
    with load_fake_cloud() as running:
        yield running


def _in_cloud(cloud: Any, log: str) -> list[dict[str, Any]]:
    found = map(leaves.decode, cloud.logs[log])
    return [json.loads(leaf.payload) for leaf in found if leaf.src is Source.GATEWAY]


@pytest.mark.parametrize("how", ["restored", "replaced"])
def test_numbers_and_queue_go_on_in_a_new_log(
    how: str, mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any, tmp_path: Path
) -> None:
    """Classes "ticket number repeated or jumping back", "database restored from a backup signs other history".

    The gateway's disk is lost in the middle of a day: what comes back is a copy of an hour ago, or nothing. No number
    is given twice, who waited is called from the new log, who was called is finished, each ends once over both logs.
    """
    access = ("--cloud", cloud.url, "--token", "t")
    gateway = furnish(start_gateway(mosquitto.address, "--live", *access))
    gateway.start()
    kiosk, pad = (make_box(mosquitto.address, gateway.data, dev) for dev in ("kiosk-1", "pad-1"))
    kiosk.press("ktp")
    kiosk.deliver()
    assert gateway.stop() == 0
    shutil.copytree(gateway.data, tmp_path / "copy", ignore=shutil.ignore_patterns("stderr", "lock", "control"))
    gateway.start()
    for _ in range(2):
        kiosk.press("ktp")
    kiosk.deliver()
    pad.press("next")
    pad.deliver()
    old = gateway.ready["log"]
    until(lambda: sum(record["k"] == "call" for record in _in_cloud(cloud, old)) == 1, 40)
    gateway.kill()
    devices = (gateway.data / "devices.json").read_bytes()
    shutil.rmtree(gateway.data)
    if how == "restored":
        shutil.copytree(tmp_path / "copy", gateway.data)
    else:
        gateway.data.mkdir()
        (gateway.data / "devices.json").write_bytes(devices)
    done = gateway.rejoin("--why", how, *access)
    assert done.returncode == 0, done.stderr
    gateway.start()
    assert gateway.ready["log"] != old
    board = json.loads(gateway.get("/v1/boards/a"))
    assert (board["counters"][0]["hand"], board["counters"][0]["next"]) == ("A001", ["A002", "A003"])
    kiosk.press("ktp")
    kiosk.deliver()
    pad.press("done")
    pad.press("next")
    pad.deliver()
    assert [fact["ticket"] for fact in of_kind(gateway.data, "issue")] == ["A004"]
    assert [fact["ticket"] for fact in of_kind(gateway.data, "finish")] == ["A001"]
    assert [fact["ticket"] for fact in of_kind(gateway.data, "call")] == ["A002"]
    still, ends = judge_tickets([*_in_cloud(cloud, old), *(record for _, record in records(gateway.data))])
    assert (still, ends) == ({"A002", "A003", "A004"}, {"finish": 1})
    log = gateway.ready["log"]
    until(lambda: any(record["k"] == "finish" for record in _in_cloud(cloud, log)), 40)
    assert gateway.stop() == 0
    replayed = gateway.nest.run("hall", "replay", "--data", str(gateway.data))
    assert replayed.returncode == 0, replayed.stdout


PRESSES = (
    *(("kiosk-1", key) for key in ("ktp", "ktp", "nib", "ktp")),
    *(("pad-1", key) for key in ("next", "start", "done", "next", "recall", "absent")),
    *(("pad-2", key) for key in ("next", "hold", "hold", "start", "done", "next")),
    ("gate-a", "in"),
)


def _play(gateway: Any, make_box: Any, broker: str) -> None:
    """Press the same keys in the same order, each when the one before is answered."""
    boxes = {dev: make_box(broker, gateway.data, dev) for dev in dict.fromkeys(dev for dev, _ in PRESSES)}
    for dev, key in PRESSES:
        boxes[dev].press(key)
        boxes[dev].deliver()
    for box in boxes.values():
        box.close()


def _plain(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return facts of the hall without what a clock says."""
    kept = [record for record in found if record["k"] not in {"open", "plan", "live", "day"}]
    return [{key: value for key, value in record.items() if not key.endswith("_ms")} for record in kept]


def _boards(gateway: Any) -> list[Any]:
    boards = [json.loads(gateway.get(f"/v1/boards/{area}")) for area in ("a", "b")]
    return [([(c["n"], c["ticket"], c["counter"], c["kind"]) for c in b["recent"]], b["counters"]) for b in boards]


def test_the_hall_without_internet_is_the_hall_with_it(
    mosquitto: Any, start_gateway: Any, make_box: Any, load_fake_cloud: Any, until: Any
) -> None:
    """Class "first seconds of an outage lost": the same presses give the same tickets, calls and boards; later all is up.

    One gateway has its cloud, the other's is away until the presses are over.
    """
    found = []
    for name in ("with", "without"):
        with load_fake_cloud() as up:
            gateway = furnish(start_gateway(mosquitto.address, "--live", "--cloud", up.url, "--token", "t", name=name))
            gateway.start()
            if name == "with":
                _play(gateway, make_box, mosquitto.address)
        if name == "without":
            _play(gateway, make_box, mosquitto.address)
        found.append((_plain(record for _, record in records(gateway.data)), _boards(gateway)))
        with load_fake_cloud(int(up.url.rsplit(":", 1)[1]), up):
            until(lambda: _in_cloud(up, gateway.ready["log"]) == [record for _, record in records(gateway.data)], 60)  # noqa: B023
        assert gateway.stop() == 0
    assert found[0] == found[1]
    assert len([record for record in found[0][0] if record["k"] == "call"]) == 4
