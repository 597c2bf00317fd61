"""The site plan: which hall this is, who works in it and when, and what each button of each device means.

Read strictly, once; an error names the line and what is allowed there. It describes; `edge_gateway.queue` decides.
"""

from edge_gateway.plan.hours import Opening, hall_opening, next_opening, opening
from edge_gateway.plan.meaning import Meaning
from edge_gateway.plan.model import Counter, Device, Plan, Service, Tenant
from edge_gateway.plan.reader import MAX_QUOTED, load, parse
from edge_gateway.plan.source import PlanError

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
