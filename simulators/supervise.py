"""Starts the parts of a hall as processes that cannot outlive us, kills them and starts them again."""

import asyncio
import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

READY_S = 60.0
STOP_S = 10.0
PR_SET_PDEATHSIG = 1


class PartFailedError(RuntimeError):
    """A part ended before it was ready; the message holds the end of what it said."""


def tether(death_signal: signal.Signals) -> Callable[[], None] | None:
    """Return what a child runs before its program, so that Linux sends it a signal when this thread ends."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    us = os.getpid()

    def tie() -> None:
        prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != us:
            os._exit(1)

    return tie


class Part:
    """One program: its standard output holds one JSON line `{"ready": true, …}`, its errors go to a file.

    `kills` counts SIGKILLs, `starts` the times that it came up.
    """

    def __init__(  # noqa: PLR0913 - what starts and ends a program
        self,
        name: str,
        argv: Sequence[str],
        log: Path,
        *,
        user: str | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
        says_ready: bool = True,
    ) -> None:
        """Describe the program; `stop_signal` is what ends it cleanly."""
        self.name, self.argv, self.log = name, list(argv), log
        self.ready: dict[str, Any] = {}
        self.kills = self.starts = 0
        self._user, self._stop_signal, self._says_ready = user, stop_signal, says_ready
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        """Say whether the process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Return the id of the process that runs."""
        return self._process.pid if self._process is not None and self.alive else None

    async def start(self) -> dict[str, Any]:
        """Start it and return its ready line; raises PartFailedError."""
        if self.alive:
            raise RuntimeError(f"{self.name} runs already")
        death = signal.SIGKILL if self._says_ready else self._stop_signal
        with self.log.open("ab") as errors:
            self._process = subprocess.Popen(  # noqa: ASYNC220 - returns at once; the fork must be this thread's
                self.argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if self._says_ready else errors,
                stderr=errors,
                start_new_session=True,
                user=self._user,
                extra_groups=[] if self._user else None,
                preexec_fn=tether(death),  # noqa: PLW1509 - calls prctl and getppid, nothing that could hold a lock
            )
        if self._says_ready:
            try:
                async with asyncio.timeout(READY_S):
                    self.ready = await self._read_ready(self._process)
            except TimeoutError as e:
                self.kill(count=False)
                raise PartFailedError(f"{self.name} was not ready within {READY_S:.0f} s:\n{self.tail()}") from e
        self.starts += 1
        return self.ready

    async def _read_ready(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), process.stdout)
        try:
            while line := await reader.readline():
                with contextlib.suppress(ValueError):
                    values = json.loads(line)
                    if isinstance(values, dict) and "ready" in values:
                        return values  # pyright: ignore[reportUnknownVariableType]
        finally:
            transport.close()
        process.wait()
        raise PartFailedError(f"{self.name} ended with {process.returncode}:\n{self.tail()}")

    def kill(self, *, count: bool = True) -> None:
        """End it at once with SIGKILL."""
        if self._process is not None and self.alive:
            self._process.kill()
            self.kills += count
        if self._process is not None:
            self._process.wait()

    async def stop(self) -> int | None:
        """End it cleanly, by SIGKILL after 10 s; return its exit code."""
        process = self._process
        if process is None:
            return None
        if self.alive:
            process.send_signal(self._stop_signal)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_S):
                while process.poll() is None:  # noqa: ASYNC110 - a process sets no event
                    await asyncio.sleep(0.02)
        self.kill(count=False)
        return process.returncode

    def tail(self) -> str:
        """Return the end of what it wrote to its log."""
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""


async def output(argv: Sequence[str]) -> str:
    """Run a command to its end and return its standard output; raises RuntimeError with its errors."""
    process = await asyncio.create_subprocess_exec(
        *argv, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, errors = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{argv[2:4]} ended with {process.returncode}:\n{errors.decode(errors='replace')[-2000:]}")
    return out.decode()
