"""Class "files of another owner after a command as root": every command, as root, as the owner, as a stranger.

Run as real users: root, the user whose folder it is (`HALL`) and another one. Needs root.
"""

import json
import os
import signal
import stat
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from edge_gateway.devices import authority, keyring
from edge_gateway.succession import beginning
from edge_gateway.succession.beginning import Beginning
from flashing import layout
from lawang import app
from site_plan import parse
from tests.edge_gateway.as_user import Done, Users
from tests.edge_gateway.conftest import PLAN, until

HALL, STRANGER = 61_234, 61_235
"""Users without a name here."""


@dataclass
class Hall:
    """A gateway's folder as it is on a hall's PC, with what commands are given beside it."""

    place: Path
    users: Users

    @property
    def data(self) -> Path:
        return self.place / "data"

    def run(self, uid: int, *argv: object) -> Done:
        return self.users.run(uid, *map(str, argv))


@pytest.fixture(scope="module")
def users() -> Iterator[Users]:
    if os.geteuid() != 0:
        message = "only root may run as other users"
        pytest.fail(message) if os.environ.get("LAWANG_REQUIRE_ALL") == "1" else pytest.skip(message)
    made = Users()
    yield made
    made.close()


@pytest.fixture
def hall(users: Users) -> Iterator[Hall]:
    """Give a hall whose log has begun, with a box, in a place that all users may enter."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        made = Hall(Path(name), users)
        made.place.chmod(0o755)
        made.data.mkdir(mode=0o700)
        (made.place / "plan.toml").write_text(PLAN)
        beginning.install(made.data, beginning.begin(made.data, parse(PLAN), Beginning("first", None, False), 0, 0))
        keyring.add(made.data, "gate-a", "a0a0a0a0a0a0")
        (made.data / keyring.FILE).chmod(0o640)  # a hall where a group reads it
        (made.place / "theirs").mkdir(mode=0o777)
        (made.place / "theirs").chmod(0o777)
        give(made.data, HALL)
        yield made


def give(folder: Path, uid: int) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, uid, uid, follow_symlinks=False)


def backed_up(hall: Hall) -> Path:
    """Return a backup that the hall made."""
    done = hall.run(HALL, "gateway", "backup", hall.place / "theirs", "--data", hall.data)
    assert done.code == 0, done.err
    return Path(json.loads(done.out)["file"])


Case = Callable[[Hall, Path], list[object]]  # the folder that the command is to write in
ADD = ("--broker", "192.168.10.2:1883", "--wifi", "lawang", "--wifi-password", "secret123")


def fresh(hall: Hall) -> Path:
    """Return a folder of the hall's user that holds nothing yet."""
    folder = hall.place / "fresh"
    folder.mkdir(mode=0o700)
    give(folder, HALL)
    return folder


def firmware(hall: Hall) -> Path:
    """Return a file that has what `device image` looks for: a table, and room for the box's configuration."""
    made = bytearray(b"\xff" * (layout.JOURNAL_AT - layout.IMAGE_AT))
    made[layout.TABLE_AT - layout.IMAGE_AT : layout.TABLE_END - layout.IMAGE_AT] = layout.encode(layout.OURS)
    (hall.place / "lawang.bin").write_bytes(made)
    return hall.place / "lawang.bin"


