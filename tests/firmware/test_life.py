"""Crashes, what runs after them, and the watchdog. Runs on CPython and MicroPython."""

import asyncio
import sys
import time

from contract import gateway_side
from firmware import app, config, crashes
from firmware.calendar import EPOCH_2000
from firmware.face import Face
from firmware.watch import Marked, StalledError, Watch
from simulators.device.flash import RamFlash
from tests.firmware.bench import Random, journal_on, new_image
from tests.firmware.panel_box import VALUES, DarkLamp

CONFIG = dict(VALUES)
CONFIG.update({"buttons": ["in"], "backoff_s": 0.05})
READ = config.read(CONFIG)


def _ticks():
    return time.monotonic_ns() // 1_000_000 if hasattr(time, "monotonic_ns") else time.ticks_ms()


class Crashing:
    """A task that tells `ran` its name and crashes after some seconds."""

    def __init__(self, ran, name, seconds):
        self._ran = ran
        self._name = name
        self._seconds = seconds

    async def run(self, *_):
        """Crash."""
        self._ran.append(self._name)
        await asyncio.sleep(self._seconds)
        raise TypeError(self._name)


class Life:
    """A box on one flash, started again and again."""

    def __init__(self):
        self.image = new_image(16)
        self.ran = []
        self.fed = 0
        self.config = READ
        self.rtc = None

    def now(self):
        """Return what the board's clock says: it woke in 2000."""
        return EPOCH_2000

    def set(self, ms):
        """Take what the board's clock is set to."""
        self.rtc = ms

    def feed(self):
        """Take food for the watchdog."""
        self.fed += 1

    def start(self, pin=lambda: False, wifi=None, extra=None):
        """Run until a task fails; return its name."""
        if sys.implementation.name == "micropython":
            asyncio.new_event_loop()
        self.ran = []
        try:
            asyncio.run(self._box(pin, wifi, extra or {}))
        except app.TaskFailedError as e:
            return e.task
        except app.RestartError:
            return "told to"
        return None

    async def _box(self, pin, wifi, extra):
        await app.run(
            self.config,
            RamFlash(self.image),
            {"in": pin},
            {"in": DarkLamp()},
            _ticks,
            lambda a, b: a - b,
            Random(len(self.ran) + 5),
            "power",
            lambda _: None,
            lambda _: None,
            wifi=None if wifi is None else Crashing(self.ran, "wifi", wifi),
            extra={name: Crashing(self.ran, name, s).run for name, s in extra.items()},
            watchdog=lambda: self,
            rtc=self,
        )

    def entries(self):
        """Return (kind, what or why) of all entries."""
        journal = journal_on(self.image, key=READ.key)
        made = [gateway_side.unseal_entry(READ.key, journal.read(seq)) for seq in range(1, journal.last + 1)]
        return [(one.k, one.data[0][1]) for one in made]


def test_a_crash_in_any_task_is_a_fault_with_its_name():
    life = Life()
    assert life.start(extra={"display": 0.02}) == "display"
    assert life.start(wifi=0.02) == "wifi"
    assert life.start(pin=lambda: 1 // 0) == "panel"
    faults = [what for kind, what in life.entries() if kind == "fault"]
    assert faults == ["display", "wifi", "panel"]


def test_after_three_crashes_only_what_is_needed_runs_and_a_quiet_start_ends_that():
    life = Life()
    for _ in range(crashes.LIMIT):
        assert life.start(wifi=9, extra={"display": 0.01}) == "display"
        assert sorted(life.ran) == ["display", "wifi"]
    assert life.start(wifi=0.05, extra={"display": 0.01}) == "wifi"
    assert life.ran == ["wifi"]
    journal_on(life.image, key=READ.key).append("boot", (("why", "power"), ("fw", "0.1.0")), 0)  # no crash
    assert life.start(extra={"display": 0.01}) == "display"


def _starts(runs):
    image = new_image(16)
    for what, ms, b in runs:
        journal = journal_on(image)
        journal.append("boot", (("why", "soft"), ("fw", "0.1.0")), 1)
        journal.append("fault", (("what", what), ("b", b)), ms)
    return crashes.repeated(journal_on(image), ["link", "panel"])


def test_only_crashes_in_a_row_and_soon_after_each_other_count():
    assert _starts([("link", 1000, None)] * 3)
    assert _starts([("stuck", 1000, "in")] + [("panel", 200_000, None)] * 3)
    assert not _starts([("link", 1000, None)] * 2)
    assert not _starts([("link", 200_001, None)] * 3)
    assert not _starts([("link", 1000, None), ("stuck", 1000, "in"), ("link", 1000, None), ("link", 1000, None)])
    assert not _starts([("bus", 1000, None)] * 3)
    assert not crashes.repeated(journal_on(new_image()), ["link"])


class Clock:
    """An uptime that the test moves."""

    def __init__(self):
        self.ms = 0

    def now(self):
        """Return it."""
        return self.ms


def _stalled(watch, now):
    try:
        watch.check(now)
    except StalledError as e:
        return e.args[0]
    return None


def test_the_dog_is_fed_only_while_every_watched_task_gives_a_sign():
    """Class: reconnect never happens (a link task that hangs for ever)."""
    up, life = Clock(), Life()
    watch = Watch(lambda: life, up, {"panel": 2000, "link": 60_000}, None)
    panel, link = Marked(up, watch, "panel"), Marked(up, watch, "link")
    for _ in range(120):
        up.ms += 500
        panel.now()
        watch.check(up.ms)
    assert life.fed == 120
    up.ms += 500
    panel.now()
    assert _stalled(watch, up.ms) == "link"
    assert link.before(lambda n: n)(7) == 7
    watch.check(up.ms)
    assert life.fed == 121


def test_a_running_box_feeds_it_and_a_refused_connection_is_a_sign_of_life():
    life = Life()
    assert life.start(wifi=1.2) == "wifi"
    assert life.fed >= 2


def test_a_restart_that_the_gateway_orders_is_no_fault():
    """Class: a box restarted thrice by an operator would leave out its display."""
    life, do = Life(), Face.run

    async def ordered(seen, session, up):
        seen.do("restart", "", up.now())
        await do(seen, session, up)

    Face.run = ordered
    try:
        for _ in range(crashes.LIMIT + 1):
            assert life.start() == "told to"
    finally:
        Face.run = do
    assert [kind for kind, _ in life.entries()] == ["boot"] * (crashes.LIMIT + 1)


def test_a_box_with_a_ca_winds_its_clock_before_it_reads_the_certificate():
    """Class: impossible clock (2000): the broker's certificate is not yet valid, for ever."""
    life = Life()
    values = dict(CONFIG)
    values.update({"ca": "bm8=", "enrolled": app.BUILT + 5})
    life.config = config.read(values)
    assert life.start(wifi=0.02) == "wifi"
    assert life.rtc == app.BUILT + 5
    journal_on(life.image, key=READ.key).append("press", (("b", "in"), ("ms", 80)), 5, app.BUILT + 9, 40)
    life.start(wifi=0.02)
    assert life.rtc == app.BUILT + 9
    life.rtc = None
    life.config = READ
    life.start(wifi=0.02)
    assert life.rtc is None  # without TLS nothing needs it
