"""Does the record of the queue hold together? Each ticket's way is followed through the logs, by rules written here again.

A number is given once a day and has one end, or is open; it is in one counter's hands at a time; who waits longest is
called first; each fact follows from a press that means it; the cloud's tables say the same.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cloud import Cloud, StoredTicket
from evidence import Entry, Log
from judge import Entries, Site, Verdict

ENDS = {"transfer": "transferred", "abandon": "abandoned", "no_show": "no_show"}
ENDS |= {"expired": "expired", "unserved": "unserved"}
OF_TICKETS = {*ENDS, "call", "recall", "start", "finish", "hold", "resume", "return"}
IN_HAND = {"recall", "start", "finish", "no_show", "hold", "transfer"}  # what only the counter that has it may do
STORED = {
    "enter",
    "leave",
    "issue",
    *OF_TICKETS,
    "refused",
    "stale",
    "counter",
    "write_off",
    "adjust",
    "audit",
    "day",
    "undo",
}
UNDONE = {*OF_TICKETS, "issue", "counter", "day"}


@dataclass
class Ticket:
    """A number on its way; `turn` orders the queue, `where` is `waiting`, `hand`, `held` or `ended`."""

    log: str
    n: int
    number: str
    service: str
    turn: tuple[int, int, int]
    where: str = "waiting"
    counter: str | None = None
    ending: str | None = None


@dataclass
class Hall:
    """The queue as the records so far leave it."""

    day: str = ""
    given: dict[tuple[str, str], Ticket] = field(default_factory=dict)
    moved: dict[tuple[str, int], tuple[int, int, int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def at_counter(self, counter: str, where: str) -> list[Ticket]:
        return [t for t in self.given.values() if t.where == where and t.counter == counter]


def judge_tickets(cloud: Cloud, logged: Entries, site: Site, verdict: Verdict) -> None:
    """Follow every ticket through the logs in the order in which they were opened."""
    hall = Hall()
    answered: set[tuple[str, int]] = set()
    for era, log in enumerate(cloud.logs.values()):
        undone = _undone(log)
        for n, record in _records(log):
            by = record.get("by")
            answered.add((log.name, by))
            if n in undone and record["k"] in UNDONE:
                continue  # as if it had never been
            if (log.name, by) in logged.at and (log.name, by) not in logged.counted:
                continue  # a repeat: the log before has it
            where = f"{log.name}: leaf {n}"
            _follow(hall, (log.name, era, n), record, logged.at.get((log.name, by)), site, where)
    _judge_presses(answered, logged, site, hall)
    _judge_tables(cloud, hall)
    verdict.say(hall.problems)
    ended = Counter(t.ending or "open" for t in hall.given.values())
    verdict.counts |= {"tickets": len(hall.given), "called": hall.counts["call"], "open": ended.pop("open", 0)}
    verdict.counts |= {"ended": ended.total(), "refused": hall.counts["refused"], "stale": hall.counts["stale"]}


def _undone(log: Log) -> set[int]:
    """Return the places that an `undo` names; each names entries before it."""
    undos = [record for _, record in _records(log) if record["k"] == "undo"]
    return {n for undo in undos for n in range(undo["first"], undo["last"] + 1)}


def _records(log: Log) -> Iterator[tuple[int, dict[str, Any]]]:
    for leaf in log.leaves:
        if leaf.src == "gateway":
            try:
                yield leaf.n, json.loads(leaf.payload)
            except ValueError:
                continue  # said already


def _follow(
    hall: Hall, place: tuple[str, int, int], record: dict[str, Any], cause: Entry | None, site: Site, where: str
) -> None:
    kind = record.get("k", "")
    hall.counts[kind] += 1
    if kind == "day" and record["state"] == "opened":
        hall.day = record["day"]
    if cause is not None and kind in OF_TICKETS | {"issue", "counter"}:
        _judge_cause(hall, record, cause, site, where)
    if kind == "issue":
        _issue(hall, place, record, where)
    elif kind in OF_TICKETS:
        ticket = hall.given.get((hall.day, record["ticket"]))
        if ticket is None:
            hall.problems.append(f"{where}: {kind} of {record['ticket']}, which was not given on {hall.day}")
        else:
            _step(hall, ticket, place, record, site, where)


def _issue(hall: Hall, place: tuple[str, int, int], record: dict[str, Any], where: str) -> None:
    log, era, n = place
    key = hall.day, record["ticket"]
    if key in hall.given:
        hall.problems.append(f"{where}: {record['ticket']} is given twice on {hall.day}")
    turn = hall.moved.get((log, record["by"]), (era, record["visit"], 0))
    hall.given[key] = Ticket(log, n, record["ticket"], record["service"], (*turn[:2], record["by"]))


def _step(
    hall: Hall, ticket: Ticket, place: tuple[str, int, int], record: dict[str, Any], site: Site, where: str
) -> None:
    kind, counter = record["k"], record.get("counter")
    what = f"{where}: {kind} of {ticket.number} at {counter}, which is {ticket.where} at {ticket.counter}"
    if kind == "return":
        if ticket.ending != "no_show":
            hall.problems.append(what)
        ticket.where, ticket.counter, ticket.ending = "waiting", None, None
        return
    if ticket.where == "ended":
        hall.problems.append(what)
        return
    if kind == "call":
        _judge_call(hall, ticket, record, site, where)
    elif (kind in IN_HAND and not record.get("implicit")) or kind == "resume":
        due = "held" if kind == "resume" else "hand"
        if (ticket.where, ticket.counter) != (due, counter):
            hall.problems.append(what)
    if kind in ENDS or kind == "finish":
        ticket.where, ticket.ending = "ended", ENDS.get(kind) or record["outcome"]
        hall.moved[place[0], record.get("by", -1)] = ticket.turn
    else:
        ticket.where = "held" if kind == "hold" else "hand"
    ticket.counter = counter or ticket.counter


def _judge_call(hall: Hall, ticket: Ticket, record: dict[str, Any], site: Site, where: str) -> None:
    """Say whether it waits, its counter is free and takes its service, and nobody there has waited for longer."""
    counter = record["counter"]
    if ticket.where != "waiting":
        hall.problems.append(f"{where}: {counter} calls {ticket.number}, which is {ticket.where} at {ticket.counter}")
    hall.problems += [
        f"{where}: {counter} calls {ticket.number} and has {other.number}" for other in hall.at_counter(counter, "hand")
    ]
    takes = site.takes.get(counter, ())
    if ticket.service not in takes:
        hall.problems.append(f"{where}: {counter} calls {ticket.number} and does not take {ticket.service}")
    waiting = [t for t in hall.given.values() if t.where == "waiting" and t.service in takes]
    first = min(waiting, key=lambda t: t.turn, default=ticket)
    if record["rule"] == "arrival" and first is not ticket:
        hall.problems.append(f"{where}: {counter} calls {ticket.number} before {first.number}, which came first")


def _judge_cause(hall: Hall, record: dict[str, Any], cause: Entry, site: Site, where: str) -> None:
    """Say whether the press means what came of it, at the counter where it was pressed."""
    kind = record["k"]
    said = site.meanings.get((cause.dev, cause.fields.get("b", "")), "").removeprefix("enter+")
    verb, _, target = said.partition(":")
    implicit = bool(record.get("implicit"))
    fits = {
        "issue": verb in ("issue", "transfer") and target == record.get("service"),
        "finish": (implicit and verb == "next") or (verb == "finish" and target == record.get("outcome")),
        "no_show": verb == ("next" if implicit else "no_show"),
        "transfer": verb == "transfer" and target == record.get("service"),
        "call": verb == "next",
        "resume": verb == "hold",
        "counter": verb in ("next", "pause"),
        "expired": cause.fields["k"] == "printed",
    }.get(kind, verb == kind)
    if not fits or ("counter" in record and site.counters.get(cause.dev) != record["counter"]):
        hall.problems.append(f"{where}: {kind} {record} does not follow from {said!r} of {cause.dev}")


def _judge_presses(answered: set[tuple[str, int]], logged: Entries, site: Site, hall: Hall) -> None:
    """Nothing pressed in the queue stays without a fact, be it a refusal."""
    for place in sorted(logged.counted - answered):
        entry = logged.at[place]
        if entry.is_press and (entry.dev, entry.fields["b"]) in site.meanings:
            hall.problems.append(f"{place[0]}: nothing came of leaf {place[1]}, {entry.fields['b']} of {entry.dev}")


def _judge_tables(cloud: Cloud, hall: Hall) -> None:
    """Say whether the cloud's tickets and facts are what the logs say."""
    wanted = {(t.log, t.n): StoredTicket(t.number, t.service, t.counter, t.ending) for t in hall.given.values()}
    found = cloud.tickets
    hall.problems += [
        f"{log}: ticket {n} is {found.get((log, n))} in the cloud, {wanted.get((log, n))} by the log"
        for log, n in sorted(wanted.keys() | found.keys())
        if found.get((log, n)) != wanted.get((log, n))
    ]
    recorded = {
        (log.name, n, record["k"])
        for log in cloud.logs.values()
        for n, record in _records(log)
        if record["k"] in STORED
    }
    hall.problems += [f"{log}: {kind} {n} is only in the log or only a fact" for log, n, kind in recorded ^ cloud.kinds]
