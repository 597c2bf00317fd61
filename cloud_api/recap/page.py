"""The recap as a page: the same tables as every other layout, readable without script, printable."""

from collections.abc import Sequence
from html import escape

from cloud_api.recap import catalogue, charts, letter, tables
from cloud_api.recap.charts import Chart
from cloud_api.recap.model import Recap
from cloud_api.recap.say import count
from cloud_api.recap.table import NUMBERS, Row, Table, shown
from cloud_api.recap.texts import LANGS, Lang, label, limits

FILES = ("pdf", "xlsx", "csv", "json")
_HEIGHT, _WIDTH, _LEFT, _BELOW = 240, 1160, 64, 24  # of a chart, in its own units


def to_page(recap: Recap, lang: Lang) -> str:
    """Return the HTML; each figure's cell has `data-key="table/row/column"`, the keys of the CSV."""
    found = [table for table in tables.tables(recap, lang) if table.key != "headline"]
    title = escape(letter.title(recap, lang))
    parts = [
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<link rel="icon" href="/static/icon.svg">\n<link rel="stylesheet" href="/static/page.css">',
        '<link rel="stylesheet" href="/recap/recap.css">\n</head>\n<body>',
        f'<a class="skip" href="#figures">{escape(label(lang, "skip"))}</a>',
        _top(recap, lang, title),
        f"<main>\n{_downloads(recap, lang)}\n{_numbers(recap, lang)}",
        _chart(charts.over_time(recap, lang)),
        _contents(found, lang),
        *(_section(table, recap, lang) for table in found),
        _prose("limits", label(lang, "limits"), limits(lang)),
        _prose("definitions", label(lang, "definitions"), tables.definitions(recap, lang)),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _top(recap: Recap, lang: Lang, title: str) -> str:
    office = escape(recap.site.office or recap.site.name)
    banner = ""
    if recap.provisional or recap.reasons:
        why = escape("; ".join(letter.why(recap, lang)))
        banner = f'\n<p class="provisional"><strong>{escape(letter.mark(recap, lang))}</strong> {why}</p>'
    return (
        f'<header class="top">\n<p class="office">{office}</p>\n<h1>{title}</h1>\n'
        f'<p class="state">{escape(letter.state(recap, lang))}</p>{banner}\n</header>'
    )


def _downloads(recap: Recap, lang: Lang) -> str:
    base = f"/v1/sites/{recap.site.code}/recap/{recap.period.name}"
    other = LANGS[1 - LANGS.index(lang)]
    name = label(lang, "download")
    items = [f'<li><a href="{base}.{kind}?lang={lang}">{kind.upper()}</a></li>' for kind in FILES]
    items.append(f'<li><a href="{base}.csv?lang={lang}&amp;table=register">{label(lang, "register")} (CSV)</a></li>')
    items += _versions(recap, lang, base)
    page = f"/sites/{recap.site.code}/recap/{recap.period.name}?lang={other}"
    items.append(f'<li><a href="{page}" lang="{other}" hreflang="{other}">{label(lang, "other_language")}</a></li>')
    return f'<nav class="downloads" aria-label="{name}"><ul>{"".join(items)}</ul></nav>'


def _versions(recap: Recap, lang: Lang, base: str) -> list[str]:
    """Return the ways to what was fixed of a year, and to what has changed since."""
    year = recap.period.first.year
    if recap.period.monthly:
        path = f"/sites/{recap.site.code}/recap/{year}?lang={lang}#addenda"
        return [f'<li><a href="{path}">{escape(label(lang, "addenda_year", year=str(year)))}</a></li>']
    if not recap.version:
        return []
    fixed = label(lang, "fixed_version", n=str(recap.version))
    found = [f'<li><a href="{base}.json?version={recap.version}">{escape(fixed)}</a></li>']
    if recap.addenda:
        count_of = label(lang, "addenda_link", n=count(lang, len(recap.addenda)))
        found.append(f'<li><a href="#addenda">{escape(count_of)}</a></li>')
    return found


def _numbers(recap: Recap, lang: Lang) -> str:
    cards = "".join(
        f'<div class="{one.key}"><dt>{escape(catalogue.label(lang, one.key, recap.format))}</dt>'
        f'<dd data-key="headline/{one.key}/net">{count(lang, one.net)}</dd></div>'
        for one in tables.top(recap)
    )
    return f'<dl class="numbers">{cards}</dl>'


def _chart(chart: Chart) -> str:
    """Return the bars as SVG; a reader hears its title and finds the numbers in the tables."""
    span = (_WIDTH - _LEFT) / max(1, len(chart["groups"]))
    shapes: list[str] = []
    for value, text in chart["ticks"]:
        y = round(8 + (_HEIGHT - 8) * (1 - value / chart["top"]), 1)
        shapes.append(f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y}" y2="{y}"/>')
        shapes.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{text}</text>')
    bar = span * 0.8 / max(1, len(chart["series"]))
    for n, group in enumerate(chart["groups"]):
        left = _LEFT + n * span + span * 0.1
        for i, value in enumerate(group["values"]):
            tall = round((_HEIGHT - 8) * value / chart["top"], 1)
            place = f'x="{left + i * bar:.1f}" y="{_HEIGHT - tall:.1f}"'
            shapes.append(f'<rect class="s{i}" {place} width="{bar:.1f}" height="{tall}"/>')
        middle = left + span * 0.4
        shapes.append(f'<text x="{middle:.1f}" y="{_HEIGHT + 16}" text-anchor="middle">{escape(group["label"])}</text>')
    for i, name in enumerate(chart["series"]):
        x, y = _LEFT + i * 220, _HEIGHT + _BELOW + 10
        shapes.append(f'<rect class="s{i}" x="{x}" y="{y}" width="12" height="12"/>')
        shapes.append(f'<text x="{x + 18}" y="{y + 11}">{escape(name)}</text>')
    title = escape(chart["title"])
    box = f"0 0 {_WIDTH + 8} {_HEIGHT + _BELOW + 32}"
    return (
        f'<h2>{title}</h2>\n<svg class="chart" viewBox="{box}" role="img" aria-label="{title}">{"".join(shapes)}</svg>'
    )


def _contents(found: Sequence[Table], lang: Lang) -> str:
    links = "".join(f'<li><a href="#{table.key}">{escape(table.title)}</a></li>' for table in found)
    return f'<nav aria-label="{label(lang, "contents")}"><ul>{links}</ul></nav>'


def _section(table: Table, recap: Recap, lang: Lang) -> str:
    head = "".join(f'<th scope="col"{_align(c.kind in NUMBERS)}>{escape(c.label)}</th>' for c in table.columns)
    rows = "\n".join(_row(table, row, lang, recap.site.zone) for row in table.rows)
    title = escape(table.title)
    note = table.note if table.rows else f"{label(lang, 'none')} {table.note}".strip()
    body = (
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="h-{table.key}">'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        if table.rows
        else ""
    )
    said = f'<p class="note">{escape(note)}</p>' if note else ""
    return f'<section id="{table.key}">\n<h2 id="h-{table.key}">{title}</h2>\n{body}{said}\n</section>'


def _row(table: Table, row: Row, lang: Lang, zone: str) -> str:
    cells: list[str] = []
    for n, (column, value) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = escape(shown(lang, column.kind, value, zone))
        if n == 0:
            cells.append(f'<th scope="row">{text}</th>')
        else:
            key = escape(f"{table.key}/{row.key}/{column.key}")
            cells.append(f'<td data-key="{key}"{_align(column.kind in NUMBERS)}>{text}</td>')
    return f"<tr{_level(row.level)}>{''.join(cells)}</tr>"


def _align(number: bool) -> str:  # noqa: FBT001 - one fact about a column
    return ' class="n"' if number else ""


def _level(level: int) -> str:
    return f' class="l{level}"' if level else ""


def _prose(key: str, title: str, texts: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<section id="{key}" class="prose">\n<h2>{escape(title)}</h2>\n<ol>{items}</ol>\n</section>'
