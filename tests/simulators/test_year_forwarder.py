"""Catching up with a long log: batches are sent ahead, and only the cloud's own answers move the forwarder on."""

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from contract.leaf import Source
from contract.merkle import leaf_hash, root_of
from edge_gateway.log import store
from edge_gateway.log.changes import Changes
from edge_gateway.log.store import Store
from edge_gateway.uplink import forwarder
from edge_gateway.uplink.cloud import CloudError, NotTaken, Taken
from edge_gateway.uplink.forwarder import BATCH, Forwarder
from edge_gateway.uplink.health import Uplink

SIZE = 5 * BATCH + 17
AT = 1_795_000_000_000


class Api:
    """A cloud in this process: takes what fits, as the contract says; `fault` may answer a request otherwise."""

    def __init__(self, fault: Callable[[int], Exception | None] = lambda _: None) -> None:
        self.leaves: list[bytes] = []
        self.offered: list[int] = []
        self.at_once = self.most_at_once = 0
        self.slow: set[int] = set()  # numbers of requests that are overtaken
        self._fault = fault

    async def append(self, log: str, first: int, leaves: Sequence[bytes], head: int, sent: int) -> Taken | NotTaken:
        assert log == "gw-1"
        assert head >= first + len(leaves)
        assert sent > AT
        number = len(self.offered)
        self.offered.append(first)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0.05 if number in self.slow else 0.002)
            answer = self._take(first, leaves)
            if (wrong := self._fault(number)) is not None:
                raise wrong
            return answer
        finally:
            self.at_once -= 1

    def _take(self, first: int, leaves: Sequence[bytes]) -> Taken | NotTaken:
        if first > len(self.leaves):
            return NotTaken(409, "hole", next=len(self.leaves))
        for n, leaf in enumerate(leaves, first):
            if n < len(self.leaves) and self.leaves[n] != leaf:
                return NotTaken(409, "fork", at=n)
        self.leaves += leaves[len(self.leaves) - first :]
        return Taken(len(self.leaves), root_of([leaf_hash(leaf) for leaf in self.leaves]).hex())


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Store]:
    with store.create(tmp_path / store.FILE, "serang", "gw-1", None, 1, AT) as made:
        changes = Changes(0)
        for n in range(SIZE):
            changes.add(AT, 0, AT, Source.GATEWAY, b'{"k":"live","v":1,"who":"%d"}' % n)
        made.append(changes)
        yield made


async def drained(api: Api, log: Store, uplink: Uplink | None = None) -> Forwarder:
    """Drain a log into the cloud within some seconds."""
    made = Forwarder(api, log, lambda _: None, uplink or Uplink(), random.Random(1))  # type: ignore[arg-type]
    async with asyncio.timeout(20):
        await made.drain()
    return made


async def test_the_next_batch_is_on_its_way_before_the_answer(log: Store) -> None:
    """A backlog goes two batches at a time, in order, each once; what is left of it alone."""
    api = Api()
    made = await drained(api, log)
    assert api.leaves == log.leaves(0, SIZE)
    assert api.offered == [n * BATCH for n in range(6)]
    assert api.most_at_once == 2
    assert (made.state.tree, made.state.stopped) == (log.tree, None)


async def test_a_batch_that_overtakes_is_offered_again(log: Store) -> None:
    """A hole stops the stream: the batch sent ahead arrives first, is refused, and goes again; no back-off, no loss."""
    api = Api()
    api.slow = {0, 3}
    uplink = Uplink()
    made = await drained(api, log, uplink)
    assert api.leaves == log.leaves(0, SIZE)
    assert len(api.offered) > 6
    assert api.offered.count(0) == 1, "it does not go back"
    assert made.state.tree == log.tree
    assert "hole" not in uplink.health.failures


@pytest.mark.parametrize("number", [0, 1, 4, 5])
async def test_an_answer_that_is_lost_is_asked_for_again(
    log: Store, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Last item repeated for ever; a lost answer: stored all the same, the batch goes again and nothing is doubled."""
    monkeypatch.setattr(forwarder, "FIRST_BACK_OFF_S", 0.01)
    api = Api(lambda n: CloudError("unreachable") if n == number else None)
    made = await drained(api, log)
    assert api.leaves == log.leaves(0, SIZE)
    assert made.state.tree == log.tree


async def test_another_history_stops_it(log: Store) -> None:
    """A fork: with a batch on its way the forwarder stops, says why, and the cloud's history is as it was."""
    api = Api()
    other = [*log.leaves(0, BATCH + 3), b"another"]
    api.leaves = list(other)
    made = await drained(api, log)
    assert made.state.stopped is not None
    assert api.leaves == other


async def test_nothing_goes_on_after_it_is_cancelled(log: Store) -> None:
    """A forwarder that is ended leaves no request behind."""
    api = Api()
    api.slow = set(range(20))
    made = Forwarder(api, log, lambda _: None, Uplink(), random.Random(1))  # type: ignore[arg-type]
    running = asyncio.create_task(made.drain())
    await asyncio.sleep(0.02)
    assert api.at_once == 2
    running.cancel()
    await asyncio.wait([running])
    await asyncio.sleep(0.01)
    assert api.at_once == 0
