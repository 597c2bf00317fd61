"""Do the hops agree? Joins what `evidence` and `cloud` read, and lists every disagreement."""

import json
from collections import Counter, deque
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cloud import Cloud, Fact
from evidence import Broken, Entry, Leaf, Log, Press, Ring, merkle_root, unseal

MAX_STAY_MS = 180 * 60_000
BUTTON = 5  # in a press's identity: dev, boot, up, utc, err, b, ms
SHOWN = 20  # problems of one sort that are spelled out

Kept = dict[tuple[str, str, int], Entry]


@dataclass(frozen=True)
class Site:
    """What the run was set up with: keys by device, meanings by (device, button), each pad's counter and what it takes."""

    zone: ZoneInfo
    keys: dict[str, bytes]
    meanings: dict[tuple[str, str], str]
    counters: dict[str, str] = field(default_factory=dict)
    takes: dict[str, list[str]] = field(default_factory=dict)

    def move(self, entry: Entry) -> str | None:
        """Return `enter` or `leave` if the press means that."""
        said = self.meanings.get((entry.dev, entry.fields["b"]), "").partition("+")[0]
        return said if said in ("enter", "leave") else None


@dataclass
class Verdict:
    """Counts at each hop, roots at both ends, and everything that does not agree."""

    counts: dict[str, int] = field(default_factory=dict)
    roots: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def say(self, problems: Iterable[str]) -> None:
        found = list(problems)
        self.problems += found[:SHOWN]
        if len(found) > SHOWN:
            self.problems.append(f"… and {len(found) - SHOWN} more like the last")


@dataclass
class Entries:
    """The device entries of some logs: what each leaf holds, and the first under each (dev, ep, seq)."""

    at: dict[tuple[str, int], Entry] = field(default_factory=dict)
    first: dict[tuple[str, str, int], Entry] = field(default_factory=dict)
    repeats: int = 0
    conflicts: int = 0
    counted: set[tuple[str, int]] = field(default_factory=set)

    @property
    def presses(self) -> dict[tuple[Any, ...], list[Entry]]:
        """Return the entries of each distinct press."""
        found: dict[tuple[Any, ...], list[Entry]] = {}
        for entry in self.first.values():
            if entry.is_press:
                found.setdefault(entry.identity, []).append(entry)
        return found


def judge_log(log: Log, verdict: Verdict) -> None:
    """Say whether a log is gapless from 0, and the root beside it is that of its leaves."""
    wrong = [f"{log.where}: leaf {leaf.n} where {i} is due" for i, leaf in enumerate(log.leaves) if leaf.n != i]
    verdict.say(wrong)
    root = merkle_root(leaf.raw for leaf in log.leaves)
    verdict.roots.setdefault(log.name, {})[log.where.split()[0]] = root
    if root != log.root:
        verdict.say([f"{log.where}: the stored root is not that of its leaves"])


def read_entries(logs: Iterable[Log], site: Site, verdict: Verdict) -> Entries:
    """Unseal the device entries of logs in the order given; each chain holds unless a gap was written."""
    entries = Entries()
    gaps: set[tuple[str, str, int]] = set()
    for log in logs:
        for leaf in log.leaves:
            if leaf.src == "device":
                _take(entries, gaps, log, leaf, site, verdict)
            elif (record := _record(leaf, log, verdict)).get("k") == "gap":
                gaps.add((record["dev"], record["ep"], record["to"]))
    return entries


