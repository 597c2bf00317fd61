"""A picture of a dashboard without Grafana: its JSON and its queries' rows laid out as one HTML page.

It says of itself that it is a preview: places, titles, colours, columns and values are those of the dashboard, the
drawing is ours.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, cast
from zoneinfo import ZoneInfo

from tests.dashboards.draw import bars, cells, curves

Row = Mapping[str, Any]
DASH = "—"
_STYLE = """
*{box-sizing:border-box}body{margin:0;background:#111217;color:#ccccdc;font:14px/1.3 sans-serif}
main{display:grid;grid-template-columns:repeat(24,1fr);
grid-auto-rows:30px;gap:8px;padding:8px}
section{background:#181b1f;border:1px solid #2c3235;
border-radius:2px;overflow:hidden;display:flex;flex-direction:column}
h2{font-size:14px;font-weight:500;margin:6px 8px 2px}section>div{flex:1;min-height:0;overflow:hidden;padding:0 8px 6px}
.figure{display:flex;align-items:center;justify-content:center;font-weight:500}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:4px 6px;border-bottom:1px solid #2c3235;white-space:nowrap}
th{color:#6e9fff;font-weight:500}
footer{padding:0 10px 8px;color:#9a9aaa;font-size:12px}svg{width:100%;height:100%;display:block}a{color:#6e9fff}
"""


def page(board: Mapping[str, Any], answers: Mapping[int, Sequence[Row]]) -> str:
    """Return the page. `answers`: rows by the number of the panel that asks."""
    zone = ZoneInfo(board["timezone"])
    body = "".join(_panel(panel, answers, zone) for panel in board["panels"])
    note = "Pratinjau Lawang, digambar dari JSON dasbor dan hasil kuerinya; bukan tangkapan layar Grafana."
    head = f"<meta charset=utf-8><title>{escape(board['title'])}</title><style>{_STYLE}</style>"
    return f"<!doctype html><html lang=id>{head}<main>{body}</main><footer>{note}</footer></html>"


def _panel(panel: Mapping[str, Any], answers: Mapping[int, Sequence[Row]], zone: ZoneInfo) -> str:
    box = panel["gridPos"]
    place = f"grid-area:{box['y'] + 1}/{box['x'] + 1}/span {box['h']}/span {box['w']}"
    rows: Sequence[Row] = []
    if panel.get("targets"):
        rows = _transformed(panel, answers[panel["targets"][0].get("panelId", panel["id"])])
    size = (box["w"] * 78, box["h"] * 38 - 40)
    colors = _colors(panel)
    match panel["type"]:
        case "stat":
            inside = _figure(panel, rows)
        case "table":
            inside = f"<div>{_table(panel, rows)}</div>"
        case "timeseries":
            inside = f"<div>{curves(rows, colors, zone, size, _names(panel))}</div>"
        case "heatmap":
            inside = f"<div>{cells(rows, zone, size)}</div>"
        case _:
            inside = f"<div>{bars(rows, panel['options']['xField'], colors, size)}</div>"
    return f'<section style="{place}"><h2>{escape(panel["title"])}</h2>{inside}</section>'


def _transformed(panel: Mapping[str, Any], rows: Sequence[Row]) -> Sequence[Row]:
    for step in cast("list[dict[str, Any]]", panel.get("transformations") or []):
        options = step["options"]
        if step["id"] == "filterByValue":
            (rule,) = options["filters"]
            rows = [row for row in rows if row[rule["fieldName"]] == rule["config"]["options"]["value"]]
        else:
            rows = [{name: row[name] for name in options["include"]["names"]} for row in rows]
    return rows


def _figure(panel: Mapping[str, Any], rows: Sequence[Row]) -> str:
    field = panel["options"]["reduceOptions"]["fields"].strip("/^$")
    value = rows[0][field] if rows else None
    defaults = panel["fieldConfig"]["defaults"]
    color = "#ccccdc"
    for step in defaults["thresholds"]["steps"]:
        if value is not None and (step["value"] is None or value >= step["value"]):
            color = step["color"]
    if value is None:
        results = [m["options"]["result"] for m in defaults.get("mappings", []) if m["type"] == "special"]
        color = next((r["color"] for r in results if r.get("color")), color)
    solid = panel["options"]["colorMode"] == "background_solid"
    paint = f"background:{color};color:#fff" if solid else f"color:{color}"
    size = panel["options"].get("text", {}).get("valueSize", 40)
    return f'<div class=figure style="{paint};font-size:{size}px">{shown(value, defaults.get("unit"))}</div>'


def _table(panel: Mapping[str, Any], rows: Sequence[Row]) -> str:
    settings = _settings(panel)
    if not rows:
        return DASH
    names = list(rows[0])
    head = "".join(f"<th>{escape(str(settings.get(name, {}).get('displayName', name)))}</th>" for name in names)
    heated = [name for name in names if "background" in str(settings.get(name, {}).get("custom.cellOptions"))]
    top = max((float(row[name] or 0) for row in rows for name in heated), default=0) or 1
    lines: list[str] = []
    for row in rows:
        cols: list[str] = []
        for name in names:
            alpha = float(row[name] or 0) / top if name in heated else 0
            paint = f' style="background:rgba(31,120,193,{alpha:.2f})"' if alpha else ""
            unit = cast("str | None", settings.get(name, {}).get("unit"))
            cell = shown(row[name], unit)
            for link in cast("list[dict[str, str]]", settings.get(name, {}).get("links", [])):
                url = link["url"].replace("${__value.raw}", str(row[name]))
                cell = f'<a href="{escape(url)}">{escape(link["title"])} {cell}</a>'
            cols.append(f"<td{paint}>{cell}</td>")
        lines.append(f"<tr>{''.join(cols)}</tr>")
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _colors(panel: Mapping[str, Any]) -> dict[str, str]:
    settings = _settings(panel).items()
    return {name: given["color"]["fixedColor"] for name, given in settings if "fixedColor" in given.get("color", {})}


def _names(panel: Mapping[str, Any]) -> dict[str, str]:
    return {name: given["displayName"] for name, given in _settings(panel).items() if "displayName" in given}


def _settings(panel: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what the panel's overrides set, by column."""
    config = cast("dict[str, list[dict[str, Any]]]", panel.get("fieldConfig") or {})
    overrides = config.get("overrides", [])
    return {o["matcher"]["options"]: {p["id"]: p.get("value") for p in o["properties"]} for o in overrides}


def shown(value: object, unit: str | None) -> str:
    """Return a value as Grafana shows it: units behind, a dash for none."""
    if value is None:
        return DASH
    behind = {"percent": "%", "s": " s", "m": " min", "ms": " ms"}.get(unit or "", "")
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0") + behind
    if isinstance(value, int) and unit == "locale":
        return f"{value:,}".replace(",", ".")
    if isinstance(value, datetime):
        return escape(value.isoformat())
    return escape(str(value)) + behind
