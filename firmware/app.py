"""The composition root of a box: journal, clock, session, buttons and link, run until one of them fails."""

import asyncio

from firmware import buttons, crashes
from firmware.clock import Uptime, UtcClock
from firmware.journal import Journal
from firmware.link import Link
from firmware.session import Identity, Session, Timing
from firmware.watch import Marked, Watch

VERSION = "0.1.0"  # what a `boot` entry carries as `fw`
COPY_S = 0.02  # between two entries that a new epoch takes over, for the buttons
BUS = "bus"  # the fault of inputs that cannot be read
LINK_MS = 60_000  # beyond its back-off, the longest that the link may show no sign of life
PANEL_MS = 2000
LIT_MS = 800  # how long a lamp says that its press is recorded


class TaskFailedError(Exception):
    """The task named `task` ended; the box has to start again."""

    def __init__(self, task, cause):
        super().__init__(task + " ended: " + repr(cause))
        self.task = task


class Panel:
    """Buttons and their lamps. A press is journalled and its lamp lit in the same step, whatever the network does.

    A pin that says None has no sample: its button stays as it is. `bus` is a firmware.mcp23017.Inputs or None.
    """

    def __init__(self, config, pins, lamps, journal, clock, up, woken, bus=None):
        self._names = config.buttons
        self._pins = pins
        self._lamps = lamps
        self._journal = journal
        self._clock = clock
        self._up = up
        self._woken = woken
        self._bus = bus
        self._buttons = {name: buttons.Button(config.lockout_ms) for name in config.buttons}
        self._off_at = {}

    async def run(self):
        """Sample for ever."""
        while True:
            self.step(self._up.now())
            await asyncio.sleep(buttons.SAMPLE_MS / 1000)

    def step(self, now):
        """Take one sample of every pin."""
        if self._bus is not None and self._bus.sample(now):
            self._append("fault", (("what", BUS), ("b", None)), now)
        for name in self._names:
            down = self._pins[name]()
            found = None if down is None else self._buttons[name].update(down, now)
            if found == buttons.STUCK:
                self._append("fault", (("what", "stuck"), ("b", name)), now)
            elif found is not None:
                self._pressed(name, found, now)
            if name in self._off_at and now >= self._off_at[name]:
                del self._off_at[name]
                self._lamps[name].off()

    def _pressed(self, name, ms, now):
        seq = self._append("press", (("b", name), ("ms", ms)), now)
        if seq is None:
            self._lamps[name].refused()
        else:
            self._lamps[name].recorded(self._journal.ep, seq)
            self._journal.prepare()
        self._off_at[name] = now + LIT_MS

    def _append(self, kind, data, now):
        utc, err = self._clock.at(now)
        seq = self._journal.append(kind, data, now, utc, err)
        self._woken.set()
        return seq


async def run(
    config,
    medium,
    pins,
    lamps,
    ticks_ms,
    ticks_diff,
    urandom,
    why,
    on_link,
    on_message,
    on_ready,
    bus=None,
    needed=None,
    extra=None,
    watchdog=None,
):
    """Run the box described by `config` (firmware.config.Config) until a task fails: raises TaskFailedError.

    `pins` and `lamps` are dicts by button name: a pin is called and says whether it is down; a lamp has
    `recorded(ep, seq)`, `refused()` and `off()`. `why` is the reason of this start, a word for the `boot` entry.
    `urandom(n)` gives n random bytes. `on_ready(journal)` is called once buttons are about to be sampled.

    `needed` and `extra` are further tasks: coroutine functions by name (form.word). The failure of any task is
    recorded as a `fault` with its name. After repeated crashes (firmware.crashes) the `extra` ones are left out.
    `watchdog.feed()` is called while sampling and link show signs of life, and no longer.
    """
    up = Uptime(ticks_ms, ticks_diff)
    clock = UtcClock()
    woken = asyncio.Event()
    journal = Journal(medium, config.key, config.dev, urandom)
    watch = Watch(watchdog, up, {"panel": PANEL_MS, "link": LINK_MS + config.backoff_ms})
    timing = Timing(config.resend_ms, config.hello_ms)
    session = Session(Identity(config.dev, config.hw), config.key, journal, clock, urandom, timing)
    panel = Panel(config, pins, lamps, journal, clock, Marked(up, watch, "panel"), woken, bus)
    marked = Marked(up, watch, "link")
    link = Link(config, session, journal, marked, marked.before(urandom), woken, on_link, on_message, _tls(config.ca))
    tasks = {"panel": panel.run, "link": link.run, "copying": lambda: _copy(journal, woken), "watch": watch.run}
    tasks.update(needed or {})
    if not crashes.repeated(journal, list(tasks) + list(extra or {})):
        tasks.update(extra or {})
    journal.append("boot", (("why", why), ("fw", VERSION)), up.now())
    on_ready(journal)
    try:
        await first_to_end(tasks)
    except TaskFailedError as e:
        utc, err = clock.at(up.now())
        crashes.record(journal, e.task, up.now(), utc, err)
        raise


def _tls(ca):
    """Return the context for a pinned CA, None without one; only a box that has one loads the module."""
    if ca is None:
        return None
    from firmware import tls

    return tls.pinned(ca)


async def _copy(journal, woken):
    """Let a new epoch take over the old one's entries, one at a time."""
    while True:
        if journal.copying:
            journal.copy_step()
            woken.set()
        await asyncio.sleep(COPY_S)


async def first_to_end(tasks):
    """Run the coroutine functions in `tasks` (by name) until one ends, cancel the others, raise TaskFailedError."""
    ended = asyncio.Event()
    failures = []

    async def named(name, run):
        try:
            await run()
            failures.append((name, None))
        except Exception as e:
            failures.append((name, e))
        ended.set()

    running = [asyncio.create_task(named(name, run)) for name, run in tasks.items()]
    try:
        await ended.wait()
    finally:
        for task in running:
            task.cancel()
    name, cause = failures[0]
    raise TaskFailedError(name, cause)
