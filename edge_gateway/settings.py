"""What a gateway process is told."""

from dataclasses import dataclass
from pathlib import Path

from edge_gateway.machine.address import Address
from site_plan import Plan, PlanError


@dataclass(frozen=True, slots=True)
class CloudAccess:
    """Where the cloud is, and what lets this site in."""

    url: str
    token: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it is read and checked before anything starts.

    `plan` is what stands in `plan_file`, or why it cannot be read; a change on the admin page is written there too.
    `http`: where the pages are; the first is told when they are. `live`: a first log begins without a trial.
    `without_cloud`: start though nobody knows that this log is the newest.
    """

    data: Path
    plan: Plan | PlanError
    broker: Address
    http: tuple[Address, ...]
    cloud: CloudAccess | None
    live: bool = False
    plan_file: Path | None = None
    without_cloud: bool = False
    keepalive_s: int = 10  # with the broker: a half-open link is noticed after 1.5 times this
