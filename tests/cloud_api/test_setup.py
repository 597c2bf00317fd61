"""`lawang cloud setup`: answers to files, a database with the rights that are needed and no more, tokens once, again."""

import base64
import json
import shutil
import stat
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from typer.testing import CliRunner, Result

from cloud_api.commands import app
from cloud_api.installation import postgres
from cloud_api.installation.postgres import verifier
from shelf.env_file import read_env
from tests.cloud_api.test_rights import rows
from tests.cloud_api.test_schema_file import bin_of
from tests.databases import EDITION

pytestmark = pytest.mark.skipif(EDITION != "postgresql", reason="a server of its own is set up")

GRAFANA = "Grafana-lihat-saja-1"
ANSWERS = """
[server]
name = "lawang.serangkab.go.id"
[hall]
code = "serang"
name = "MPP Kabupaten Serang"
token_file = "{token_file}"
[office]
label = "Kepala bidang"
[grafana]
password = "Grafana-lihat-saja-1"
"""
DATABASE = """
[database]
url = "{url}"
admin = "{admin}"
"""


@dataclass
class Machine:
    """A folder that stands for a machine, a server's URL for its superuser, and the name of owner and database there."""

    root: Path
    admin: str
    name: str

    @property
    def url(self) -> str:
        """The database, as its owner."""
        host = conninfo_to_dict(self.admin)["host"]
        return f"postgresql://{self.name}@/{self.name}?host={host}"

    def run(self, *more: str, token_file: str = "", given: bool = True) -> Result:
        options = ["setup", "--root", str(self.root), "--yes", *more]
        if given:
            file = self.root.parent / f"{self.name}.toml"
            file.write_text(ANSWERS.format(token_file=token_file) + DATABASE.format(url=self.url, admin=self.admin))
            options += ["--answers", str(file)]
        programs = str(bin_of(self.admin))
        environment = {"PATH": f"{programs}:/usr/bin:/bin", "LAWANG_LANG": "en", "LAWANG_CLOUD_PROGRAMS": programs}
        return CliRunner().invoke(app, options, env=environment)

    def state(self) -> dict[str, tuple[str, int]]:
        files = [path for path in sorted(self.root.rglob("*")) if path.is_file()]
        return {
            str(path.relative_to(self.root)): (path.read_text(), stat.S_IMODE(path.stat().st_mode)) for path in files
        }

    def said(self, done: Result) -> dict[str, str | None]:
        assert done.exit_code == 0, done.output
        return {one["what"]: one["said"] for one in json.loads(done.stdout)["actions"]}


@contextmanager
def blank(folder: Path, server: str) -> Iterator[Machine]:
    """Give a machine without anything of ours; what setup made of the server is gone afterwards."""
    found = Machine(folder / "machine", server, f"pusat-{uuid.uuid4().hex[:8]}")
    found.root.mkdir(parents=True)
    try:
        yield found
    finally:
        rows(server, f'DROP DATABASE IF EXISTS "{found.name}" WITH (FORCE)')
        rows(server, f'DROP ROLE IF EXISTS "{found.name}"')


@pytest.fixture
def machine(tmp_path: Path, server_url: str) -> Iterator[Machine]:
    with blank(tmp_path, server_url) as found:
        yield found


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory, server_url: str) -> Iterator[tuple[Machine, Result]]:
    """Give a machine that was set up, and what setup said."""
    with blank(tmp_path_factory.mktemp("settled"), server_url) as found:
        yield found, found.run("--json")


def files_alone(root: Path, name: str) -> Path:
    """Let setup write the files of a server with a database of its own, and start nothing."""
    root.mkdir()
    (root / "answers.toml").write_text(ANSWERS.format(token_file="").replace("lawang.serangkab.go.id", name))
    argv = ["setup", "--root", str(root), "--yes", "--answers", str(root / "answers.toml")]
    done = CliRunner().invoke(app, argv)
    assert done.exit_code == 0, done.output
    return root / "etc/lawang"


