"""How the gateway fares is one value: metrics, `/health` and the status page say the same, and say what it is."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from edge_gateway.devices import keyring
from edge_gateway.devices.keyring import KeyringError, WatchedKeyring
from edge_gateway.hall import State, layout_of
from edge_gateway.hall.model import Doubt
from edge_gateway.intake.health import BOUNDS_S, Counts, Durations, WriterHealth
from edge_gateway.intake.noticed import Heard
from edge_gateway.intake.outcome import Arrival
from edge_gateway.intake.writer import Writer
from edge_gateway.log import store
from edge_gateway.log.faults import DiskFullError, LockedError
from edge_gateway.log.forwarded import Kind, Stopped
from edge_gateway.machine.clock import GatewayClock, Reading, ThisMachine, Trust
from edge_gateway.screens.health import Health
from edge_gateway.screens.server import application
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from edge_gateway.uplink.health import UplinkHealth
from shelf.texts import texts
from shelf.version import VERSION
from site_plan import PlanError, parse
from tests.edge_gateway import small_disk

NOW = 1_795_576_222_331
WELL = WriterHealth(7, 3, Reading(NOW, Trust.RIGHT))
HINDERED = WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), hindrance=DiskFullError("store.disk-full", folder="/d"))
LOCKED = WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), hindrance=LockedError("store.locked", file="/d/log.db"))
FORKED = UplinkHealth(stopped={"gw-1": Stopped(Kind.OTHER_ROOT, "40")})

# What dashboards, alerts and other people's scrapers use: a name that is missing here is missing there.
METRICS = {
    **dict.fromkeys(
        ("acked", "appended", "conflicts", "duplicates", "facts", "failed_commits", "forward_failures", "forwarded",
         "gaps", "refused"), "counter"),
    **dict.fromkeys(
        ("broker_connected", "build_info", "clock_jump_seconds", "clock_trusted", "device_boot", "device_cap", "device_fill", "device_heap",
         "device_heard_timestamp_seconds", "device_on", "forward_age_seconds", "forward_backlog", "forward_stopped",
         "log_size", "problem"), "gauge"),
    "commit_seconds": "histogram",
}  # fmt: skip


def asked(health: Health) -> TestClient:
    return TestClient(application([], lambda: health))


def metrics(health: Health) -> str:
    return asked(health).get("/metrics").text


def test_metrics_keep_their_names() -> None:
    """They are there from the first moment, also while they are nought."""
    text = metrics(Health("gw-1", NOW, WELL, broker=True, uplink=None))
    found = dict(re.findall(r"^# TYPE lawang_(\w+?)(?:_total)? (\w+)$", text, re.MULTILINE))
    assert {name: kind for name, kind in found.items() if not name.endswith("_created")} == METRICS


def test_what_was_counted_is_what_is_scraped() -> None:
    counts = Counts(appended=5, refused={"mac": 3, "overrun": 1}, commits=Durations().with_one(0.0007).with_one(9))
    heard = {"gate-a": Heard(NOW, {"fill": 12, "odd": 1}), "gate-b": Heard(None, {"fill": 9}, proved=False)}
    uplink = UplinkHealth(backlog=4, oldest=NOW - 2_500, taken=9, failures={"503": 2})
    writer = WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), counts=counts)
    lines = metrics(Health("gw-1", NOW, writer, broker=True, uplink=uplink, presence=heard)).splitlines()
    for line in (
        "lawang_appended_total 5.0",
        'lawang_refused_total{reason="mac"} 3.0',
        'lawang_refused_total{reason="overrun"} 1.0',
        'lawang_commit_seconds_bucket{le="0.0005"} 0.0',
        'lawang_commit_seconds_bucket{le="0.001"} 1.0',
        'lawang_commit_seconds_bucket{le="2.5"} 1.0',
        'lawang_commit_seconds_bucket{le="+Inf"} 2.0',
        "lawang_commit_seconds_sum 9.0007",
        "lawang_commit_seconds_count 2.0",
        "lawang_forward_backlog 4.0",
        "lawang_forward_age_seconds 2.5",
        "lawang_forwarded_total 9.0",
        'lawang_forward_failures_total{why="503"} 2.0',
        "lawang_log_size 7.0",
        'lawang_device_fill{dev="gate-a",proved="1"} 12.0',
        'lawang_device_fill{dev="gate-b",proved="0"} 9.0',
        'lawang_device_heard_timestamp_seconds{dev="gate-a"} 1.795576222331e+09',
    ):
        assert line in lines
    assert not any("odd" in line or 'heard_timestamp_seconds{dev="gate-b"' in line for line in lines)


@pytest.mark.parametrize("bound", BOUNDS_S)
def test_a_duration_of_just_a_bound_is_below_it(bound: float) -> None:
    """As Prometheus has it: `le` is less or equal."""
    at = BOUNDS_S.index(bound)
    assert Durations().with_one(bound).counts[at] == 1
    assert Durations().with_one(bound * 1.001).counts[at + 1] == 1


@pytest.mark.parametrize(
    ("health", "status", "said"),
    [
        (Health("gw-1", NOW, WELL, broker=False, uplink=None), "broker", "Mosquitto"),
        (Health("gw-1", NOW, WELL, broker=True, uplink=None, broker_refuses=True), "login", "lawang-broker-accounts"),
        (Health("gw-1", NOW, WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), accounts=OSError("no room")), True, None), "accounts", "no room"),
        (Health("gw-1", NOW, WriterHealth(7, 3, Reading(NOW, Trust.BEHIND)), True, None), "clock", "tertinggal"),
        (Health("gw-1", NOW, WriterHealth(7, 3, Reading(1, Trust.NEVER_SET)), True, None), "clock", "belum pernah"),
        (Health("gw-1", NOW, WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), doubt=Doubt(NOW, NOW + 9)), True, None), "clock", "lawang gateway clock"),
        (Health("gw-1", NOW, WELL, broker=True, uplink=FORKED), "forwarding", "rejoin"),
        (Health("gw-1", NOW, HINDERED, broker=True, uplink=None), "disk", "Kosongkan ruang"),
        (Health("gw-1", NOW, LOCKED, broker=True, uplink=None), "locked", "Tutup program"),
        (Health("gw-1", NOW, WriterHealth(7, 3, Reading(NOW, Trust.RIGHT), keyring=KeyringError("keyring.json", file="/d/devices.json")), True, None),
         "keyring", "devices.json"),
        (Health("gw-1", NOW, WELL, broker=True, uplink=None, plan=PlanError(7, "plan.no-site")), "plan", "(baris 7: perlu tabel [site])"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_one_word_for_machines_and_a_sentence_for_people(
    health: Health, status: str, said: str
) -> None:
    """E13: a full disk was `ok`. What is wrong answers 503 with its word, and has a sentence that says what to do."""
    answer = asked(health).get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, status)
    (problem,) = health.problems
    ours = texts("edge_gateway")
    assert said in f"{ours.said('id', problem.what)} {ours.said('id', problem.todo)}"
    assert ours.said("id", problem.todo)
    assert f'lawang_problem{{name="{status}"}} 1.0' in metrics(health)


def test_a_gateway_that_is_well_says_so() -> None:
    answer = asked(Health("gw-1", NOW, WELL, broker=True, uplink=UplinkHealth(backlog=2))).get("/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok", "version": VERSION, "log": "gw-1", "size": 7, "start": 3, "broker": True, "clock": True, "forwarding": "on",
        "backlog": 2,
    }  # fmt: skip


PLAN = parse('[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n')


class Nobody:
    """Publishes nothing."""

    def publish(self, topic: str, payload: bytes) -> None:
        pass

    def announce(self, start: int) -> None:
        pass


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Make a writer over a log of its own."""
    beginning.install(tmp_path, beginning.begin(tmp_path, PLAN, Beginning("first", None, asked_cloud=False), 0, 0))
    with store.open_store(tmp_path / store.FILE) as log:
        yield Writer(
            tmp_path, log, WatchedKeyring(tmp_path), State(layout_of(PLAN)), lambda: None, GatewayClock(ThisMachine())
        )


