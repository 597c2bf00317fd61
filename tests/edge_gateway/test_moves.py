"""A hall that moves: backed up into one file, put back on another PC in one command, and nothing lost or counted twice."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backups import sealing
from edge_gateway.devices import keyring
from edge_gateway.log import store
from edge_gateway.succession import backing_up, beginning, kept
from edge_gateway.succession.beginning import Beginning
from site_plan import parse
from tests.edge_gateway.conftest import PLAN
from tests.edge_gateway.forking import Nest

ETC = {
    "gateway.env": ("LAWANG_HTTP=192.168.10.2:8080\n", 0o640),
    "plan.toml": (PLAN, 0o644),
    "mosquitto.conf": ("listener 1883 192.168.10.2\n", 0o644),
    "broker/passwords": ("gateway:$7$101$…\n", 0o640),
    "tls/broker.key": ("-----BEGIN PRIVATE KEY-----\n", 0o640),
    "cloud.env": ("LAWANG_DATABASE=another part's secret\n", 0o640),
}


Said = Callable[..., Any]


@pytest.fixture
def said(nest: Nest) -> Said:
    """Give a function that returns what a command of the gateway prints, or else its one line of refusal."""

    def run(*words: object, ok: bool = True) -> Any:
        done = nest.run(*map(str, words))
        assert done.returncode == (0 if ok else 2), done.stderr
        if ok:
            return [json.loads(line) for line in done.stdout.splitlines()]
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1]

    return run


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """Give a gateway's folder with a log of three entries and a box, and the machine's configuration beside it."""
    data = tmp_path / "data"
    data.mkdir()
    beginning.install(data, beginning.begin(data, parse(PLAN), Beginning("first", None, False), 0, 0))
    keyring.add(data, "gate-a", "a0a0a0a0a0a0")
    (data / "broker.key").write_text("ab" * 32)
    for name, (text, mode) in ETC.items():
        path = tmp_path / "etc" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(mode)
    (tmp_path / "stick").mkdir()
    return data


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, Path]:
    """Give a public key, and the file of the private one."""
    made = sealing.make_keys()
    (tmp_path / "private").write_text(f"# public key: {made.public}\n{made.private}\n")
    return made.public, tmp_path / "private"


def test_one_command_brings_a_hall_to_another_pc(
    said: Said, hall: Path, tmp_path: Path, keys: tuple[str, Path]
) -> None:
    """Sealed, with plan, configuration and accounts; the new PC needs the file and the private key, nothing else."""
    public, private = keys
    stick, new = tmp_path / "stick", tmp_path / "new"
    (made,) = said("backup", stick, "--data", hall, "--etc", tmp_path / "etc", "--key", public)
    assert made["file"].endswith(".tar.gz.age")
    assert b"broker.key" not in Path(made["file"]).read_bytes()
    (new / "etc").mkdir(parents=True)
    (new / "etc" / "mosquitto.conf").write_text("# as the package brought it\n")
    log, configured = said(
        "restore", stick, "--data", new / "data", "--key", private, "--etc", new / "etc", "--without-cloud"
    )
    assert log["log"] != made["log"]
    for name in ("devices.json", "gateway.key", "broker.key"):
        assert (new / "data" / name).read_bytes() == (hall / name).read_bytes()
    theirs = {name: value for name, value in ETC.items() if name != "cloud.env"}  # not the gateway's to carry about
    for name, (text, mode) in theirs.items():
        assert (new / "etc" / name).read_text() == text
        assert (new / "etc" / name).stat().st_mode & 0o777 == mode
    assert not (new / "etc" / "cloud.env").exists()
    assert (new / "etc" / "mosquitto.conf.lawang-old").read_text() == "# as the package brought it\n"
    assert sorted(configured["configured"]) == sorted(str(new / "etc" / name) for name in theirs)
    assert "lawang-gateway" in configured["next"]
    with store.open_reader(new / "data" / store.FILE) as opened:
        assert (opened.after, opened.plan) == (made["log"], PLAN)
    assert not [path.name for path in (new / "data").iterdir() if path.name.startswith(("restore-", "try-"))]


def test_a_backup_of_a_running_gateway_is_restored_and_nothing_is_lost_or_counts_twice(
    said: Said, mosquitto: Any, start_gateway: Any, make_box: Any, tmp_path: Path, keys: tuple[str, Path]
) -> None:
    """Taken between presses, put back into an empty folder: the box sends the rest, each press is counted once."""
    public, private = keys
    (tmp_path / "stick").mkdir()
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    box = make_box(mosquitto.address, gateway.data)
    for _ in range(5):
        box.press()
    box.deliver()
    (made,) = said("backup", tmp_path / "stick", "--data", gateway.data, "--key", public)
    for _ in range(3):
        box.press()
    box.deliver()
    gateway.process.kill()
    gateway.process.wait(10)
    other = start_gateway(mosquitto.address, name="new")
    for path in other.data.iterdir():
        path.unlink()
    (log,) = said("restore", made["file"], "--data", other.data, "--key", private, "--without-cloud")
    assert log["log"] != made["log"]
    other.start()
    box.acked = 0
    box.deliver()
    with sqlite3.connect(other.data / store.FILE) as db:
        payloads = [json.loads(p) for (p,) in db.execute("SELECT payload FROM leaf WHERE src = 'gateway'")]
    db.close()
    assert [values["after"] for values in payloads if values["k"] == "open"] == [made["log"]]
    assert sum(values["k"] == "enter" for values in payloads) == 3
    assert other.live()["entered"] == 8


def test_what_the_backup_says_of_the_cloud_is_used(said: Said, hall: Path, tmp_path: Path) -> None:
    """The token comes along: a new log is not opened past a cloud that could have been asked."""
    env = tmp_path / "etc" / "gateway.env"
    env.write_text("# the cloud\nLAWANG_CLOUD='http://127.0.0.1:9'\nLAWANG_TOKEN=abc\n")
    said("backup", tmp_path / "stick", "--data", hall, "--etc", tmp_path / "etc")
    told = said("restore", tmp_path / "stick", "--data", tmp_path / "new", ok=False)
    assert "Server pusat tidak menjawab" in told
    env.write_text("")
    said("backup", tmp_path / "stick", "--data", hall, "--etc", tmp_path / "etc", "--keep", 1)
    assert "--without-cloud" in said("restore", tmp_path / "stick", "--data", tmp_path / "other", ok=False)
    assert not (tmp_path / "other").exists()


def test_a_tried_backup_changes_nothing_and_is_noted(
    said: Said, hall: Path, tmp_path: Path, keys: tuple[str, Path]
) -> None:
    public, private = keys
    (made,) = said("backup", tmp_path / "stick", "--data", hall, "--key", public)
    assert kept.read(hall).tried is None
    with beginning.only_process(hall):  # the gateway runs meanwhile
        before = {path.name: path.read_bytes() for path in hall.iterdir() if path.name != kept.FILE}
        (tried,) = said("restore", tmp_path / "stick", "--data", hall, "--key", private, "--try")
    assert (tried["tried"], tried["size"]) == (made["file"], made["size"])
    found = kept.read(hall)
    assert found.tried is not None
    assert found.made is not None
    assert (found.tried.log, found.tried.size) == (found.made.log, found.made.size) == (made["log"], made["size"])
    assert (found.made.file, found.made.is_sealed) == (made["file"], True)
    assert {path.name: path.read_bytes() for path in hall.iterdir() if path.name != kept.FILE} == before


def test_a_backup_that_does_not_hold_is_not_noted(said: Said, hall: Path, tmp_path: Path) -> None:
    (made,) = said("backup", tmp_path / "stick", "--data", hall)
    content = Path(made["file"]).read_bytes()
    for spoilt in (content[: len(content) // 2], content[:-8], b"", b"not a backup"):
        Path(made["file"]).write_bytes(spoilt)
        told = said("restore", tmp_path / "stick", "--data", hall, "--try", ok=False)
        assert "Pakai cadangan lain" in told
    assert kept.read(hall).tried is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda hall, path: [path / "gone"], "pasang dahulu"),
        (lambda hall, path: [path / "stick", "--other-disk"], "disk yang sama"),
        (lambda hall, path: [path / "stick", "--key", "age1wrong"], "bukan kunci umum"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_left(
    said: Said, hall: Path, tmp_path: Path, wrong: Callable[[Path, Path], list[object]], told: str
) -> None:
    before = sorted(hall.iterdir())
    assert told in said("backup", *wrong(hall, tmp_path), "--data", hall, ok=False)
    assert sorted(hall.iterdir()) == before
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_full_disk_stops_the_backup_and_not_the_hall(hall: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy beside the log could fill the disk below what the gateway stores with."""
    monkeypatch.setattr(backing_up, "SPARE", 1 << 60)
    with pytest.raises(store.PlaceError, match="MB free"):
        backing_up.check_room(hall, 0)


