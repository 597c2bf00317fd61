"""The recap as a workbook: real numbers, days and times, frozen heads, native charts, texts that are never formulas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cloud_api.recap import letter, tables, tables_of_lists, xlsx_charts
from cloud_api.recap.model import Recap
from cloud_api.recap.table import Kind, Table, Value
from cloud_api.recap.texts import label, limits
from cloud_api.recap.xlsx_cells import HEAD, NUMBER_FORMATS, begin, serial
from cloud_api.recap.xlsx_port import Book, Format, Sheet, open_book
from cloud_api.recap.xlsx_register import add_register
from shelf.texts import Lang


def to_xlsx(recap: Recap, lang: Lang) -> bytes:
    """Return the workbook; the same recap gives the same bytes."""
    out = io.BytesIO()
    book = open_book(out)
    _describe(book, recap, lang)
    pen = _Pen(book, recap, lang)
    summary = pen.sheet("sheet_summary")
    pen.table(summary, tables.headline(recap, lang))
    listed = [tables.figures(recap, lang), tables_of_lists.identities(recap, lang)]
    listed += [tables_of_lists.reasons(recap, lang), tables_of_lists.cut(recap, lang)]
    for table in listed:
        pen.table(summary, table)
    pen.lines(summary, label(lang, "limits"), limits(lang))
    by_tenant = pen.whole("sheet_tenants", tables.tenants(recap, lang))
    months = pen.whole("sheet_months", tables.months(recap, lang))
    days = pen.whole("sheet_days", tables.days(recap, lang))
    if recap.matrix is not None:
        pen.whole("sheet_matrix", tables.matrix(recap, lang), narrow=True)
    pen.whole("sheet_times", tables.times(recap, lang))
    add_register(book, recap, lang, pen.state(), pen.heads)
    gaps = pen.sheet("sheet_gaps")
    for table in tables_of_lists.quality(recap, lang):
        pen.table(gaps, table)
    corrected = pen.sheet("sheet_corrections")
    pen.table(corrected, tables_of_lists.corrections(recap, lang))
    pen.table(corrected, tables_of_lists.addenda(recap, lang))
    meaning = pen.sheet("sheet_definitions")
    pen.lines(meaning, label(lang, "definitions"), tables.definitions(recap, lang))
    pen.lines(meaning, label(lang, "limits"), limits(lang))
    xlsx_charts.add(book, recap, lang, (months, days, by_tenant))
    book.close()
    return out.getvalue()


@dataclass(slots=True)
class _Pen:
    """Writes tables one below the other on sheets, and remembers where each sheet goes on."""

    book: Book
    recap: Recap
    lang: Lang
    heads: dict[str, Format] = field(default_factory=dict[str, Format])
    _formats: dict[tuple[Kind, int], Format] = field(default_factory=dict[tuple[Kind, int], Format])
    _next: dict[str, int] = field(default_factory=dict[str, int])

    def __post_init__(self) -> None:
        add = self.book.add_format
        self.heads["title"] = add({"bold": True, "font_size": 14})
        self.heads["state"] = add({"italic": True})
        self.heads["provisional"] = add({"bold": True, "font_color": "#B3141C"})
        self.heads["section"] = add({"bold": True, "font_size": 12})
        self.heads["head"] = add(
            {"bold": True, "bg_color": "#0F1D31", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
        )
        self.heads["prose"] = add({"text_wrap": True, "valign": "top"})

    def state(self) -> tuple[str, str, str]:
        """Return the title, the state, and SEMENTARA, TIDAK LENGKAP or nothing: what each sheet begins with."""
        recap, lang = self.recap, self.lang
        return letter.title(recap, lang), letter.state(recap, lang), letter.mark(recap, lang)

    def sheet(self, name: str) -> Sheet:
        """Return a new sheet with its first lines, ready to print on A4."""
        sheet = self.book.add_worksheet(label(self.lang, name))
        begin(sheet, self.state(), self.heads)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 40, 11)
        self._next[sheet.name] = HEAD
        return sheet

    def whole(self, name: str, table: Table, *, narrow: bool = False) -> Sheet:
        """Return a new sheet that is one table, its head and first column frozen."""
        sheet = self.sheet(name)
        self.table(sheet, table)
        sheet.freeze_panes(HEAD + 2, 1)
        sheet.repeat_rows(HEAD + 1)
        if narrow:
            sheet.set_column(1, len(table.columns) - 2, 4.5)
        return sheet

    def table(self, sheet: Sheet, table: Table) -> None:
        """Write a table where the sheet goes on: title, heads, rows, note."""
        top = self._next[sheet.name]
        sheet.write_string(top, 0, table.title, self.heads["section"])
        for n, column in enumerate(table.columns):
            if column.label.isdigit():
                sheet.write_number(top + 1, n, int(column.label), self.heads["head"])
            else:
                sheet.write_string(top + 1, n, column.label, self.heads["head"])
        at = top + 2
        for row in table.rows:
            for n, (column, value) in enumerate(zip(table.columns, row.cells, strict=True)):
                self._cell(sheet, at, n, value, self._format(column.kind, row.level))
            at += 1
        note = table.note if table.rows else f"{label(self.lang, 'none')} {table.note}".strip()
        if note:
            sheet.write_string(at, 0, note, self.heads["state"])
            at += 1
        self._next[sheet.name] = at + 1

    def lines(self, sheet: Sheet, title: str, texts: Sequence[str]) -> None:
        """Write sentences, each in one wide cell."""
        at = self._next[sheet.name]
        sheet.write_string(at, 0, title, self.heads["section"])
        for n, text in enumerate(texts, at + 1):
            sheet.merge_range(n, 0, n, 8, "", self.heads["prose"])
            sheet.write_string(n, 0, text, self.heads["prose"])
            sheet.set_row(n, 15 * (1 + len(text) // 115))
        self._next[sheet.name] = at + len(texts) + 2

    def _cell(self, sheet: Sheet, row: int, column: int, value: Value, form: Format) -> None:
        number = serial(form.num_format, value, self.recap.site.zone)
        if isinstance(value, bool):
            sheet.write_string(row, column, label(self.lang, "yes" if value else "no"), form)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, form)
        elif number is not None:
            sheet.write_number(row, column, number, form)
        else:
            sheet.write_blank(row, column, None, form)

    def _format(self, kind: Kind, level: int) -> Format:
        if (kind, level) not in self._formats:
            look = {"num_format": NUMBER_FORMATS[kind], "bold": level == 1, "indent": 1 if level == 2 else 0}
            self._formats[kind, level] = self.book.add_format(look if kind == "text" else {**look, "indent": 0})
        return self._formats[kind, level]


def _describe(book: Book, recap: Recap, lang: Lang) -> None:
    """Set what the file says about itself, from the recap alone, so that its bytes can be made again."""
    made = datetime.fromtimestamp(recap.as_of // 1000, UTC).replace(tzinfo=None)
    book.set_properties(
        {
            "title": letter.title(recap, lang),
            "author": recap.site.office or recap.site.name,
            "comments": letter.code(recap),
            "created": made,
        }
    )
