"""Commands of `lawang` run as another user: forked by a process of root's that has imported everything.

What is imported late would be looked for as that user, to whom root's Python and this tree may be closed.
`python -m tests.edge_gateway.as_user` takes a JSON line for each command, and answers with one.
"""

import codecs
import importlib
import io
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple, NoReturn
from zoneinfo import ZoneInfo


class Done(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


class Users:
    """The process that forks."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.edge_gateway.as_user"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, uid: int, *argv: str, env: Mapping[str, str] | None = None) -> Done:
        """Run a command to its end."""
        return Done(*self._ask({"uid": uid, "argv": argv, "env": dict(env or {}), "background": None}))

    def begin(self, uid: int, errors: Path, *argv: str) -> int:
        """Begin a command, and return its process; the caller ends it."""
        return self._ask({"uid": uid, "argv": argv, "env": {}, "background": str(errors)})

    def ended(self, pid: int) -> Done:
        """Wait for the end of a command that was begun."""
        return Done(*self._ask({"wait": pid}), "", "")

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _ask(self, asked: dict[str, Any]) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(asked) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())


def main() -> None:
    """Answer until the other end is closed."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        load()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


def load() -> None:
    """Import and read what a command may want late."""
    import concurrent.futures.thread  # noqa: PLC0415, F401 - as a stopping gateway does

    import holidays  # noqa: PLC0415, F401 - as a command does

    import lawang  # noqa: PLC0415, F401
    from shelf import texts  # noqa: PLC0415

    for name in ("ascii", "latin-1", "idna", "utf-8-sig"):
        codecs.lookup(name)
    say(["gateway", "--help"])  # what Typer and Rich want late
    say(["gateway", "live", "--nothing"])
    for package in ("edge_gateway", "backups", "command_line", "simulators.device"):
        for found in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
            if not found.name.endswith("__main__") and "device.main" not in found.name:
                importlib.import_module(found.name)
    for package in ("edge_gateway", "site_plan", "backups"):
        assert list(texts.texts(package))
    ZoneInfo("Asia/Jakarta")


def answer(asked: dict[str, Any]) -> Any:
    if "wait" in asked:
        return [os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])]
    if asked["background"]:
        with Path(asked["background"]).open("w") as errors:
            return fork(asked, errors.fileno(), errors.fileno())
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        code = os.waitstatus_to_exitcode(os.waitpid(fork(asked, out.fileno(), err.fileno()), 0)[1])
        out.seek(0)
        err.seek(0)
        return [code, out.read(), err.read()]


def fork(asked: dict[str, Any], out: int, err: int) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        os.environ.update(asked["env"])
        become(asked["uid"])
        code = say(asked["argv"])
    except BaseException:  # noqa: BLE001 - as the interpreter does at its end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        end(code)


def become(uid: int) -> None:
    if uid:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)


def say(argv: list[str]) -> int:
    from lawang import app  # noqa: PLC0415 - imported before the fork

    try:
        app(argv, prog_name="lawang")
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else int(e.code is not None)
    return 0


def end(code: int) -> NoReturn:
    os._exit(code)


if __name__ == "__main__":
    main()
