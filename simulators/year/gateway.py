"""The gateway's side of a simulated time, as a process of its own: messages through its decisions into its file.

`python -m simulators.year.gateway FOLDER ASKING` prints JSON lines: `opened`, each `day`, at last `done`. The folder
then is a gateway's: `log.db`, its key, `devices.json`, and beside them `truth.json` and the office's `settlements.csv`.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from contract.leaf import Source
from edge_gateway.devices import keyring
from edge_gateway.log import head, store
from edge_gateway.log.changes import Changes
from edge_gateway.log.store import Store
from edge_gateway.succession import beginning
from simulators.year.intake import Intake
from simulators.year.script import Event, Script
from simulators.year.settlements import Paper
from simulators.year.truth import Asking

BATCH = 500  # events a transaction, as the gateway's writer takes at most
TRUTH = "truth.json"


def asking_of(text: str) -> tuple[Asking, float, bool]:
    """Read what `ask` wrote."""
    raw: dict[str, Any] = json.loads(text)
    first, last = date.fromisoformat(raw["first"]), date.fromisoformat(raw["last"])
    return Asking(raw["site"], first, last, raw["visitors"], raw["seed"]), raw["peak"], raw["live"]


def ask(asking: Asking, peak: float, *, live: bool) -> str:
    """Write a request for this process as one argument."""
    first, last = asking.first.isoformat(), asking.last.isoformat()
    wanted = {"site": asking.site, "first": first, "last": last, "visitors": asking.visitors, "seed": asking.seed}
    return json.dumps({**wanted, "peak": peak, "live": live})


def prepare(script: Script, folder: Path) -> Store:
    """Make the gateway's folder with a log that holds its opening; raises FileExistsError if there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / store.FILE).exists():
        raise FileExistsError(f"{folder} has a log already: name an empty folder")
    (folder / beginning.KEY_FILE).write_text(script.key.private_bytes_raw().hex() + "\n", encoding="utf-8")
    (folder / "plan.toml").write_text(script.building.plan.text, encoding="utf-8")
    keyring.write(folder, {name: box.credential for name, box in script.boxes().items()})
    fresh = store.create(folder / store.FILE, script.asking.site, script.log, None, 1, script.starts)
    changes = Changes(0, plan=script.building.plan.text, last_rx=script.starts)
    for payload in script.opening():
        changes.add(script.starts, 0, script.starts, Source.GATEWAY, payload)
    fresh.append(changes)
    return fresh


class Stages:
    """Seconds of processor time by stage."""

    def __init__(self) -> None:
        """Start the clock."""
        self.spent: Counter[str] = Counter()
        self._last = time.process_time()

    def end(self, stage: str) -> None:
        """Book what has passed since the last call to `stage`."""
        now = time.process_time()
        self.spent[stage] += now - self._last  # pyright: ignore[reportArgumentType] - a Counter of seconds
        self._last = now


def run(script: Script, folder: Path, *, live: bool = False) -> None:
    """Write the whole time into the folder's log; `live`: what is not yet due is waited for."""
    stages, over = Stages(), list[date]()
    with prepare(script, folder) as log, Paper(folder) as paper:
        _say(opened=script.log)
        intake = Intake(script, log)
        for batch in _batches(script, over.append, live=live):
            stages.end("world and sealing")
            changes = intake.decide(batch)
            stages.end("ingest and engine")
            log.append(changes)
            intake.commit()
            for day in over:  # all of it is stored, also the tickets that were decided on it
                paper.add(script.decided(day))
                _say(day=day.isoformat())
            over.clear()
            stages.end("store")
        head.write(folder, head.head_of(log))
        script.truth.write(folder / TRUTH, script.asking)
        _say(done=log.tree.size, presses=script.truth.presses, stages=dict(stages.spent))


def _batches(script: Script, told: Callable[[date], None], *, live: bool) -> Iterator[list[Event]]:
    """Cut the events into runs; live, a run ends before an event that is not yet due, which is then waited for.

    `told` is called with each day whose last event is in the run to come.
    """
    waiting: list[Event] = []
    for event in script.events(told):
        ahead = event.rx / 1000 - time.time() if live else 0.0
        if waiting and (len(waiting) >= BATCH or ahead > 0):
            yield waiting
            waiting = []
        if ahead > 0:
            time.sleep(ahead)
        waiting.append(event)
    yield waiting


def _say(**values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do what the arguments ask."""
    folder, wanted = sys.argv[1:3]
    asking, peak, live = asking_of(wanted)
    run(Script(asking, peak), Path(folder), live=live)


if __name__ == "__main__":
    main()
