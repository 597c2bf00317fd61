"""The hall's own CA: what it makes is what openssl, Mosquitto and the firmware's TLS take, and it is renewed in time."""

import json
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from typer.testing import CliRunner

from contract.mac import MacKey
from edge_gateway.commands import app
from edge_gateway.devices import authority, keyring
from edge_gateway.devices.authority import AuthorityError
from edge_gateway.devices.box import certificate as as_der
from edge_gateway.devices.keyring import Credential
from firmware.clock import EARLIEST
from simulators.device.process import interpreter
from tests.edge_gateway.closed_broker import ClosedBroker
from tests.edge_gateway.conftest import free_port, until
from tests.firmware.link_box import KEY
from tests.firmware.test_link import run_box

NOW = datetime(2026, 11, 30, tzinfo=UTC)
HALL = ["192.168.10.2", "127.0.0.1", "antrean.local"]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_openssl_takes_it_for_each_name_and_for_no_other(tmp_path: Path, needs: Callable[[str], str]) -> None:
    made = authority.make(tmp_path, HALL, NOW)
    command = [needs("openssl"), "verify", "-x509_strict", "-CAfile", str(tmp_path / "ca.pem"), "-purpose", "sslserver"]
    checks = ["-verify_ip", "192.168.10.2"], ["-verify_ip", "127.0.0.1"], ["-verify_hostname", "antrean.local"]
    for check, right in [*((check, True) for check in checks), (["-verify_ip", "192.168.10.3"], False)]:
        done = subprocess.run([*command, *check, str(tmp_path / "broker.pem")], capture_output=True, check=False)
        assert (done.returncode == 0) == right, (check, done.stderr)
    assert made.renewed
    assert made.ends - NOW == authority.FOR
    assert made.ca_ends - NOW == authority.CA_FOR


def test_keys_are_secret_and_certificates_are_not(tmp_path: Path) -> None:
    authority.make(tmp_path, HALL, NOW)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"ca.key": 0o600, "broker.key": 0o600, "ca.pem": 0o644, "broker.pem": 0o644}


def test_a_box_that_woke_years_ago_takes_it(tmp_path: Path) -> None:
    """A board's clock is the latest time that it knows; what began only now would keep it out for ever."""
    authority.make(tmp_path, HALL, NOW)
    assert authority.SINCE.timestamp() * 1000 == EARLIEST
    for name in ("ca.pem", "broker.pem"):
        made = x509.load_pem_x509_certificate((tmp_path / name).read_bytes())
        assert made.not_valid_before_utc == authority.SINCE


def test_it_is_renewed_in_time_with_the_same_keys(tmp_path: Path) -> None:
    authority.make(tmp_path, HALL, NOW)
    before = content(tmp_path)
    late = NOW + authority.FOR - authority.RENEWED_BEFORE
    assert not authority.make(tmp_path, HALL, late - timedelta(seconds=1)).renewed
    assert content(tmp_path) == before
    made = authority.make(tmp_path, HALL, late)
    assert made.renewed
    assert made.ends == late + authority.FOR
    after = content(tmp_path)
    assert {name for name, data in after.items() if data != before[name]} == {"broker.pem"}


def test_another_address_is_another_certificate_of_the_same_ca(tmp_path: Path) -> None:
    """Moves: the hall's PC gets a new address, and boxes keep their config.json but for the broker's."""
    authority.make(tmp_path, HALL, NOW)
    before = content(tmp_path)
    assert authority.make(tmp_path, ["192.168.20.2"], NOW).renewed
    assert not authority.make(tmp_path, ["192.168.20.2"], NOW).renewed
    assert {name for name, data in content(tmp_path).items() if data != before[name]} == {"broker.pem"}


def test_nothing_ends_after_its_ca(tmp_path: Path) -> None:
    made = authority.make(tmp_path, HALL, NOW)
    assert authority.make(tmp_path, HALL, made.ca_ends - timedelta(days=300)).ends == made.ca_ends
    assert not authority.make(tmp_path, HALL, made.ca_ends - timedelta(days=1)).renewed, "it gains nothing"


