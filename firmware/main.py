"""What an ESP32 runs after boot: reads config.json, runs the box, and starts the chip anew if any task fails.

config.json is described by `config.schema.json`. `board` is firmware.board.esp32, or what stands for it in a test.
"""

import asyncio
import json
import time

from firmware import app
from firmware.board import parts
from firmware.mcp23017 import Inputs
from firmware.unload import unload
from firmware.wifi import Wifi


async def run(board):
    """Run the box until a task fails or it is told to start anew: raises app.TaskFailedError, app.RestartError."""
    config, wiring = _configured(board)
    i2c = board.bus(*wiring.i2c) if wiring.i2c else None
    bus = Inputs(i2c, wiring.expanders) if wiring.expanders else None
    await app.run(
        config,
        parts.Flash(board.journal()),
        {name: _button(board, bus, at) for name, at in wiring.pins.items()},
        {name: _lamp(board, *numbers) for name, numbers in wiring.lamps.items()},
        board.ticks_ms,
        board.ticks_diff,
        board.urandom,
        board.reset_cause(),
        _quiet,
        _quiet,
        bus=bus,
        wifi=Wifi(board.station, *wiring.wifi, check_s=board.WIFI_CHECK_S),
        watchdog=board.watchdog(),
        display=None if wiring.display is None else _display(board, i2c, wiring.display),
        rtc=parts.Rtc(board.rtc()),
        image=parts.Image(board.records(), board.accept),
        dial=board.dial,
    )


def _configured(board):
    """Return what config.json says, as firmware.config's Config and Wiring; the module is not kept."""
    from firmware import config as configs

    values = json.loads(board.settings())
    config = configs.read(values, board.hw())
    wiring = configs.wiring(values, config.buttons)
    unload("firmware.config")
    return config, wiring


def _button(board, bus, at):
    return parts.Button(board.button(at)) if bus is None or type(at) is int else bus.pin(*at)


def _lamp(board, green, red):
    return parts.Lamp(board.light(green), None if red is None else board.light(red))


def _display(board, i2c, address):
    from firmware.ssd1306 import Display

    return Display(i2c, address, board.glyphs)


def _quiet(*_):
    """Take what the box says; its lamps and entries say enough."""


def main(board):
    """Run, and reset the chip after a failure: nothing in memory is worth keeping."""
    try:
        asyncio.run(run(board))
    except (app.TaskFailedError, app.RestartError) as e:
        print(repr(e))
    time.sleep(board.PAUSE_S)
    board.reset()


if __name__ == "__main__":
    from firmware.board import esp32

    main(esp32)