def _take(entries: Entries, gaps: set[Any], log: Log, leaf: Leaf, site: Site, verdict: Verdict) -> None:
    try:
        dev = json.loads(leaf.payload[:-33])["dev"]
        entry = unseal(site.keys[dev], leaf.payload)
    except (Broken, ValueError, KeyError, TypeError) as e:
        verdict.say([f"{log.where}: leaf {leaf.n}: {e}"])
        return
    entries.at[log.name, leaf.n] = entry
    known = entries.first.get(entry.place)
    if known is not None:
        entries.repeats += known.hash == entry.hash
        entries.conflicts += known.hash != entry.hash
        return
    before = entries.first.get((entry.dev, entry.ep, entry.seq - 1))
    is_start = entry.seq == 1 and entry.prev == "0" * 16
    follows = before is not None and before.hash == entry.prev
    if not is_start and not follows and (entry.dev, entry.ep, entry.seq - 1) not in gaps:
        verdict.say([f"{log.where}: leaf {leaf.n}: {entry.place} does not follow what is logged"])
    entries.first[entry.place] = entry
    entries.counted.add((log.name, leaf.n))


def _record(leaf: Leaf, log: Log, verdict: Verdict) -> dict[str, Any]:
    try:
        return json.loads(leaf.payload)
    except ValueError:
        verdict.say([f"{log.where}: leaf {leaf.n} is not JSON"])
        return {}


def judge_copies(gateway: dict[str, Log], cloud: dict[str, Log], lost: set[str], verdict: Verdict) -> None:
    """Each log is the same to the byte at both ends; only a log whose gateway was lost may be in the cloud alone."""
    for name in gateway.keys() | cloud.keys():
        ours = [leaf.raw for leaf in gateway[name].leaves] if name in gateway else []
        theirs = [leaf.raw for leaf in cloud[name].leaves] if name in cloud else []
        if name in lost and ours == theirs[: len(ours)]:
            continue
        if len(ours) != len(theirs):
            verdict.say([f"{name}: the gateway has {len(ours)} leaves, the cloud {len(theirs)}"])
        pairs = zip(ours, theirs, strict=False)
        verdict.say(f"{name}: leaf {i} differs between gateway and cloud" for i, (a, b) in enumerate(pairs) if a != b)


def judge_presses(presses: list[Press], rings: list[Ring], logged: Entries, verdict: Verdict) -> None:
    """Lit ⊆ logged ⊆ pressed, each once."""
    distinct = logged.presses
    kept = {entry.place: entry for ring in rings for entry in ring.entries}
    lost = [
        f"{p.dev}/{p.button}: lamp lit at {p.at} for {p.lit}, not logged"
        for p in presses
        if _is_lost(p, logged, distinct, kept)
    ]
    doubled = [
        f"{identity[0]}: press {identity[1:]} logged {len(v)} times" for identity, v in distinct.items() if len(v) > 1
    ]
    pressed = Counter((p.dev, p.button) for p in presses)
    lit = Counter((p.dev, p.button) for p in presses if p.lit)
    had = Counter((identity[0], identity[BUTTON]) for identity in distinct)
    for button in pressed | had:
        short, over = lit[button] - had[button], had[button] - pressed[button]
        if short > 0 and not lost:
            lost += [f"{button}: {lit[button]} lamps lit, {had[button]} presses logged"] * short
        doubled += [f"{button}: {pressed[button]} pressed, {had[button]} logged"] * max(over, 0)
    verdict.say(lost)
    verdict.say(doubled)
    verdict.say(
        f"{p.dev}/{p.button}: lit for {p.lit}, which is logged as {logged.first[p.dev, *p.lit].fields.get('b')}"
        for p in presses
        if p.lit and (p.dev, *p.lit) in logged.first and _other_button(p, logged, kept)
    )
    verdict.counts |= {"pressed": len(presses), "lit": lit.total(), "lost": len(lost), "doubled": len(doubled)}


def _is_lost(press: Press, logged: Entries, presses: Container[tuple[Any, ...]], kept: Kept) -> bool:
    """Say whether a lit press is neither logged where the lamp said, nor its copy under a later epoch."""
    if press.lit is None:
        return False
    place = (press.dev, *press.lit)
    entry = kept.get(place)
    if entry is None:
        return place not in logged.first
    return not entry.is_press or entry.identity not in presses


