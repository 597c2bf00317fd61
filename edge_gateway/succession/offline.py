"""An order to a gateway that is not running: done on its files, under its lock."""

from pathlib import Path

from edge_gateway.intake import orders
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.jumps import Jumps, resumed
from edge_gateway.intake.resumption import hall_of, memory_of
from edge_gateway.log import head, store
from edge_gateway.machine.clock import ThisMachine, judge
from edge_gateway.succession import beginning
from site_plan import read_logged


def order(folder: Path, what: str, who: str) -> None:
    """Give an order of the command line to the log in `folder`; raises StoreError, OrderError."""
    with beginning.only_process(folder), store.open_store(folder / store.FILE) as log:
        beginning.log_engine(log)
        state = hall_of(log, read_logged(log.plan).plan)
        clock = resumed(ThisMachine(), folder, state, log.last_rx)
        jumps = Jumps(clock, folder)
        now = clock.now()
        draft = Draft(state, memory_of(log), trusted=judge(now, log.last_rx).trusted)
        orders.command(draft, what, who, now)
        settled = jumps.look(draft)
        log.append(draft.outcome.changes)
        jumps.done(settled)
        head.write(folder, head.head_of(log))
