"""What the image's file system carries beside main.py: it finds the best application and loads it.

This package is then forgotten, for the application brings the package of the same name that it was made with.
"""

import gc
import sys

import vfs

from firmware import choice, container
from firmware.flash import Flash

MOUNT = "/app"
PACKAGES = ("firmware", "contract")


class NoApplicationError(Exception):
    """No slot holds an application that can be loaded."""


def application(partition):
    """Return (main, board) of the application that is to run; raises NoApplicationError, OSError.

    `partition(label)` gives an esp32.Partition. An application that cannot be loaded gives way to the next best.
    """
    media = [Flash(partition("slot" + str(slot))) for slot in range(choice.SLOTS)]
    for slot in choice.slots(Flash(partition("choice")), lambda slot: container.is_good(media[slot])):
        try:
            return _loaded(media[slot])
        except Exception as e:  # of any kind: the other slot may hold a better one
            print("slot", slot, repr(e))
            _leave()
    raise NoApplicationError


def _loaded(medium):
    vfs.mount(container.Files(medium), MOUNT)
    sys.path.insert(0, MOUNT)
    _forget()
    from firmware import main
    from firmware.board import esp32

    gc.collect()
    return main.main, esp32


def _leave():
    _forget()
    sys.path.remove(MOUNT)
    vfs.umount(MOUNT)


def _forget():
    for name in list(sys.modules):
        if name.split(".")[0] in PACKAGES:
            del sys.modules[name]
