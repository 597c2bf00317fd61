"""What an ESP32 has, as MicroPython's drivers: made here, and used by what gets them as arguments."""

import asyncio
import os
import sys
import time
from binascii import hexlify

import esp32
import machine
import network

from firmware import unload
from firmware.flash import Flash

JOURNAL = "journal"  # partitions of type data, in the image's table
SETTINGS = "settings"
CHOICE = "choice"
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
reset = machine.reset


def full_speed():
    """Let the chip run as fast as it can."""
    machine.freq(CLOCK_HZ)


def machine_name():
    """Return what the chip is called, for firmware.board.pins."""
    return sys.implementation._machine  # noqa: SLF001 - MicroPython's name for it


def settings():
    """Return the text of config.json: out of the image's partition, or of the file system where there is none."""
    from firmware import settings as stored

    partition = _partition(SETTINGS)
    text = None if partition is None else stored.newest(Flash(partition))
    unload("firmware.settings")
    if text is not None:
        return text
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
    found = _partition(JOURNAL)
    if found is None:
        raise OSError("the image has no partition named " + JOURNAL)
    return found


def choice() -> "esp32.Partition | None":
    """Return the partition that says which application runs, or None: a board without an image of ours."""
    return _partition(CHOICE)


def _partition(label) -> "esp32.Partition | None":
    found = esp32.Partition.find(esp32.Partition.TYPE_DATA, label=label)
    return found[0] if found else None


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
