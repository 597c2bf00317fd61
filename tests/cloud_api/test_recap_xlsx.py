"""The recap as a workbook, read back by another library."""

import dataclasses
import io
import json
import time
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from cloud_api.recap import catalogue
from cloud_api.recap.as_json import to_json
from cloud_api.recap.as_xlsx import to_xlsx
from cloud_api.recap.register import NONE
from cloud_api.recap.texts import label
from tests.cloud_api.recap_expected import Line, lines, unit
from tests.cloud_api.recap_values import random_recap
from tests.depth import depth

SHEETS = {
    "headline": "Ringkasan", "figures": "Ringkasan", "identities": "Ringkasan", "cut": "Ringkasan",
    "tenants": "Instansi dan layanan", "months": "Bulan", "days": "Hari", "matrix": "Matriks harian", "times": "Waktu",
    "gaps": "Celah data", "silences": "Celah data", "uncertain": "Celah data", "stale_presses": "Celah data",
    "addenda": "Koreksi",
}  # fmt: skip


def cell_of(column: str, value: int | None) -> Any:
    if value is None:
        return None
    match unit(column):
        case "tenths":
            return value / 10
        case "permille":
            return value / 1000
        case "seconds":
            return timedelta(seconds=value)
        case _:
            return value


def rows_of(book: openpyxl.Workbook, table: str) -> list[tuple[Any, ...]]:
    """Return the rows below a table's title and heads, up to the next empty row."""
    sheet = book[SHEETS[table]]
    rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(rows) if row[0] == label("id", table))
    found = []
    for row in rows[start + 2 :]:
        if row[0] is None:
            break
        found.append(row)
    return found


def numbers(row: tuple[Any, ...], line: Line) -> list[Any]:
    """Return the cells of a row that are numbers, as many as the line has columns, from the left."""
    wanted = len(line.numbers)
    if line.table in ("tenants", "months", "matrix", "times", "figures", "headline"):
        return list(row[1 : 1 + wanted])
    cells = [cell for cell in row[1:] if isinstance(cell, int | float | timedelta) and not isinstance(cell, bool)]
    return cells[:wanted]


def same(cell: Any, wanted: Any) -> bool:
    if isinstance(wanted, timedelta) and isinstance(cell, timedelta):
        return abs(cell - wanted) < timedelta(milliseconds=10)
    return cell == wanted and not isinstance(cell, str)


@pytest.mark.parametrize("seed", range(depth(10, 2)))
def test_cells_equal_json(seed: int) -> None:
    """Every figure of the API is a number in its cell of the workbook. Failure class: report ≠ raw."""
    recap = random_recap(seed, "2026-03" if seed % 2 else "2026")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(recap, "id")))
    tables: dict[str, list[Line]] = {}
    for line in lines(json.loads(to_json(recap))):
        tables.setdefault(line.table, []).append(line)
    for table, wanted in tables.items():
        rows = rows_of(book, table)
        for row, line in zip(rows, wanted, strict=False):
            expected = [cell_of(column, value) for column, value in line.numbers.items()]
            found = numbers(row, line)
            assert len(found) == len(expected), (line, row)
            assert all(map(same, found, expected)), (line, row)
            assert line.name in (None, row[0], str(row[0])[:10])
        assert len(rows) >= len(wanted), table


def test_register_has_each_ticket_with_real_times() -> None:
    """Each ticket is a row with days, times and durations that a spreadsheet can count with."""
    recap = random_recap(1, "2026-03", per_day=20)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(recap, "id")))
    rows = list(book["Register"].iter_rows(min_row=6, values_only=True))
    assert len(rows) == len(recap.register.rows)
    for row, ticket in zip(rows, recap.register.rows, strict=True):
        assert len(row) == len(ticket)
        for name, cell, value in zip(recap.register.keys, row, ticket, strict=True):
            assert register_cell(name, cell) == register_value(name, value), (name, cell, value)


def register_cell(name: str, cell: Any) -> Any:
    """Return a cell as whole seconds, days and texts; a spreadsheet's times are off by some milliseconds."""
    if isinstance(cell, datetime):
        return cell.date() if name in ("day", "settled_on") else round(cell.timestamp())
    return round(cell.total_seconds()) if isinstance(cell, timedelta) else cell


