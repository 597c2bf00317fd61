"""What a setup does: files with owner and mode, shown as a difference before they are written; then actions.

A file is written only if it is not there, or still is what setup wrote last time (its SHA-256 is kept with the
answers). One that somebody edited stays: what setup would have written is laid beside it as NAME.lawang-new; with
`overwrite` it is replaced, and kept as NAME.lawang-old. A second run with the same answers changes nothing.
"""

import difflib
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from command_line.asking import TEXTS, Answer, read_answers
from shelf.texts import Lang, Phrase, SaidError, phrase
from shelf.whole_files import whole_file

NEW, OLD = ".lawang-new", ".lawang-old"
WRITTEN = "written"  # table of the kept answers: the digest of each file as setup wrote it
MASK = "********"


class SetupError(SaidError):
    """Setup cannot go on; what it says was done is done, and a second run goes on from there."""

    texts = TEXTS


class State(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    EDITED = "edited"  # stays as somebody wrote it
    REPLACED = "replaced"  # was edited, and is replaced as was asked for


@dataclass(frozen=True, slots=True)
class File:
    """A file that setup writes; `path` is absolute on the machine. `secrets` are masked wherever it is shown."""

    path: str
    content: str
    owner: str = "root"
    group: str = "root"
    mode: int = 0o644
    secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """What is done after the files are written; `run` returns what is to be shown once, and raises SetupError.

    `on_machine`: it needs the machine's services, so it is left out where setup works in a folder (`--root`).
    `alone`: nothing after it needs it.
    """

    about: Phrase
    run: Callable[[], str | None]
    on_machine: bool = True
    alone: bool = False
    argv: tuple[str, ...] = ()  # of a command


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a setup is going to do. `next` is what the person has to do afterwards."""

    files: Sequence[File]
    actions: Sequence[Action] = ()
    next: Sequence[Phrase] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each file and action, for a table and for JSON."""

    files: Sequence[tuple[File, State]]
    actions: Sequence[tuple[Phrase, str, str | None]] = field(default_factory=tuple)  # about, done|skipped|failed, said

    @property
    def failed(self) -> bool:
        """Say whether an action did not succeed."""
        return any(state == "failed" for _, state, _ in self.actions)


def command(about: Phrase, *argv: str, alone: bool = False) -> Action:
    """Return the action of running a program of the machine, whose last line of error is what a failure says."""

    def run() -> None:
        try:
            done = subprocess.run(argv, check=False, capture_output=True, text=True)  # noqa: S603 - setup's own words
        except OSError as e:
            raise SetupError("setup.command", command=" ".join(argv), why=e.strerror or e) from e
        if done.returncode != 0:
            why = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
            raise SetupError("setup.command", command=" ".join(argv), why=why.rstrip("."))

    return Action(about, run, alone=alone, argv=argv)


def kept(path: Path) -> tuple[dict[str, Answer], dict[str, str]]:
    """Return the answers of last time, and the digests of the files written then; empty if there was none."""
    if not path.exists():
        return {}, {}
    values = read_answers(path)
    mark = f"{WRITTEN}."
    written = {key.removeprefix(mark): str(value) for key, value in values.items() if key.startswith(mark)}
    return {key: value for key, value in values.items() if not key.startswith(mark)}, written


def state_of(root: Path, file: File, written: Mapping[str, str], *, overwrite: bool = False) -> State:
    """Return what is to become of a file; raises SetupError if it cannot be read."""
    found = _content(root, file)
    if found is None:
        return State.NEW
    if found == file.content:
        return State.SAME
    if digest(found) == written.get(file.path):
        return State.CHANGED
    return State.REPLACED if overwrite else State.EDITED


def shown(root: Path, file: File) -> list[str]:
    """Return the lines of a unified difference to what stands there, without secrets."""
    before = (_content(root, file) or "").splitlines()
    lines = difflib.unified_diff(before, file.content.splitlines(), file.path, file.path, n=1, lineterm="")
    return [_masked(line, file.secrets) for line in lines]


def write(root: Path, file: File, state: State) -> None:
    """Do with a file what was decided, whole or not at all; raises SetupError."""
    path = at(root, file.path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        if state is State.EDITED:
            _put(root, path.with_name(path.name + NEW), file)
            return
        if state is State.REPLACED:
            path.replace(path.with_name(path.name + OLD))
        if state is not State.SAME:
            _put(root, path, file)
        _own(root, path, file)
    except (OSError, LookupError) as e:
        raise SetupError("setup.write", file=file.path, why=e) from e


def act(actions: Sequence[Action], lang: Lang, *, on_machine: bool) -> list[tuple[Phrase, str, str | None]]:
    """Do one action after the other; those after one that failed are skipped, unless that one stood alone."""
    done: list[tuple[Phrase, str, str | None]] = []
    failed = False
    for action in actions:
        if failed or (action.on_machine and not on_machine):
            done.append((action.about, "skipped", None))
            continue
        try:
            done.append((action.about, "done", action.run()))
        except SetupError as e:
            done.append((action.about, "failed", e.said(lang)))
            failed |= not action.alone
    return done


def keep(root: Path, path: str, answers: Mapping[str, Answer], outcome: Sequence[tuple[File, State]]) -> None:
    """Write down the answers and what was written, for the next time; raises SetupError.

    For its owner only: of a short secret a digest tells much.
    """
    _, before = kept(at(root, path))
    ours = {file.path: digest(file.content) for file, state in outcome if state is not State.EDITED}
    tables: dict[str, list[str]] = {}
    for key, value in answers.items():
        table, _, name = key.partition(".")
        tables.setdefault(table, []).append(f"{name} = {_toml(value)}")
    tables[WRITTEN] = [f"{_toml(name)} = {_toml(mark)}" for name, mark in sorted({**before, **ours}.items())]
    text = "\n".join(f"[{table}]\n" + "".join(f"{line}\n" for line in lines) for table, lines in tables.items())
    write(root, File(path, text, mode=0o600), State.CHANGED)


def at(root: Path, path: str) -> Path:
    """Return where a file of the machine stands below `root`."""
    return root / path.lstrip("/")


def digest(content: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(content.encode()).hexdigest()


def said_of(file: File, state: State) -> Phrase:
    """Return the line that says what becomes of a file."""
    return phrase(f"setup.{state}", file=file.path, new=file.path + NEW, old=file.path + OLD, mode=f"{file.mode:04o}",
                  owner=f"{file.owner}:{file.group}")  # fmt: skip


def _content(root: Path, file: File) -> str | None:
    try:
        return at(root, file.path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as e:
        raise SetupError("setup.read", file=file.path, why=e) from e


def _put(root: Path, path: Path, file: File) -> None:
    with whole_file(path, give=lambda handle: _own(root, handle, file)) as out:
        out.write(file.content.encode())


def _own(root: Path, where: Path | int, file: File) -> None:
    os.chmod(where, file.mode)  # noqa: PTH101 - of an open file too
    if root == Path("/"):
        shutil.chown(where, file.owner, file.group)


def _masked(line: str, secrets: Sequence[str]) -> str:
    for secret in secrets:
        line = line.replace(secret, MASK) if secret else line
    return line


def _toml(value: Answer) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return "[" + "".join(f"\n  {_toml(item)}," for item in value) + ("\n]" if value else "]")
