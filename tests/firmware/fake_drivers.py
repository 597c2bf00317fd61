"""The drivers of a chip without silicon, for tests.firmware.fake_board: each call can be told to raise."""

import asyncio
import struct

from contract.topics import device_topic
from firmware.medium import SECTOR
from tests.firmware.bench import DEV


class Partition:
    """An esp32.Partition on an image."""

    def __init__(self, board, image):
        self._board = board
        self._image = image

    def info(self):
        """Return what it is."""
        self._board.call("info")
        return 1, 0x40, 0x200000, len(self._image), "journal", False

    def readblocks(self, block, into, offset):
        """Read."""
        self._board.call("readblocks")
        at = block * SECTOR + offset
        into[:] = self._image[at : at + len(into)]

    def writeblocks(self, block, data, offset):
        """Program; a call that fails has programmed the half of it."""
        at, half = block * SECTOR + offset, len(data) // 2
        self._program(at, data[:half])
        self._board.call("writeblocks")
        self._program(at + half, data[half:])

    def _program(self, at, data):
        for i in range(len(data)):
            self._image[at + i] &= data[i]

    def ioctl(self, what, block):
        """Erase."""
        assert what == 6
        self._board.call("ioctl")
        self._image[block * SECTOR : (block + 1) * SECTOR] = b"\xff" * SECTOR


class ButtonPin:
    """The machine.Pin of the button `in`."""

    def __init__(self, board):
        self._board = board

    def value(self):
        """Return its level; time goes by."""
        self._board.sampled()
        return 0 if "in" in self._board.down else 1


class LampPin:
    """The machine.Pin of a lamp."""

    def __init__(self, board, number):
        self._board = board
        self._number = number
        board.lights[number] = 0

    def value(self, level):
        """Set it."""
        if level:
            self._board.shone.append(self._number)
        self._board.lights[self._number] = level


class Station:
    """The network.WLAN."""

    PM_NONE = 0

    def __init__(self, board):
        self._board = board

    def active(self, on):
        """Switch it on or off."""
        self._board.call("active")

    def config(self, pm):
        """Set the modem's sleep."""
        self._board.call("config")
        self._board.awake = pm == self.PM_NONE

    def isconnected(self):
        """Say whether it is in the network."""
        self._board.call("isconnected")
        return self._board.online

    def disconnect(self):
        """Leave it."""
        self._board.call("disconnect")
        self._board.online = False

    def connect(self, ssid, password):
        """Join it."""
        self._board.call("connect")
        assert (ssid, password) == ("lawang", "rahasia")
        self._board.online = True


class Bus:
    """A machine.I2C with an MCP23017, whose input 3 is the button `out`, and an SSD1306."""

    def __init__(self, board):
        self._board = board
        self._pull_ups = b"\x00\x00"

    def writeto_mem(self, address, register, data):
        """Set the pull-ups."""
        self._board.call("writeto_mem")
        self._pull_ups = bytes(data)

    def readfrom_mem_into(self, address, register, into):
        """Read from the pull-ups to the pins."""
        self._board.call("readfrom_mem_into")
        into[:2] = self._pull_ups
        into[6] = 0xFF & ~(8 if "out" in self._board.down else 0)
        into[7] = 0xFF

    def writeto(self, address, data):
        """Take a part of a picture."""
        self._board.call("writeto")


class Dog:
    """The machine.WDT."""

    def __init__(self, board):
        self._board = board

    def feed(self):
        """Feed it."""
        self._board.call("feed")


class Rtc:
    """The machine.RTC."""

    def __init__(self, board):
        self._board = board

    def datetime(self, values):
        """Set it."""
        self._board.call("datetime")


class Streams:
    """Both streams of a connection to a broker with the gateway behind it."""

    def __init__(self, board):
        self._board = board
        self._unread = bytearray()
        self._sent = bytearray()
        self._arrived = asyncio.Event()
        self._closed = False

    async def readexactly(self, n):
        """Return n bytes, as soon as they are there."""
        self._board.call("readexactly")
        while len(self._unread) < n:
            if self._closed:
                raise EOFError
            self._arrived.clear()
            await self._arrived.wait()
        found = bytes(self._unread[:n])
        self._unread = self._unread[n:]
        return found

    def write(self, data):
        """Take packets, and answer them."""
        self._board.call("write")
        self._sent += data
        while True:
            length, head = _length(self._sent)
            if length is None or len(self._sent) < head + length:
                return
            self._answer(self._sent[0], bytes(self._sent[head : head + length]))
            self._sent = self._sent[head + length :]

    async def drain(self):
        """Send what was written."""
        self._board.call("drain")

    def close(self):
        """End."""
        self._closed = True
        self._arrived.set()
        self._board.call("close")

    def _answer(self, first, body):
        kind = first >> 4
        if kind == 1:
            self._put(b"\x20\x02\x00\x00")
        elif kind == 8:
            self._put(b"\x90\x06" + body[:2] + b"\x01" * 4)
        elif kind == 12:
            self._put(b"\xd0\x00")
        elif kind == 3:
            end = 2 + struct.unpack(">H", body[:2])[0]
            channel = body[2:end].decode().split("/")[-1]
            for ack in self._gateways(channel, body[end + 2 :] if first >> 1 & 3 else body[end:]):
                topic = device_topic("serang", DEV, "ack").encode()
                packet = struct.pack(">H", len(topic)) + topic + ack
                self._put(b"\x30" + bytes((len(packet) & 0x7F | 0x80, len(packet) >> 7)) + packet)

    def _gateways(self, channel, payload):
        return self._board.gateway.take(channel, payload) if channel in ("hello", "evt", "skip") else []

    def _put(self, packet):
        self._unread += packet
        self._arrived.set()


def _length(packets):
    """Return the length of the first packet's body (None: not known yet) and of what is before it."""
    length = shift = 0
    for at in range(1, len(packets)):
        length |= (packets[at] & 0x7F) << shift
        shift += 7
        if not packets[at] & 0x80:
            return length, at + 1
    return None, 0
