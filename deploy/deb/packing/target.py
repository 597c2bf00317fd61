"""What can be made: a part for a release of Debian on an architecture."""

import re
from dataclasses import dataclass
from pathlib import Path

PARTS = ("gateway", "cloud")


@dataclass(frozen=True)
class Release:
    """A release of Debian: its Python, and the newest glibc that a wheel may ask for."""

    python: tuple[int, int]
    glibc: str


RELEASES = {"12": Release((3, 11), "2_36"), "13": Release((3, 13), "2_40")}
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
"""Debian's name of an architecture → the one that wheels have."""


@dataclass(frozen=True)
class Target:
    """One package that is to be made."""

    part: str
    debian: str
    architecture: str
    version: str

    @property
    def name(self) -> str:
        """Return the package's name, which the user of its service has too."""
        return f"lawang-{self.part}"

    @property
    def stem(self) -> str:
        """Return the file's name without its ending."""
        return f"{self.name}_{self.version}_{self.architecture}"

    @property
    def release(self) -> Release:
        """Return what the package has to fit."""
        return RELEASES[self.debian]

    @property
    def python(self) -> str:
        """Return the version of Python, as 3.11."""
        return ".".join(map(str, self.release.python))

    @property
    def wheels(self) -> str:
        """Return the platform whose wheels are taken."""
        return f"{MACHINES[self.architecture]}-manylinux_{self.release.glibc}"


def version_of(source: Path) -> str:
    """Return the version of a tree of ours; raises ValueError if it says none."""
    found = re.search(
        r'^VERSION = "([0-9][0-9a-z.+]*)"$', (source / "shelf/version.py").read_text("utf-8"), re.MULTILINE
    )
    if found is None:
        raise ValueError(f"{source}/shelf/version.py says no version")
    return found[1]


def targets(
    version: str, revision: str, parts: list[str], debians: list[str], architectures: list[str]
) -> list[Target]:
    """Return one target for each combination; a newer release of Debian has the higher version of the same sources."""
    return [
        Target(part, debian, architecture, f"{version}-{revision}+deb{debian}")
        for part in parts
        for debian in debians
        for architecture in architectures
    ]
