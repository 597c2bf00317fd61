"""The register's sheet: a year has some 90,000 lines, so its rows are written as XML at once, not cell by cell."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from cloud_api.recap import tables_of_lists
from cloud_api.recap.model import Recap, Ticket
from cloud_api.recap.table import Kind
from cloud_api.recap.texts import Lang, label
from cloud_api.recap.xlsx_cells import DAY_MS, EPOCH, HEAD, NUMBER_FORMATS, UNIX_EPOCH, begin, offset_ms
from cloud_api.recap.xlsx_port import Book, Format, add_lines

_WIDTHS = {"day": 11, "moment": 19, "text": 14}


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
    found: set[str | None] = {label(lang, "yes"), *tables_of_lists.ending_names(recap, lang).values()}
    for t in recap.register:
        found |= {t.number, t.tenant, t.service, t.kind, t.counter, t.log}
    return {text for text in found if text is not None}


def _lines(recap: Recap, lang: Lang, strings: Mapping[str, int], style: Mapping[Kind, int]) -> Iterator[str]:
    """Return a `<row>` for each ticket; what is not known has no cell."""

    @cache
    def text(column: str, value: str | None) -> str:
        """Return all of a text cell but its row number's place, which is `#`."""
        if value is None:
            return ""
        return f'<c r="{column}#" t="s"><v>{strings[value]}</v></c>'

    names = tables_of_lists.ending_names(recap, lang)
    yes, zone_day = label(lang, "yes"), dict[date, int]()
    day_style, at_style, time_style, count_style = (style[k] for k in ("day", "moment", "seconds", "count"))

    def at(column: str, ms: int | None, shift: int) -> str:
        return "" if ms is None else f'<c r="{column}#" s="{at_style}"><v>{(ms + shift) / DAY_MS:.7f}</v></c>'

    @cache
    def lasted(column: str, s: int | None) -> str:
        return "" if s is None else f'<c r="{column}#" s="{time_style}"><v>{s / 86_400:.8f}</v></c>'

    @cache
    def on(column: str, day: date | None) -> str:
        return "" if day is None else f'<c r="{column}#" s="{day_style}"><v>{(day - EPOCH).days}</v></c>'

    def line(t: Ticket, shift: int) -> str:
        settled = None if t.settled is None else names["+" + t.settled]
        return "".join(
            (
                on("A", t.day), text("B", t.number), text("C", t.tenant), text("D", t.service), text("E", t.kind),
                text("F", yes if t.linked else None), text("G", yes if t.priority else None),
                at("H", t.issued, shift), at("I", t.called, shift), at("J", t.ended, shift), text("K", t.counter),
                lasted("L", t.wait_s), lasted("M", t.walk_s), lasted("N", t.serve_s),
                text("O", names[t.ending]), text("P", settled), on("Q", t.settled_on),
                text("R", yes if t.void else None), text("S", t.log),
                f'<c r="T#" s="{count_style}"><v>{t.n}</v></c>',
            )
        )  # fmt: skip

    for number, ticket in enumerate(recap.register, HEAD + 2):
        shift = zone_day.get(ticket.day)
        if shift is None:
            shift = zone_day[ticket.day] = offset_ms(ticket.issued, recap.site.zone) + UNIX_EPOCH * DAY_MS
        yield f'<row r="{number}">{line(ticket, shift).replace("#", str(number))}</row>'
