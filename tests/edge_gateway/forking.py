"""Gateways that are forked by a process which has imported everything: a start costs milliseconds, a kill is a kill.

`python -m tests.edge_gateway.forking FD` takes requests on a socket and answers each with a line of JSON: to fork a
command of `edge_gateway` with a standard output and errors of its own, or to say how one has ended.
"""

import argparse
import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any, NoReturn

MOST = 65_536


class Nest:
    """The process that forks; its children end with it."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.edge_gateway.forking", str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()])

    def fork(self, argv: list[str], errors: IO[Any], keepalive_s: int | None = None) -> "Forked":
        """Begin a command of the gateway; `run` with `keepalive_s` notices a silent broker after 1.5 times this."""
        reading, writing = os.pipe()
        asked = json.dumps({"argv": argv, "keepalive_s": keepalive_s}).encode()
        socket.send_fds(self._socket, [asked], [writing, errors.fileno()])
        os.close(writing)
        return Forked(self, json.loads(self._socket.recv(MOST)), os.fdopen(reading))

    def run(self, *argv: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the gateway to its end."""
        with tempfile.TemporaryFile("w+") as errors:
            forked = self.fork(list(argv), errors)
            with forked.stdout as stdout:
                said = stdout.read()
            code = forked.wait(60)
            errors.seek(0)
            return subprocess.CompletedProcess(argv, code, said, errors.read())

    def ended(self, pid: int) -> int | None:
        """Return the exit code of a child, below 0 the signal that ended it, or None while it runs."""
        self._socket.send(json.dumps({"ended": pid}).encode())
        return json.loads(self._socket.recv(MOST))

    def close(self) -> None:
        self._socket.close()
        self._process.wait(20)


class Forked:
    """A forked command, as far as it is like `subprocess.Popen`."""

    def __init__(self, nest: Nest, pid: int, stdout: IO[str]) -> None:
        self.pid, self.stdout, self.returncode = pid, stdout, None
        self._nest = nest

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode: int | None = self._nest.ended(self.pid)
        return self.returncode

    def wait(self, seconds: float) -> int:
        end = time.monotonic() + seconds
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("edge_gateway", seconds)
            time.sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def main(fd: int) -> None:
    """Fork what is asked for until the other end is closed; then end all children."""
    from edge_gateway import gateway  # noqa: F401, PLC0415 - imported once, here and not where `Nest` is
    from edge_gateway.commands import backup, rejoin, replay, restore, run  # noqa: F401, PLC0415 - as above

    running: set[int] = set()
    codes: dict[int, int] = {}
    with socket.socket(fileno=fd) as asking:
        while True:
            message, fds, *_ = socket.recv_fds(asking, MOST, 2)
            if not message:
                break
            asked = json.loads(message)
            if "ended" in asked:
                pid = asked["ended"]
                if pid in running and (found := os.waitpid(pid, os.WNOHANG)) != (0, 0):
                    running.remove(pid)
                    codes[pid] = os.waitstatus_to_exitcode(found[1])
                asking.send(json.dumps(codes.get(pid)).encode())
                continue
            if (pid := os.fork()) == 0:
                asking.close()
                child(fds, asked)
            for given in fds:
                os.close(given)
            running.add(pid)
            asking.send(json.dumps(pid).encode())
    for pid in running:
        os.kill(pid, signal.SIGKILL)


def child(fds: list[int], asked: dict[str, Any]) -> NoReturn:
    """Be the command, with its own standard streams; never return."""
    code = 1
    try:
        for given, place in zip((os.open(os.devnull, os.O_RDONLY), *fds), (0, 1, 2), strict=True):
            os.dup2(given, place)
            os.close(given)
        code = run_patiently(asked["argv"], asked["keepalive_s"]) if asked["keepalive_s"] else say(asked["argv"])
    except BaseException:  # noqa: BLE001 - as the interpreter does at its end
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def say(argv: list[str]) -> int:
    """Run a command as `python -m edge_gateway` does, and return its exit code."""
    from edge_gateway.commands import app  # noqa: PLC0415 - imported before the fork

    try:
        app(argv, prog_name="edge_gateway")
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else int(e.code is not None)
    return 0


def run_patiently(argv: list[str], keepalive_s: int) -> int:
    """Be `run`, with the broker's keep-alive given; return 0 at its end."""
    from edge_gateway import gateway  # noqa: PLC0415 - as above
    from edge_gateway.machine.address import Address  # noqa: PLC0415
    from edge_gateway.settings import Settings  # noqa: PLC0415
    from site_plan import load  # noqa: PLC0415

    options = argparse.ArgumentParser()
    for name in ("--data", "--plan"):
        options.add_argument(name, type=Path)
    for name in ("--broker", "--http"):
        options.add_argument(name, type=Address.parse)
    options.add_argument("--live", action="store_true")
    told = options.parse_args(argv[1:])
    settings = Settings(
        told.data, load(told.plan), told.broker, (told.http,), None, told.live, told.plan, keepalive_s=keepalive_s
    )
    asyncio.run(gateway.run(settings))
    return 0


if __name__ == "__main__":
    main(int(sys.argv[1]))
