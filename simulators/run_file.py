"""What a run tells the checker, and asking it."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulators import plan_file
from simulators.presser import FILE as PRESSES

if TYPE_CHECKING:
    from simulators.hall import SimulatedHall

FILE = "run.json"
_PACKED = Path(__file__).with_name("checker")  # in a wheel, which has no tests
_TREE = Path(__file__).resolve().parents[1] / "tests" / "acceptance"
CHECKER = (_PACKED if _PACKED.exists() else _TREE) / "check.py"


def write(hall: "SimulatedHall", live: Mapping[str, Any], clock_ms: int, mended: int | None) -> None:
    """Write run.json into the hall's folder (mode 0600: it holds the devices' keys); the rest as `check` of a hall."""
    devices = {
        name: {
            "key": gate.key,
            "rings": [str(path.relative_to(hall.folder)) for path in hall.rings[name]],
            "buttons": dict(gate.buttons),
            "counter": gate.counter,
        }
        for name, gate in hall.boxes.items()
    }
    databases = [*sorted(hall.gateway_folder.glob("old-*.db")), hall.gateway_folder / "log.db"]
    run = {
        "site": hall.site,
        "zone": hall.zone,
        "clock_ms": clock_ms,
        "mended": mended,
        "presses": PRESSES,
        "devices": devices,
        "counters": {counter.code: list(counter.takes) for counter in plan_file.COUNTERS},
        "gateways": [str(path.relative_to(hall.folder)) for path in databases],
        "lost": hall.lost_logs,
        "database": hall.database,
        "live": live,
    }
    path = hall.folder / FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(run, indent=1))


async def check(folder: Path) -> dict[str, Any]:
    """Run the checker as a process of its own; its verdict with `exit`, its exit code."""
    argv = [sys.executable, str(CHECKER), str(folder), "--json"]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*argv, stdout=pipe, stderr=pipe)
    out, errors = await process.communicate()
    try:
        verdict: dict[str, Any] = json.loads(out)
    except ValueError as e:
        raise RuntimeError(f"the checker failed:\n{errors.decode(errors='replace')[-3000:]}") from e
    return verdict | {"exit": process.returncode}


def address(text: str) -> tuple[str, int]:
    """Return host and port of `[http://]HOST:PORT`; raises ValueError."""
    host, _, port = text.removeprefix("http://").rstrip("/").rpartition(":")
    return host or "127.0.0.1", int(port)
