"""Labels to print: each box's name, its place as an official says it, and a code that a phone reads."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import site_plan as site_plans
from lawang import app
from tests.flashing import qr
from tests.flashing.test_commands import PLAN


def labels(*words: object) -> Result:
    return CliRunner().invoke(app, ["device", "labels", "--plan", str(PLAN), *map(str, words)])


def articles(path: Path) -> dict[str, tuple[str, str]]:
    """Return place and code's text by name."""
    found = {}
    for text in re.findall(r"(?s)<article>(.*?)</article>", path.read_text()):
        name, place = re.search(r"<h2>(.*?)</h2>", text)[1], re.search(r'class="place">(.*?)</p>', text)[1]
        found[name] = (place, qr.read(text))
    return found


def test_each_box_of_the_plan_has_its_label(tmp_path: Path) -> None:
    out = tmp_path / "labels.html"
    done = labels("--http", "127.0.0.1:8080,192.168.10.2:8080", "--out", out)
    assert (done.exit_code, done.output) == (0, "")
    found = articles(out)
    assert set(found) == {device.name for device in site_plans.load(PLAN).devices}
    assert found["gate-a"] == ("Pintu", "http://192.168.10.2:8080/status#alat-gate-a")
    assert found["kiosk-1"][0] == "Mesin antrean"
    assert found["pad-01"] == ("Loket 1 · Disdukcapil", "http://192.168.10.2:8080/status#alat-pad-01")


def test_some_of_them_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAWANG_LANG", "en")
    out = tmp_path / "labels.html"
    assert labels("pad-02", "gate-b", "--http", "10.0.0.1:80", "--out", out).exit_code == 0
    assert [(name, place) for name, (place, _) in articles(out).items()] == [
        ("pad-02", "Loket 2 · Disdukcapil"),
        ("gate-b", "Entrance"),
    ]


@pytest.mark.parametrize("http", ["", "127.0.0.1:8080", "localhost:8080, [::1]:8080"])
def test_an_address_that_no_phone_reaches_is_refused(http: str, tmp_path: Path) -> None:
    out = tmp_path / "labels.html"
    done = labels("--http", http, "--out", out)
    assert (done.exit_code, out.exists(), done.stderr.count("\n")) == (2, False, 1)
    assert "--http" in done.stderr
