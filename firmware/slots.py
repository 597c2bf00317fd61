"""The journal's slots: how one entry lies in the flash.

256 bytes: a header of 16, little-endian (u8 magic, u8 version, u8 length of the payload, u8 0, u32 seq, u32 acked, u32
CRC-32 over the first 12 bytes and the payload), then the payload: one sealed entry.

The version is the ring's format number. In every version magic, version, length and CRC lie where they lie in this one,
so that an older firmware tells a slot of a later one from one that is torn.
"""

import struct
from binascii import crc32
from collections import namedtuple

from firmware import const

SLOT = 256
_MAGIC = const(0x4C)
VERSION = 1
_HEAD = "<BBBBII"
_HEAD_BYTES = const(12)
_PAYLOAD = const(16)
_BLANK = b"\xff" * SLOT

Slot = namedtuple("Slot", ("seq", "acked", "payload"))


def encode(seq, acked, payload):
    """Return the bytes to program."""
    head = struct.pack(_HEAD, _MAGIC, VERSION, len(payload), 0, seq, acked)
    return head + struct.pack("<I", crc32(payload, crc32(head))) + payload


def decode(data):
    """Return the Slot in the 256 bytes `data`, or None if it is torn, damaged, erased or of a later version."""
    magic, version, length, zero, seq, acked = struct.unpack(_HEAD, data[:_HEAD_BYTES])
    if version != VERSION or zero != 0 or not is_whole(data, magic, length):
        return None
    return Slot(seq, acked, data[_PAYLOAD : _PAYLOAD + length])


def is_whole(data, magic, length):
    """Say whether a slot of any version is all there."""
    if magic != _MAGIC or not 1 <= length <= SLOT - _PAYLOAD:
        return False
    crc = crc32(data[_PAYLOAD : _PAYLOAD + length], crc32(data[:_HEAD_BYTES]))
    return struct.unpack("<I", data[_HEAD_BYTES:_PAYLOAD])[0] == crc


def is_blank(data):
    """Say whether the slot is erased and may be programmed."""
    return data == _BLANK


def text_in(payload, field):
    """Return the string value of `field` in a sealed entry, or None, without reading all of it."""
    mark = b'"' + field + b'":"'
    start = payload.find(mark)
    if start < 0:
        return None
    start += len(mark)
    return payload[start : payload.find(b'"', start)].decode()


def number_in(payload, field):
    """Return the integer value of `field` in a sealed entry, or 0, without reading all of it."""
    return _number_at(payload, payload.find(b'"' + field + b'":'), len(field) + 3)


def _number_at(payload, mark, length):
    if mark < 0:
        return 0
    start = end = mark + length
    while end < len(payload) and 0x30 <= payload[end] <= 0x39:
        end += 1
    return int(payload[start:end]) if end > start else 0
