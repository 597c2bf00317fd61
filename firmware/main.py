"""What an ESP32 runs after boot: reads config.json, runs the box, and starts the chip anew if any task fails.

config.json is described by `config.schema.json`.
"""

import asyncio
import json
import os
import time

import firmware.board.esp32 as board
from firmware import app
from firmware.board import restart
from firmware.unload import unload


async def run():
    """Run the box until a task fails or it is told to start anew: raises app.TaskFailedError, app.RestartError."""
    config, wiring = _configured()
    i2c = board.bus(*wiring.i2c) if wiring.i2c else None
    bus = board.expanders(i2c, wiring.expanders) if wiring.expanders else None
    pins = {name: board.Pin(at) if bus is None or type(at) is int else bus.pin(*at) for name, at in wiring.pins.items()}
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
        bus=bus,
        needed={"wifi": lambda: board.keep_wifi(*wiring.wifi)},
        watchdog=board.watchdog(),
        display=None if wiring.display is None else board.display(i2c, wiring.display),
        rtc=board.Rtc(),
        image=board.Image(),
    )


def _configured():
    """Return what config.json says, as firmware.config's Config and Wiring; the module is not kept."""
    from firmware import config as configs

    with open("config.json") as file:
        values = json.load(file)
    config = configs.read(values, board.hw())
    wiring = configs.wiring(values, config.buttons)
    unload("firmware.config")
    return config, wiring


def _quiet(*_):
    """Take what the box says; its lamps and entries say enough."""


def main():
    """Run, and reset the chip after a failure: nothing in memory is worth keeping."""
    try:
        asyncio.run(run())
    except (app.TaskFailedError, app.RestartError) as e:
        print(repr(e))
    restart.after_failure()


if __name__ == "__main__":
    main()
