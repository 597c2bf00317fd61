"""Buttons on input expanders, with a bus that fails. Runs on CPython and MicroPython."""

from firmware.mcp23017 import Inputs
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
