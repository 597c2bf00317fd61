"""How a sheet begins, and how typed values become numbers of a spreadsheet."""

from collections.abc import Mapping
from datetime import date

from cloud_api.recap import say
from cloud_api.recap.table import Kind, Value
from cloud_api.recap.xlsx_port import Format, Sheet

HEAD = 4
"""The first row below a sheet's first lines."""

EPOCH = date(1899, 12, 30)
UNIX_EPOCH = 25569  # 1970-01-01 as a serial number
DAY_MS = 86_400_000
NUMBER_FORMATS: dict[Kind, str] = {
    "text": "@",
    "count": "#,##0",
    "tenths": "#,##0.0",
    "permille": "0.0%",
    "seconds": "[m]:ss",
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm:ss",
    "flag": "General",
}

_PARTS = {NUMBER_FORMATS["tenths"]: 10, NUMBER_FORMATS["permille"]: 1000, NUMBER_FORMATS["seconds"]: 86_400}


def serial(form: str, value: Value, zone: str) -> float | None:
    """Return what a number format of NUMBER_FORMATS expects for a value; None if it is no number."""
    if isinstance(value, date):
        return (value - EPOCH).days
    if value is None or isinstance(value, str | bool):
        return None
    if form == NUMBER_FORMATS["moment"]:
        return moment(value, offset_ms(value, zone))
    return value / _PARTS.get(form, 1)


def offset_ms(ms: int, zone: str) -> int:
    """Return how far the hall's clock is ahead of UTC at a moment."""
    ahead = say.local(ms, zone).utcoffset()
    return 0 if ahead is None else round(ahead.total_seconds() * 1000)


def moment(ms: int, ahead: int) -> float:
    """Return a moment as a serial number of local time, to the second."""
    return round((ms + ahead) // 1000 / 86_400 + UNIX_EPOCH, 9)


def begin(sheet: Sheet, state: tuple[str, str, str], heads: Mapping[str, Format]) -> None:
    """Write a sheet's first lines and how it prints; SEMENTARA stands on the sheet and on each printed page."""
    title, line, provisional = state
    sheet.write_string(0, 0, title, heads["title"])
    sheet.write_string(1, 0, line, heads["state"])
    if provisional:
        sheet.write_string(2, 0, provisional, heads["provisional"])
        sheet.set_header(f"&C&B&14{provisional}")
    sheet.set_footer("&L&A&R&P / &N")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
