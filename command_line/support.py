"""What may go to who helps from afar, and nothing that lets anybody in: a list of what goes, not of what stays.

Of an env file go the values of named variables; of other variables it is said that they are set. Of configuration files
go lines of named directives. Log lines go with every long word and every secret of the machine masked.
"""

import json
import platform
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distributions
from pathlib import Path

from command_line.checks import Check, as_values
from command_line.machine import Piece
from command_line.programs import Run
from command_line.setting_up import at
from shelf.version import VERSION

LINES = 400  # of each unit
_LONG = re.compile(r"[A-Za-z0-9+=_-]{24,}")
_LOGIN = re.compile(r"//[^/\s@]*@")  # in a URL
_MASK = "********"


def versions(root: Path, run: Run, packages: Iterable[str]) -> str:
    """Return what is installed: Lawang, the system, these packages of Debian, all libraries."""
    ours = [f"lawang {VERSION}", f"python {platform.python_version()}", f"kernel {platform.release()}"]
    system = configured(at(root, "/etc/os-release"), frozenset({"PRETTY_NAME", "VERSION_ID"}), "=")
    debian = run("dpkg-query", "--show", "--showformat=${Package} ${Version}\n", *packages) or ""
    libraries = sorted({f"{one.name} {one.version}" for one in distributions()})
    return "\n".join([*ours, system, debian, *libraries]) + "\n"


def checked(checks: Sequence[Check], secrets: Sequence[str]) -> str:
    """Return what `lawang doctor` found."""
    return masked(json.dumps(as_values(checks, "en"), indent=1), secrets)


def environment(said: Mapping[str, str], shown: frozenset[str]) -> str:
    """Return the variables of ours, with the values of those that may be shown."""
    ours = sorted((name, value) for name, value in said.items() if name.startswith("LAWANG_"))
    return "".join(f"{name}={_LOGIN.sub('//', value) if name in shown else '(set)'}\n" for name, value in ours)


def configured(file: Path, directives: frozenset[str], parts: str | None = None) -> str:
    """Return the lines of a file whose directive is known to hold no secret, without their comments."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        return f"({e})\n"
    plain = (re.sub(r"(^|\s)#.*", "", line).rstrip() for line in lines)
    return "".join(f"{line}\n" for line in plain if line and line.split(parts)[0].strip() in directives)


def sizes(folder: Path, run: Run) -> str:
    """Return mode, owner and size of what a folder holds, and how full the disks are."""
    lines: list[str] = []
    try:
        for path in sorted(folder.rglob("*")):
            found = path.lstat()
            lines.append(f"{found.st_mode:o} {found.st_uid} {found.st_size:>12} {path.relative_to(folder)}")
    except OSError as e:
        lines.append(f"({e})")
    return "\n".join([*lines, run("df", "--human-readable") or ""]) + "\n"


def journals(run: Run, units: Iterable[str], secrets: Sequence[str]) -> Iterator[Piece]:
    """Give the last lines of each unit's log."""
    for unit in units:
        lines = run("journalctl", "--no-pager", "--output=short-iso", f"--lines={LINES}", f"--unit={unit}")
        yield Piece(f"log-{unit}.txt", masked(lines or "", secrets))


def unshown(said: Mapping[str, str], shown: frozenset[str]) -> list[str]:
    """Return the values of variables that are not shown and may stand in a log line."""
    return [value for name, value in said.items() if name not in shown and len(value) >= 4]


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return a text without these secrets, without logins in URLs and without long words."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, _MASK)
    return _LONG.sub(_MASK, _LOGIN.sub("//", text))
