"""What is deployed, as far as it can be checked without Docker."""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboards import contact, source
from edge_gateway.devices import accounts, keyring
from tests.edge_gateway.closed_broker import ClosedBroker

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNSET = {
    "LAWANG_TELEGRAM_TOKEN": "0:unset",
    "LAWANG_ALERT_WEBHOOK": "http://127.0.0.1:9/",
    "GF_SMTP_PASSWORD": "",
}
"""What may stay without a value, and what stands there then: it reaches nobody."""
COMPOSED = sorted(DEPLOY.glob("*/compose.yaml"))


def services() -> list[Any]:
    found = []
    for path in COMPOSED:
        content = yaml.safe_load(path.read_text())
        for name, service in content["services"].items():
            found.append(pytest.param(path, content, service, id=f"{path.parent.name}/{name}"))
    return found


@pytest.mark.parametrize(("path", "content", "service"), services())
def test_a_service_is_pinned_healthy_and_comes_back(path: Path, content: Any, service: Any) -> None:
    """Each image has a version, each service a health check and a restart policy, each volume a name."""
    image = service.get("image")
    assert (image is None) != ("build" not in service) or image is None
    if image is not None:
        assert re.fullmatch(r"[a-z/-]+:\d+\.\d+\.\d+(-pg\d+)?", image)
    else:
        assert (path.parent / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert service["restart"] in ("always", "unless-stopped")
    assert service["healthcheck"]["test"][0] == "CMD"
    for volume in service.get("volumes", []):
        source = volume.split(":")[0]
        if not source.startswith("."):
            assert source in content["volumes"]
        elif source != "./plan.toml":  # the operator's
            assert (path.parent / source).exists()
    for other in service.get("depends_on", {}):
        assert "healthcheck" in content["services"][other]


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: path.parent.name)
def test_nothing_of_ours_has_rights_or_a_password_in_the_file(path: Path) -> None:
    """Ours run read-only without capabilities; passwords and tokens come from the environment or nothing starts."""
    content = yaml.safe_load(path.read_text())
    for service in content["services"].values():
        if "build" in service:
            assert service["read_only"]
            assert service["cap_drop"] == ["ALL"]
        for name, value in service.get("environment", {}).items():
            if name in UNSET:
                assert re.fullmatch(r"\$\{[A-Z_]+:-" + re.escape(UNSET[name]) + r"\}", value)
            elif "PASSWORD" in name or "TOKEN" in name or "://" in value:
                assert "${" in value
                assert ":?" in value


def test_every_variable_of_the_provisioning_files_has_a_value() -> None:
    """Class "an alert that nobody gets": Grafana does not start without them, and none is named that nothing uses."""
    given = set(yaml.safe_load((DEPLOY / "cloud/compose.yaml").read_text())["services"]["grafana"]["environment"])
    files = [p for p in (DEPLOY / "grafana/provisioning").rglob("*.yaml") if p.name != "rules.yaml"]
    used = {name for path in files for name in re.findall(r"\$([A-Z_]+)", path.read_text())}
    assert used == {name for name in given if name.startswith("LAWANG_")}
    assert set(contact.variables()) < used


def test_grafana_is_seen_by_the_lan_at_most() -> None:
    """Anybody who reaches it may look, so it listens on this machine unless an address is given; nobody may sign up."""
    grafana = yaml.safe_load((DEPLOY / "cloud/compose.yaml").read_text())["services"]["grafana"]
    assert grafana["ports"] == ["${GRAFANA_LISTEN:-127.0.0.1:3000}:3000"]
    settings = grafana["environment"]
    assert settings["GF_AUTH_ANONYMOUS_ORG_ROLE"] == "Viewer"
    assert settings["GF_USERS_ALLOW_SIGN_UP"] == "false"
    assert grafana["image"] == f"grafana/grafana:{source.GRAFANA}"
    mounted = {volume.split(":")[1] for volume in grafana["volumes"]}
    (provider,) = yaml.safe_load((DEPLOY / "grafana/provisioning/dashboards/lawang.yaml").read_text())["providers"]
    assert {grafana["entrypoint"][2], provider["options"]["path"]} < mounted
    assert settings["GF_PATHS_PROVISIONING"] == grafana["entrypoint"][3]