def test_without_names_it_keeps_those_that_it_has(tmp_path: Path) -> None:
    """The timer knows no address."""
    with pytest.raises(AuthorityError, match="broker's address"):
        authority.make(tmp_path / "tls", (), NOW)
    assert not (tmp_path / "tls").exists()
    authority.make(tmp_path, HALL, NOW)
    assert not authority.make(tmp_path, (), NOW).renewed
    assert authority.make(tmp_path, (), NOW + authority.FOR).renewed
    assert not authority.make(tmp_path, HALL, NOW + authority.FOR).renewed, "the names are the same"


def test_a_ca_without_its_key_is_said_and_nothing_is_changed(tmp_path: Path) -> None:
    """Another CA would lock out each box; so nobody makes one unasked."""
    authority.make(tmp_path, HALL, NOW)
    shutil.move(tmp_path / "ca.key", tmp_path / "elsewhere")
    before = content(tmp_path)
    with pytest.raises(AuthorityError) as refused:
        authority.make(tmp_path, HALL, NOW)
    assert "ca.key" in refused.value.said("id")
    assert content(tmp_path) == before
    shutil.move(tmp_path / "elsewhere", tmp_path / "ca.key")
    (tmp_path / "broker.pem").write_text("rubbish")
    with pytest.raises(AuthorityError, match=r"broker\.pem"):
        authority.make(tmp_path, HALL, NOW)


def test_the_command_says_what_there_is(tmp_path: Path) -> None:
    run = CliRunner().invoke
    told = json.loads(run(app, ["certificate", "192.168.10.2", "--folder", str(tmp_path)]).output)
    assert told["renewed"]
    assert told["ca"] == str(tmp_path / "ca.pem")
    assert not json.loads(run(app, ["certificate", "192.168.10.2", "--folder", str(tmp_path)]).output)["renewed"]
    refused = run(app, ["certificate", "192.168.10.2", "--folder", str(tmp_path / "ca.pem")])
    assert refused.exit_code == 2
    assert len(refused.output.strip().splitlines()) == 1


async def test_the_firmware_speaks_to_mosquitto_under_it_and_to_no_other(
    tmp_path: Path, needs: Callable[[str], str]
) -> None:
    """On MicroPython where there is one, and here; renewed while Mosquitto runs, which takes it by SIGHUP."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    authority.make(ours, ["127.0.0.1"], NOW)
    authority.make(theirs, ["127.0.0.1"], NOW)
    for folder in (ours, theirs):
        (folder / "ca.der").write_bytes(as_der((folder / "ca.pem").read_bytes()))
    broker = ClosedBroker(needs("mosquitto"), tmp_path)
    keyring.write(broker.data, {"gate-a": Credential("0123456789ab", KEY.hex(), MacKey(KEY))})
    port = free_port()
    tls = [f"certfile {ours}/broker.pem", f"keyfile {ours}/broker.key", "tls_version tlsv1.2"]
    broker.begin(f"listener {port} 127.0.0.1", *tls)
    try:
        for program in sorted({interpreter(), sys.executable}):
            for folder, right in ((ours, True), (theirs, False)):
                found = await run_box("tls", "127.0.0.1", port, folder / "ca.der", program=program)
                assert found["ok"] == right, (found, program)
        before = serial(ours, port)
        assert authority.make(ours, ["127.0.0.1", "127.0.0.2"], NOW).renewed
        broker.take_over()
        until(lambda: serial(ours, port) != before, 10)
    finally:
        broker.stop()


def serial(folder: Path, port: int) -> str:
    """Return the number of the certificate that is shown."""
    context = ssl.create_default_context(cafile=folder / "ca.pem")
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as wrapped,
    ):
        found = wrapped.getpeercert()
        assert found is not None
        return str(found["serialNumber"])
