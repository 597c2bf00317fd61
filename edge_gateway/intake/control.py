"""Orders from this machine's command line to the running gateway: one line of JSON over a socket in its folder.

Who may open the folder may give them; nothing listens on the network.
"""

import asyncio
import json
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from command_line.checks import Check, as_values
from edge_gateway.hall import OrderError
from edge_gateway.log.faults import StoreError
from shelf.texts import LANGS, Lang, SaidError, language, texts
from shelf.version import VERSION

FILE = "control"
ORDERS = ("live", "trial", "reopen", "clock")
CHECKS = "checks"  # asked with a language in the place of who
_LONGEST = 1_000  # bytes
_TIMEOUT_S = 10

Give = Callable[[str, str], Future[None]]  # what, who
Look = Callable[[], Sequence[Check]]


class ControlError(SaidError):
    """The order was not done."""

    texts = texts("edge_gateway")


class OrderRefusedError(ControlError):
    """The running gateway has refused it; `told` is its text by language."""

    def __init__(self, told: Mapping[Lang, str]) -> None:
        """Keep what it said."""
        super().__init__("control.refused")
        self._told = told

    def said(self, lang: Lang) -> str:
        """Return what it said in a language."""
        return self._told[lang]


async def serve(folder: Path, give: Give, look: Look) -> asyncio.Server:
    """Listen in `folder`; `give` hands an order to the writer, `look` returns how the gateway finds itself."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError):  # gone, silent for too long, or a line that is none
            line = await asyncio.wait_for(reader.readline(), _TIMEOUT_S)
            writer.write(json.dumps(await _do(line, give, look)).encode() + b"\n")
            await writer.drain()
        writer.close()

    (folder / FILE).unlink(missing_ok=True)
    server = await asyncio.start_unix_server(answer, sock=_bound(folder), limit=_LONGEST)
    (folder / FILE).chmod(0o600)
    return server


def order(folder: Path, what: str, who: str) -> bool:
    """Give an order to the gateway that runs on `folder`; False if none does. Raises ControlError."""
    return _exchange(folder, what, who) is not None


class Found(NamedTuple):
    """How a running gateway of a version finds itself: its checks, as `command_line.checks.as_values` gives them."""

    version: str
    checks: Sequence[Mapping[str, str | None]]


def ask_checks(folder: Path, lang: Lang) -> Found | None:
    """Return how the gateway that runs on `folder` finds itself, None if none does; raises ControlError, OSError."""
    answer = _exchange(folder, CHECKS, lang)
    return None if answer is None else Found(answer["version"], answer[CHECKS])


def _exchange(folder: Path, what: str, who: str) -> dict[str, Any] | None:
    with socket.socket(socket.AF_UNIX) as client, _short(folder) as name:
        client.settimeout(_TIMEOUT_S)
        try:
            client.connect(name)
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        client.sendall(json.dumps({"what": what, "who": who}).encode() + b"\n")
        try:
            line = client.makefile().readline()
        except TimeoutError as e:
            raise ControlError("control.silent") from e
    if not line:
        raise ControlError("control.silent")
    answer = json.loads(line)
    if answer["refused"] is not None:
        raise OrderRefusedError(answer["refused"])
    return answer


async def _do(line: bytes, give: Give, look: Look) -> dict[str, object]:
    try:
        values = json.loads(line)
        what, who = str(values["what"]), str(values["who"])
    except (ValueError, KeyError, TypeError):
        what = who = ""
    if what == CHECKS:
        return {"refused": None, "version": VERSION, CHECKS: as_values(look(), language(who))}
    if what not in ORDERS:
        return _refused(ControlError("control.no-order", known=", ".join(ORDERS)))
    try:
        await asyncio.wrap_future(give(what, who))
    except (OrderError, StoreError) as e:
        return _refused(e)
    return {"refused": None}


def _refused(error: SaidError) -> dict[str, object]:
    return {"refused": {lang: error.said(lang) for lang in LANGS}}


def _bound(folder: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX)
    with _short(folder) as name:
        listening.bind(name)
    return listening


class _short:  # noqa: N801 - a context, not a thing
    """A name of the socket that is short enough for the system, however deep the folder lies."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._handle = folder, -1

    def __enter__(self) -> str:
        if len(str(self._folder / FILE)) < 100:
            return str(self._folder / FILE)
        self._handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        return f"/proc/self/fd/{self._handle}/{FILE}"

    def __exit__(self, *_: object) -> None:
        if self._handle >= 0:
            os.close(self._handle)
