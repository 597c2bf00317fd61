"""A whole hall at work while its gateway is killed, again and again, at random points."""

import random
import signal
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from contract import gateway_side
from edge_gateway.log import store
from tests.depth import depth
from tests.edge_gateway.whole_hall import DEVICES, furnish, judge_tickets, records

KILLS = depth(25, 5)
KEYS = {
    "gate-a": ("in", "out"),
    "kiosk-1": ("ktp", "ktp", "nib"),
    "pad-1": ("next", "next", "start", "done", "absent", "move", "recall"),
    "pad-2": ("next", "next", "start", "done", "absent", "hold", "recall"),
}


def _work(box: Any, keys: tuple[str, ...], rng: random.Random, ending: threading.Event) -> None:
    """Press and deliver, a few at a time, until the end; then deliver the rest."""
    box.patience = 0.15
    while not ending.is_set():
        for _ in range(rng.randint(1, 4)):
            box.press(rng.choice(keys))
        box.deliver(600)
        time.sleep(rng.uniform(0, 0.05))


def _logged(data: Path) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {dev: [] for dev in DEVICES}
    with store.open_store(data / store.FILE) as log:  # checked as at each start
        for row in log.rows(0, log.tree.size):
            if row[4] == "device":
                found[gateway_side.peek_entry(row[5]).dev].append(row[5])
    return found


@pytest.mark.timeout(120 + 3 * KILLS)
def test_killed_again_and_again_the_hall_loses_and_doubles_nothing(
    mosquitto: Any, start_gateway: Any, make_box: Any, capsys: Any
) -> None:
    """Classes "acknowledged, then the process dies", "buffer unreadable after a crash", "ticket number repeated".

    Logged is what was pressed, byte for byte; deciding again over the log gives the same facts; no number is given
    twice, each has one end or is open.
    """
    gateway, rng = furnish(start_gateway(mosquitto.address, "--live")), random.Random(4)
    gateway.start()
    ending, boxes = threading.Event(), [make_box(mosquitto.address, gateway.data, dev) for dev in DEVICES]
    workers = [
        threading.Thread(target=_work, args=(box, KEYS[box.dev], random.Random(i), ending), daemon=True)
        for i, box in enumerate(boxes)
    ]
    for worker in workers:
        worker.start()
    for _ in range(KILLS):
        time.sleep(rng.uniform(0.0, 0.4))  # a start, a fold, a commit: each may be cut
        assert gateway.kill() == -signal.SIGKILL, "it ended by itself"
        gateway.start(wait=rng.random() < 0.6)
    ending.set()
    for worker in workers:
        worker.join(60)
    assert [worker.name for worker in workers if worker.is_alive()] == []
    assert gateway.kill() == -signal.SIGKILL
    assert _logged(gateway.data) == {box.dev: box.journal for box in boxes}
    facts = [record for _, record in records(gateway.data)]
    still, ends = judge_tickets(facts)
    replayed = gateway.nest.run("hall", "replay", "--data", str(gateway.data))
    assert replayed.returncode == 0, replayed.stdout
    kinds = Counter(fact["k"] for fact in facts)
    assert kinds["issue"] > 0
    assert kinds["call"] > 0
    with capsys.disabled():
        pressed = sum(len(box.journal) for box in boxes)
        print(f"\n{KILLS} kills, {pressed} presses = {pressed} logged, {kinds['issue']} tickets: "
              f"{sum(ends.values())} ended, {len(still)} open; {kinds['call']} calls; replay equal")  # fmt: skip
