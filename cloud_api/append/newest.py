"""Whether a plan is the newest of its site: an old log may be drained long after its successor began.

Names of services, tenants and counters, the zone and the holidays are kept as they are now. A plan that comes late
changes none of them; what only it knows is kept, and is closed.
"""

from collections.abc import Mapping
from typing import NamedTuple

from cloud_api.append.leaves import opened_after
from cloud_api.database.pool import Connection
from contract import leaf, records
from shelf.statements import statements

_sql = statements("cloud_api.append")


class Planned(NamedTuple):
    """A log: which one it succeeds, and when its last plan took effect (ms since 1970), None before its first."""

    after: str | None
    at: int | None


async def comes_late(connection: Connection, site: str, log: str, at: int) -> bool:
    """Say whether a plan that takes effect `at` in `log`, whose first leaf is stored, is not the site's newest."""
    rows = await (await connection.execute(_sql("planned"), {"site": site})).fetchall()
    return is_late(log, at, {row["log"]: _planned(row["opened"], row["plan"]) for row in rows})


def is_late(log: str, at: int, logs: Mapping[str, Planned]) -> bool:
    """Say whether another log has said something newer than the plan of `log` that takes effect `at`.

    A log that succeeds this one has, whatever its clock said. Of logs that are not related the later plan is newer.
    """
    before = _before(log, logs)
    planned = {name: of.at for name, of in logs.items() if of.at is not None and name != log and name not in before}
    return any(log in _before(name, logs) or said > at for name, said in planned.items())


def _before(log: str, logs: Mapping[str, Planned]) -> set[str]:
    """Return the logs that a log goes on from, as far as they are here."""
    found = set[str]()
    while (said := logs.get(log)) is not None and said.after is not None and said.after not in found:
        log = said.after
        found.add(log)
    return found


def _planned(opened: bytes, plan: bytes | None) -> Planned:
    record = records.decode(leaf.decode(opened).payload)
    return Planned(opened_after(record), None if plan is None else leaf.decode(plan).at)
