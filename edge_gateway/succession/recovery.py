"""Beginning a new log after a restore, a replacement or a fork.

The old file is kept and forwarded where the cloud has no other history. Entries of it that diverge are appended again
to the new log; the cloud marks what it knows already. Where devices stand comes from both sides, the further one wins.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contract import entry as entries
from contract import gateway_side, records
from contract.leaf import Source
from contract.records import Record, Value
from edge_gateway.hall import ENGINE, State, check_plan
from edge_gateway.hall.movements import Movements
from edge_gateway.hall.snapshot import dump
from edge_gateway.log import head, store
from edge_gateway.log.changes import Changes, Cursor
from edge_gateway.log.faults import DamagedError, OtherSiteError
from edge_gateway.log.forwarded import Forwarded, Kind, Stopped
from edge_gateway.log.reading import Reader
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import now_ms
from edge_gateway.succession import backup, beginning, plan_file
from edge_gateway.succession.beginning import Beginning, Predecessor
from edge_gateway.succession.inheritance import hall_before
from edge_gateway.succession.legible import check_legible
from edge_gateway.uplink.cloud import Cloud, CloudError, RemoteCursor, RemoteLog
from edge_gateway.uplink.today import Today, movements_of
from site_plan import Plan

PAGE = 500
REASONS = ("restored", "replaced", "rejoin")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remote:
    """What the cloud has of a site."""

    logs: Sequence[RemoteLog]
    devices: Sequence[RemoteCursor]

    def find(self, name: str) -> RemoteLog | None:
        """Return the log of that name, if it is there."""
        return next((r for r in self.logs if r.log == name), None)

    @property
    def newest(self) -> RemoteLog | None:
        """Return the gateway log that was opened last."""
        return next((r for r in reversed(self.logs) if r.log.startswith("gw-")), None)


async def ask(cloud: Cloud) -> Remote:
    """Return what the cloud has; raises CloudError."""
    return Remote(await cloud.logs(), await cloud.devices())


@dataclass(frozen=True, slots=True)
class Ground:
    """What a new log goes on from: log files, oldest first, those that are damaged, what the cloud has.

    `remote`: None if the cloud is not asked. `plan` is the one that will be in force, `state` the hall as it was left.
    """

    files: Sequence[Path]
    damaged: Sequence[Path]
    remote: Remote | None
    plan: Plan
    state: State


async def survey(folder: Path, given: Plan, cloud: Cloud | None) -> Ground:
    """Return what a new log would go on from, with the plan that is given unless it is older than the log's.

    Raises StoreError for a file that is not used, other than one that is proved damaged, KeyringError for devices.json
    of a later version, PlanError if the plan may not follow the one in force, CloudError if the cloud was to be asked
    and does not answer. Nothing is written.
    """
    check_legible(folder, beginning.files(folder))
    remote = None if cloud is None else await ask(cloud)
    files, damaged = _sorted(folder, given.site)
    state = await hall_before(files, cloud, remote.logs if remote else (), given, _yesterday(given))
    before = state.layout.plan
    plan = before if plan_file.is_replaced(folder, given, before.text) else given
    check_plan(state, plan, now_ms())
    return Ground(files, damaged, remote, plan, state)


async def rejoin(folder: Path, given: Plan, why: str, cloud: Cloud | None) -> head.Head:
    """Open a new log in `folder`, which no gateway is running on, and return where it stands.

    A file that is proved damaged is set aside under another name. Raises what `survey` does. Either the new log is
    complete and in use, or nothing has changed.
    """
    ground = await survey(folder, given, cloud)
    files, remote, plan = ground.files, ground.remote, ground.plan
    last_start, last_rx = _counters(files)
    after = _predecessor(files, remote)
    since, superseded = _yesterday(plan), set[str]()
    with beginning.begin(folder, plan, Beginning(why, after, cloud is not None, "live"), last_start, last_rx) as fresh:
        for path in files:
            fresh.take_over(path, since)
        fresh.set_hall(0, dump(ground.state))  # before its `open`, which tells older tickets from its own
        if cloud is not None and remote is not None:
            superseded = await _merge(fresh, files, cloud, remote, since)
        result = head.head_of(fresh)
        _set_aside(ground.damaged)
        beginning.install(folder, fresh)
    _supersede(folder, superseded, result.log)
    if plan is given:
        plan_file.forget(folder)
    return result


async def restore(source: Path, folder: Path, given: Plan, cloud: Cloud | None) -> head.Head:
    """Put a backup into a folder without a log, and open a new log there; raises what `survey` and `put_back` do.

    What `rejoin` would refuse is refused before anything is copied.
    """
    backup.check_format(source)
    await survey(source, given, cloud)
    backup.put_back(source, folder)
    return await rejoin(folder, given, "restored", cloud)


def _sorted(folder: Path, site: str) -> tuple[list[Path], list[Path]]:
    """Return the log files of the folder, oldest first: those to go on from, and those that are proved damaged."""
    usable, damaged = list[Path](), list[Path]()
    for path in beginning.files(folder):
        try:
            with store.open_checked(path) as old:
                if old.site != site:
                    raise OtherSiteError("store.other-site", file=path, site=old.site, wanted=site)
            usable.append(path)
        except DamagedError as e:
            log.error("damaged", extra={"error": str(e), "file": path.name})  # noqa: TRY400 - its trace says no more
            damaged.append(path)
    return usable, damaged


def _set_aside(damaged: Sequence[Path]) -> None:
    """Keep damaged files under another name."""
    for path in damaged:
        aside = path.with_name(f"damaged-{int(time.time())}-{path.name}")
        log.error("set aside", extra={"file": aside.name})
        path.rename(aside)


def _supersede(folder: Path, logs: set[str], by: str) -> None:
    """Forward no more of logs of which the new one holds the rest; if this is cut off, their forks say so again."""
    for path in beginning.archives(folder):
        with store.open_store(path) as old:
            if old.log in logs:
                old.set_forwarded(Forwarded(old.forwarded().tree, Stopped(Kind.SUPERSEDED, by)))


def _counters(files: Sequence[Path]) -> tuple[int, int]:
    starts, receipts = [0], [0]
    for path in files:
        with store.open_reader(path) as old:
            starts.append(old.start)
            receipts.append(old.last_rx)
    return max(starts), max(receipts)


def _predecessor(files: Sequence[Path], remote: Remote | None) -> Predecessor | None:
    """Return the newest log of this folder, or else of the cloud, and where the longer copy of it ends."""
    if not files:
        newest = remote.newest if remote else None
        return Predecessor(newest.log, newest.next, newest.root) if newest else None
    with store.open_reader(files[-1]) as old:
        ours = head.head_of(old)
    theirs = remote.find(ours.log) if remote else None
    if theirs is not None and theirs.next > ours.size:
        return Predecessor(theirs.log, theirs.next, theirs.root)
    return Predecessor(ours.log, ours.size, ours.root)


async def _merge(fresh: Store, files: Sequence[Path], cloud: Cloud, remote: Remote, since: int) -> set[str]:
    """Bring in what the cloud knows, and what of the old files it will never take; return which logs that ends."""
    changes, ended = Changes(fresh.tree.size), set[str]()
    for path in files:
        with store.open_store(path) as old:
            theirs = remote.find(old.log)
            first = await _divergence(old, cloud, theirs)
            if first is not None:
                _append_again(changes, old, first)
            if first is not None or (theirs is not None and theirs.next >= old.tree.size):
                ended.add(old.log)
    known = fresh.cursors()
    for cursor in remote.devices:
        mine = known.get((cursor.dev, cursor.ep))
        if mine is None or cursor.seq > mine.seq:
            changes.cursors[cursor.dev, cursor.ep] = Cursor(cursor.seq, cursor.hash, None)
    for found in await movements_of(Today(cloud, remote.logs), since):
        changes.movements.setdefault(*found)
    fresh.append(changes)
    return ended


async def _divergence(old: Reader, cloud: Cloud, theirs: RemoteLog | None) -> int | None:
    """Return the first number at which the cloud has another leaf, or None: then what is left can be forwarded."""
    stopped = old.forwarded().stopped
    if theirs is None or (stopped is not None and stopped.kind is Kind.SUPERSEDED):
        return None
    if theirs.next <= old.tree.size and old.tree_at(theirs.next).root().hex() == theirs.root:
        return None
    n, end = 0, min(theirs.next, old.tree.size)
    while n < end:
        ours, given = old.leaves(n, PAGE), await cloud.leaves(old.log, n, PAGE)
        if not given:
            raise CloudError("answer", f"no leaves of {old.log} from {n}")
        for mine, other in zip(ours, given, strict=False):
            if mine != other:
                return n
            n += 1
    return None


def _append_again(changes: Changes, old: Reader, first: int) -> None:
    """Append what the old log has from `first` on, its entries pointing at the new numbers of others.

    They are still the decisions of the engines that the old log names there.
    """
    moved: dict[int, int] = {}
    named = [(max(n, first), name) for n, name in old.engines()]
    current = ENGINE
    for n, at, err, rx, src, payload in old.rows(first, old.tree.size):
        decided_by = [name for since, name in named if since <= n][-1]
        if decided_by != current:
            beginning.add_engine(changes, decided_by, rx)
            current = decided_by
        if src == Source.DEVICE.value:
            moved[n] = changes.add(at, err, rx, Source.DEVICE, payload)
            entry = gateway_side.peek_entry(payload)
            changes.entries[entry.dev, entry.ep, entry.seq] = entries.hash_of(payload), moved[n]
        else:
            again = _renumbered(records.decode(payload), moved)
            if again is not None:
                moved[n] = changes.add(at, err, rx, Source.GATEWAY, records.encode(again))
    if current != ENGINE:
        beginning.add_engine(changes, ENGINE, now_ms())


def _renumbered(record: Record, moved: dict[int, int]) -> Record | None:
    """Return the record for the new log; None for what belongs to the old one alone."""
    if not record.is_known or record.k in ("open", "plan", "engine"):
        return None
    data: dict[str, Value] = dict(record.data)
    for name in ("by", "first", "last"):
        n = data.get(name)
        if isinstance(n, int):
            if n not in moved:
                return None
            data[name] = moved[n]
    return Record(record.k, data)


def _yesterday(plan: Plan) -> int:
    return Movements(plan.zone).since(now_ms()) - 86_400_000
