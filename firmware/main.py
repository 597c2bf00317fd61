"""What firmware.loader starts on an ESP32: reads config.json, runs the box, and starts the chip anew whatever fails.

config.json is described by `config.schema.json`. `board` is firmware.board.esp32, or what stands for it in a test.
"""

import asyncio
import time

from firmware import app, unload
from firmware.backoff import Backoff
from firmware.board import parts
from firmware.drivers import ERRORS
from firmware.flash import Flash
from firmware.mcp23017 import Inputs
from firmware.wifi import Wifi


async def run(board, lamps):
    """Run the box until something fails or it is told to start anew, which is app.RestartError.

    `lamps` is filled first: with them a failure can be shown.
    """
    _hurry(board)
    config, wiring = _configured(board, lamps)
    ssid, password = wiring.wifi
    i2c = _once(lambda: board.bus(*wiring.i2c))
    bus = Inputs(i2c, wiring.expanders) if wiring.expanders else None
    await app.run(
        config,
        Flash(board.journal()),
        {name: _button(board, bus, at) for name, at in wiring.pins.items()},
        lamps,
        board.ticks_ms,
        board.ticks_diff,
        board.urandom,
        board.reset_cause(),
        _quiet,
        _quiet,
        bus=bus,
        wifi=Wifi(board.station, ssid, password, Backoff(1000, config.backoff_ms, board.urandom), board.WIFI_CHECK_S),
        watchdog=board.watchdog,
        display=None if wiring.display is None else _display(board, i2c, wiring.display),
        rtc=parts.Rtc(board.rtc),
        image=parts.Image(board.choice),
        dial=board.dial,
    )


def _configured(board, lamps):
    """Return what config.json says, as firmware.config's Config and Wiring; the module is not kept."""
    from firmware import config as configs
    from firmware.board import pins as chip

    inputs, outputs = chip.of(board.machine_name())
    values = configs.load(board.settings())
    made = {}
    for name, pins in configs.lamps(values, outputs).items():
        if pins not in made:
            made[pins] = _lamp(board, *pins)
        lamps[name] = made[pins]
    config = configs.read(values, board.hw())
    wiring = configs.wiring(values, config.buttons)
    configs.check_pins(wiring, inputs, outputs)
    unload("firmware.config")
    unload("firmware.board.pins")
    return config, wiring


def _hurry(board):
    try:
        board.full_speed()
    except ERRORS as e:  # slower is no reason to count nobody
        print("speed:", e)


def _button(board, bus, at):
    return parts.Button(board.button(at)) if bus is None or type(at) is int else bus.pin(*at)


def _lamp(board, green, red):
    return parts.Lamp(board.light(green), None if red is None else board.light(red))


def _display(board, i2c, address):
    from firmware.ssd1306 import Display

    return Display(i2c, address, board.glyphs)


def _once(make):
    """Return a function that gives what `make` makes, the same each time; what fails is made again."""
    made = []

    def get():
        if not made:
            made.append(make())
        return made[0]

    return get


def _quiet(*_):
    """Take what the box says; its lamps and entries say enough."""


def main(board):
    """Run, and reset the chip after a failure, lamps blinking meanwhile: nothing in memory is worth keeping.

    Nothing but Ctrl-C over the cable ends in the REPL, at which nobody sits in a hall.
    """
    lamps = {}
    try:
        asyncio.run(run(board, lamps))
    except app.RestartError:
        time.sleep(board.PAUSE_S)
    except Exception as e:
        _alarm(board, lamps, e)
    board.reset()


def _alarm(board, lamps, cause):
    """Blink for PAUSE_S with what config.json names, as far as it can be read, or else with the board's own light."""
    try:
        print(repr(cause))
        shown = list(lamps.values()) or [_lamp(board, board.LIGHT, None)]
        for lamp in shown:
            lamp.off()
        for half in range(int(board.PAUSE_S / board.HALF_S) + 1):
            for lamp in shown:
                lamp.alarm(half % 2 == 0)
            time.sleep(board.HALF_S)
    except Exception as e:  # of any kind: the REPL would be dark for ever
        print(repr(e))
        time.sleep(board.PAUSE_S)
