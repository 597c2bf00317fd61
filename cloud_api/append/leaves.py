"""What leaves mean, checked without a database: identities of device entries (deduplication), facts, days.

A leaf is checked by itself (`check`), before any lock; what a run of new leaves adds to the tables depends on how
the log stood before it (`derive`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from cloud_api.append.facts import Fact, is_fact, read_fact
from cloud_api.append.plan import read_plan
from cloud_api.append.wire import Batch
from cloud_api.database.arrays import arrays
from cloud_api.request.error import RequestError
from contract import bulk, gateway_side, records
from contract import entry as device_entry
from contract import leaf as leaves
from contract.entry import Entry
from contract.errors import ContractError
from contract.leaf import Leaf, Source
from contract.records import Record
from site_plan import Plan
from site_plan.hours import open_tenants
from site_plan.local import local_hour

DEFAULT_ZONE = "Asia/Jakarta"  # of a log's days until its first plan


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf and what its payload says."""

    leaf: Leaf
    said: Entry | Record


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch for a site's log whose leaves may stand there, parsed one by one."""

    site: str
    log: str
    batch: Batch
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class LogState:
    """What the leaves of a log so far say about those that follow: `plan_n` is the place of the plan in force."""

    zone: str = DEFAULT_ZONE
    trial: bool = False
    plan_n: int | None = None
    plan: Plan | None = None


@dataclass(slots=True)
class DeviceColumns:
    """Identities of device entries, column by column; `day` and `hour` are local."""

    dev: list[str] = field(default_factory=list[str])
    ep: list[str] = field(default_factory=list[str])
    seq: list[int] = field(default_factory=list[int])
    hash: list[str] = field(default_factory=list[str])
    n: list[int] = field(default_factory=list[int])
    day: list[date] = field(default_factory=list[date])
    hour: list[int] = field(default_factory=list[int])
    press: list[bool] = field(default_factory=list[bool])

    def values(self) -> dict[str, str]:
        """Return the columns by name, for a query's parameters."""
        return arrays({column.name: getattr(self, column.name) for column in fields(self)})


@dataclass(slots=True)
class Day:
    """A local day as its log tells it: when its moments were, and which tenants the plan had open when it began."""

    moments: dict[str, int] = field(default_factory=dict[str, int])
    tenants: dict[str, bool] = field(default_factory=dict[str, bool])
    trial: bool = True  # all of it was


@dataclass(slots=True)
class Derived:
    """What a run of new leaves adds; `state` is the log's after it, `plans` those in it.

    `later` are the places of plans of a later version, which are not put in force.
    """

    state: LogState
    plans: list[Plan] = field(default_factory=list[Plan])
    later: list[int] = field(default_factory=list[int])
    devices: DeviceColumns = field(default_factory=DeviceColumns)
    facts: list[Fact] = field(default_factory=list[Fact])
    days: dict[date, Day] = field(default_factory=dict[date, Day])


def check(site: str, log: str, batch: Batch) -> Checked:
    """Parse the leaves of a batch; raises RequestError 422 with the `index` of the first that may not stand there."""
    items: list[Item] = []
    for index, data in enumerate(batch.leaves):
        try:
            items.append(_item(site, log, batch.first + index, data))
        except ContractError as e:
            raise RequestError(422, "leaf", str(e), index=index) from e
    return Checked(site, log, batch, items)


def needs_plan(items: Sequence[Item]) -> bool:
    """Say whether what `derive` makes of the leaves depends on the plan that was in force before them."""
    for item in items:
        said = item.said
        if isinstance(said, Record) and said.is_known:
            if said.k == "plan":
                return False
            if said.k in ("refused", "day"):
                return True
    return False


def parts(items: Sequence[Item]) -> Sequence[Sequence[Item]]:
    """Cut leaves after each `undo`: what follows is judged by what still counts then."""
    ends = [place for place, item in enumerate(items, 1) if is_undo(item)]
    return [items[first:end] for first, end in pairwise([0, *ends, len(items)]) if first < end]


def is_undo(item: Item) -> bool:
    """Say whether a leaf lets earlier facts count no more."""
    return isinstance(item.said, Record) and item.said.is_known and item.said.k == "undo"


