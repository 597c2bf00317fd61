"""What an ESP32 has, as MicroPython's drivers: made here, and used by what gets them as arguments."""

import asyncio
import os
import time
from binascii import hexlify

import esp32
import machine
import network

PARTITION = "journal"  # of type data, in the image's partition table
OTADATA = 0  # subtype of the partition that says which of two images runs
WATCHDOG_MS = 30_000  # longer than reading the whole ring, which a soft reset leaves it armed over
I2C_HZ = 400_000  # a read of 8 registers of one expander: 0.3 ms
I2C_TIMEOUT_US = 20_000  # ESP-IDF counts in ticks of 10 ms: less than one is 0, and a transfer fails at once
CLOCK_HZ = 240_000_000  # of 80, 160, 240; MicroPython starts with 160
WIFI_CHECK_S = 2
LIGHT = 2  # the pin of the light that most boards have
HALF_S = 0.25  # of a blink
PAUSE_S = 5  # so that a box that fails at once does not wear its flash with boot entries
RESETS = {
    machine.PWRON_RESET: "power",
    machine.HARD_RESET: "hard",
    machine.WDT_RESET: "watchdog",
    machine.DEEPSLEEP_RESET: "sleep",
    machine.SOFT_RESET: "soft",
}

ticks_ms = time.ticks_ms
ticks_diff = time.ticks_diff
urandom = os.urandom
dial = asyncio.open_connection
accept = esp32.Partition.mark_app_valid_cancel_rollback
reset = machine.reset


def full_speed():
    """Let the chip run as fast as it can."""
    machine.freq(CLOCK_HZ)


def machine_name():
    """Return what the chip is called, for firmware.board.pins."""
    return os.uname().machine


def settings():
    """Return the text of config.json."""
    with open("config.json") as file:
        return file.read()


def hw():
    """Return the chip's own number, 12 hex digits."""
    return hexlify(machine.unique_id()).decode()[:12]


def reset_cause():
    """Return why the box started, a word for its `boot` entry."""
    return RESETS.get(machine.reset_cause(), "other")


def journal() -> esp32.Partition:
    """Return the journal's own flash partition; raises OSError if the image has none."""
    found = _partitions(label=PARTITION)
    if not found:
        raise OSError("the image has no partition named " + PARTITION)
    return found[0]


def records() -> "esp32.Partition | None":
    """Return the partition with the boot loader's two records, or None: a chip with room for one image has none."""
    found = _partitions(OTADATA)
    return found[0] if found else None


def _partitions(subtype=0xFF, label=None) -> list[esp32.Partition]:
    return esp32.Partition.find(esp32.Partition.TYPE_DATA, subtype, label=label)


def button(number):
    """Return the pin of a button to ground."""
    return machine.Pin(number, machine.Pin.IN, machine.Pin.PULL_UP)


def light(number):
    """Return the pin of a lamp, which is out."""
    return machine.Pin(number, machine.Pin.OUT, value=0)


def bus(scl, sda):
    """Return the I2C bus on these pins."""
    return machine.I2C(0, scl=machine.Pin(scl), sda=machine.Pin(sda), freq=I2C_HZ, timeout=I2C_TIMEOUT_US)


def watchdog():
    """Return the chip's watchdog, started: it resets the chip unless fed every WATCHDOG_MS."""
    return machine.WDT(timeout=WATCHDOG_MS)


def rtc():
    """Return the chip's clock."""
    return machine.RTC()


def station():
    """Return the Wi-Fi station."""
    return network.WLAN(network.STA_IF)


def glyphs(text):
    """Return the dots of `text` in MicroPython's font, as firmware.ssd1306 wants them."""
    import framebuf

    width = 8 * len(text)
    data = bytearray(width)
    if width:
        framebuf.FrameBuffer(data, width, 8, framebuf.MONO_VLSB).text(text, 0, 0, 1)
    return data
