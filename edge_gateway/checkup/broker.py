"""The broker, tried as a stranger; and whether the accounts that it has are those that the gateway wrote.

The gateway's own login is not tried: two clients of one account would throw each other off. The running gateway says
whether it is in.
"""

import os
import pwd
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.devices import accounts
from edge_gateway.installation.places import BROKER, BROKER_USER
from edge_gateway.machine.address import Address, AddressError

_PATIENCE_S = 3
_REFUSED = frozenset({None, 4, 5})  # hung up; of CONNACK: bad user name or password, not authorised


def stranger(machine: Machine) -> Iterator[Check]:
    """Give whether the broker lets in who has no account, or a made-up one."""
    try:
        at = Address.parse(machine.said.get("LAWANG_BROKER", "127.0.0.1:1883"))
    except AddressError:
        return  # ports says it
    try:
        answers = [_connack(at, None), _connack(at, ("x" + os.urandom(4).hex(), os.urandom(8).hex()))]
    except OSError as e:
        yield bad("stranger", told("broker.away", why=e.strerror or e), told("broker.away-do"))
        return
    if all(answer in _REFUSED for answer in answers):
        yield ok("stranger", told("broker.closed"))
    else:
        yield bad("stranger", told("broker.open"), told("broker.open-do"))


def installed(machine: Machine) -> Iterator[Check]:
    """Give whether the broker has the accounts that the gateway wrote."""
    ours, theirs = machine.data / accounts.FOLDER, machine.path(BROKER)
    closed = [name for name in (accounts.PASSWORDS, accounts.ACL) if _is_closed(theirs / name)]
    try:
        pairs = [(_text(ours / name), _text(theirs / name)) for name in (accounts.PASSWORDS, accounts.ACL)]
    except OSError as e:
        yield warn("accounts", told("broker.unread", why=e.strerror or e), told("broker.unread-do"))
        return
    if any(wrote is None for wrote, _ in pairs):
        yield bad("accounts", told("broker.unwritten"), told("broker.unwritten-do"))
    elif any(wrote != has for wrote, has in pairs):
        yield bad("accounts", told("broker.differs"), told("broker.differs-do"))
    elif closed:
        said = told("broker.closed-to-it", file=theirs / closed[0], user=BROKER_USER)
        yield bad("accounts", said, told("broker.differs-do"))
    else:
        yield ok("accounts", told("broker.same", count=len((pairs[0][0] or "").splitlines())))


def _is_closed(path: Path) -> bool:
    """Say whether Mosquitto's own user cannot read a file: then it lets nobody in after its next start."""
    try:
        broker, found = pwd.getpwnam(BROKER_USER), path.stat()
    except (KeyError, OSError):
        return False
    if found.st_uid == broker.pw_uid:
        return not found.st_mode & stat.S_IRUSR
    if found.st_gid == broker.pw_gid:
        return not found.st_mode & stat.S_IRGRP
    return not found.st_mode & stat.S_IROTH


def _connack(at: Address, login: tuple[str, str] | None) -> int | None:
    """Return the code with which a broker answers a CONNECT of MQTT 3.1.1; None: it hangs up. Raises OSError."""
    words = [b"MQTT", b"\x04" + bytes([0xC2 if login else 0x02]) + b"\x00\x0a"]
    fields = [b"stranger" + os.urandom(4).hex().encode(), *(text.encode() for text in login or ())]
    body = _string(words[0]) + words[1] + b"".join(map(_string, fields))
    with socket.create_connection((at.host, at.port), timeout=_PATIENCE_S) as client:
        client.sendall(bytes([0x10, len(body)]) + body)
        answer = client.recv(4)
    return answer[3] if len(answer) == 4 and answer[0] == 0x20 else None


def _string(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text


def _text(path: Path) -> str | None:
    try:
        return path.read_text()
    except FileNotFoundError:
        return None
