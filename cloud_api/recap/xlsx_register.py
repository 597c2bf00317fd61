"""The register's sheet: a year has some 90,000 lines, so its rows are written as XML at once, not cell by cell."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from operator import attrgetter

from cloud_api.recap import tables_of_lists
from cloud_api.recap.model import Recap, Ticket
from cloud_api.recap.table import Kind
from cloud_api.recap.texts import Lang, label
from cloud_api.recap.xlsx_cells import DAY_MS, EPOCH, HEAD, NUMBER_FORMATS, UNIX_EPOCH, begin, offset_ms
from cloud_api.recap.xlsx_port import Book, Format, add_lines

_WIDTHS = {"day": 11, "moment": 19, "text": 14}
_EMPTY = "<c/>"


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
    columns = tables_of_lists.register_columns(lang)
    for n, column in enumerate(columns):
        sheet.write_string(HEAD, n, column.label, heads["head"])
        sheet.set_column(n, n, 24 if column.key in ("ending", "settled") else _WIDTHS.get(column.kind, 9))
    sheet.autofilter(HEAD, 0, HEAD + max(1, len(recap.register)), len(columns) - 1)
    sheet.freeze_panes(HEAD + 1, 2)
    sheet.repeat_rows(HEAD)


def _texts(recap: Recap, lang: Lang) -> set[str]:
    """Return all texts of the register."""
    found = {label(lang, "yes"), *tables_of_lists.ending_names(recap, lang).values()}
    for name in ("number", "tenant", "service", "kind", "counter", "log"):
        found.update(map(attrgetter(name), recap.register))
    return found - {None}


def _lines(recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> Iterator[str]:
    """Return a `<row>` for each ticket.

    Its cells are all there, in order and without their names ("B7"), which would be a third of the file; what is not
    known is an empty one.
    """
    names = tables_of_lists.ending_names(recap, lang)
    yes, moment = label(lang, "yes"), f'<c s="{style["moment"]}"><v>%.7f</v></c>'
    count = f'<c s="{style["count"]}"><v>%d</v></c>'

    @cache
    def text(value: str | None) -> str:
        return _EMPTY if value is None else f'<c t="s"><v>{strings[value]}</v></c>'

    @cache
    def lasted(s: int | None) -> str:
        return _EMPTY if s is None else f'<c s="{style["seconds"]}"><v>{s / 86_400:.8f}</v></c>'

    @cache
    def on(day: date | None) -> str:
        return _EMPTY if day is None else f'<c s="{style["day"]}"><v>{(day - EPOCH).days}</v></c>'

    @cache
    def ended_as(end: str | None, settled: str | None, on_day: date | None, void: bool) -> str:  # noqa: FBT001
        named = text(names[end]) + text(None if settled is None else names["+" + settled])
        return named + on(on_day) + text(yes if void else None)

    @cache
    def asked(tenant: str, service: str, kind: str, linked: bool, priority: bool) -> str:  # noqa: FBT001 - columns
        flags = text(yes if linked else None) + text(yes if priority else None)
        return text(tenant) + text(service) + text(kind) + flags

    def line(number: int, t: Ticket, shift: int) -> str:
        """Return a row; a tuple is unpacked, since asking it for 20 names a line would take longer than the rest."""
        (
            day, slip, tenant, service, kind, linked, priority, issued, called, ended, counter, wait, walk, serve, end,
            settled, settled_on, void, log, n,
        ) = t  # fmt: skip
        return (
            f'<row r="{number}">{on(day)}{text(slip)}{asked(tenant, service, kind, linked, priority)}'
            f"{moment % ((issued + shift) / DAY_MS)}"
            f"{_EMPTY if called is None else moment % ((called + shift) / DAY_MS)}"
            f"{_EMPTY if ended is None else moment % ((ended + shift) / DAY_MS)}"
            f"{text(counter)}{lasted(wait)}{lasted(walk)}{lasted(serve)}"
            f"{ended_as(end, settled, settled_on, void)}{text(log)}{count % n}</row>"
        )

    today, shift = None, 0
    for number, ticket in enumerate(recap.register, HEAD + 2):
        if ticket.day != today:
            today = ticket.day
            shift = offset_ms(ticket.issued, recap.site.zone) + UNIX_EPOCH * DAY_MS
        yield line(number, ticket, shift)
