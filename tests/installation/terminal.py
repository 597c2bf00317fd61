"""A terminal of a machine at which somebody sits who reads what is asked, and types the answer that the guide gives."""

import os
import re
import select
import subprocess
import time
from collections.abc import Sequence

PATIENCE_S = 600.0  # a package of a database, on a machine that has much else to do
QUIET_S, SILENT_S = 0.05, 1.0
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class TerminalError(AssertionError):
    """Something else was asked than expected, or nothing."""


def converse(argv: Sequence[str], talk: Sequence[tuple[str, str]], seconds: float = PATIENCE_S) -> tuple[int, str]:
    """Run a program at a terminal of its own, answer each question in order; return its status and all that was shown.

    A question is what stands at the end of the output with a colon. Raises TerminalError.
    """
    ours, theirs = os.openpty()
    try:
        process = subprocess.Popen(["setsid", "--ctty", "--wait", *argv], stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        try:
            shown = _talk(ours, list(talk), time.monotonic() + seconds)
            return process.wait(10), shown
        finally:
            process.kill()
            process.wait()
    finally:
        os.close(ours)


def _talk(terminal: int, talk: list[tuple[str, str]], deadline: float) -> str:
    shown, since = b"", 0
    while (more := _more(terminal)) is not None:
        shown += more
        if time.monotonic() > deadline:
            raise TerminalError(f"nothing more came, or a question that is not in the guide:\n{_text(shown)[-3000:]}")
        if more or not shown.endswith(b": ") or len(shown) == since:
            continue
        asked = " ".join(_text(shown[since:]).splitlines()[-1].split())
        if not talk or not asked.startswith(talk[0][0]):
            if more := _more(terminal, SILENT_S):  # half a line of something else
                shown += more
                continue
            raise TerminalError(f"asked: {asked}\nin the guide: {talk[0][0] if talk else 'nothing more'}")
        since = len(shown)
        os.write(terminal, f"{talk.pop(0)[1]}\n".encode())
    if talk:
        raise TerminalError(f"never asked: {talk[0][0]}\n{_text(shown)[-3000:]}")
    return _text(shown)


def _text(shown: bytes) -> str:
    """Return what a person reads: the colours are not looked at."""
    return _COLOUR.sub("", shown.decode(errors="replace"))


def _more(terminal: int, seconds: float = QUIET_S) -> bytes | None:
    """Return what came, nothing if it is quiet, None at the end."""
    if not select.select([terminal], [], [], seconds)[0]:
        return b""
    try:
        return os.read(terminal, 65_536) or None
    except OSError:  # the other side is closed
        return None
