"""A gateway that is forked by a process which has imported everything: a start costs milliseconds, a kill is a kill.

`python -m tests.edge_gateway.forking DATA PLAN BROKER` takes `start` and `kill` on its standard input, one a line; it
and its gateways print one JSON object a line.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from edge_gateway import gateway
from edge_gateway.machine.address import Address
from edge_gateway.settings import Settings
from site_plan import load


class ForkedGateway:
    """A gateway over one folder that may be killed at any moment, ready or not, and started again."""

    def __init__(self, data: Path, plan: Path, broker: str) -> None:
        command = [sys.executable, "-m", "tests.edge_gateway.forking", str(data), str(plan), broker]
        self._errors = (data / "stderr").open("a")
        self._parent = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )

    def start(self, *, ready: bool = False) -> None:
        self._say("start")
        if ready:
            self._until("ready")

    def kill(self) -> None:
        self._say("kill")
        self._until("killed")

    def close(self) -> None:
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.close()
        self._parent.wait(20)
        self._parent.stdout.close()
        self._errors.close()

    def _say(self, order: str) -> None:
        assert self._parent.stdin is not None
        self._parent.stdin.write(order + "\n")
        self._parent.stdin.flush()

    def _until(self, key: str) -> Any:
        assert self._parent.stdout is not None
        for line in self._parent.stdout:
            values = json.loads(line)
            if key in values:
                return values
        raise AssertionError(f"it ended before it was {key}")


def main(data: str, plan: str, broker: str) -> None:
    settings = Settings(Path(data), load(Path(plan)), Address.parse(broker), Address("127.0.0.1", 0), None, live=True)
    child = 0
    while order := sys.stdin.readline().strip():
        if order == "start":
            child = os.fork()
            if child == 0:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                asyncio.run(gateway.run(settings))
                os._exit(0)
        else:
            child = _kill(child)
    _kill(child)


def _kill(child: int) -> int:
    if child:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "it ended by itself"
    sys.stdout.write(json.dumps({"killed": child}) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    main(*sys.argv[1:])
