"""An ESP32 that is switched on: `micropython power_on.py FLASH HW HOST PORT`, FLASH being a file with all of its 4 MiB.

What the chip's own MicroPython does is done: its file system is mounted, its main.py run, `machine`, `network` and
`esp32` are there, for they stand beside this file. HW is the chip's number. The connection to HOST and PORT speaks
JSON lines: in `{"press":25,"ms":120}` for the button at a pin, out `{"pin":32,"level":1}`; when it ends so does the
chip. The status is 4 when the chip starts anew.
"""

import sys

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-4]) or ".")
sys.path.insert(0, sys.argv[0].rsplit("/", 1)[0])

import esp32
import machine
import network
import vfs
import world

KEPT = (esp32, machine, network)  # they are found no more once the root is another one


def main(flash, hw, host, port):
    """Boot as ports/esp32/main.c and its _boot.py do."""
    world.place(flash, hw, host, int(port))
    vfs.umount("/")
    vfs.mount(esp32.Partition.find(esp32.Partition.TYPE_DATA, label="vfs")[0], "/")
    sys.path[:] = ["", ".frozen", "/lib"]
    for name in list(sys.modules):
        if name.split(".")[0] in ("firmware", "contract", "simulators"):
            del sys.modules[name]  # what this checkout lent to the stand-ins
    with open("main.py") as file:
        code = file.read()
    exec(code, {"__name__": "__main__"})  # noqa: S102 - as the chip does


main(*sys.argv[1:])
