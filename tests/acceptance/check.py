"""The independent checker: `python tests/acceptance/check.py RUNDIR [--json]`.

Joins what the presser pressed, what the devices' rings, the gateways' files and the database hold, and what the walls
showed. Imports nothing of Lawang. Prints one JSON object; the exit code is 0 only if every hop agrees:

- lit ⊆ logged ⊆ pressed, each press logged exactly once (a copy in a later epoch is the same press);
- each log is gapless, chained, under the devices' MACs, and the same to the byte at the gateway and in the cloud;
- the Merkle roots computed here are those stored at both ends;
- facts are what the entries say, the rollup is the sum of the facts, the walls show that sum;
- presses that a box says it lost were not lit; each day has its moments once, and whoever came is accounted for;
- each ticket has one end or is open, is called in turn and by one counter, and the cloud's tables say the same.

RUNDIR/run.json: {"site", "zone", "presses", "devices": {dev: {"key", "rings": [path], "buttons": {b: meaning}, "counter"?}},
"counters"?: {counter: [services]},
"clock_ms"?: how far the hall's clock is ahead of the presser's, "mended"?: ms since 1970, since when all is well,
"gateways": [path of log.db], "lost": [names of logs whose gateway is gone], "database": URL,
"live": {"cloud": {…}, "gateway": {…}}}. Paths are relative to RUNDIR.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cloud import Cloud, read_cloud
from dates import judge_dates, judge_days, judge_lost
from evidence import Log, read_gateway, read_presses, read_ring
from judge import Site, Verdict, judge_copies, judge_facts, judge_live, judge_log, judge_presses, read_entries
from tickets import judge_tickets


def check(folder: Path) -> Verdict:
    """Return the verdict over a run's folder."""
    run: dict[str, Any] = json.loads((folder / "run.json").read_text())
    devices: dict[str, Any] = run["devices"]
    meanings = {(dev, b): meaning for dev, d in devices.items() for b, meaning in d["buttons"].items()}
    site = Site(ZoneInfo(run["zone"]), {dev: bytes.fromhex(d["key"]) for dev, d in devices.items()}, meanings)
    counters = {dev: d["counter"] for dev, d in devices.items() if d.get("counter")}
    site = replace(site, counters=counters, takes=run.get("counters", {}))
    verdict = Verdict()
    presses = read_presses(folder / run["presses"])
    rings = [read_ring(dev, folder / path, site.keys[dev]) for dev, d in devices.items() for path in d["rings"]]
    for ring in rings:
        verdict.say(ring.problems)
    gateway = _gateways([folder / path for path in run["gateways"]], verdict)
    cloud = read_cloud(run["database"], run["site"])
    for log in [*gateway.values(), *cloud.logs.values()]:
        judge_log(log, verdict)
    judge_copies(gateway, cloud.logs, set(run.get("lost", [])), verdict)
    _judge_entries(gateway, cloud, site, verdict)
    stored = read_entries(cloud.logs.values(), site, Verdict())
    judge_presses(presses, rings, stored, verdict)
    judge_lost(stored, verdict)
    judge_dates(presses, stored, cloud, run.get("clock_ms", 0), run.get("mended"), verdict)
    judge_days(cloud, site, verdict)
    for name, live in run.get("live", {}).items():
        judge_live(name, live, cloud, verdict)
    verdict.counts["in_rings"] = len({e.place for ring in rings for e in ring.entries if e.is_press})
    verdict.counts["torn_slots"] = sum(ring.torn for ring in rings)
    return verdict


def _gateways(paths: list[Path], verdict: Verdict) -> dict[str, Log]:
    """Return the longest copy of each log; a shorter one must be its beginning."""
    logs: dict[str, Log] = {}
    for path in paths:
        log, problems = read_gateway(path)
        verdict.say(problems)
        shorter, longer = sorted((log, logs.get(log.name, log)), key=lambda held: len(held.leaves))
        if any(a.raw != b.raw for a, b in zip(shorter.leaves, longer.leaves, strict=False)):
            verdict.say([f"{path.name}: another history of {log.name} than the other copy"])
        logs[log.name] = longer
    return logs


def _judge_entries(gateway: dict[str, Log], cloud: Cloud, site: Site, verdict: Verdict) -> None:
    order = list(cloud.logs) + [name for name in gateway if name not in cloud.logs]
    copies = ([log for log in (gateway.get(name), cloud.logs.get(name)) if log] for name in order)
    logged = read_entries((max(held, key=lambda log: len(log.leaves)) for held in copies), site, verdict)
    stored = read_entries(cloud.logs.values(), site, Verdict())
    verdict.counts |= {
        "logged": len(logged.presses),
        "in_cloud": len(stored.presses),
        "repeats": stored.repeats,
        "conflicts": stored.conflicts,
        "leaves": sum(len(log.leaves) for log in cloud.logs.values()),
    }
    judge_facts(cloud, stored, site, verdict)
    judge_tickets(cloud, stored, site, verdict)


def main() -> int:
    """Check the folder on the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Check that every hop of a run agrees.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object (this is what is printed anyway)")
    verdict = check(parser.parse_args().folder)
    result = {"ok": not verdict.problems, **verdict.counts, "roots": verdict.roots, "problems": verdict.problems}
    print(json.dumps(result, indent=1, ensure_ascii=False))
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
