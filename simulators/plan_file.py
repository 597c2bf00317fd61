"""The site plan of a simulated hall."""

import secrets
import tomllib
from collections.abc import Sequence
from pathlib import Path

FILE = "plan.toml"
SITE = "serang"
NAME = "MPP Kabupaten Serang"
ZONE = "Asia/Jakarta"


def site_for(folder: Path, *, shared: bool) -> str:
    """Return the site's code: that of the folder's plan, else the default; one of its own on `shared` servers."""
    path = folder / FILE
    if path.exists():
        return str(tomllib.loads(path.read_text())["site"]["code"])
    return f"demo-{secrets.token_hex(4)}" if shared else SITE


def plan_text(site: str, gates: Sequence[str]) -> str:
    """Return the plan of a hall with these gates."""
    head = f'[site]\ncode = "{site}"\nname = "{NAME}"\nzone = "{ZONE}"\ncapacity = 400\n'
    return head + "".join(f'\n[[device]]\nname = "{n}"\nbuttons = {{ in = "enter", out = "leave" }}\n' for n in gates)
