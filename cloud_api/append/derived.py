"""What leaves add to the tables that are derived from them, within the caller's transaction and lock on the site."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any

from cloud_api.append import in_force
from cloud_api.append.facts import COLUMNS, Fact, columns, named
from cloud_api.append.leaves import (
    Day,
    Derived,
    Item,
    LogState,
    conflict,
    derive,
    is_undo,
    needs_plan,
    parts,
    succeeds,
)
from cloud_api.append.plan import read_plan
from cloud_api.append.tickets import FIRST, Known, issue_of, judge, numbers, sources, use_of
from cloud_api.database.arrays import array, arrays
from cloud_api.database.pool import Connection, Cursor
from contract import leaf, records
from shelf.statements import statements

_sql = statements("cloud_api.append")

AHEAD_MS = 600_000  # an `at` further ahead of our clock than this waits

Key = dict[str, str]  # `site` and `log`


async def inherited(connection: Connection, key: Key, items: Sequence[Item]) -> LogState:
    """Return how a log begins that is not there yet: in trial time if the log is that it succeeds."""
    before = succeeds(items)
    if before is None:
        return LogState()
    found = await (await connection.execute(_sql("trial_of_log"), {**key, "log": before})).fetchone()
    return LogState(trial=found is not None and found["trial"])


async def with_plan(connection: Connection, key: Key, items: Sequence[Item], state: LogState) -> LogState:
    """Return the state with the plan in force, where the leaves that follow ask for it."""
    if state.plan is not None or state.plan_n is None or not needs_plan(items):
        return state
    bounds = {**key, "first": state.plan_n, "end": state.plan_n + 1}
    found = await (await connection.execute(_sql("stored_leaves"), bounds)).fetchone()
    if found is None:
        return state
    record = records.decode(leaf.decode(found["leaf"]).payload)
    return LogState(state.zone, state.trial, state.plan_n, read_plan(record, state.zone).plan)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of new leaves of a log, how the log stood before them, and now in ms since 1970.

    Without `rename` the site keeps its name, which may be given by hand.
    """

    items: Sequence[Item]
    state: LogState
    now: int
    rename: bool = True


@dataclass(frozen=True, slots=True)
class Adding:
    """A run whose device entries are inserted, with the answers that its facts wait for."""

    key: Key
    run: Run
    added: Derived
    marked: Sequence[Cursor]
    came: Sequence[Cursor]
    issued: Sequence[Cursor]


async def add(connection: Connection, key: Key, run: Run) -> LogState:
    """Derive what new leaves add, insert it, and return how the log stands; facts dated too far ahead of now wait."""
    return await finish(connection, await begin(connection, key, run))


async def begin(connection: Connection, key: Key, run: Run) -> Adding:
    """Derive what new leaves add, insert their device entries and ask what earlier batches left for their facts.

    In a pipeline it returns while the server still works on the answers, which `finish` reads. Of leaves with an `undo`
    among them it does so for those behind the last one, and all for those before.
    """
    *before, last = parts(run.items)
    for items in before:
        run = replace(run, state=await finish(connection, await _begin(connection, key, replace(run, items=items))))
    return await _begin(connection, key, replace(run, items=last))


async def _begin(connection: Connection, key: Key, run: Run) -> Adding:
    state = await with_plan(connection, key, run.items, run.state)
    added = derive(key["log"], run.items, state)
    marked: list[Cursor] = []
    came: list[Cursor] = []
    issued: list[Cursor] = []
    if added.devices.n:
        marked.append(await connection.execute(_sql("insert_device_entries"), {**key, **added.devices.values()}))
    first, facts = run.items[0].leaf.n, added.facts
    causes = sources(facts, first)
    if causes:
        marked.append(await connection.execute(_sql("known_marks"), {**key, "causes": array(causes)}))
    if causes or (facts and facts[0].n == first and facts[0].kind == "adjust"):
        bounds = {"first": first, "lowest": min([*causes, first - 1]), "causes": array(causes)}
        came.append(await connection.execute(_sql("known_facts"), {**key, **bounds}))
    wanted = numbers(facts)
    if wanted:
        days, slips = zip(*wanted, strict=True)
        asked = {**key, **arrays({"days": days, "numbers": slips})}
        issued.append(await connection.execute(_sql("known_issues"), asked))
    if added.plans or added.later or added.days:
        await in_force.keep(connection, key, run.items, state, rename=run.rename)
    return Adding(key, run, added, marked, came, issued)


