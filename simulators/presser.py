"""The presser's own list: every press that was commanded and every lamp that was seen, a line each, at once on disk."""

import json
import time
from pathlib import Path
from typing import TextIO

FILE = "presses.jsonl"


def now_ms() -> int:
    """Return the time in ms since 1970."""
    return time.time_ns() // 1_000_000


class PressList:
    """Appends to a file of JSON lines; what a run before it wrote stays."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._next = sum(1 for line in path.open() if '"lit"' not in line) if path.exists() else 0
        self._file: TextIO = path.open("a", buffering=1)
        self.times: list[int] = []
        self.lit = 0

    def pressed(self, dev: str, button: str) -> int:
        """Note a press that is about to be commanded; return its number."""
        number, at = self._next, now_ms()
        self._next += 1
        self.times.append(at)
        self._file.write(json.dumps({"i": number, "dev": dev, "b": button, "t": at}) + "\n")
        return number

    def lamp(self, number: int, ep: str, seq: int) -> None:
        """Note that the lamp of press `number` came on for entry (`ep`, `seq`)."""
        self.lit += 1
        self._file.write(json.dumps({"i": number, "lit": now_ms(), "ep": ep, "seq": seq}) + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()
