"""What people order on the admin page, through the gateway's own writer: stored, or refused for a reason."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_gateway.devices.keyring import WatchedKeyring
from edge_gateway.intake.resumption import hall_of
from edge_gateway.intake.writer import Writer
from edge_gateway.log import store
from edge_gateway.machine.clock import GatewayClock, ThisMachine
from edge_gateway.screens.ports import RefusedError
from edge_gateway.screens.running import RunningHall, RunningOrders
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.plan_file import PlanFile
from site_plan import parse
from tests.edge_gateway.whole_hall import PLAN, of_kind


class NoBroker:
    """Publishes to nobody."""

    def publish(self, topic: str, payload: bytes) -> None:
        pass

    def announce(self, start: int) -> None:
        pass


class Running:
    """A writer in a thread of its own over a folder with a first log."""

    def __init__(self, folder: Path) -> None:
        plan = parse(PLAN)
        beginning.install(folder, beginning.begin(folder, plan, Beginning("first", None, asked_cloud=False), 0, 0))
        self.folder, self.store = folder, store.open_store(folder / store.FILE)
        keyring = WatchedKeyring(folder)
        self.writer = Writer(
            folder, self.store, keyring, hall_of(self.store, plan), lambda: None, GatewayClock(ThisMachine())
        )
        self.hall = RunningHall(self.writer, self.store.log)
        self.orders = RunningOrders(self.writer, PlanFile(None, folder, plan.text))
        self._thread = threading.Thread(target=self.writer.run, args=(NoBroker(),), name="writer")

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self.writer.stop()
        self._thread.join(10)
        self.store.close()


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[Running]:
    """Give a writer that has not been started yet."""
    made = Running(tmp_path)
    yield made
    made.close()


@pytest.fixture
def running(ready: Running) -> Running:
    ready.start()
    return ready


async def test_an_order_is_stored_when_it_returns(running: Running) -> None:
    """A pause with who is in the log, and in the state that the screens read, before the page says "saved"."""
    await running.orders.order("pause", "Sari", "1", 0)
    await running.orders.manual("Sari", "A041", "ktp", 1_795_576_222_331)
    assert running.hall.state.desk("1").state == "open"
    assert [(r["who"], r["what"]) for r in of_kind(running.folder, "admin")] == [("Sari", "pause 1")]
    assert [r["ticket"] for r in of_kind(running.folder, "manual")] == ["A041"]


@pytest.mark.parametrize(
    ("what", "target", "why"),
    [
        ("return", "A009", "no such ticket"),
        ("abandon", "A009", "no such ticket"),
        ("pause", "99", "no such counter"),
        ("dance", "", "no such order: dance"),
    ],
)
async def test_what_the_engine_does_not_take_is_refused_and_nothing_is_stored(
    running: Running, what: str, target: str, why: str
) -> None:
    """What the engine says reaches who asked; the log and the writer go on as if nobody had asked."""
    with pytest.raises(RefusedError, match=why):
        await running.orders.order(what, "Sari", target, 0)
    assert of_kind(running.folder, "admin") == []
    await running.orders.order("audit", "Sari", "", 3)
    assert running.hall.state.inside == 3


async def test_a_plan_that_is_none_or_lacks_a_service_is_refused(running: Running) -> None:
    """Class "renamed or closed service lowers the past": no plan entry, and the plan in force stays."""
    before = running.hall.state.layout.plan.text
    for toml in ("[site", PLAN.replace('prefix = "C"', 'prefix = "CC"'), PLAN.replace('"serang"', '"cilegon"')):
        with pytest.raises(RefusedError):
            await running.orders.change_plan(toml, "Sari")
    assert (running.hall.state.layout.plan.text, len(of_kind(running.folder, "plan"))) == (before, 1)
    await running.orders.change_plan(PLAN.replace("Loket 1", "Loket Satu"), "Sari")
    assert [r["who"] for r in of_kind(running.folder, "plan")] == ["operator", "Sari"]
    assert running.hall.state.layout.plan.counters[0].name == "Loket Satu"


async def test_what_a_full_disk_does_not_take_is_refused(ready: Running) -> None:
    """Class "disk full": who asked is told that nothing was stored."""
    (pages,) = ready.store._db.execute("PRAGMA page_count").fetchone()
    ready.store._db.execute(f"PRAGMA max_page_count = {pages}")
    ready.start()
    with pytest.raises(RefusedError, match="is full: make room"):
        await ready.orders.change_plan(PLAN + "# " + 30_000 * "x", "Sari")
    assert len(of_kind(ready.folder, "plan")) == 1