@pytest.mark.parametrize("chat", [None, "-1001234567890", "@lawang_serang"])
def test_a_chat_is_a_text_whatever_it_looks_like(chat: str | None, tmp_path: Path) -> None:
    """F2: what Grafana reads has the number as a text, and is otherwise the committed file."""
    done = start_grafana(chat, tmp_path / "to")
    assert (done.returncode, done.stdout) == (0, "started\n")
    committed = (DEPLOY / "grafana/provisioning/alerting/contact.yaml").read_text()
    made = (tmp_path / "to/alerting/contact.yaml").read_text()
    wanted = yaml.safe_load(committed)
    wanted["contactPoints"][0]["receivers"][0]["settings"]["chatid"] = chat or "0"
    assert yaml.safe_load(made) == wanted
    assert {p.name for p in (tmp_path / "to").iterdir()} == {
        p.name for p in (DEPLOY / "grafana/provisioning").iterdir()
    }


def test_what_is_no_chat_is_said(tmp_path: Path) -> None:
    done = start_grafana("1'; rm -rf /", tmp_path / "to")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def start_grafana(chat: str | None, to: Path) -> subprocess.CompletedProcess[str]:
    """Run what the container runs, with `echo` in Grafana's place."""
    compose = yaml.safe_load((DEPLOY / "cloud/compose.yaml").read_text())["services"]["grafana"]
    assert compose["entrypoint"][:2] == ["/bin/sh", "/etc/lawang/start"]
    environment = {"PATH": os.environ["PATH"]} | ({} if chat is None else {"LAWANG_TELEGRAM_CHAT": chat})
    argv = ["/bin/sh", str(DEPLOY / "grafana/start"), str(DEPLOY / "grafana/provisioning"), str(to), "echo", "started"]
    return subprocess.run(argv, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("path", "content", "service"), services())
def test_no_log_fills_the_disk(path: Path, content: Any, service: Any) -> None:
    """F16: each container's log has a size and a number."""
    assert service["logging"]["driver"] == "json-file"
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.parametrize("path", COMPOSED, ids=lambda path: path.parent.name)
def test_an_example_names_every_variable(path: Path) -> None:
    """Class "a variable that nobody knows of": what has to be given stands open, what may be given stands as a comment."""
    text, example = path.read_text(), (path.parent / ".env.example").read_text()
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", text))
    assert set(re.findall(r"^([A-Z_]+)=$", example, re.MULTILINE)) == needed
    assert set(re.findall(r"^#([A-Z_]+)=", example, re.MULTILINE)) == set(re.findall(r"\$\{([A-Z_]+):-", text))


def test_the_workflow_asks_every_panel_of_the_real_image() -> None:
    """The job is a workflow that starts these files, fills them, and ends with each panel and alert asked."""
    text = (ROOT / ".github/workflows/ci.yml").read_text()
    steps = yaml.safe_load(text)["jobs"]["images"]["steps"]
    told = "\n".join(step.get("run", "") for step in steps)
    for part in (
        "tests/dashboards/seed.sql",
        "ALTER ROLE lawang_grafana PASSWORD",
        "lawang dashboards ask",
        "--filled",
    ):
        assert part in told
    needed = set(re.findall(r"\$\{([A-Z_]+):\?", (DEPLOY / "cloud/compose.yaml").read_text()))
    assert needed <= set(yaml.safe_load(text)["jobs"]["images"]["env"])


def test_the_image_runs_without_rights_from_pinned_hashes() -> None:
    recipe = (DEPLOY / "Dockerfile").read_text()
    assert "--require-hashes" in recipe
    assert re.findall(r"^USER (.+)$", recipe, re.MULTILINE) == ["10001"]


