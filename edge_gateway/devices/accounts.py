"""The broker's accounts: who may log in to it, and what each may say and hear; for Mosquitto, in two files (ADR 35).

A box's password comes of its key, the gateway's of a secret of its own, so nothing new has to be kept or handed out.
The files hold hashes and topics alone. The gateway writes them into its folder; whoever runs the broker takes them.
"""

import fcntl
import hashlib
import hmac
import os
import re
import secrets
from base64 import b64encode
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from contract import gateway_side, topics
from contract.mac import KEY_BYTES, MacKey, password
from edge_gateway.devices.keyring import Keyring
from edge_gateway.machine.files import write_durably

FOLDER, PASSWORDS, ACL = "broker", "passwords", "acl"
KEY_FILE = "broker.key"
ITERATIONS = 101  # as mosquitto_passwd: 128 random bits are hashed, no word that could be guessed
SALT_BYTES = 12


class Login(NamedTuple):
    """What a client says to the broker in CONNECT."""

    user: str
    password: str


def login(folder: Path, site: str) -> Login:
    """Return the gateway's own; its secret is made, mode 0600, if there is none yet. Raises OSError."""
    return Login(topics.GATEWAY, password(MacKey(_secret(folder)), site, topics.GATEWAY).decode())


def write(folder: Path, site: str, keyring: Keyring) -> bool:
    """Write the accounts of the gateway and of the devices in `keyring`, which may speak; say whether any changed.

    Each file is replaced durably, and only if it would be another one. Raises OSError.
    """
    target = folder / FOLDER
    target.mkdir(mode=0o700, exist_ok=True)
    with _alone(target):
        changed = [_put(target / PASSWORDS, _passwords(folder, site, keyring)), _put(target / ACL, acl(site))]
    return any(changed)


def update(folder: Path, keyring: Keyring) -> bool:
    """Write them for the site that they are of; a gateway that never ran has none, and writes them when it does."""
    try:
        found = re.search(r"(?m)^topic write lawang/1/([a-z0-9-]+)/gateway/state$", (folder / FOLDER / ACL).read_text())
    except FileNotFoundError:
        return False
    return found is not None and write(folder, found[1], keyring)


def acl(site: str) -> str:
    """Return who may say (write) and hear (read) what; `%u` is the user, and for a box its name.

    What stands nowhere here is not allowed. A subscription to anything is granted, and brings nothing.
    """
    root = f"{topics.PREFIX}/{site}"
    gateway = [
        *(f"topic read {name}" for name in gateway_side.from_devices(site)),
        *(f"topic write {root}/+/{channel}" for channel in topics.TO_DEVICE),
        f"topic write {topics.gateway_state(site)}",
        f"topic write {gateway_side.gateway_echo(site)}",
    ]
    boxes = [
        *(f"pattern write {root}/%u/{channel}" for channel in topics.FROM_DEVICE),
        *(f"pattern read {root}/%u/{channel}" for channel in topics.TO_DEVICE),
        f"pattern read {topics.gateway_state(site)}",
    ]
    about = "# Written by the gateway. Mosquitto warns that the last pattern names no user: it is for all of them."
    return "\n".join([about, f"user {topics.GATEWAY}", *gateway, *boxes]) + "\n"


def _passwords(folder: Path, site: str, keyring: Keyring) -> str:
    secret = _secret(folder)
    ours = {name: password(credential.key, site, name) for name, credential in keyring.items()}
    ours[topics.GATEWAY] = password(MacKey(secret), site, topics.GATEWAY)
    return "".join(f"{user}:{_hashed(secret, user, said)}\n" for user, said in sorted(ours.items()))


def _hashed(secret: bytes, user: str, said: bytes) -> str:
    """Return a password as Mosquitto 2 keeps it: PBKDF2 of SHA-512. The salt is the same each time, so the file is."""
    salt = hmac.digest(secret, b"lawang-salt/1\n" + user.encode() + b"\n" + said, "sha256")[:SALT_BYTES]
    digest = hashlib.pbkdf2_hmac("sha512", said, salt, ITERATIONS)
    return f"$7${ITERATIONS}${b64encode(salt).decode()}${b64encode(digest).decode()}"


def _secret(folder: Path) -> bytes:
    """Return what the gateway's password and all salts come of; raises OSError, also for a file of another length."""
    path = folder / KEY_FILE
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        found = secrets.token_bytes(KEY_BYTES)
        write_durably(path, found)
    if len(found) != KEY_BYTES:
        raise OSError(f"{path}: {KEY_BYTES} bytes wanted; without the file another one is made")
    return found


def _put(path: Path, text: str) -> bool:
    if path.exists() and path.read_text() == text:
        return False
    write_durably(path, text.encode())
    return True


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Let no other process write there: the gateway and a command may do so at once."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