def test_a_blank_server_becomes_a_cloud(settled: tuple[Machine, Result]) -> None:
    """Files with their modes; owner, database, roles; a token each for the hall and the first person, shown once."""
    machine, done = settled
    said = machine.said(done)
    made = machine.state()
    assert {name: mode for name, (_, mode) in made.items()} == {
        "etc/lawang/Caddyfile": 0o644,
        "etc/lawang/cloud-firewall.nft": 0o644,
        "etc/lawang/cloud-setup.toml": 0o600,
        "etc/lawang/cloud.env": 0o640,
        "etc/lawang/grafana.env": 0o600,
        "etc/systemd/system/lawang-cloud-backup.timer.d/lawang.conf": 0o644,
        "etc/systemd/system/lawang-cloud-firewall.service": 0o644,
    }
    env = read_env(machine.root / "etc/lawang/cloud.env")
    assert (env["LAWANG_CLOUD_DATABASE"], env["LAWANG_CLOUD_HTTP"]) == (machine.url, "127.0.0.1:8100")
    tokens = [token for token in said.values() if token]
    assert [token[:3] for token in tokens] == ["lw_", "lw_"]
    listed = rows(machine.url, "SELECT role, label FROM token ORDER BY id")
    assert listed == [("gateway", "serang"), ("admin", "Kepala bidang")]
    assert GRAFANA not in done.output + done.stderr + made["etc/lawang/cloud-setup.toml"][0]


def test_roles_have_what_they_need_and_no_more(settled: tuple[Machine, Result]) -> None:
    """Tried: the owner makes no roles, the application changes no log, dashboards see views, strangers nothing."""
    machine, _ = settled
    rights = "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = '{}'"
    for name, wanted in ((machine.name, True), ("lawang_app", False), ("lawang_grafana", False)):
        assert rows(machine.admin, rights.format(name)) == [(False, False, wanted)]
    assert rows(make_conninfo(machine.url, user="lawang_grafana"), "SELECT site FROM grafana.site") == [("serang",)]
    for user, statement in (
        ("lawang_grafana", "SELECT * FROM public.token"),
        ("lawang_grafana", "CREATE TABLE grafana.mine (x int)"),
        ("lawang_app", "DELETE FROM log_entry"),
        ("lawang_app", "UPDATE fact SET counted = false"),
        (machine.name, "CREATE ROLE mine"),
    ):
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            rows(make_conninfo(machine.url, user=user), statement)
    stranger = f"stranger-{machine.name}"
    rows(machine.admin, f'CREATE ROLE "{stranger}" LOGIN')
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        rows(make_conninfo(machine.url, user=stranger), "SELECT 1")
    rows(machine.admin, f'DROP ROLE "{stranger}"')
    [(stored,)] = rows(machine.admin, "SELECT rolpassword FROM pg_authid WHERE rolname = 'lawang_grafana'")
    assert stored.startswith("SCRAM-SHA-256$4096:")


def test_a_second_run_changes_nothing(settled: tuple[Machine, Result]) -> None:
    """No second token, no second account; what the dashboards' password was it stays, though nobody answers for it."""
    machine, _ = settled
    before, tokens = machine.state(), rows(machine.url, "SELECT count(*) FROM token")
    again = machine.run("--json", given=False)
    assert {file["state"] for file in json.loads(again.stdout)["files"]} == {"same"}
    assert [said for said in machine.said(again).values() if said] == []
    assert (machine.state(), rows(machine.url, "SELECT count(*) FROM token")) == (before, tokens)
    password = read_env(machine.root / "etc/lawang/grafana.env")["LAWANG_GRAFANA_DATABASE_PASSWORD"]
    assert password == GRAFANA


def test_a_token_goes_into_a_file(machine: Machine) -> None:
    """For a gateway on the same machine, or to be carried: 0600, and shown nowhere."""
    done = machine.run("--json", token_file="/etc/lawang/serang.token")
    text, mode = machine.state()["etc/lawang/serang.token"]
    assert (text[:3], mode) == ("lw_", 0o600)
    assert text.strip() not in done.output
    assert len([said for said in machine.said(done).values() if said]) == 1


def test_a_new_machine_takes_over_from_a_backup(
    settled: tuple[Machine, Result], machine: Machine, tmp_path: Path
) -> None:
    """One command: files, roles, database out of the backup; the tokens of before are good, and no new ones are made."""
    old, _ = settled
    argv = ["backup", str(tmp_path), "--database", old.url, "--programs", str(bin_of(old.admin))]
    made = CliRunner().invoke(app, argv)
    assert made.exit_code == 0, made.output
    file = json.loads(made.stdout)["file"]
    said = machine.said(machine.run("--json", "--restore", file))
    assert [one for one in said.values() if one] == []
    tokens = "SELECT id, hash, role FROM token ORDER BY id"
    assert rows(machine.url, tokens) == rows(old.url, tokens)
    assert rows(machine.url, "SELECT site, why FROM office_due") == [("serang", "restored")]
    again = machine.run("--restore", file)
    assert again.exit_code == 0, again.output


