"""What an ESP32 runs after boot: reads config.json, runs the box, and starts the chip anew if any task fails.

config.json is described by `config.schema.json`.
"""

import asyncio
import json
import os
import time

import firmware.board.esp32 as board
from firmware import app
from firmware import config as configs
from firmware.board import restart


async def run():
    """Run the box until a task fails: raises app.TaskFailedError."""
    with open("config.json") as file:
        values = json.load(file)
    config = configs.read(values, board.hw())
    wiring = configs.wiring(values, config.buttons)
    bus = board.expanders(*wiring.i2c, wiring.expanders) if wiring.expanders else None
    pins = {name: bus.pin(*at) if type(at) is tuple else board.Pin(at) for name, at in wiring.pins.items()}
    lamps = {name: board.Lamp(*numbers) for name, numbers in wiring.lamps.items()}
    await app.run(
        config,
        board.PartitionFlash(),
        pins,
        lamps,
        time.ticks_ms,
        time.ticks_diff,
        os.urandom,
        board.reset_cause(),
        _quiet,
        _quiet,
        _quiet,
        bus=bus,
        needed={"wifi": lambda: board.keep_wifi(*wiring.wifi)},
        watchdog=board.watchdog(),
    )


def _quiet(*_):
    """Take what the box says; its lamps and entries say enough."""


def main():
    """Run, and reset the chip after a failure: nothing in memory is worth keeping."""
    try:
        asyncio.run(run())
    except app.TaskFailedError as e:
        print(e)
    restart.after_failure()


if __name__ == "__main__":
    main()
