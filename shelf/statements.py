"""Named SQL statements of a package: many short ones in its `queries.sql`, each long one in `<name>.sql` beside it.

In `queries.sql` a line `-- name --` begins each statement, as procrastinate has them.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import LiteralString, cast

_HEADING = re.compile(r"^-- (\w+) --\n", re.MULTILINE)


def statements(package: str) -> Callable[[str], LiteralString]:
    """Return a function that gives a statement of `package` by its name; it raises KeyError for an unknown name.

    The text is ours, so that a driver may take it as a literal. Nothing is read before the first is asked for.
    """
    return lambda name: _read(package)[name]


@cache
def _read(package: str) -> Mapping[str, LiteralString]:
    folder = resources.files(package)
    found = dict(_short(folder / "queries.sql"))
    for file in folder.iterdir():
        name = file.name.removesuffix(".sql")
        if file.name.endswith(".sql") and name != "queries":
            if name in found:
                raise ValueError(f"{package}: two statements are named {name}")
            found[name] = file.read_text(encoding="utf-8")
    return cast("Mapping[str, LiteralString]", found)


def _short(file: Traversable) -> list[tuple[str, str]]:
    head, *parts = _HEADING.split(file.read_text(encoding="utf-8"))
    named = list(zip(parts[::2], (text.strip() for text in parts[1::2]), strict=True))
    if head.strip() or len(dict(named)) != len(named):
        raise ValueError(f"{file}: each statement has one heading of its own")
    return named
