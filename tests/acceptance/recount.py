"""Counts entries, exits and tickets again out of raw leaves, with the standard library and nothing of Lawang's own code.

`python recount.py FILE… --by PERIOD [--from DAY --to DAY] [--tickets]`: each file holds one log in the order in which the logs
were opened, one JSON string a line: the leaf as it was hashed.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

PERIODS = ("total", "hour", "day", "week", "month", "year", "weekday-hour")


ENDS = {
    "transfer": "transferred",
    "abandon": "abandoned",
    "no_show": "no_show",
    "expired": "expired",
    "unserved": "unserved",
}
ENDINGS = ("completed", "accepted", "incomplete", "referred", "unstated", *ENDS.values())
UNDONE = {"day", "enter", "leave", "issue", "refused", "stale", "counter", "write_off", "adjust"}
OF_TICKETS = {*ENDS, "call", "recall", "start", "finish", "hold", "resume", "return"}
UNDONE |= OF_TICKETS


def facts(logs: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
    """Give each record, as `_facts` does; what a good `undo` of its log names is not good either."""
    for log in _facts(logs):
        undos = [fact for fact in log if fact["k"] == "undo" and fact["good"] and fact["last"] < fact["n"]]
        gone = {n for undo in undos for n in range(undo["first"], undo["last"] + 1)}
        for fact in log:
            fact["good"] = fact["good"] and not (fact["k"] in UNDONE and fact["n"] in gone)
            yield fact


def _facts(logs: Sequence[Sequence[str]]) -> Iterator[list[dict[str, Any]]]:
    """Give each log's records, with their place, local time, whether they are of the trial time and no repeats."""
    seen: set[tuple[str, str, int]] = set()
    trials: dict[str, bool] = {}
    for log in logs:
        zone, trial, name, presses, copies = "Asia/Jakarta", False, "", set[int](), set[int]()
        used: set[tuple[Any, ...]] = set()
        moved = False
        found: list[dict[str, Any]] = []
        for leaf in log:
            head, _, payload = leaf.partition("\n")
            _, n, at, _, _, src = head.split(" ")
            said = json.loads(payload.rpartition(".")[0] if src == "device" else payload)
            if src == "device":
                entry = (said["dev"], said["ep"], said["seq"])
                (copies if entry in seen else presses).add(int(n))
                seen.add(entry)
                continue
            kind, by = said["k"], said.get("by")
            if kind == "open":
                name, trial = said["log"], trials.get(said["after"], False)
            elif kind == "plan":
                zone = said["zone"]
            elif kind in ("trial", "live"):
                trial = kind == "trial"
            else:
                use = (by, kind, said.get("ticket") if kind in OF_TICKETS else said.get("counter"))
                only_pressed = kind in ("enter", "leave", "refused", "stale") and by not in presses
                again = by is not None and use in used
                if by is not None and by < int(n):
                    used.add(use)
                late_copy = kind == "adjust" and said["why"] == "late" and not moved
                good = not (only_pressed or again or by in copies or (by is not None and by >= int(n)) or late_copy)
                if kind in ("enter", "leave"):
                    moved = good
                instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(at))
                local = instant.astimezone(ZoneInfo(zone))
                place = {"log": name, "n": int(n), "at": int(at), "local": local}
                found.append({**said, "people": said.get("n"), **place, "trial": trial, "good": good})
            trials[name] = trial
        yield found


def movements(logs: Sequence[Sequence[str]]) -> Iterable[tuple[str, str, datetime]]:
    """Give kind, device and local time of each movement that counts: the first of its kind from a press's first copy."""
    for fact in facts(logs):
        if fact["k"] in ("enter", "leave") and fact["good"] and not fact["trial"]:
            yield fact["k"], fact["dev"], fact["local"]


