"""What every layout must show, taken from the recap's JSON by code that shares nothing with the layouts."""

from dataclasses import dataclass
from typing import Any

TICKETS = [
    "tickets", "applicants", "served", "done", "completed", "completed_later", "in_process", "rejected", "incomplete",
    "referred", "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused",
]  # fmt: skip
PERIOD = ["entered", "left", "applicants", "licensing", *(key for key in TICKETS if key != "applicants")]
FIGURES = [
    "entered", "left", "written_off", "adjusted", "inside", "applicants", "licensing", "tickets", "issued", "linked",
    "served", "done", "completed", "completed_later", "accepted", "in_process", "rejected", "incomplete", "referred",
    "unstated", "transferred", "no_show", "abandoned", "expired", "unserved", "open", "refused", "stale",
]  # fmt: skip
ENDS = [
    "completed", "accepted", "incomplete", "referred", "unstated", "transferred", "no_show", "abandoned", "expired",
    "unserved",
]  # fmt: skip
HEADLINE = ["entered", "licensing", "done"]
TIMES = ("n", "mean_s", "median_s", "p90_s", "standard_min", "within", "within_permille")
TIME_COLUMNS = ("n", "mean", "median", "p90", "standard", "within", "share")
SECONDS, SHARE, TENTHS = ("mean", "median", "p90", "err", "duration"), "share", "per_open_day"


@dataclass(frozen=True)
class Line:
    """A row of a table: its key, its label where it is not a translated word, and its numbers by column."""

    table: str
    row: str
    name: str | None
    numbers: dict[str, int | None]


def lines(recap: dict[str, Any]) -> list[Line]:
    """Return all rows that hold figures, in the order of print; of a year closed earlier, those of the figures it has."""
    net = {figure["key"]: figure["net"] for figure in recap["figures"]}
    found = [Line("headline", key, None, {"net": net[key]}) for key in HEADLINE if key in net]
    found += [
        Line("figures", f["key"], None, {k: f[k] for k in ("gross", "corrections", "net")}) for f in recap["figures"]
    ]
    for tenant in recap["tenants"]:
        own = {"open_days": tenant["open_days"], "per_open_day": tenant["per_open_day"]}
        found.append(Line("tenants", tenant["code"], tenant["name"], own | pick(tenant["counts"], TICKETS)))
        for service in tenant["services"]:
            key = f"{tenant['code']}.{service['code']}"
            none = {"open_days": None, "per_open_day": None}
            found.append(Line("tenants", key, service["name"], none | pick(service["counts"], TICKETS)))
    for key in (key for key in PERIOD if key in recap["months"][0]["counts"]):
        months = {month["month"]: month["counts"][key] for month in recap["months"]}
        found.append(Line("months", key, None, months | {"total": net[key]}))
    found += matrix(recap)
    found += [Line("days", day["day"], day["day"], pick(day["counts"], PERIOD)) for day in recap["days"]]
    found.append(Line("times", ".total", None, times(recap)))
    for tenant in recap["tenants"]:
        found.append(Line("times", tenant["code"], tenant["name"], times(tenant)))
        for service in tenant["services"]:
            found.append(Line("times", f"{tenant['code']}.{service['code']}", service["name"], times(service)))
    for one in recap["identities"]:
        found.append(Line("identities", one["key"], None, {k: one[k] for k in ("left_sum", "right_sum")}))
    quality = recap["quality"]
    for table, column, field, of in (
        ("gaps", "entries", "entries", quality["gaps"]),
        ("silences", "duration", "seconds", quality["silences"]),
        ("uncertain", "facts", "facts", quality["uncertain"]),
        ("stale_presses", "presses", "presses", quality["stale"]),
    ):
        found += [Line(table, str(n), None, {column: one[field]}) for n, one in enumerate(of, 1)]
    changes = [(a["number"], change) for a in recap["addenda"] for change in a["changes"]]
    for n, (_, c) in enumerate(changes, 1):
        names = {"old": "old", "late_entries": "late", "settled_change": "settled", "corrected_change": "corrected"}
        found.append(Line("addenda", str(n), None, {k: c[v] for k, v in names.items()} | {"new": c["new"]}))
    found += [Line("cut", str(n), None, {"size": c["size"]}) for n, c in enumerate(recap["cut"], 1)]
    return found


def matrix(recap: dict[str, Any]) -> list[Line]:
    if recap["matrix"] is None:
        return []
    days = [f"{recap['period']['name']}-{n:02d}" for n in range(1, int(recap["period"]["last"][-2:]) + 1)]
    found = []
    for row in recap["matrix"]["rows"]:
        key = row["tenant"] if row["service"] is None else f"{row['tenant']}.{row['service']}"
        found.append(
            Line("matrix", key, row["name"], dict(zip(days, row["cells"], strict=True)) | {"total": row["total"]})
        )
    for key in ("tickets", "applicants", "entered"):
        row = recap["matrix"][key]
        cells = dict(zip(days, row["cells"], strict=True))
        found.append(Line("matrix", f".{key}", None, cells | {"total": row["total"]}))
    return found


def times(of: dict[str, Any]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for side, field in (("w", "waiting"), ("s", "serving")):
        found |= {f"{side}_{c}": of[field][k] for c, k in zip(TIME_COLUMNS, TIMES, strict=True)}
    return found


def pick(counts: dict[str, int], keys: list[str]) -> dict[str, int | None]:
    return {key: counts[key] for key in keys if key in counts}


def unit(column: str) -> str:
    """Return how a column's integers are meant."""
    last = column.rpartition("_")[2]
    if column == TENTHS:
        return "tenths"
    return "permille" if last == SHARE else "seconds" if last in SECONDS else "count"


def printed(column: str, value: int | None) -> str:
    """Return a number as an Indonesian reads it."""
    if value is None:
        return "–"
    if unit(column) == "seconds":
        return f"{value // 60}:{value % 60:02d}"
    if unit(column) == "permille":
        return f"{value // 10},{value % 10}%"
    if unit(column) == "tenths":
        return f"{value // 10:,}".replace(",", ".") + f",{value % 10}"
    return f"{abs(value):,}".replace(",", ".").join(("−" if value < 0 else "", ""))
