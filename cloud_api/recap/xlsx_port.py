"""What we use of XlsxWriter, typed; rows and columns are counted from 0."""

# ruff: noqa: D102, PLR0913, PLR0917 - names and signatures are XlsxWriter's
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, Protocol, cast

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Lines = Callable[[Mapping[str, int], Callable[["Format"], int]], Iterator[str]]
"""Gives a sheet's `<row>` elements; its arguments say which number a shared string and a format have in the file."""


class Format(Protocol):
    """How a cell looks; made by a book."""

    num_format: str


class Chart(Protocol):
    """A native chart."""

    def add_series(self, options: Mapping[str, object]) -> None: ...
    def set_title(self, options: Mapping[str, object]) -> None: ...
    def set_legend(self, options: Mapping[str, object]) -> None: ...
    def set_size(self, options: Mapping[str, object]) -> None: ...
    def set_x_axis(self, options: Mapping[str, object]) -> None: ...


class Sheet(Protocol):
    """A worksheet; texts are written by `write_string` alone, which never makes a formula."""

    name: str

    def write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int: ...
    def write_number(self, row: int, col: int, number: float, cell_format: Format | None = None) -> int: ...
    def write_blank(self, row: int, col: int, blank: None, cell_format: Format | None = None) -> int: ...
    def merge_range(
        self, first_row: int, first_col: int, last_row: int, last_col: int, data: str, cell_format: Format | None
    ) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def repeat_rows(self, first_row: int) -> None: ...
    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None: ...
    def set_header(self, header: str) -> None: ...
    def set_footer(self, footer: str) -> None: ...
    def set_landscape(self) -> None: ...
    def set_paper(self, paper_size: int) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def insert_chart(self, row: int, col: int, chart: Chart) -> None: ...


class Book(Protocol):
    """A workbook; `close` writes it."""

    def add_format(self, properties: Mapping[str, object]) -> Format: ...
    def add_worksheet(self, name: str, worksheet_class: type | None = None) -> Sheet: ...
    def add_chart(self, options: Mapping[str, object]) -> Chart: ...
    def set_properties(self, properties: Mapping[str, object]) -> None: ...
    def close(self) -> None: ...


def open_book(out: IO[bytes]) -> Book:
    """Return a workbook that is written to `out`; no text of it becomes a formula, a link or a number."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return cast("Book", Workbook(out, options))


def add_lines(book: Book, name: str, texts: Iterable[str], lines: Lines) -> Sheet:
    """Return a new sheet; below the cells that are written to it as usual come the rows of `lines`.

    `texts` are all that the rows will ask the numbers of: the file's table of strings is made before them.
    """
    sheet = book.add_worksheet(name, worksheet_class=_LinesSheet)
    inner = cast("_LinesSheet", sheet)
    inner.lines = lines
    add: Callable[[str], int] = cast("Any", inner.str_table)._get_shared_string_index  # noqa: SLF001 - as its cells do
    inner.strings = {text: add(text) for text in texts}
    return sheet


class _LinesSheet(Worksheet):
    """Adds rows that are XML already when the file is written; a test reads them back with another library."""

    lines: Lines
    strings: Mapping[str, int]

    def _write_rows(self) -> None:
        super()._write_rows()

        def style(of: Format) -> int:
            return int(cast("Any", of)._get_xf_index())  # noqa: SLF001 - known only now

        for line in self.lines(self.strings, style):
            cast("Any", self.fh).write(line)
