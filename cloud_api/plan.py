"""What the cloud takes from a site's plan: how the hall is called, its zone and its capacity."""

import tomllib
from dataclasses import dataclass
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from contract.records import Record

MAX_NAME = 60
MAX_CAPACITY = 100_000


@dataclass(frozen=True, slots=True)
class SitePlan:
    """`zone` is known to this machine; `name` and `capacity` are None where the plan does not say."""

    zone: str
    name: str | None
    capacity: int | None


def read_plan(record: Record, zone: str) -> SitePlan:
    """Return what the `plan` record says. The gateway checked it: what cannot be read here stops no log.

    A zone that this machine does not know leaves the `zone` given; a text that is no plan gives no name.
    """
    site = _table(str(record.data["toml"]))
    name, capacity = site.get("name"), site.get("capacity")
    well_named = isinstance(name, str) and 1 <= len(name) <= MAX_NAME and name.isprintable()
    counted = type(capacity) is int and 1 <= capacity <= MAX_CAPACITY
    said = str(record.data["zone"])
    return SitePlan(
        zone=said if is_zone(said) else zone,
        name=name if well_named and isinstance(name, str) else None,
        capacity=capacity if counted and type(capacity) is int else None,
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
        values = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    site: object = values.get("site")
    return cast("dict[str, object]", site) if isinstance(site, dict) else {}
