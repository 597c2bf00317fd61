"""What leaves mean, checked without a database: identities of device entries, facts, plans.

A leaf is checked by itself (`check`), before any lock; what a run of new leaves adds to the tables depends on the
zone that the log's plan had before it (`derive`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cloud_api.plan import SitePlan, read_plan
from cloud_api.refusal import Refusal
from cloud_api.wire import Batch
from contract import entry as device_entry
from contract import leaf as leaves
from contract import records
from contract.entry import Entry
from contract.errors import ContractError
from contract.leaf import Leaf, Source
from contract.records import Record

DEFAULT_ZONE = "Asia/Jakarta"  # of a log's days until its first plan
FACT_KINDS = ("enter", "leave")


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


class _Columns:
    """Lists of equal length; not `asdict`, which would copy each value."""

    __slots__ = ()

    def values(self) -> dict[str, list[object]]:
        """Return the lists by name, for a query's parameters."""
        return {column.name: getattr(self, column.name) for column in fields(self)}  # pyright: ignore[reportArgumentType]


@dataclass(slots=True)
class DeviceColumns(_Columns):
    """Identities of device entries, column by column."""

    dev: list[str] = field(default_factory=list[str])
    ep: list[str] = field(default_factory=list[str])
    seq: list[int] = field(default_factory=list[int])
    hash: list[str] = field(default_factory=list[str])
    n: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class FactColumns(_Columns):
    """Facts, column by column; `day` and `hour` are local, other times in ms since 1970."""

    n: list[int] = field(default_factory=list[int])
    cause: list[int] = field(default_factory=list[int])
    day: list[date] = field(default_factory=list[date])
    hour: list[int] = field(default_factory=list[int])
    at: list[int] = field(default_factory=list[int])
    err: list[int] = field(default_factory=list[int])
    kind: list[str] = field(default_factory=list[str])
    dev: list[str] = field(default_factory=list[str])
    late: list[bool] = field(default_factory=list[bool])


@dataclass(slots=True)
class Derived:
    """What a run of new leaves adds; `zone` is the one after it, `plan` the last plan in it."""

    zone: str
    plan: SitePlan | None = None
    devices: DeviceColumns = field(default_factory=DeviceColumns)
    facts: FactColumns = field(default_factory=FactColumns)


def check(site: str, log: str, batch: Batch) -> Checked:
    """Parse the leaves of a batch; raises Refusal 422 with the `index` of the first that may not stand there."""
    items: list[Item] = []
    for index, data in enumerate(batch.leaves):
        try:
            items.append(_item(site, log, batch.first + index, data))
        except ContractError as e:
            raise Refusal(422, "leaf", str(e), index=index) from e
    return Checked(site, log, batch, items)


def derive(items: Sequence[Item], zone: str) -> Derived:
    """Return what consecutive new leaves add, given the log's zone before them; it does not depend on the batches."""
    result = Derived(zone)
    clock = ZoneInfo(zone)
    for item in items:
        said = item.said
        if isinstance(said, Entry):
            _add_identity(result.devices, item.leaf, said)
        elif not said.is_known:
            continue
        elif said.k == "plan":
            result.plan = read_plan(said, result.zone)
            result.zone = result.plan.zone
            clock = ZoneInfo(result.zone)
        elif said.k in FACT_KINDS:
            _add_fact(result.facts, item.leaf, said, clock)
    return result


def _item(site: str, log: str, n: int, data: bytes) -> Item:
    leaf = leaves.decode(data)
    if leaf.n != n:
        raise ContractError("order", f"leaf {leaf.n} where {n} is due")
    if leaf.src is Source.OFFICE:
        raise ContractError("source", "a gateway does not write for the office")
    if leaf.src is Source.DEVICE:
        item = Item(leaf, device_entry.peek(leaf.payload))
    else:
        item = Item(leaf, records.decode(leaf.payload))
    if n == 0:
        _check_open(site, log, item.said)
    return item


def _check_open(site: str, log: str, said: Entry | Record) -> None:
    opened = said.data if isinstance(said, Record) and said.is_known and said.k == "open" else dict[str, object]()
    if (opened.get("site"), opened.get("log")) != (site, log):
        raise ContractError("open", "a log begins with the record that opens it, for this site and log")


def _add_identity(columns: DeviceColumns, leaf: Leaf, entry: Entry) -> None:
    columns.dev.append(entry.dev)
    columns.ep.append(entry.ep)
    columns.seq.append(entry.seq)
    columns.hash.append(device_entry.hash_of(leaf.payload))
    columns.n.append(leaf.n)


def _add_fact(columns: FactColumns, leaf: Leaf, record: Record, zone: ZoneInfo) -> None:
    local = datetime.fromtimestamp(leaf.at // 1000, zone)
    columns.n.append(leaf.n)
    columns.cause.append(int(str(record.data["by"])))
    columns.day.append(local.date())
    columns.hour.append(local.hour)
    columns.at.append(leaf.at)
    columns.err.append(leaf.err)
    columns.kind.append(record.k)
    columns.dev.append(str(record.data["dev"]))
    columns.late.append(record.data["late"] == 1)
