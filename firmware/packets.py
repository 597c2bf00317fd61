"""MQTT 3.1.1 on the wire (OASIS standard, sections 2 and 3): bytes in, bytes out, no I/O.

Only what a device needs: CONNECT with a will and a login, SUBSCRIBE, PUBLISH at QoS 0 and 1, PUBACK, PING, DISCONNECT.
"""

import struct
from collections import namedtuple

from firmware import const

CONNACK, PUBLISH, SUBACK = 2, 3, 9
_MAX_PACKET_ID = const(65_535)
MAX_LENGTH_BYTES = 4
PINGREQ = b"\xc0\x00"
DISCONNECT = b"\xe0\x00"

Publish = namedtuple("Publish", ("topic", "payload", "qos", "retained", "packet_id"))
Will = namedtuple("Will", ("topic", "payload"))  # QoS 1, not retained
Login = namedtuple("Login", ("user", "password"))


class PacketError(ValueError):
    """The broker sent what MQTT does not allow, or refused us: the connection is of no use."""


def length_bytes(n):
    """Return the Remaining Length field (section 2.2.3)."""
    out = bytearray()
    while True:
        n, digit = n >> 7, n & 0x7F
        out.append(digit | 0x80 if n else digit)
        if not n:
            return bytes(out)


def connect(client_id, keepalive_s, will, login):
    """Return CONNECT with a clean session."""
    flags = 0x02 | 0x04 | 0x08 | 0x40 | 0x80  # clean session; will, QoS 1; password, user
    variable = _text("MQTT") + struct.pack(">BBH", 4, flags, keepalive_s)
    said = _text(client_id) + _text(will.topic) + _binary(will.payload)
    return _packet(0x10, variable + said + _text(login.user) + _binary(login.password))


def subscribe(packet_id, filters):
    """Return SUBSCRIBE for `filters`, each at QoS 1."""
    return _packet(0x82, struct.pack(">H", packet_id) + b"".join(_text(f) + b"\x01" for f in filters))


def publish(topic, payload, qos=0, packet_id=0):
    """Return PUBLISH, not retained; `packet_id` counts at QoS 1 only."""
    head = _text(topic) + (struct.pack(">H", packet_id) if qos else b"")
    return _packet(0x30 | qos << 1, head + payload)


def puback(packet_id):
    """Return PUBACK."""
    return _packet(0x40, struct.pack(">H", packet_id))


def kind_of(first):
    """Return the packet type in a packet's first byte."""
    return first >> 4


def read_publish(first, body):
    """Return the Publish in `body`; raises PacketError."""
    qos = first >> 1 & 3
    if qos > 1 or len(body) < 2:
        raise PacketError("publish")
    end = 2 + struct.unpack(">H", body[:2])[0]
    payload = end + 2 if qos else end
    if len(body) < payload:
        raise PacketError("publish is cut short")
    try:
        topic = body[2:end].decode()
    except ValueError:
        raise PacketError("topic is not UTF-8")
    packet_id = struct.unpack(">H", body[end:payload])[0] if qos else 0
    return Publish(topic, body[payload:], qos, bool(first & 1), packet_id)


def check_connack(body):
    """Raise PacketError unless the broker took the connection."""
    if len(body) != 2 or body[1] != 0:
        raise PacketError("connection refused: " + str(body[1] if len(body) == 2 else body))


def check_suback(body, packet_id, filters):
    """Raise PacketError unless every filter of SUBSCRIBE `packet_id` was granted."""
    if len(body) != 2 + filters or struct.unpack(">H", body[:2])[0] != packet_id or 0x80 in body[2:]:
        raise PacketError("subscription refused")


def next_id(packet_id):
    """Return the packet id after `packet_id`: 1 to 65,535, then 1 again."""
    return packet_id + 1 if packet_id < _MAX_PACKET_ID else 1


def _text(text):
    return _binary(text.encode())


def _binary(data):
    return struct.pack(">H", len(data)) + data


def _packet(first, body):
    return bytes((first,)) + length_bytes(len(body)) + body
