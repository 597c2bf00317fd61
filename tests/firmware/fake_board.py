"""A chip without silicon for firmware.main: each call of a driver can be told to raise. CPython and MicroPython.

A script, which is a generator, moves the buttons: it goes on by one step a sample, and the box ends with it as by Ctrl-C
over the cable. Uptime runs STEP_MS a sample, so that no test waits for it.
"""

import asyncio
import gc
import json
import sys

from contract import gateway_side
from firmware import choice, config, crashes, main, proof, recovery
from firmware.medium import SECTOR
from tests.firmware.bench import DEV, HW, KEY, FakeGateway, Random, journal_on, kind_text, new_image
from tests.firmware.fake_drivers import Bus, ButtonPin, Dog, LampPin, Partition, Rtc, Station, Streams

STEP_MS = 40
SECTORS = 8  # of the ring
IMAGE = new_image(SECTORS)  # one for all: MicroPython's heap soon has no such piece any more
BLANK = bytes(IMAGE[:SECTOR])
LIMIT = 600  # samples that a script waits for something
GREEN, RED, GREEN_OUT = 32, 27, 33
SETTINGS = {
    "site": "serang",
    "key": "".join("%02x" % b for b in range(32)),
    "broker": "192.168.10.2:1883",
    "wifi": ["lawang", "rahasia"],
    "dev": DEV,
    "buttons": ["in", "out"],
    "pins": {"in": 25, "out": [0, 3]},
    "lamps": {"in": [GREEN, RED], "out": [GREEN_OUT, RED]},
    "i2c": [22, 21],
    "display": 60,
    "expanders": [32],
    "lockout_ms": 20,
    "backoff_s": 0.02,
    "resend_s": 1,
    "hello_s": 1,
    "keepalive_s": 1,
}
ERRORS = (
    OSError(5),
    OSError("Wifi Internal Error"),
    RuntimeError("Wifi Unknown Error 0x0101"),
    MemoryError("memory allocation failed"),
    ValueError("not with this chip"),
)


KEPT = {module.__name__: module for module in (choice, config, crashes, proof, recovery)}


def loaded():
    """Load again what a box unloads, the same modules: other tests of this process hold them."""
    for name, module in KEPT.items():
        sys.modules[name] = module
        setattr(sys.modules["firmware"], name.split(".")[1], module)


def show(name, *came):
    """Print a row of the table."""
    print("driver:", name, "raises", " ".join(type(error).__name__ for error in ERRORS) + ":", *came)


class ResetError(Exception):
    """The chip starts anew."""


