"""`lawang doctor` and `lawang support`: what each installed part finds on this machine.

A part brings `checks(root) -> list[Check] | None` and `pieces(root) -> Iterable[Piece] | None`: None if it is not set
up here. Its modules are imported only where its extra is installed.
"""

import io
import json
import tarfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from command_line.asking import TEXTS, spoken
from command_line.checks import Check, report
from command_line.ending import refuse
from command_line.later import installed
from command_line.options import ChecksAsJson, RootOption
from shelf.whole_files import private_file

DOCTORS: Mapping[str, str] = {
    "edge_gateway": "edge_gateway.commands.doctor",
    "cloud_api": "cloud_api.commands.doctor",
}


SUPPORTS: Mapping[str, str] = {
    "edge_gateway": "edge_gateway.commands.support",
    "cloud_api": "cloud_api.commands.support",
}


class Piece(NamedTuple):
    """A file for who helps: its name, and what stands in it, from which every secret was left out."""

    name: str
    content: str


def doctor(
    *,
    root: RootOption = Path("/"),
    as_json: ChecksAsJson = False,
) -> None:
    """Check this machine: each check one line, with what to do; status 0 if nothing is bad, else 1."""
    found: list[list[Check]] = [checks for _, checks in _asked(DOCTORS, "checks", root)]
    if not found:
        refuse("doctor", TEXTS.say(spoken(), "check.none"))
    raise typer.Exit(report([check for checks in found for check in checks], spoken(), as_json=as_json))


def support(
    folder: Annotated[Path, typer.Argument(help="Where the file is written.")] = Path(),
    *,
    root: RootOption = Path("/"),
) -> None:
    """Pack what somebody needs who helps from afar into one file, without secrets: look at it, then send it."""
    parts: dict[str, Iterable[Piece]] = dict(_asked(SUPPORTS, "pieces", root))
    if not parts:
        refuse("support", TEXTS.say(spoken(), "check.none"))
    now = datetime.now(UTC)
    file = folder / f"lawang-support-{'-'.join(parts)}-{now:%Y%m%dT%H%M%SZ}.tar.gz"
    try:
        with private_file(file) as out:
            packed = _pack(out, parts, now.timestamp())
    except OSError as e:
        refuse("support", f"{file}: {e.strerror}", 1)
    typer.echo(json.dumps({"file": str(file), "holds": packed}))


def _pack(out: Any, parts: Mapping[str, Iterable[Piece]], now: float) -> list[str]:  # noqa: ANN401 - a file, as tarfile has it
    names: list[str] = []
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for part, pieces in parts.items():
            for name, content in pieces:
                member, data = tarfile.TarInfo(f"{part}/{name}"), content.encode()
                member.size, member.mtime = len(data), int(now)
                archive.addfile(member, io.BytesIO(data))
                names.append(member.name)
    return names


def _asked(modules: Mapping[str, str], function: str, root: Path) -> Iterable[tuple[str, Any]]:
    """Give what each part answers that is installed and set up."""
    for part, module in modules.items():
        if not installed(part):
            continue
        try:
            answer = getattr(import_module(module), function)(root)
        except ModuleNotFoundError as e:
            if e.name != module:
                raise
            continue
        if answer is not None:
            yield part, answer
