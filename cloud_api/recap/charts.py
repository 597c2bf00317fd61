"""The recap's charts as values: groups of bars, and a scale with round ticks."""

from typing import TypedDict

from cloud_api.recap import catalogue, say, tables
from cloud_api.recap.model import Recap
from cloud_api.recap.texts import label
from shelf.texts import Lang

_ROUND = (1, 2, 5, 10)


class Group(TypedDict):
    """Bars beside each other; `shown` is the first bar's number in words."""

    label: str
    values: list[int]
    shown: str


class Chart(TypedDict):
    """`top` is the scale's end, above every bar; `ticks` are (value, text); `bar` a bar's width in points."""

    title: str
    series: list[str]
    groups: list[Group]
    top: int
    ticks: list[tuple[int, str]]
    bar: float


def over_time(recap: Recap, lang: Lang) -> Chart:
    """Return the numbers on top by month, or by day of the month."""
    if recap.period.monthly:
        found = [(str(day.day.day), day.counts) for day in recap.days]
    else:
        found = [(say.short_month(lang, month.month), month.counts) for month in recap.months]
    keys = [one.key for one in tables.top(recap) if all(one.key in counts for _, counts in found)]
    groups = [_group(lang, name, [counts[key] for key in keys]) for name, counts in found]
    title = label(lang, "chart_days" if recap.period.monthly else "chart_months")
    series = [catalogue.label(lang, key, recap.format) for key in keys]
    return _chart(lang, title, groups, series, 3.6 if recap.period.monthly else 9)


def by_tenant(recap: Recap, lang: Lang) -> Chart:
    """Return tickets by tenant, the largest first."""
    groups = [_group(lang, tenant.name, [tenant.counts["tickets"]]) for tenant in recap.tenants]
    groups.sort(key=lambda group: -group["values"][0])
    return _chart(lang, label(lang, "chart_tenants"), groups, [catalogue.label(lang, "tickets", recap.format)], 9)


def _group(lang: Lang, name: str, values: list[int]) -> Group:
    return {"label": name, "values": values, "shown": say.count(lang, values[0])}


def _chart(lang: Lang, title: str, groups: list[Group], series: list[str], bar: float) -> Chart:
    highest = max((value for group in groups for value in group["values"]), default=0)
    step = step_of(highest)
    top = max(step, -(-highest // step) * step)
    ticks = [(value, say.count(lang, value)) for value in range(0, top + 1, step)]
    return {"title": title, "series": series, "groups": groups, "top": top, "ticks": ticks, "bar": bar}


def step_of(highest: int) -> int:
    """Return a round step, 1, 2 or 5 times a power of ten, that needs at most 5 steps up to `highest`."""
    power = 1
    while True:
        for times in _ROUND:
            if power * times * 5 >= highest:
                return power * times
        power *= 10
