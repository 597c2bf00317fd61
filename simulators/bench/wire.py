"""MQTT 3.1.1 (OASIS standard, sections 2 and 3) as raw bytes: the little that a load generator sends and reads.

A client library costs more for each message than the parts that are measured.
"""

import struct

CONNACK, PUBLISH, PUBACK, SUBACK = 2, 3, 4, 9
MAX_PACKET_ID = 65_535


class WireError(RuntimeError):
    """The broker refused a connection or a subscription, or ended one."""


def connect(client_id: str) -> bytes:
    """Return CONNECT: clean session, no will, no keep-alive."""
    return _packet(0x10, _text("MQTT") + bytes((4, 0x02, 0, 0)) + _text(client_id))


def subscribe(topic: str) -> bytes:
    """Return SUBSCRIBE for one topic at QoS 0, as packet 1."""
    return _packet(0x82, b"\x00\x01" + _text(topic) + b"\x00")


def publish(topic: str, payload: bytes, number: int) -> bytes:
    """Return PUBLISH at QoS 1; packet ids follow `number` (from 1) round and round."""
    return _packet(0x32, _text(topic) + struct.pack(">H", (number - 1) % MAX_PACKET_ID + 1) + payload)


def scan(data: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """Return the whole packets in `data` as (type, start of its body, end), and where what is incomplete starts."""
    found: list[tuple[int, int, int]] = []
    begin, size = 0, len(data)
    while begin + 2 <= size:
        body, length, shift = begin + 1, 0, 0
        while body < size:
            digit = data[body]
            body += 1
            length |= (digit & 0x7F) << shift
            shift += 7
            if digit < 0x80:
                break
        else:
            break
        if body + length > size:
            break
        found.append((data[begin] >> 4, body, body + length))
        begin = body + length
    return found, begin


def payload_at_qos_0(data: bytes, start: int, end: int) -> bytes:
    """Return the payload of a PUBLISH at QoS 0 whose body is `data[start:end]`."""
    return data[start + 2 + (data[start] << 8 | data[start + 1]) : end]


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack(">H", len(data)) + data


def _packet(first: int, body: bytes) -> bytes:
    length, digits = len(body), bytearray((first,))
    while length > 0x7F:
        digits.append(length & 0x7F | 0x80)
        length >>= 7
    digits.append(length)
    return bytes(digits) + body
