"""The workbook's native charts, drawn from the cells of its own sheets."""

from collections.abc import Sequence

from cloud_api.recap import catalogue, tables
from cloud_api.recap.model import Recap
from cloud_api.recap.table import Table
from cloud_api.recap.texts import label
from cloud_api.recap.xlsx_cells import HEAD
from cloud_api.recap.xlsx_port import Book, Chart, Sheet
from shelf.texts import Lang

COLOURS = ("#1D4F91", "#C98A00", "#14805A")
_TOP = HEAD + 1  # the row of column heads


def add(book: Book, recap: Recap, lang: Lang, sheets: tuple[Sheet, Sheet, Sheet]) -> None:
    """Add the numbers on top by month (or day) to their sheet, and tickets by tenant to that of the tenants."""
    months, days, tenants = sheets
    if not recap.days:
        return  # a chart without a cell is no chart
    monthly = recap.period.monthly
    chart = _column(book, label(lang, "chart_days" if monthly else "chart_months"))
    table = tables.days(recap, lang) if monthly else tables.months(recap, lang)
    series = _by_day if monthly else _by_month
    drawn = [(one.key, found) for one in tables.top(recap) if (found := series(table, one.key))]
    for (key, (first_row, first, last_row, last, *heads)), colour in zip(drawn, COLOURS, strict=False):
        name = days.name if monthly else months.name
        cells = [name, first_row, first, last_row, last]
        fill = {"name": catalogue.label(lang, key, recap.format), "fill": {"color": colour}}
        chart.add_series({**fill, "categories": [name, *heads], "values": cells})
    if monthly:
        chart.set_x_axis({"num_format": "d", "text_axis": True})
    (days if monthly else months).insert_chart(_TOP + len(table.rows) + 3, 1, chart)
    by_tenant = tables.tenants(recap, lang)
    if by_tenant.rows:
        tenants.insert_chart(_TOP + 3 + len(by_tenant.rows), 1, _by_tenant(book, recap, by_tenant, lang))


def _by_day(table: Table, key: str) -> Sequence[int]:
    """Return the cells of a figure's column, and of the days beside them: first row and column, last row and column."""
    place = _place(table, key)
    first, last = _TOP + 1, _TOP + len(table.rows)
    return () if place is None else (first, place, last, place, first, 0, last, 0)


def _by_month(table: Table, key: str) -> Sequence[int]:
    """Return the cells of a figure's row without its total, and of the months above them."""
    row = next((_TOP + 1 + n for n, row in enumerate(table.rows) if row.key == key), None)
    last = len(table.columns) - 2
    return () if row is None else (row, 1, row, last, _TOP, 1, _TOP, last)


def _place(table: Table, key: str) -> int | None:
    return next((n for n, column in enumerate(table.columns) if column.key == key), None)


def _column(book: Book, title: str) -> Chart:
    chart = book.add_chart({"type": "column"})
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 340})
    return chart


def _by_tenant(book: Book, recap: Recap, table: Table, lang: Lang) -> Chart:
    """Return a chart over the rows of tenants only; the rows of services between them are left out."""
    chart = _column(book, label(lang, "chart_tenants"))
    rows = [_TOP + 1 + n for n, row in enumerate(table.rows) if row.level == 1]
    name, column = label(lang, "sheet_tenants"), _letter(_place(table, "tickets") or 0)
    picked = [",".join(f"'{name}'!${letter}${row + 1}" for row in rows) for letter in ("A", column)]
    said = {"name": catalogue.label(lang, "tickets", recap.format), "fill": {"color": COLOURS[0]}}
    chart.add_series({**said, "categories": f"=({picked[0]})", "values": f"=({picked[1]})"})
    chart.set_legend({"none": True})
    return chart


def _letter(column: int) -> str:
    return chr(ord("A") + column)
