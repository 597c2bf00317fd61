"""`lawang device`: a box's key and its whole configuration, and taking its right to speak away."""

import codecs
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner, Result

import site_plan as site_plans
from edge_gateway.commands import boxes as app
from edge_gateway.devices import box, keyring
from firmware import config
from shelf.texts import LANGS, Lang
from tests.firmware.test_config_schema import EXAMPLES, SCHEMA, fits
from tests.firmware.test_tls import Authority

PLAN = Path(__file__).resolve().parents[2] / "site_plan/plans/serang.toml"
HW = "a4cf12f0e9d3"
DEVICES = {device.name: device for device in site_plans.load(PLAN).devices}
NETWORK = box.Network("192.168.10.2:1883", "lawang", "rahasia")
CHIP = "0123456789ab"


def add(data: Path, name: str, *more: str, broker: str = NETWORK.broker) -> Result:
    given = ["--data", str(data), "--plan", str(PLAN), "--broker", broker]
    given += ["--wifi", NETWORK.wifi, "--wifi-password", NETWORK.password]
    return CliRunner().invoke(app, ["add", name, *given, *more])


@pytest.mark.parametrize("name", DEVICES)
def test_every_box_of_a_plan_gets_a_configuration_that_the_firmware_takes(name: str) -> None:
    """Buttons are those of the plan, no pin serves two of them, and schema and firmware both take the file."""
    device = DEVICES[name]
    kind = box.kind_of(device)
    made = json.loads(json.dumps(box.configuration(device, kind, box.Identity("serang", "5" * 64, 1), NETWORK)))
    assert fits(SCHEMA, made)
    read = config.read(made, CHIP)
    wiring = config.wiring(made, read.buttons)
    assert read.buttons == tuple(device.buttons)
    assert len(set(wiring.pins.values())) == len(wiring.pins)
    used = [*(pin for pin in wiring.pins.values() if isinstance(pin, int)), *(wiring.i2c or ())]
    used += {number for lamp in wiring.lamps.values() for number in lamp}
    assert len(set(used)) == len(used)
    assert not set(used) & {0, 2, 5, 12, 15, *range(34, 40)}  # what docs/hardware.md says of pins
    assert read.answered is (kind != "gate")
    assert (wiring.display is not None) is (kind != "gate")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda values: values["dev"])
def test_the_templates_are_the_examples_of_the_hardware_page(example: dict) -> None:
    kind = {"gate-a": "gate", "kiosk-1": "panel", "pad-1": "pad"}[example["dev"]]
    device = site_plans.Device(example["dev"], dict.fromkeys(example["buttons"], "next"))
    made = box.configuration(device, kind, box.Identity("serang", example["key"], 1), NETWORK)
    made = json.loads(json.dumps(made))
    assert made.pop("enrolled") == 1
    assert made == {"lamp": "recorded", **example}


@pytest.mark.parametrize(
    ("meanings", "counter", "kind"),
    [
        (("enter", "leave"), None, "gate"),
        (("leave",), None, "gate"),
        (("enter+issue:ktp", "leave"), None, "panel"),
        (("priority",), None, "panel"),
        (("issue:ktp", "enter"), None, "panel"),
        (("next", "finish:completed"), "1", "pad"),
        (("enter+issue:ktp", "next"), "1", "pad"),
        (("next", "recall", "start", "no_show", "hold", "pause", "finish:completed", "finish:accepted",
          "finish:incomplete", "transfer:kk", "transfer:nib", "transfer:pbg"), "1", "panel"),
    ],
)  # fmt: skip
def test_a_box_is_wired_by_what_its_buttons_ask(meanings: tuple[str, ...], counter: str | None, kind: str) -> None:
    """Its first key does not decide: whoever asks something of the hall needs a lamp that shows the answer, and a display."""
    device = site_plans.Device("box", {f"b{n}": meaning for n, meaning in enumerate(meanings)}, counter)
    assert box.kind_of(device) == kind
    made = box.configuration(device, kind, box.Identity("serang", "5" * 64, 1), NETWORK)
    assert made["lamp"] == ("recorded" if kind == "gate" else "answered")
    assert config.wiring(json.loads(json.dumps(made)), config.read(json.loads(json.dumps(made)), CHIP).buttons).pins


