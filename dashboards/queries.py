"""The SQL of panels, variables and alerts: files under `sql/`, with `@name@` for what the build knows."""

import re
from collections.abc import Mapping
from importlib import resources

_PLACE = re.compile(r"@([a-z_]+)@")


def text(name: str) -> str:
    """Return `sql/<name>.sql` as it is written, such as `langsung/status`."""
    return (resources.files("dashboards") / "sql" / f"{name}.sql").read_text(encoding="utf-8").strip()


def names() -> list[str]:
    """Return the names of all files, sorted."""
    root = resources.files("dashboards") / "sql"
    folders = [folder for folder in root.iterdir() if folder.is_dir()]
    return sorted(f"{f.name}/{x.name.removesuffix('.sql')}" for f in folders for x in f.iterdir())


def fill(sql: str, values: Mapping[str, int | str]) -> str:
    """Put each value in its place: a number as it is, a text as an SQL literal. Raises KeyError if one is not given."""

    def place(match: re.Match[str]) -> str:
        value = values[match[1]]
        return str(value) if isinstance(value, int) else literal(value)

    return _PLACE.sub(place, sql)


def literal(value: str) -> str:
    """Return an SQL literal: `O'Neil` → `'O''Neil'`."""
    return "'" + value.replace("'", "''") + "'"
