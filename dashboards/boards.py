"""What all dashboards share: their site, their dress, their variables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contract.kinds import LICENSING
from dashboards import queries
from dashboards.limits import named
from dashboards.parts import Panel
from dashboards.sdk import builder, dashboard, model
from dashboards.source import Query, reference

ALL = "$__all"
Link = builder.Builder[model.DashboardLink]


@dataclass(frozen=True, slots=True)
class Site:
    """A hall: its code as in its plan, how it is called, and the zone in which its days are cut."""

    code: str
    name: str
    zone: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A variable that is a query of ours, many at once, with All."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Board:
    """A dashboard: the part of its uid, its title, what it is for, its range, its variables and its panels."""

    key: str
    title: str
    about: str
    span: tuple[str, str]
    refresh: str
    choices: Sequence[Choice]
    panels: Callable[[Site], list[Panel]]
    wall: bool = False


def sql(name: str, site: Site) -> str:
    """Return the query `name` for a site, thresholds in place."""
    return queries.fill(queries.text(name), {**named(), "site": site.code, "licensing": LICENSING})


def ask(name: str, site: Site, *, series: bool = False) -> Query:
    """Return the query `name` as a panel's target."""
    return Query(sql(name, site), series=series)


def uid(board: Board, site: Site) -> str:
    """Return the fixed uid; at most 40 characters, as Grafana wants it."""
    return f"{board.key}-{site.code}"


def build(board: Board, site: Site) -> model.Dashboard:
    """Return the dashboard of a site, in its zone."""
    made = dashboard.Dashboard(f"{board.title} – {site.name}").uid(uid(board, site)).description(board.about)
    made.tags(["lawang"]).timezone(site.zone).week_start("monday").time(*board.span).refresh(board.refresh).readonly()
    picker = dashboard.TimePicker().hidden(hidden=board.wall).refresh_intervals(["5s", "10s", "30s", "1m", "5m", "15m"])
    made.timepicker(picker)
    for choice in board.choices:
        made.with_variable(_variable(choice, site))
    if not board.wall:
        made.links(_links(board))
    result = made.build()
    result.panels = [panel.build() for panel in board.panels(site)]
    return result


def _variable(choice: Choice, site: Site) -> dashboard.QueryVariable:
    text = sql(f"variabel/{choice.name}", site)
    made = dashboard.QueryVariable(choice.name).label(choice.label).datasource(reference()).query(text)
    made.definition(text).multi(multi=True).include_all(include_all=True).allow_custom_value(allow_custom_value=False)
    made.refresh(model.VariableRefresh.ON_DASHBOARD_LOAD).sort(model.VariableSort.DISABLED)
    return made.current(model.VariableOption(selected=True, text=["All"], value=[ALL]))


def _links(board: Board) -> list[Link]:
    links: list[Link] = [
        dashboard.DashboardLink("Lawang")
        .type(model.DashboardLinkType.DASHBOARDS)
        .tags(["lawang"])
        .as_dropdown(as_dropdown=True)
    ]
    if board.key == "tahunan":
        for title, year in (("Tahun ini", "now/y"), ("Tahun lalu", "now-1y/y")):
            link = dashboard.DashboardLink(title).type(model.DashboardLinkType.LINK)
            links.append(link.url(f"?from={year}&to={year}"))
    return links
