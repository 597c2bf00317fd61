"""What a running application's endpoints work with."""

from collections.abc import Callable
from dataclasses import dataclass

from cloud_api.database.changes import Changes
from cloud_api.database.pool import Pool
from cloud_api.web.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Services:
    """`clock` gives ms since 1970, `body_s` bounds the reading of a body in seconds.

    `reserved` gives connections for the record and the walls, `pool` for everybody else.
    """

    pool: Pool
    reserved: Pool
    changes: Changes
    metrics: Metrics
    clock: Callable[[], int]
    body_s: float