@pytest.mark.parametrize("extra", ["cloud", "gateway"])
def test_requirements_hold_every_dependency_with_its_hashes(extra: str) -> None:
    """`deploy/compile` was run after the last change of dependencies; no index is named."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    text = (DEPLOY / f"requirements-{extra}.txt").read_text()
    assert "://" not in text
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in block for block in blocks)
    for wanted in [*project["dependencies"], *project["optional-dependencies"][extra]]:
        name = re.match(r"[a-z0-9-]+", wanted)
        assert name is not None
        assert name[0] in pinned, f"{wanted}: run deploy/compile"


@pytest.mark.parametrize(("extra", "part"), [("cloud", "cloud_api"), ("gateway", "edge_gateway")])
def test_what_an_image_imports_is_pinned_for_it(extra: str, part: str) -> None:
    """Class "works where the developer's packages are": each module that the image's code names comes with it."""
    text = (DEPLOY / f"requirements-{extra}.txt").read_text()
    pinned = {name.replace("-", "_") for name in re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)}
    brought_by = importlib.metadata.packages_distributions()
    copied = set(re.findall(r"^COPY (\w+) \1$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE))
    ours = copied - ({"cloud_api", "edge_gateway"} - {part})
    missing = {
        module
        for module in {name for package in ours for name in imported(ROOT / package)} - sys.stdlib_module_names
        if module not in ours and not {name.lower().replace("-", "_") for name in brought_by.get(module, ())} & pinned
    }
    assert missing == set()


def imported(package: Path) -> Iterator[str]:
    """Give the first name of each module that a package's files import, wherever in them."""
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names):
                    yield from (alias.name.partition(".")[0] for alias in names)
                case ast.ImportFrom(module=str(module), level=0):
                    yield module.partition(".")[0]


def test_mosquitto_takes_its_configuration(needs: Callable[[str], str], tmp_path: Path) -> None:
    """The file as it is deployed, on a free port."""
    broker = ClosedBroker(needs("mosquitto"), tmp_path)
    keyring.add(broker.data, "gate-a", "a0a0a0a0a0a0")
    broker.begin()
    said = broker.stop()
    assert [line for line in said if "Warning" in line and "pattern" not in line and "root" not in line] == []


def test_every_listener_is_closed_and_the_hall_has_one_of_its_own() -> None:
    """Options of a listener hold for that one alone: those of the lines to come are the same."""
    text = (DEPLOY / "edge/mosquitto.conf").read_text()
    common, *listeners = re.split(r"(?m)^#?listener ", text)
    assert "allow_anonymous false" in common
    assert len(listeners) == 3
    for listener in listeners:
        options = dict(re.findall(r"(?m)^#?([a-z_]+) ([^ \n]+)$", listener))
        assert {
            "use_username_as_clientid": "true",
            "allow_zero_length_clientid": "false",
            "max_qos": "1",
        }.items() <= options.items()
        assert int(options["max_connections"]) > 0


def test_what_brings_the_accounts_replaces_them_as_a_whole(tmp_path: Path) -> None:
    """The command of the unit, on other folders and for this user; what is written while it runs is brought, too."""
    text = (DEPLOY / "edge/lawang-broker-accounts.service").read_text()
    found = re.search(r"^ExecStart=/bin/sh -ec '(.+)'$", text, re.MULTILINE)
    assert found is not None
    told = found[1].replace("$$", "$").replace("-o mosquitto -g mosquitto ", "")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    for name in ("acl", "passwords"):
        (ours / name).write_text(f"new {name}")
        (theirs / name).write_text("old")
    told = told.replace("/var/lib/lawang-gateway/broker", str(ours)).replace("/etc/lawang/broker", str(theirs))
    systemctl = tmp_path / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/asked\necho -n newer >{ours}/passwords\n')
    systemctl.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run(["/bin/sh", "-ec", told], check=True, timeout=30, env={"PATH": path})
    assert {path.name: path.read_text() for path in theirs.iterdir()} == {"acl": "new acl", "passwords": "newer"}
    assert (tmp_path / "asked").read_text().splitlines() == ["reload-or-restart mosquitto.service"] * 2
    assert {path.stat().st_mode & 0o777 for path in theirs.iterdir()} == {0o400}


def test_the_paths_of_the_accounts_are_the_gateways() -> None:
    """One name that is mistyped, and nobody is ever let in."""
    unit = (DEPLOY / "edge/lawang-broker-accounts.path").read_text()
    watched = set(re.findall(r"(?m)^PathChanged=(.+)$", unit))
    folder = f"/var/lib/lawang-gateway/{accounts.FOLDER}"
    assert watched == {f"{folder}/{accounts.PASSWORDS}", f"{folder}/{accounts.ACL}"}
    configuration = (DEPLOY / "edge/mosquitto.conf").read_text()
    assert f"password_file /etc/lawang/broker/{accounts.PASSWORDS}" in configuration
    assert f"acl_file /etc/lawang/broker/{accounts.ACL}" in configuration


def test_the_broker_in_a_container_waits_for_accounts_and_takes_changes(
    needs: Callable[[str], str], tmp_path: Path
) -> None:
    """The script of the compose file with a real Mosquitto: none without accounts, a box that is added is let in."""
    broker = ClosedBroker(needs("mosquitto"), tmp_path)
    program = DEPLOY / "edge/broker-with-accounts"
    told = re.sub(r"/\w+/mosquitto\.conf", str(tmp_path / "container.conf"), program.read_text())
    told = told.replace('listener 1883/"', f'listener {broker.port}/"').replace("mosquitto -c", f"{broker.binary} -c")
    broker.configure()
    text = broker.config.read_text().replace(f"listener {broker.port} 127.0.0.1", "listener 1883 127.0.0.1")
    broker.config.write_text(text)
    command = ["/bin/sh", "-c", told, "broker", str(broker.config), str(broker.installed)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        time.sleep(0.5)
        assert not broker.listens()
        keyring.add(broker.data, "gate-a", "a0a0a0a0a0a0")
        keyring.revoke(broker.data, "gate-a")
        broker.bring()
        broker.until_it_listens()
        assert not broker.lets_in("gate-a")
        keyring.revoke(broker.data, "gate-a", undo=True)
        broker.bring()
        for _ in range(100):
            if broker.lets_in("gate-a"):
                break
            time.sleep(0.1)
        else:
            pytest.fail("it is not let in")
    finally:
        process.terminate()
        process.wait(10)
    assert not broker.listens()


def test_a_wrong_mosquitto_configuration_would_be_seen(needs: Callable[[str], str], tmp_path: Path) -> None:
    (tmp_path / "mosquitto.conf").write_text("max_queued_mesages 10\n")
    done = subprocess.run(
        [needs("mosquitto"), "-c", str(tmp_path / "mosquitto.conf")], capture_output=True, check=False, timeout=10
    )
    assert done.returncode != 0


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*/*.service")), ids=lambda path: path.name)
def test_a_unit_is_one(unit: Path, needs: Callable[[str], str], tmp_path: Path) -> None:
    """The check is systemd's own, with programs that exist here in the place of those that are installed there."""
    text = re.sub(r"^ExecStart=\S+", f"ExecStart={shutil.which('true')}", unit.read_text(), flags=re.MULTILINE)
    copy = tmp_path / unit.name
    copy.write_text(text)
    done = subprocess.run(
        [needs("systemd-analyze"), "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    said = [line for line in done.stderr.splitlines() if unit.name in line]
    assert said == []
    copy.write_text(text.replace("[Service]\n", "[Service]\nRestart=allways\n"))
    broken = subprocess.run(
        [needs("systemd-analyze"), "verify", "--man=no", str(copy)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert "allways" in broken.stderr, "the check would not have seen it"