def test_two_at_once_do_not_mix(said: Said, hall: Path, tmp_path: Path) -> None:
    with beginning.only_process(hall, backing_up.LOCK_FILE):
        assert "sedang dipakai" in said("backup", tmp_path / "stick", "--data", hall, ok=False)
    said("backup", tmp_path / "stick", "--data", hall)


def test_what_a_killed_backup_left_goes(said: Said, hall: Path, tmp_path: Path) -> None:
    (hall / backing_up.COPY).mkdir()
    (hall / backing_up.COPY / "old-0001-x.db").write_bytes(b"half")
    said("backup", tmp_path / "stick", "--data", hall)
    assert not (hall / backing_up.COPY).exists()


def test_only_the_newest_are_kept(said: Said, hall: Path, tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / "stick" / f"lawang-serang-2026110{day}T000000Z.tar.gz").touch()
    (made,) = said("backup", tmp_path / "stick", "--data", hall, "--keep", 2)
    assert len(made["deleted"]) == 4
    assert len(list((tmp_path / "stick").iterdir())) == 2
    assert Path(made["file"]).exists()


def test_a_key_is_made_once(said: Said, nest: Nest, tmp_path: Path) -> None:
    file = tmp_path / "private"
    done = nest.run("backup-key", str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    sealing.check_public(done.stdout.strip())
    sealing.private_of(file.read_text())
    assert "tidak pernah ditimpa" in said("backup-key", file, ok=False)
