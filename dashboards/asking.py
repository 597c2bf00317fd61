"""Every query of a running Grafana's dashboards, asked through Grafana itself: what only the real one can show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from dashboards.push import Json, PushError
from dashboards.source import reference
from dashboards.variables import interpolate

_MOMENT = re.compile(r"now(?:([+-])(\d+)([hd]))?(?:/([dy]))?(?:\+(\d+)h)?")


class Source(Protocol):
    """A Grafana that is read; each method is one request and raises PushError if Grafana refuses."""

    def find_dashboard(self, uid: str) -> Json | None: ...  # noqa: D102
    def query(self, payload: Json) -> Json: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Found:
    """What one query gave: its place, how many rows, and its fault if it has one."""

    what: str
    rows: int
    fault: str = ""


def asked(grafana: Source, uid: str, now: datetime) -> Iterator[Found]:
    """Ask every variable and every panel of the dashboard `uid`, as its browser would at `now` (aware)."""
    there = grafana.find_dashboard(uid)
    if there is None:
        yield Found(uid, 0, "there is no such dashboard")
        return
    board = cast("dict[str, Any]", there["dashboard"])
    span = (moment(board["time"]["from"], now, end=False), moment(board["time"]["to"], now, end=True))
    chosen: dict[str, list[str]] = {}
    for variable in board["templating"].get("list", []):
        name = str(variable["name"])
        found, values = _ask(grafana, f"{uid} ${name}", interpolate(variable["query"], chosen), "table", span)
        chosen[name] = values
        yield found
    for panel in board["panels"]:
        for target in cast("list[dict[str, str]]", panel.get("targets") or []):
            if "rawSql" in target:
                what = f"{uid} {panel['id']} {panel['title']}"
                yield _ask(grafana, what, interpolate(target["rawSql"], chosen), target["format"], span)[0]


def moment(text: str, now: datetime, *, end: bool) -> datetime:
    """Read a time as Grafana writes it, as far as ours use it; `end`: what is cut off is filled up, to the last ms."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    sign, amount, unit, cut, later = match.groups()
    found = now
    if sign:
        span = timedelta(**{"hours" if unit == "h" else "days": int(amount)})
        found = found + span if sign == "+" else found - span
    if cut:
        found = found.replace(hour=0, minute=0, second=0, microsecond=0)
        found = found.replace(month=1, day=1) if cut == "y" else found
        if end and not later:
            found = found.replace(year=found.year + 1) if cut == "y" else found + timedelta(days=1)
            found -= timedelta(milliseconds=1)
    return found + timedelta(hours=int(later or 0))


def _ask(grafana: Source, what: str, sql: str, form: str, span: tuple[datetime, datetime]) -> tuple[Found, list[str]]:
    """Return what was found, and the values of the first column."""
    query = {"refId": "A", "datasource": reference().to_json(), "rawSql": sql, "format": form}
    query |= {"intervalMs": 60_000, "maxDataPoints": 1000}
    begin, end = (str(round(at.timestamp() * 1000)) for at in span)
    try:
        answer = grafana.query({"queries": [query], "from": begin, "to": end})
    except PushError as e:
        return Found(what, 0, str(e)), []
    result = cast("Mapping[str, Any]", answer["results"])["A"]
    if result.get("error"):
        return Found(what, 0, str(result["error"])), []
    columns = [values for frame in result["frames"] for values in frame["data"]["values"]]
    first = [str(value) for value in columns[0]] if columns else []
    return Found(what, max((len(values) for values in columns), default=0)), first
