"""The way to the cloud through proxies that answer in words of their own."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_gateway.log import store
from edge_gateway.log.store import Store
from edge_gateway.uplink.cloud import Cloud, CloudError, NotTaken
from edge_gateway.uplink.forwarder import Forwarder
from edge_gateway.uplink.health import Uplink
from tests.edge_gateway.fake_cloud import FakeCloud, fake_cloud
from tests.edge_gateway.test_durability import Hasty, _grow, log  # noqa: F401 - a fixture


@pytest.fixture
def proxied() -> Iterator[FakeCloud]:
    """Give a cloud behind a proxy: `fault` says which status the proxy answers a batch of more than 50 leaves with."""
    with fake_cloud() as cloud:
        yield cloud


async def test_a_proxys_413_shrinks_the_batch_whatever_its_body(
    log: Store,  # noqa: F811 - a fixture
    tmp_path: Path,
    proxied: FakeCloud,
) -> None:
    """F8: the status alone decides: a 413 in HTML halves the batch until it fits, and everything arrives."""
    _grow(log, 600)
    proxied.fault = lambda _: "proxy 413"
    async with Cloud(proxied.url, "token", "serang") as cloud:
        with store.open_reader(tmp_path / store.FILE) as reader:
            made = Forwarder(cloud, reader, lambda _: None, Uplink(), Hasty())
            await asyncio.wait_for(made.drain(), 20)
    assert proxied.root(log.log) == log.tree.root().hex()


@pytest.mark.parametrize("status", [301, 400, 403, 404, 408, 409, 411, 413, 414, 422, 431])
async def test_a_refusal_without_our_words_is_a_refusal_by_its_status(proxied: FakeCloud, status: int) -> None:
    """F8: what is no JSON, and JSON that is no object, says nothing and hides nothing."""
    proxied.fault = lambda _: f"proxy {status}"
    async with Cloud(proxied.url, "token", "serang") as cloud:
        assert await cloud.append("gw-1", 0, [b"x"] * 60, 60, 0) == NotTaken(status, "")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_cloud_that_is_away_is_asked_again_whatever_the_body(proxied: FakeCloud, status: int) -> None:
    """F8: a proxy's page about a cloud that is down is no answer of the cloud's."""
    proxied.fault = lambda _: f"proxy {status}"
    async with Cloud(proxied.url, "token", "serang") as cloud:
        with pytest.raises(CloudError) as caught:
            await cloud.append("gw-1", 0, [b"x"] * 60, 60, 0)
    assert caught.value.why == str(status)


async def test_a_proxys_own_success_moves_nothing_on(proxied: FakeCloud) -> None:
    """F8: a 200 must bring where the log stands: a login page of the building's Wi-Fi has taken nothing."""
    proxied.fault = lambda _: "proxy 200"
    async with Cloud(proxied.url, "token", "serang") as cloud:
        with pytest.raises(CloudError):
            await cloud.append("gw-1", 0, [b"x"] * 60, 60, 0)
    assert proxied.logs == {}


@pytest.mark.parametrize(
    ("error", "id_", "en"),
    [
        (CloudError("unreachable", "ConnectTimeout"), "periksa internet", "check the internet"),
        (CloudError("401", "unknown-token"), "tokennya ditolak", "refuses the token"),
        (CloudError("503"), "basis datanya berhenti", "database is away"),
        (CloudError("418"), "tidak diharapkan", "unexpected"),
    ],
)
def test_people_read_what_it_means(error: CloudError, id_: str, en: str) -> None:
    """In their language, the technical word behind it; a log line has that word alone."""
    assert id_ in error.said("id")
    assert en in error.said("en")
    assert error.said("id").endswith(str(error))
    assert str(error).startswith(error.why)
