"""Files of variables, as systemd's EnvironmentFile has them."""

from collections.abc import Mapping
from pathlib import Path


def read_env(path: Path) -> Mapping[str, str]:
    """Return the variables of a file, empty if there is none; raises OSError for one that may not be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.strip().partition("=") for line in lines if "=" in line and not line.lstrip().startswith("#"))
    return {name: _unquoted(value) for name, _, value in pairs}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
