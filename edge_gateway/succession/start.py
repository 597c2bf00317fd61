"""Whether, and with which log and which plan, a gateway may start: nothing is written before all of it is judged."""

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path

from contract.records import Record
from edge_gateway.intake.resumption import hall_of, plan_of
from edge_gateway.log import head, store
from edge_gateway.log.faults import BehindError, HistoryError, OtherSiteError, UnaskedError
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import next_start, now_ms
from edge_gateway.succession import beginning, plan_file
from edge_gateway.succession.beginning import OPERATOR, Beginning
from edge_gateway.succession.legible import check_legible
from edge_gateway.uplink.cloud import Cloud, CloudError, RemoteLog
from shelf.texts import phrase
from site_plan import Plan, PlanError

ASK_S = 3.0  # a hall without internet must not wait longer for its gateway
UNPROVED = "start without head.json and without the cloud"  # as the log keeps it

log = logging.getLogger(__name__)

Given = Plan | PlanError  # what stands in the plan's file, or why it cannot be read


@dataclass(frozen=True, slots=True)
class Opened:
    """The folder's log, and why the plan of the file is not used; None: nothing is wrong with it."""

    log: Store
    refused: PlanError | None


def site_of(folder: Path, given: Given) -> str:
    """Return which site this is, as the log says if the plan's file does not; raises PlanError, StoreError."""
    if isinstance(given, Plan):
        return given.site
    if not (folder / store.FILE).exists():
        raise given
    with store.open_reader(folder / store.FILE) as current:
        return current.site


async def open_log(
    folder: Path, given: Given, cloud: Cloud | None, begins: str = "trial", *, without_cloud: bool = False
) -> Opened:
    """Return the folder's log, checked and with this start counted; an empty folder gets its first log.

    `begins` is what a first log begins with, `trial` or `live`. A plan that cannot be read, or may not follow the one
    in force, is refused: that one goes on. `without_cloud`: a person says to start although nobody knows whether this
    log is the newest. Raises StoreError or KeyringError where going on would write a second history, count again or
    write over what a later version wrote, PlanError if no plan is in force yet; it says what to do instead, and nothing
    was changed.
    """
    path = folder / store.FILE
    check_legible(folder, beginning.files(folder))
    if not path.exists():
        await _open_first(folder, given, cloud, begins)
    current = store.open_as_it_is(path)
    try:
        is_proved = await _check(folder, current, site_of(folder, given), cloud, without_cloud=without_cloud)
        hall_of(current, plan_of(current), fold=False)
        refused = _refused(folder, given, current)
        current.take_up()
        if not is_proved:
            beginning.note(current, Record("admin", {"who": OPERATOR, "what": UNPROVED}))
        beginning.log_engine(current)
        if isinstance(given, Plan) and refused is None:
            _follow(folder, given, current)
        current.count_start(next_start(current.start, now_ms()))
        head.write(folder, head.head_of(current))
    except BaseException:
        current.close()
        raise
    return Opened(current, refused)


def _refused(folder: Path, given: Given, current: Store) -> PlanError | None:
    """Return why the plan's file is not used; one that is only older than the log's plan is not refused."""
    if isinstance(given, PlanError):
        refused = given
    else:
        refused = None if plan_file.is_replaced(folder, given, current.plan) else plan_file.may_follow(given, current)
    if refused is not None:
        log.error("the plan's file is not used, the log's plan goes on", extra={"error": str(refused)})
    return refused


def _follow(folder: Path, given: Plan, current: Store) -> None:
    """Put the file's plan in force, unless it is older than the log's."""
    if plan_file.is_replaced(folder, given, current.plan):
        log.warning("the plan's file is older than the plan in force, which the log holds")
        return
    beginning.log_plan(current, given)
    plan_file.forget(folder)


async def _open_first(folder: Path, given: Given, cloud: Cloud | None, begins: str) -> None:
    if beginning.archives(folder) or head.read(folder) is not None:
        raise HistoryError("store.log-missing", folder=folder)
    if isinstance(given, PlanError):
        raise given
    if cloud is not None:
        try:
            theirs = await _logs(cloud, None)
        except CloudError as e:
            raise UnaskedError("store.unasked", why=e) from e
        if theirs:
            raise HistoryError("store.replaced", folder=folder)
    beginning.install(folder, beginning.begin(folder, given, Beginning("first", None, cloud is not None, begins), 0, 0))


async def _check(folder: Path, current: Store, site: str, cloud: Cloud | None, *, without_cloud: bool) -> bool:
    """Raise StoreError unless the log may be gone on with; return whether that is proved, and not only said."""
    if current.site != site:
        raise OtherSiteError("store.other-site", file=current.path, site=current.site, wanted=site)
    head.check(folder, current)
    is_proved = head.is_there(folder, current)
    why: object = phrase("store.no-cloud")
    if cloud is not None:
        try:
            theirs = await _logs(cloud, ASK_S if is_proved or without_cloud else None)
        except CloudError as e:
            why = e
        else:
            _compare(current, theirs)
            return True
    if not (is_proved or without_cloud):
        raise UnaskedError("store.unproved", folder=folder, why=why)
    return is_proved


def _compare(current: Store, logs: list[RemoteLog]) -> None:
    theirs = {r.log: r for r in logs}.get(current.log)
    if theirs is not None and theirs.next > current.tree.size:
        where = phrase("store.cloud")
        raise BehindError("store.behind", file=current.path, size=current.tree.size, seen=theirs.next, where=where)


async def _logs(cloud: Cloud, patience: float | None) -> list[RemoteLog]:
    """Return the site's gateway logs in the cloud; raises CloudError, also if there is no answer in `patience` s."""
    try:
        async with asyncio.timeout(patience):
            return [r for r in await cloud.logs() if r.log.startswith("gw-")]
    except TimeoutError as e:
        raise CloudError("unreachable", f"no answer in {patience} s") from e
