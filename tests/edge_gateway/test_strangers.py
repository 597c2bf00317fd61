"""What somebody without a key, or with a recording, may do: be refused, counted, and harm nobody."""

import asyncio
import json
import logging
import resource
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import httpx2
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from contract.errors import ContractError
from contract.form import MAX_BOOT
from contract.messages import Hello
from edge_gateway.intake import presence
from edge_gateway.intake.broker import Broker, Patience
from edge_gateway.intake.complaints import BURST, Complaints
from edge_gateway.intake.outcome import Message
from edge_gateway.intake.sessions import Sessions
from edge_gateway.machine.address import Address
from edge_gateway.machine.clock import ThisMachine
from pages.serving import bounded, listen
from tests.edge_gateway.test_ingest import Log
from tests.edge_gateway.test_ingest import hello as greeting
from tests.edge_gateway.whole_hall import furnish

HW, EPOCH, OLDER = "a4cf12000001", "6b1e0f5a9c3d7e21", "0011223344556677"
NONCE = "00000000000000{:02x}"


def hello(boot: int, up: int, epoch: str = EPOCH, nonce: int = 1) -> Hello:
    return Hello("pad-1", HW, epoch, 1, 0, 0, boot, up, NONCE.format(nonce))


# -- what carries no MAC


def read(payload: bytes) -> Mapping[str, int]:
    """Return what is kept, nothing where it is refused with a reason of ours; any other error fails the test."""
    try:
        return presence.read(payload)
    except ContractError as refused:
        return {} if refused.reason in {"json", "oversize", "value"} else {"another reason": -1}


def test_a_number_without_a_mac_ends_no_process() -> None:
    """E1, and its kind: a retained state with a number of 400 digits is refused, each time it comes again."""
    payload = b'{"v":1,"boot":4,"on":1' + b"0" * 400 + b"}"
    with pytest.raises(ContractError) as refused:
        presence.read(payload)
    assert refused.value.reason == "value"


@given(st.dictionaries(st.sampled_from(["v", "boot", "on", "fill", "cap", "heap", "x", "dev"]), st.one_of(
    st.integers(), st.floats(), st.booleans(), st.text(max_size=9), st.none(), st.lists(st.integers(), max_size=3))))  # fmt: skip
def test_only_known_fields_within_their_bounds_are_kept(values: dict[str, object]) -> None:
    """E10, and its kind: whatever is sent, what is kept has six names and numbers that a gauge can show."""
    kept = read(json.dumps(values).encode())
    assert kept.keys() <= {"v", "boot", "on", "fill", "cap", "heap"}
    assert all(type(value) is int and 0 <= value <= 0xFFFF_FFFF for value in kept.values())


@given(st.binary(max_size=600))
def test_rubbish_is_refused_by_name(payload: bytes) -> None:
    assert "another reason" not in read(payload)


# -- recordings


def test_a_recorded_hello_opens_no_session() -> None:
    """E6: an older hello that somebody sends again does not become the one whose nonce orders answer."""
    sessions = Sessions()
    assert sessions.opens(hello(4, 1_000), has_entries=True)
    assert sessions.opens(hello(4, 60_000), has_entries=True)
    assert not sessions.opens(hello(4, 1_000), has_entries=True)
    assert not sessions.opens(hello(4, 60_000), has_entries=True)
    assert not sessions.opens(hello(3, 900_000), has_entries=True)
    assert sessions.opens(hello(5, 10), has_entries=True)


def test_an_epoch_before_this_one_opens_no_session() -> None:
    """E6: a new epoch has no entry in the log when its first hello comes; one that has some was left."""
    sessions = Sessions()
    assert sessions.opens(hello(4, 1_000), has_entries=True)
    assert not sessions.opens(hello(4, 2_000, OLDER), has_entries=True)
    assert sessions.opens(hello(4, 2_000, "8899aabbccddeeff"), has_entries=False)
    assert not sessions.opens(hello(9, 2_000), has_entries=True)


