"""When was what, and is each day closed? Dates beside the presser's own list, days by their moments and sums."""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from cloud import Cloud
from evidence import Leaf, Log, Press
from judge import Entries, Site, Verdict

MOMENTS = ("opened", "cutoff", "closed", "ended")


def judge_lost(logged: Entries, verdict: Verdict) -> None:
    """Count what boxes say that they did not keep: no more than lamps stayed dark."""
    entries = {entry.place: entry for entry in logged.first.values() if entry.fields["k"] == "lost"}
    # a copy in a later epoch is the same entry
    told = {(e.dev, e.fields["boot"], e.fields["up"]): e.fields["n"] for e in entries.values()}
    verdict.counts |= {"dark": verdict.counts["pressed"] - verdict.counts["lit"], "told_lost": sum(told.values())}
    if verdict.counts["told_lost"] > verdict.counts["dark"]:
        verdict.say([f"boxes lost {verdict.counts['told_lost']} presses, {verdict.counts['dark']} lamps stayed dark"])


def judge_dates(
    presses: list[Press], logged: Entries, cloud: Cloud, clock_ms: int, mended: int | None, verdict: Verdict
) -> None:
    """Count by how many ms at most an entry is dated outside the time from press to lamp, beyond its own error.

    `off_ms` is of all, `off_after_ms` of those that were pressed once all was mended.
    """
    leaves = {(name, leaf.n): leaf for name, log in cloud.logs.items() for leaf in log.leaves}
    dated = {logged.at[place].place: leaves[place] for place in logged.counted}
    verdict.counts |= {"off_ms": 0, "off_after_ms": 0}
    for press in presses:
        leaf = None if press.lit is None else dated.get((press.dev, *press.lit))
        if leaf is None:
            continue
        off = _off(press, leaf, clock_ms)
        verdict.counts["off_ms"] = max(off, verdict.counts["off_ms"])
        if mended is not None and press.at >= mended:
            verdict.counts["off_after_ms"] = max(off, verdict.counts["off_after_ms"])


def _off(press: Press, leaf: Leaf, clock_ms: int) -> int:
    early, late = press.at + clock_ms - leaf.at, leaf.at - press.seen - clock_ms
    return max(0, early - leaf.err, late - leaf.err)


def judge_days(cloud: Cloud, site: Site, verdict: Verdict) -> None:
    """Say whether each day has its moments once and in order, and what came in a day that is over went or is written off.

    Only of a site with one log: who was inside when a log was lost is of two.
    """
    if len(cloud.logs) != 1:
        return
    (log,) = cloud.logs.values()
    records = _counted(log)
    moments = [(r["day"], MOMENTS.index(r["state"])) for _, r in records if r["k"] == "day"]
    if moments != sorted(set(moments)):
        verdict.say([f"{log.name}: the days' moments are {moments}"])
    left: Counter[str] = Counter()
    for leaf, record in records:
        day = datetime.fromtimestamp(leaf.at / 1000, UTC).astimezone(site.zone).date().isoformat()
        left[day] += {"enter": 1, "leave": -1}.get(record["k"], 0)
        if record["k"] in ("write_off", "adjust"):
            left[record.get("day", day)] -= record["n"]
    over = {day for day, _ in moments[:-1]} - {day for day, _ in moments[-1:]}
    verdict.say(f"{log.name}: {left[day]} people of {day} are nowhere" for day in sorted(over) if left[day])
    verdict.counts["days"] = len({day for day, _ in moments})


def _counted(log: Log) -> list[tuple[Leaf, dict[str, Any]]]:
    """Return the gateway's records but those that an `undo` names."""
    records = [(leaf, json.loads(leaf.payload)) for leaf in log.leaves if leaf.src == "gateway"]
    undos = [record for _, record in records if record["k"] == "undo"]
    gone = {n for undo in undos for n in range(undo["first"], undo["last"] + 1)}
    return [(leaf, record) for leaf, record in records if leaf.n not in gone]
