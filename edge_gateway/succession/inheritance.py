"""The hall that a new log takes over: its open tickets and the numbers given today, from old files and the cloud."""

import logging
from collections.abc import Sequence
from pathlib import Path

from contract import leaf as leaves
from contract.leaf import Leaf
from edge_gateway.hall import State, layout_of, resume
from edge_gateway.hall.replay import fact_of
from edge_gateway.intake.resumption import hall_of, leaves_from, plan_of
from edge_gateway.log import store
from edge_gateway.log.faults import OtherVersionError, UnreadableHallError
from edge_gateway.log.reading import Reader
from edge_gateway.uplink.cloud import Cloud, RemoteLog
from edge_gateway.uplink.today import received_since
from shelf.texts import phrase
from site_plan import Plan, read_logged

OPENING = 2  # leaves: how a log was opened, and its plan

log = logging.getLogger(__name__)


async def hall_before(
    files: Sequence[Path], cloud: Cloud | None, logs: Sequence[RemoteLog], given: Plan, since: int
) -> State:
    """Return the state after the newest of `files` and what the cloud has beyond it, with the plan in force there.

    Without a file it is made from what the cloud received since `since` (ms since 1970), with the newest plan that is
    seen there: services are never removed, so an older one is as good to judge by. Without any log the plan is `given`.
    Entries that will be appended again may be folded twice: a number is left out rather than given twice. Raises
    CloudError, OtherVersionError for a plan of a later version.
    """
    if files:
        with store.open_reader(files[-1]) as old:
            state, name, size = _hall_of(old), old.log, old.tree.size
        theirs = next((log for log in logs if log.log == name), None)
        beyond = [] if theirs is None or cloud is None else await _beyond(cloud, theirs, size)
        return _resumed(state, beyond)
    newest = next((log for log in reversed(logs) if log.log.startswith("gw-")), None)
    state = State(layout_of(given), trial=newest is None)
    if newest is None or cloud is None:
        return state
    return _resumed(state, [*await _opening(cloud, newest), *await received_since(cloud, newest, since)])


def _hall_of(old: Reader) -> State:
    """Return the state after all of a log; if the text kept in it is not understood, as its own facts make it."""
    plan = plan_of(old)
    try:
        return hall_of(old, plan)
    except UnreadableHallError as e:
        log.error("the hall is made from the log's facts", extra={"error": str(e)})  # noqa: TRY400 - the text says all
        return resume(State(layout_of(plan), trial=False), leaves_from(old))


def _resumed(state: State, found: Sequence[Leaf]) -> State:
    """Return the state after leaves of the cloud; raises OtherVersionError if the last plan is of a later version."""
    texts = [fact.text("toml") for leaf in found if (fact := fact_of(leaf)) is not None and fact.k == "plan"]
    later = read_logged(texts[-1]).later if texts else None
    if later is not None:
        raise OtherVersionError("store.plan-version", file=phrase("store.cloud"), **later.phrase.values)
    return resume(state, found)


async def _opening(cloud: Cloud, log: RemoteLog) -> list[Leaf]:
    """Return the plan that a log of the cloud began with; nothing else of its opening is of today."""
    opening = [leaves.decode(data) for data in await cloud.leaves(log.log, 0, OPENING)]
    return [leaf for leaf in opening if (fact := fact_of(leaf)) is not None and fact.k == "plan"]


async def _beyond(cloud: Cloud, log: RemoteLog, size: int) -> list[Leaf]:
    """Return the leaves of a log from `size` on; none if the file here is as long."""
    return [leaf for leaf in await received_since(cloud, log, 0, size) if leaf.n >= size] if log.next > size else []