def test_a_box_is_added_with_one_command(tmp_path: Path) -> None:
    """The file is the owner's alone, holds the key of devices.json, and leaves the chip's number to the chip."""
    data, file = tmp_path / "data", tmp_path / "gate-a.json"
    done = add(data, "gate-a", "--hw", HW.upper(), "--config", str(file))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert file.stat().st_mode & 0o777 == 0o600
    values = json.loads(file.read_text())
    known = keyring.load(data)["gate-a"]
    assert (known.hw, known.key_hex, known.revoked) == (HW, values["key"], False)
    assert "hw" not in values
    assert config.read(values, HW).hw == HW


def test_without_a_chips_number_one_is_drawn_and_its_weakness_is_said(tmp_path: Path) -> None:
    done = add(tmp_path, "gate-a")
    values = json.loads(done.stdout)
    assert values["hw"] == keyring.load(tmp_path)["gate-a"].hw
    assert "salinan berkas itu" in done.stderr


def test_a_pinned_ca_is_part_of_it(tmp_path: Path) -> None:
    """As PEM or DER; what is no certificate is refused before a key is made."""
    certificate = Authority("Lawang").certificate
    der = certificate.public_bytes(Encoding.DER)
    pem = tmp_path / "ca.pem"
    pem.write_bytes(certificate.public_bytes(Encoding.PEM))
    values = json.loads(add(tmp_path, "gate-a", "--ca", str(pem)).stdout)
    assert fits(SCHEMA, values)
    assert config.read(values, CHIP).ca == der
    pem.write_bytes(codecs.BOM_UTF8 + pem.read_bytes())  # F19: as an editor on Windows saves it
    assert json.loads(add(tmp_path, "kiosk-1", "--ca", str(pem)).stdout)["ca"] == values["ca"]
    (tmp_path / "ca.der").write_bytes(der)
    assert json.loads(add(tmp_path, "gate-b", "--ca", str(tmp_path / "ca.der")).stdout)["ca"] == values["ca"]
    (tmp_path / "bad.pem").write_bytes(der[:-9])
    refused = add(tmp_path, "pad-01", "--ca", str(tmp_path / "bad.pem"))
    assert (refused.exit_code, "pad-01" in keyring.load(tmp_path)) == (2, False)


