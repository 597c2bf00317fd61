"""Which devices may speak: their hardware number and key, in `devices.json`.

A running gateway sees a changed file within a second, so that a device is added without a restart.
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from contract import form
from contract.errors import ContractError
from contract.mac import KEY_BYTES, MacKey
from contract.topics import GATEWAY
from edge_gateway.machine.files import write_durably
from edge_gateway.machine.owner import name_of
from shelf.formats import KEY, NewerFormatError, format_of
from shelf.texts import SaidError, texts

FILE = "devices.json"
FORMAT = 2  # the devices under `devices`, beside the number; 1: by their names alone


class KeyringError(SaidError):
    """The file or the request is wrong; the operator corrects it as the text says."""

    texts = texts("edge_gateway")


class LaterKeyringError(KeyringError):
    """A later version of this program wrote the file."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a device is known by; the key's pads are computed once. One that is `revoked` may not speak."""

    hw: str
    key_hex: str
    key: MacKey
    revoked: bool = False


Keyring = Mapping[str, Credential]


def load(folder: Path) -> Keyring:
    """Return the devices in `devices.json`, none if there is no file yet; raises KeyringError."""
    path = folder / FILE
    try:
        values: object = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as e:
        raise KeyringError("keyring.unreadable", file=path, why=e.strerror or e, user=name_of(os.geteuid())) from e
    except ValueError as e:
        raise KeyringError("keyring.json", file=path) from e
    return {name: _credential(name, item) for name, item in _devices(path, values).items()}


def _devices(path: Path, values: object) -> Mapping[str, object]:
    """Return the devices in the file's JSON. Format 1 is they themselves, and any of them may be called `format`."""
    if not isinstance(values, dict):
        raise KeyringError("keyring.object", file=path)
    found = cast("dict[str, object]", values)
    if isinstance(found.get(KEY, {}), dict):
        return found
    try:
        format_of(found, FORMAT)
    except NewerFormatError as e:
        raise LaterKeyringError("keyring.version", file=path, version=e.found, known=e.known) from e
    except ValueError as e:
        raise KeyringError("keyring.format", file=path) from e
    devices = found.get("devices")
    if not isinstance(devices, dict):
        raise KeyringError("keyring.object", file=path)
    return cast("dict[str, object]", devices)


def write(folder: Path, keyring: Keyring) -> None:
    """Replace the file durably, mode 0600."""
    devices = {name: _item(credential) for name, credential in sorted(keyring.items())}
    write_durably(folder / FILE, json.dumps({KEY: FORMAT, "devices": devices}, indent=1).encode() + b"\n")


def add(folder: Path, name: str, hw: str) -> Credential:
    """Make a key for a new device and store it durably (mode 0600); raises KeyringError. A name is used once."""
    keyring = dict(load(folder))
    if name in keyring:
        raise KeyringError("keyring.taken", name=name)
    return _store(folder, keyring, name, hw, secrets.token_hex(KEY_BYTES))


def move(folder: Path, name: str, hw: str) -> Credential:
    """Let another box speak under a device's name and key, and its old one no longer; raises KeyringError."""
    keyring, known = _find(folder, name)
    if known.revoked:
        raise KeyringError("keyring.revoked", name=name)
    return _store(folder, keyring, name, hw, known.key_hex)


def renew(folder: Path, name: str, hw: str | None = None) -> Credential:
    """Give a device another key, and another chip with `hw`; what has the old key may not speak. KeyringError.

    One that was revoked may come back on another chip only.
    """
    keyring, known = _find(folder, name)
    if known.revoked and hw in (None, known.hw):
        raise KeyringError("keyring.revoked", name=name)
    other = next((one for one, has in keyring.items() if has.hw == hw and not has.revoked and one != name), None)
    if other is not None:
        raise KeyringError("keyring.other", hw=hw, other=other)
    return _store(folder, keyring, name, hw or known.hw, secrets.token_hex(KEY_BYTES))


def revoke(folder: Path, name: str, *, undo: bool = False) -> Credential:
    """Refuse what this device says from now on, or (`undo`) take it again; its name stays taken. KeyringError."""
    keyring, known = _find(folder, name)
    return _store(folder, keyring, name, known.hw, known.key_hex, revoked=not undo)


def find(folder: Path, name: str) -> Credential:
    """Return what a device that may speak is known by; raises KeyringError."""
    _, known = _find(folder, name)
    if known.revoked:
        raise KeyringError("keyring.revoked", name=name)
    return known


def _find(folder: Path, name: str) -> tuple[dict[str, Credential], Credential]:
    keyring = dict(load(folder))
    if name not in keyring:
        raise KeyringError("keyring.unknown", name=name, known=", ".join(sorted(keyring)) or "–")
    return keyring, keyring[name]


def _store(  # noqa: PLR0913 - the fields of a device
    folder: Path, keyring: dict[str, Credential], name: str, hw: str, key: str, *, revoked: bool = False
) -> Credential:
    keyring[name] = _credential(name, {"hw": hw, "key": key} | ({"revoked": True} if revoked else {}))
    write(folder, keyring)
    return keyring[name]


def _item(credential: Credential) -> dict[str, object]:
    item: dict[str, object] = {"hw": credential.hw, "key": credential.key_hex}
    return item | {"revoked": True} if credential.revoked else item


class WatchedKeyring:
    """The devices of a folder that may speak, read again when the file has changed."""

    def __init__(self, folder: Path) -> None:
        """Read the file; raises KeyringError."""
        self._folder = folder
        self._seen = self._stamp()
        self.current: Keyring = admitted(folder)

    def refresh(self) -> bool:
        """Read the file again if it has changed; one that cannot be used, or is gone, raises and keeps what was.

        It is looked at again each time until it can be used: rights that are mended change no date of the file.
        """
        stamp = self._stamp()
        if stamp == self._seen:
            return False
        if stamp is None:
            raise KeyringError("keyring.gone", file=self._folder / FILE)
        self.current = admitted(self._folder)
        self._seen = stamp
        return True

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what tells one state of the file from another; None: it is not there, or cannot be looked at."""
        try:
            status = (self._folder / FILE).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino


def admitted(folder: Path) -> Keyring:
    """Return the devices that may speak; raises KeyringError."""
    return {name: credential for name, credential in load(folder).items() if not credential.revoked}


def _credential(name: str, item: object) -> Credential:
    if not form.device_name(name) or name == GATEWAY:
        raise KeyringError("keyring.name", name=repr(name), taken=GATEWAY)
    if not isinstance(item, dict):
        raise KeyringError("keyring.item", name=name)
    fields = cast("dict[str, object]", item)
    hw, key, revoked = fields.get("hw"), fields.get("key"), fields.get("revoked", False)
    if set(fields) - {"revoked"} != {"hw", "key"} or type(revoked) is not bool:
        raise KeyringError("keyring.item", name=name)
    if not form.hexdigits(12)(hw):
        raise KeyringError("keyring.hw", name=name)
    try:
        return Credential(str(hw), str(key), MacKey.from_hex(str(key)), revoked)
    except ContractError as e:
        raise KeyringError("keyring.key", name=name) from e
