"""What `parts.toml` says of a part, and what lies in its folder."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENDINGS = (".service", ".timer", ".path", ".target", ".socket", ".mount")
LISTS = ("depends", "recommends", "suggests", "examples", "off", "neighbours")


@dataclass(frozen=True)
class Part:
    """A part as its package tells of it; `folder` is that of its units and configuration in the sources.

    `examples`: the configuration that setup writes, with comments. `off`: units that somebody has to enable.
    `neighbours`: units of other packages that a drop-in of ours changes.
    """

    folder: Path
    summary: str
    description: str
    depends: tuple[str, ...]
    recommends: tuple[str, ...]
    suggests: tuple[str, ...]
    examples: tuple[str, ...]
    off: tuple[str, ...]
    neighbours: tuple[str, ...]

    @property
    def units(self) -> list[Path]:
        """Return the units that the package brings."""
        return sorted(path for path in self.folder.iterdir() if path.suffix in ENDINGS)

    @property
    def drop_ins(self) -> list[Path]:
        """Return the drop-ins for units of others."""
        return sorted(self.folder.glob("*.d/*.conf"))

    @property
    def enabled(self) -> list[str]:
        """Return the units that come with the machine unless somebody disables them."""
        return [
            one.name for one in self.units if one.name not in self.off and "\n[Install]\n" in one.read_text("utf-8")
        ]

    @property
    def started(self) -> list[str]:
        """Return those of them that installing starts: all but mounts, which wait for a stick that is not in."""
        return [name for name in self.enabled if not name.endswith(".mount")]


def part(name: str, source: Path) -> Part:
    """Return the part `name` of the sources in `source`."""
    said: dict[str, Any] = tomllib.loads((source / "deploy/deb/parts.toml").read_text("utf-8"))[name]
    lists: dict[str, tuple[str, ...]] = {key: tuple(said[key]) for key in LISTS}
    return Part(folder=source / said["folder"], summary=said["summary"], description=said["description"], **lists)
