"""Counts a recap again out of raw leaves, with the standard library and nothing of Lawang's own code.

`python recap_recount.py FILE… --from DAY --to DAY`: each file holds one log in the order in which the logs were opened,
the office's among them, one JSON string a line: the leaf as it was hashed.
"""

import argparse
import importlib.util
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

_SPEC = importlib.util.spec_from_file_location("recount", Path(__file__).parent / "recount.py")
assert _SPEC is not None
assert _SPEC.loader is not None
recount = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(recount)

SERVED = ("completed", "accepted", "incomplete", "referred", "unstated")

Ticket = dict[str, Any]


def split(logs: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[dict[str, Any]]]:
    """Return the gateways' logs, and what the office's say one after the other, with log and number as `entry`."""
    gateways: list[Sequence[str]] = []
    office: list[dict[str, Any]] = []
    for log in logs:
        name = json.loads(log[0].partition("\n")[2])["log"]
        if is_office(name):
            office += [
                {**json.loads(leaf.partition("\n")[2]), "entry": (name, n), "written": int(leaf.split(" ")[2])}
                for n, leaf in enumerate(log)
            ]
        else:
            gateways.append(log)
    return gateways, office


def is_office(log: str) -> bool:
    """Say whether a log is the cloud's: the first, or one that succeeds it."""
    return log == "office" or log.startswith("office-")


def standards(logs: Iterable[Sequence[str]]) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """Return each service as every plan that has it says, with when that plan took effect, the first one first."""
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for log in logs:
        for leaf in log:
            head, _, payload = leaf.partition("\n")
            if '"k":"plan"' in payload:
                for service in tomllib.loads(json.loads(payload)["toml"]).get("service", []):
                    found.setdefault(service["code"], []).append((int(head.split(" ")[2]), service))
    return {code: sorted(plans, key=lambda plan: plan[0]) for code, plans in found.items()}


def at_issue(plans: Sequence[tuple[int, dict[str, Any]]], issued: int) -> dict[str, Any]:
    """Return a service by the plan in force at a moment: when a ticket was issued, when it was reclassified."""
    return next((service for since, service in reversed(plans) if since <= issued), plans[0][1] if plans else {})


class Office:
    """What of the office's entries counts: nothing that a later entry of its own undid."""

    def __init__(self, entries: Sequence[dict[str, Any]], *, corrected: bool) -> None:
        """Read the entries; `corrected`: corrections count too."""
        made = [e for e in entries if e["k"] == "correction"] if corrected else []
        undone = {(e["log"], e["of"]) for e in made if is_office(e["log"]) and e["what"] == "void"}
        made = [e for e in made if not is_office(e["log"]) and e["entry"] not in undone]
        self.voids = {(e["log"], e["of"]) for e in made if e["what"] == "void"}
        self.amended = {(e["log"], e["of"]): e["value"] for e in made if e["what"] == "amend"}
        self.moved = {(e["log"], e["of"]): (e["value"], e["written"]) for e in made if e["what"] == "reclassify"}
        self.settled: dict[tuple[str, int], tuple[str, str]] = {}
        for e in entries:
            if e["k"] == "settle" and e["entry"] not in undone:
                self.settled.setdefault((e["log"], e["ticket_n"]), (e["outcome"], e["day"]))


def tickets(logs: Sequence[Sequence[str]], office: Office, first: date, last: date) -> list[Ticket]:
    """Return the tickets of a range of days as they count: without the void, outcome and service as corrected."""
    promised = standards(logs)
    finishes: dict[tuple[str, int], list[tuple[str, int, int]]] = {}
    for fact in recount.facts(logs):
        if fact["k"] == "finish" and fact["good"]:
            finishes.setdefault((fact["ticket"], fact["local"].date().toordinal()), []).append(
                (fact["log"], fact["n"], fact["at"])
            )
    found: list[Ticket] = []
    slips = {(f["log"], f["n"]): f["ticket"] for f in recount.facts(logs) if f["k"] == "issue"}
    for ticket in recount.tickets(logs):
        place, day = (ticket["log"], ticket["n"]), ticket["local"].date()
        if not first <= day <= last or place in office.voids:
            continue
        if place in office.moved:
            code, approved = office.moved[place]
            service = at_issue(promised[code], approved)
            ticket |= {"service": service["code"], "tenant": service["tenant"], "kind": service["kind"]}
        if ticket["ending"] in SERVED:
            for log, n, at in finishes.get((slips[place], day.toordinal()), []):
                if at == ticket["ended"] and (log, n) in office.amended:
                    ticket["ending"] = office.amended[log, n]
        outcome = office.settled.get(place) if ticket["ending"] == "accepted" else None
        found.append(
            ticket
            | {
                "day": day,
                "settled": outcome and outcome[0],
                "standard": at_issue(promised.get(ticket["service"], []), ticket["at"]),
            }
        )
    return found


