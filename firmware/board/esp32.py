"""An ESP32's pins, lamps, flash and Wi-Fi, as the application wants them."""

import asyncio
import time
from binascii import hexlify

import esp32
import machine
import network

from firmware import clock
from firmware.mcp23017 import Inputs
from firmware.medium import SECTOR
from firmware.unload import unload

PARTITION = "journal"  # of type data, in the image's partition table
OTADATA = 0  # subtype of the partition that says which of two images runs
WIFI_CHECK_S = 2
WATCHDOG_MS = 30_000  # longer than a scan of the whole ring
I2C_HZ = 400_000  # a read of 8 registers of one expander: 0.3 ms
I2C_TIMEOUT_US = 2000
RESETS = {
    machine.PWRON_RESET: "power",
    machine.HARD_RESET: "hard",
    machine.WDT_RESET: "watchdog",
    machine.DEEPSLEEP_RESET: "sleep",
    machine.SOFT_RESET: "soft",
}


def hw():
    """Return the chip's own number, 12 hex digits."""
    return hexlify(machine.unique_id()).decode()[:12]


def reset_cause():
    """Return why the box started, a word for its `boot` entry."""
    return RESETS.get(machine.reset_cause(), "other")


class PartitionFlash:
    """The journal's own flash partition: `firmware.medium` says what it promises."""

    def __init__(self):
        found = esp32.Partition.find(esp32.Partition.TYPE_DATA, label=PARTITION)
        if not found:
            raise OSError("the image has no partition named " + PARTITION)
        self._partition = found[0]
        self.size = self._partition.info()[3]

    def read(self, offset, n):
        """Return `n` bytes; they lie in one sector."""
        data = bytearray(n)
        self._partition.readblocks(offset // SECTOR, data, offset % SECTOR)
        return bytes(data)

    def program(self, offset, data):
        """Program `data`, which lies in one sector; writeblocks with an offset does not erase first."""
        self._partition.writeblocks(offset // SECTOR, data, offset % SECTOR)

    def erase(self, sector):
        """Erase one sector."""
        self._partition.ioctl(6, sector)


class Pin:
    """A button between its pin and ground."""

    def __init__(self, number):
        self._pin = machine.Pin(number, machine.Pin.IN, machine.Pin.PULL_UP)

    def __call__(self):
        """Return whether the button is down."""
        return self._pin.value() == 0


def watchdog():
    """Return the chip's watchdog, started: it resets the chip unless fed every WATCHDOG_MS."""
    return machine.WDT(timeout=WATCHDOG_MS)


def bus(scl, sda):
    """Return the I2C bus on these pins."""
    return machine.I2C(0, scl=machine.Pin(scl), sda=machine.Pin(sda), freq=I2C_HZ, timeout=I2C_TIMEOUT_US)


def expanders(i2c, addresses):
    """Return the inputs of the expanders at `addresses` of the bus."""
    return Inputs(i2c, addresses)


def display(i2c, address):
    """Return the SSD1306 at `address` of the bus."""
    import framebuf

    from firmware.ssd1306 import Display

    def glyphs(text):
        width = 8 * len(text)
        data = bytearray(width)
        if width:
            framebuf.FrameBuffer(data, width, 8, framebuf.MONO_VLSB).text(text, 0, 0, 1)
        return data

    return Display(i2c, address, glyphs)


class Image:
    """The image that runs, as firmware.proof wants it; a chip with room for one only has none to go back to."""

    def __init__(self):
        found = esp32.Partition.find(esp32.Partition.TYPE_DATA, OTADATA)
        self._records = found[0] if found else None

    def pending(self):
        """Say whether the boot loader would take another image at the next reset."""
        if self._records is None:
            return False
        from firmware import proof

        records = [bytearray(proof.RECORD), bytearray(proof.RECORD)]
        for sector, record in enumerate(records):
            self._records.readblocks(sector, record, 0)
        found = proof.pending(records)
        if not found:
            unload("firmware.proof")
        return found

    def accept(self):
        """Keep this image from now on."""
        esp32.Partition.mark_app_valid_cancel_rollback()


class Rtc:
    """The chip's clock, for firmware.tls: ms since 1970, whatever year this build counts from."""

    def now(self):
        """Return what it says."""
        return clock.since_1970(time.time(), time.gmtime(0)[0])

    def set(self, ms):
        """Set it."""
        shown = time.gmtime(clock.board_seconds(ms, time.gmtime(0)[0]))
        year, month, day, hour, minute, second, weekday = shown[:7]
        machine.RTC().datetime((year, month, day, weekday, hour, minute, second, 0))


class Lamp:
    """A green lamp for a press that is recorded or answered, and a red one, or none, for one that is not."""

    def __init__(self, green, red=None):
        self._green = machine.Pin(green, machine.Pin.OUT, value=0)
        self._red = None if red is None else machine.Pin(red, machine.Pin.OUT, value=0)

    def on(self):
        """Light the green lamp."""
        self._green.value(1)

    def recorded(self, _ep, _seq):
        """Light the green lamp."""
        self._green.value(1)

    def waiting(self, _ep, _seq):
        """Put both out: what comes next is the answer."""
        self.off()

    def answered(self):
        """Light the green lamp."""
        self._green.value(1)

    def refused(self):
        """Light the red lamp."""
        if self._red is not None:
            self._red.value(1)

    def off(self):
        """Put both out."""
        self._green.value(0)
        if self._red is not None:
            self._red.value(0)


async def keep_wifi(ssid, password):
    """Join the network and join it again whenever it is lost, for ever."""
    station = network.WLAN(network.STA_IF)
    station.active(True)
    while True:
        if not station.isconnected():
            try:
                station.disconnect()
                station.connect(ssid, password)
            except OSError as e:
                print("wifi:", e)
            for _ in range(5):
                await asyncio.sleep(WIFI_CHECK_S)
                if station.isconnected():
                    break
        await asyncio.sleep(WIFI_CHECK_S)
