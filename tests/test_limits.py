"""`docs/limits.md` is true: each bound is the one in the code, each bound in the code is in it, each test exists."""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| ([^|]+) \| ([\d,.]+)[^|]* \| `((?:contract|firmware|edge_gateway|cloud_api|pages|shelf|site_plan)\.[\w.]+)\.(\w+)` \|$",
    re.MULTILINE,
)
NAMES = re.compile(
    r"_?((MAX|MOST|LONGEST|LEAST|SHORTEST|KEPT|ALL)_\w+|MOST|LONGEST|SHORTEST|BUFFER|BURST|TRIES|MANY|FLOOD|\w*TIMEOUT_S)"
)
ELSEWHERE = {
    "MAX_INTERVAL_S", "MAX_STAY_MIN",  # how often, and how long somebody counts as inside: rules, not bounds
    "SHORTEST",  # a silence: a rule; a password is in the document by its module
    "_KEPT_FOR",  # of the library that lays a letter out: how long it keeps what it made
}  # fmt: skip
BOUNDS = [(m[3], m[4], m[2]) for m in ROW.finditer(TEXT)]


@pytest.mark.parametrize(("module", "name", "said"), BOUNDS)
def test_a_bound_is_the_one_in_the_code(module: str, name: str, said: str) -> None:
    """E1's kind: a number in the document is the constant's, to the unit."""
    assert float(said.replace(",", "")) == getattr(importlib.import_module(module), name)


def constants() -> set[str]:
    """Return the bounds in the code, by how they are called."""
    found: set[str] = set()
    for part in ("contract", "firmware", "edge_gateway", "cloud_api", "pages", "shelf", "site_plan"):
        for file in (ROOT / part).rglob("*.py"):
            if file.parent.name == "board":  # imports `machine`
                continue
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                targets = node.targets if isinstance(node, ast.Assign) else []
                names = [e for t in targets for e in (t.elts if isinstance(t, ast.Tuple) else [t])]
                module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
                found |= {f"{module}.{n.id}" for n in names if isinstance(n, ast.Name) and NAMES.fullmatch(n.id)}
    return found


def test_each_bound_of_the_code_is_in_the_document() -> None:
    """What is called a most or a longest stands there: a new one is written down when it is made."""
    known = {f"{module}.{name}" for module, name, _ in BOUNDS}
    assert sorted(c for c in constants() - known if c.rpartition(".")[2] not in ELSEWHERE) == []
    assert len(known) == len(BOUNDS) > 100


def test_each_test_that_is_named_is_there() -> None:
    """A rule without its test is a wish."""
    files: dict[str, str] = {}
    for file in (ROOT / "tests").rglob("test_*.py"):
        files[file.name] = files.get(file.name, "") + file.read_text(encoding="utf-8")
    named, last = 0, ""
    for file, test in re.findall(r"`(test_\w+\.py|…)(?:::(test_\w+))?`", TEXT):
        last = last if file == "…" else file
        assert last in files, last
        assert not test or f"def {test}(" in files[last], (last, test)
        named += 1
    assert named > 20
