"""What a running application's endpoints work with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from cloud_api.database.bells import Bells
from cloud_api.database.pool import Connection, Pool
from cloud_api.recap.model import Period, Recap
from cloud_api.web.metrics import Metrics


class Find(Protocol):
    """Computes a recap, or finds the one that the year's close fixed."""

    async def __call__(
        self, connection: Connection, site: str, period: Period, now: int, *, register: bool = False
    ) -> Recap:
        """Return it as of one moment, in a transaction of its own; raises RequestError 404 `unknown-site`."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """`clock` gives ms since 1970, `body_s` bounds the reading of a body in seconds.

    `reserved` gives connections for the record and the walls, `pool` for everybody else.
    """

    pool: Pool
    reserved: Pool
    bells: Bells
    metrics: Metrics
    clock: Callable[[], int]
    body_s: float
    find: Find
