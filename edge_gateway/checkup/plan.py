"""The plan in force against the file, and the holidays that it knows."""

from collections.abc import Iterator
from datetime import UTC, datetime

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import listed, told
from edge_gateway.installation import national_holidays
from edge_gateway.log import store
from edge_gateway.log.faults import StoreError
from edge_gateway.succession.plan_file import is_replaced, may_follow
from site_plan import Plan, PlanError, load


def plan(machine: Machine) -> Iterator[Check]:
    """Give whether the file can be read, is the one in force, and knows the holidays."""
    try:
        given = load(machine.plan)
    except PlanError as e:
        yield bad("plan", told("in-force.unread", file=machine.plan, why=e), told("in-force.unread-do"))
        return
    yield _in_force(machine, given)
    missing = national_holidays.missing(given, datetime.fromtimestamp(machine.now, UTC).date())
    if missing:
        yield warn(
            "holidays", told("in-force.holidays", years=listed(missing)), told("in-force.holidays-do", year=missing[0])
        )
    else:
        yield ok("holidays", told("in-force.holidays-known"))


def _in_force(machine: Machine, given: Plan) -> Check:
    file = machine.data / store.FILE
    if not file.exists():
        return warn("plan", told("in-force.no-log"), told("in-force.no-log-do"))
    try:
        with store.open_reader(file) as log:
            logged, why = log.plan, may_follow(given, log)
    except StoreError as e:
        return bad("plan", told("in-force.log", why=e), told("in-force.log-do"))
    counts = {"counters": len(given.counters), "devices": len(given.devices)}
    if given.text == logged:
        return ok("plan", told("in-force.same", **counts))
    if is_replaced(machine.data, given, logged):
        return warn("plan", told("in-force.older"), told("in-force.older-do", file=machine.plan))
    if why is not None:
        return bad("plan", told("in-force.refused", why=why), told("in-force.unread-do"))
    return warn("plan", told("in-force.waits"), told("in-force.waits-do"))