def tickets(logs: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return the tickets that count, each with what became of it: the first end after it last came back."""
    found: list[dict[str, Any]] = []
    of_day: dict[tuple[date, str], dict[str, dict[str, Any]]] = {}
    moved_on: dict[tuple[str, int], dict[str, Any]] = {}
    for fact in facts(logs):
        kind, local = fact["k"], fact["local"]
        if not fact["good"]:
            continue
        if kind == "issue":
            linked = fact["visit"] != fact["by"]
            before = moved_on.get((fact["log"], fact["by"]))
            visit = before["visit"] if linked and before else (fact["log"], fact["visit"])
            ticket = dict.fromkeys(("called", "wait_ms", "walk_ms", "serve_ms", "ending", "counter", "ended"))
            ticket |= {name: fact[name] for name in ("service", "tenant", "kind", "local", "trial", "at")}
            ticket |= {"visit": visit, "linked": linked, "log": fact["log"], "n": fact["n"], "walked": False}
            found.append(ticket)
            of_day.setdefault((local.date(), fact["ticket"]), {})[fact["log"]] = ticket
        elif kind in OF_TICKETS:
            among = of_day.get((local.date(), fact["ticket"]), {})
            ticket = among.get(fact["log"]) or (list(among.values()) or [None])[-1]
            if ticket is None:
                continue
            ticket["counter"] = fact.get("counter") or ticket["counter"]
            if kind == "call" and ticket["called"] is None:
                ticket |= {"called": fact["at"], "wait_ms": fact["wait_ms"]}
            elif kind == "start" and not ticket["walked"]:
                ticket |= {"walked": True, "walk_ms": fact["walk_ms"]}
            elif kind == "return":
                ticket |= {"ending": None, "serve_ms": None, "ended": None}
            elif kind in ENDS or kind == "finish":
                if kind == "transfer":
                    moved_on[fact["log"], fact["by"]] = ticket
                if ticket["ending"] is None:
                    ending = ENDS.get(kind) or fact["outcome"]
                    ticket |= {"ending": ending, "serve_ms": fact.get("serve_ms"), "ended": fact["at"]}
    return [ticket for ticket in found if not ticket["trial"]]


def balance(logs: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many were written off and how many were taken off by adjustments."""
    sums = Counter[str]()
    for fact in facts(logs):
        if fact["k"] in ("write_off", "adjust") and fact["good"] and not fact["trial"]:
            sums[fact["k"]] += fact["people"]
    return sums["write_off"], sums["adjust"]


def count_tickets(
    logs: Sequence[Sequence[str]], by: str, first: date, last: date, **only: str | None
) -> dict[str, dict[str, int]]:
    """Return how many tickets there were by period of their issue, and what became of them; `only`: of one service …."""
    counted: dict[str, Counter[str]] = {}
    for ticket in tickets(logs):
        chosen = all(ticket[name] == value for name, value in only.items() if value is not None)
        if first <= ticket["local"].date() <= last and chosen:
            now = counted.setdefault(period_of(ticket["local"], by), Counter())
            now["linked" if ticket["linked"] else "issued"] += 1
            now["called"] += ticket["called"] is not None
            now[ticket["ending"] or "open"] += 1
    return {period: dict(counted[period]) for period in sorted(counted)}


def period_of(moment: datetime, by: str) -> str:
    """Return the name of the period of `by` in which a local time lies."""
    year, week, weekday = moment.isocalendar()
    return {
        "total": "total",
        "hour": f"{moment.date()}T{moment.hour:02}",
        "day": str(moment.date()),
        "week": f"{year}-W{week:02}",
        "month": f"{moment.year}-{moment.month:02}",
        "year": str(moment.year),
        "weekday-hour": f"{weekday}T{moment.hour:02}",
    }[by]


def count(
    logs: Sequence[Sequence[str]], by: str, first: date, last: date, devs: Sequence[str] | None = None
) -> dict[str, tuple[int, int]]:
    """Return entered and left by period, over local days from `first` to `last`, both counted."""
    entered, left = Counter[str](), Counter[str]()
    for kind, dev, moment in movements(logs):
        if first <= moment.date() <= last and (devs is None or dev in devs):
            (entered if kind == "enter" else left)[period_of(moment, by)] += 1
    return {period: (entered[period], left[period]) for period in sorted(entered | left)}


def main() -> None:
    """Print the counts as CSV, after the SHA-256 of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--by", choices=PERIODS, default="total")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=date(2000, 1, 1))
    parser.add_argument("--to", dest="last", type=date.fromisoformat, default=date(2100, 12, 31))
    parser.add_argument("--tickets", action="store_true", help="count tickets, not entries and exits")
    given = parser.parse_args()
    logs: list[list[str]] = []
    for file in given.files:
        data = file.read_bytes()
        print(f"# {file.name} {hashlib.sha256(data).hexdigest()}")
        logs.append([json.loads(line) for line in data.splitlines()])
    if given.tickets:
        names = ("issued", "linked", "called", *ENDINGS, "open")
        print("period," + ",".join(names))
        for period, counts in count_tickets(logs, given.by, given.first, given.last).items():
            print(",".join([period, *(str(counts.get(name, 0)) for name in names)]))
        return
    print("period,entered,left")
    for period, (entered, left) in count(logs, given.by, given.first, given.last).items():
        print(f"{period},{entered},{left}")


if __name__ == "__main__":
    main()
