"""Each way by which a plan comes into force asks the same question of it: may it follow the one that is."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import edge_gateway
from edge_gateway.commands import plans
from edge_gateway.devices.keyring import WatchedKeyring
from edge_gateway.hall import Press, State, check_plan, layout_of
from edge_gateway.intake import orders
from edge_gateway.intake.draft import Draft
from edge_gateway.intake.jumps import resumed
from edge_gateway.intake.resumption import hall_of, memory_of, plan_of
from edge_gateway.intake.writer import Writer
from edge_gateway.log import head, store
from edge_gateway.log.faults import OtherSiteError
from edge_gateway.machine.clock import ThisMachine, now_ms
from edge_gateway.screens import revision
from edge_gateway.screens.ports import RefusedError
from edge_gateway.screens.running import RunningOrders
from edge_gateway.succession import backup, beginning, recovery
from edge_gateway.succession.beginning import Beginning
from edge_gateway.succession.plan_file import PlanFile
from edge_gateway.succession.start import open_log
from edge_gateway.uplink.cloud import RemoteLog
from site_plan import PlanError, parse
from tests.edge_gateway.whole_hall import PLAN, of_kind

DAY = 86_400_000
SECOND_COUNTER = 'takes = ["ktp", "nib"]'


def without(table: str, text: str = PLAN) -> str:
    """Return the plan without the table that has this line."""
    return "\n\n".join(part for part in text.split("\n\n") if table not in part.splitlines())


GOOD = PLAN.replace("Loket 1", "Loket Satu")
BAD: dict[str, tuple[str, str]] = {
    "prefixes exchanged": (PLAN.replace('"A"', '"X"').replace('"C"', '"A"').replace('"X"', '"C"'), "ktp, nib: never removed"),
    "a service is gone": (
        without('code = "nib"').replace(SECOND_COUNTER, 'takes = ["ktp"]').replace(', nib = "issue:nib"', "").replace(
            ', move = "transfer:nib"', ""
        ),
        "nib: never removed",
    ),
    "a counter with a ticket in hand is gone": (without('name = "pad-1"', without('code = "1"')), "counter 1: "),
    "nobody takes those who wait": (PLAN.replace(SECOND_COUNTER, 'takes = ["ktp"]'), "service nib: people are waiting"),
    "another site": (PLAN.replace('code = "serang"', 'code = "cilegon"'), "cilegon"),
}  # fmt: skip


@dataclass
class Gateway:
    """A folder whose hall has A001 in hand at counter 1, A002 and C001 waiting, and a copy of it."""

    folder: Path
    copy: Path
    elsewhere: Path

    def plans(self) -> list[str]:
        """Return the texts that were put in force, in order."""
        return [said["toml"] for said in of_kind(self.folder, "plan")]


@pytest.fixture
def gateway(tmp_path: Path) -> Gateway:
    """Let people come, and take a backup."""
    folder = tmp_path / "data"
    folder.mkdir()
    first = Beginning("first", None, asked_cloud=False, begins="live")
    beginning.install(folder, beginning.begin(folder, parse(PLAN), first, 0, 0))
    with store.open_store(folder / store.FILE) as log:
        log.count_start(1)
        come(log, [("kiosk-1", "ktp"), ("kiosk-1", "ktp"), ("kiosk-1", "nib"), ("pad-1", "next")])
        head.write(folder, head.head_of(log))
    backup.take(folder, tmp_path / "backup")
    return Gateway(folder, tmp_path / "backup", tmp_path / "new")


def come(log: store.Store, pressed: Sequence[tuple[str, str]]) -> None:
    """Let buttons be pressed now."""
    draft = Draft(hall_of(log, plan_of(log)), memory_of(log))
    now = now_ms()
    draft.tick(now)
    for dev, button in pressed:
        draft.decide(Press(draft.outcome.changes.next, dev, button, now, now), now, 0)
    log.append(draft.outcome.changes)


def state_of(folder: Path) -> State:
    with store.open_reader(folder / store.FILE) as log:
        return hall_of(log, plan_of(log))


def start(gateway: Gateway, text: str) -> None:
    """Start: a refused plan keeps no gateway from it, so why the file is not used is raised here."""
    opened = asyncio.run(open_log(gateway.folder, parse(text), None))
    opened.log.close()
    if opened.refused is not None:
        raise opened.refused


def admin_page(gateway: Gateway, text: str) -> None:
    """Save a plan."""
    with store.open_store(gateway.folder / store.FILE) as log:
        keyring = WatchedKeyring(gateway.folder)
        state, machine = hall_of(log, plan_of(log)), ThisMachine()
        clock = resumed(machine, gateway.folder, state, log.last_rx)
        writer = Writer(gateway.folder, log, keyring, state, lambda: None, clock)
        file = PlanFile(None, gateway.folder, log.plan)

        async def save() -> None:
            change = asyncio.create_task(RunningOrders(writer, file).change_plan(text, "Sari"))
            while not change.done():
                await asyncio.to_thread(writer._process, writer._gather(), Nobody())
            await change

        asyncio.run(save())


def form_of_special_days(gateway: Gateway, text: str) -> None:
    """Look at what a form makes of the plan's text, then save it."""
    revision._edited(state_of(gateway.folder), now_ms(), lambda: text)
    with store.open_store(gateway.folder / store.FILE) as log:
        draft = Draft(hall_of(log, plan_of(log)), memory_of(log))
        orders.put_plan(draft, parse(text), "Sari", now_ms())
        log.append(draft.outcome.changes)


