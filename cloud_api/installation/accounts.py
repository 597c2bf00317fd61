"""What a setup does in the database once it is there: bring it up to date, or put a backup back, and make first tokens.

Commands of our own do it, as the database's owner: setup is run by root, whom PostgreSQL does not know.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cloud_api.installation import postgres
from cloud_api.installation.places import STATE, USER
from cloud_api.installation.server import Server
from cloud_api.installation.words import TEXTS
from command_line.setting_up import SetupError, at


class AccountError(SetupError):
    """The database could not be filled; the text says why."""

    texts = TEXTS


@dataclass(frozen=True, slots=True)
class Back:
    """A backup that is put back instead of an empty database; `key`: the file of its private key, if it is sealed."""

    file: Path
    key: Path | None


def bring_up(server: Server, back: Back | None) -> None:
    """Migrate the database, or fill it from a backup; raises AccountError."""
    if back is None or _is_filled(server):
        _run(server, "migrate")
        return
    lent: list[Path] = []
    try:
        file = _lent(server, back.file, lent)
        key = [] if back.key is None else ["--key", _lent(server, back.key, lent)]
        with postgres.restorer(server):
            _run(server, "restore", file, *key)
    finally:
        for path in lent:
            path.unlink(missing_ok=True)


def hall_token(server: Server, root: Path) -> str | None:
    """Return a new token for the hall, unless it has one, or lay it into the file that was asked for (0600)."""
    if _has(server, "gateway"):
        return None
    made = _run(server, "token", "--site", server.site, "--name", server.site_name, "--label", server.site).strip()
    if not server.token_file:
        return made
    path = at(root, server.token_file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(made + "\n")
    return None


def first_account(server: Server) -> str | None:
    """Return the token of the first person, who may do everything, unless somebody has such a token."""
    if _has(server, "admin"):
        return None
    return _run(server, "token", "--site", server.site, "--role", "admin", "--label", server.label).strip()


def _has(server: Server, role: str) -> bool:
    said = json.loads(_run(server, "tokens", "--json"))
    return any(one["valid"] and one["role"] == role and server.site in one["sites"] for one in said)


def _is_filled(server: Server) -> bool:
    """Say whether something is in the database already: then this setup is not the first."""
    try:
        return bool(json.loads(_run(server, "tokens", "--json")))
    except AccountError:
        return False


def _lent(server: Server, file: Path, lent: list[Path]) -> str:
    """Return the path of a file that the owner may read: a copy in its folder, where it is another user."""
    if not server.is_local:
        return str(file)
    copy = Path(STATE) / f"setup-{file.name}"
    lent.append(copy)
    try:
        shutil.copyfile(file, copy)
        copy.chmod(0o600)
        shutil.chown(copy, USER, USER)
    except (OSError, LookupError) as e:
        raise AccountError("made.copy", file=file, why=e) from e
    return str(copy)


def _run(server: Server, *arguments: str) -> str:
    argv: Sequence[str] = ("cloud", *arguments)
    if server.is_local:
        argv = ("runuser", "-u", USER, "--", shutil.which("lawang") or "lawang", *argv)
    else:
        argv = (sys.executable, "-m", "lawang", *argv)
    environment = {**os.environ, "LAWANG_CLOUD_DATABASE": server.database}
    try:
        done = subprocess.run(argv, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    except OSError as e:
        raise AccountError("made.command", command=arguments[0], why=e.strerror or e) from e
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise AccountError("made.command", command=arguments[0], why=(said or [f"status {done.returncode}"])[-1])
    return done.stdout