ORDERS = ("live", "trial", "reopen", "clock")
CASES: dict[str, Case] = {
    **{f"gateway {what}": lambda h, d, what=what: ["gateway", what, "--data", d, "--who", "sari"] for what in ORDERS},
    "gateway rejoin": lambda h, d: [
        "gateway", "rejoin", "--data", d, "--plan", h.place / "plan.toml", "--why", "rejoin", "--without-cloud"
    ],
    "gateway backup": lambda h, d: ["gateway", "backup", h.place / "theirs", "--data", d],
    "gateway hall replay": lambda h, d: ["gateway", "hall", "replay", "--data", d],
    "gateway plan check": lambda h, d: ["gateway", "plan", "check", h.place / "plan.toml", "--data", d],
    "device add": lambda h, d: ["device", "add", "gate-b", "--data", d, "--plan", h.place / "plan.toml", *ADD],
    "device config": lambda h, d: ["device", "config", "gate-a", "--data", d, "--plan", h.place / "plan.toml", *ADD],
    "device image": lambda h, d: [
        "device", "image", "gate-a", "--data", d, "--plan", h.place / "plan.toml", *ADD, "--firmware", firmware(h),
        "--out", h.place / "theirs/gate-a.bin",
    ],
    "device replace": lambda h, d: ["device", "replace", "gate-a", "--hw", "b0b0b0b0b0b0", "--data", d],
    "device rekey": lambda h, d: ["device", "rekey", "gate-a", "--data", d],
    "device move": lambda h, d: ["device", "move", "gate-a", "--hw", "b0b0b0b0b0b0", "--data", d],
    "device revoke": lambda h, d: ["device", "revoke", "gate-a", "--data", d],
    "device list": lambda h, d: ["device", "list", "--data", d],
}  # fmt: skip
RESTORE = "gateway restore"
WITHOUT_DATA = {
    "gateway backup-key", "gateway plan diff", "gateway plan holidays", "gateway plan schema", "device journal",
    "gateway setup",  # is root's, and says of each file whose it is: test_setup.py
    "gateway certificate",  # has a folder of its own: below
    "device labels",
}  # fmt: skip
BY_CABLE = {"device flash"}  # writes what `device add` does, to the owner's folder in the same way: test_flash.py
REFUSED = {"gateway reopen", "gateway clock"}
"""Orders that a hall refuses as things stand: no day has ended, no clock has jumped."""


def commands(group: Any, *path: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *path, name)
        else:
            yield " ".join((*path, name)), command


def test_every_command_is_tried() -> None:
    """A command that is added says here how it is tried, or that it is given no folder."""
    tree = dict(commands(typer.main.get_command(app)))
    ours = {name for name in tree if name.partition(" ")[0] in {"gateway", "device"}}
    assert ours == {*CASES, RESTORE, "gateway run", *WITHOUT_DATA, *BY_CABLE}
    for name in WITHOUT_DATA:
        command = tree[name].make_context(name, [], resilient_parsing=True).command
        assert "data" not in {one.name for one in command.params}


State = dict[str, tuple[int, int, int]]


def owners(folder: Path) -> State:
    """Return owner, group and mode of all in a folder, and of itself."""
    return {
        str(path.relative_to(folder)): (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode))
        for path in (folder, *folder.rglob("*"))
        if (found := path.lstat())
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said_in_one_line(done: Done) -> None:
    assert done.code != 0
    assert len(done.err.strip().splitlines()) == 1, done.err
    assert "Traceback" not in done.err
    assert "Errno" not in done.err


@pytest.mark.parametrize("name", CASES)
def test_root_leaves_owner_and_mode_as_they_are(hall: Hall, name: str) -> None:
    before = owners(hall.data)
    done = hall.run(0, *CASES[name](hall, hall.data))
    assert done.code == (2 if name in REFUSED else 0), done.err
    after = owners(hall.data)
    assert {path: found for path, found in after.items() if found[:2] != (HALL, HALL)} == {}
    same = before.keys() & after.keys()
    assert {path: after[path] for path in same} == {path: before[path] for path in same}
    assert {oct(mode) for path, (_, _, mode) in after.items() if path not in before} <= {"0o600", "0o644", "0o700"}
    # The gateway's user goes on with what root left.
    assert hall.run(HALL, "gateway", "trial" if name == "gateway live" else "live", "--data", hall.data,
                    "--who", "sari").code in ({0, 2} if name == "gateway live" else {0})  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("mode", [0o700, 0o777], ids=oct)
def test_a_stranger_is_refused_in_one_line_and_nothing_changes(hall: Hall, name: str, mode: int) -> None:
    """Where the folder is open to all, a stranger's files would end the gateway as root's do."""
    hall.data.chmod(mode)
    argv = CASES[name](hall, hall.data)
    before, held = owners(hall.data), contents(hall.data)
    done = hall.run(STRANGER, *argv)
    said_in_one_line(done)
    assert str(hall.data) in done.err
    assert (owners(hall.data), contents(hall.data)) == (before, held)


def test_restore_gives_everything_to_the_owner(hall: Hall) -> None:
    source = backed_up(hall)
    folder = fresh(hall)
    argv = ["gateway", "restore", source, "--data", folder, "--plan", hall.place / "plan.toml", "--without-cloud"]
    said_in_one_line(hall.run(STRANGER, *argv))
    done = hall.run(0, *argv)
    assert done.code == 0, done.err
    assert {found[:2] for found in owners(folder).values()} == {(HALL, HALL)}
    assert hall.run(HALL, "gateway", "live", "--data", folder, "--who", "sari").code in {0, 2}


