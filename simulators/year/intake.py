"""What the gateway's writer does with a run of messages, in virtual time and without its thread."""

from collections.abc import Iterable

from edge_gateway.hall import State
from edge_gateway.intake.ingest import Ingest
from edge_gateway.intake.outcome import Arrival, Memory
from edge_gateway.intake.resumption import hall_of
from edge_gateway.log.changes import Changes
from edge_gateway.log.store import Store
from simulators.year.box import Sealed
from simulators.year.script import Event, Script


class RefusedError(RuntimeError):
    """The gateway refused a message of ours, or dated it otherwise: the simulation is wrong."""


class Intake:
    """Decides over runs of events; one run at a time: `decide`, then store, then `commit`."""

    def __init__(self, script: Script, log: Store) -> None:
        """Begin with a log that holds its opening."""
        self._site = script.asking.site
        self._keyring = {name: box.credential for name, box in script.boxes().items()}
        self._memory = Memory({}, {}, set(), log.entry_hash, log.tree.size, log.last_rx)
        self._run = self._begin(hall_of(log, script.building.plan))

    def decide(self, events: Iterable[Event]) -> Changes:
        """Return what a run of events adds to the log; raises RefusedError."""
        self._run = self._begin(self._run.state)
        for event in events:
            if isinstance(event, Sealed):
                self._take(event)
            else:
                self._run.tick(event.rx)
        return self._run.outcome.changes

    def commit(self) -> None:
        """Take over the run, which is stored now."""
        self._run.commit()

    def _begin(self, state: State) -> Ingest:
        return Ingest(self._site, self._keyring, state, self._memory)

    def _take(self, message: Sealed) -> None:
        outcome = self._run.outcome
        n = outcome.changes.next
        self._run.take(Arrival(message.topic, message.payload, retained=False, rx=message.rx))
        if outcome.refused:
            raise RefusedError(str(outcome.refused))
        if message.is_entry:
            row = outcome.changes.leaves[n - outcome.changes.size]
            if (row.at, row.err) != (message.at, message.err):
                raise RefusedError(f"{message.dev} at {message.at}: dated {row.at} ± {row.err}")
