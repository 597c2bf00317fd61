"""`lawang firmware build` and `lawang device image`."""

import json
import re
import struct
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from edge_gateway.devices import keyring
from firmware import config
from lawang import app
from tests.flashing import stand_in
from tests.flashing.test_image import AT, part, table_of

PLAN = Path(__file__).resolve().parents[2] / "site_plan/plans/serang.toml"
HW = "a4cf12f0e9d3"


def lawang(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def base(tmp_path: Path) -> Path:
    file = tmp_path / "ESP32_GENERIC.bin"
    file.write_bytes(stand_in.image())
    return file


def test_an_image_is_built_and_said(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first time the base is written down; the same image comes of the same base and version."""
    monkeypatch.setenv("LAWANG_LANG", "en")
    first = lawang("firmware", "build", "--base", base, "--out", tmp_path / "images")
    assert (first.exit_code, first.stderr) == (0, "")
    assert "written down" in first.stdout
    size, room, entries = map(int, re.search(r"(\d+) of (\d+) bytes; a journal of (\d+)", first.stdout).groups())
    assert (size < room, entries) == (True, 7120)
    file = tmp_path / "images/lawang-0.1.0-esp32.bin"
    made = file.read_bytes()
    again = lawang("firmware", "build", "--base", base, "--out", tmp_path / "images")
    assert "the same as before" in again.stdout
    assert file.read_bytes() == made
    base.write_bytes(stand_in.image(length=99_984))
    refused = lawang("firmware", "build", "--base", base, "--out", tmp_path / "images")
    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "is not the esp32 v1.29.0 that was used before" in refused.stderr
    assert file.read_bytes() == made


@pytest.fixture
def hall(tmp_path: Path, built: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a gateway's folder with gate-a; what setup writes is in the environment."""
    (tmp_path / "lawang.bin").write_bytes(built)
    (tmp_path / "data").mkdir()
    keyring.add(tmp_path / "data", "gate-a", HW)
    said = {"DATA": tmp_path / "data", "PLAN": PLAN, "BOX_BROKER": "192.168.10.2:1883", "WIFI": "lawang", "WIFI_PASSWORD": "rahasia-12", "FIRMWARE": tmp_path / "lawang.bin", "LANG": "en"}  # fmt: skip
    for name, value in said.items():
        monkeypatch.setenv(f"LAWANG_{name}", str(value))
    return tmp_path / "data"


def told(image: bytes) -> dict[str, object]:
    """Return the configuration in an image."""
    settings = part(image, "settings")
    return json.loads(settings[12 : 12 + struct.unpack_from("<I", settings, 4)[0]])


def test_the_image_of_a_box_has_what_it_needs_and_is_its_owners_alone(hall: Path, built: bytes, tmp_path: Path) -> None:
    """Nothing of it is said."""
    out = tmp_path / "gate-a.bin"
    done = lawang("device", "image", "gate-a", "--out", out)
    assert (done.exit_code, done.output) == (0, "")
    assert out.stat().st_mode & 0o777 == 0o600
    made = out.read_bytes()
    values = told(made)
    read = config.read(values, HW)
    assert (read.site, read.dev, read.hw, read.buttons) == ("serang", "gate-a", HW, ("in", "out"))
    assert (values["key"], values["wifi"]) == (keyring.load(hall)["gate-a"].key_hex, ["lawang", "rahasia-12"])
    _, _, offset, size = table_of(made)["settings"]
    assert made[: offset - AT] + made[offset - AT + size :] == built[: offset - AT] + built[offset - AT + size :]
    assert config.read(told(_image(tmp_path / "2.bin", "--number")), "0" * 12).hw == HW


def _image(out: Path, *more: str) -> bytes:
    assert lawang("device", "image", "gate-a", "--out", out, *more).exit_code == 0
    return out.read_bytes()


def test_what_cannot_be_is_said_and_nothing_is_written(hall: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.bin"
    (tmp_path / "other.bin").write_bytes(stand_in.image())
    keyring.add(hall, "gate-b", "0" * 12)
    keyring.revoke(hall, "gate-b")
    for words, says in (
        (("pad-01",), "pad-01 is not there"),
        (("gate-b",), "is revoked"),
        (("gate-a", "--firmware", tmp_path / "other.bin"), "no image that"),
        (("gate-a", "--firmware", tmp_path / "none.bin"), "No such file"),
        (("gate-a", "--wifi", ""), "needs a name"),
    ):
        refused = lawang("device", "image", *words, "--out", out)
        assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1), words
        assert says in refused.stderr
        assert not out.exists()
    out.write_bytes(b"another box's")
    assert lawang("device", "image", "gate-a", "--out", out).exit_code == 2
    assert out.read_bytes() == b"another box's"
