"""An order to a gateway that is not running: done on its files, under its lock."""

from pathlib import Path

from edge_gateway.intake import orders
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.resumption import hall_of, memory_of, plan_of
from edge_gateway.log import head, store
from edge_gateway.machine.clock import judge, now_ms
from edge_gateway.succession import beginning


def order(folder: Path, what: str, who: str) -> None:
    """Give `trial`, `live` or `reopen` to the log in `folder`; raises StoreError, OrderError."""
    with beginning.only_process(folder), store.open_store(folder / store.FILE) as log:
        state = hall_of(log, plan_of(log))  # what cannot be read is told before anything is written
        beginning.log_engine(log)
        now = now_ms()
        trusted = judge(now, log.last_rx).trusted
        draft = Draft(state, memory_of(log), trusted=trusted)
        orders.order(draft, what, who, now)
        log.append(draft.outcome.changes)
        head.write(folder, head.head_of(log))