def rejoin(gateway: Gateway, text: str) -> None:
    asyncio.run(recovery.rejoin(gateway.folder, parse(text), "rejoin", None))


def restore(gateway: Gateway, text: str) -> None:
    try:
        asyncio.run(recovery.restore(gateway.copy, gateway.elsewhere, parse(text), None))
    except BaseException:
        assert not gateway.elsewhere.exists()
        raise
    gateway.folder = gateway.elsewhere


def replace(gateway: Gateway, text: str) -> None:
    """Nothing but the cloud knows what was in force."""
    with store.open_reader(gateway.folder / store.FILE) as log:
        cloud: Any = Kept(log)
        gateway.elsewhere.mkdir()
        asyncio.run(recovery.rejoin(gateway.elsewhere, parse(text), "replaced", cloud))
    gateway.folder = gateway.elsewhere


class Nobody:
    """Publishes nothing."""

    def publish(self, topic: str, payload: bytes) -> None:
        pass

    def announce(self, start: int) -> None:
        pass


class Kept:
    """A cloud that has a log, and gives its leaves back."""

    def __init__(self, log: store.Store) -> None:
        self._log = log

    async def logs(self) -> list[RemoteLog]:
        return [RemoteLog(self._log.log, self._log.tree.size, self._log.tree.root().hex())]

    async def devices(self) -> list[object]:
        return []

    async def leaves(self, log: str, first: int, limit: int) -> list[bytes]:
        return self._log.leaves(first, limit)


class LongAgo(Kept):
    """A log so long that what was received today does not reach back to its opening."""

    async def leaves(self, log: str, first: int, limit: int) -> list[bytes]:
        return (await super().leaves(log, first, limit))[0 if limit <= 2 else 2 - first :]


Way = Callable[[Gateway, str], None]
WAYS: tuple[Way, ...] = (start, admin_page, form_of_special_days, rejoin, restore, replace)
"""All of them: a running gateway reads its plan's file at its start alone."""


