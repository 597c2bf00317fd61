"""A gateway's writer over its own files, on a machine whose clocks the test owns, with boxes that keep their own time.

`true` is what no machine knows: the time that really is. The boxes are as SPEC says, written apart from the firmware.
"""

import json
from pathlib import Path
from typing import Any

from contract import entry as entries
from contract import messages
from contract.entry import Entry
from contract.leaf import Leaf, Source
from contract.messages import Hello
from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import WatchedKeyring
from edge_gateway.hall import State
from edge_gateway.intake import orders
from edge_gateway.intake.jumps import resumed
from edge_gateway.intake.outcome import Message
from edge_gateway.intake.resumption import hall_of, leaves_from
from edge_gateway.intake.writer import Writer
from edge_gateway.log import store
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import next_start
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from site_plan import parse, read_logged
from tests.edge_gateway.whole_hall import DEVICES
from tests.edge_gateway.whole_hall import PLAN as ALWAYS

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
MIDNIGHT = 1_795_539_600_000  # Wednesday 2026-11-25 00:00 in Jakarta
EIGHT = MIDNIGHT + 8 * HOUR
PLAN = ALWAYS.replace("00:00-23:59", "08:00-16:00").replace("next_guard_s = 0", "next_guard_s = 3")


class VirtualMachine:
    """A wall clock that is `off` from what is true, and a steady one."""

    def __init__(self, true: int) -> None:
        self.true, self.off, self.is_synced = true, 0, False
        self._booted, self._boots = true - HOUR, 1

    def wall(self) -> int:
        return self.true + self.off

    def steady(self) -> int:
        return self.true - self._booted

    def is_synchronised(self) -> bool:
        return self.is_synced

    def boot(self) -> str:
        return f"boot-{self._boots}"

    def reboot(self) -> None:
        self._booted, self._boots = self.true, self._boots + 1


class Box:
    """A device with a journal; it sends what it has once its hello is answered."""

    def __init__(self, hall: "VirtualHall", name: str, hw: str) -> None:
        self.hall, self.name, self.hw = hall, name, hw
        self.key = keyring.add(hall.folder, name, hw).key
        self.boot, self.since = 1, hall.machine.true - MINUTE
        self.seq, self.prev, self.queue = 0, entries.START, list[bytes]()
        self.base: tuple[int, int] | None = None  # up, utc
        self.nonce, self.asked_up, self.online, self.is_ready = 0, 0, True, False
        self.append("boot", (("why", "power"), ("fw", "0.1.0")))

    @property
    def up(self) -> int:
        return self.hall.machine.true - self.since

    def restart(self) -> None:
        """Switch it off and on: it does not know the time."""
        self.boot, self.since, self.base, self.is_ready = self.boot + 1, self.hall.machine.true, None, False
        self.hall.to_greet.add(self.name)
        self.append("boot", (("why", "power"), ("fw", "0.1.0")))

    def press(self, button: str) -> None:
        self.append("press", (("b", button), ("ms", 90)))

    def append(self, k: str, data: Any) -> None:
        self.seq += 1
        utc = None if self.base is None else self.base[1] + self.up - self.base[0]
        err = None if self.base is None else 40 + (self.up - self.base[0]) * 50 // 1_000_000
        ep = self.hw + "0001"
        made = Entry(1, self.name, ep, self.seq, self.boot, self.up, utc, err, k, data, self.prev)
        sealed = entries.seal(self.key, made)
        self.prev = entries.hash_of(sealed)
        self.queue.append(sealed)
        self.hall.pressed[self.name, self.seq] = self.hall.machine.true

    def hello(self) -> None:
        """Ask, if it has a link."""
        self.is_ready = False
        if self.online:
            self.nonce, self.asked_up = self.nonce + 1, self.up
            said = Hello(self.name, self.hw, self.hw + "0001", 1, self.seq, 0, self.boot, self.up, f"{self.nonce:016x}")
            self.hall.send(self.name, "hello", messages.seal_hello(self.key, said))

    def hear(self, payload: bytes) -> None:
        ack = messages.unseal_ack(self.key, payload)
        if ack.nonce == f"{self.nonce:016x}":
            self.is_ready = True
            if ack.utc is not None:
                self.base = self.asked_up, ack.utc

    def flush(self) -> None:
        """Send all that is in the journal and was not sent."""
        if not (self.online and self.is_ready):
            return
        while self.queue:
            self.hall.send(self.name, "evt", self.queue.pop(0))


