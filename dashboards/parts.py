"""Panels in our dress: each function gives one panel of the Foundation SDK, filled and placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboards.sdk import (
    barchart,
    builder,
    common,
    dashboard,
    heatmap,
    heatmap_model,
    model,
    shapes,
    stat,
    table,
    table_model,
    timeseries,
)
from dashboards.source import Query, Shared, Target

Panel = builder.Builder[model.Panel]
Steps = Sequence[tuple[float | None, str]]

# Okabe and Ito's colours: told apart by nearly everybody.
BLUE, SKY, ORANGE, GREEN, RED, GREY = "#0072B2", "#56B4E9", "#E69F00", "#009E73", "#D55E00", "#8E8E8E"
NONE = "—"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a panel is on the grid of 24 columns; a row is 38 pixels high."""

    x: int
    y: int
    w: int
    h: int

    def place(self) -> model.GridPos:
        """Return it as Grafana writes it."""
        return model.GridPos(h=self.h, w=self.w, x=self.x, y=self.y)


@dataclass(frozen=True, slots=True)
class Head:
    """What every panel has: its number within the dashboard, title, place, query, and words on what it counts."""

    number: int
    title: str
    box: Box
    query: Query | Shared | None
    about: str = ""


def steps(given: Steps) -> dashboard.ThresholdsConfig:
    """Return thresholds from (value, colour) pairs, the first value None."""
    mode = dashboard.ThresholdsConfig().mode(model.ThresholdsMode.ABSOLUTE)
    return mode.steps([model.Threshold(value=value, color=color) for value, color in given])


def missing(color: str | None = None) -> model.SpecialValueMap:
    """Show `—` where there is no value, on `color`."""
    result = model.ValueMappingResult(text=NONE, color=color, index=0)
    match = model.SpecialValueMatch.NULL_AND_NAN
    return model.SpecialValueMap(model.DashboardSpecialValueMapOptions(match=match, result=result))


def number(  # noqa: PLR0913 - each is one thing that such a panel has
    head: Head,
    field: str,
    *,
    given: Steps | None = None,
    unit: str = "none",
    stale: bool = False,
    background: bool = False,
    size: int | None = None,
) -> Panel:
    """Give one large figure out of the column `field`; `stale` puts a missing one on red."""
    reduce = common.ReduceDataOptions().values(values=False).calcs(["lastNotNull" if not stale else "last"])
    made = stat.Panel().reduce_options(reduce.fields(f"/^{field}$/")).unit(unit)
    made.graph_mode(shapes.BigValueGraphMode.NONE).text_mode(shapes.BigValueTextMode.VALUE)
    made.justify_mode(shapes.BigValueJustifyMode.CENTER).wide_layout(wide_layout=False)
    colored = stale or background
    made.color_mode(shapes.BigValueColorMode.BACKGROUND_SOLID if colored else shapes.BigValueColorMode.VALUE)
    made.thresholds(steps(given or ((None, BLUE if colored else SKY),))).mappings(
        [missing(RED if stale else None)]
    ).no_value(NONE)
    if size is not None:
        made.text(common.VizTextDisplayOptions().value_size(size))
    _dress(made.build(), head)
    return made


def rows(
    head: Head,
    columns: Mapping[str, Mapping[str, object]] | None = None,
    *,
    shared: str | None = None,
    keep: Sequence[str] = (),
) -> Panel:
    """Give a table. `columns`: settings by column, Grafana's names; `shared`: which `bagian` of shared rows.

    `keep`: the columns that are shown, if not all are.
    """
    height = shapes.TableCellHeight.SM if shared is None else shapes.TableCellHeight.LG
    made = table.Panel().cell_height(height).no_value(NONE).mappings([missing()])
    for name, settings in (columns or {}).items():
        made.override_by_name(name, [model.DynamicConfigValue(key, value) for key, value in settings.items()])
    panel = made.build()
    assert isinstance(panel.options, table_model.Options)  # noqa: S101 - what the builder has just made
    panel.options.footer = None  # the SDK still writes it, Grafana 12.4 has moved it to the fields
    if shared is not None:
        panel.transformations = only(shared, list(columns or {}))
    elif keep:
        panel.transformations = [_keep(keep)]
    _dress(panel, head)
    return made


def only(part: str, columns: Sequence[str]) -> list[model.DataTransformerConfig]:
    """Keep the rows whose `bagian` is `part`, and of them the named columns, in this order."""
    value: dict[str, object] = {"id": "equal", "options": {"value": part}}
    filters: list[dict[str, object]] = [{"fieldName": "bagian", "config": value}]
    return [
        model.DataTransformerConfig("filterByValue", options={"filters": filters, "match": "all", "type": "include"}),
        _keep(columns),
    ]


