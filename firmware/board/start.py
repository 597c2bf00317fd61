"""The image's main.py, which MicroPython runs after each reset: starts the application, or shows that there is none.

Three short flashes and a pause, by the board's own light, say so for 5 s; then the chip starts anew. config.json, which
names the lamps, is the application's to read.
"""

import time

import machine
from esp32 import Partition

LIGHT = 2  # the pin of the light that most boards have
FLASHES = 3
FLASH_S, PAUSE_S = 0.1, 1
ROUNDS = 3


def partition(label) -> Partition:
    """Return a partition of the image's table."""
    return Partition.find(Partition.TYPE_DATA, label=label)[0]


def found():
    """Return (main, board) of the application."""
    from firmware import loader

    return loader.application(partition)


def alarm():
    """Flash for some 5 s."""
    light = machine.Pin(LIGHT, machine.Pin.OUT, value=0)
    for _ in range(ROUNDS):
        for _ in range(FLASHES):
            light.value(1)
            time.sleep(FLASH_S)
            light.value(0)
            time.sleep(FLASH_S)
        time.sleep(PAUSE_S)


def start():
    """Run the application; only Ctrl-C over the cable ends in the REPL, at which nobody sits in a hall."""
    try:
        main, board = found()
        main(board)
    except Exception as e:  # of any kind, also of this image's own files
        print(repr(e))
        try:
            alarm()
        finally:
            machine.reset()


if __name__ == "__main__":
    start()
