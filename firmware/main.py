"""What an ESP32 runs after boot: reads config.json, runs the box, and starts the chip anew if any task fails.

config.json has, beside what `firmware.config` reads: `pins` {button: pin}, `lamps` {button: [green, red or null]},
`wifi` [network, password].
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
    pins = {name: board.Pin(values["pins"][name]) for name in config.buttons}
    lamps = {name: board.Lamp(*values["lamps"][name]) for name in config.buttons}
    medium = board.PartitionFlash()

    def box():
        why = board.reset_cause()
        return app.run(
            config, medium, pins, lamps, time.ticks_ms, time.ticks_diff, os.urandom, why, _quiet, _quiet, _quiet
        )

    await app.first_to_end({"box": box, "wifi": lambda: board.keep_wifi(*values["wifi"])})


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
