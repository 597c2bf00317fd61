"""Says where a recap's layouts differ: page (from the DOM), CSV, XLSX cells and PDF text, each against the API's JSON.

The JSON itself is compared with the raw logs by `recap_recount.py`; what is equal to it is then equal to them.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import openpyxl

from tests.cloud_api.recap_expected import Line, lines, printed, unit
from tests.cloud_api.test_recap_pdf import IN_MONTH_ELSEWHERE, IN_YEAR_ELSEWHERE, pages_of, wanted
from tests.cloud_api.test_recap_xlsx import cell_of, numbers, rows_of, same

SCALE = {"count": 0, "seconds": 0, "tenths": 1, "permille": 3}


def differences(files: Mapping[str, bytes], cells: Mapping[str, str]) -> list[str]:
    """Return what differs from the JSON; `files` by kind, `cells` what the DOM has by `data-key`."""
    recap = json.loads(files["json"])
    expected = lines(recap)
    return [
        *(f"page {text}" for text in page(expected, cells)),
        *(f"csv {text}" for text in comma_separated(expected, files["csv"])),
        *(f"xlsx {text}" for text in workbook(expected, files["xlsx"])),
        *(f"pdf {text}" for text in document(expected, files["pdf"], monthly=len(recap["period"]["name"]) == 7)),
    ]


def page(expected: list[Line], cells: Mapping[str, str]) -> Iterator[str]:
    """Give each figure that the page does not show, or shows otherwise; and each that it alone has."""
    for line in expected:
        for column, value in line.numbers.items():
            found = cells.get(f"{line.table}/{line.row}/{column}")
            if found != printed(column, value):
                yield f"{line.table}/{line.row}/{column}: {found}, not {printed(column, value)}"
    rows = {(line.table, line.row) for line in expected}
    for key in cells:
        table, row, _ = key.split("/")
        if (table, row) not in rows and table not in ("corrections", "reasons", "addenda"):
            yield f"{key}: in no figure of the JSON"


def comma_separated(expected: list[Line], data: bytes) -> Iterator[str]:
    """Give each figure that the CSV does not have, or has otherwise."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    cells = {(row["table"], row["row"], row["column"]): row["value"] for row in rows}
    for line in expected:
        for column, value in line.numbers.items():
            scale = SCALE[unit(column)]
            text = "" if value is None else f"{value / 10**scale:.{scale}f}"
            found = cells.get((line.table, line.row, column))
            if found != text:
                yield f"{line.table}/{line.row}/{column}: {found}, not {text}"


def workbook(expected: list[Line], data: bytes) -> Iterator[str]:
    """Give each row whose cells do not have its numbers, as numbers, in their places."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    tables: dict[str, list[Line]] = {}
    for line in expected:
        tables.setdefault(line.table, []).append(line)
    for table, its in tables.items():
        rows: list[tuple[Any, ...]] = rows_of(book, table)
        if len(rows) < len(its):
            yield f"{table}: {len(rows)} rows, not {len(its)}"
        for row, line in zip(rows, its, strict=False):
            cells = [cell_of(column, value) for column, value in line.numbers.items()]
            found = numbers(row, line)
            if len(found) != len(cells) or not all(map(same, found, cells)):
                yield f"{table}/{line.row}: {found}, not {cells}"


def document(expected: list[Line], data: bytes, *, monthly: bool) -> Iterator[str]:
    """Give each row that the PDF's text does not have; a year's days and a month's only column stand elsewhere."""
    text = " ".join(pages_of(data))
    elsewhere = IN_MONTH_ELSEWHERE if monthly else IN_YEAR_ELSEWHERE
    for line in expected:
        if line.table not in elsewhere and not re.search(wanted(line), text):
            yield f"{line.table}/{line.row}: {line.numbers}"
