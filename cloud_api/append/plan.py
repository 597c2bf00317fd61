"""The plan that a record of a log puts in force: read as far as it can be, for no plan may stop a log."""

from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from contract.records import Record
from site_plan import Logged, read_logged
from site_plan.local import zone_named


def read_plan(record: Record, zone: str) -> Logged:
    """Return what the `plan` record says, in the record's own zone; in `zone` if this machine does not know that.

    Nothing of one that is `later` is put in force: the plan before it goes on.
    """
    return _read(str(record.data["toml"]), str(record.data["zone"]), zone)


@lru_cache(maxsize=16)  # a plan is in force for months, and each batch with a refusal asks for it
def _read(text: str, said: str, otherwise: str) -> Logged:
    zone = zone_named(said) or ZoneInfo(otherwise)
    found = read_logged(text, zone)
    return replace(found, plan=replace(found.plan, zone=zone))
