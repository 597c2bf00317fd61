"""The recap as a PDF: a letter and its attachments, set by Typst with the fonts that it brings along."""

import json
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

import typst

from cloud_api.recap import catalogue, charts, letter, tables, tables_of_lists
from cloud_api.recap.model import Recap
from cloud_api.recap.say import count
from cloud_api.recap.table import NUMBERS, Column, Table, shown
from cloud_api.recap.texts import label, limits
from shelf.texts import Lang

_DOTS = "." * 48
_KEPT_FOR = 10
"""Compilations for which Typst keeps what it made: some 40 MB of each of our documents."""


def to_pdf(recap: Recap, lang: Lang) -> bytes:
    """Return the document; the same recap gives the same bytes on every machine with this Typst."""
    template = (resources.files("cloud_api.recap") / "recap.typ").read_bytes()
    data = json.dumps(_document(recap, lang), ensure_ascii=False)
    made = typst.compile(
        template, format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True, timestamp=recap.as_of // 1000
    )
    for _ in range(_KEPT_FOR + 1):  # 3 ms each; no document of ours is asked for again soon
        typst.compile(b"", format="pdf", ignore_system_fonts=True)
    return made


def _document(recap: Recap, lang: Lang) -> dict[str, object]:
    site = recap.site
    return {
        "lang": lang,
        "title": letter.title(recap, lang),
        "author": site.office or site.name,
        "office": site.office or site.name,
        "site": site.name,
        "place": site.place or "",
        "code": letter.code(recap),
        "provisional": label(lang, "provisional") if recap.provisional else "",
        "mark": letter.mark(recap, lang),
        "page": label(lang, "page", page="{page}", pages="{pages}"),  # for Typst, which knows them
        "particulars": _particulars(recap, lang),
        "intro": letter.intro(recap, lang),
        "headline": [(catalogue.label(lang, one.key, recap.format), count(lang, one.net)) for one in tables.top(recap)],
        "chart": charts.over_time(recap, lang),
        "state": letter.state(recap, lang),
        "why": letter.why(recap, lang),
        "sign-date": label(lang, "sign_date", place=site.place or "." * 24),
        "signatory": site.signatory or _DOTS,
        "nip": label(lang, "nip"),
        "parts": _parts(recap, lang),
    }


def _particulars(recap: Recap, lang: Lang) -> list[tuple[str, str]]:
    return [
        (label(lang, "number"), _DOTS),
        (label(lang, "sensitivity"), label(lang, "ordinary")),
        (label(lang, "attachments"), label(lang, "one_file")),
        (label(lang, "subject"), letter.subject(recap, lang)),
    ]


def _parts(recap: Recap, lang: Lang) -> list[dict[str, object]]:
    """Return the attachments; a table that is wide gets pages of its own, on their side."""
    zone = recap.site.zone
    monthly = recap.period.monthly
    listed = tables_of_lists
    overview = [tables.figures(recap, lang), listed.identities(recap, lang)]
    by_time = [tables.days(recap, lang)] if monthly else [tables.months(recap, lang)]
    doubts = [*listed.quality(recap, lang), listed.corrections(recap, lang), listed.addenda(recap, lang)]
    proof = [listed.reasons(recap, lang), listed.cut(recap, lang)]
    prose = [
        {"title": label(lang, "limits"), "numbered": True, "texts": limits(lang)},
        {"title": label(lang, "definitions"), "numbered": False, "texts": tables.definitions(recap, lang)},
    ]
    year = str(recap.period.first.year)
    path = f"/sites/{recap.site.code}/recap/{year}"
    elsewhere = (
        ("addenda", label(lang, "addenda_elsewhere", year=year, path=path))
        if monthly
        else ("register", label(lang, "register_elsewhere"))
    )
    prose.append({"title": label(lang, elsewhere[0]), "numbered": False, "texts": [elsewhere[1]]})

    def part(given: Sequence[Table], size: float, **other: object) -> dict[str, object]:
        laid = [_table(table, lang, zone) for table in given]
        return {"landscape": True, "tables": laid, "size": size, "ranks": None, "prose": [], **other}

    return [
        part(overview, 9.5, landscape=False),
        *([part([_known_layout(recap, lang)], 7)] if monthly else []),
        part([tables.tenants(recap, lang)], 7.5),
        part(by_time, 7.5 if monthly else 8.5),
        part([tables.times(recap, lang)], 7.5),
        part(doubts, 8),
        part(proof, 8.5, landscape=False, ranks=charts.by_tenant(recap, lang), prose=prose),
    ]


def _known_layout(recap: Recap, lang: Lang) -> Table:
    """Return the days of a month under the title that officials know."""
    return replace(tables.matrix(recap, lang), title=letter.title(recap, lang), note=label(lang, "matrix"))


def _table(table: Table, lang: Lang, zone: str) -> dict[str, object]:
    rows = [
        {
            "level": row.level,
            "cells": [shown(lang, of.kind, value, zone) for of, value in zip(table.columns, row.cells, strict=True)],
        }
        for row in table.rows
    ]
    many = len(table.columns) > 12
    columns = [
        {
            "label": column.label,
            "number": column.kind in NUMBERS,
            "short": not many or column.kind not in NUMBERS or column.key[0].isdigit() or column.key == "total",
            "width": _width(column, n, many=many),
        }
        for n, column in enumerate(table.columns)
    ]
    note = table.note if rows else f"{label(lang, 'none')} {table.note}".strip()
    return {"title": table.title, "columns": columns, "rows": rows, "note": note, "inset": 1.6 if many else 4}


def _width(column: Column, n: int, *, many: bool) -> float:
    """Return a column's share of the width that is left; 0: as wide as its text."""
    if many:
        return (1.7 if column.key == "total" else 1) if n and column.kind in NUMBERS else 0
    wide = {"left_side": 2, "right_side": 3, "identity": 2, "why": 1, "which_days": 1, "figure": 1, "root": 1}
    return wide.get(column.key, 0)