def _keep(columns: Sequence[str]) -> model.DataTransformerConfig:
    return model.DataTransformerConfig("filterFieldsByName", options={"include": {"names": list(columns)}})


def lines(  # noqa: PLR0913 - each is one thing that such a panel has
    head: Head,
    colors: Mapping[str, str],
    *,
    dashed: Sequence[str] = (),
    unit: str = "none",
    area: bool = False,
    shared: str | None = None,
    floor: int | None = None,
    names: Mapping[str, str] | None = None,
) -> Panel:
    """Give curves over time, one for each column of `colors`; `floor`: below it is bad; `names`: as shown."""
    made = timeseries.Panel().unit(unit).min(0).no_value(NONE)
    made.line_width(2).fill_opacity(15 if area else 0).show_points(shapes.VisibilityMode.NEVER)
    made.line_interpolation(shapes.LineInterpolation.STEP_AFTER if area else shapes.LineInterpolation.LINEAR)
    made.legend(_legend()).tooltip(_tooltip())
    for name, color in colors.items():
        settings = [model.DynamicConfigValue("color", {"mode": "fixed", "fixedColor": color})]
        if names and name in names:
            settings.append(model.DynamicConfigValue("displayName", names[name]))
        if name in dashed:
            settings.append(model.DynamicConfigValue("custom.lineStyle", {"fill": "dash", "dash": [10, 10]}))
            settings.append(model.DynamicConfigValue("custom.fillOpacity", 0))
        made.override_by_name(name, settings)
    if shared is not None:
        made.build().transformations = only(shared, ["time", *colors])
    if floor is not None:
        made.thresholds(steps(((None, RED), (floor, GREEN))))
        made.thresholds_style(common.GraphThresholdsStyleConfig().mode(shapes.GraphThresholdsStyleMode.LINE))
    _dress(made.build(), head)
    return made


def series(head: Head) -> Panel:
    """Give bars over time, one series for each value of the column `metric`."""
    made = timeseries.Panel().min(0).no_value(NONE).draw_style(shapes.GraphDrawStyle.BARS).fill_opacity(70)
    made.stacking(common.StackingConfig().mode(shapes.StackingMode.NORMAL).group("A"))
    made.legend(_legend()).tooltip(_tooltip())
    _dress(made.build(), head)
    return made


def bars(head: Head, by: str, colors: Mapping[str, str], *, stacked: bool = False, across: bool = False) -> Panel:
    """Give bars, one group for each row named by the column `by`; `across`: lying."""
    made = barchart.Panel().x_field(by).no_value(NONE).min(0)
    made.orientation(shapes.VizOrientation.HORIZONTAL if across else shapes.VizOrientation.VERTICAL)
    made.stacking(shapes.StackingMode.NORMAL if stacked else shapes.StackingMode.NONE)
    made.show_value(shapes.VisibilityMode.AUTO).bar_width(0.9).group_width(0.8).legend(_legend()).tooltip(_tooltip())
    for name, color in colors.items():
        made.override_by_name(name, [model.DynamicConfigValue("color", {"mode": "fixed", "fixedColor": color})])
    _dress(made.build(), head)
    return made


def heat(head: Head) -> Panel:
    """Give cells over time: the column `time` is the place across, each other column is a row."""
    made = heatmap.Panel().calculate(calculate=False).cell_gap(2).show_value(shapes.VisibilityMode.NEVER)
    color = heatmap.HeatmapColorOptions().mode(heatmap_model.HeatmapColorMode.SCHEME).scheme("Blues").steps(32)
    made.color(color.exponent(0.5).fill("dark-blue")).show_legend().y_axis(heatmap.YAxisConfig().reverse(reverse=True))
    made.tooltip(
        heatmap.HeatmapTooltip().mode(shapes.TooltipDisplayMode.SINGLE).show_color_scale(show_color_scale=True)
    )
    _dress(made.build(), head)
    return made


def _dress(panel: model.Panel, head: Head) -> None:
    panel.id_val, panel.title, panel.grid_pos = head.number, head.title, head.box.place()
    panel.repeat_direction = None
    if head.about:
        panel.description = head.about
    if head.query is not None:
        target = Target(head.query).build()
        panel.targets = [target]
        panel.datasource = head.query.source()


def _legend() -> common.VizLegendOptions:
    shown = common.VizLegendOptions().display_mode(shapes.LegendDisplayMode.LIST).show_legend(show_legend=True)
    return shown.placement(shapes.LegendPlacement.BOTTOM).calcs([])


def _tooltip() -> common.VizTooltipOptions:
    return common.VizTooltipOptions().mode(shapes.TooltipDisplayMode.MULTI).sort(shapes.SortOrder.NONE)
