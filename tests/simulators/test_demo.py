"""`lawang demo` as somebody runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.depth import depth

LAWANG = str(Path(sys.executable).parent / "lawang")


def start(*options: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([LAWANG, "demo", *options], stdout=pipe, stderr=pipe, text=True, start_new_session=True)


@pytest.mark.full_depth
def test_two_at_once_each_ends_with_all_hops_equal() -> None:
    """Free ports and a folder of their own, a kiosk and pads too; the exit code is the checker's."""
    both = [start("--for", "3", "--json", "--seed", str(seed)) for seed in (1, 2)]
    for demo in both:
        out, errors = demo.communicate(timeout=150)
        assert demo.returncode == 0, errors
        result = json.loads(out)
        assert result["ok"]
        assert result["pressed"] == result["logged"] == result["in_cloud"] > result["facts"] > 0
        assert result["tickets"] == result["ended"] + result["open"]
        ((ours, theirs),) = [(root["gateway"], root["cloud"]) for root in result["roots"].values()]
        assert ours == theirs


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM][: depth(3, 1)])
def test_it_leaves_no_process_behind(how: signal.Signals) -> None:
    """Ctrl-C and the supervisor end it cleanly; even killed, its parts end with it."""
    demo = start()
    try:
        assert demo.stderr is not None
        said: list[str] = []
        for line in demo.stderr:
            said.append(line)
            if "Ctrl-C" in line:
                break
        assert "Ctrl-C" in said[-1], "".join(said)
        time.sleep(1)
        children = psutil.Process(demo.pid).children(recursive=True)
        assert len(children) >= 6, children
        os.kill(demo.pid, how)
        assert demo.wait(30) == (-signal.SIGKILL if how == signal.SIGKILL else 0)
        demo.stderr.close()
        _, alive = psutil.wait_procs(children, timeout=15)
        assert alive == []
    finally:
        demo.kill()
        demo.communicate()