def count(chosen: Sequence[Ticket], refused: int = 0) -> dict[str, int]:
    """Return what there was of tickets, by their names in the recap."""
    ends = Counter(t["ending"] or "open" for t in chosen)
    later = Counter(t["settled"] for t in chosen)
    found = {name: ends[name] for name in (*recount.ENDINGS, "open")}
    found |= {"tickets": len(chosen), "applicants": len({t["visit"] for t in chosen}), "refused": refused}
    found |= {"licensing": len({t["visit"] for t in chosen if t["kind"] == "izin"})}
    found |= {"linked": sum(t["linked"] for t in chosen), "issued": sum(not t["linked"] for t in chosen)}
    found |= {"served": sum(ends[name] for name in SERVED), "rejected": later["rejected"]}
    found |= {"completed_later": later["completed"], "done": ends["completed"] + later["completed"]}
    return found | {"in_process": ends["accepted"] - later["completed"] - later["rejected"]}


def moves(logs: Sequence[Sequence[str]], office: Office, first: date, last: date) -> list[tuple[date, str, str, int]]:
    """Return day, kind, service and number of what is no ticket: movements, refusals, stale presses, adjustments."""
    found: list[tuple[date, str, str, int]] = []
    for fact in recount.facts(logs):
        kind = fact["k"]
        if (
            kind not in ("enter", "leave", "refused", "stale", "write_off", "adjust")
            or not fact["good"]
            or fact["trial"]
        ):
            continue
        day = date.fromisoformat(fact["day"]) if kind == "write_off" else fact["local"].date()
        if first <= day <= last and (fact["log"], fact["n"]) not in office.voids:
            people = fact["people"] if kind in ("write_off", "adjust") else 1
            found.append((day, kind, fact.get("service") or "", people))
    return found


def figures(logs: Sequence[Sequence[str]], first: date, last: date, *, corrected: bool) -> dict[str, int]:
    """Return the figures of a period, gross or corrected."""
    gateways, entries = split(logs)
    office = Office(entries, corrected=corrected)
    sums = Counter[str]()
    for _, kind, _, number in moves(gateways, office, first, last):
        sums[kind] += number
    found = count(tickets(gateways, office, first, last), sums["refused"])
    names = {"entered": "enter", "left": "leave", "written_off": "write_off", "adjusted": "adjust", "stale": "stale"}
    found |= {name: sums[kind] for name, kind in names.items()}
    return found | {"inside": sums["enter"] - sums["leave"] - sums["write_off"] - sums["adjust"]}


def unbalanced(logs: Sequence[Sequence[str]], first: date, last: date) -> dict[date, int]:
    """Return how many are inside after each ended day of a period, by its facts as they were logged: always none.

    entered - left = written off + adjusted for each such day alone; days that are not ended are left out.
    """
    gateways, _ = split(logs)
    inside = Counter[date]()
    signs = {"enter": 1, "leave": -1, "write_off": -1, "adjust": -1}
    for day, kind, _, number in moves(gateways, Office([], corrected=False), first, last):
        inside[day] += signs.get(kind, 0) * number
    ended = {f["day"] for f in recount.facts(gateways) if f["k"] == "day" and f["state"] == "ended" and f["good"]}
    return {day: number for day, number in inside.items() if number and day.isoformat() in ended}


def corrected(logs: Sequence[Sequence[str]], first: date, last: date) -> list[Ticket]:
    """Return the tickets of a period as they count in the end."""
    gateways, entries = split(logs)
    return tickets(gateways, Office(entries, corrected=True), first, last)


def grouped(chosen: Iterable[Ticket], key: Callable[[Ticket], Any]) -> dict[Any, dict[str, int]]:
    """Return the counts of tickets by what `key` says of them."""
    groups: dict[Any, list[Ticket]] = {}
    for ticket in chosen:
        groups.setdefault(key(ticket), []).append(ticket)
    return {name: count(group) for name, group in groups.items()}


def waits(chosen: Iterable[Ticket], key: Callable[[Ticket], Any]) -> dict[Any, Any]:
    """Return waiting and service times by what `key` says: n, mean, median and p90 in seconds, within the standard."""
    found: dict[Any, Any] = {}
    for ticket in chosen:
        served = ticket["serve_ms"] if ticket["ending"] in SERVED else None
        sides = found.setdefault(key(ticket), ([], []))
        limits = (ticket["standard"].get("max_wait_min"), ticket["standard"].get("std_service_min"))
        for side, value, limit in zip(sides, (ticket["wait_ms"], served), limits, strict=True):
            if value is not None:
                side.append((value, limit))
    return {name: tuple(_times(side) for side in sides) for name, sides in found.items()}


def _times(values: list[tuple[int, int | None]]) -> tuple[int | None, ...]:
    ms = sorted(value for value, _ in values)
    within = sum(limit is not None and value <= limit * 60_000 for value, limit in values)
    if not ms:
        return 0, None, None, None, within
    rank = -(-9 * len(ms) // 10) - 1
    return len(ms), _s(sum(ms) / len(ms)), _s(median(ms)), _s(ms[rank]), within


def _s(ms: float) -> int:
    return int((ms + 500) // 1000)


def main() -> None:
    """Print the figures, gross and corrected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
    parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
    given = parser.parse_args()
    logs = [[json.loads(line) for line in file.read_bytes().splitlines()] for file in given.files]
    gross = figures(logs, given.first, given.last, corrected=False)
    net = figures(logs, given.first, given.last, corrected=True)
    print("figure,gross,corrections,net")
    for name, value in gross.items():
        print(f"{name},{value},{net[name] - value},{net[name]}")


if __name__ == "__main__":
    main()
