"""Lazy loading: a command has a name and a line in one place, and is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand

from command_line.ending import refuse


class Part(NamedTuple):
    """The extra that brings what a part needs, and one module that no other extra brings."""

    extra: str
    mark: str


PARTS = {
    "command_line": Part("", "typer"),  # which every extra brings
    "edge_gateway": Part("gateway", "paho"),
    "cloud_api": Part("cloud", "fastapi"),
    "dashboards": Part("dashboards", "grafana_foundation_sdk"),
    "flashing": Part("flash", "esptool"),
    "simulators": Part("sim", "amqtt"),
}


def installed(part: str) -> bool:
    """Say whether the extra of a part is here."""
    return find_spec(PARTS[part].mark) is not None


def later(  # noqa: PLR0913 - what lists, and what runs
    app: typer.Typer, name: str, where: str, line: str, *, part: str | None = None, hidden: bool = False
) -> None:
    """Give `app` the command `name`: the function that `where` (MODULE:FUNCTION) names, imported when it is asked for.

    `line` is what lists say of it: the first paragraph of the function's docstring. A command without the extra of its
    part (that of its module, if none is given) says which one is wanted, and ends with 2.
    """
    module, _, function = where.partition(":")
    needs = PARTS[part or module.partition(".")[0]]

    class Later(TyperCommand):
        def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:  # noqa: ANN401 - Typer's, whose types are private
            try:
                command = _command(name, _load(needs, module, function))
            except _LackedError as e:
                if extra.get("resilient_parsing"):  # a shell asks how a line could go on
                    return super().make_context(info_name, args, parent, **extra)
                refuse("lawang", str(e))
            return command.make_context(info_name, args, parent, **extra)

    app.command(name, cls=Later, help=line, hidden=hidden)(_nothing)


class _LackedError(Exception):
    """Something that the extra of a part brings is not here."""

    def __init__(self, part: Part, module: str) -> None:
        super().__init__(f"{module} is not installed; this command wants: uv pip install 'lawang[{part.extra}]'")


def _load(part: Part, module: str, function: str) -> Callable[..., None]:
    if find_spec(part.mark) is None:
        raise _LackedError(part, part.mark)
    try:
        return getattr(import_module(module), function)
    except ModuleNotFoundError as e:
        if e.name is None or e.name.partition(".")[0] == module.partition(".")[0]:
            raise
        raise _LackedError(part, e.name.partition(".")[0]) from e


def _command(name: str, function: Callable[..., None]) -> Any:  # noqa: ANN401 - Typer's, whose types are private
    alone = typer.Typer(add_completion=False)
    alone.command(name)(function)
    return typer.main.get_command(alone)


def _nothing() -> None:
    """Stand where the command will be."""
