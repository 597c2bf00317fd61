"""One simulated device as a process of its own: the real firmware on real MicroPython, its buttons in our hands."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, TypeVar

MAIN = Path(__file__).with_name("main.py")
_T = TypeVar("_T")
START_S = 30.0  # a scan of the whole ring on a busy machine
ANSWER_S = 30.0  # from asking for a press to its lamp: lock-out, length, journal


class DeviceDiedError(RuntimeError):
    """The device's process ended or was killed before it answered; what it had journalled is in its ring."""


class JournalFullError(RuntimeError):
    """The press was counted but not kept: the ring is full of entries that nobody acknowledged."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that we pressed for `ms`, asked for at `at` (ms since 1970)."""

    button: str
    ms: int
    at: int


@dataclass(frozen=True, slots=True)
class Lit:
    """A lamp that came on: entry (`ep`, `seq`) is synced in the journal, seen here at `at` (ms since 1970)."""

    button: str
    ep: str
    seq: int
    at: int


@dataclass(frozen=True, slots=True)
class LinkChange:
    """The device's connection to its broker came up or went down at `at` (ms since 1970)."""

    up: bool
    at: int


def interpreter() -> str:
    """Return MicroPython's path (beside this Python, else on PATH), else this Python's."""
    beside = Path(sys.executable).with_name("micropython")
    return str(beside) if beside.exists() else shutil.which("micropython") or sys.executable


