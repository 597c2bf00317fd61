"""What the cloud takes from a site's plan: how the hall is called, its zone, its capacity, and who offers what."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cloud_api.append import opening
from cloud_api.append.catalogue import Catalogue, Values, read_catalogue
from contract.records import Record

MAX_NAME = 60
MAX_CAPACITY = 100_000


def _nothing() -> Values:
    return {}


@dataclass(frozen=True, slots=True)
class SitePlan:
    """`zone` is known to this machine; `name` and `capacity` are None where the plan does not say."""

    zone: str
    name: str | None
    capacity: int | None
    catalogue: Catalogue = field(default_factory=Catalogue)
    values: Values = field(default_factory=_nothing)

    def open_tenants(self, day: date) -> Mapping[str, bool]:
        """Say of each tenant whether it is open on a local day."""
        return opening.open_tenants(self.values, self.catalogue, day)


def read_plan(record: Record, zone: str) -> SitePlan:
    """Return what the `plan` record says. The gateway checked it: what cannot be read here stops no log.

    A zone that this machine does not know leaves the `zone` given; a text that is no plan gives no name.
    """
    values = _table(str(record.data["toml"]))
    found = values.get("site")
    site = cast("Values", found) if isinstance(found, dict) else _nothing()
    name, capacity = site.get("name"), site.get("capacity")
    well_named = isinstance(name, str) and 1 <= len(name) <= MAX_NAME and name.isprintable()
    counted = type(capacity) is int and 1 <= capacity <= MAX_CAPACITY
    said = str(record.data["zone"])
    return SitePlan(
        zone=said if is_zone(said) else zone,
        name=name if well_named and isinstance(name, str) else None,
        capacity=capacity if counted and type(capacity) is int else None,
        catalogue=read_catalogue(values),
        values=values,
    )


def is_zone(name: str) -> bool:
    """Say whether `name` is a zone of the IANA database that this machine has."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _table(toml: str) -> dict[str, object]:
    try:
        return tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
