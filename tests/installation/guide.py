"""The guide for whoever installs, read as it is followed: what is typed, what is asked, and what has to be seen.

In a page a fence ```sh is typed; the fence ```text after it is what has to be seen, in that order among other lines; a
table `| ditanyakan | diketik |` is a conversation. A comment `<!-- tidak dicoba: why -->` before a fence says that no
machine of ours can do that. Words in capitals are the reader's own; README.md has the list of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs/guide"
PAGES = (*sorted(FOLDER.glob("*.md")), FOLDER.parent / "operator.md")
LANGUAGES = frozenset({"sh", "text", "toml"})
ENTER = "*Enter*"
SHAPES = {"VERSI": r"\d+\.\d+\.\d+", "TOKEN": r"lw_[\w-]+", "KUNCI": r"age1[a-z0-9]{58}"}
"""How what a machine prints looks, by the beginning of its word; anything else the reader knows beforehand."""
_FENCE = re.compile(r"^```(\w*)$")
_UNTRIED = re.compile(r"^<!-- tidak dicoba: (.+) -->$")
_ROW = re.compile(r"^\| (.+?) \| (.+?) \|$")


class GuideError(AssertionError):
    """The guide says something that is not so; names page and line."""


@dataclass(frozen=True)
class Step:
    """A fence to be typed. `talk`: question and answer, an empty one for Enter; `untried`: why no machine of ours does it."""

    page: str
    line: int
    command: str
    untried: str = ""
    seen: tuple[str, ...] = ()
    talk: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Return where it stands."""
        return f"{self.page}:{self.line}"


def steps(page: Path) -> list[Step]:
    """Return what a page tells to type, in order; raises GuideError for a fence that is none of ours."""
    found: list[Step] = []
    untried, in_talk = "", False
    lines = enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
    for number, line in lines:
        if fence := _FENCE.match(line):
            content = tuple(_content(lines, f"{page.name}:{number}"))
            if fence[1] == "sh":
                found.append(Step(page.name, number, "\n".join(content), untried))
            elif fence[1] == "text" and found and not found[-1].seen:
                found[-1] = replace(found[-1], seen=content)
            elif fence[1] not in LANGUAGES or fence[1] == "text":
                raise GuideError(f"{page.name}:{number}: what is this fence?")
        elif line == "| ditanyakan | diketik |":
            in_talk = True
        elif in_talk and (row := _ROW.match(line)):
            found[-1] = replace(found[-1], talk=(*found[-1].talk, (row[1], _typed(row[2]))))
        in_talk &= line.startswith("|")
        untried = said[1] if (said := _UNTRIED.match(line)) else ""
    return found


def _content(lines: Iterator[tuple[int, str]], where: str) -> Iterator[str]:
    for _, line in lines:
        if line == "```":
            return
        yield line
    raise GuideError(f"{where}: the fence does not end")


def _typed(cell: str) -> str:
    return "" if cell == ENTER else cell.strip("`")


def words() -> list[str]:
    """Return the words in capitals that README.md explains."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| ditulis | artinya |") :]
    return [
        word
        for row in table.splitlines()
        if row.startswith("| `")
        for word in re.findall(r"`(\w+)`", row.split("|")[1])
    ]


def route(page: str) -> list[Path]:
    """Return the pages that a page's numbered list names, in order."""
    text = (FOLDER / page).read_text(encoding="utf-8")
    return [FOLDER / name for name in re.findall(r"^\d+\. \[[^\]]+\]\((\w[\w-]*\.md)\)", text, re.MULTILINE)]


def said(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the reader's own words in it."""
    return _capitals().sub(lambda found: values.get(found[0], found[0]), text)


def check_seen(step: Step, output: str, values: dict[str, str]) -> None:
    """Find what has to be seen, and note what the machine told in the place of a word; raises GuideError."""
    rest = iter([" ".join(line.split()) for line in output.splitlines()])
    for wanted in step.seen:
        pattern = _pattern(wanted, values)
        found = next((match for line in rest if (match := pattern.fullmatch(line))), None)
        if found is None:
            raise GuideError(f"{step}: not seen: {said(wanted, values)}\n{output[-4000:]}")
        values.update(found.groupdict())


def _pattern(wanted: str, values: Mapping[str, str]) -> re.Pattern[str]:
    parts = re.split(rf"(…|{_capitals().pattern})", " ".join(wanted.split()))
    return re.compile("".join(_part(part, values) for part in parts if part))


def _part(part: str, values: Mapping[str, str]) -> str:
    if part == "…":
        return ".*"
    if part in values or part not in words():
        return re.escape(values.get(part, part))
    return f"(?P<{part}>{SHAPES.get(part.partition('_')[0], r'(?!)')})"


def _capitals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words(), key=len, reverse=True))})\b")