class VirtualHall:
    """The hall of `whole_hall`, open from eight to four; its writer is stepped by the test."""

    def __init__(self, folder: Path, true: int = EIGHT, plan: str = PLAN) -> None:
        self.folder, self.machine = folder, VirtualMachine(true)
        self.pressed: dict[tuple[str, int], int] = {}
        self.heard: dict[tuple[str, int], tuple[int, int]] = {}
        self.announced = list[int]()
        self._plan = parse(plan)
        folder.mkdir(exist_ok=True)
        self.boxes = {name: Box(self, name, hw) for name, hw in DEVICES.items()}
        fresh = beginning.begin(folder, self._plan, Beginning("first", None, asked_cloud=False), 0, true)
        beginning.install(folder, fresh)
        self._open()

    def _open(self) -> None:
        self.store: Store = store.open_store(self.folder / store.FILE)
        self.store.count_start(next_start(self.store.start, self.machine.wall()))
        state = hall_of(self.store, read_logged(self.store.plan).plan)
        self.clock = resumed(self.machine, self.folder, state, self.store.last_rx)
        ring = WatchedKeyring(self.folder)
        self.writer = Writer(self.folder, self.store, ring, state, lambda: None, self.clock)
        self.to_greet = set(self.boxes)
        self.settle()

    def restart(self, *, off: int = 0, down: int = 0, reboots: bool = False) -> None:
        """End the process without a word; start it after `down` ms, the wall clock being set by `off` meanwhile."""
        self.store.close()
        self.machine.true += down
        self.machine.off += off
        if reboots:
            self.machine.reboot()
        self._open()

    def close(self) -> None:
        self.store.close()

    @property
    def state(self) -> State:
        return self.writer.state

    def send(self, dev: str, channel: str, payload: bytes) -> None:
        message = Message(f"lawang/1/serang/{dev}/{channel}", payload, False, self.machine.steady())
        self.writer.offer(message)
        self._work()

    def publish(self, topic: str, payload: bytes) -> None:
        dev, channel = topic.split("/")[3:]
        if channel == "ack":
            self.boxes[dev].hear(payload)

    def announce(self, start: int) -> None:
        self.announced.append(start)
        self.to_greet |= set(self.boxes)

    def _work(self) -> None:
        self.writer._process(self.writer._gather(), self)

    def look(self) -> None:
        """Let the writer look, as it does each second."""
        self.writer._last_housekeeping = None
        self.writer._housekeep(self)

    def settle(self) -> None:
        """Let it look, and each box that was told say hello and send what it has."""
        self.look()
        for _ in range(3):
            for name in sorted(self.to_greet):
                if self.boxes[name].online:
                    self.to_greet.discard(name)
                    self.boxes[name].hello()
            for box in self.boxes.values():
                box.flush()
            self.look()

    def later(self, ms: int) -> None:
        self.machine.true += ms
        self.settle()

    def set_wall(self, by: int) -> None:
        """Let somebody set the machine's clock; the writer has not looked yet."""
        self.machine.off += by

    def press(self, dev: str, button: str) -> list[dict[str, Any]]:
        """Press and deliver; return the facts that came of it."""
        n = self.store.tree.size
        self.boxes[dev].press(button)
        self.boxes[dev].flush()
        return self.records(n)

    def confirm(self) -> None:
        """Let a person say that the machine's clock is right; raises OrderError."""
        future = self.writer.submit(lambda draft, now: orders.accept_clock(draft, "Sari", now))
        self._work()
        future.result(0)
        self.settle()

    def leaves(self, first: int = 0) -> list[Leaf]:
        return list(leaves_from(self.store, first))

    def records(self, first: int = 0) -> list[dict[str, Any]]:
        """Return the gateway's own entries from a number on, as they stand in the log."""
        return [json.loads(leaf.payload) for leaf in self.leaves(first) if leaf.src is Source.GATEWAY]

    def kinds(self, first: int = 0) -> list[str]:
        return [record["k"] for record in self.records(first)]