@pytest.mark.parametrize("way", WAYS)
def test_a_plan_that_may_follow_is_in_force(gateway: Gateway, way: Way) -> None:
    """And what is open of the day goes on under it."""
    way(gateway, GOOD)
    assert gateway.plans()[-1] == GOOD
    after = state_of(gateway.folder)
    assert sorted(after.tickets) == ["A001", "A002", "C001"]
    assert after.layout.plan.counters[0].name == "Loket Satu"


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("way", WAYS)
def test_a_plan_that_may_not_follow_is_refused_on_every_way(gateway: Gateway, way: Way, bad: str) -> None:
    """E8: A003 twice a day, tickets that nobody can call. Each says the same, and no plan is put in force."""
    text, why = BAD[bad]
    with pytest.raises((PlanError, RefusedError, OtherSiteError), match=why) as caught:
        way(gateway, text)
    assert way is not form_of_special_days or isinstance(caught.value, RefusedError)  # before anybody can save it
    assert gateway.plans() == [PLAN]


def test_no_other_code_writes_a_plan() -> None:
    """Whoever adds a way finds this test: a `plan` entry is made at three places, of which each way above is one."""
    made = re.compile(r'(?:Record|Fact)\(\s*"plan"')
    root = Path(edge_gateway.__file__).parent
    found = {str(path.relative_to(root)): len(made.findall(path.read_text())) for path in root.rglob("*.py")}
    assert {name: n for name, n in found.items() if n} == {"intake/orders.py": 1, "succession/beginning.py": 1}


def test_a_day_that_is_over_keeps_no_counter(gateway: Gateway) -> None:
    """Who waited on the day before waits no more: a start on the next day may change all that services allow."""
    state, tomorrow = state_of(gateway.folder), now_ms() + DAY
    changed = [parse(BAD[bad][0]) for bad in ("a counter with a ticket in hand is gone", "nobody takes those who wait")]
    for plan in changed:
        check_plan(state, plan, tomorrow)
        check_plan(state._replace(phase="ended"), plan, now_ms())
        with pytest.raises(PlanError):
            check_plan(state, plan, now_ms())


def test_a_ticket_that_was_sent_on_keeps_its_number(gateway: Gateway) -> None:
    """One number may go through several counters: its letters are those of the service that gave it."""
    state = state_of(gateway.folder)
    sent = state.tickets["A002"]._replace(service="nib", by=99)
    check_plan(state._replace(tickets={**state.tickets, "A002": sent}), parse(GOOD), now_ms())


def test_the_days_numbers_say_which_letters_services_have(gateway: Gateway) -> None:
    """A replaced gateway may see an older plan than the one under which people took their numbers."""
    exchanged = parse(BAD["prefixes exchanged"][0])
    with pytest.raises(PlanError, match="ktp, nib: numbers of today"):
        check_plan(state_of(gateway.folder)._replace(layout=layout_of(exchanged)), exchanged, now_ms())


def test_a_log_of_long_ago_is_judged_by_the_plan_it_began_with(gateway: Gateway) -> None:
    """E8 for a replaced gateway: services are never removed, so the first plan has nothing that the last has not."""
    gone, why = BAD["a service is gone"]
    with store.open_reader(gateway.folder / store.FILE) as log:
        cloud: Any = LongAgo(log)
        with pytest.raises(PlanError, match=why):
            asyncio.run(recovery.survey(gateway.elsewhere, parse(gone), cloud))
        assert sorted(asyncio.run(recovery.survey(gateway.elsewhere, parse(GOOD), cloud)).state.tickets) == [
            "A001",
            "A002",
            "C001",
        ]


def test_check_says_what_a_start_would_say(gateway: Gateway, tmp_path: Path) -> None:
    """Against the plan that is in force in a log; without its folder nobody knows of that one."""
    file, data = tmp_path / "plan.toml", ["--data", str(gateway.folder)]
    for text, where, status, said in (
        (GOOD, data, 0, "2 layanan"),
        (BAD["prefixes exchanged"][0], data, 2, "berjalan dengan rencana dalam log"),
        (BAD["prefixes exchanged"][0], [], 0, "2 layanan"),
        (BAD["prefixes exchanged"][0], ["--data", str(tmp_path)], 0, "2 layanan"),
        ("[site\n", data, 2, "berjalan dengan rencana dalam log"),
    ):
        file.write_text(text)
        done = CliRunner().invoke(plans, ["check", str(file), *where])
        assert (done.exit_code, said in done.output) == (status, True), done.output
