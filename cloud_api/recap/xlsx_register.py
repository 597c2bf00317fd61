"""The register's sheet: a year has some 90,000 lines, so its rows are written as XML at once, not cell by cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from cloud_api.recap import register, tables_of_lists
from cloud_api.recap.model import Recap
from cloud_api.recap.register import Column
from cloud_api.recap.table import Kind
from cloud_api.recap.texts import label
from cloud_api.recap.xlsx_cells import DAY_MS, EPOCH, HEAD, NUMBER_FORMATS, UNIX_EPOCH, begin, offset_ms
from cloud_api.recap.xlsx_port import Book, Format, add_lines
from shelf.texts import Lang

_WIDTHS = {"day": 11, "moment": 19, "text": 14}
_EMPTY = "<c/>"
_FROZEN = 2  # columns that stay in view: the day and the number

_AT_ONCE = 500  # rows
_HALF_HOUR_MS = 1_800_000  # no zone's clock steps within one
_WEEK_MS = 7 * DAY_MS  # no zone's clock steps there and back within one

Cells = Callable[[Sequence[Any]], Iterable[str]]


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


def _texts(recap: Recap, lang: Lang) -> Sequence[str]:
    """Return all texts of the register, in an order that is the same in every process."""
    found: set[str | None] = {label(lang, "yes")}
    for place, key in enumerate(recap.register.keys):
        column = register.column(key)
        if column.kind in ("text", "figure"):
            values = {row[place] for row in recap.register.rows}
            is_figure = column.kind == "figure"
            found |= {tables_of_lists.figure_shown(column, v, recap, lang) for v in values} if is_figure else values
    return sorted(text for text in found if text is not None)


def _lines(recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> Iterator[str]:
    """Return a `<row>` for each ticket.

    Its cells are all there, in order and without their names ("B7"), which would be a third of the file; what is not
    known is an empty one. They are written a column at a time for some rows: asking each cell what it is takes longer.
    """
    pen, rows, number = _Pen(recap, lang, strings, style), recap.register.rows, HEAD + 2
    cells = [pen.cells(register.column(key)) for key in recap.register.keys]
    for first in range(0, len(rows), _AT_ONCE):
        written = [
            cell(values) for cell, values in zip(cells, zip(*rows[first : first + _AT_ONCE], strict=True), strict=True)
        ]
        for row in zip(*written, strict=True):
            yield f'<row r="{number}">{"".join(row)}</row>'
            number += 1


class _Pen:
    """Writes the values of a column; what comes again and again is written once."""

    def __init__(self, recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> None:
        self._recap, self._strings, self._style = recap, strings, style
        self._lang: Lang = lang

    def cells(self, column: Column) -> Cells:
        """Return how the values of a column are written."""
        match column.kind:
            case "moment":
                return partial(_moments, f'<c s="{self._style["moment"]}"><v>%.7f</v></c>', cache(self._ahead))
            case "count":
                return partial(_counts, f'<c s="{self._style["count"]}"><v>%d</v></c>')
            case "figure":
                return partial(map, cache(partial(self._figure, column)))
            case kind:
                each = {"day": self._day, "seconds": self._seconds, "flag": self._flag}
                return partial(map, cache(each.get(kind, self._text)))

    def _flag(self, value: bool | None) -> str:  # noqa: FBT001 - a cell
        return self._text(label(self._lang, "yes")) if value else _EMPTY

    def _text(self, value: str | None) -> str:
        return _EMPTY if value is None else f'<c t="s"><v>{self._strings[value]}</v></c>'

    def _figure(self, column: Column, value: str | None) -> str:
        return self._text(tables_of_lists.figure_shown(column, value, self._recap, self._lang))

    def _seconds(self, value: int | None) -> str:
        return _EMPTY if value is None else f'<c s="{self._style["seconds"]}"><v>{value / 86_400:.8f}</v></c>'

    def _day(self, value: date | None) -> str:
        return _EMPTY if value is None else f'<c s="{self._style["day"]}"><v>{(value - EPOCH).days}</v></c>'

    def _ahead(self, half_hour: int) -> int:
        """Return what makes a moment of this half hour (since 1970) one of the spreadsheet, in ms."""
        return offset_ms(half_hour * _HALF_HOUR_MS, self._recap.site.zone) + UNIX_EPOCH * DAY_MS


def _moments(form: str, ahead: Callable[[int], int], values: Sequence[int | None]) -> Sequence[str]:
    """Write moments in the hall's time; where its clock cannot have stepped between them, it is asked once."""
    known = [at for at in values if at is not None]
    first, last = min(known, default=0), max(known, default=0)
    shift = ahead(first // _HALF_HOUR_MS)
    if last - first < _WEEK_MS and shift == ahead(last // _HALF_HOUR_MS):
        return [_EMPTY if at is None else form % ((at + shift) / DAY_MS) for at in values]
    return [_EMPTY if at is None else form % ((at + ahead(at // _HALF_HOUR_MS)) / DAY_MS) for at in values]


def _counts(form: str, values: Sequence[int | None]) -> Sequence[str]:
    return [_EMPTY if value is None else form % value for value in values]
