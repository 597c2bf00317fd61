"""The boot loader in an ESP32's ROM, behind a pseudo-terminal: as much of its protocol as a flashing tool needs.

From Espressif's description of the serial protocol: SLIP frames, a request of direction 0 with operation, length and
checksum, an answer of direction 1 with a value and four bytes of status.
"""

import hashlib
import os
import pty
import select
import struct
import threading
import tty
import zlib
from collections.abc import Callable
from typing import Self

SYNC, READ, WRITE = 0x08, 0x0A, 0x09
BEGIN, DATA, END = 0x02, 0x03, 0x04
MEM_BEGIN, MEM_END, MEM_DATA = 0x05, 0x06, 0x07
DEFL_BEGIN, DEFL_DATA, DEFL_END = 0x10, 0x11, 0x12
PARAMETERS, ATTACH, BAUD, MD5 = 0x0B, 0x0D, 0x0F, 0x13
MAGIC_AT, MAC_AT = 0x40001000, 0x3FF5A004
SPI_COMMAND, SPI_USER2, SPI_W0 = 0x3FF42000, 0x3FF42024, 0x3FF42080
ESP32, ESP32_S2 = 0x00F01D83, 0x000007C6
FLASH_ID = 0x1640EF  # W25Q32


class RefusedError(Exception):
    """A request that this chip answers with an error."""


class Rom:
    """A chip in its boot loader; `flash` is its memory. Used as a context, `port` is where it listens.

    `deaf`: it says nothing. `magic`: what chip it is. `worn`: an address whose byte stays 0. `breaks`: the block at which
    the cable is pulled. `refuses`: operations that fail.
    """

    def __init__(self, hw: str, *, deaf: bool = False, magic: int = ESP32, worn: int | None = None,
                 breaks: int | None = None, refuses: tuple[int, ...] = (MEM_BEGIN,)) -> None:  # fmt: skip
        self.flash = bytearray(b"\xff" * 0x400000)
        self.asked: list[int] = []
        number = bytes.fromhex(hw)
        self._registers = {MAGIC_AT: magic, MAC_AT: struct.unpack(">I", number[2:])[0],
                           MAC_AT + 4: struct.unpack(">H", number[:2])[0]}  # fmt: skip
        self._deaf, self._worn, self._breaks, self._refuses = deaf, worn, breaks, refuses
        self._at = self._blocks = 0
        self._inflate = zlib.decompressobj()
        self._answers: dict[int, Callable[[bytes], tuple[int, bytes]]] = {
            SYNC: lambda _: (0x20120707, b""), READ: self._read, WRITE: self._write, BEGIN: self._begin,
            DATA: self._data, DEFL_BEGIN: self._begin, DEFL_DATA: self._deflated, MD5: self._md5,
        }  # fmt: skip
        for operation in (MEM_BEGIN, MEM_DATA, MEM_END, END, DEFL_END, PARAMETERS, ATTACH, BAUD):
            self._answers[operation] = lambda _: (0, b"")

    def __enter__(self) -> Self:
        """Listen."""
        self._ours, theirs = pty.openpty()
        tty.setraw(theirs)
        self.port = os.ttyname(theirs)
        self._theirs = theirs  # open, so that the terminal is there before and after whoever opens it
        self._stop, self._stopped = os.pipe()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Be gone."""
        os.close(self._stopped)
        self._thread.join()
        for handle in {self._ours, self._theirs, self._stop} - {-1}:
            os.close(handle)

    def _run(self) -> None:
        frame = b""
        while True:
            ready, _, _ = select.select([self._ours, self._stop], [], [])
            if self._stop in ready:
                return
            frame += os.read(self._ours, 1 << 16)
            *whole, frame = frame.split(b"\xc0")
            for one in whole:
                if one and not self._take(one.replace(b"\xdb\xdc", b"\xc0").replace(b"\xdb\xdd", b"\xdb")):
                    os.close(self._ours)
                    self._ours = -1
                    return

    def _take(self, request: bytes) -> bool:
        """Answer one request; False if the cable is pulled."""
        direction, operation, length, _ = struct.unpack("<BBHI", request[:8])
        if self._deaf or direction != 0 or length != len(request) - 8:
            return True
        self.asked.append(operation)
        if self._breaks is not None and self._blocks >= self._breaks:
            return False
        try:
            if operation in self._refuses or operation not in self._answers:
                raise RefusedError
            value, data = self._answers[operation](request[8:])
            status = b"\x00\x00\x00\x00"
        except RefusedError:
            value, data, status = 0, b"", b"\x01\x05\x00\x00"
        for _ in range(8 if operation == SYNC else 1):
            answer = struct.pack("<BBHI", 1, operation, len(data) + 4, value) + data + status
            os.write(self._ours, b"\xc0" + answer.replace(b"\xdb", b"\xdb\xdd").replace(b"\xc0", b"\xdb\xdc") + b"\xc0")
        return True

    def _read(self, body: bytes) -> tuple[int, bytes]:
        return self._registers.get(struct.unpack("<I", body)[0], 0), b""

    def _write(self, body: bytes) -> tuple[int, bytes]:
        at, value = struct.unpack_from("<II", body)
        self._registers[at] = value
        if at == SPI_COMMAND:  # done at once
            self._registers[at] = 0
            self._registers[SPI_W0] = FLASH_ID if self._registers[SPI_USER2] & 0xFF == 0x9F else 0
        return 0, b""

    def _begin(self, body: bytes) -> tuple[int, bytes]:
        size, _, _, self._at = struct.unpack_from("<IIII", body)
        if self._at % 4096:
            raise RefusedError
        self.flash[self._at : self._at + size] = b"\xff" * size
        self._inflate = zlib.decompressobj()
        return 0, b""

    def _data(self, body: bytes) -> tuple[int, bytes]:
        self._program(body[16:])
        return 0, b""

    def _deflated(self, body: bytes) -> tuple[int, bytes]:
        self._program(self._inflate.decompress(body[16:]))
        return 0, b""

    def _program(self, data: bytes) -> None:
        self._blocks += 1
        for at, byte in enumerate(data, self._at):
            self.flash[at] &= byte
        self._at += len(data)
        if self._worn is not None:
            self.flash[self._worn] = 0

    def _md5(self, body: bytes) -> tuple[int, bytes]:
        at, size, _, _ = struct.unpack("<IIII", body)
        return 0, hashlib.md5(self.flash[at : at + size], usedforsecurity=False).hexdigest().encode()
