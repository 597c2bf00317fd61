"""What stands on the machine already: addresses, secrets in force, a plan that somebody has edited."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from command_line.setting_up import at
from edge_gateway.installation.hall import Found
from edge_gateway.installation.places import DATA, ENV
from edge_gateway.screens.password import FILE as PASSWORD_FILE


def look(root: Path) -> Found:
    """Return what is there; raises OSError for an env file that may not be read."""
    said = read_env(at(root, ENV))
    return Found(
        addresses=list(_addresses()) if root == Path("/") else (),
        wifi_password=said.get("LAWANG_WIFI_PASSWORD"),
        token=said.get("LAWANG_TOKEN"),
        has_nft=root != Path("/") or Path("/usr/sbin/nft").exists(),
        has_password=(at(root, DATA) / PASSWORD_FILE).exists(),
    )


def read_env(path: Path) -> Mapping[str, str]:
    """Return the variables of an env file as systemd reads it, empty if there is none; raises OSError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.strip().partition("=") for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return {name: _unquoted(value) for name, _, value in pairs}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _addresses() -> Iterator[str]:
    """Give this machine's IPv4 addresses with their prefix; none without the program `ip`."""
    program = shutil.which("ip")
    if program is None:
        return
    done = subprocess.run([program, "-json", "-4", "address"], check=False, capture_output=True, text=True)  # noqa: S603 - its own name
    for link in cast("list[dict[str, object]]", json.loads(done.stdout or "[]")):
        for one in cast("list[dict[str, object]]", link.get("addr_info", [])):
            if one.get("scope") == "global":
                yield f"{one['local']}/{one['prefixlen']}"