def tick(writer: Writer) -> None:
    """Let a second go by."""
    writer._last_housekeeping = None
    writer._housekeep(Nobody())


def test_a_log_that_another_program_holds_is_told_from_a_full_disk(writer: Writer, tmp_path: Path) -> None:
    """It was counted and said as a full disk. Nothing is taken while it lasts, and it ends by itself."""
    message = Arrival("lawang/1/serang/gate-a/evt", b"{}", retained=False, rx=NOW)
    with closing(sqlite3.connect(tmp_path / store.FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        tick(writer)  # the day is to be opened
        assert isinstance(writer.health.hindrance, LockedError)
        writer._process([message], Nobody())
        assert writer.health.counts.refused == {"locked": 1}
        other.execute("ROLLBACK")
    tick(writer)
    assert writer.health.hindrance is None
    assert writer.health.counts.failed_commits == 1
    assert writer.state.phase != "none"


def test_a_list_of_devices_that_cannot_be_used_is_told_until_it_can(writer: Writer, tmp_path: Path) -> None:
    """Class "silent configuration error": who added a device by hand sees why it is not heard."""
    tick(writer)
    (tmp_path / keyring.FILE).write_text("{")
    tick(writer)
    tick(writer)
    assert writer.health.keyring is not None
    start = writer.health.start
    (tmp_path / keyring.FILE).unlink()
    keyring.add(tmp_path, "gate-a", "a0a0a0a0a0a0")
    tick(writer)
    assert writer.health.keyring is None
    assert writer.health.start > start


@pytest.mark.skipif(shutil.which("unshare") is None, reason="Linux only")
def test_a_full_disk_is_said_as_what_it_is_and_room_is_all_it_needs(tmp_path: Path) -> None:
    """E13: `/health` said ok, a start "restore it and say rejoin". Each advice that is given now is tried here."""
    seen = small_disk.said(tmp_path)
    assert (seen["before"], seen["full"], seen["after"]) == ("broker", "broker, disk", "broker")
    assert seen["metric"]
    assert seen["lines"] == 1  # a line a second would fill what is left
    assert seen["order"][0] == 2
    assert seen["order after"] == [0, ""]
    for refused in (seen["order"], seen["start"], seen["rejoin"]):
        assert refused[0] == 2
        assert "is full: make room on it" in refused[1]
    assert seen["files"] == seen["files then"]
    assert seen["rejoin after"][0] == 0, seen["rejoin after"][1]