def test_another_chip_and_a_counter_at_its_end_are_heard() -> None:
    sessions = Sessions()
    assert sessions.opens(hello(MAX_BOOT, 9_000), has_entries=True)
    assert sessions.opens(hello(MAX_BOOT, 10), has_entries=True)
    assert sessions.opens(hello(1, 10)._replace(hw="a4cf12000002"), has_entries=True)


# -- log lines


def test_a_flood_has_a_budget_of_lines(caplog: pytest.LogCaptureFixture) -> None:
    """E14, F16: fifty refused messages a second of ever new names, an hour long: at most a line a second, all counted."""
    complaints, now, sent = Complaints(), 1_000.0, 0
    with caplog.at_level(logging.WARNING):
        for second in range(3_600):
            refused = [("unknown-device", f"lawang/1/serang/x{second * 50 + i}/evt") for i in range(50)]
            complaints.take(refused, now + second)
            sent += 50
    assert len(caplog.records) <= 3_600 + BURST
    said = sum(record.__dict__["number"] for record in caplog.records)
    assert complaints.unsaid + said == sent


def test_one_refused_box_is_said_each_minute(caplog: pytest.LogCaptureFixture) -> None:
    """F16: a box with a wrong key, five messages a second for an hour, takes some 60 lines and not 18,000."""
    complaints = Complaints()
    with caplog.at_level(logging.WARNING):
        for tick in range(5 * 3_600):
            complaints.take([("mac", "lawang/1/serang/pad-1/evt")], 1_000.0 + tick / 5)
    assert 59 <= len(caplog.records) <= 61
    assert {record.__dict__["device"] for record in caplog.records} == {"pad-1"}
    assert all("config.json" in record.__dict__["advice"] for record in caplog.records)


# -- a broker that does not answer


class Deaf:
    """A broker that takes a connection, and then says nothing; from `heals` on, its connections are answered."""

    def __init__(self, heals: int) -> None:
        self.connections, self._heals = 0, heals
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = Address("127.0.0.1", self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(near, self.connections >= self._heals), daemon=True).start()

    def _serve(self, near: socket.socket, answers: bool) -> None:
        with near, suppress(OSError):
            while data := near.recv(4096):
                if data[0] >> 4 == 1:
                    near.sendall(b"\x20\x02\x00\x00")  # CONNACK
                elif data[0] >> 4 == 8 and answers:
                    near.sendall(bytes([0x90, 7]) + data[2:4] + b"\x01" * 5)  # SUBACK of five filters
                elif data[0] >> 4 == 12:
                    near.sendall(b"\xd0\x00")  # PINGRESP: the connection looks alive

    def close(self) -> None:
        self._listener.close()


@contextmanager
def connected(deaf: Deaf, patience: Patience) -> Iterator[Broker]:
    broker = Broker(deaf.address, "serang", "gw-00000001", 1, lambda _: None, ThisMachine().steady, 10, patience)
    running = threading.Thread(target=broker.run, daemon=True)
    running.start()
    try:
        yield broker
    finally:
        broker.stop()
        deaf.close()
        running.join(10)
        assert not running.is_alive()


def test_a_subscription_that_is_not_confirmed_is_asked_again(until: Any) -> None:
    """E11: SUBACK lost on the way: after a time-out the gateway connects again, and is not deaf for ever."""
    deaf = Deaf(heals=2)
    with connected(deaf, Patience(subscribed=0.3, echo=60)) as broker:
        until(lambda: broker.connected)
        assert deaf.connections == 2


def test_deafness_is_noticed_by_what_is_not_heard(until: Any) -> None:
    """E11: subscribed, pinged and alive, but nothing comes: the gateway misses its own echo and connects again."""
    deaf = Deaf(heals=1)
    with connected(deaf, Patience(subscribed=1, echo=0.3)):
        until(lambda: deaf.connections >= 3)


