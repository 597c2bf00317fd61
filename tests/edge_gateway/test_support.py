"""`lawang support`: one file for who helps, in which no secret of the machine is, wherever somebody may have put it."""

import base64
import json
import re
import tarfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line.machine import Piece
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.support import pieces
from edge_gateway.commands import app
from edge_gateway.devices import keyring
from lawang import app as everything
from shelf.env_file import read_env
from tests.edge_gateway.test_setup import ADMIN, ANSWERS, TOKEN, WIFI

CODE = "abcdefgh2345"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a machine that was set up, with two boxes, whose owner wrote secrets where they do not belong."""
    root = tmp_path / "machine"
    root.mkdir()
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    options = ["setup", "--root", str(root), "--answers", str(tmp_path / "answers.toml"), "--yes"]
    assert CliRunner().invoke(app, options).exit_code == 0
    data = root / "var/lib/lawang-gateway"
    for name in ("gate-a", "pad-01"):
        keyring.add(data, name, "0a0b0c0d0e0f")
    (data / "gateway.key").write_bytes(bytes(range(64, 96)))
    (data / "setup-code").write_text(CODE)
    with (root / "etc/lawang/mosquitto.conf").open("a") as conf:
        conf.write(f"# the Wi-Fi is {WIFI}\nconnection x\nremote_password {TOKEN}\n")
    with (root / "etc/lawang/plan.toml").open("a") as plan:
        plan.write(f"# {ADMIN}\n")
    with (root / "etc/lawang/gateway.env").open("a") as env:
        env.write(f"LAWANG_CLOUD=https://u:{ADMIN}@pusat.example.go.id\nLAWANG_NEW_SECRET=oh-no\n")
    return root


def secrets_of(root: Path) -> set[bytes]:
    """Return every secret of the machine, and what tells one: as bytes, in hex and base64, line by line."""
    data, etc = root / "var/lib/lawang-gateway", root / "etc/lawang"
    files = [
        data / "broker.key",
        data / "gateway.key",
        etc / "tls/ca.key",
        etc / "tls/broker.key",
        data / "screens.password",
    ]
    raw = [file.read_bytes() for file in files]
    passwords = (data / "broker/passwords").read_text().splitlines()
    keys = [credential.key_hex for credential in keyring.load(data).values()]
    digests = re.findall("[0-9a-f]{64}", (etc / "setup.toml").read_text())
    plain = [WIFI, TOKEN, ADMIN, CODE, "oh-no", *keys, *digests, *(line.split("$")[-1] for line in passwords)]
    lines = [line for one in raw for line in one.splitlines() if len(line) > 12 and b"-----" not in line]
    coded = [form(one) for one in [*raw, *map(bytes.fromhex, keys)] for form in (bytes.hex, base64.b64encode)]
    return {one if isinstance(one, bytes) else one.encode() for one in [*plain, *lines, *coded, *raw]}


def journal(root: Path, *words: str) -> str | None:
    """Answer as a journal in which secrets were logged; a helper needs the rest of those lines."""
    if words[0] != "journalctl":
        return None
    keys = " ".join(credential.key_hex for credential in keyring.load(root / "var/lib/lawang-gateway").values())
    return f"2026-11-30T08:00:00 hall lawang: login {WIFI} {TOKEN} {CODE} keys {keys} was refused\n"


def packed(root: Path) -> dict[str, Piece]:
    said = read_env(root / "etc/lawang/gateway.env")
    machine = Machine(root, said, 1_795_000_000.0, lambda *words: journal(root, *words))
    return {piece.name: piece for piece in pieces(machine, [])}


def test_no_secret_of_the_machine_is_in_it(root: Path) -> None:
    """Also where no list of secrets would look: a comment, a bridge's password, a URL, a variable of tomorrow, a log."""
    secrets = secrets_of(root)
    assert len(secrets) > 30
    for piece in packed(root).values():
        assert [secret for secret in secrets if secret in piece.content.encode()] == [], piece.name


def test_what_a_helper_needs_is_in_it(root: Path) -> None:
    found = {name: piece.content for name, piece in packed(root).items()}
    assert set(found) == {
        "versions.txt", "doctor.json", "gateway.env", "site-plan.json", "mosquitto.conf", "lawang.conf", "firewall.nft",
        "devices.txt", "sizes.txt",
        *(f"log-{unit}.txt" for unit in ("lawang-gateway", "lawang-gateway-backup", "lawang-broker-accounts",
                                         "mosquitto", "chrony", "lawang-firewall")),
    }  # fmt: skip
    assert "lawang 0." in found["versions.txt"]
    assert "starlette" in found["versions.txt"]
    assert "LAWANG_TOKEN=(set)" in found["gateway.env"]
    assert "LAWANG_CLOUD=https://pusat.example.go.id" in found["gateway.env"]
    assert "LAWANG_BOX_BROKER=192.168.10.2:1883" in found["gateway.env"]
    assert len(json.loads(found["site-plan.json"])["counter"]) == 28
    assert "listener 1883 192.168.10.2" in found["mosquitto.conf"]
    assert "remote_password" not in found["mosquitto.conf"]
    assert "gate-a 0a0b0c0d0e0f" in found["devices.txt"]
    assert "broker.key" in found["sizes.txt"]
    assert "was refused" in found["log-lawang-gateway.txt"]
    assert "tcp dport" in found["firewall.nft"]
    assert "makestep 1 3" in found["lawang.conf"]


def test_the_command_writes_one_file_for_its_owner(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(everything, ["support", "--root", str(root), str(tmp_path)])
    assert done.exit_code == 0, done.output
    file = Path(json.loads(done.stdout)["file"])
    assert file.stat().st_mode & 0o777 == 0o600
    with tarfile.open(file) as archive:
        names = archive.getnames()
        whole = b"".join((archive.extractfile(name) or pytest.fail(name)).read() for name in names)
    assert "edge_gateway/doctor.json" in names
    assert json.loads(done.stdout)["holds"] == names
    assert [secret for secret in secrets_of(root) if secret in whole] == []


def test_a_folder_that_takes_no_file_is_one_line(root: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(everything, ["support", "--root", str(root), str(tmp_path / "nowhere")])
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_machine_without_a_gateway_has_nothing_to_pack(tmp_path: Path) -> None:
    done = CliRunner().invoke(everything, ["support", "--root", str(tmp_path), str(tmp_path)])
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []
