"""What closes a hall: the broker's accounts and its certificate, with the owners that read them."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from command_line.setting_up import SetupError, at, command
from edge_gateway.devices import accounts, authority, keyring
from edge_gateway.devices.authority import AuthorityError
from edge_gateway.devices.keyring import KeyringError
from edge_gateway.installation.hall import Hall
from edge_gateway.installation.places import BROKER_USER, DATA, TLS, USER
from edge_gateway.installation.words import TEXTS, told


class ClosingError(SetupError):
    """Accounts or certificate cannot be made."""

    texts = TEXTS


def write_accounts(root: Path, hall: Hall) -> None:
    """Write the accounts of the gateway and of the boxes that were added, for the gateway's user; raises SetupError."""
    data = at(root, DATA)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        accounts.write(data, hall.site.code, keyring.admitted(data))
        folder = data / accounts.FOLDER
        for path in (data, data / accounts.KEY_FILE, folder, *folder.iterdir()):
            _give(root, path, USER, USER)
    except (KeyringError, OSError, LookupError) as e:
        raise ClosingError("made.accounts", why=e) from e


def make_certificate(root: Path, hall: Hall, *, restarts: bool) -> str:
    """Make or renew the broker's certificate, whose key only root and the broker read; raises SetupError.

    `restarts`: a broker that runs is to take a new one at once.
    """
    folder = at(root, TLS)
    try:
        found = authority.make(folder, [str(hall.address.ip)], datetime.now(UTC))
        key = folder / authority.KEY
        _give(root, key, "root", BROKER_USER)
        key.chmod(0o640)
        if found.renewed and restarts and root == Path("/"):
            command(told("do.broker"), "systemctl", "try-restart", "mosquitto.service").run()
    except (AuthorityError, OSError, ValueError, LookupError) as e:
        raise ClosingError("made.certificate", why=e) from e
    return f"{found.ends:%F}"


def make_folder(root: Path, name: str) -> None:
    """Make the folder that keeps the backups, for the gateway's user; raises SetupError."""
    folder = at(root, name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _give(root, folder, USER, USER)
    except (OSError, LookupError) as e:
        raise ClosingError("made.folder", folder=name, why=e) from e


def _give(root: Path, path: Path, owner: str, group: str) -> None:
    if root == Path("/"):
        shutil.chown(path, owner, group)
