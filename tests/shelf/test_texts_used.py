"""Each text that code or a template names is in its package's file, and none is left over."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from shelf.texts import LANGS, texts

ROOT = Path(__file__).parents[2]
FILES = (".css", ".html", ".sql", ".toml")  # what ends so is no key


@dataclass(frozen=True)
class Where:
    """Where the keys of a package are named; the section that a key without one is of, and who is given such keys."""

    folders: tuple[str, ...]
    section: str = ""
    says: str = "say"


PACKAGES = {
    "backups": Where(("backups",), "", ""),
    "command_line": Where(("command_line",), "", ""),
    "edge_gateway": Where(("edge_gateway", "site_plan"), "desk"),
    "edge_gateway.checkup": Where(("edge_gateway/checkup", "edge_gateway/commands"), "", ""),
    "edge_gateway.installation": Where(("edge_gateway/installation",), "", ""),
    "site_plan": Where(("site_plan", "edge_gateway"), "", ""),
    "flashing": Where(("flashing",), "", ""),
    "cloud_api.recap": Where(("cloud_api/recap",), "labels", "label"),
    "cloud_api.office": Where(("cloud_api", "simulators/year"), "", ""),
    "cloud_api.web": Where(("cloud_api/web",)),
    "cloud_api.checkup": Where(("cloud_api/checkup",), "", ""),
    "cloud_api.installation": Where(("cloud_api/installation",), "", ""),
    "cloud_api.upkeep": Where(("cloud_api/upkeep",), "", ""),
    "cloud_api.commands": Where(("cloud_api/commands",), "", ""),
}


@cache
def trees(package: str) -> list[ast.Module]:
    files = [file for folder in PACKAGES[package].folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


@cache
def tags(package: str) -> list[str]:
    """Return what stands between braces in the templates."""
    files = [file for folder in PACKAGES[package].folders for file in (ROOT / folder).rglob("templates/*.html")]
    return [
        tag for file in files for tag in re.findall(r"\{[{%].*?[}%]\}", file.read_text(encoding="utf-8"), re.DOTALL)
    ]


def joined(node: ast.AST) -> list[ast.expr]:
    """Return the parts of a text that is put together."""
    match node:
        case ast.JoinedStr(values=values) if len(values) > 1:
            return values
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [left, right]
        case _:
            return []


@cache
def constants(package: str) -> frozenset[tuple[str, bool]]:
    """Return (text, whether it is whole) for each constant of the modules and templates; a beginning is not whole."""
    return frozenset(_constants(package))


def _constants(package: str) -> Iterator[tuple[str, bool]]:
    for tree in trees(package):
        parts = {id(part) for node in ast.walk(tree) for part in joined(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, id(node) not in parts
    for tag in tags(package):
        for text, added in re.findall(r'"([^"]*)"(\s*~)?', tag):
            yield text, not added


def said(package: str) -> Iterator[str]:
    """Give each key that is said as it stands."""
    where = PACKAGES[package]
    for tree in trees(package):
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name, value=ast.Name(id="frame" | "TEXTS"))):
                    key = node.args[min(1, len(node.args) - 1)] if node.args else None
                    if name == where.says and isinstance(key, ast.Constant):
                        yield str(key.value)
                case _:
                    pass
    for tag in tags(package):
        if where.says:
            yield from (key for key, added in re.findall(r'\bsay\("([^"]*)"(\s*~)?', tag) if not added)


def listed(package: str) -> set[str]:
    """Return the sections of which each text is said, one after the other."""
    calls = [node for tree in trees(package) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asked = [call.args[1] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "section"]
    return {str(one.value) for one in asked if isinstance(one, ast.Constant)}


def whole(package: str, key: str) -> str:
    """Return a key with its section."""
    section = PACKAGES[package].section
    return f"{section}.{key}" if section and "." not in key else key


@pytest.mark.parametrize("package", PACKAGES)
def test_each_text_that_is_named_is_there(package: str) -> None:
    """A key that is mistyped fails here, not on somebody's screen."""
    known = set(texts(package))
    sections = "|".join({key.partition(".")[0] for key in known})
    named = {t for t, is_whole in constants(package) if is_whole and re.fullmatch(rf"({sections})\.[\w-]+", t)}
    named |= {whole(package, key) for key in said(package)}
    assert named
    assert sorted(key for key in named if key not in known and not key.endswith(FILES)) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_text_is_left_over(package: str) -> None:
    """What nobody says goes: a key stands in the code as it is, or is put together of a beginning and a word there."""
    found, section = constants(package), PACKAGES[package].section
    words = {text for text, is_whole in found if is_whole}
    beginnings = {
        text for text, is_whole in found if not is_whole and re.fullmatch(r"[\w-]+\.|([\w-]+\.)?\w[\w-]*[-_]", text)
    }

    def is_made(key: str) -> bool:
        return key in words or any(key.startswith(one) and key.removeprefix(one) in words for one in beginnings)

    whole_sections = listed(package)
    keys = [key for key in texts(package) if key.partition(".")[0] not in whole_sections]
    left = [
        key
        for key in keys
        if not is_made(key) and not (key.startswith(f"{section}.") and is_made(key.removeprefix(f"{section}.")))
    ]
    assert left == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_text_says_something_in_both_languages(package: str) -> None:
    for lang in LANGS:
        for section in {key.partition(".")[0] for key in texts(package)}:
            assert [key for key, text in texts(package).section(lang, section).items() if not text.strip()] == []


def test_each_package_with_texts_is_looked_at() -> None:
    """A file of texts that is added is held to the same."""
    parts = [folder for folder in ROOT.iterdir() if (folder / "__init__.py").exists()]
    found = {file.parent.relative_to(ROOT) for folder in parts for file in folder.rglob("texts.toml")}
    assert {".".join(folder.parts) for folder in found} == set(PACKAGES)