async def finish(connection: Connection, adding: Adding) -> LogState:
    """Judge and insert the facts, and what they say about plan and days; return how the log stands."""
    site, run, added = adding.key["site"], adding.run, adding.added
    known = Known(marks=dict.fromkeys(added.devices.n, FIRST))
    facts = added.facts
    for cursor in adding.marked:
        rows = await cursor.fetchall()
        known.marks |= {row["n"]: row["status"] for row in rows}
        found = [conflict(adding.key["log"], run.items, run.state, row["n"]) for row in rows if row["found"]]
        facts = sorted([*facts, *found], key=attrgetter("n")) if found else facts
    for cursor in adding.came:
        for row in await cursor.fetchall():
            _recall_fact(row, known, run.items[0].leaf.n)
    for cursor in adding.issued:
        for row in await cursor.fetchall():
            known.issues[row["day"], row["number"]] = issue_of(row)
    if facts:
        judge(facts, known)
        await insert_facts(connection, site, facts, run.now)
    if added.days:
        await _set_days(connection, site, added.days)
    if is_undo(run.items[-1]) and (facts[-1].counted or facts[-1].trial):
        await _undo(connection, adding.key, facts[-1].n)
    return added.state


async def _undo(connection: Connection, key: Key, n: int) -> None:
    """Let the facts that the undo in leaf `n` names count no more, and make again what stood on them."""
    site = key["site"]
    rows = await (await connection.execute(_sql("undo_facts"), {**key, "n": n})).fetchall()
    await connection.execute(_sql("drop_empty"), {"site": site, "days": sorted({row["day"] for row in rows})})
    places = {(row["ticket_log"], row["ticket_n"], row["day"]) for row in rows if row["ticket_n"] is not None}
    await _refresh_tickets(connection, site, places)
    moments = sorted({row["day"] for row in rows if row["is_moment"]})
    if moments:
        await connection.execute(_sql("moments_again"), {"site": site, "days": moments})


async def insert_facts(connection: Connection, site: str, facts: Sequence[Fact], now: int) -> None:
    """Insert judged facts with all that counts them; what is dated too far ahead of `now` waits."""
    due = [fact for fact in facts if fact.at <= now + AHEAD_MS]
    if len(due) < len(facts):
        waiting = [fact for fact in facts if fact.at > now + AHEAD_MS]
        await connection.execute(named(_sql("insert_waiting")), {"site": site, **columns(waiting)})
    if not due:
        return
    await connection.execute(named(_sql("insert_facts")), {"site": site, **columns(due)})
    places = {(f.ticket_log, f.ticket_n, f.day) for f in due if f.ticket_n is not None}
    await _refresh_tickets(connection, site, places)


async def _refresh_tickets(connection: Connection, site: str, places: Collection[tuple[Any, Any, date]]) -> None:
    """Make tickets again from their facts: log and number of the issue, and its day."""
    if not places:
        return
    logs, ns, days = zip(*places, strict=True)
    touched = arrays({"logs": logs, "ns": ns, "days": days})
    bounds = {"first_day": min(days), "last_day": max(days)}
    await connection.execute(_sql("refresh_tickets"), {"site": site, **touched, **bounds})


async def release(connection: Connection, site: str, now: int) -> None:
    """Count the facts that waited and are due by `now`."""
    due = await connection.execute(_sql("release_waiting"), {"site": site, "horizon": now + AHEAD_MS})
    facts = [Fact(**{name: row[name] for name in COLUMNS}) for row in await due.fetchall()]
    if facts:
        await insert_facts(connection, site, facts, now)


def _recall_fact(row: Mapping[str, object], known: Known, first: int) -> None:
    n, cause, kind = int(str(row["n"])), row["cause"], str(row["kind"])
    if not isinstance(cause, int):
        return
    ticket, counter = row["ticket"], row["counter"]
    if cause < n:
        texts = [value if isinstance(value, str) else None for value in (ticket, counter)]
        known.used.add(use_of(cause, kind, *texts))
    if kind == "transfer" and isinstance(row["visit_log"], str) and isinstance(row["visit"], int):
        known.visits[cause] = row["visit_log"], row["visit"]
    if n == first - 1 and kind in ("enter", "leave"):
        known.moved = n, cause


async def _set_days(connection: Connection, site: str, days: Mapping[date, Day]) -> None:
    moments = {
        state: [day.moments.get(state) for day in days.values()] for state in ("opened", "cutoff", "closed", "ended")
    }
    tenants = [(on, tenant, is_open, day.trial) for on, day in days.items() for tenant, is_open in day.tenants.items()]
    values = {
        "day": list(days),
        "trial": [day.trial for day in days.values()],
        "live": [on for on, day in days.items() if not day.trial],
        "tenant_days": [on for on, *_ in tenants],
        "tenants": [tenant for _, tenant, *_ in tenants],
        "open": [is_open for *_, is_open, _ in tenants],
        "tenant_trial": [trial for *_, trial in tenants],
    }
    await connection.execute(_sql("set_days"), {"site": site, **moments, **values})
