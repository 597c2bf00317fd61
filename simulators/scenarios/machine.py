"""The gateway on a machine whose clock and disk a scenario holds: `python -m simulators.scenarios.machine FILE run …`.

FILE is JSON, `{"clock_s": seconds ahead, "full": whether the disk is}`, and is looked at again as it changes. What the
operating system says of them is replaced before the gateway is imported; the gateway itself is the real one.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LOOK_S = 0.05
FREE_IF_FULL = 1 << 20  # bytes


class Machine:
    """Clock and disk as FILE says."""

    def __init__(self, path: Path, time_ns: Callable[[], int], usage: Callable[[Any], Any]) -> None:
        """Stand before the real `time_ns` and `usage`."""
        self._path, self._time_ns, self._usage = path, time_ns, usage
        self._values: dict[str, Any] = {}
        self._looked = -1.0

    def time_ns(self) -> int:
        """Return the time in ns since 1970 by this machine's clock."""
        return self._time_ns() + int(float(self._said("clock_s")) * 1e9)

    def usage(self, path: Any) -> Any:  # noqa: ANN401 - as shutil.disk_usage
        """Return what the disk has, used and free bytes."""
        found = self._usage(path)
        return found._replace(free=FREE_IF_FULL) if self._said("full") else found

    def _said(self, name: str) -> Any:  # noqa: ANN401 - a value of JSON
        now = time.monotonic()
        if now - self._looked > LOOK_S:
            self._values, self._looked = json.loads(self._path.read_text(encoding="utf-8")), now
        return self._values.get(name, 0)


def write(path: Path, *, clock_s: float = 0.0, full: bool = False) -> None:
    """Say how the machine is from now on; the file is replaced as a whole."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps({"clock_s": clock_s, "full": full}), encoding="utf-8")
    fresh.replace(path)


def main() -> None:
    """Become the gateway's command line."""
    machine = Machine(Path(sys.argv.pop(1)), time.time_ns, shutil.disk_usage)
    time.time_ns = machine.time_ns
    time.time = lambda: machine.time_ns() / 1e9
    shutil.disk_usage = machine.usage
    from edge_gateway.commands import app  # noqa: PLC0415 - after clock and disk were exchanged

    app()


if __name__ == "__main__":
    main()