class SimulatedDevice:
    """A device of site `site` whose files (config.json, journal.bin, device.log) are in `folder`.

    `pressed` holds every press asked for and `lit` every lamp seen, over all restarts. A press that is in `pressed`
    and whose `press` raised DeviceDiedError may or may not be in the journal; one that is in `lit` is. `timing` goes
    into config.json: `resend_s`, `hello_s`, `backoff_s`, `keepalive_s`, `lockout_ms`, `ca` (base64); so does `lamp`.
    `display` is the text that its display shows, `lamps` what each lamp shows now: "off", "on", "waiting", "answered"
    or "red".
    """

    def __init__(  # noqa: PLR0913 - what a box is configured with
        self,
        folder: Path,
        *,
        site: str,
        dev: str,
        hw: str,
        key: str,
        broker: tuple[str, int],
        buttons: Sequence[str],
        ring_bytes: int = 64 * 4096,
        lamp: Literal["recorded", "answered"] = "recorded",
        **timing: float | str,
    ) -> None:
        """Describe the device; nothing is started or written before `start`."""
        self.folder = folder
        self.dev = dev
        self.ring = folder / "journal.bin"
        self.pressed: list[Press] = []
        self.lit: list[Lit] = []
        self.links: list[LinkChange] = []
        self.display = ""
        self.lamps: dict[str, str] = dict.fromkeys(buttons, "off")
        self.implementation = ""
        self.pid: int | None = None
        self._config: dict[str, object] = {
            "site": site,
            "dev": dev,
            "hw": hw,
            "key": key,
            "broker": f"{broker[0]}:{broker[1]}",
            "journal": str(self.ring),
            "size": ring_bytes,
            "buttons": list(buttons),
            "lamp": lamp,
            **timing,
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._control: asyncio.StreamWriter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._up = asyncio.Event()
        self._down = asyncio.Event()
        self._down.set()
        self._turns = {button: asyncio.Lock() for button in buttons}
        self._waiting: dict[str, asyncio.Future[Lit]] = {}

    async def __aenter__(self) -> Self:
        """Start it."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop it."""
        await self.stop()

    @property
    def alive(self) -> bool:
        """Say whether it runs and samples its buttons."""
        return self._running and self._ready.is_set()

    @property
    def _running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def start(self) -> None:
        """Start the process and wait until it samples its buttons; raises DeviceDiedError if it never does."""
        if self._running:
            raise RuntimeError(f"{self.dev} runs already")
        self.folder.mkdir(parents=True, exist_ok=True)
        config = self.folder / "config.json"
        config.write_text(json.dumps(self._config))
        config.chmod(0o600)
        self._ready.clear()
        self._set_link(up=False)
        self.display, self.lamps = "", dict.fromkeys(self.lamps, "off")
        called: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
        called = asyncio.get_running_loop().create_future()

        def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if called.done():
                writer.close()
            else:
                called.set_result((reader, writer))

        async with await asyncio.start_server(accept, "127.0.0.1", 0) as server:
            self._launch(config, server.sockets[0].getsockname()[1])
            reader, self._control = await self._or_died(called)
        self._listening = asyncio.create_task(self._listen(reader), name=f"device {self.dev}")
        await self._or_died(asyncio.ensure_future(self._ready.wait()))

    async def stop(self) -> None:
        """End the process by closing its control connection, by SIGKILL if that takes over 5 s."""
        if self._control is not None:
            self._control.close()
        deadline = time.monotonic() + 5
        while self._running and time.monotonic() < deadline:  # noqa: ASYNC110 - a process sets no event
            await asyncio.sleep(0.02)
        self.kill()
        if self._listening is not None:
            await self._listening

    def kill(self) -> None:
        """End the process at once with SIGKILL: the power cut. Nothing happens if it is not running."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        self._ready.clear()
        self.pid = None

    async def restart(self) -> None:
        """Kill it if it runs, and start it again on the same ring."""
        self.kill()
        if self._listening is not None:
            await self._listening
        await self.start()

    async def press(self, button: str, ms: int = 60, *, bounces: Sequence[int] = ()) -> Lit:
        """Hold `button` for `ms`, and return what its lamp said, once it is let go.

        `bounces`: for how many ms each its contacts open and close by turns before and after, an even number of turns.
        Presses of one button wait for each other, and for the lock-out after the last. Raises DeviceDiedError,
        JournalFullError.
        """
        async with self._turns[button]:
            if not self.alive or self._control is None:
                raise DeviceDiedError(f"{self.dev} does not run")
            answer: asyncio.Future[Lit] = asyncio.get_running_loop().create_future()
            self._waiting[button] = answer
            self.pressed.append(Press(button, ms, _now()))
            self._control.write(json.dumps({"press": button, "ms": ms, "bounces": list(bounces)}).encode() + b"\n")
            try:
                let_go = time.monotonic() + ms / 1000
                async with asyncio.timeout(ANSWER_S + ms / 1000):
                    lit = await answer
                await asyncio.sleep(let_go - time.monotonic())
                return lit
            finally:
                self._waiting.pop(button, None)

    def flash(self, *, takes: bool) -> None:
        """Let its flash take nothing from now on, or everything again; a new start takes everything."""
        if not self.alive or self._control is None:
            raise DeviceDiedError(f"{self.dev} does not run")
        self._control.write(json.dumps({"flash": int(takes)}).encode() + b"\n")

    async def wait_link(self, *, up: bool = True, timeout_s: float = 30.0) -> None:
        """Wait until its connection to the broker is up (or down); raises TimeoutError."""
        async with asyncio.timeout(timeout_s):
            await (self._up if up else self._down).wait()

    def _launch(self, config: Path, port: int) -> None:
        with (self.folder / "device.log").open("ab") as log:
            self._process = subprocess.Popen(
                [interpreter(), str(MAIN), str(config), "127.0.0.1", str(port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.pid = self._process.pid

    async def _or_died(self, wanted: asyncio.Future[_T]) -> _T:
        deadline = time.monotonic() + START_S
        while self._running and time.monotonic() < deadline:
            done, _ = await asyncio.wait((wanted,), timeout=0.05)
            if done:
                return wanted.result()
        wanted.cancel()
        self.kill()
        tail = (self.folder / "device.log").read_text(errors="replace")[-2000:]
        raise DeviceDiedError(f"{self.dev} did not start:\n{tail}")

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            while line := await reader.readline():
                self._take(json.loads(line))
        self._ready.clear()  # who presses from now on is told at once, also while the process still ends
        self._set_link(up=False)
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(DeviceDiedError(f"{self.dev} ended"))
        if self._control is not None:
            self._control.close()

    def _take(self, report: dict[str, object]) -> None:
        if "ready" in report:
            self.implementation = str(report["impl"])
            self._ready.set()
        elif "link" in report:
            up = report["link"] == "up"
            self.links.append(LinkChange(up, _now()))
            self._set_link(up=up)
        elif "lamp" in report:
            self.lamps[str(report["lamp"])] = _look(report)
            self._light(str(report["lamp"]), report)
        elif "display" in report:
            self.display = str(report["display"])

    def _set_link(self, *, up: bool) -> None:
        (self._up if up else self._down).set()
        (self._down if up else self._up).clear()

    def _light(self, button: str, report: dict[str, object]) -> None:
        answer = self._waiting.get(button)
        if "seq" not in report:
            if report.get("full") and answer is not None and not answer.done():
                answer.set_exception(JournalFullError(f"{self.dev}: {button}"))
            return
        lit = Lit(button, str(report["ep"]), int(str(report["seq"])), _now())
        self.lit.append(lit)
        if answer is not None and not answer.done():
            answer.set_result(lit)


def _look(report: dict[str, object]) -> str:
    """Return how a lamp looks after it reported."""
    for word, look in (("full", "red"), ("wait", "waiting"), ("answered", "answered")):
        if report.get(word):
            return look
    return "on" if report["on"] else "off"


def _now() -> int:
    return time.time_ns() // 1_000_000
