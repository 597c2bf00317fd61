"""The recap as tables of typed cells, in the order of print."""

from collections.abc import Iterable, Sequence

from cloud_api.recap import catalogue, say, tables_of_lists
from cloud_api.recap.catalogue import Layout
from cloud_api.recap.model import Counts, Figure, MatrixRow, Recap, Service, Tenant, Times
from cloud_api.recap.table import Column, Row, Table, Value
from cloud_api.recap.texts import label
from shelf.texts import Lang

_TIMES = ("n", "mean", "median", "p90", "standard", "within", "share")


def tables(recap: Recap, lang: Lang, *, register: bool = False) -> list[Table]:
    """Return all tables; the register only if it is asked for."""
    found = [
        headline(recap, lang),
        figures(recap, lang),
        tenants(recap, lang),
        months(recap, lang),
        *([matrix(recap, lang)] if recap.matrix is not None else []),
        days(recap, lang),
        times(recap, lang),
        *tables_of_lists.tables(recap, lang),
    ]
    return [*found, tables_of_lists.tickets(recap, lang)] if register else found


def headline(recap: Recap, lang: Lang) -> Table:
    """Return the numbers that stand on top, as far as this recap has them."""
    columns = (Column("figure", label(lang, "figure"), "text"), Column("net", label(lang, "value")))
    rows = [Row(f.key, (_figure(f.key, recap, lang), f.net), 1) for f in top(recap)]
    return Table("headline", label(lang, "headline"), columns, rows)


def top(recap: Recap) -> list[Figure]:
    """Return the figures that stand on top, as far as this recap has them."""
    return [figure for figure in recap.figures if figure.key in catalogue.headline()]


def figures(recap: Recap, lang: Lang) -> Table:
    """Return each figure with gross, corrections and net."""
    columns = (
        Column("figure", label(lang, "figure"), "text"),
        Column("gross", label(lang, "gross")),
        Column("corrections", label(lang, "correction")),
        Column("net", label(lang, "net")),
    )
    bold = catalogue.headline()
    rows = [
        Row(f.key, (_figure(f.key, recap, lang), f.gross, f.corrections, f.net), int(f.key in bold))
        for f in recap.figures
    ]
    return Table("figures", label(lang, "figures"), columns, rows)


def tenants(recap: Recap, lang: Lang) -> Table:
    """Return each tenant, then its services, with their counts."""
    keys = _keys((tenant.counts for tenant in recap.tenants), "services")
    columns = (
        Column("name", label(lang, "name"), "text"),
        Column("open_days", label(lang, "open_days")),
        Column("per_open_day", label(lang, "per_open_day"), "tenths"),
        *(Column(key, _figure(key, recap, lang)) for key in keys),
    )
    rows: list[Row] = []
    for tenant in recap.tenants:
        cells = (tenant.name, tenant.open_days, tenant.per_open_day, *_counts(tenant.counts, keys))
        rows.append(Row(tenant.code, cells, 1))
        rows += [
            Row(f"{tenant.code}.{s.code}", (s.name, None, None, *_counts(s.counts, keys)), 2) for s in tenant.services
        ]
    return Table("tenants", label(lang, "tenants"), columns, rows)


def months(recap: Recap, lang: Lang) -> Table:
    """Return the months as columns, so that a year fits on a page, and the period."""
    columns = (
        Column("figure", label(lang, "figure"), "text"),
        *(Column(month.month, say.short_month(lang, month.month)) for month in recap.months),
        Column("total", label(lang, "total")),
    )
    rows = [
        Row(key, (_figure(key, recap, lang), *(month.counts.get(key) for month in recap.months), recap.net(key)))
        for key in _keys((month.counts for month in recap.months), "days")
    ]
    return Table("months", label(lang, "months"), columns, rows)


def matrix(recap: Recap, lang: Lang) -> Table:
    """Return the layout that officials know: tenant, its services, days of the month, totals; empty for a year."""
    found, first = recap.matrix, recap.period.first
    size = recap.period.last.day if found is not None else 0
    columns = (
        Column("name", label(lang, "name"), "text"),
        *(Column(first.replace(day=n).isoformat(), str(n)) for n in range(1, size + 1)),
        Column("total", label(lang, "total")),
    )
    rows = [] if found is None else [_matrix_row(row) for row in found.rows]
    if found is not None:
        feet = {"tickets": found.tickets, "applicants": found.applicants, "entered": found.entered}
        rows += [Row(f".{key}", (_figure(key, recap, lang), *row.cells, row.total), 1) for key, row in feet.items()]
    return Table("matrix", label(lang, "matrix"), columns, rows)


def days(recap: Recap, lang: Lang) -> Table:
    """Return the days with their counts."""
    keys = _keys((day.counts for day in recap.days), "days")
    columns = (
        Column("day", label(lang, "day"), "day"),
        Column("opened", label(lang, "opened"), "flag"),
        Column("ended", label(lang, "ended_day"), "flag"),
        *(Column(key, _figure(key, recap, lang)) for key in keys),
    )
    rows = [Row(d.day.isoformat(), (d.day, d.opened, d.ended, *_counts(d.counts, keys))) for d in recap.days]
    return Table("days", label(lang, "days"), columns, rows)


def times(recap: Recap, lang: Lang) -> Table:
    """Return waiting and service times of the period, each tenant and each service."""
    columns = [Column("name", label(lang, "name"), "text")]
    columns += [_time_column(f"w_{what}", what, label(lang, f"w_{what}")) for what in _TIMES]
    columns += [_time_column(f"s_{what}", what, label(lang, f"s_{what}")) for what in _TIMES]
    rows = [Row(".total", (label(lang, "total"), *_times(recap.waiting), *_times(recap.serving)), 1)]
    for tenant in recap.tenants:
        rows.append(_timed(tenant.code, tenant, 1))
        rows += [_timed(f"{tenant.code}.{service.code}", service, 2) for service in tenant.services]
    return Table("times", label(lang, "times"), columns, rows, label(lang, "minutes_note"))


def definitions(recap: Recap, lang: Lang) -> list[str]:
    """Return what the figures of this recap mean, as its format has it, in the order of print."""
    return catalogue.definitions(lang, [figure.key for figure in recap.figures], recap.format)


def _time_column(key: str, what: str, said: str) -> Column:
    match what:
        case "mean" | "median" | "p90":
            return Column(key, said, "seconds")
        case "share":
            return Column(key, said, "permille")
        case _:
            return Column(key, said)


def _timed(key: str, of: Tenant | Service, level: int) -> Row:
    return Row(key, (of.name, *_times(of.waiting), *_times(of.serving)), level)


def _times(times: Times) -> tuple[int | None, ...]:
    found = (times.n, times.mean_s, times.median_s, times.p90_s, times.standard_min, times.within)
    return (*found, times.within_permille)


def _matrix_row(row: MatrixRow) -> Row:
    key = row.tenant if row.service is None else f"{row.tenant}.{row.service}"
    return Row(key, (row.name, *row.cells, row.total), 1 if row.service is None else 2)


def _counts(counts: Counts, keys: Sequence[str]) -> tuple[Value, ...]:
    """Return the counts of a row; one that it does not have is not known, which is another thing than none."""
    return tuple(counts.get(key) for key in keys)


def _keys(rows: Iterable[Counts], layout: Layout) -> Sequence[str]:
    """Return the figures that rows have, those that are counted now if there is no row."""
    found = {key for counts in rows for key in counts}
    return catalogue.in_order(found, layout) if found else catalogue.keys(layout)


def _figure(key: str, recap: Recap, lang: Lang) -> str:
    return catalogue.label(lang, key, recap.format)
