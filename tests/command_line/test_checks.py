"""What a doctor says: one line a check with what to do, JSON for programs, a status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command_line.checks import Verdict, as_lines, bad, ok, report, warn, worst
from shelf.texts import Phrase, texts

GOES = Phrase("setup.go", {}, texts("command_line"))
NOTHING = Phrase("setup.nothing", {}, texts("command_line"))


def test_the_worst_is_the_verdict_and_only_bad_is_a_status(capsys: pytest.CaptureFixture[str]) -> None:
    good, soon, broken = ok("clock", GOES), warn("disk", GOES, NOTHING), bad("broker", GOES, NOTHING)
    assert worst([good, soon]) is Verdict.WARN
    assert worst([]) is Verdict.OK
    assert report([good, soon], "id", as_json=False) == 0
    capsys.readouterr()
    assert report([good, broken, soon], "id", as_json=True) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == "bad"
    assert [(check["name"], check["verdict"]) for check in said["checks"]] == [
        ("clock", "ok"), ("broker", "bad"), ("disk", "warn")
    ]  # fmt: skip
    assert said["checks"][0]["do"] is None
    assert said["checks"][1]["do"] == "Tidak ada yang diubah."


def test_each_is_one_line_with_what_to_do() -> None:
    lines = as_lines([ok("clock", GOES), bad("broker", GOES, NOTHING)], "en")
    assert len(lines) == 2
    assert lines[1].endswith("→ Nothing was changed.")
    assert "\n" not in "".join(lines)


def test_a_machine_without_any_part_says_so_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lawang", "doctor", "--root", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert "lawang gateway setup" in done.stderr
    assert len(done.stderr.splitlines()) == 1
