"""The site plan: which hall this is, who works in it and when, and what each button of each device means.

Read strictly, once; an error names the line and what is allowed there. It describes; `edge_gateway.hall` decides.
"""

from site_plan.hours import Opening, hall_opening, next_opening, opening
from site_plan.meaning import Meaning
from site_plan.model import Counter, Device, Plan, Service, Tenant
from site_plan.reader import MAX_QUOTED, load, parse
from site_plan.source import PlanError

__all__ = [
    "MAX_QUOTED",
    "Counter",
    "Device",
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
]
