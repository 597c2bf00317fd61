"""Named statements: each is found, none is left over, and what is not understood is refused."""

import ast
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from shelf.statements import statements

ROOT = Path(__file__).parents[2]
PARTS = ("cloud_api", "edge_gateway", "simulators")


def asked() -> Iterator[tuple[str, str, bool]]:
    """Give (package, statement, whether it is named in full) for each statement that a module asks for."""
    for part in PARTS:
        for file in (ROOT / part).rglob("*.py"):
            yield from _asked_by(ast.parse(file.read_text(encoding="utf-8")))


def _asked_by(tree: ast.Module) -> Iterator[tuple[str, str, bool]]:
    bound: dict[str, str] = {}
    for node in tree.body:
        match node:
            case ast.Assign(
                [ast.Name(name)], ast.Call(ast.Name("statements"), [ast.Constant(str(package))])
            ):  # fmt: skip
                bound[name] = package
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Name(name), [ast.Constant(str(statement))]) if name in bound:
                yield bound[name], statement, True
            case ast.Call(ast.Name(name), [ast.JoinedStr([ast.Constant(str(start)), *_])]) if name in bound:
                yield bound[name], start, False


def kept(package: str) -> set[str]:
    text = (resources.files(package) / "queries.sql").read_text(encoding="utf-8")
    named = {line[3:-3] for line in text.splitlines() if line.startswith("-- ") and line.endswith(" --")}
    long = {file.name.removesuffix(".sql") for file in resources.files(package).iterdir() if file.name.endswith(".sql")}
    return (named | long) - {"queries"}


def test_each_statement_that_a_module_asks_for_is_there() -> None:
    """A name that is mistyped fails here, not in a running hall."""
    found = list(asked())
    assert len(found) > 90
    missing = [
        (package, name)
        for package, name, whole in found
        if not (name in kept(package) if whole else any(one.startswith(name) for one in kept(package)))
    ]
    assert missing == []


def test_each_statement_is_asked_for() -> None:
    """What nobody calls goes; a statement whose name is made up at run time stands as a word in some module."""
    found = list(asked())
    words = "".join(file.read_text(encoding="utf-8") for part in PARTS for file in (ROOT / part).rglob("*.py"))
    for package in {package for package, _, _ in found}:
        whole = {name for other, name, is_whole in found if other == package and is_whole}
        starts = {name for other, name, is_whole in found if other == package and not is_whole}
        left = {
            name
            for name in kept(package) - whole
            if f'"{name}"' not in words and not any(f'"{name.removeprefix(start)}"' in words for start in starts)
        }
        assert left == set(), package


INSERT = re.compile(r"\bINSERT\s+(?:OR\s+\w+\s+)?INTO\s")
NAMED = re.compile(INSERT.pattern + r"\s*\w+\s*\([^)*]+\)\s*(?:VALUES\b|SELECT\s(.*?)(?:\bFROM\b|;|$))", re.DOTALL)
STAR = re.compile(r"(?:^|,)\s*(?:\w+\.)?\*\s*(?:,|$)")


def test_each_insert_names_its_columns() -> None:
    """Class "column inserted by position": whoever adds a column to a table moves none into another."""
    seen, wrong = 0, list[str]()
    for part in PARTS:
        for file in (ROOT / part).rglob("*.sql"):
            text = re.sub(r"--.*", "", file.read_text(encoding="utf-8"))
            for found in INSERT.finditer(text):
                seen += 1
                named = NAMED.match(text, found.start())
                if named is None or STAR.search(named[1] or ""):
                    wrong.append(f"{file.relative_to(ROOT)}: {text[found.start() :][:60]}")
    assert wrong == []
    assert seen > 50


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        statements("cloud_api.append")("no_such_statement")
