"""The workbook's native charts, drawn from the cells of its own sheets."""

from cloud_api.recap.model import HEADLINE, PERIOD_KEYS, TICKET_KEYS, Recap
from cloud_api.recap.texts import Lang, label
from cloud_api.recap.xlsx_cells import HEAD
from cloud_api.recap.xlsx_port import Book, Chart, Sheet

COLOURS = {"entered": "#1D4F91", "licensing": "#C98A00", "done": "#14805A"}
_TOP = HEAD + 1  # the row of column heads
_DAY_COLUMNS = 3  # day, opened, day's end


def add(book: Book, recap: Recap, lang: Lang, sheets: tuple[Sheet, Sheet, Sheet]) -> None:
    """Add the three numbers by month (or day) to their sheet, and tickets by tenant to that of the tenants."""
    months, days, tenants = sheets
    if not recap.days:
        return  # a chart without a cell is no chart
    chart = _column(book, label(lang, "chart_days" if recap.period.monthly else "chart_months"))
    for key in HEADLINE:
        place = PERIOD_KEYS.index(key)
        if recap.period.monthly:
            name, first, last = days.name, _TOP + 1, _TOP + len(recap.days)
            column = _DAY_COLUMNS + place
            cells, heads = [name, first, column, last, column], [name, first, 0, last, 0]
        else:
            name, row = months.name, _TOP + 1 + place
            cells, heads = [name, row, 1, row, len(recap.months)], [name, _TOP, 1, _TOP, len(recap.months)]
        chart.add_series(
            {"name": label(lang, key), "categories": heads, "values": cells, "fill": {"color": COLOURS[key]}}
        )
    if recap.period.monthly:
        chart.set_x_axis({"num_format": "d", "text_axis": True})
        days.insert_chart(_TOP + len(recap.days) + 3, 1, chart)
    else:
        months.insert_chart(_TOP + len(PERIOD_KEYS) + 3, 1, chart)
    if recap.tenants:
        tenants.insert_chart(
            _TOP + 3 + sum(1 + len(t.services) for t in recap.tenants), 1, _by_tenant(book, recap, lang)
        )


def _column(book: Book, title: str) -> Chart:
    chart = book.add_chart({"type": "column"})
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 340})
    return chart


def _by_tenant(book: Book, recap: Recap, lang: Lang) -> Chart:
    """Return a chart over the rows of tenants only; the rows of services between them are left out."""
    chart = _column(book, label(lang, "chart_tenants"))
    rows: list[int] = []
    at = _TOP + 1
    for tenant in recap.tenants:
        rows.append(at)
        at += 1 + len(tenant.services)
    name, column = label(lang, "sheet_tenants"), _letter(3 + TICKET_KEYS.index("tickets"))
    picked = [",".join(f"'{name}'!${letter}${row + 1}" for row in rows) for letter in ("A", column)]
    series = {"name": label(lang, "tickets"), "categories": f"=({picked[0]})", "values": f"=({picked[1]})"}
    chart.add_series({**series, "fill": {"color": COLOURS["entered"]}})
    chart.set_legend({"none": True})
    return chart


def _letter(column: int) -> str:
    return chr(ord("A") + column)
