"""What a gateway process is told."""

from dataclasses import dataclass
from pathlib import Path

from edge_gateway.machine.address import Address
from site_plan import Plan


@dataclass(frozen=True, slots=True)
class CloudAccess:
    """Where the cloud is, and what lets this site in."""

    url: str
    token: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it is read and checked before anything starts.

    `live`: a first log begins without a trial. `plan_file` is where the plan stands; a change on the admin page is
    written there too.
    """

    data: Path
    plan: Plan
    broker: Address
    http: Address
    cloud: CloudAccess | None
    live: bool = False
    plan_file: Path | None = None
    keepalive_s: int = 10  # with the broker: a half-open link is noticed after 1.5 times this
