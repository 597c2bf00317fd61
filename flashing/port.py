"""A chip at a serial port, by esptool: what it is, an image written and read back, a restart.

esptool says what it does to a logger of its own, which here hears the progress alone; what fails is an error of ours.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import esptool.cmds  # pyright: ignore[reportMissingTypeStubs] - it has none
import esptool.logger  # pyright: ignore[reportMissingTypeStubs]
import esptool.util  # pyright: ignore[reportMissingTypeStubs]

from flashing.errors import FlashingError

CHIP = "ESP32"
ROM_BAUD, BAUD = 115_200, 460_800
TRIES = 7  # of a connection, half a second each
PORTS = ("/dev/ttyUSB*", "/dev/ttyACM*", "/dev/cu.usbserial*")

Progress = Callable[[int, int], None]


class Loader(Protocol):
    """What we use of esptool's ESPLoader."""

    CHIP_NAME: str

    def connect(self, mode: str = ...) -> None:
        """Reset the chip into its boot loader, and find it there."""
        ...

    def change_baud(self, baud: int) -> None:
        """Go on at another speed."""
        ...

    def read_mac(self) -> tuple[int, ...]:
        """Return the chip's number."""
        ...


class Chip:
    """A chip that listens; `hw` is its number, as MicroPython's machine.unique_id."""

    def __init__(self, loader: Loader) -> None:
        """Take what esptool has found."""
        self._loader = loader
        self.hw = bytes(loader.read_mac()).hex()

    def write(self, image: bytes, at: int) -> None:
        """Write an image, let the chip read it back, and start the chip anew; raises FlashingError."""
        with _translated("port.write"):
            loader = _faster(self._loader)
            _CMDS.attach_flash(loader)
            _CMDS.write_flash(loader, [(at, image)], compress=True)  # and compares what is there then
            _CMDS.reset_chip(loader, "hard-reset")


@contextmanager
def chip_at(port: str, progress: Progress, tries: int = TRIES) -> Generator[Chip]:
    """Give the chip at a port; raises FlashingError, with what to do."""
    if not Path(port).exists():
        raise FlashingError("port.none", port=port, found=", ".join(_ports()) or "–")
    _logger().progress = progress
    with _translated("port.silent", port=port):
        loader = _CMDS.detect_chip(port, ROM_BAUD, connect_attempts=tries)
    with cast("Any", loader):
        if loader.CHIP_NAME != CHIP:
            raise FlashingError("port.chip", found=loader.CHIP_NAME, wanted=CHIP)
        with _translated("port.silent", port=port):
            found = Chip(loader)
        yield found


def _faster(loader: Loader) -> Loader:
    """Return what writes faster: esptool's own program in the chip's memory, if the chip takes it; and speed up."""
    try:
        loader = _CMDS.run_stub(loader)
    except esptool.util.FatalError:
        loader.connect()
    loader.change_baud(BAUD)
    return loader


@contextmanager
def _translated(key: str, **values: object) -> Generator[None]:
    try:
        yield
    except (esptool.util.FatalError, OSError) as e:
        why = " ".join(str(e).split()).rstrip(".")
        raise FlashingError("port.closed" if "Could not open" in why else key, why=why, **values) from e


def _ports() -> list[str]:
    return sorted(str(found) for pattern in PORTS for found in Path("/").glob(pattern.lstrip("/")))


class _Cmds(Protocol):
    """What we call of esptool.cmds."""

    def detect_chip(self, port: str, baud: int, *, connect_attempts: int) -> Loader: ...
    def run_stub(self, esp: Loader) -> Loader: ...
    def attach_flash(self, esp: Loader) -> None: ...
    def write_flash(self, esp: Loader, addr_data: list[tuple[int, bytes]], *, compress: bool) -> None: ...
    def reset_chip(self, esp: Loader, reset_mode: str) -> None: ...


_CMDS = cast("_Cmds", esptool.cmds)


class _Logger(esptool.logger.TemplateLogger):
    """Hears how far the writing is."""

    def __init__(self) -> None:
        self.progress: Progress | None = None

    def print(self, *args: object, **kwargs: object) -> None:
        pass

    def note(self, message: str) -> None:
        pass

    def warning(self, message: str) -> None:
        pass

    def error(self, message: str) -> None:
        pass

    def stage(self, finish: bool = False) -> None:  # noqa: FBT001, FBT002 - esptool's signature
        pass

    def set_verbosity(self, verbosity: str) -> None:
        pass

    def progress_bar(self, cur_iter: int, total_iters: int, *_: object, **__: object) -> None:
        if self.progress is not None:
            self.progress(cur_iter, total_iters)


@cache
def _logger() -> _Logger:
    """Return ours, which esptool can be given once a process."""
    made = _Logger()
    cast("Any", esptool.logger.log).set_logger(made)
    return made