def register_value(name: str, value: Any) -> Any:
    """Return what a cell of the register must have: the hall's time (WIB), words for endings, nothing for no."""
    if name in ("issued", "called", "ended") and value is not None:
        local = datetime.fromtimestamp(value / 1000, UTC).replace(tzinfo=None) + timedelta(hours=7)
        return round(local.timestamp())
    if name in ("linked", "priority", "void"):
        return "ya" if value else None
    if name == "ending":
        return catalogue.label("id", value or "open")
    if name == "settled" and value is not None:
        return catalogue.label("id", {"completed": "completed_later"}.get(value, value))
    return value


def test_sheets_have_frozen_heads_widths_and_native_charts() -> None:
    """Heads stay in view, columns have widths, charts are the spreadsheet's own."""
    recap = random_recap(2, "2026", provisional=True)
    data = to_xlsx(recap, "id")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert (book.sheetnames[0], book.sheetnames[-1]) == ("Ringkasan", "Definisi")
    assert {book[name].freeze_panes for name in ("Instansi dan layanan", "Bulan", "Hari", "Waktu")} == {"B7"}
    assert book["Register"].freeze_panes == "C6"
    assert book["Bulan"].column_dimensions["A"].width > 30
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sum(name.startswith("xl/charts/chart") for name in archive.namelist()) == 2
    assert "Matriks harian" not in book.sheetnames
    bold = {str(row[0].value): row[0].font.b for row in book["Instansi dan layanan"].iter_rows(min_row=7, max_row=9)}
    assert bold == {"Disdukcapil": True, "KTP elektronik": False, "Kartu keluarga": False}


def test_month_has_the_layout_that_officials_know() -> None:
    """Title, tenant bold and its services below, days 1 to 31 as heads, totals at the end and below."""
    recap = random_recap(1, "2026-03")
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(recap, "id")))["Matriks harian"]
    assert sheet["A1"].value == "Rekap Jumlah Pemohon MPP Kabupaten Serang Periode 1 Maret 2026 s.d. 31 Maret 2026"
    heads = [cell.value for cell in sheet[6]]
    assert heads == ["Instansi / layanan", *range(1, 32), "Jumlah"]
    assert (sheet["A7"].value, sheet["A7"].font.b) == ("Disdukcapil", True)
    assert (sheet["A8"].value, sheet["A8"].font.b) == ("KTP elektronik", False)
    bottom = [sheet.cell(row, 1).value for row in range(sheet.max_row - 2, sheet.max_row + 1)]
    assert bottom == ["Nomor antrean", "Pemohon", "Pengunjung"]


@pytest.mark.parametrize("provisional", [True, False])
def test_each_sheet_and_printed_page_says_sementara(provisional: bool) -> None:
    """Nobody can print a provisional figure without the word."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(random_recap(3, "2026-03", provisional=provisional), "id")))
    for sheet in book:
        assert (sheet["A3"].value == "SEMENTARA") == provisional, sheet.title
        assert ("SEMENTARA" in str(sheet.oddHeader.center.text)) == provisional


def test_a_name_is_never_a_formula() -> None:
    """A service named `=1+1` is text. Failure class: spreadsheet formulas in exported names."""
    recap = random_recap(2, "2026-03", name="=1+1")
    data = to_xlsx(recap, "id")
    book = openpyxl.load_workbook(io.BytesIO(data))
    named = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert len(named) >= 3
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not [name for name in sheets if b"<f>" in archive.read(name)]


@pytest.mark.parametrize("period", ["2026", "2026-03"])
def test_a_period_without_anything_is_a_workbook_too(period: str) -> None:
    """A hall's first month, with no tenant, no day and no ticket yet, ends in no error."""
    recap = random_recap(5, period, per_day=0)
    for days in ((), recap.days):
        empty = dataclasses.replace(recap, tenants=(), days=days, register=NONE, matrix=None, cut=(), as_of=0)
        assert "Register" in openpyxl.load_workbook(io.BytesIO(to_xlsx(empty, "id"))).sheetnames


def test_same_recap_same_bytes() -> None:
    """The file can be made again byte for byte, at any later time."""
    recap = random_recap(5, "2026-03")
    first = to_xlsx(recap, "id")
    time.sleep(1.1)
    assert to_xlsx(recap, "id") == first
    assert to_xlsx(recap, "en") != first


@pytest.mark.full_depth
def test_a_year_at_350_visitors_a_day_is_quick() -> None:
    """A year's workbook with its register: `lawang bench recap` holds the aim of 3 s; here only no slower kind of work."""
    recap = random_recap(1, "2026", per_day=350)
    assert len(recap.register.rows) > 75_000
    began = time.process_time()
    to_xlsx(recap, "id")
    assert time.process_time() - began < 12
