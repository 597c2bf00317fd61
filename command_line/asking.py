"""What a setup has to know: from a file of answers, from the answers of last time, from the terminal.

An answer is text, or a list of texts; who asks reads it. Its key is `table.name`, as it stands in the file (TOML):

    [site]
    code = "serang"

What a file answers is not asked. What was answered last time, or is usual, stands as the default; without a terminal
(`--yes`) it is taken. A secret is never kept among the answers.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar, cast

from command_line.ending import LANGUAGE
from shelf.texts import Lang, Phrase, SaidError, language, texts
from shelf.typed import typed

T = TypeVar("T")
Answer = str | tuple[str, ...]
STARS = "***"  # shown in the place of a secret that is in force
NONE = "-"  # typed where a default stands: no answer
TEXTS = texts("command_line")


class AnswerError(SaidError):
    """An answer cannot be used, or is not there: correct the file of answers as the text says."""

    texts = TEXTS


class Terminal(Protocol):
    """Where somebody is asked."""

    def ask(self, text: str, usual: str | None, *, hidden: bool) -> str:
        """Return what was typed, `usual` for nothing; asks again while there is neither."""
        ...

    def tell(self, text: str) -> None:
        """Show a line."""
        ...


class Person:
    """The terminal of this process."""

    def ask(self, text: str, usual: str | None, *, hidden: bool) -> str:
        """Ask by Typer's prompt, on standard error: standard output is for programs."""
        import typer  # noqa: PLC0415 - only who asks needs it

        default = STARS if hidden and usual else usual
        return typer.prompt(text, default=default, hide_input=hidden, show_default=bool(default), err=True)

    def tell(self, text: str) -> None:
        """Write a line to standard error."""
        import typer  # noqa: PLC0415 - as above

        typer.echo(text, err=True)


def spoken() -> Lang:
    """Return the language of the environment (LAWANG_LANG)."""
    return language(os.environ.get(LANGUAGE))


def read_answers(path: Path) -> dict[str, Answer]:
    """Return what a file answers, by `table.name`; raises AnswerError."""
    try:
        values = tomllib.loads(typed(path.read_bytes()))
    except OSError as e:
        raise AnswerError("answer.file", file=path, why=e.strerror or e) from e
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise AnswerError("answer.file", file=path, why=e) from e
    return dict(flat(path, values))


def flat(path: Path, values: Mapping[str, object]) -> list[tuple[str, Answer]]:
    """Return each value of each table as `(table.name, text or texts)`; raises AnswerError for any other value."""
    found: list[tuple[str, Answer]] = []
    for table, items in values.items():
        if not isinstance(items, dict):
            raise AnswerError("answer.no-table", file=path, key=table)
        for name, value in cast("dict[str, object]", items).items():
            found.append((f"{table}.{name}", _answer(path, f"{table}.{name}", value)))
    return found


