"""A hall for gateways as processes: gate, kiosk, two pads, open at any hour; and what its log and engine say."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from edge_gateway.devices import keyring

DEVICES = {"gate-a": "a0a0a0a0a0a0", "kiosk-1": "c1c1c1c1c1c1", "pad-1": "d1d1d1d1d1d1", "pad-2": "d2d2d2d2d2d2"}
ENDS = ("finish", "no_show", "transfer", "abandon", "expired", "unserved")
_DAYS = ", ".join(f'{day} = "00:00-23:59"' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
PLAN = f"""# the hall of the tests
[site]
code = "serang"
name = "MPP Kabupaten Serang"
zone = "Asia/Jakarta"

[hours]
week = {{ {_DAYS} }}
early_min = 0
cutoff_min = 0

[rules]
next_guard_s = 0
min_serve_s = 0

[[tenant]]
code = "disdukcapil"
name = "Disdukcapil"

[[tenant]]
code = "dpmptsp"
name = "DPMPTSP"

[[service]]
code = "ktp"
tenant = "disdukcapil"
name = "KTP elektronik"
prefix = "A"
kind = "nonizin"

[[service]]
code = "nib"
tenant = "dpmptsp"
name = "NIB"
prefix = "C"
kind = "izin"

[[counter]]
code = "1"
name = "Loket 1"
area = "a"
takes = ["ktp"]

[[counter]]
code = "2"
name = "Loket 2"
area = "b"
takes = ["ktp", "nib"]

[[device]]
name = "gate-a"
buttons = {{ in = "enter", out = "leave" }}

[[device]]
name = "kiosk-1"
buttons = {{ ktp = "issue:ktp", nib = "issue:nib" }}

[[device]]
name = "pad-1"
counter = "1"
buttons = {{ next = "next", recall = "recall", start = "start", done = "finish:completed", absent = "no_show", move = "transfer:nib" }}

[[device]]
name = "pad-2"
counter = "2"
buttons = {{ next = "next", recall = "recall", start = "start", done = "finish:completed", absent = "no_show", hold = "hold" }}
"""


def furnish(gateway: Any) -> Any:
    """Give a prepared gateway this hall's plan and devices; it has not been started yet."""
    gateway.plan.write_text(PLAN)
    known = keyring.load(gateway.data)
    for name, hw in DEVICES.items():
        if name not in known:
            keyring.add(gateway.data, name, hw)
    return gateway


def records(data: Path) -> list[tuple[int, dict[str, Any]]]:
    """Return the gateway's own records in the log, with their numbers."""
    with sqlite3.connect(f"file:{data / 'log.db'}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT n, payload FROM leaf WHERE src = 'gateway' ORDER BY n").fetchall()
    db.close()
    return [(n, json.loads(payload)) for n, payload in rows]


def of_kind(data: Path, *kinds: str) -> list[dict[str, Any]]:
    return [record for _, record in records(data) if record["k"] in kinds]


def judge_tickets(found: Iterable[dict[str, Any]]) -> tuple[set[str], Counter[str]]:
    """Check the tickets of one day's records, sharing nothing with the engine; return the open ones and the ends.

    No number is given twice, each ends at most once (a no-show that returned may end again), a call is of an open
    ticket that no other counter holds.
    """
    given: set[str] = set()
    still, ends = set[str](), Counter[str]()
    holder: dict[str, str] = {}
    for record in found:
        kind, ticket = record["k"], record.get("ticket")
        if kind == "issue":
            assert ticket not in given, f"{ticket} was given twice"
            given.add(ticket)
            still.add(ticket)
        elif kind == "call":
            assert ticket in still, f"{ticket} is called and not open"
            assert holder.setdefault(ticket, record["counter"]) == record["counter"], f"two counters call {ticket}"
        elif kind == "return":
            assert ticket not in still, f"{ticket} returns and is open"
            ends["no_show"] -= 1
            still.add(ticket)
        elif kind in ENDS:
            assert ticket in still, f"{ticket} ends twice"
            still.remove(ticket)
            holder.pop(ticket, None)
            ends[kind] += 1
    assert len(given) == len(still) + sum(ends.values())
    return still, ends
