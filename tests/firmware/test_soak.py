"""A device's life in accelerated time: the real session and journal against the gateway's real decisions."""

import random
from collections import deque

from contract import gateway_side, topics
from edge_gateway.devices.keyring import Credential
from edge_gateway.hall import State, layout_of
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.outcome import Arrival, Memory
from firmware.clock import UtcClock
from firmware.journal import Journal
from firmware.session import Identity, Session, Timing
from simulators.device.flash import RamFlash
from site_plan import parse
from tests.firmware.bench import DEV, HW, KEY, UTC, Random, boot, new_image, press

PRESSES = 5000
LINKS = 200
STEP_MS = 50
DELAY = (20, 400)  # ms, each way


PLAN = f"""[site]
code = "serang"
name = "MPP Kabupaten Serang"
zone = "Asia/Jakarta"

[[device]]
name = "{DEV}"
buttons = {{ in = "enter" }}
"""


class Gateway:
    """The decisions of edge_gateway with its log in a list; `handle` returns the sealed answers."""

    def __init__(self):
        self.entries = []
        self.stored = {}
        self.counts = dict.fromkeys(("appended", "gaps", "conflicts", "facts", "duplicates"), 0)
        self.refused = []
        self._ring = {DEV: Credential(HW, "", KEY)}
        self._state = State(layout_of(parse(PLAN)))
        self._memory = Memory({}, {}, set(), lambda *key: self.stored.get(key), 0, 0)

    def handle(self, channel, payload, rx):
        run = Ingest("serang", self._ring, self._state, self._memory)
        run.take(Arrival(topics.device_topic("serang", DEV, channel), payload, False, rx))
        run.commit()
        self._state = run.state
        outcome = run.outcome
        self.stored |= {key: value[0] for key, value in outcome.changes.entries.items()}
        self.entries += [leaf.payload for leaf in outcome.changes.leaves if leaf.src == "device"]
        self.refused += outcome.refused
        for name in self.counts:
            found = getattr(outcome, name)
            self.counts[name] += found if isinstance(found, int) else len(found)
        acks = [ack._replace(utc=rx) for ack in outcome.hellos] + [run.ack(key, None) for key in outcome.acks]
        return [gateway_side.seal_ack(KEY, ack) for ack in acks]


class World:
    """One box, one link, one virtual clock (ms)."""

    def __init__(self, seed):
        self.lots = random.Random(seed)
        self.now = 0
        self.born = 0
        self.links = self.pressed = self.boots = 0
        self.gateway = Gateway()
        self.flash = RamFlash(new_image(32))
        self.up = False
        self.wires = deque(), deque()  # to the gateway, to the box: (due, channel, payload)
        self.power_on()

    def power_on(self):
        self.born = self.now
        self.boots += 1
        self.clock = UtcClock()
        self.journal = Journal(self.flash, KEY, DEV, Random(self.boots))
        boot(self.journal)
        timing = Timing(15_000, 15_000)
        self.session = Session(Identity(DEV, HW), KEY, self.journal, self.clock, Random(99 + self.boots), timing)

    @property
    def uptime(self):
        return self.now - self.born

    def press(self):
        self.pressed += 1
        seq = press(self.journal, self.pressed, self.uptime)
        self.journal.prepare()
        assert seq is not None, "the ring of this test is large enough for its outages"

    def link(self, up):
        self.links += up
        self.up = up
        for wire in self.wires:
            wire.clear()  # what was on its way is gone
        if up:
            self.send(self.session.connected(self.uptime))
        else:
            self.session.disconnected()

    def send(self, out):
        for channel, payload in out:
            self.wires[0].append((self.now + self.lots.randint(*DELAY), channel, payload))

    def tick(self):
        self.now += STEP_MS
        if not self.up:
            return
        there, back = self.wires
        while there and there[0][0] <= self.now:
            _, channel, payload = there.popleft()
            for ack in self.gateway.handle(channel, payload, UTC + self.now):
                if self.lots.random() > 0.02:  # acknowledgements are QoS 0
                    back.append((self.now + self.lots.randint(*DELAY), "ack", ack))
        while back and back[0][0] <= self.now:
            _, channel, payload = back.popleft()
            self.send(self.session.received(channel, payload, self.uptime))
        self.send(self.session.poll(self.uptime))
        self.journal.copy_step()


def test_five_thousand_presses_over_two_hundred_broken_links_are_all_logged_once():
    """Class: acknowledged, then the process dies; first seconds of an outage lost; last item repeated for ever."""
    world = World(8)
    lots = world.lots
    for cycle in range(LINKS):
        for up, longest in ((True, 20_000), (False, 40_000)):
            world.link(up)
            until = world.now + lots.randint(200, longest)
            due = [lots.randint(world.now, until) for _ in range(PRESSES // LINKS // 2 + (up and cycle % 2))]
            while world.now < until or due:
                while due and min(due) <= world.now:
                    due.remove(min(due))
                    world.press()
                world.tick()
        if cycle % 20 == 19:
            world.power_on()
    while world.pressed < PRESSES:
        world.press()
    world.link(True)
    until = world.now + 600_000
    while world.journal.used and world.now < until:
        world.tick()
    logged = [gateway_side.unseal_entry(KEY, sealed) for sealed in world.gateway.entries]
    numbers = [gateway_side.field(one, "ms") for one in logged if one.k == "press"]
    print(
        f"\n{world.links} links, {world.boots} boots, {world.now // 60_000} min of device time, {world.gateway.counts}"
    )
    assert numbers == list(range(1, PRESSES + 1))
    assert world.gateway.counts["facts"] == PRESSES
    assert (world.gateway.counts["gaps"], world.gateway.counts["conflicts"], world.gateway.refused) == (0, 0, [])
    assert len({one.ep for one in logged}) == 1
    assert world.links == LINKS + 1
    assert world.journal.used == 0
