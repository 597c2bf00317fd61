"""An order to a gateway that is not running: done on its files, under its lock."""

from pathlib import Path

from edge_gateway.intake import orders
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.jumps import Jumps, resumed
from edge_gateway.intake.resumption import hall_of, memory_of, plan_of
from edge_gateway.log import head, store
from edge_gateway.log.faults import UnaskedError
from edge_gateway.log.store import Store
from edge_gateway.machine.clock import ThisMachine, judge
from edge_gateway.succession import beginning
from edge_gateway.succession.legible import check_legible
from shelf.texts import phrase


def order(folder: Path, what: str, who: str) -> None:
    """Give an order of the command line in `folder`; raises OrderError; StoreError, KeyringError as a start does."""
    with beginning.only_process(folder):
        check_legible(folder, beginning.files(folder))
        with store.open_as_it_is(folder / store.FILE) as log:
            head.check(folder, log)
            if not head.is_there(folder, log):
                raise UnaskedError("store.unproved", folder=folder, why=phrase("store.no-cloud"))
            _order(folder, log, what, who)
            head.write(folder, head.head_of(log))


def _order(folder: Path, log: Store, what: str, who: str) -> None:
    state = hall_of(log, plan_of(log))
    log.take_up()
    beginning.log_engine(log)
    clock = resumed(ThisMachine(), folder, state, log.last_rx)
    jumps, now = Jumps(clock, folder), clock.now()
    draft = Draft(state, memory_of(log), trusted=judge(now, log.last_rx).trusted)
    orders.command(draft, what, who, now)
    settled = jumps.look(draft)
    log.append(draft.outcome.changes)
    jumps.done(settled)
