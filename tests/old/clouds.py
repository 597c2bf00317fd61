"""A cloud's database as an older version dumped it, on a server of today; and what that version said of it."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import psycopg


def load(connection: psycopg.Connection[Any], dump: Path) -> None:
    """Run a dump statement by statement; it names no role."""
    for statement in dump.read_text(encoding="utf-8").split("\n\n"):
        connection.execute(statement.encode())


def lacking(old: Any, new: Any, where: str = "") -> list[str]:
    """Return where `new` does not say what `old` said; it may say more."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [fault for key, value in old.items() for fault in lacking(value, new.get(key), f"{where}.{key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [fault for n, (one, other) in pairs for fault in lacking(one, other, f"{where}[{n}]")]
    return [] if old == new else [f"{where}: {old!r}, now {new!r}"]


def cells(data: bytes) -> dict[tuple[str, ...], str]:
    """Return a CSV's values by table, row and column."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return {tuple(row[:3]): row[5] for row in rows}


def numbers(book: dict[str, list[list[Any]]]) -> Counter[tuple[Any, ...]]:
    """Return how often each row of numbers is in a workbook, in whatever order its columns are."""
    rows = [row for sheet in book.values() for row in sheet]
    kept = [sorted(cell for cell in row if type(cell) in (int, float)) for row in rows]
    return Counter(tuple(row) for row in kept if row)


def workbook(data: bytes) -> dict[str, list[list[Any]]]:
    """Return a workbook's values by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
