"""The composition root of a box: journal, clock, session, buttons and link, run until one of them fails."""

import asyncio

from firmware import const, unload
from firmware.clock import Uptime, UtcClock
from firmware.face import Face
from firmware.faults import Faults
from firmware.journal import Journal
from firmware.link import Link
from firmware.panel import Panel
from firmware.ring import UnsureError
from firmware.session import Identity, Session, Timing
from firmware.watch import Marked, Watch

VERSION = "0.1.0"  # what a `boot` entry carries as `fw`
BUILT = 1_795_564_800_000  # ms: 2026-11-25; to be raised with VERSION. No clock of a box is before it.
_COPY_S = const(0.02)  # between two entries that a new epoch takes over, for the buttons
_RETRY_S = const(1)  # after a flash that failed
FLASH = "flash"  # the fault of a journal whose flash fails
RESTART = "restart"
_LINK_MS = const(60_000)  # beyond its back-off, the longest that the link may show no sign of life
_PANEL_MS = const(2000)


class TaskFailedError(Exception):
    """The task named `task` ended; the box has to start again."""

    def __init__(self, task, cause):
        super().__init__(task + " ended: " + repr(cause))
        self.task = task


class RestartError(Exception):
    """The gateway ordered the box to start anew: no fault."""


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
    on_ready,
    bus=None,
    wifi=None,
    extra=None,
    watchdog=None,
    display=None,
    rtc=None,
    image=None,
    dial=None,
):
    """Run the box described by `config` (firmware.config.Config) until a task fails: raises TaskFailedError.

    Raises RestartError if the gateway orders it. `pins` and `lamps` are dicts by button name: a pin is called and says
    whether it is down; firmware.panel says what a lamp has, firmware.face what `display` has, firmware.tls what `rtc`
    has, firmware.proof what `image` has. `why` is the reason of this start, a word for the `boot` entry. `urandom(n)`
    gives n random bytes, `dial` stands for asyncio.open_connection.
    `on_ready(journal)` is called once buttons are about to be sampled.

    `wifi` is a firmware.wifi.Wifi, or None for a machine that has a network. `extra` are further tasks: coroutine
    functions by name (form.word). The failure of any task is recorded as a `fault` with its name. After repeated
    crashes (firmware.crashes) the `extra` ones are left out.
    `watchdog()` starts the watchdog, which is fed while sampling and link show signs of life, and no longer.
    """
    up = Uptime(ticks_ms, ticks_diff)
    clock = UtcClock()
    woken = asyncio.Event()
    journal = Journal(medium, config.key, config.dev, urandom)
    unload("firmware.recovery")
    limits = {"panel": _PANEL_MS, "link": _LINK_MS + config.backoff_ms}
    faults = Faults(journal, clock, up, woken)
    watch = Watch(watchdog, up, limits, faults, trial(image, journal, up.now()))
    timing = Timing(config.resend_ms, config.hello_ms)
    restart = asyncio.Event()
    panel = Panel(config, pins, lamps, journal, clock, Marked(up, watch, "panel"), woken, bus)
    face = Face(panel, restart, display, config.refused_ms)
    session = Session(Identity(config.dev, config.hw), config.key, journal, clock, urandom, timing, face)
    marked = Marked(up, watch, "link")

    def linked(on):
        face.linked(on)
        on_link(on)

    if config.ca is not None:
        dial = _over_tls(config, journal, rtc, dial or asyncio.open_connection)
    link = Link(config, session, marked, marked.before(urandom), woken, linked, dial)
    tasks = {
        "panel": panel.run,
        "link": link.run,
        "copying": lambda: _copy(journal, woken, faults),
        "watch": watch.run,
        RESTART: restart.wait,
    }
    extra = dict(extra or {})
    extra["face"] = lambda: face.run(session, up)
    if wifi is not None:
        tasks["wifi"] = lambda: wifi.run(faults)
    if not _crashed_repeatedly(journal, list(tasks) + list(extra)):
        tasks.update(extra)
    journal.append("boot", (("why", why), ("fw", VERSION)), up.now())
    on_ready(journal)
    try:
        await first_to_end(tasks)
    except TaskFailedError as e:
        if e.task == RESTART:
            raise RestartError
        _record(e.task, journal, clock, up.now())
        raise


def _record(task, journal, clock, now):
    """Write the crash of `task`; what the flash does not take is lost, for the box starts again anyway."""
    utc, err = clock.at(now)
    try:
        journal.append("fault", (("what", task), ("b", None)), now, utc, err)
    except UnsureError:
        print("journal: unsure")


def _crashed_repeatedly(journal, tasks):
    from firmware import crashes

    found = crashes.repeated(journal, tasks)
    unload("firmware.crashes")
    return found


def _over_tls(config, journal, rtc, dial):
    """Return what dials with a pinned CA; only a box that has one loads the module."""
    from firmware import tls

    tls.wind(rtc, BUILT, config.enrolled, tls.last_utc(journal))
    return tls.over(config.ca, dial)


def trial(image, journal, since):
    """Return the firmware.proof.Proof of an `image` that is pending, else None: only such a start loads the module."""
    if image is not None and image.pending():
        from firmware.proof import Proof

        return Proof(image, journal, since)
    return None


async def _copy(journal, woken, faults):
    """Let a new epoch take over the old one's entries, one at a time, and see to the faults."""
    errors = 0
    while True:
        pause_s = _COPY_S
        try:
            if journal.copying:
                journal.copy_step()
                woken.set()
        except (OSError, MemoryError) as e:
            print("copying:", e)
            pause_s = _RETRY_S
        if journal.errors > errors:
            errors = journal.errors
            faults.tell(FLASH)
        faults.step()
        await asyncio.sleep(pause_s)


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