def _other_button(press: Press, logged: Entries, kept: Kept) -> bool:
    assert press.lit is not None
    place = (press.dev, *press.lit)
    if place in kept and kept[place].hash != logged.first[place].hash:  # a clone's: the press is found as a copy
        return False
    return logged.first[place].fields.get("b") != press.button


def judge_facts(cloud: Cloud, logged: Entries, site: Site, verdict: Verdict) -> None:
    """Each press with a meaning has one fact in its log; the table holds exactly those, the rollup exactly their sum."""
    facts = {(f.log, f.n): f for f in cloud.facts}
    caused: Counter[tuple[str, int]] = Counter()
    for log in cloud.logs.values():
        for leaf in log.leaves:
            record = _record(leaf, log, verdict) if leaf.src != "device" else {}
            if record.get("k") not in ("enter", "leave"):
                continue
            caused[log.name, record["by"]] += 1
            cause = logged.at.get((log.name, record["by"]))
            verdict.say(
                _fact_problems(log.name, leaf, record, facts.pop((log.name, leaf.n), None), cause, logged, site)
            )
    verdict.say(f"{log}: fact {n} follows from no entry" for log, n in facts)
    for place, entry in logged.at.items():
        wanted = int(entry.is_press and site.move(entry) is not None)
        if caused[place] != wanted:
            verdict.say([f"{place[0]}: leaf {place[1]} has {caused[place]} facts, {wanted} wanted"])
    counted = [f for f in cloud.facts if f.counted]
    if (sums := dict(Counter((f.day, f.kind) for f in counted))) != cloud.rollup:
        verdict.say([f"rollup_day says {cloud.rollup}, the facts {sums}"])
    if cloud.waiting:
        verdict.say([f"{cloud.waiting} facts wait, dated in the future"])
    verdict.counts |= {"facts": len(counted), "facts_not_counted": len(cloud.facts) - len(counted)}


def _fact_problems(
    log: str, leaf: Leaf, record: dict[str, Any], fact: Fact | None, cause: Entry | None, logged: Entries, site: Site
) -> list[str]:
    where = f"{log}: leaf {leaf.n}"
    if cause is None or not cause.is_press:
        return [f"{where}: its cause {record['by']} is no press"]
    local = datetime.fromtimestamp(leaf.at / 1000, UTC).astimezone(site.zone)
    counted = (log, record["by"]) in logged.counted
    wanted = Fact(
        log, leaf.n, record["by"], local.date().isoformat(), local.hour, leaf.at, record["k"], record["dev"], counted
    )
    problems = []
    if site.move(cause) != record["k"] or cause.dev != record["dev"]:
        problems.append(f"{where}: {record['k']} of {record['dev']} is not what {cause.place} means")
    if fact is None:
        problems.append(f"{where}: its fact is missing")
    elif fact != wanted:
        problems.append(f"{where}: its fact is {fact}, wanted {wanted}")
    return problems


def judge_live(name: str, live: dict[str, Any], cloud: Cloud, verdict: Verdict) -> None:
    """Compare a wall with the counted facts of its day, up to its moment."""
    moves = sorted((f.at, f.kind) for f in cloud.facts if f.counted and f.day == live["day"] and f.at <= live["now"])
    inside: deque[int] = deque()
    for at, kind in [*moves, (live["now"], "")]:
        while inside and inside[0] <= at - MAX_STAY_MS:
            inside.popleft()
        if kind == "enter":
            inside.append(at)
        elif kind == "leave" and inside:
            inside.popleft()
    kinds = Counter(kind for _, kind in moves)
    wanted = {"entered": kinds["enter"], "left": kinds["leave"], "inside": len(inside)}
    found = {key: live.get(key) for key in wanted}
    if found != wanted:
        verdict.say([f"the {name}'s wall shows {found}, the record says {wanted}"])
    if live["curve"] and live["curve"][-1][1] != live["inside"]:
        verdict.say([f"the {name}'s curve ends at {live['curve'][-1]}, inside is {live['inside']}"])
