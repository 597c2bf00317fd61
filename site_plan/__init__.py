"""The site plan: which hall this is, who works in it and when, and what each button of each device means.

A file is read strictly: an error names the line and what is allowed there. A record of a log is read as far as it can
be (`read_logged`): it is in force, whatever this version thinks of it; only one of a later format is not read at all.
It describes; `edge_gateway.hall` decides.
"""

from site_plan.hours import Opening, hall_opening, next_opening, opening
from site_plan.keys import Meaning
from site_plan.model import Counter, Device, Plan, Service, Tenant
from site_plan.reader import MAX_QUOTED, Logged, load, parse, read_logged
from site_plan.source import LaterPlanError, PlanError

__all__ = [
    "MAX_QUOTED",
    "Counter",
    "Device",
    "LaterPlanError",
    "Logged",
    "Meaning",
    "Opening",
    "Plan",
    "PlanError",
    "Service",
    "Tenant",
    "hall_opening",
    "load",
    "next_opening",
    "opening",
    "parse",
    "read_logged",
]
