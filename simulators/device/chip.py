"""A simulated chip: its whole flash in a file, from whose image real MicroPython boots. Its pins are in our hands."""

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Self

from simulators.device.process import interpreter

POWER_ON = Path(__file__).with_name("silicon") / "power_on.py"
FLASH_BYTES, IMAGE_AT = 0x400000, 0x1000
RESET_STATUS = 4
START_S, END_S = 30.0, 5.0


class SimulatedChip:
    """An ESP32 with number `hw` whose flash is the file `flash`; `lights` has the level of each pin that is a lamp.

    `shone` has each pin that was lit, in order.
    """

    def __init__(self, flash: Path, hw: str) -> None:
        """Describe it; nothing runs before `start`."""
        self.flash = flash
        self.log = flash.with_suffix(".log")
        self.lights: dict[int, int] = {}
        self.shone: list[int] = []
        self._hw = hw
        self._process: subprocess.Popen[bytes] | None = None
        self._control: asyncio.StreamWriter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()

    def write(self, image: bytes) -> None:
        """Flash an image, as a programmer does: what it does not cover is as it was."""
        if not self.flash.exists():
            self.flash.write_bytes(b"\xff" * FLASH_BYTES)
        with self.flash.open("r+b") as file:
            file.seek(IMAGE_AT)
            file.write(image)

    async def __aenter__(self) -> Self:
        """Switch it on."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Switch it off."""
        await self.stop()

    async def start(self) -> None:
        """Switch it on; TimeoutError if its MicroPython does not begin."""
        self.lights, self.shone = {}, []
        called: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
        called = asyncio.get_running_loop().create_future()
        async with await asyncio.start_server(lambda r, w: called.set_result((r, w)), "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            with self.log.open("ab") as log:
                command = [interpreter(), str(POWER_ON), str(self.flash), self._hw, "127.0.0.1", str(port)]
                self._process = subprocess.Popen(  # noqa: ASYNC220 - returns at once
                    command, stdin=subprocess.DEVNULL, stdout=log, stderr=log
                )
            try:
                async with asyncio.timeout(START_S):
                    reader, self._control = await called
            except TimeoutError:
                await self.stop()
                raise
        self._listening = asyncio.create_task(self._listen(reader), name=f"chip {self._hw}")

    async def stop(self) -> None:
        """Take its supply away."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._listening is not None:
            await self._listening

    async def ended(self) -> int:
        """Wait until it ends by itself; return the status, RESET_STATUS where it starts anew. Raises TimeoutError."""
        if self._process is None or self._listening is None:
            raise RuntimeError("it was never on")
        await self._listening
        return await asyncio.to_thread(self._process.wait, END_S)

    def press(self, pin: int, ms: int = 60) -> None:
        """Hold the button at `pin`."""
        if self._control is None:
            raise RuntimeError("it was never on")
        self._control.write(json.dumps({"press": pin, "ms": ms}).encode() + b"\n")

    async def lit(self, pin: int, times: int = 1, timeout_s: float = 30.0) -> None:
        """Wait until the lamp at `pin` was lit so often since the start; raises TimeoutError."""
        async with asyncio.timeout(timeout_s), self._changed:
            await self._changed.wait_for(lambda: self.shone.count(pin) >= times)

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        try:
            while line := await reader.readline():
                said = json.loads(line)
                self.lights[said["pin"]] = said["level"]
                if said["level"]:
                    self.shone.append(said["pin"])
                async with self._changed:
                    self._changed.notify_all()
        except ConnectionError:
            pass
        finally:
            if self._control is not None:
                self._control.close()
