"""The periods by which anything is counted: a name of the API each, and what it is in SQL over `day` and `hour`."""

from collections.abc import Mapping
from typing import LiteralString

PERIODS: Mapping[str, LiteralString] = {
    "total": "'total'",
    "hour": "to_char(day, 'YYYY-MM-DD') || 'T' || lpad(hour::text, 2, '0')",
    "day": "to_char(day, 'YYYY-MM-DD')",
    "week": """to_char(day, 'IYYY-"W"IW')""",
    "month": "to_char(day, 'YYYY-MM')",
    "year": "to_char(day, 'YYYY')",
    "weekday-hour": "extract(isodow FROM day)::text || 'T' || lpad(hour::text, 2, '0')",
}
WHOLE_DAYS = ("total", "day", "week", "month", "year")
"""Those that the rollup has: no hour is cut out of a day."""
