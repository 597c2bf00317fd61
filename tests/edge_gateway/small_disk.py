"""A gateway on a disk that fills up and is freed again, in a file system of its own (Linux name spaces).

`said(tmp_path)` returns what was seen, by name. The program behind it runs within the name space.
"""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLAN = '[site]\ncode = "serang"\nname = "MPP"\nzone = "Asia/Jakarta"\n'
SIZE_MB = 40  # 8 more than a gateway wants to be free


def said(tmp_path: Path) -> dict[str, Any]:
    """Run the story on a small disk; skip where this user may not make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    program = f"mount -t tmpfs -o size={SIZE_MB}m none {disk} && exec {sys.executable} -m {__name__} {disk}"
    done = subprocess.run(
        ["unshare", *([] if os.getuid() == 0 else ["-r"]), "-m", "sh", "-c", program],
        capture_output=True, text=True, check=False, timeout=100, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LAWANG_LANG": "en"},
    )  # fmt: skip
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def tell(disk: Path) -> dict[str, Any]:
    """Fill the disk under a running gateway, start others on it, free it."""
    plan, data, spare = disk / "plan.toml", disk / "data", disk / "spare"
    plan.write_text(PLAN)
    places = ("--data", str(data), "--plan", str(plan))
    told: dict[str, Any] = {}
    with subprocess.Popen(
        [sys.executable, "-m", "edge_gateway", "run", *places, "--broker", "127.0.0.1:1", "--http", "127.0.0.1:0"],
        stdout=subprocess.PIPE, stderr=(disk / "stderr").open("w"), text=True,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        address = json.loads(running.stdout.readline())["http"]
        told["before"] = health(address, lambda status: "disk" not in status)
        fill(spare)
        told["full"] = health(address, lambda status: "disk" in status)
        told["metric"] = 'lawang_problem{name="disk"} 1.0' in get(f"http://{address}/metrics")
        told["order"] = order(data)
        spare.unlink()
        told["after"] = health(address, lambda status: "disk" not in status)
        told["order after"] = order(data)
        running.terminate()
    told["lines"] = (disk / "stderr").read_text().count("nothing is stored")
    fill(spare)
    rejoin = ("rejoin", "--why", "restored", "--without-cloud", *places)
    told["files"] = names(data)
    told["start"] = run("run", *places, "--broker", "127.0.0.1:1", "--http", "127.0.0.1:0")
    told["rejoin"] = run(*rejoin)
    told["files then"] = names(data)
    spare.unlink()
    told["rejoin after"] = run(*rejoin)
    return told


def fill(spare: Path) -> None:
    handle = os.open(spare, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(handle, b"x" * 4096)
    except OSError:
        os.close(handle)


def names(data: Path) -> list[str]:
    return sorted(path.name for path in data.glob("*.db"))


def order(data: Path) -> list[Any]:
    return run("trial", "--who", "Sari", "--data", str(data))


def run(*words: str) -> list[Any]:
    done = subprocess.run(
        [sys.executable, "-m", "edge_gateway", *words], capture_output=True, text=True, check=False, timeout=30
    )
    return [done.returncode, done.stderr]


def get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as e:  # 503: something is wrong, and the body says what
        return e.read().decode()


def health(address: str, wanted: Callable[[str], bool]) -> str:
    until = time.monotonic() + 15
    while True:
        status = str(json.loads(get(f"http://{address}/health"))["status"])
        if wanted(status) or time.monotonic() > until:
            return status
        time.sleep(0.1)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(tell(Path(sys.argv[1]))))
