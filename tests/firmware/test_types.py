"""The device's code against MicroPython's own modules, as CI checks it, and that a wrong call of a driver is found."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "firmware/pyrightconfig.json"
STUBS = ROOT / ".stubs/lib/site-packages/machine.pyi"
INSTALL = "uv pip sync --target .stubs/lib/site-packages firmware/stubs.txt"

RIGHT = """
import esp32, machine, network
pin = machine.Pin(4, machine.Pin.IN, machine.Pin.PULL_UP)
i2c = machine.I2C(0, scl=pin, sda=pin, freq=400_000, timeout=2000)
dog = machine.WDT(timeout=30_000)
station = network.WLAN(network.STA_IF)
station.connect("lawang", "rahasia")
journal = esp32.Partition("journal")
journal.writeblocks(1, b"x", 16)
"""
WRONG = (
    'machine.Pin("x", bogus=1)',
    "pin.value(1, 2)",
    "i2c.readfrom_mem_into(0x20, b'0', bytearray(8))",
    "i2c.writeto_memory(0x20, 0, b'0')",
    "dog.feed(1)",
    "machine.reset_reason()",
    "station.online()",
    'station.connect("lawang", key="rahasia")',
    "station.active('on', 1)",
    'journal.writeblocks("1", b"x", 16)',
    "journal.readblocks(1, b'x')",
    "esp32.Partition.mark_app_valid()",
    "import dataclasses",
    "import pathlib",
    "import psutil",
)


@pytest.mark.full_depth
@pytest.mark.timeout(300)
def test_the_devices_code_has_no_error_and_each_wrong_call_of_a_driver_has_one(needs, tmp_path):
    """Class: a driver's function that the chip does not have is found by the chip; a module that no box has is imported.

    One run of the checker on both, configured as in CI.
    """
    needs("node")
    if not STUBS.exists():
        message = f"no stubs of MicroPython: {INSTALL}"
        if os.environ.get("LAWANG_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    right = RIGHT.strip().splitlines()
    (tmp_path / "wrong.py").write_text("\n".join([*right, *WRONG]) + "\n")
    tree = [os.path.relpath(CONFIG.parent / path, tmp_path) for path in json.loads(CONFIG.read_text())["include"]]
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps({"extends": str(CONFIG), "include": ["wrong.py", *tree]}))
    pyright = Path(sys.executable).with_name("pyright")
    done = subprocess.run([pyright, "-p", project, "--outputjson"], capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] > len(tree) + len(list(CONFIG.parent.glob("*.py")))
    errors = [error for error in said["generalDiagnostics"] if error["severity"] == "error"]
    assert [error for error in errors if Path(error["file"]).name != "wrong.py"] == []
    found = {error["range"]["start"]["line"] - len(right) for error in errors}
    assert {WRONG[n] for n in range(len(WRONG)) if n not in found} == set()
    assert min(found) == 0


CANNOT_FAIL = {
    "hw",
    "machine_name",
    "reset_cause",
    "reset",
    "ticks_ms",
    "ticks_diff",
    "urandom",
}  # registers and counters of the chip


def test_every_call_that_reaches_a_driver_raises_in_a_test():
    """Class: driver errors that are not OSError.

    What a board makes, its stand-in counts; what the stand-in counts, a test lets raise. A method that the stand-in
    does not have ends the box in those tests.
    """
    board = ast.parse((ROOT / "firmware/board/esp32.py").read_text())
    made = {node.name for node in board.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}
    made |= {node.targets[0].id for node in board.body if isinstance(node, ast.Assign)}
    made = {name for name in made if not name.isupper()}
    counted = set(re.findall(r'\bcall\("(\w+)"\)', _text("fake_board") + _text("fake_drivers")))
    raised = set(re.findall(r'"(\w+)"', _text("test_driver_errors") + _text("test_flash_errors")))
    assert CANNOT_FAIL <= made
    assert made - CANNOT_FAIL <= counted
    assert counted <= raised


def test_a_time_out_of_the_bus_is_no_0_ticks():
    """Class: the chip's numbers: ESP-IDF divides to ms, then to ticks of 10 ms; in 0 ticks no transfer ends."""
    board = ast.parse((ROOT / "firmware/board/esp32.py").read_text())
    given = {
        n.targets[0].id: n.value.value for n in board.body if isinstance(n, ast.Assign) and hasattr(n.value, "value")
    }
    assert given["I2C_TIMEOUT_US"] // 1000 // 10 >= 2
    assert given["CLOCK_HZ"] == 240_000_000


def _text(name):
    return (ROOT / f"tests/firmware/{name}.py").read_text()