def test_a_renewed_certificate_is_still_the_brokers(hall: Hall) -> None:
    """Its key is read by Mosquitto's user: root renews it, and it stays readable there and nowhere else."""
    folder = hall.place / "tls"
    argv = ("gateway", "certificate", "--folder", folder)
    assert hall.run(0, *argv, "192.168.10.2").code == 0
    os.chown(folder / authority.KEY, 0, HALL)
    (folder / authority.KEY).chmod(0o640)
    before = owners(folder)
    done = hall.run(0, *argv, "192.168.20.2")
    assert json.loads(done.out)["renewed"]
    assert owners(folder) == before
    held = contents(folder)
    folder.chmod(0o755)
    said_in_one_line(hall.run(STRANGER, *argv, "192.168.30.2"))
    assert contents(folder) == held


def test_a_folder_that_root_makes_is_its_parents_owners(hall: Hall) -> None:
    parent = fresh(hall)
    done = hall.run(0, *CASES["device add"](hall, parent / "below" / "data"))
    assert done.code == 0, done.err
    assert {found[:2] for found in owners(parent).values()} == {(HALL, HALL)}


def test_no_gateway_runs_as_root_on_anothers_folder(hall: Hall) -> None:
    before = owners(hall.data)
    done = hall.run(0, "gateway", "run", "--data", hall.data, "--plan", hall.place / "plan.toml")
    said_in_one_line(done)
    assert "systemctl start lawang-gateway" in done.err
    assert owners(hall.data) == before


@pytest.mark.parametrize("name", ["devices.json", "log.db", "head.json", "lock", "gateway.key"])
def test_a_failed_start_says_whose_file_it_is_and_what_to_do(hall: Hall, name: str) -> None:
    """What an earlier version left as root's: the gateway's own start names the file and the cure, in one line."""
    if name == "lock":
        (hall.data / name).touch(mode=0o600)
    os.chown(hall.data / name, 0, 0)
    (hall.data / name).chmod(0o600)
    if name == "gateway.key":
        (hall.data / "head.json").unlink()
        argv: list[object] = CASES["gateway rejoin"](hall, hall.data)
    else:
        argv = ["gateway", "run", "--data", hall.data, "--plan", hall.place / "plan.toml", "--http", "127.0.0.1:0"]
    done = hall.run(HALL, *argv)
    assert done.code == 2
    last = done.err.strip().splitlines()[-1]
    assert str(hall.data / name) in last
    assert "chown" in last or "hak akses" in last
    assert "Traceback" not in done.err


def test_a_running_gateway_goes_on_with_the_keyring_that_it_has(hall: Hall, tmp_path: Path) -> None:
    """`device add` of an earlier version, as root: a keyring that the gateway cannot read ended it for ever."""
    errors = tmp_path / "said"
    pid = hall.users.begin(
        HALL, errors, "gateway", "run", "--data", str(hall.data), "--plan", str(hall.place / "plan.toml"),
        "--broker", "127.0.0.1:9", "--http", "127.0.0.1:0",
    )  # fmt: skip
    try:
        ready = json.loads(until(lambda: [x for x in errors.read_text().splitlines() if x.startswith('{"ready"')])[0])
        file = hall.data / keyring.FILE
        for turn in range(2):
            time.sleep(0.01)
            os.chown(file, 0, 0)
            file.chmod(0o600)
            os.utime(file)
            until(lambda: "keyring" in health(ready["http"])["status"], 10)
            if turn == 0:
                time.sleep(3.5)  # read each second, said once
                assert errors.read_text().count("devices.json is not used") == 1
            os.chown(file, HALL, HALL)
            until(lambda: "keyring" not in health(ready["http"])["status"], 10)
        away = file.rename(file.with_suffix(".away"))
        until(lambda: "keyring" in health(ready["http"])["status"], 10)
        away.rename(file)
        until(lambda: "keyring" not in health(ready["http"])["status"], 10)
    finally:
        os.kill(pid, signal.SIGTERM)
        assert hall.users.ended(pid).code == 0, errors.read_text()


def health(address: str) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(f"http://{address}/health", timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as e:
        return json.load(e)
