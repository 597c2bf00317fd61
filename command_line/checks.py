"""What a doctor says: each check one line, with what to do; as a table, as JSON, and as an exit status."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import typer

from shelf.texts import Lang, Phrase, texts

TEXTS = texts("command_line")
_COLOURS = {"ok": "green", "warn": "yellow", "bad": "red"}


class Verdict(StrEnum):
    """How it stands: as it should be; to be looked at soon; something does not work, or is not safe."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `name` is for programs and does not change; both texts are one line each."""

    name: str
    verdict: Verdict
    said: Phrase
    todo: Phrase | None = None


def ok(name: str, said: Phrase) -> Check:
    """Say that it is as it should be."""
    return Check(name, Verdict.OK, said)


def warn(name: str, said: Phrase, todo: Phrase) -> Check:
    """Say that somebody should look at it soon, and what to do."""
    return Check(name, Verdict.WARN, said, todo)


def bad(name: str, said: Phrase, todo: Phrase) -> Check:
    """Say that it does not work or is not safe, and what to do."""
    return Check(name, Verdict.BAD, said, todo)


def worst(checks: Iterable[Check]) -> Verdict:
    """Return the worst verdict among them; of none, ok."""
    order = list(Verdict)
    return max((check.verdict for check in checks), key=order.index, default=Verdict.OK)


def as_values(checks: Iterable[Check], lang: Lang) -> list[dict[str, str | None]]:
    """Return them for JSON: name, verdict, and both texts in a language."""
    return [
        {
            "name": check.name,
            "verdict": check.verdict.value,
            "said": TEXTS.said(lang, check.said),
            "do": None if check.todo is None else TEXTS.said(lang, check.todo),
        }
        for check in checks
    ]


def as_lines(checks: Sequence[Check], lang: Lang) -> list[str]:
    """Return a line a check: verdict, name, what was found, and after an arrow what to do."""
    marks = {verdict: TEXTS.say(lang, f"check.{verdict}") for verdict in Verdict}
    wide, name_wide = max(map(len, marks.values())), max((len(check.name) for check in checks), default=0)
    lines: list[str] = []
    for check in checks:
        mark = typer.style(f"{marks[check.verdict]:{wide}}", fg=_COLOURS[check.verdict])
        todo = "" if check.todo is None else f" → {TEXTS.said(lang, check.todo)}"
        lines.append(f"{mark}  {check.name:{name_wide}}  {TEXTS.said(lang, check.said)}{todo}")
    return lines


def report(checks: Sequence[Check], lang: Lang, *, as_json: bool) -> int:
    """Print them on standard output; return the exit status: 0 if none is bad, else 1."""
    found = worst(checks)
    if as_json:
        typer.echo(json.dumps({"verdict": found, "checks": as_values(checks, lang)}, ensure_ascii=False, indent=1))
    else:
        for line in as_lines(checks, lang):
            typer.echo(line)
    return 1 if found is Verdict.BAD else 0
