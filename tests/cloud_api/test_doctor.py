"""`lawang doctor` on a cloud's machine: each fault that is put in is named, with what to do; without one all is well."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from typer.testing import CliRunner

from cloud_api.checkup.looking import look
from cloud_api.checkup.machine import Machine
from cloud_api.commands import app
from cloud_api.commands.doctor import checks
from cloud_api.upkeep import noted
from command_line.checks import Check, Verdict
from shelf.version import VERSION
from tests.cloud_api.test_rights import rows
from tests.cloud_api.test_setup import blank
from tests.databases import EDITION

pytestmark = pytest.mark.skipif(EDITION != "postgresql", reason="a server of its own is set up")

NAME = "lawang.serangkab.go.id"
NOW = time.time()


@dataclass
class Answers:
    """What the service and its proxy say."""

    health: dict[str, Any] = field(default_factory=lambda: {"status": "ok", "version": VERSION})
    status: int = 200
    forks: int = 0
    scheme: str = "https"


@contextmanager
def serving(answers: Answers, certificate: Path | None = None) -> Iterator[int]:
    """Give the port of a server that answers so, over TLS if it has a certificate."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match self.path:
                case "/health":
                    self.say(answers.status, json.dumps(answers.health))
                case "/metrics":
                    self.say(200, f'lawang_cloud_refusals_total{{reason="fork"}} {answers.forks}\n')
                case _:
                    self.say(307, "", f"{answers.scheme}://{NAME}/masuk")

        def say(self, status: int, body: str, location: str | None = None) -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def certified(folder: Path, days: float, since: float = 60) -> Path:
    """Write a certificate that ends in so many days, and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.fromtimestamp(NOW, UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=since)).not_valid_after(now + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    text = made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "proxy.pem"
    path.write_bytes(text)
    return path


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, server_url: str) -> Iterator[tuple[str, str]]:
    """Give the database of a cloud that setup made, as its owner and as a superuser; its hall was heard a minute ago."""
    with blank(tmp_path_factory.mktemp("settled"), server_url) as found:
        done = found.run()
        assert done.exit_code == 0, done.output
        said = """INSERT INTO log (site, log, root, zone, as_of, sent) VALUES ('serang', 'gw-1', '', 'Asia/Jakarta', {0}, {0})"""
        rows(found.url, said.format(round((NOW - 60) * 1000)))
        yield found.url, f"{found.admin.replace('/postgres?', f'/{found.name}?')}"


@dataclass
class Bed:
    """A machine to look at, what answers on it, and its database as a superuser."""

    machine: Machine
    answers: Answers
    admin: str

    def found(self) -> dict[str, Check]:
        return {check.name: check for check in look(self.machine)}


@pytest.fixture
def bed(database: tuple[str, str], tmp_path: Path) -> Iterator[Bed]:
    """Give a machine with nothing wrong."""
    url, admin = database
    answers, state = Answers(), tmp_path / "state"
    state.mkdir()
    (tmp_path / "backup").write_bytes(b"x")
    noted.note(state, made=round((NOW - 3600) * 1000), tried=round((NOW - 86_400) * 1000), file="/backup", bytes=1)
    with serving(answers) as api, serving(answers, certified(tmp_path, 80, 10)) as tls:
        said = {"LAWANG_CLOUD_DATABASE": url, "LAWANG_CLOUD_HTTP": f"127.0.0.1:{api}", "LAWANG_CLOUD_NAME": NAME}
        said["LAWANG_CLOUD_STATE"] = "/state"
        yield Bed(Machine(tmp_path, said, NOW, ("127.0.0.1", tls)), answers, admin)


def told(check: Check) -> str:
    return f"{check.said.key} {check.said.values}"


def test_without_a_fault_all_is_well(bed: Bed) -> None:
    """Each check once, none but the disk of this machine may be short."""
    found = look(bed.machine)
    names = [check.name for check in found]
    assert len(names) == len(set(names)) == 16
    assert {c.name: told(c) for c in found if c.verdict is not Verdict.OK and c.name != "cloud-disk"} == {}
    assert all((check.todo is None) == (check.verdict is Verdict.OK) for check in found)


IN_DATABASE = [
    ("cloud-migrations", "bad", "DELETE FROM migration WHERE number = 20",
     "INSERT INTO migration (number, name, checksum) VALUES (20, 'office_logs', {checksum})"),
    ("cloud-rights", "bad", "REVOKE INSERT ON fact FROM lawang_app", "GRANT INSERT ON fact TO lawang_app"),
    ("cloud-rights", "warn", "GRANT DELETE ON log_entry TO lawang_app", "REVOKE DELETE ON log_entry FROM lawang_app"),
    ("cloud-rights", "warn", "GRANT SELECT ON token TO lawang_grafana", "REVOKE SELECT ON token FROM lawang_grafana"),
    ("cloud-rebuild", "warn", "INSERT INTO rebuild_due (site) VALUES ('serang')", "DELETE FROM rebuild_due"),
    ("cloud-sites", "warn", "UPDATE log SET as_of = as_of - 3600000", "UPDATE log SET as_of = as_of + 3600000"),
    ("cloud-logs", "bad", "INSERT INTO log (site, log, root, zone, sent) SELECT 'serang', 'gw-2', '', 'Asia/Jakarta', sent FROM log",
     "ALTER TABLE log DISABLE TRIGGER USER; DELETE FROM log WHERE log = 'gw-2'; ALTER TABLE log ENABLE TRIGGER USER"),
    ("cloud-logs", "warn", "INSERT INTO device_entry (site, dev, ep, seq, hash, log, n, status) VALUES ('serang', 'a', 'b', 1, 'c', 'gw-1', 1, 'conflict')",
     "DELETE FROM device_entry"),
    ("cloud-office", "warn", "INSERT INTO office_due (site, why) VALUES ('serang', 'restored')", "DELETE FROM office_due"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "verdict", "fault", "mended"), IN_DATABASE, ids=lambda value: str(value)[:30])
def test_a_fault_of_the_database_is_named(bed: Bed, name: str, verdict: str, fault: str, mended: str) -> None:
    """It is put in by a superuser, found by the owner, and gone when it is mended."""
    if "{checksum}" in mended:
        [(checksum,)] = rows(bed.admin, "SELECT checksum FROM migration WHERE number = 20")
        mended = mended.format(checksum=f"'{checksum}'")
    rows(bed.admin, fault)
    try:
        found = bed.found()[name]
        assert (found.verdict, found.todo is None) == (verdict, False), told(found)
    finally:
        rows(bed.admin, mended)
    assert bed.found()[name].verdict is Verdict.OK


def other(bed: Bed, **said: str) -> None:
    bed.machine = replace(bed.machine, said={**bed.machine.said, **said})


ELSEWHERE: list[tuple[str, str, str, Callable[[Bed], object]]] = [
    ("away", "cloud-database", "bad", lambda bed: other(bed, LAWANG_CLOUD_DATABASE="postgresql://u:geheim@127.0.0.1:1/x")),
    ("no service", "cloud-api", "bad", lambda bed: other(bed, LAWANG_CLOUD_HTTP="127.0.0.1:1")),
    ("sick", "cloud-api", "bad", lambda bed: bed.answers.__init__(health={"status": "database", "version": VERSION}, status=503)),
    ("old process", "cloud-api", "warn", lambda bed: bed.answers.__init__(health={"status": "ok", "version": "0.0.1"})),
    ("another program", "cloud-api", "bad", lambda bed: bed.answers.__init__(health={})),
    ("fork", "cloud-forks", "bad", lambda bed: bed.answers.__init__(forks=3)),
    ("F17", "cloud-proxy", "bad", lambda bed: bed.answers.__init__(scheme="http")),
    ("no proxy", "cloud-proxy", "bad", lambda bed: setattr(bed, "machine", replace(bed.machine, tls=("127.0.0.1", 1)))),
    ("unnamed", "cloud-proxy", "warn", lambda bed: other(bed, LAWANG_CLOUD_NAME="")),
    ("expired", "cloud-certificate", "bad", lambda bed: setattr(bed, "machine", replace(bed.machine, now=NOW + 81 * 86_400))),
    ("soon", "cloud-certificate", "warn", lambda bed: setattr(bed, "machine", replace(bed.machine, now=NOW + 70 * 86_400))),
    ("clock back", "cloud-certificate", "bad", lambda bed: setattr(bed, "machine", replace(bed.machine, now=NOW - 30 * 86_400))),
    ("no backup", "cloud-backup", "bad", lambda bed: (bed.machine.state / noted.FILE).unlink()),
    ("old backup", "cloud-backup", "bad", lambda bed: noted.note(bed.machine.state, made=round((NOW - 200_000) * 1000))),
    ("gone", "cloud-backup", "bad", lambda bed: (bed.machine.root / "backup").unlink()),
    ("untried", "cloud-restore", "warn", lambda bed: noted.note(bed.machine.state, tried=0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "verdict", "fault"), [row[1:] for row in ELSEWHERE], ids=[row[0] for row in ELSEWHERE]
)
def test_a_fault_of_the_machine_is_named(bed: Bed, name: str, verdict: str, fault: Callable[[Bed], object]) -> None:
    fault(bed)
    found = bed.found()[name]
    assert (found.verdict, found.todo is None) == (verdict, False), told(found)
    assert "geheim" not in told(found)


def test_it_is_one_line_each_and_an_exit_status(bed: Bed, tmp_path: Path) -> None:
    """Through the command: with the settings of the service's own file; nothing where no cloud was set up."""
    env = tmp_path / "etc/lawang/cloud.env"
    env.parent.mkdir(parents=True)
    env.write_text("".join(f"{name}='{value}'\n" for name, value in bed.machine.said.items()))
    said = CliRunner().invoke(app, ["doctor", "--root", str(tmp_path)], env={"LAWANG_LANG": "en"})
    assert len(said.stdout.splitlines()) == len(checks(tmp_path) or []) > 10
    as_json = CliRunner().invoke(app, ["doctor", "--root", str(tmp_path), "--json"], env={"LAWANG_LANG": "en"})
    bad = [one["name"] for one in json.loads(as_json.stdout)["checks"] if one["verdict"] == "bad"]
    assert bad == ["cloud-proxy"]  # nothing answers at this machine's own port of TLS
    assert (said.exit_code, as_json.exit_code) == (1, 1)
    assert CliRunner().invoke(app, ["doctor", "--root", str(tmp_path / "none")]).exit_code == 2
