"""Restore, replacement, fork, and a cloud that misbehaves: gateways as processes against a small fake cloud."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contract import leaf as leaves
from contract import records
from contract.leaf import Source


@pytest.fixture
def cloud(load_fake_cloud: Any) -> Iterator[Any]:
    with load_fake_cloud() as running:
        yield running


def _access(cloud: Any) -> tuple[str, ...]:
    return ("--cloud", cloud.url, "--token", "t")


def _row(data: Path, statement: str) -> Any:
    with sqlite3.connect(data / "log.db") as db:
        found = db.execute(statement).fetchone()
    db.close()
    return found


def _size(data: Path) -> int:
    return int(_row(data, "SELECT count(*) FROM leaf")[0])


def _opened(data: Path) -> dict[str, Any]:
    return json.loads(_row(data, "SELECT payload FROM leaf WHERE n = 0")[0])


def _reached(cloud: Any, gateway: Any, until: Any) -> None:
    log = gateway.ready["log"]
    until(lambda: len(cloud.logs.get(log, [])) == _size(gateway.data), 40)


def _copy(data: Path, to: Path) -> None:
    shutil.copytree(data, to, ignore=shutil.ignore_patterns("stderr", "lock", "control"))


def test_the_cloud_gets_the_log_whatever_happens_on_the_way(
    mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any
) -> None:
    """Classes "last item repeated for ever" and "backlog rejected, then dropped": lost answers, 429, 503, 413, junk."""
    # two in a row at most: each failure doubles the wait
    faults = {2: "503", 3: "lost", 5: "429", 6: "413", 8: "lost", 9: "nonsense", 11: "lost"}
    cloud.fault = faults.get
    gateway = start_gateway(mosquitto.address, *_access(cloud))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    for _ in range(600):
        box.press()
    box.deliver()
    while cloud.appends < 12:  # each press is news, so that no sign of life is waited for
        box.press()
        box.deliver()
    _reached(cloud, gateway, until)
    device = [leaves.decode(x).payload for x in cloud.logs[gateway.ready["log"]] if b" device\n" in x[:90]]
    assert device == box.journal
    assert gateway.metric("lawang_forward_stopped") == 0
    assert gateway.stop() == 0


def test_another_root_stops_forwarding_and_nothing_else(
    mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any
) -> None:
    """A cloud that holds another history is an alarm; the hall goes on."""
    cloud.fault = lambda _: "root"
    gateway = start_gateway(mosquitto.address, *_access(cloud))
    gateway.start()
    until(lambda: gateway.metric("lawang_forward_stopped") == 1)
    box = make_box(mosquitto.address, gateway.data)
    box.press()
    box.deliver()
    assert gateway.live()["entered"] == 1


def test_a_database_behind_the_second_file_does_not_start(mosquitto: Any, start_gateway: Any, make_box: Any) -> None:
    """Class "database restored from a backup signs other history": log.db is put back, head.json is not."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    assert gateway.stop() == 0
    kept, before = (gateway.data / "log.db").read_bytes(), _size(gateway.data)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.press()
    box.deliver()
    assert gateway.stop() == 0
    (gateway.data / "log.db").write_bytes(kept)
    assert "rejoin" in gateway.refuses()
    done = gateway.rejoin("--why", "restored", "--without-cloud")
    assert done.returncode == 0, done.stderr
    gateway.start()
    opened = _opened(gateway.data)
    assert (opened["why"], opened["cloud"], opened["after_size"]) == ("restored", 0, before)
    box.acked = 0
    box.deliver()
    assert gateway.live()["entered"] == 1
    assert [path.name[:9] for path in gateway.data.glob("old-*.db")] == ["old-0001-"]


def test_last_nights_folder_is_put_back(
    mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any, tmp_path: Path
) -> None:
    """Restore drill: refused at start; the new log names where the old one ended; nothing is lost or counted twice."""
    gateway = start_gateway(mosquitto.address, *_access(cloud))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    for _ in range(5):
        box.press()
    box.deliver()
    _reached(cloud, gateway, until)
    assert gateway.stop() == 0
    _copy(gateway.data, tmp_path / "backup")
    gateway.start()
    for _ in range(5):
        box.press()
    box.deliver()
    _reached(cloud, gateway, until)
    old = gateway.ready["log"]
    gateway.kill()
    shutil.rmtree(gateway.data)
    shutil.copytree(tmp_path / "backup", gateway.data)
    assert "rejoin --why restored" in gateway.refuses()
    done = gateway.rejoin("--why", "restored", *_access(cloud))
    assert done.returncode == 0, done.stderr
    gateway.start()
    opened = _opened(gateway.data)
    assert (opened["after"], opened["after_size"], opened["after_root"]) == (old, len(cloud.logs[old]), cloud.root(old))
    assert box.hello().seq == 10  # what the cloud has, no device sends again
    box.press()
    box.deliver()
    _reached(cloud, gateway, until)
    assert cloud.identities() == {("gate-a", box.ep, n) for n in range(1, 12)}
    assert gateway.live()["entered"] == 11
    assert gateway.metric("lawang_forward_stopped") == 0


def test_an_empty_replacement(mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any) -> None:
    """A new box for a known site: refused without a word, then continues from what the cloud has, today's wall too."""
    first = start_gateway(mosquitto.address, *_access(cloud))
    first.start()
    box = make_box(mosquitto.address, first.data)
    for button in ("in", "in", "out"):
        box.press(button)
    box.deliver()
    _reached(cloud, first, until)
    first.kill()
    second = start_gateway(mosquitto.address, *_access(cloud), name="new")
    shutil.copy(first.data / "devices.json", second.data / "devices.json")
    assert "rejoin --why replaced" in second.refuses()
    done = second.rejoin("--why", "replaced", *_access(cloud))
    assert done.returncode == 0, done.stderr
    second.start()
    assert second.ready["start"] > first.ready["start"] or second.ready["log"] != first.ready["log"]
    assert _opened(second.data)["after"] == first.ready["log"]
    assert box.hello().seq == 3
    box.press()
    box.deliver()
    _reached(cloud, second, until)
    assert second.live()["entered"] == 3
    assert len(cloud.identities()) == 4


def test_without_a_word_about_the_cloud_nothing_begins(start_gateway: Any, cloud: Any) -> None:
    """An empty folder whose cloud does not answer must not begin a second history by itself."""
    gateway = start_gateway("127.0.0.1:1", "--cloud", "http://127.0.0.1:9", "--token", "t")
    assert "--without-cloud" in gateway.refuses()
    assert not (gateway.data / "log.db").exists()


def test_a_fork_ends_in_a_new_log_with_what_diverged(
    mosquitto: Any, start_gateway: Any, make_box: Any, cloud: Any, until: Any, tmp_path: Path
) -> None:
    """Two boxes wrote the same log: forwarding stops, and after `rejoin` every press of both is in the cloud once."""
    gateway = start_gateway(mosquitto.address, *_access(cloud))
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    box.press()
    box.deliver()
    _reached(cloud, gateway, until)
    log = gateway.ready["log"]
    assert gateway.stop() == 0
    _copy(gateway.data, tmp_path / "clone")
    clone = start_gateway(mosquitto.address, *_access(cloud), name="clone")
    clone.start()
    other = make_box(mosquitto.address, clone.data, "gate-b")
    other.press()
    other.deliver()
    until(lambda: len(cloud.logs[log]) == _size(clone.data), 40)
    clone.kill()
    (gateway.data / "offline").touch()
    offline = start_gateway(mosquitto.address)
    offline.start()
    for _ in range(3):
        box.press()
    box.deliver()
    assert offline.stop() == 0
    gateway.start()
    until(lambda: gateway.metric("lawang_forward_stopped") == 1)
    assert gateway.stop() == 0
    done = gateway.rejoin("--why", "rejoin", *_access(cloud))
    assert done.returncode == 0, done.stderr
    gateway.start()
    _reached(cloud, gateway, until)
    wanted = {("gate-a", box.ep, n) for n in range(1, 5)} | {("gate-b", other.ep, 1)}
    assert cloud.identities() == wanted
    again = [leaves.decode(leaf) for leaf in cloud.logs[gateway.ready["log"]]]
    facts = [records.decode(x.payload) for x in again if x.src is Source.GATEWAY]
    numbers = {x.n for x in again if x.src is Source.DEVICE}
    assert {fact.data["by"] for fact in facts if fact.k == "enter"} == numbers
    assert len(numbers) == 3
    assert gateway.live()["entered"] == 5
    assert gateway.metric("lawang_forward_stopped") == 0
