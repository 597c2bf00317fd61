"""Grafana's macros and variables, as it expands them: golden pairs, and the traps that the lint names."""

from datetime import UTC, datetime

import pytest

from dashboards import queries
from dashboards.variables import QueryError
from tests.dashboards import lint
from tests.dashboards.macros import Range, expand

SPAN = Range(datetime(2026, 3, 1, 17, tzinfo=UTC), datetime(2026, 3, 2, 17, 0, 0, 500_000, tzinfo=UTC))
FROM, TO = "2026-03-01T17:00:00Z", "2026-03-02T17:00:00.5Z"
GOLDEN = {
    "$__time(at)": 'at AS "time"',
    "$__timeEpoch(at)": 'extract(epoch from at) as "time"',
    "$__timeFilter(at)": f"at BETWEEN '{FROM}' AND '{TO}'",
    "$__timeFrom()": f"'{FROM}'",
    "$__timeTo()::timestamptz": f"'{TO}'::timestamptz",
    "$__timeGroup(at, '1h')": "floor(extract(epoch from at)/3600)*3600",
    "$__timeGroup(at,5m), x": 'floor(extract(epoch from at)/300)*300 AS "time", x',
    "$__timeGroupAlias(at,'1d')": 'floor(extract(epoch from at)/86400)*86400 AS "time"',
    "$__unixEpochFilter(s)": "s >= 1772384400 AND s <= 1772470800",
    "$__unixEpochFrom()": "1772384400",
    "$__unixEpochGroup(s, '10s')": "floor((s)/10)*10",
    "$__interval_ms / '$__interval'": "60000 / '60000ms'",
    "x = ${a:sqlstring}": "x = 'O''Neil'",
    "x IN (${many:sqlstring})": "x IN ('a','b''c')",
    "x = '$a'": "x = 'O''Neil'",
    "x IN ($many)": "x IN ('a','b''c')",
    "x IN ([[many:raw]])": "x IN (a,b'c)",
    "ARRAY[${none:sqlstring}]::text[]": "ARRAY[]::text[]",
    "$unknown ${unknown:sqlstring} $1": "$unknown ${unknown:sqlstring} $1",
}
VALUES = {"a": "O'Neil", "many": ["a", "b'c"], "none": []}


@pytest.mark.parametrize("written", GOLDEN)
def test_a_query_is_expanded_as_grafana_expands_it(written: str) -> None:
    """Golden pairs after the data source's own rules."""
    assert expand(written, SPAN, VALUES) == GOLDEN[written]


def test_on_timescaledb_a_group_is_a_bucket() -> None:
    """Where the data source is told so; ours is not, and its days are no groups anyway."""
    assert expand("$__timeGroup(at, '1h')", SPAN, timescale=True) == "time_bucket('3600.000s',at)"


def test_an_argument_ends_at_the_first_parenthesis() -> None:
    """Grafana's own fault, kept: what was opened inside is cut."""
    assert expand("$__time(date(at))", SPAN) == 'date(at AS "time")'


@pytest.mark.parametrize("written", ["$__timeGroup(at)", "$__timeGroup(at, 'x')", "$__nothing(at)", "${a:csv}"])
def test_what_grafana_refuses_is_refused(written: str) -> None:
    """An unknown macro, a bad interval, a format that does not quote."""
    with pytest.raises(QueryError):
        expand(written, SPAN, VALUES)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT $__timeGroup(at, '1d')", "SELECT $__timeGroupAlias(at,24h)", "SELECT $__timeGroup(at, '1w')",
        "SELECT $__timeGroup(at, '1440m')", "SELECT $__timeGroup(at, '1M')", "SELECT $__unixEpochGroup(s, '2d')",
        "WHERE $__timeFilter(at)", "WHERE at >= $__timeFrom()", "SELECT $__time(date(at))",
        "SELECT $__timeGroup(to_timestamp(at), '1h')", "WHERE x = '$a'", "WHERE x = ${a}", "WHERE x IN (${a:csv})",
        "WHERE x = [[a]]",
    ],
)  # fmt: skip
def test_the_lint_finds_each_trap(sql: str) -> None:
    """Class "day cut at UTC midnight" and its kin: none may be written."""
    assert lint.faults(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT $__timeGroup(at, '1h')", "SELECT $__timeGroup(at, '23h')", "SELECT $__timeGroup(at, '90m')",
        "WHERE at >= $__timeFrom()::timestamptz", "-- $__timeFilter(at)\nSELECT 1", "WHERE x = ${a:sqlstring}",
    ],
)  # fmt: skip
def test_the_lint_lets_the_rest_be(sql: str) -> None:
    """Groups below a day, typed bounds, comments, quoted variables."""
    assert lint.faults(sql) == []


def test_a_date_column_is_named() -> None:
    """A `date` is midnight UTC to a browser."""
    assert lint.date_columns([("day", "date"), ("at", "timestamptz")]) == ["day"]


def test_places_of_a_query_are_filled_or_refused() -> None:
    """A text becomes a literal, a number stays; a name that nobody gave is an error, not an empty place."""
    assert queries.fill("a = @site@ AND b > @n@", {"site": "o'x", "n": 5}) == "a = 'o''x' AND b > 5"
    with pytest.raises(KeyError):
        queries.fill("@nobody@", {})
