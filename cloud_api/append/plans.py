"""Each plan that a log ever had, kept with when it is in force: what figures of the past are named by (ADR 32).

Of the plans of a log, and of the logs that succeed it, the later one in their order is in force from when it took
effect; so an old log that comes late, or a clock that was ahead, changes the past at most.
"""

from dataclasses import asdict

from cloud_api.append.leaves import Item
from cloud_api.database.pool import Connection
from shelf.statements import statements
from site_plan import Plan
from site_plan.local import local_day

_sql = statements("cloud_api.append")

_NAMED = {  # what is kept of those that a plan names
    "services": ("code", "tenant", "name", "kind", "max_wait_min", "std_service_min", "std_days", "closed"),
    "tenants": ("code", "name"),
    "counters": ("code", "name", "area"),
}


async def keep(connection: Connection, key: dict[str, str], item: Item, plan: Plan, *, rename: bool) -> None:
    """Keep the plan that a leaf of a log holds, and let the site be as the plan that is in force now says.

    Without `rename` the site keeps its name, which may be given by hand.
    """
    place = {**key, "n": item.leaf.n}
    said = {"zone": plan.zone.key, "name": plan.name or None, "capacity": plan.capacity}
    taken = {"at": item.leaf.at, "day": local_day(item.leaf.at, plan.zone)}
    await connection.execute(_sql("add_plan"), {**place, **said, **asdict(plan.recap), **taken})
    for name, rows in (("services", plan.services), ("tenants", plan.tenants), ("counters", plan.counters)):
        lists = {column: [getattr(row, column) for row in rows] for column in _NAMED[name]}
        await connection.execute(_sql(f"add_planned_{name}"), {**place, **lists})
    days = {"days": list(plan.holidays), "names": list(plan.holidays.values())}
    await connection.execute(_sql("add_planned_holidays"), {**place, **days})
    await connection.execute(_sql("order_plans"), key)
    await connection.execute(_sql("set_site"), {**place, "rename": rename})
