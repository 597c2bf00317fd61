"""Each text that code or a template names is in its package's file, and none is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from shelf.texts import LANGS, texts

ROOT = Path(__file__).parents[2]

# Each package with texts: where its keys are named, and the section that `say` takes a bare key from.
PACKAGES = {"edge_gateway": (("edge_gateway",), "desk"), "site_plan": (("site_plan", "edge_gateway"), "plan")}


def constants(package: str) -> Iterator[tuple[str, bool]]:
    """Give (text, whether it is whole) for each constant of the modules and templates; a beginning is not whole."""
    for folder in PACKAGES[package][0]:
        for file in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            parts = {
                id(part): node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    joined = parts.get(id(node))
                    yield node.value, joined is None or len(joined.values) == 1
        for file in (ROOT / folder).rglob("templates/*.html"):
            for tag in re.findall(r"\{[{%].*?[}%]\}", file.read_text(encoding="utf-8"), re.DOTALL):
                for text in re.findall(r'"([^"]*)"', tag):
                    yield text, not text.endswith("-")


@pytest.mark.parametrize("package", PACKAGES)
def test_each_text_that_is_named_is_there(package: str) -> None:
    """A key that is mistyped fails here, not on somebody's screen."""
    known = set(texts(package))
    sections = {key.partition(".")[0] for key in known}
    named = [
        t for t, is_whole in constants(package) if is_whole and re.fullmatch(rf"({'|'.join(sections)})\.[\w-]+", t)
    ]
    assert len(named) > 40
    assert [key for key in named if key not in known] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_is_left_over(package: str) -> None:
    """What nobody says goes: a key stands in the code as it is, or begins as something that is put together."""
    default = PACKAGES[package][1]
    found = set(constants(package))
    whole = {text for text, is_whole in found if is_whole}
    starts = {text for text, _ in found if re.fullmatch(r"[\w-]+\.|(\w+\.)?[\w-]+-", text)}
    left = [
        key
        for key in texts(package)
        if key not in whole
        and not (key.startswith(f"{default}.") and key.removeprefix(f"{default}.") in whole)
        and not any(key.startswith((start, f"{default}.{start}")) for start in starts)
    ]
    assert left == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_text_says_something_in_both_languages(package: str) -> None:
    for lang in LANGS:
        for section in {key.partition(".")[0] for key in texts(package)}:
            assert [key for key, text in texts(package).section(lang, section).items() if not text.strip()] == []