def test_all_rights_are_lent_for_a_restore_alone_and_only_where_they_are_wanted(
    settled: tuple[Machine, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner is a superuser while a backup of TimescaleDB's may be put back, and not before or after, nor without it."""
    machine, _ = settled
    monkeypatch.setenv("PATH", f"{bin_of(machine.admin)}:/usr/bin:/bin")
    rights = f"SELECT rolsuper FROM pg_roles WHERE rolname = '{machine.name}'"
    database = machine.admin.replace("/postgres?", f"/{machine.name}?")

    def run(sql: str) -> str:
        argv = ["psql", database, "--quiet", f"--set=owner={machine.name}", "--set=ON_ERROR_STOP=1", "--file=-"]
        return subprocess.run(argv, input=sql, capture_output=True, text=True, check=True).stdout

    assert postgres.LENT not in run(postgres.LEND)  # no TimescaleDB here
    assert rows(machine.admin, rights) == [(False,)]
    available = postgres.LEND.replace("'timescaledb'", "'plpgsql'")  # which every server has
    assert postgres.LENT in run(available)
    assert rows(machine.admin, rights) == [(True,)]
    assert postgres.LENT not in run(available)  # what it had before is not taken away
    run(postgres.TAKE_BACK)
    assert rows(machine.admin, rights) == [(False,)]


@pytest.mark.parametrize(
    ("name", "tls"),
    [
        ("lawang.serangkab.go.id", "public"),
        ("server-pusat", "internal"),
        ("192.168.10.3", "internal"),
        ("hall.lan", "internal"),
    ],
)
def test_caddy_takes_its_file(tmp_path: Path, name: str, tls: str, needs: Callable[[str], str]) -> None:
    """Caddy's own check, and what it makes of it: who certifies, and where it sends on."""
    caddy = needs("caddy")
    file = files_alone(tmp_path / "machine", name) / "Caddyfile"
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    for act in ("validate", "adapt"):
        argv = [caddy, act, "--config", str(file), "--adapter", "caddyfile"]
        done = subprocess.run(argv, check=False, capture_output=True, text=True, env=environment, timeout=60)
        assert done.returncode == 0, done.stderr
    adapted = json.loads(done.stdout)
    assert '"dial": "127.0.0.1:8100"' in json.dumps(adapted)
    assert (('"module": "internal"' in json.dumps(adapted)), name in json.dumps(adapted)) == (tls == "internal", True)


def test_the_firewall_takes_its_rules(tmp_path: Path) -> None:
    """The check of nft itself."""
    nft = shutil.which("nft") or "/usr/sbin/nft"
    if not Path(nft).exists():
        pytest.skip("nft is not installed")
    rules = files_alone(tmp_path / "machine", "hall.lan") / "cloud-firewall.nft"
    done = subprocess.run([nft, "--check", "--file", rules], check=False, capture_output=True, text=True)
    assert done.returncode == 0 or "Operation not permitted" in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('code = "serang"', 'code = "SERANG"'),
        ('label = "Kepala bidang"', 'label = "kepala@example.id"'),
        ('name = "lawang.serangkab.go.id"', 'name = "lawang pusat"'),
        ('password = "Grafana-lihat-saja-1"', 'password = "pendek"'),
    ],
)
def test_a_wrong_answer_is_one_line(tmp_path: Path, wrong: str, said: str) -> None:
    """It names the answer, and nothing was written; a secret is not shown."""
    text = ANSWERS.format(token_file="")
    (tmp_path / "answers.toml").write_text(text.replace(wrong, said))
    argv = ["setup", "--root", str(tmp_path / "m"), "--yes", "--answers", str(tmp_path / "answers.toml")]
    done = CliRunner().invoke(app, argv, env={"LAWANG_LANG": "en"})
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "pendek" not in done.stderr
    assert not (tmp_path / "m").exists()


def test_postgresql_takes_the_verifier(server_url: str) -> None:
    """RFC 5803: what is stored is what PostgreSQL itself would have made, so the password opens."""
    name = f"role-{uuid.uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("SET password_encryption = 'scram-sha-256'")
        connection.execute(f"CREATE ROLE \"{name}\" LOGIN PASSWORD 'kata sandi'".encode())
        row = connection.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (name,)).fetchone()
        connection.execute(f'DROP ROLE "{name}"'.encode())
    assert row is not None
    assert verifier("kata sandi", base64.b64decode(row[0].split(":")[1].partition("$")[0])) == row[0]
