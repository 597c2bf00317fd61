"""Opens what an older box left, on CPython or MicroPython: `box_goes_on.py FOLDER HW`; prints what it found as JSON.

FOLDER has a box's config.json and perhaps its journal.bin; HW is the chip's number, if the configuration has none.
"""

import json
import os
import sys

sys.path.insert(0, "/".join(sys.argv[0].split("/")[:-3]) or ".")

from contract import entry, gateway_side
from firmware import config as configs
from firmware.journal import Journal
from simulators.device.flash import RamFlash

ROUND = 400  # presses: more than the ring has slots


def described(values, hw):
    """Return what config.json says, for comparison."""
    config = configs.read(values, hw)
    wiring = configs.wiring(values, config.buttons)
    ca = None if config.ca is None else len(config.ca)
    said = {"dev": config.dev, "hw": config.hw, "broker": [config.host, config.port], "answered": config.answered}
    said.update({"buttons": list(config.buttons), "enrolled": config.enrolled, "ca": ca})
    said.update({"pins": {name: wiring.pins[name] for name in config.buttons}, "display": wiring.display})
    said.update({"expanders": list(wiring.expanders), "i2c": wiring.i2c, "wifi": list(wiring.wifi)})
    return config, said


def gone_on(config, image):
    """Let the journal go on in its ring: after its last entry, then once round; return where it stood and stands."""
    ring = bytearray(image)
    journal = Journal(RamFlash(ring), config.key, config.dev, os.urandom)
    found = {name: getattr(journal, name) for name in ("ep", "first", "last", "acked", "boot", "suspect")}
    found["waiting"] = [entry.hash_of(journal.read(seq)) for seq in range(journal.acked + 1, journal.last + 1)]
    last = journal.hash(journal.last)
    journal.append("boot", (("why", "power"), ("fw", "0")), 0)
    seq = journal.append("press", (("b", "in"), ("ms", 90)), 100)
    first, second = [gateway_side.unseal_entry(config.key, journal.read(n)) for n in (seq - 1, seq)]
    found["follows"] = first.prev == last and second.prev == journal.hash(seq - 1)
    found["numbers"] = [first.seq, second.seq, second.boot]
    journal.free(seq)
    for turn in range(ROUND):
        journal.append("press", (("b", "out"), ("ms", 90)), 1000 + turn)
        journal.free(journal.last)
    again = Journal(RamFlash(ring), config.key, config.dev, os.urandom)
    found["round"] = [again.ep == found["ep"], again.last - seq, again.boot, again.suspect]
    return found


def main(folder, hw):
    """Print all of it."""
    with open(folder + "/config.json") as file:
        config, said = described(json.load(file), hw)
    if "journal.bin" in os.listdir(folder):
        with open(folder + "/journal.bin", "rb") as file:
            said["ring"] = gone_on(config, file.read())
    print(json.dumps(said))


main(sys.argv[1], sys.argv[2])
