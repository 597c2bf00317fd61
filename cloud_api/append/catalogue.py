"""What a plan says about tenants, services and counters; what cannot be read is left out: the gateway checked it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from contract import form

MAX_NAME = 60
MAX_NUMBER = 100_000
KINDS = ("izin", "nonizin", "pengaduan")

Values = Mapping[str, object]
_is_code: Callable[[object], bool] = form.name(24)


@dataclass(frozen=True, slots=True)
class Named:
    """A tenant, or a counter with its `area`."""

    code: str
    name: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """What one can ask a tenant for; standards are None where the plan has none."""

    code: str
    tenant: str
    name: str
    kind: str
    max_wait_min: int | None
    std_service_min: int | None
    std_days: int | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Each code once, in the plan's order."""

    tenants: tuple[Named, ...] = ()
    services: tuple[Service, ...] = ()
    counters: tuple[Named, ...] = ()

    def service(self, code: str | None) -> Service | None:
        """Return the service with this code."""
        return next((s for s in self.services if s.code == code), None)


def read_catalogue(plan: Values) -> Catalogue:
    """Return what the tables of a plan name."""
    services = {code: _service(code, table) for code, table in _coded(plan, "service")}
    return Catalogue(
        tuple(Named(code, _name(table, code)) for code, table in _coded(plan, "tenant")),
        tuple(s for s in services.values() if s is not None),
        tuple(Named(code, _name(table, code), _name(table, "", "area")) for code, table in _coded(plan, "counter")),
    )


def tables(plan: Values, name: str) -> Iterator[Values]:
    """Give the tables of one name."""
    found = plan.get(name)
    for table in cast("list[object]", found) if isinstance(found, list) else []:
        if isinstance(table, dict):
            yield cast("Values", table)


def _coded(plan: Values, name: str) -> Iterator[tuple[str, Values]]:
    seen: set[str] = set()
    for table in tables(plan, name):
        code = table.get("code")
        if isinstance(code, str) and _is_code(code) and code not in seen:
            seen.add(code)
            yield code, table


def _service(code: str, table: Values) -> Service | None:
    tenant, kind = table.get("tenant"), table.get("kind")
    if not isinstance(tenant, str) or not _is_code(tenant) or not isinstance(kind, str) or kind not in KINDS:
        return None
    numbers = [_number(table.get(field)) for field in ("max_wait_min", "std_service_min", "std_days")]
    return Service(code, tenant, _name(table, code), kind, *numbers, closed=table.get("closed") is True)


def _name(table: Values, otherwise: str, field: str = "name") -> str:
    value = table.get(field)
    good = isinstance(value, str) and 1 <= len(value) <= MAX_NAME and value.isprintable()
    return value if good and isinstance(value, str) else otherwise


def _number(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= MAX_NUMBER else None