@pytest.mark.parametrize(
    ("name", "more", "broker", "says"),
    [
        ("gate-z", (), NETWORK.broker, ("tidak ada dalam rencana; yang ada: gate-a, gate-b", "it has: gate-a, gate-b")),
        ("gate-a", ("--box", "lift"), NETWORK.broker, ("satu dari gate, panel, pad", "one of gate, panel, pad")),
        ("kiosk-1", ("--box", "gate"), NETWORK.broker, ("memuat 1 sampai 2", "room for 1 to 2")),
        ("gate-a", (), "broker:1883", ("alamat IPv4", "IPv4 address")),
        ("gate-a", (), "192.168.10.2:01883", ("port adalah", "the port is")),
        ("gate-a", (), "192.168.10.2:", ("port adalah", "the port is")),
        ("gate-a", ("--wifi", ""), NETWORK.broker, ("Nama jaringan Wi-Fi", "Wi-Fi network needs a name")),
        ("gate-a", ("--hw", "12"), NETWORK.broker, ("12 digit heksadesimal", "12 lower-case hexadecimal")),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_what_cannot_be_is_refused_before_anything_is_made(  # noqa: PLR0917 - a case
    name: str,
    more: tuple[str, ...],
    broker: str,
    says: tuple[str, str],
    lang: Lang,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message names what to correct, in the installer's language; neither a key nor half a file is left."""
    monkeypatch.setenv("LAWANG_LANG", lang)
    file = tmp_path / "config.json"
    done = add(tmp_path, name, *more, "--config", str(file), broker=broker)
    assert done.exit_code == 2
    assert says[LANGS.index(lang)] in done.stderr
    assert (keyring.load(tmp_path), file.exists()) == ({}, False)


def test_a_configuration_is_never_overwritten_nor_a_name_given_twice(tmp_path: Path) -> None:
    """The file may be the only place of another box's key."""
    file = tmp_path / "config.json"
    file.write_text("{}")
    assert "sudah ada; mungkin" in add(tmp_path, "gate-a", "--config", str(file)).stderr
    assert (keyring.load(tmp_path), file.read_text()) == ({}, "{}")
    assert add(tmp_path, "gate-a").exit_code == 0
    other = tmp_path / "other.json"
    assert "mendapat nama sendiri" in add(tmp_path, "gate-a", "--config", str(other)).stderr
    assert not other.exists()


def test_a_revoked_box_may_not_speak_and_its_name_stays_taken(tmp_path: Path) -> None:
    """Nobody else gets its name, nor may its box be replaced; taken back, it speaks under the same key."""
    add(tmp_path, "gate-a", "--hw", HW)
    watched = keyring.WatchedKeyring(tmp_path)
    key = watched.current["gate-a"].key_hex
    data = ["--data", str(tmp_path)]
    assert json.loads(CliRunner().invoke(app, ["revoke", "gate-a", *data]).stdout)["revoked"] is True
    assert watched.refresh()
    assert "gate-a" not in watched.current
    assert "revoked" in CliRunner().invoke(app, ["list", *data]).stdout
    assert add(tmp_path, "gate-a").exit_code == 2
    assert CliRunner().invoke(app, ["move", "gate-a", "--hw", CHIP, *data]).exit_code == 2
    assert CliRunner().invoke(app, ["revoke", "gate-z", *data]).exit_code == 2
    CliRunner().invoke(app, ["revoke", "gate-a", "--undo", *data])
    assert watched.refresh()
    assert watched.current["gate-a"].key_hex == key
    assert json.loads((tmp_path / keyring.FILE).read_text())["devices"]["gate-a"].keys() == {"hw", "key"}


def again(data: Path, name: str, *more: str, broker: str = "192.168.20.7:8883") -> Result:
    given = [
        "--data",
        str(data),
        "--plan",
        str(PLAN),
        "--broker",
        broker,
        "--wifi",
        "gedung",
        "--wifi-password",
        "baru",
    ]
    return CliRunner().invoke(app, ["config", name, *given, *more])


def test_a_box_gets_its_configuration_again_with_the_key_that_it_has(tmp_path: Path) -> None:
    """New Wi-Fi, new address: nothing is added or changed at the gateway, and the box keeps its journal's key."""
    first = json.loads(add(tmp_path, "gate-a").stdout)
    before = (tmp_path / keyring.FILE).read_bytes()
    done = again(tmp_path, "gate-a", "--config", str(tmp_path / "again.json"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "again.json").stat().st_mode & 0o777 == 0o600
    values = json.loads((tmp_path / "again.json").read_text())
    assert (values["broker"], values["wifi"]) == ("192.168.20.7:8883", ["gedung", "baru"])
    changed = {"broker", "wifi", "enrolled"}
    assert {k: v for k, v in values.items() if k not in changed} == {k: v for k, v in first.items() if k not in changed}
    assert config.read(values, CHIP).hw == first["hw"]
    assert (tmp_path / keyring.FILE).read_bytes() == before
    assert again(tmp_path, "gate-a", "--config", str(tmp_path / "again.json")).exit_code == 2  # nothing is written over


def test_the_configuration_follows_the_box_that_took_the_name_over(tmp_path: Path) -> None:
    add(tmp_path, "gate-a", "--hw", HW)
    keyring.move(tmp_path, "gate-a", CHIP)
    assert json.loads(again(tmp_path, "gate-a").stdout)["hw"] == CHIP
    assert "hw" not in json.loads(again(tmp_path, "gate-a", "--chip").stdout)


@pytest.mark.parametrize("name", ["gate-b", "gate-z"])
def test_a_box_that_may_not_speak_gets_none(tmp_path: Path, name: str) -> None:
    """Neither one that was never added, nor one that was revoked."""
    add(tmp_path, "gate-a")
    add(tmp_path, "gate-b")
    keyring.revoke(tmp_path, "gate-b")
    done = again(tmp_path, name, "--config", str(tmp_path / "again.json"))
    assert (done.exit_code, done.stdout, (tmp_path / "again.json").exists()) == (2, "", False)
    assert len(done.stderr.splitlines()) == 1
