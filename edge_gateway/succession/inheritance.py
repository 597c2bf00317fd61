"""The hall that a new log takes over: its open tickets and the numbers given today, from old files and the cloud."""

import logging
from collections.abc import Sequence
from pathlib import Path

from contract.leaf import Leaf
from edge_gateway.hall import State, layout_of, resume
from edge_gateway.intake.resumption import hall_of, leaves_from
from edge_gateway.log import store
from edge_gateway.log.faults import UnreadableHallError
from edge_gateway.log.store import Store
from edge_gateway.uplink.cloud import Cloud, RemoteLog
from edge_gateway.uplink.today import received_since
from site_plan import Plan

log = logging.getLogger(__name__)


async def hall_before(
    files: Sequence[Path], cloud: Cloud | None, logs: Sequence[RemoteLog], plan: Plan, since: int
) -> State:
    """Return the state after the newest of `files` and what the cloud has beyond it.

    Without a file it is made from what the cloud received since `since` (ms since 1970). Entries that will be
    appended again may be folded twice then: a number is left out rather than given twice. Raises CloudError.
    """
    if files:
        with store.open_reader(files[-1]) as old:
            state, name, size = _hall_of(old, plan), old.log, old.tree.size
        theirs = next((log for log in logs if log.log == name), None)
        beyond = [] if theirs is None or cloud is None else await _beyond(cloud, theirs, size)
        return resume(state, beyond)
    newest = next((log for log in reversed(logs) if log.log.startswith("gw-")), None)
    state = State(layout_of(plan), trial=newest is None)
    if newest is None or cloud is None:
        return state
    return resume(state, await received_since(cloud, newest, since))


def _hall_of(old: Store, plan: Plan) -> State:
    """Return the state after all of a log; if the text kept in it is not understood, as its own facts make it."""
    try:
        return hall_of(old, plan)
    except UnreadableHallError as e:
        log.error("the hall is made from the log's facts", extra={"error": str(e)})  # noqa: TRY400 - the text says all
        return resume(State(layout_of(plan), trial=False), leaves_from(old))


async def _beyond(cloud: Cloud, log: RemoteLog, size: int) -> list[Leaf]:
    """Return the leaves of a log from `size` on; none if the file here is as long."""
    return [leaf for leaf in await received_since(cloud, log, 0, size) if leaf.n >= size] if log.next > size else []
