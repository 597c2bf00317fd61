"""How every setup runs once it knows its plan: it shows, asks whether, writes, acts, and says what comes next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from command_line.asking import TEXTS, Answer, AnswerError, Asking, Person, Terminal, read_answers, spoken, yes_or_no
from command_line.setting_up import (
    WRITTEN,
    File,
    Outcome,
    Plan,
    State,
    act,
    at,
    keep,
    kept,
    said_of,
    shown,
    state_of,
    write,
)
from shelf.texts import Phrase, phrase


@dataclass(frozen=True, slots=True)
class How:
    """What the options of a setup say; `keep_in` is where this part's answers are kept, absolute on the machine."""

    keep_in: str
    root: Path = Path("/")
    answers: Path | None = None
    yes: bool = False
    overwrite: bool = False
    as_json: bool = False


def asking(how: How, terminal: Terminal | None = None) -> Asking:
    """Return who asks: what the file does not answer is asked at the terminal, unless `yes`; raises AnswerError."""
    given = {} if how.answers is None else read_answers(how.answers)
    before, _ = kept(at(how.root, how.keep_in))
    ours = {key: answer for key, answer in given.items() if not key.startswith(f"{WRITTEN}.")}  # of a kept file
    return Asking(ours, before, None if how.yes else terminal or Person())


def carry_out(how: How, plan: Plan, answers: Mapping[str, Answer]) -> int:
    """Do what is planned and print it; return the exit status: 0 done, 1 an action failed, 3 it was not wanted.

    Raises SetupError where a file cannot be read or written: those before it are written, a second run goes on.
    """
    _, written = kept(at(how.root, how.keep_in))
    states = [(file, state_of(how.root, file, written, overwrite=how.overwrite)) for file in plan.files]
    _show(how, plan, states)
    if not how.yes and not _agreed(Person()):
        _tell(_say(phrase("setup.nothing")))
        return 3
    for file, state in states:
        write(how.root, file, state)
    keep(how.root, how.keep_in, answers, states)
    outcome = Outcome(states, act(plan.actions, spoken(), on_machine=how.root == Path("/")))
    _report(how, plan, outcome)
    return 1 if outcome.failed else 0


def _agreed(terminal: Terminal) -> bool:
    while True:
        try:
            return yes_or_no(terminal.ask(_say(phrase("setup.go")), "ya", hidden=False))
        except AnswerError as e:
            terminal.tell(e.said(spoken()))


def _show(how: How, plan: Plan, states: Sequence[tuple[File, State]]) -> None:
    for file, state in states:
        _tell(_say(said_of(file, state)))
        for line in shown(how.root, file):
            _tell(f"    {line}")
    for action in plan.actions:
        _tell(_say(phrase("setup.will", what=action.about)))


def _report(how: How, plan: Plan, outcome: Outcome) -> None:
    if how.as_json:
        typer.echo(json.dumps(_as_values(plan, outcome), ensure_ascii=False, indent=1))
        return
    for file, state in outcome.files:
        if state is State.EDITED:
            typer.echo(_say(said_of(file, state)))
    for about, state, said in outcome.actions:
        typer.echo(_say(phrase(f"setup.{state}", what=about)) + ("" if said is None else f" – {said}"))
    if plan.next:
        typer.echo(_say(phrase("setup.next")))
    for number, what in enumerate(plan.next, 1):
        typer.echo(f"  {number}. {_say(what)}")


def _as_values(plan: Plan, outcome: Outcome) -> dict[str, object]:
    return {
        "files": [{"path": file.path, "state": state.value} for file, state in outcome.files],
        "actions": [{"what": _say(what), "state": state, "said": said} for what, state, said in outcome.actions],
        "next": [_say(what) for what in plan.next],
    }


def _say(what: Phrase) -> str:
    return TEXTS.said(spoken(), what)


def _tell(line: str) -> None:
    typer.echo(line, err=True)