class Board:
    """What firmware.board.esp32 is to firmware.main. `errors[name]` is what calls of that name raise, one a call."""

    PAUSE_S = 0.002
    HALF_S = 0.001
    WIFI_CHECK_S = 0.005
    LIGHT = 2

    def __init__(self, settings=SETTINGS, mark=""):
        self.errors = {}
        self.calls = {}
        self.gateway = FakeGateway()
        self.image = IMAGE
        for sector in range(SECTORS):
            IMAGE[sector * SECTOR : (sector + 1) * SECTOR] = BLANK
        self.down = set()  # buttons that are held
        self.lights = {}  # by number of the pin
        self.shone = []  # the number of a pin each time that it was lit
        self.online = False
        self.awake = False  # its modem does not sleep
        self.waited = 0
        self.chosen = None  # firmware.choice's partition
        self._settings = mark + json.dumps(settings)
        self._ms = 0
        self._script = None
        self._starts = 0

    def start(self, script):
        """Run firmware.main until the script ends or the chip is reset; return whether it was reset."""
        if sys.implementation.name == "micropython":
            asyncio.new_event_loop()
        self._script = _settled(script)
        self._starts += 1
        self.urandom = Random(self._starts)
        self.online = False
        self.lights = {}
        if hasattr(gc, "freeze"):
            gc.freeze()  # what pytest holds is no part of a box, and a collection over it takes long
        try:
            main.main(self)
        except KeyboardInterrupt:
            return False
        except ResetError:
            return True
        finally:
            loaded()
            if hasattr(gc, "unfreeze"):
                gc.unfreeze()

    def call(self, name):
        """Count a call and raise what it is told to."""
        self.calls[name] = self.calls.get(name, 0) + 1
        if self.errors.get(name):
            raise self.errors[name].pop(0)

    def raised(self):
        """Say whether everything was raised."""
        return not any(self.errors.values())

    def sampled(self):
        """Let a sample's time pass."""
        self._ms += STEP_MS
        for _ in self._script:
            return
        raise KeyboardInterrupt

    # -- what a script does

    def press(self, button="in"):
        """Press and let go."""
        self.down.add(button)
        for _ in range(5):
            yield
        self.down.discard(button)
        for _ in range(5):
            yield

    def until(self, condition):
        """Wait; `waited` is then LIMIT if it was in vain."""
        self.waited = 0
        while not condition() and self.waited < LIMIT:
            self.waited += 1
            yield

    # -- what came of it

    def entries(self, kind):
        """Return what the journal has of a kind: button of a press, what of a fault, why of a boot."""
        journal = journal_on(self.image)
        held = [journal.read(seq) for seq in range(journal.first, journal.last + 1)]
        made = [gateway_side.unseal_entry(KEY, sealed) for sealed in held if sealed is not None]
        return [one.data[0][1] for one in made if one.k == kind]

    def delivered(self, kind="press"):
        """Return how many entries of a kind the gateway has."""
        logs = self.gateway.logs.values()
        return sum(kind_text(sealed) == kind for log in logs for sealed in log if sealed is not None)

    def blinks(self):
        """Say whether what says so is lit and nothing else is: red lamps, or a light where no red one is known."""
        alarm = RED if RED in self.lights else GREEN if GREEN in self.lights else self.LIGHT
        return self.lights[alarm] == 1 and sum(self.lights.values()) == 1

    # -- what firmware.board.esp32 has

    def full_speed(self):
        """Run fast."""
        self.call("full_speed")

    def machine_name(self):
        """Return what the chip is called."""
        return "Generic ESP32 module with ESP32"

    def settings(self):
        """Return the text of config.json."""
        self.call("settings")
        return self._settings

    def hw(self):
        """Return the chip's own number."""
        return HW

    def reset_cause(self):
        """Return why it started."""
        return "power"

    def reset(self):
        """Start anew."""
        raise ResetError

    def ticks_ms(self):
        """Return ms since the start."""
        return self._ms

    def ticks_diff(self, a, b):
        """Return a - b."""
        return a - b

    def journal(self):
        """Return the journal's partition."""
        self.call("journal")
        return Partition(self, self.image)

    def choice(self):
        """Return the partition that says which application runs, or None."""
        self.call("choice")
        return None if self.chosen is None else Partition(self, self.chosen)

    def button(self, number):
        """Return the pin of `in`."""
        self.call("button")
        return ButtonPin(self)

    def light(self, number):
        """Return a lamp's pin."""
        self.call("light")
        return LampPin(self, number)

    def bus(self, scl, sda):
        """Return the bus."""
        self.call("bus")
        return Bus(self)

    def watchdog(self):
        """Return the watchdog, started."""
        self.call("watchdog")
        return Dog(self)

    def rtc(self):
        """Return the clock."""
        self.call("rtc")
        return Rtc(self)

    def station(self):
        """Return the Wi-Fi station."""
        self.call("station")
        return Station(self)

    def glyphs(self, text):
        """Return dots."""
        self.call("glyphs")
        return bytes(8 * len(text))

    async def dial(self, host, port):
        """Connect to a broker, if there is a network."""
        self.call("dial")
        if not self.online:
            raise OSError(118)
        streams = Streams(self)
        return streams, streams


def _settled(script):
    """Let every button be up before it is pressed: what is down at the start is no press."""
    for _ in range(5):
        yield
    yield from script
