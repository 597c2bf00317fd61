"""What a panel of each type needs from its rows: names, types, order."""

import re
from typing import Any

from tests.dashboards.conftest import Answer

NUMBERS = {"int2", "int4", "int8", "float8"}
MOMENT = "timestamptz"


def wanting(panel: dict[str, Any], answer: Answer) -> list[str]:
    """Return what the panel does not get, empty if it can show what it was made for."""
    columns, rows = _transformed(panel, answer)
    found = [f"no column of type date: {name}" for name, kind in columns.items() if kind in {"date", "numeric"}]
    if not rows:
        return [*found, "no row"]
    check = {"stat": _stat, "table": _table, "timeseries": _series, "heatmap": _heat, "barchart": _bars}[panel["type"]]
    return found + check(panel, columns, rows)


def _transformed(panel: dict[str, Any], answer: Answer) -> tuple[dict[str, str], list[dict[str, Any]]]:
    columns, rows = answer.columns, answer.rows
    for step in panel.get("transformations", []):
        options = step["options"]
        if step["id"] == "filterByValue":
            (rule,) = options["filters"]
            rows = [row for row in rows if row[rule["fieldName"]] == rule["config"]["options"]["value"]]
        elif step["id"] == "filterFieldsByName":
            columns = {name: columns[name] for name in options["include"]["names"]}
        else:
            raise AssertionError(step["id"])
    return columns, rows


def _stat(panel: dict[str, Any], columns: dict[str, str], rows: list[dict[str, Any]]) -> list[str]:
    pattern = panel["options"]["reduceOptions"]["fields"].strip("/")
    named = [name for name in columns if re.search(pattern, name)]
    found = [] if len(named) == 1 else [f"{pattern} names {named}"]
    found += [f"{name} is {columns[name]}" for name in named if columns[name] not in NUMBERS]
    return found + ([] if len(rows) == 1 else [f"{len(rows)} rows"])


def _table(panel: dict[str, Any], columns: dict[str, str], rows: list[dict[str, Any]]) -> list[str]:
    return _overrides(panel, columns)


def _series(panel: dict[str, Any], columns: dict[str, str], rows: list[dict[str, Any]]) -> list[str]:
    if panel["targets"][0].get("format") == "time_series":
        if columns != {"time": MOMENT, "metric": "text", "value": columns["value"]}:
            return [f"a long series has time, metric, value: {columns}"]
        return _times(columns, rows, ["value"])
    return _times(columns, rows, [n for n in columns if n != "time"]) + _overrides(panel, columns)


def _heat(panel: dict[str, Any], columns: dict[str, str], rows: list[dict[str, Any]]) -> list[str]:
    return _times(columns, rows, [n for n in columns if n != "time"])


def _bars(panel: dict[str, Any], columns: dict[str, str], rows: list[dict[str, Any]]) -> list[str]:
    by = panel["options"]["xField"]
    found = [] if columns.get(by) == "text" else [f"{by} is {columns.get(by)}"]
    found += [f"{n} is {t}" for n, t in columns.items() if n != by and t not in NUMBERS]
    return found + _overrides(panel, columns)


def _times(columns: dict[str, str], rows: list[dict[str, Any]], values: list[str]) -> list[str]:
    if columns.get("time") != MOMENT:
        return [f"time is {columns.get('time')}"]
    times = [row["time"] for row in rows]
    found = [] if None not in times and times == sorted(times) else ["times are missing or not in order"]
    return found + [f"{n} is {columns[n]}" for n in values if columns[n] not in NUMBERS]


def _overrides(panel: dict[str, Any], columns: dict[str, str]) -> list[str]:
    names = [o["matcher"]["options"] for o in panel.get("fieldConfig", {}).get("overrides", [])]
    return [f"no column {name}" for name in names if name not in columns]
