"""Whether, and with which log, a gateway may start."""

import asyncio
from pathlib import Path

from edge_gateway.log import head, store
from edge_gateway.log.faults import BehindError, HistoryError, OtherSiteError, UnaskedError
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import next_start, now_ms
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.plan_file import in_force
from edge_gateway.uplink.cloud import Cloud, CloudError, RemoteLog
from shelf.texts import phrase
from site_plan import Plan

ASK_S = 3.0  # a hall without internet must not wait longer for its gateway


async def open_log(folder: Path, plan: Plan, cloud: Cloud | None, begins: str = "trial") -> Store:
    """Return the folder's log, checked and with this start counted; an empty folder gets its first log.

    `begins` is what a first log begins with, `trial` or `live`. Raises PlanError if `plan` may not follow the one in
    force, StoreError where going on would write a second history or count again; it says what to do instead.
    """
    path = folder / store.FILE
    if not path.exists():
        await _open_first(folder, plan, cloud, begins)
    current = store.open_store(path)
    try:
        await _check(folder, current, plan, cloud)
        beginning.log_engine(current)
        beginning.log_plan(current, in_force(folder, plan, current.plan))
        current.count_start(next_start(current.start, now_ms()))
        head.write(folder, head.head_of(current))
    except BaseException:
        current.close()
        raise
    return current


async def _open_first(folder: Path, plan: Plan, cloud: Cloud | None, begins: str) -> None:
    if beginning.archives(folder) or head.read(folder) is not None:
        raise HistoryError("store.log-missing", folder=folder)
    if cloud is not None and await _logs(cloud, needed=True):
        raise HistoryError("store.replaced", folder=folder)
    beginning.install(folder, beginning.begin(folder, plan, Beginning("first", None, cloud is not None, begins), 0, 0))


async def _check(folder: Path, current: Store, plan: Plan, cloud: Cloud | None) -> None:
    if current.site != plan.site:
        raise OtherSiteError("store.other-site", file=current.path, site=current.site, wanted=plan.site)
    head.check(folder, current)
    if cloud is None:
        return
    theirs = {r.log: r for r in await _logs(cloud, needed=False)}.get(current.log)
    if theirs is not None and theirs.next > current.tree.size:
        where = phrase("store.cloud")
        raise BehindError("store.behind", file=current.path, size=current.tree.size, seen=theirs.next, where=where)


async def _logs(cloud: Cloud, *, needed: bool) -> list[RemoteLog]:
    """Return the site's gateway logs in the cloud; if it cannot be asked, none, or UnaskedError if it is `needed`."""
    try:
        async with asyncio.timeout(None if needed else ASK_S):
            return [r for r in await cloud.logs() if r.log.startswith("gw-")]
    except (CloudError, TimeoutError) as e:
        if not needed:
            return []
        raise UnaskedError("store.unasked", why=e) from e
