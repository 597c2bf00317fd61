"""The register's sheet: a year has some 90,000 lines, so its rows are written as XML at once, not cell by cell."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from cloud_api.recap import register, tables_of_lists
from cloud_api.recap.model import Recap
from cloud_api.recap.register import Column
from cloud_api.recap.table import Kind
from cloud_api.recap.texts import Lang, label
from cloud_api.recap.xlsx_cells import DAY_MS, EPOCH, HEAD, NUMBER_FORMATS, UNIX_EPOCH, begin, offset_ms
from cloud_api.recap.xlsx_port import Book, Format, add_lines

_WIDTHS = {"day": 11, "moment": 19, "text": 14}
_EMPTY = "<c/>"
_FROZEN = 2  # columns that stay in view: the day and the number

Cell = Callable[[Any], str]


def add_register(
    book: Book, recap: Recap, lang: Lang, state: tuple[str, str, str], heads: Mapping[str, Format]
) -> None:
    """Add the register's sheet, its head frozen and with filters."""
    kinds: tuple[Kind, ...] = ("day", "moment", "seconds", "count")
    styles: dict[Kind, Format] = {kind: book.add_format({"num_format": NUMBER_FORMATS[kind]}) for kind in kinds}

    def lines(strings: Mapping[str, int], style: Callable[[Format], int]) -> Iterator[str]:
        return _lines(recap, lang, strings, {kind: style(look) for kind, look in styles.items()})

    sheet = add_lines(book, label(lang, "sheet_register"), _texts(recap, lang), lines)
    begin(sheet, state, heads)
    columns = tables_of_lists.register_columns(recap, lang)
    for n, column in enumerate(columns):
        sheet.write_string(HEAD, n, column.label, heads["head"])
        sheet.set_column(n, n, register.column(column.key).width or _WIDTHS.get(column.kind, 9))
    sheet.autofilter(HEAD, 0, HEAD + max(1, len(recap.register.rows)), len(columns) - 1)
    sheet.freeze_panes(HEAD + 1, _FROZEN)
    sheet.repeat_rows(HEAD)


def _texts(recap: Recap, lang: Lang) -> set[str]:
    """Return all texts of the register."""
    found: set[str | None] = {label(lang, "yes")}
    for place, key in enumerate(recap.register.keys):
        column, values = register.column(key), {row[place] for row in recap.register.rows}
        if column.kind == "text":
            found |= values
        elif column.kind == "figure":
            found |= {tables_of_lists.figure_shown(column, value, recap, lang) for value in values}
    return {text for text in found if text is not None}


def _lines(recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> Iterator[str]:
    """Return a `<row>` for each ticket.

    Its cells are all there, in order and without their names ("B7"), which would be a third of the file; what is not
    known is an empty one.
    """
    pen = _Pen(recap, lang, strings, style)
    cells = [pen.cell(register.column(key)) for key in recap.register.keys]
    for number, row in enumerate(recap.register.rows, HEAD + 2):
        written = "".join([cell(value) for cell, value in zip(cells, row, strict=True)])
        yield f'<row r="{number}">{written}</row>'


class _Pen:
    """Writes the cells of a kind; what comes again and again is written once."""

    def __init__(self, recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> None:
        self._recap, self._strings, self._style = recap, strings, style
        self._lang: Lang = lang
        self._quarter, self._shift = -1, 0

    def cell(self, column: Column) -> Cell:
        """Return how the values of a column are written."""
        kinds: Mapping[str, Callable[[], Cell]] = {
            "day": lambda: cache(self._day),
            "moment": lambda: partial(self._moment, f'<c s="{self._style["moment"]}"><v>%.7f</v></c>'),
            "seconds": lambda: cache(self._seconds),
            "count": lambda: partial(self._count, f'<c s="{self._style["count"]}"><v>%d</v></c>'),
            "flag": lambda: {True: self._text(label(self._lang, "yes")), False: _EMPTY, None: _EMPTY}.__getitem__,
            "figure": lambda: cache(partial(self._figure, column)),
        }
        return kinds.get(column.kind, lambda: cache(self._text))()

    def _text(self, value: str | None) -> str:
        return _EMPTY if value is None else f'<c t="s"><v>{self._strings[value]}</v></c>'

    def _figure(self, column: Column, value: str | None) -> str:
        return self._text(tables_of_lists.figure_shown(column, value, self._recap, self._lang))

    def _seconds(self, value: int | None) -> str:
        return _EMPTY if value is None else f'<c s="{self._style["seconds"]}"><v>{value / 86_400:.8f}</v></c>'

    def _day(self, value: date | None) -> str:
        return _EMPTY if value is None else f'<c s="{self._style["day"]}"><v>{(value - EPOCH).days}</v></c>'

    def _count(self, form: str, value: int | None) -> str:
        return _EMPTY if value is None else form % value

    def _moment(self, form: str, at: int | None) -> str:
        """Write a moment in the hall's time; how far its clock is ahead is asked once for a quarter of an hour."""
        if at is None:
            return _EMPTY
        quarter = at // 900_000
        if quarter != self._quarter:
            self._quarter, self._shift = quarter, offset_ms(at, self._recap.site.zone) + UNIX_EPOCH * DAY_MS
        return form % ((at + self._shift) / DAY_MS)
