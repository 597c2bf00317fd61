"""What stands in the guide for whoever installs: it can be followed, and it names all that the product says."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware import face
from tests.installation import guide, terminal
from tests.installation.conftest import ROOT
from tests.installation.guide import FOLDER, GuideError
from tests.installation.terminal import TerminalError

FAULTS = ("stuck", "screen", "bus", "refused", "radio", "flash", "watchdog", "watch")


@pytest.mark.parametrize("page", guide.PAGES, ids=lambda page: page.name)
def test_every_word_in_capitals_is_explained(page: Path) -> None:
    known = set(guide.words())
    for step in guide.steps(page):
        typed = [step.command, *step.seen, *(answer for _, answer in step.talk if " " not in answer)]
        found = {word for text in typed for word in re.findall(r"(?<![\w-])[A-Z][A-Z_]{3,}(?![\w-])", text)}
        assert found - known <= {word for word in found if word.startswith("LAWANG_")}, step


def test_every_page_for_an_installer_is_on_the_way() -> None:
    """What is typed on a page that nobody comes by would never be tried."""
    visited = {path.name for path in guide.route("gedung-kecil.md")} | {"operator.md", "gangguan.md"}
    assert {page.name for page in guide.PAGES if guide.steps(page)} == visited


def test_a_fence_that_is_none_of_ours_is_said(tmp_path: Path) -> None:
    for text in ("```\nls\n```\n", "```text\nx\n```\n", "```sh\nls\n"):
        (tmp_path / "page.md").write_text(text)
        with pytest.raises(GuideError, match=r"page\.md:1"):
            guide.steps(tmp_path / "page.md")


def test_what_has_to_be_seen_is_found_in_its_order_or_said(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("```sh\nlihat\n```\n\n```text\nsatu …\nKODE: TOKEN_GEDUNG\n```\n")
    (step,) = guide.steps(tmp_path / "page.md")
    values = {"KODE": "serang"}
    guide.check_seen(step, "x\nsatu  dua\ny\nserang: lw_a-b\n", values)
    assert values == {"KODE": "serang", "TOKEN_GEDUNG": "lw_a-b"}
    for output in ("serang: lw_a-b\nsatu dua", "satu dua\nserang: lw_c", "satu\n", ""):
        with pytest.raises(GuideError, match="not seen"):
            guide.check_seen(step, output, dict(values))


ASKS = "import getpass; print(input('Nama gedung [x]: ')); print('\\033[32msandi', getpass.getpass('Sandi – rahasia: ')); print('selesai')"


def test_a_conversation_is_that_of_the_guide_or_said() -> None:
    """Also what is typed unseen; another question, one more, one less are not passed over."""
    argv = [sys.executable, "-c", ASKS]
    name, password = ("Nama gedung", "MPP Uji"), ("Sandi – rahasia", "dua kata")
    code, shown = terminal.converse(argv, [name, password])
    assert code == 0
    assert ("MPP Uji\r\n" in shown, "sandi dua kata" in shown, shown.endswith("selesai\r\n")) == (True, True, True)
    for talk, says in (
        ([name], "nothing more"),
        ([password, name], "asked: Nama gedung"),
        ([name, password, ("Lagi", "")], "never asked: Lagi"),
    ):
        with pytest.raises(TerminalError, match=says):
            terminal.converse(argv, talk)
    assert terminal.converse(["false"], []) == (1, "")


def test_each_link_leads_somewhere() -> None:
    heads = {
        page: {_anchor(line) for line in page.read_text().splitlines() if line.startswith("#")} for page in guide.PAGES
    }
    for page in guide.PAGES:
        for name, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", page.read_text()):
            target = (page.parent / name).resolve() if name else page
            assert target.exists(), (page.name, name)
            assert not anchor or anchor in heads[target], (page.name, name, anchor)


def _anchor(head: str) -> str:
    return re.sub(r"[^\w -]", "", head.lstrip("# ").lower()).replace(" ", "-")


def test_trouble_names_all_that_the_product_says() -> None:
    """Each check of doctor and status page, each text of a box's display, each reason and each fault of a box."""
    text = (FOLDER / "gangguan.md").read_text()
    folders = ("edge_gateway/checkup", "cloud_api/checkup", "edge_gateway/screens")
    checks = {name for folder in folders for path in (ROOT / folder).glob("*.py") for name in _checks(path)}
    assert {"units", "cloud-api", "silent", "login"} <= checks
    assert sorted(name for name in checks if f"*{name}*" not in text) == []
    shown = [getattr(face, name) for name in ("OFFLINE", "AGAIN", "SILENT", "DENIED")]
    assert [word for word in shown if f'"{word}"' not in text] == []
    advice = (ROOT / "edge_gateway/texts.toml").read_text().partition("\n[advice]\n")[2].partition("\n[")[0]
    reasons = re.findall(r"^([a-z-]+) = ", advice, re.MULTILINE)
    assert "mac" in reasons
    assert [word for word in (*reasons, *FAULTS) if f"`{word}`" not in text and word != "other"] == []


def _checks(path: Path) -> Iterator[str]:
    """Give the names of the checks and problems that a module makes."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            made = node.func if not isinstance(node.func, ast.IfExp) else node.func.body
            if isinstance(made, ast.Name) and made.id in {"ok", "warn", "bad", "verdict", "Check", "Problem"}:
                yield str(node.args[0].value)