def test_who_is_stopped_before_it_has_begun_ends(mosquitto: Any) -> None:
    """A gateway that was told to stop in its first moments went on for ever: paho forgets an end that comes too early."""
    broker = Broker(
        Address.parse(mosquitto.address),
        "serang",
        "gw-00000001",
        1,
        lambda _: None,
        ThisMachine().steady,
        10,
        Patience(0.2, 9),
    )
    broker.stop()
    running = threading.Thread(target=broker.run, daemon=True)
    running.start()
    running.join(10)
    assert not running.is_alive()


def test_a_broker_that_works_is_not_left(mosquitto: Any, until: Any) -> None:
    heard: list[Message] = []
    broker = Broker(
        Address.parse(mosquitto.address),
        "serang",
        "gw-00000001",
        1,
        heard.append,
        ThisMachine().steady,
        10,
        Patience(1, 0.1),
    )
    running = threading.Thread(target=broker.run, daemon=True)
    running.start()
    until(lambda: broker.connected)
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        assert broker.connected
        time.sleep(0.05)
    broker.stop()
    running.join(10)
    assert heard == []


# -- pages


@pytest.mark.full_depth
def test_idle_connections_end_and_the_record_goes_on(
    mosquitto: Any, start_gateway: Any, make_box: Any, until: Any
) -> None:
    """E7: 1,100 connections that say nothing: the gateway goes on taking presses, and its pages come back by themselves."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data, "gate-a")
    host, port = gateway.ready["http"].split(":")
    idle: list[socket.socket] = []
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2_048), hard))
    resource.prlimit(gateway.process.pid, resource.RLIMIT_NOFILE, (512, 512))
    try:
        for _ in range(1_100):
            idle.append(socket.create_connection((host, int(port)), timeout=5))
        box.press("in")
        box.deliver()
        assert gateway.process.poll() is None
    finally:
        for one in idle:
            one.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    until(lambda: httpx2.get(f"http://{gateway.ready['http']}/health", timeout=5).status_code == 200)


def test_answers_on_one_connection_do_not_wait(mosquitto: Any, start_gateway: Any) -> None:
    """F9: sixty requests on one connection took 44 ms each, since no listener had TCP_NODELAY; the best shows it."""
    gateway = furnish(start_gateway(mosquitto.address, "--live"))
    gateway.start()
    with httpx2.Client(base_url=f"http://{gateway.ready['http']}") as client:
        client.get("/v1/live")
        times: list[float] = []
        for _ in range(60):
            began = time.perf_counter()
            assert client.get("/v1/live").status_code == 200
            times.append(time.perf_counter() - began)
    assert sorted(times)[30] < 0.030


def test_a_head_that_never_ends_is_cut() -> None:
    """E7: a connection that sends its head a byte at a time has ten seconds (here 0.3) for it, also for a second one."""

    async def run() -> tuple[bytes, bytes]:
        bound = listen("127.0.0.1", 0)
        config = uvicorn.Config(Starlette(), http=bounded(8, 0.3), log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[bound]))
        port = bound.getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HT")
        first = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = await asyncio.wait_for(reader.read(12), 5)
        await reader.readuntil(b"\r\n\r\nNot Found")
        writer.write(b"GET / HT")
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
        server.should_exit = True
        await serving
        return first, answer

    assert asyncio.run(run()) == (b"", b"HTTP/1.1 404")


# -- the answer to a recording, at the gateway's decision


def test_a_replayed_hello_is_acked_and_becomes_nobodys_session() -> None:
    """E6: the recording is answered, which changes nothing; shows go on answering the box's own nonce."""
    log = Log()
    first, second = greeting(0, 0, up=1_000, nonce="1" * 16), greeting(0, 0, up=2_000, nonce="2" * 16)
    assert [said.nonce for said in log.take(first).outcome.greeted] == ["1" * 16]
    assert [said.nonce for said in log.take(second).outcome.greeted] == ["2" * 16]
    again = log.take(first).outcome
    assert again.greeted == []
    assert [ack.nonce for ack in again.hellos] == ["1" * 16]
