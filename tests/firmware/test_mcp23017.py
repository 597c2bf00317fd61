"""Buttons on input expanders, with a bus that fails. Runs on CPython and MicroPython."""

from firmware.buttons import Button
from firmware.mcp23017 import Inputs
from tests.firmware.bench import Random
from tests.firmware.panel_box import PanelBox

ADDRESSES = (0x20, 0x21)


class FakeBus:
    """An I2C bus with MCP23017s: registers by address; `broken` makes it answer nothing; counts its reads."""

    def __init__(self):
        self.broken = False
        self.reads = 0
        self.chips = {}
        for address in ADDRESSES:
            self.power(address)

    def power(self, address):
        """Give a chip its supply back: registers as after reset, inputs open; they float low without pull-ups."""
        self.chips[address] = bytearray(22)
        self.down = set()

    def writeto_mem(self, address, register, data):
        """Write registers."""
        if self.broken:
            raise OSError(19)
        self.chips[address][register : register + len(data)] = data

    def readfrom_mem_into(self, address, register, into):
        """Read registers; the pins are what the buttons and pull-ups make them."""
        if self.broken:
            raise OSError(19)
        self.reads += 1
        chip = self.chips[address]
        for half in (0, 1):
            chip[0x12 + half] = chip[0x0C + half]
        for where, number in self.down:
            if where == address:
                chip[0x12 + number // 8] &= ~(1 << number % 8)
        into[:] = chip[register : register + len(into)]


def _panel():
    bus = FakeBus()
    inputs = Inputs(lambda: bus, ADDRESSES)
    at = {"b" + str(i): (i // 16, i % 16) for i in range(24)}
    return bus, PanelBox(sorted(at), {name: inputs.pin(*place) for name, place in at.items()}, inputs)


def test_each_of_24_buttons_is_its_own_and_a_sample_reads_each_chip_once():
    bus, box = _panel()
    box.run(100)
    before = bus.reads
    box.run(5)
    assert bus.reads - before == 2
    for i in range(24):
        bus.down = {(ADDRESSES[i // 16], i % 16)}
        box.run(80)
        bus.down = set()
        box.run(400)
    assert [b for _, b in box.entries("press")] == ["b" + str(i) for i in range(24)]
    assert box.entries("fault") == []


def test_two_buttons_at_once_are_two_presses():
    bus, box = _panel()
    box.run(100)
    bus.down = {(0x20, 3), (0x21, 7)}
    box.run(80)
    bus.down = set()
    box.run(100)
    assert sorted(b for _, b in box.entries("press")) == ["b23", "b3"]


class Touchy(Inputs):
    """Expanders that always say that something has changed: every button takes every sample."""

    def sample(self, now):
        """Read."""
        told = Inputs.sample(self, now)
        self.changed = True
        return told


def _life(kind, seed):
    """Let fingers, a plug and bounce do what they like; return what was journalled, and how many samples buttons took."""
    chance = Random(seed)
    bus = FakeBus()
    inputs = kind(lambda: bus, ADDRESSES)
    at = {"b" + str(i): (i // 16, i % 16) for i in range(24)}
    box = PanelBox(sorted(at), {name: inputs.pin(*place) for name, place in at.items()}, inputs)
    if kind is Touchy:
        box.panel._shared = [(name, pin, Restless(250), lamp) for name, pin, _, lamp in box.panel._shared]
    for _ in range(600):
        drawn = chance(4)
        if drawn[0] < 40:
            place = (ADDRESSES[drawn[1] % 2], drawn[2] % 16)
            bus.down = bus.down ^ {place}
        bus.broken = drawn[0] > 250
        box.run(5 + 5 * (drawn[3] % 20))
    return box.entries("press"), box.entries("fault")


class Restless(Button):
    """A button that is never calm."""

    calm = property(lambda _: False, lambda *_: None)


def test_what_is_left_out_while_nothing_changes_changes_nothing():
    """Class: a press is lost: whole ports are compared, and work is done only on change."""
    for seed in range(1, 8):
        found = _life(Inputs, seed)
        assert found[0]
        assert found == _life(Touchy, seed)


def test_a_dead_bus_is_one_fault_and_no_press():
    """Class: a held button inverts or repeats (an input that cannot be read)."""
    bus, box = _panel()
    box.run(100)
    bus.broken = True
    box.run(90_000)
    bus.broken = False
    box.run(500)
    assert box.entries("press") == []
    assert box.entries("fault") == [("bus", None)]
    bus.down = {(0x20, 0)}
    box.run(80)
    bus.down = set()
    box.run(100)
    assert box.entries("press") == [("press", "b0")]


def test_a_chip_that_lost_its_supply_is_set_up_again_and_its_floating_inputs_are_no_presses():
    bus, box = _panel()
    box.run(100)
    bus.power(0x21)
    box.run(500)
    assert box.entries("press") == []
    assert box.entries("fault") == [("bus", None)]
    bus.down = {(0x21, 1)}
    box.run(80)
    bus.down = set()
    box.run(100)
    assert box.entries("press") == [("press", "b17")]


def test_one_bad_read_in_the_middle_of_a_press_does_not_lose_it():
    bus, box = _panel()
    box.run(100)
    bus.down = {(0x20, 5)}
    box.run(30)
    bus.broken = True
    box.run(5)
    bus.broken = False
    box.run(100)
    bus.down = set()
    box.run(100)
    assert box.entries("press") == [("press", "b5")]


def test_a_loose_plug_does_not_fill_the_journal():
    bus, box = _panel()
    for _ in range(200):
        bus.broken = not bus.broken
        box.run(100)
    assert len(box.entries("fault")) == 1


def test_a_bus_that_hangs_is_asked_ever_more_seldom_for_each_try_costs_its_time_out():
    """I2C's time-out is 20 ms, in which no button on a pin is sampled: at most one try in 0.8 s, and soon at first."""
    bus, box = _panel()
    box.run(100)
    tries = []

    def hang(*_):
        tries.append(box.now)
        raise OSError(116)

    bus.writeto_mem = bus.readfrom_mem_into = hang
    box.run(20_000)
    assert len(tries) <= 2 * (20_000 // 800 + 5)
    assert tries[2] - tries[0] <= 50
    del bus.writeto_mem, bus.readfrom_mem_into
    box.run(1000)
    bus.down = {(0x20, 0)}
    box.run(80)
    bus.down = set()
    box.run(100)
    assert box.entries("press") == [("press", "b0")]