class Asking:
    """Asks one question after the other; `answers` is what is to be kept for next time, by key."""

    def __init__(self, given: Mapping[str, Answer], before: Mapping[str, Answer], terminal: Terminal | None) -> None:
        """Take what a file answers, what was answered last time, and who can be asked, if anybody."""
        self._given, self._before, self._terminal = dict(given), dict(before), terminal
        self._lang: Lang = spoken()
        self._asked: set[str] = set()
        self.answers: dict[str, Answer] = {}
        self.secret_in_file = False

    def one(self, key: str, about: Phrase, read: Callable[[str], T], usual: str | None = None) -> T:
        """Return the answer to one question, read by `read` (which raises SaidError); raises AnswerError.

        `usual` is the default; an empty one says that it may be left out.
        """
        text, value = self._text(key, about, read, self._kept(key, usual))
        self.answers[key] = text
        return value

    def secret(self, key: str, about: Phrase, read: Callable[[str], T], usual: str | None = None) -> T:
        """Return the answer to a question whose answer nobody may see; `usual` is what is in force already."""
        self.secret_in_file |= key in self._given
        return self._text(key, about, read, usual, hidden=True)[1]

    def many(self, key: str, about: Phrase, read: Callable[[str], T], usual: tuple[str, ...] = ()) -> tuple[T, ...]:
        """Return one answer a line, until an empty one; nothing at all takes what was answered before, or `usual`."""
        lines, values = self._lines(key, about, read, usual)
        self.answers[key] = lines
        return values

    def forget(self, key: str) -> None:
        """Let last time's answer to a question be no default any more: the machine has changed."""
        self._before.pop(key, None)

    def before(self, key: str) -> Answer | None:
        """Return last time's answer to a question."""
        return self._before.get(key)

    def skip(self, key: str) -> None:
        """Say that a question is not asked this time: a file may answer it all the same."""
        self._asked.add(key)

    def finish(self) -> None:
        """Raise AnswerError if the file answers what nobody has asked: it may be mistyped."""
        left = sorted(set(self._given) - self._asked)
        if left:
            raise AnswerError("answer.unknown", keys=", ".join(left), known=", ".join(sorted(self._asked)))

    def _kept(self, key: str, usual: str | None) -> str | None:
        before = self._before.get(key)
        return before if isinstance(before, str) else usual

    def _text(
        self, key: str, about: Phrase, read: Callable[[str], T], usual: str | None, *, hidden: bool = False
    ) -> tuple[str, T]:
        self._asked.add(key)
        given = self._given.get(key)
        if given is not None or self._terminal is None:
            found = usual if given is None else given
            if not isinstance(found, str):
                raise AnswerError("answer.missing" if found is None else "answer.one", key=key, about=about)
            return found, _read(key, found, read, hidden=hidden)
        while True:
            typed_in = self._terminal.ask(self._say(about), usual, hidden=hidden)
            in_force = hidden and usual and typed_in == STARS
            text = "" if typed_in == NONE else usual if in_force and usual else typed_in.strip()
            try:
                return text, _read(key, text, read, hidden=hidden)
            except AnswerError as e:
                self._terminal.tell(e.said(self._lang))

    def _lines(
        self, key: str, about: Phrase, read: Callable[[str], T], usual: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[T, ...]]:
        self._asked.add(key)
        before = self._before.get(key)
        kept = before if isinstance(before, tuple) else usual
        given = self._given.get(key)
        if given is not None or self._terminal is None:
            lines = kept if given is None else given
            if isinstance(lines, str):
                raise AnswerError("answer.list", key=key)
            return lines, tuple(_read(key, line, read) for line in lines)
        self._terminal.tell(self._say(about))
        for line in kept:
            self._terminal.tell(f"  {line}")
        return self._typed_lines(self._terminal, key, read, kept)

    def _typed_lines(
        self, terminal: Terminal, key: str, read: Callable[[str], T], kept: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[T, ...]]:
        found: list[tuple[str, T]] = []
        while line := terminal.ask(f"  {len(found) + 1}", "", hidden=False).strip():
            try:
                found.append((line, _read(key, line, read)))
            except AnswerError as e:
                terminal.tell(e.said(self._lang))
        if not found:
            found = [(line, _read(key, line, read)) for line in kept]
        return tuple(line for line, _ in found), tuple(value for _, value in found)

    def _say(self, about: Phrase) -> str:
        return TEXTS.said(self._lang, about)


def _answer(path: Path, key: str, value: object) -> Answer:
    match value:
        case bool():
            return "true" if value else "false"
        case str() | int():
            return str(value)
        case list():
            items = cast("list[object]", value)
            if all(isinstance(item, str) for item in items):
                return tuple(map(str, items))
            raise AnswerError("answer.value", file=path, key=key)
        case _:
            raise AnswerError("answer.value", file=path, key=key)


def _read(key: str, text: str, read: Callable[[str], T], *, hidden: bool = False) -> T:
    try:
        return read(text)
    except SaidError as e:
        raise AnswerError("answer.wrong", key=key, text=STARS if hidden else text, why=e) from e


def yes_or_no(text: str) -> bool:
    """Read an answer to whether; raises AnswerError."""
    match text.strip().lower():
        case "y" | "ya" | "yes" | "true":
            return True
        case "t" | "tidak" | "n" | "no" | "false" | "":
            return False
        case _:
            raise AnswerError("answer.yes-or-no")
