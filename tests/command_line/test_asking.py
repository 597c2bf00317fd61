"""What a setup asks: an answers file, the answers of last time, the terminal; secrets are not kept."""

from pathlib import Path

import pytest

from command_line.asking import AnswerError, Asking, read_answers, yes_or_no
from command_line.setting_up import kept
from shelf.texts import Phrase, texts

TEXTS = texts("command_line")


def about(name: str = "setup.go") -> Phrase:
    return Phrase(name, {}, TEXTS)


def number(text: str) -> int:
    if not text.isdecimal():
        raise AnswerError("answer.yes-or-no")
    return int(text)


class Script:
    """A terminal at which somebody types these lines."""

    def __init__(self, *lines: str) -> None:
        self.lines, self.told, self.asked = list(lines), list[str](), list[tuple[str | None, bool]]()

    def ask(self, text: str, usual: str | None, *, hidden: bool) -> str:
        self.asked.append((usual, hidden))
        return self.lines.pop(0) or (usual or "")

    def tell(self, text: str) -> None:
        self.told.append(text)


def answers(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "answers.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_answers_before_anybody_is_asked(tmp_path: Path) -> None:
    given = read_answers(answers(tmp_path, '[site]\ncode = "serang"\nport = 1883\nlamp = true\nrows = ["a", "b"]\n'))
    script = Script()
    asking = Asking(given, {"site.code": "lama"}, script)
    assert asking.one("site.code", about(), str) == "serang"
    assert asking.one("site.port", about(), number) == 1883
    assert asking.one("site.lamp", about(), yes_or_no) is True
    assert asking.many("site.rows", about(), str) == ("a", "b")
    assert script.asked == []
    asking.finish()


def test_last_times_answer_is_the_default_and_a_dash_is_none(tmp_path: Path) -> None:
    """Two faults of it: a default that cannot be taken back, and one that is lost on the second run."""
    script = Script("", "-")
    asking = Asking({}, {"site.code": "serang", "site.cloud": "https://a"}, script)
    assert asking.one("site.code", about(), str, "x") == "serang"
    assert asking.one("site.cloud", about(), str, "") == ""
    assert asking.answers == {"site.code": "serang", "site.cloud": ""}
    assert script.asked == [("serang", False), ("https://a", False)]


def test_what_is_wrong_is_asked_again() -> None:
    script = Script("x", "7")
    assert Asking({}, {}, script).one("a.b", about(), number) == 7
    assert len(script.told) == 1


def test_without_a_terminal_the_lacking_answer_is_named() -> None:
    """--yes: what has a default takes it, what has none ends in one line with the key."""
    asking = Asking({}, {}, None)
    assert asking.one("a.b", about(), number, "5") == 5
    with pytest.raises(AnswerError, match=r"no answer to a\.c"):
        asking.one("a.c", about(), number)


def test_a_secret_is_not_kept_and_not_said(tmp_path: Path) -> None:
    asking = Asking({"a.word": "hemlig"}, {}, None)
    with pytest.raises(AnswerError) as wrong:
        asking.secret("a.word", about(), number)
    assert "hemlig" not in wrong.value.said("id") + wrong.value.said("en")
    assert asking.secret("a.word", about(), str) == "hemlig"
    assert asking.answers == {}
    assert asking.secret_in_file


def test_a_secret_in_force_stays_for_an_empty_answer() -> None:
    """The default that is shown for it is stars, and is not what it becomes."""
    assert Asking({}, {}, Script("***")).secret("a.word", about(), str, "hemlig") == "hemlig"


def test_lines_end_with_an_empty_one_and_none_keeps_them() -> None:
    assert Asking({}, {"a.rows": ("1", "2")}, Script("")).many("a.rows", about(), number) == (1, 2)
    asking = Asking({}, {"a.rows": ("1",)}, Script("7", "x", "8", ""))
    assert asking.many("a.rows", about(), number) == (7, 8)
    assert asking.answers == {"a.rows": ("7", "8")}


def test_an_answer_that_nobody_asks_for_is_mistyped() -> None:
    asking = Asking({"site.kode": "x"}, {}, None)
    asking.one("site.code", about(), str, "y")
    with pytest.raises(AnswerError, match=r"site\.kode"):
        asking.finish()


@pytest.mark.parametrize(
    "text", ["code = 'x'\n", "[a]\nb = 1.5\n", "[a]\nb = [1]\n", "[a]\n[a.b]\nc = 1\n", "[a\n", "\xff"]
)
def test_a_file_that_is_none_says_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(AnswerError, match=r"answers\.toml"):
        read_answers(file)


def test_nothing_was_answered_before_the_first_time(tmp_path: Path) -> None:
    assert kept(tmp_path / "setup.toml") == ({}, {})
