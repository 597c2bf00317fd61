"""The recap as CSV (UTF-8 with BOM, CRLF): a line a figure, or a table; no cell is a formula (CSV injection)."""

from collections.abc import Iterable, Sequence

from cloud_api.recap.csv_cells import written
from cloud_api.recap.model import Recap
from cloud_api.recap.table import Table, raw
from cloud_api.recap.tables import tables
from shelf.texts import Lang

TABLES = (
    "headline", "figures", "tenants", "months", "matrix", "days", "times", "identities", "gaps", "silences",
    "uncertain", "stale_presses", "corrections", "addenda", "reasons", "cut", "register",
)  # fmt: skip
HEAD = ("table", "row", "column", "row_label", "column_label", "value")


def to_csv(recap: Recap, lang: Lang) -> bytes:
    """Return every cell of every table but the register as a line of HEAD; keys do not depend on the language."""
    head = ("recap", recap.period.name, "version", "", "", str(recap.version))
    state = ("recap", recap.period.name, "provisional", "", "", str(int(recap.provisional)))
    return _bytes(HEAD, [head, state, *(line for table in tables(recap, lang) for line in _cells(table, recap))])


def table_csv(recap: Recap, lang: Lang, name: str) -> bytes | None:
    """Return one of TABLES with a line for each of its rows; None if the recap has no such table."""
    for table in tables(recap, lang, register=name == "register"):
        if table.key == name:
            zone = recap.site.zone
            lines = (
                [
                    row.key,
                    *(raw(column.kind, value, zone) for column, value in zip(table.columns, row.cells, strict=True)),
                ]
                for row in table.rows
            )
            return _bytes(["key", *(column.label for column in table.columns)], lines)
    return None


def _cells(table: Table, recap: Recap) -> Iterable[Sequence[str]]:
    for row in table.rows:
        name = raw(table.columns[0].kind, row.cells[0], recap.site.zone)
        for column, value in zip(table.columns[1:], row.cells[1:], strict=True):
            text = raw(column.kind, value, recap.site.zone)
            yield (table.key, row.key, column.key, name, column.label, text)


def _bytes(head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    return written(head, lines).encode("utf-8-sig")
