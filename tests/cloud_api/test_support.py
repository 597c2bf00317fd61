"""`lawang support` on a cloud's machine: what a helper needs, and no secret, wherever somebody may have put it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from cloud_api.checkup.looking import look
from cloud_api.checkup.machine import Machine
from cloud_api.checkup.support import pieces
from command_line.machine import Piece
from command_line.programs import run
from shelf.env_file import read_env
from tests.cloud_api.test_rights import rows
from tests.cloud_api.test_setup import GRAFANA, blank
from tests.databases import EDITION

pytestmark = pytest.mark.skipif(EDITION != "postgresql", reason="a server of its own is set up")
WORD, LATER = "sandi-basisdata", "oh-no"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, server_url: str) -> Iterator[Machine]:
    """Give a cloud that was set up, whose owner wrote secrets where they do not belong; its log says them."""
    with blank(tmp_path_factory.mktemp("settled"), server_url) as found:
        done = found.run()
        assert done.exit_code == 0, done.output
        etc = found.root / "etc/lawang"
        with (etc / "Caddyfile").open("a") as caddy:
            caddy.write(f"# {WORD}\nbasicauth {WORD}\n")
        database = make_conninfo(found.url, password=WORD)
        said = {**read_env(etc / "cloud.env"), "LAWANG_CLOUD_DATABASE": database, "LAWANG_LATER_SECRET": LATER}
        rows(found.url, "INSERT INTO log (site, log, root, zone) VALUES ('serang', 'gw-1', '', 'Asia/Jakarta')")
        yield Machine(found.root, said, 1_795_000_000.0, run=journal)


def journal(*words: str) -> str | None:
    if words[0] != "journalctl":
        return run(*words)
    return f"lawang cloud: lw_{'a' * 43} and {WORD} and {LATER} were refused\n"


def packed(machine: Machine) -> dict[str, Piece]:
    return {piece.name: piece for piece in pieces(machine, look(machine))}


def test_no_secret_of_the_machine_is_in_it(machine: Machine) -> None:
    hashes = [row for (row,) in rows(machine.database, "SELECT encode(hash, 'hex') FROM token")]
    assert len(hashes) == 2
    for piece in packed(machine).values():
        for secret in (WORD, LATER, GRAFANA, "lw_", *hashes):
            assert secret not in piece.content, (piece.name, secret)


def test_what_a_helper_needs_is_in_it(machine: Machine) -> None:
    found = {name: piece.content for name, piece in packed(machine).items()}
    assert {"versions.txt", "doctor.json", "cloud.env", "Caddyfile", "cloud-firewall.nft", "postgresql.json", "sizes.txt"} | {
        f"log-{unit}.txt" for unit in ("lawang-cloud", "lawang-cloud-backup", "caddy", "postgresql",
                                       "lawang-cloud-firewall", "grafana-server")
    } == set(found)  # fmt: skip
    assert "lawang 0." in found["versions.txt"]
    assert "LAWANG_CLOUD_HTTP=127.0.0.1:8100" in found["cloud.env"]
    assert "LAWANG_CLOUD_DATABASE=(set)" in found["cloud.env"]
    assert "reverse_proxy 127.0.0.1:8100" in found["Caddyfile"]
    assert "tcp dport" in found["cloud-firewall.nft"]
    assert "were refused" in found["log-lawang-cloud.txt"]
    database = json.loads(found["postgresql.json"])
    assert conninfo_to_dict(database["at"])["dbname"] == conninfo_to_dict(machine.database)["dbname"]
    assert {"fact", "log_entry", "token"} <= {table["name"] for table in database["tables"]}
    assert [log["log"] for log in database["logs"]] == ["gw-1"]
    assert {check["name"] for check in json.loads(found["doctor.json"])} >= {"cloud-database", "cloud-backup"}


def test_a_database_that_is_away_is_said(machine: Machine, tmp_path: Path) -> None:
    away = {"LAWANG_CLOUD_DATABASE": f"postgresql://u:{WORD}@127.0.0.1:1/x"}
    found = packed(Machine(tmp_path, away, machine.now, run=journal))["postgresql.json"].content
    assert "error" in json.loads(found)
    assert WORD not in found
