"""What stands on the machine already: addresses, secrets in force, a plan that somebody has edited."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from command_line.setting_up import at
from edge_gateway.installation.hall import Found
from edge_gateway.installation.places import DATA, ENV
from edge_gateway.screens.password import FILE as PASSWORD_FILE
from shelf.env_file import read_env


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
