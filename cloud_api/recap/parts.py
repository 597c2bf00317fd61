"""The parts of a recap that come from their own rows: tenants, matrix, quality, corrections, register."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cloud_api.recap import counting
from cloud_api.recap.counting import Counted, Facts
from cloud_api.recap.model import (
    Correction,
    Day,
    Gap,
    Matrix,
    MatrixRow,
    Period,
    Quality,
    Service,
    Stale,
    Tenant,
    Uncertain,
)
from cloud_api.recap.period import days_of
from cloud_api.recap.reading import Reader, Rows
from cloud_api.recap.silences import Open, silences
from cloud_api.recap.tickets import Key, Row, Tickets, number

_TENANT, _SERVICE = 1, 0  # grouping(tenant, service) of `times`
_LAST = 10**6  # the turn of what the plan does not have


class _Names:
    """How tenants and services are called at the period's end, and in which order the plan then in force has them."""

    def __init__(self, rows: Rows) -> None:
        self.services = {(str(r["tenant"]), str(r["service"])): r for r in rows if r["service"] is not None}
        self._tenants = {str(r["tenant"]): r for r in rows if r["tenant_name"] is not None}
        self.open_tenants = {code for code, row in self._tenants.items() if row["tenant_open"]}
        self.open_services = [key for key, row in self.services.items() if row["open"]]

    def tenant(self, code: str) -> str:
        return str(self._tenants[code]["tenant_name"]) if code in self._tenants else code

    def service(self, key: Key) -> str:
        return str(self.services[key]["name"]) if key in self.services else key[1]

    def order(self, keys: set[Key]) -> list[tuple[str, list[str]]]:
        """Return tenants and their services in the plan's order; those that it does not have come last, by code."""
        of_tenant = sorted({tenant for tenant, _ in keys}, key=self._tenant_turn)
        return [
            (code, [s for _, s in sorted((k for k in keys if k[0] == code and k[1]), key=self._service_turn)])
            for code in of_tenant
        ]

    def _tenant_turn(self, code: str) -> tuple[int, str]:
        known = code in self.open_tenants
        return number(self._tenants[code]["tenant_turn"]) if known else _LAST, code

    def _service_turn(self, key: Key) -> tuple[int, str]:
        known = key in self.services and self.services[key]["in_plan"]
        return number(self.services[key]["turn"]) if known else _LAST, key[1]


async def tenants(reader: Reader, counted: Counted, times: Rows) -> list[Tenant]:
    """Return each tenant of the plan and each that had a ticket or a refusal, with its services."""
    names = _Names(await reader.rows("names"))
    timed = {_key(row): row for row in times if row["level"] in (_TENANT, _SERVICE)}
    opened: dict[str, int] = {}
    for row in await reader.rows("tenant_days"):
        opened[str(row["tenant"])] = opened.get(str(row["tenant"]), 0) + 1
    plain = {(tenant, "") for tenant in names.open_tenants}
    found: list[Tenant] = []
    met = {*counted.tickets.kinds, *counted.facts.services()}
    for code, services in names.order({*met, *plain, *names.open_services}):
        time = timed.get((code, ""))
        made = counted.of("services", code)
        days = opened.get(code, 0)
        found.append(
            Tenant(
                code,
                names.tenant(code),
                days,
                counting.half_up(10 * made["tickets"], days) if days else None,
                made,
                counting.times(time, "wait", None, own=False),
                counting.times(time, "serve", None, own=False),
                [_service(names, (code, s), counted, timed.get((code, s))) for s in services],
            )
        )
    return found


def _service(names: _Names, key: Key, counted: Counted, time: Row | None) -> Service:
    known = names.services.get(key)
    kind = known["kind"] if known is not None else counted.tickets.kinds.get(key)
    wait, serve = (None if time is None else time[f"{side}_standard"] for side in ("wait", "serve"))
    return Service(
        key[1],
        names.service(key),
        str(kind or "nonizin"),
        known is None or not known["open"],
        counted.of("services", *key),
        counting.times(time, "wait", None if wait is None else number(wait), own=True),
        counting.times(time, "serve", None if serve is None else number(serve), own=True),
    )


async def matrix(reader: Reader, net: Tickets, period: Period, days: Sequence[Day]) -> Matrix:
    """Return tickets by tenant, service and day of the month."""
    names = _Names(await reader.rows("names"))
    cells: dict[Key, Counter[date]] = {}
    for (tenant, service), of_day in net.cells.items():
        for key in ((tenant, service), (tenant, "")):
            cells.setdefault(key, Counter[date]()).update(of_day)
    opened: dict[str, set[object]] = {}
    for row in await reader.rows("tenant_days"):
        opened.setdefault(str(row["tenant"]), set()).add(row["day"])
    plain = {(tenant, "") for tenant in names.open_tenants}
    rows: list[MatrixRow] = []
    for tenant, services in names.order({*cells, *plain, *names.open_services}):
        for service in ("", *services):
            of_day = cells.get((tenant, service), Counter[date]())
            row = [of_day.get(day, 0 if day in opened.get(tenant, ()) else None) for day in days_of(period)]
            name = names.service((tenant, service)) if service else names.tenant(tenant)
            rows.append(MatrixRow(tenant, service or None, name, row, sum(of_day.values())))
    by_day = {day.day: day for day in days}
    return Matrix(rows, *(_foot(period, by_day, key) for key in ("tickets", "applicants", "entered")))


def _foot(period: Period, days: Mapping[date, Day], key: str) -> MatrixRow:
    cells = [days[day].counts[key] if day in days else None for day in days_of(period)]
    return MatrixRow("", None, "", cells, sum(cell or 0 for cell in cells))


async def quality(reader: Reader, zone: str, facts: Facts) -> Quality:
    """Return what is known to be missing or doubtful."""
    gaps = [
        Gap(_day(r), str(r["dev"]), str(r["kind"]), str(r["why"]), number(r["entries"]), str(r["log"]), number(r["n"]))
        for r in await reader.rows("gaps")
    ]
    heard = [(str(row["dev"]), _day(row), number(row["hour"])) for row in await reader.rows("device_hours")]
    opened = [Open(_day(row), number(row["opens_at"]), number(row["closes_at"])) for row in await reader.rows("hours")]
    uncertain = [
        Uncertain(_day(row), number(row["facts"]), counting.half_up(number(row["err"]), 1000))
        for row in await reader.rows("uncertain", zone=zone)
    ]
    stale = [Stale(str(row["dev"]), str(row["button"]), number(row["presses"])) for row in await reader.rows("stale")]
    return Quality(gaps, silences(heard, opened, zone), uncertain, stale, facts.late)


async def corrections(reader: Reader) -> list[Correction]:
    """Return the corrections of entries of the period, in the order in which they were approved."""
    return [Correction(**_typed(row)) for row in await reader.rows("corrections")]


def _key(row: Row) -> Key:
    return str(row["tenant"]), "" if row["service"] is None else str(row["service"])


def _day(row: Row) -> date:
    value = row["day"]
    if not isinstance(value, date):
        raise TypeError("day")
    return value


def _typed(row: Row) -> dict[str, Any]:
    """Return a row as arguments: its columns are named and typed as the fields are."""
    return dict(row)
