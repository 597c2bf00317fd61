"""The broker's accounts: made of the keys, written when they change, live. The broker itself: test_closed_hall.py."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from contract.mac import password
from edge_gateway.devices import accounts, keyring

SITE = "serang"


def written(folder: Path) -> dict[str, str]:
    """Return the line of each user."""
    lines = (folder / accounts.FOLDER / accounts.PASSWORDS).read_text().splitlines()
    return {line.partition(":")[0]: line.partition(":")[2] for line in lines}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    keyring.add(folder, "gate-a", "a0a0a0a0a0a0")
    keyring.add(folder, "pad-1", "b0b0b0b0b0b0")
    return folder


def test_they_are_those_who_may_speak_and_the_gateway(data: Path) -> None:
    assert accounts.write(data, SITE, keyring.admitted(data))
    assert written(data).keys() == {"gate-a", "pad-1", "gateway"}
    keyring.revoke(data, "pad-1")
    assert accounts.write(data, SITE, keyring.admitted(data))
    assert written(data).keys() == {"gate-a", "gateway"}


def test_a_file_that_would_be_the_same_is_not_written_again(data: Path) -> None:
    """Each writing makes Mosquitto read all of it: a restart of the gateway changes nothing."""
    accounts.write(data, SITE, keyring.admitted(data))
    before = {path: path.stat().st_mtime_ns for path in (data / accounts.FOLDER).iterdir()}
    assert not accounts.write(data, SITE, keyring.admitted(data))
    assert {path: path.stat().st_mtime_ns for path in (data / accounts.FOLDER).iterdir()} == before


def test_a_line_is_what_mosquittos_own_program_writes(data: Path) -> None:
    """The form alone: hashes have salts. Whether Mosquitto takes them: test_closed_hall.py."""
    accounts.write(data, SITE, keyring.admitted(data))
    for line in written(data).values():
        assert re.fullmatch(r"\$7\$101\$[A-Za-z0-9+/]{16}\$[A-Za-z0-9+/]{86}==", line)
    program = shutil.which("mosquitto_passwd")
    if program is not None:
        theirs = data / "theirs"
        subprocess.run([program, "-c", "-b", str(theirs), "gate-a", "word"], check=True, capture_output=True)
        assert re.fullmatch(r"gate-a:\$7\$101\$[A-Za-z0-9+/]{16}\$[A-Za-z0-9+/]{86}==", theirs.read_text().strip())


def test_no_secret_stands_in_them_and_nobody_else_reads_the_gateways(data: Path) -> None:
    accounts.write(data, SITE, keyring.admitted(data))
    text = "".join(path.read_text() for path in (data / accounts.FOLDER).iterdir())
    for name, credential in keyring.load(data).items():
        assert credential.key_hex not in text
        assert password(credential.key, SITE, name).decode() not in text
    assert accounts.login(data, SITE).password not in text
    assert (data / accounts.KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert (data / accounts.FOLDER).stat().st_mode & 0o777 == 0o700


def test_the_gateways_password_is_its_own_and_stays(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert accounts.login(data, SITE) == accounts.login(data, SITE)
    assert accounts.login(data, SITE).user == "gateway"
    assert accounts.login(data, SITE).password != accounts.login(other, SITE).password
    (data / accounts.KEY_FILE).write_bytes(b"short")
    with pytest.raises(OSError, match=r"broker\.key"):
        accounts.login(data, SITE)


def test_a_command_writes_them_for_the_site_that_they_are_of(data: Path) -> None:
    """`device revoke` knows no site: where no gateway ever ran nothing is written, and its start does it."""
    assert not accounts.update(data, keyring.admitted(data))
    assert not (data / accounts.FOLDER).exists()
    accounts.write(data, SITE, keyring.admitted(data))
    keyring.revoke(data, "pad-1")
    assert accounts.update(data, keyring.admitted(data))
    assert "pad-1" not in written(data)
    assert accounts.acl(SITE) == (data / accounts.FOLDER / accounts.ACL).read_text()


def test_a_running_gateway_writes_them_within_a_second(
    mosquitto: Any, start_gateway: Callable[..., Any], until: Callable[..., Any]
) -> None:
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    assert written(gateway.data).keys() == {"gate-a", "gate-b", "gateway"}
    keyring.add(gateway.data, "gate-c", "c0c0c0c0c0c0")
    until(lambda: "gate-c" in written(gateway.data), 5)
    keyring.revoke(gateway.data, "gate-a")
    until(lambda: "gate-a" not in written(gateway.data), 5)
    before = written(gateway.data)
    keyring.move(gateway.data, "gate-b", "b1b1b1b1b1b1")
    until(lambda: gateway.metric("lawang_broker_connected") == 1)
    assert written(gateway.data) == before  # a box that takes another's place has its key, and so its account


def test_accounts_that_cannot_be_written_end_nothing_and_are_said(
    mosquitto: Any, start_gateway: Callable[..., Any], until: Callable[..., Any]
) -> None:
    """A folder of another owner's: the gateway goes on with the boxes that it knows, and says what is wrong."""
    gateway = start_gateway(mosquitto.address)
    gateway.start()
    folder = gateway.data / accounts.FOLDER
    shutil.rmtree(folder)
    folder.write_text("in its place")
    keyring.add(gateway.data, "gate-c", "c0c0c0c0c0c0")
    until(lambda: gateway.metric('lawang_problem{name="accounts"}') == 1, 10)
    assert gateway.process.poll() is None
    folder.unlink()
    keyring.add(gateway.data, "gate-d", "d0d0d0d0d0d0")
    until(lambda: gateway.metric('lawang_problem{name="accounts"}') == 0, 10)
    assert {"gate-c", "gate-d"} <= written(gateway.data).keys()
