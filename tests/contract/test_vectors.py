"""The same vectors on CPython and on real MicroPython."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parent
FILE = FOLDER.parents[1] / "contract" / "vectors.json"
RUNNER = FOLDER / "run_vectors.py"


@pytest.fixture(scope="module")
def micropython() -> str:
    """Return the path of MicroPython, beside this Python or on PATH; without one, skip."""
    found = shutil.which("micropython", path=str(Path(sys.executable).parent)) or shutil.which("micropython")
    if found is None:
        message = "no MicroPython beside this Python or on PATH"
        if os.environ.get("LAWANG_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    """Return the runner as a module."""
    spec = importlib.util.spec_from_file_location("run_vectors", RUNNER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def vectors() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def program(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


def flipped(index: int, folder: Path) -> str:
    """Write the vectors with the verdict of one turned round; return the file's path."""
    changed = vectors()
    case = changed["cases"][index]
    if case["valid"]:
        del case["expect"]
        case.update(valid=False, reason="value")
    else:
        del case["reason"]
        case.update(valid=True, expect={"fields": {}})
    path = folder / "flipped.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    return str(path)


def first(*, valid: bool) -> int:
    return next(i for i, case in enumerate(vectors()["cases"]) if case["valid"] is valid and case["what"] == "entry")


def test_cpython_agrees_with_every_vector(runner: ModuleType) -> None:
    """Nothing in the file is passed over."""
    count, wrong = runner.run(str(FILE), on_server=True)
    assert wrong == []
    assert count == len(vectors()["cases"])


def test_micropython_agrees_with_every_vector_of_the_device(micropython: str, runner: ModuleType) -> None:
    """Class: the two interpreters read one message differently (leading zeros, NaN, keys that are numbers)."""
    done = program(micropython, str(RUNNER), str(FILE))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "name='micropython'" in done.stdout
    of_device = sum(case["what"] in runner.DEVICE for case in vectors()["cases"])
    assert f"{of_device} vectors, 0 disagree" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("valid", [True, False])
def test_one_turned_verdict_fails_the_run(micropython: str, runner: ModuleType, tmp_path: Path, valid: bool) -> None:
    """Class: a check that cannot fail."""
    path = flipped(first(valid=valid), tmp_path)
    done = program(micropython, str(RUNNER), path)
    assert done.returncode == 1
    assert ", 1 disagree" in done.stdout
    assert len(runner.run(path, on_server=True)[1]) == 1


def test_a_wrong_reason_or_value_fails_the_run(runner: ModuleType, tmp_path: Path) -> None:
    """Class: a check that looks only at whether something was refused, not why, or not at what was read."""
    changed = vectors()
    changed["cases"][first(valid=False)]["reason"] = "empty"
    changed["cases"][first(valid=True)]["expect"]["fields"]["seq"] = 99
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert len(runner.run(str(path), on_server=False)[1]) == 2


def test_no_vectors_are_no_agreement(tmp_path: Path) -> None:
    """Class: a check that ran nothing and passed."""
    path = tmp_path / "empty.json"
    path.write_text(json.dumps(vectors() | {"cases": []}), encoding="utf-8")
    assert program(sys.executable, str(RUNNER), str(path)).returncode == 1


def test_the_file_is_what_its_generator_makes(tmp_path: Path) -> None:
    """Class: a generated file edited by hand, or left behind."""
    made = tmp_path / "vectors.json"
    done = program(sys.executable, str(FOLDER / "make_vectors.py"), str(made))
    assert done.returncode == 0, done.stderr
    assert made.read_bytes() == FILE.read_bytes()


def test_most_vectors_are_refusals_and_no_name_repeats() -> None:
    """A disagreement is found by its name."""
    cases = vectors()["cases"]
    assert len(cases) >= 130
    assert sum(not case["valid"] for case in cases) > len(cases) / 2
    assert len({(case["what"], case["name"]) for case in cases}) == len(cases)


def test_every_reason_of_the_codecs_has_a_vector() -> None:
    """Class: a refusal that no test has ever seen."""
    seen: set[str] = set()
    for case in vectors()["cases"]:
        reason = case.get("reason", [])
        seen.update([reason] if isinstance(reason, str) else reason)
    assert seen == {
        *("empty", "oversize", "form", "mac", "json", "fields", "value", "canonical"),
        *("topic", "proof", "key", "signature"),
    }
