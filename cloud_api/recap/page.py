"""The recap as a page: the same tables as every other layout, readable without script, printable."""

from collections.abc import Mapping, Sequence
from functools import cache, partial

from jinja2 import Environment

from cloud_api.recap import catalogue, charts, letter, tables
from cloud_api.recap.charts import Chart
from cloud_api.recap.model import Recap
from cloud_api.recap.say import count
from cloud_api.recap.table import NUMBERS, Row, Table, shown
from cloud_api.recap.texts import label, limits
from pages.templates import environment
from shelf.texts import LANGS, Lang

FILES = ("pdf", "xlsx", "csv", "json")
_HEIGHT, _WIDTH, _LEFT, _BELOW = 240, 1160, 64, 24  # of a chart, in its own units
_TOP = 8  # above the highest bar, so that its tick's number is whole
_BARS = 0.8  # of a group's width; the rest is the gap to the next
_NAME = 220  # of a series' name below the chart


def to_page(recap: Recap, lang: Lang) -> str:
    """Return the HTML; each figure's cell has `data-key="table/row/column"`, the keys of the CSV."""
    found = [table for table in tables.tables(recap, lang) if table.key != "headline"]
    form, zone = recap.format, recap.site.zone
    values = {
        "lang": lang,
        "other": LANGS[1 - LANGS.index(lang)],
        "say": partial(label, lang),
        "site": recap.site,
        "period": recap.period.name,
        "files": FILES,
        "versions": _versions(recap, lang),
        "title": letter.title(recap, lang),
        "state": letter.state(recap, lang),
        "mark": letter.mark(recap, lang),
        "why": "; ".join(letter.why(recap, lang)),
        "numbers": [(one.key, catalogue.label(lang, one.key, form), count(lang, one.net)) for one in tables.top(recap)],
        "chart": _drawn(charts.over_time(recap, lang)),
        "tables": [_laid_out(table, lang, zone) for table in found],
        "limits": limits(lang),
        "definitions": tables.definitions(recap, lang),
    }
    return _templates().get_template("recap.html").render(values)


@cache
def _templates() -> Environment:
    return environment("cloud_api.recap")


def _versions(recap: Recap, lang: Lang) -> list[tuple[str, str]]:
    """Return the ways to what was fixed of a year, and to what has changed since: addresses and their names."""
    year = recap.period.first.year
    if recap.period.monthly:
        path = f"/sites/{recap.site.code}/recap/{year}?lang={lang}#addenda"
        return [(path, label(lang, "addenda_year", year=str(year)))]
    if not recap.version:
        return []
    path = f"/v1/sites/{recap.site.code}/recap/{year}.json?version={recap.version}"
    found = [(path, label(lang, "fixed_version", n=str(recap.version)))]
    if recap.addenda:
        found.append(("#addenda", label(lang, "addenda_link", n=count(lang, len(recap.addenda)))))
    return found


def _drawn(chart: Chart) -> Mapping[str, object]:
    """Return where the lines, bars and names of a chart stand; a reader hears its title."""
    span = (_WIDTH - _LEFT) / max(1, len(chart["groups"]))
    bar = span * _BARS / max(1, len(chart["series"]))

    def group(n: int, values: Sequence[int]) -> Mapping[str, object]:
        left = _LEFT + n * span + span * (1 - _BARS) / 2
        talls = [_tall(value, chart) for value in values]
        bars = [(round(left + i * bar, 1), round(_HEIGHT - tall, 1), tall) for i, tall in enumerate(talls)]
        return {"bars": bars, "middle": round(left + span * _BARS / 2, 1), "name": chart["groups"][n]["label"]}

    return {
        "title": chart["title"],
        "left": _LEFT,
        "right": _WIDTH,
        "foot": _HEIGHT,
        "below": _HEIGHT + _BELOW,
        "ticks": [(round(_HEIGHT - _tall(value, chart), 1), text) for value, text in chart["ticks"]],
        "bar": round(bar, 1),
        "groups": [group(n, one["values"]) for n, one in enumerate(chart["groups"])],
        "series": [(_LEFT + i * _NAME, name) for i, name in enumerate(chart["series"])],
    }


def _tall(value: int, chart: Chart) -> float:
    return round((_HEIGHT - _TOP) * value / chart["top"], 1)


def _laid_out(table: Table, lang: Lang, zone: str) -> Mapping[str, object]:
    return {
        "key": table.key,
        "title": table.title,
        "columns": [(column.label, column.kind in NUMBERS) for column in table.columns],
        "rows": [_row(table, row, lang, zone) for row in table.rows],
        "note": table.note if table.rows else f"{label(lang, 'none')} {table.note}".strip(),
    }


def _row(table: Table, row: Row, lang: Lang, zone: str) -> tuple[int, str, list[tuple[str, str, bool]]]:
    """Return a row's level, its name, and each cell's key and text, and whether it is a number."""
    texts = [shown(lang, of.kind, value, zone) for of, value in zip(table.columns, row.cells, strict=True)]
    others = zip(table.columns[1:], texts[1:], strict=True)
    cells = [(f"{table.key}/{row.key}/{of.key}", text, of.kind in NUMBERS) for of, text in others]
    return row.level, texts[0], cells