def succeeds(items: Sequence[Item]) -> str | None:
    """Return which log is succeeded by the one that these leaves open, None if they open none or the first."""
    said = items[0].said if items else None
    after = said.data.get("after") if isinstance(said, Record) and said.k == "open" else None
    return after if isinstance(after, str) else None


def derive(log: str, items: Sequence[Item], state: LogState) -> Derived:
    """Return what consecutive new leaves add, given the log before them; it does not depend on the batches."""
    result = Derived(state)
    clock = ZoneInfo(state.zone)
    for item in items:
        said = item.said
        if isinstance(said, Entry):
            _add_identity(result.devices, item.leaf, said, clock)
        elif not said.is_known:
            continue
        elif said.k == "plan":
            _set_plan(result, item.leaf.n, said)
            clock = ZoneInfo(result.state.zone)
        elif said.k in ("trial", "live"):
            result.state = replace(result.state, trial=said.k == "trial")
            if said.k == "live":
                result.days.setdefault(local_hour(item.leaf.at, clock)[0], Day()).trial = False
        elif is_fact(said):
            _add_fact(result, read_fact(log, item.leaf, said, clock, trial=result.state.trial))
    return result


def conflict(log: str, items: Sequence[Item], state: LogState, n: int) -> Fact:
    """Return the fact that leaf `n` of a run of leaves, a device's entry, has the name of one with another hash."""
    place = n - items[0].leaf.n
    before, item = derive(log, items[:place], state).state, items[place]
    day, hour = local_hour(item.leaf.at, ZoneInfo(before.zone))
    dev = item.said.dev if isinstance(item.said, Entry) else None
    at, err = item.leaf.at, item.leaf.err
    return Fact(log, n, None, day, hour, at, err, "conflict", late=False, trial=before.trial, dev=dev)


def _item(site: str, log: str, n: int, data: bytes) -> Item:
    leaf = leaves.decode(data)
    if leaf.n != n:
        raise ContractError("order", f"leaf {leaf.n} where {n} is due")
    if leaf.src is Source.OFFICE:
        raise ContractError("source", "a gateway does not write for the office")
    if leaf.src is Source.DEVICE:
        item = Item(leaf, bulk.peek(leaf.payload))
    else:
        item = Item(leaf, records.decode(leaf.payload))
    if n == 0:
        _check_open(site, log, item.said)
    return item


def _check_open(site: str, log: str, said: Entry | Record) -> None:
    opened = said.data if isinstance(said, Record) and said.is_known and said.k == "open" else dict[str, object]()
    if (opened.get("site"), opened.get("log")) != (site, log):
        raise ContractError("open", "a log begins with the record that opens it, for this site and log")


def _add_identity(columns: DeviceColumns, leaf: Leaf, entry: Entry, zone: ZoneInfo) -> None:
    day, hour = local_hour(leaf.at, zone)
    columns.dev.append(entry.dev)
    columns.ep.append(entry.ep)
    columns.seq.append(entry.seq)
    columns.hash.append(device_entry.hash_of(leaf.payload))
    columns.n.append(leaf.n)
    columns.day.append(day)
    columns.hour.append(hour)
    columns.press.append(gateway_side.is_known(entry) and entry.k == "press")


def _set_plan(result: Derived, n: int, record: Record) -> None:
    """Put a plan in force; of one of a later version only the zone, which stands in the record itself."""
    read = read_plan(record, result.state.zone)
    plan = read.plan
    if read.later is not None:
        result.later.append(n)
        result.state = replace(result.state, zone=plan.zone.key)
        return
    result.plans.append(plan)
    result.state = replace(result.state, zone=plan.zone.key, plan_n=n, plan=plan)


def _add_fact(result: Derived, fact: Fact) -> None:
    """Add a fact, a refused one with whose service it was, and what it says about its day."""
    plan = result.state.plan
    if fact.kind == "refused" and plan is not None:
        service = plan.service(fact.service)
        if service is not None:
            fact.tenant, fact.service_kind = service.tenant, service.kind
    if fact.kind == "day":
        day = result.days.setdefault(fact.day, Day())
        day.moments.setdefault(fact.why or "", fact.at)
        day.trial = day.trial and fact.trial
        if fact.why == "opened" and plan is not None and not day.tenants:
            day.tenants = dict(open_tenants(plan, fact.day))
    result.facts.append(fact)
