"""`lawang gateway setup`: answers to files, again without change, and the files as those read them that they are for."""

import asyncio
import dataclasses
import getpass
import json
import socket
import ssl
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import site_plan
from command_line.asking import AnswerError
from command_line.setting_up import kept
from command_line.setup_run import How, asking
from edge_gateway.commands import app
from edge_gateway.installation.hall import ask
from edge_gateway.installation.machine import look
from edge_gateway.installation.places import KEPT
from edge_gateway.installation.setup_plan import prepare
from edge_gateway.screens.password import fits
from shelf.env_file import read_env

ROOT = Path(__file__).parents[2]
WIFI, TOKEN, ADMIN = "rahasia sekali", "tok-en", "sandi-admin-1"
ANSWERS = f"""
[site]
name = "MPP Kabupaten Serang"
[hall]
address = "192.168.10.2/24"
visitors = "192.168.20.0/24"
agencies = ["Disdukcapil; 1-4; KTP-el, Akta", "DPMPTSP; 5-28; NIB [izin]"]
[wifi]
name = "lawang alat"
password = "{WIFI}"
[cloud]
url = "https://pusat.example.go.id"
token = "{TOKEN}"
[admin]
password = "{ADMIN}"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "machine").mkdir()
    return tmp_path / "machine"


def run(root: Path, *more: str, answers: str | None = ANSWERS, given: str = "") -> Result:
    options = ["--root", str(root), *more]
    if answers is not None:
        file = root.parent / "answers.toml"
        file.write_text(answers, encoding="utf-8")
        options += ["--answers", str(file), "--yes"]
    return CliRunner().invoke(app, ["setup", *options], input=given)


def state(root: Path) -> dict[str, tuple[str, int]]:
    files = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(root)): (path.read_text("latin-1"), stat.S_IMODE(path.stat().st_mode)) for path in files
    }


def test_answers_become_files_with_their_modes(root: Path) -> None:
    done = run(root)
    assert done.exit_code == 0, done.output
    made = state(root)
    assert {name: mode for name, (_, mode) in made.items()} == {
        "etc/chrony/conf.d/lawang.conf": 0o644,
        "etc/lawang/firewall.nft": 0o644,
        "etc/lawang/gateway.env": 0o640,
        "etc/lawang/mosquitto.conf": 0o644,
        "etc/lawang/plan.toml": 0o644,
        "etc/lawang/setup.toml": 0o600,
        "etc/lawang/tls/broker.key": 0o640,
        "etc/lawang/tls/broker.pem": 0o644,
        "etc/lawang/tls/ca.key": 0o600,
        "etc/lawang/tls/ca.pem": 0o644,
        "etc/systemd/system/lawang-firewall.service": 0o644,
        "etc/systemd/system/lawang-gateway-backup.timer.d/lawang.conf": 0o644,
        "var/lib/lawang-gateway/broker.key": 0o600,
        "var/lib/lawang-gateway/broker/acl": 0o600,
        "var/lib/lawang-gateway/broker/passwords": 0o600,
        "var/lib/lawang-gateway/screens.password": 0o600,
    }
    plan = site_plan.load(root / "etc/lawang/plan.toml")
    assert (plan.site, len(plan.counters)) == ("serang", 28)
    assert fits(made["var/lib/lawang-gateway/screens.password"][0], ADMIN)
    env = read_env(root / "etc/lawang/gateway.env")
    assert env["LAWANG_HTTP"] == "127.0.0.1:8080,192.168.10.2:8080"
    assert (env["LAWANG_WIFI"], env["LAWANG_WIFI_PASSWORD"], env["LAWANG_TOKEN"]) == ("lawang alat", WIFI, TOKEN)


def test_the_example_names_every_variable_that_setup_writes(root: Path) -> None:
    """Of those that its unit does not say itself."""
    run(root, answers=f'{ANSWERS}[backup]\nkey = "age1{"q" * 58}"\n')
    written = set(read_env(root / "etc/lawang/gateway.env")) - {"LAWANG_DATA", "LAWANG_PLAN"}
    stated = (ROOT / "deploy/edge/gateway.env").read_text(encoding="utf-8")
    assert written == {line.lstrip("#").partition("=")[0] for line in stated.splitlines() if "LAWANG_" in line[:8]}


def test_no_secret_is_shown_or_kept(root: Path) -> None:
    """Neither in the differences on the terminal nor among the answers of next time."""
    done = run(root)
    kept = (root / "etc/lawang/setup.toml").read_text()
    files = [root / "var/lib/lawang-gateway/screens.password", root / "etc/lawang/tls/broker.key"]
    for secret in (WIFI, TOKEN, ADMIN, *(file.read_text() for file in files)):
        assert secret not in done.output + done.stderr + kept


def test_a_second_run_asks_nothing_new_and_changes_nothing(root: Path) -> None:
    """Secrets that are in force stay, though no file answers for them any more."""
    run(root)
    before = state(root)
    again = run(root, "--json", "--yes", answers=None)
    assert again.exit_code == 0, again.output
    assert {file["state"] for file in json.loads(again.stdout)["files"]} == {"same"}
    assert state(root) == before


def test_a_changed_answer_changes_its_files_alone(root: Path) -> None:
    run(root)
    done = run(root, "--json", answers=ANSWERS.replace("192.168.10.2/24", "192.168.10.5/24"))
    changed = {file["path"] for file in json.loads(done.stdout)["files"] if file["state"] == "changed"}
    assert changed == {"/etc/lawang/gateway.env", "/etc/lawang/mosquitto.conf"}


def test_a_service_starts_anew_only_for_files_of_its_own(root: Path) -> None:
    """A second run does not disturb a hall that works."""

    def restarted(answers: str) -> list[str]:
        (root.parent / "a.toml").write_text(answers, encoding="utf-8")
        asker = asking(How(KEPT, root, root.parent / "a.toml", yes=True))
        there = look(root)
        made = prepare(root, ask(asker, there), there, {}, kept(root / KEPT.lstrip("/"))[1], asker)
        return [action.argv[2] for action in made.actions if action.argv[:2] == ("systemctl", "restart")]

    services = ["chrony.service", "lawang-gateway.service", "mosquitto.service", "lawang-firewall.service"]
    assert restarted(ANSWERS) == services
    made = run(root)
    assert made.exit_code == 0
    assert restarted(ANSWERS) == ["lawang-gateway.service"]  # for holidays that are not in the plan any more
    (root / "etc/lawang/plan.toml").write_text("# mine\n")
    assert restarted(ANSWERS) == []
    assert restarted(ANSWERS.replace("192.168.10.2", "192.168.10.5")) == services[1:3]


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (["10.0.0.7/24"], "10.0.0.7/24"),  # it has moved
        (["192.168.10.2/24"], "192.168.10.2/24"),
        (["10.0.0.7/24", "192.168.10.2/24"], "192.168.10.2/24"),
        ([], "192.168.10.2/24"),  # nothing says what it has
    ],
)
def test_a_machine_that_has_moved_takes_its_new_address(root: Path, there: list[str], taken: str) -> None:
    """One command after the address has changed: nobody has to say what the machine knows."""
    run(root)
    asker = asking(How(KEPT, root, yes=True))
    assert str(ask(asker, dataclasses.replace(look(root), addresses=there)).address) == taken


@pytest.mark.parametrize("there", [["10.0.0.7/24"], ["10.0.0.7/24", "10.0.1.7/24"]])
def test_an_address_that_the_machine_does_not_have_is_refused(root: Path, there: list[str]) -> None:
    """Mosquitto would not start with it, and the hall that works would stand still."""
    (root.parent / "a.toml").write_text(ANSWERS, encoding="utf-8")
    asker = asking(How(KEPT, root, root.parent / "a.toml", yes=True))
    with pytest.raises(AnswerError, match=r"10\.0\.0\.7/24"):
        ask(asker, dataclasses.replace(look(root), addresses=there))


def test_an_edited_file_stays_and_an_edited_plan_is_left_alone(root: Path) -> None:
    """The admin page writes the plan too: it is never written over, and no proposal clutters its folder."""
    run(root)
    for name in ("plan.toml", "mosquitto.conf"):
        file = root / "etc/lawang" / name
        file.write_text(file.read_text() + "# mine\n")
    done = run(root, answers=ANSWERS.replace("192.168.10.2/24", "192.168.10.5/24"))
    assert done.exit_code == 0
    assert (root / "etc/lawang/plan.toml").read_text().endswith("# mine\n")
    assert (root / "etc/lawang/mosquitto.conf").read_text().endswith("# mine\n")
    assert "192.168.10.5" in (root / "etc/lawang/mosquitto.conf.lawang-new").read_text()
    assert not (root / "etc/lawang/plan.toml.lawang-new").exists()
    assert "plan.toml" in done.stdout


def test_a_plan_that_may_not_follow_is_refused_before_anything_is_written(root: Path) -> None:
    """A new agency in the middle would give services other letters; nothing of the run is done."""
    run(root)
    before = state(root)
    done = run(root, answers=ANSWERS.replace('["Disd', '["Baru; 30; Baru", "Disd'))
    assert done.exit_code == 2
    assert "akhir daftar" in done.stderr
    assert state(root) == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('address = "192.168.10.2/24"', "", "hall.address"),
        ("192.168.10.2/24", "192.168.10.2", "hall.address"),
        ("192.168.10.2/24", "192.168.10.255/24", "hall.address"),
        ("https://", "http://", "cloud.url"),
        ("[wifi]", "[wi-fi]", "wifi.name"),
        ('url = "', 'uri = "x"\nurl = "', "cloud.uri"),
        ("5-28", "5-", "hall.agencies"),
        (WIFI, "pendek", "wifi.password"),
        (WIFI, 'it\'s \\"this\\"', "LAWANG_WIFI_PASSWORD"),
        (ADMIN, "pendek", "admin.password"),
    ],
)
def test_what_cannot_be_is_one_line_that_names_the_answer(root: Path, old: str, new: str, says: str) -> None:
    assert old in ANSWERS
    done = run(root, answers=ANSWERS.replace(old, new))
    assert done.exit_code == 2, done.output
    [line] = done.stderr.splitlines()
    assert says in line
    assert new == "" or "pendek" not in line
    assert state(root) == {}


def test_at_a_terminal_each_question_has_a_default_or_asks_again(root: Path) -> None:
    typed = [
        "MPP Uji", "", "wita", "", "", "-", "1", "0", "Kelurahan; 1", "Kelurahan", "", "999.1.1.1/24", "10.0.0.2/8", "",
        "tidak", "alat", "sandi-wifi", "", "", "", "", "", "", "", "ya",
    ]  # fmt: skip
    done = run(root, answers=None, given="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    plan = site_plan.load(root / "etc/lawang/plan.toml")
    assert (plan.site, plan.zone.key, [d.name for d in plan.devices]) == ("uji", "Asia/Makassar", ["gate-a", "pad-01"])
    assert not (root / "etc/lawang/firewall.nft").exists()
    assert "/login" in done.stdout  # the password is still to be set


def test_no_leaves_the_machine_as_it_was(root: Path) -> None:
    file = root.parent / "answers.toml"
    file.write_text(ANSWERS)
    done = CliRunner().invoke(app, ["setup", "--root", str(root), "--answers", str(file)], input="\n" * 13 + "tidak\n")
    assert done.exit_code == 3
    assert state(root) == {}


def test_the_broker_is_set_up_as_the_repository_says(root: Path) -> None:
    """What setup writes and what stands in deploy/edge, with its listeners filled in, are one configuration."""
    run(root)
    stated = (ROOT / "deploy/edge/mosquitto.conf").read_text()
    lines = [line.removeprefix("#") for line in stated.splitlines() if not line.startswith("# ") and line.strip()]
    ours = (root / "etc/lawang/mosquitto.conf").read_text().splitlines()
    assert sorted(line for line in ours if line and not line.startswith("#")) == sorted(lines)


def test_mosquitto_starts_with_its_file_and_lets_nobody_in(root: Path, needs: Callable[[str], str]) -> None:
    program = needs("mosquitto")
    run(root)
    config = (root / "etc/lawang/mosquitto.conf").read_text()
    with socket.socket() as free, socket.socket() as other:
        free.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        port, tls_port = free.getsockname()[1], other.getsockname()[1]
    moved = {
        "/etc/lawang/broker": str(root / "var/lib/lawang-gateway/broker"), "/etc/lawang/tls": str(root / "etc/lawang/tls"),
        "192.168.10.2": "127.0.0.7", "1883": str(port), "8883": str(tls_port),
    }  # fmt: skip
    for old, new in moved.items():
        config = config.replace(old, new)
    (root / "m.conf").write_text(f"user {getpass.getuser()}\n{config}")
    with subprocess.Popen([program, "-c", str(root / "m.conf")], stderr=subprocess.PIPE, text=True) as broker:
        try:
            asyncio.run(_until_it_listens(port))
            assert _answer(port) == bytes([0x20, 2, 0, 5])  # CONNACK: not authorised
            trusting = ssl.create_default_context(cafile=root / "etc/lawang/tls/ca.pem")
            with (
                socket.create_connection(("127.0.0.7", tls_port), timeout=5) as client,
                pytest.raises(ssl.SSLCertVerificationError, match=r"IP address mismatch"),
            ):  # it is the hall's, of 192.168.10.2
                trusting.wrap_socket(client, server_hostname="127.0.0.7")
        finally:
            broker.terminate()


async def _until_it_listens(port: int) -> None:
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.7", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return
    pytest.fail("mosquitto does not listen on the hall's address")


def _answer(port: int) -> bytes:
    """Return what a client without an account is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        client.sendall(b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x0a\x00\x01x")
        return client.recv(4)


VARIANTS = {
    "usual": ANSWERS,
    "serves time": ANSWERS + '[time]\nserve = true\nservers = "0.id.pool.ntp.org ntp.bmkg.go.id"\n',
    "no visitors": ANSWERS.replace('visitors = "192.168.20.0/24"', ""),
}


@pytest.mark.parametrize("answers", VARIANTS.values(), ids=VARIANTS)
def test_nft_and_chrony_take_their_files(root: Path, needs: Callable[[str], str], answers: str) -> None:
    assert run(root, answers=answers).exit_code == 0
    for argv in (
        [needs("nft"), "--check", "--file", str(root / "etc/lawang/firewall.nft")],
        [needs("chronyd"), "-p", "-f", str(root / "etc/chrony/conf.d/lawang.conf")],
    ):
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done


def test_systemd_takes_the_unit_and_the_drop_in(root: Path, needs: Callable[[str], str]) -> None:
    run(root)
    unit = root / "etc/systemd/system/lawang-firewall.service"
    unit.write_text(unit.read_text().replace("/usr/sbin/nft", needs("nft")))
    timer = root / "lawang-gateway-backup.timer"
    timer.write_text("[Timer]\nOnCalendar=daily\nUnit=lawang-firewall.service\n")
    drop_in = root / "lawang-gateway-backup.timer.d"
    drop_in.mkdir()
    (drop_in / "l.conf").write_text((root / "etc/systemd/system/lawang-gateway-backup.timer.d/lawang.conf").read_text())
    for file in (unit, timer):
        argv = [needs("systemd-analyze"), "verify", "--man=no", str(file)]
        done = subprocess.run(
            argv, capture_output=True, text=True, check=False, env={"SYSTEMD_UNIT_PATH": f"{unit.parent}:{root}:"}
        )
        ours = [line for line in done.stderr.splitlines() if "lawang" in line]
        assert ours == []
