"""Signs of life of the tasks that a box cannot do without, and the hardware watchdog that hangs on them."""

import asyncio

from firmware import const
from firmware.drivers import ERRORS, WDT

_CHECK_S = const(0.5)
WATCHDOG = "watchdog"  # the fault of a dog that cannot be started or fed


class StalledError(Exception):
    """A task has shown no sign of life for longer than it may."""


class Watch:
    """The dog that `start()` gives is fed while each task in `limits` ({name: ms}) was marked that lately.

    `start` is None where there is none. A dog that cannot be started or fed is the fault WATCHDOG, told to `faults`,
    and tried again at the next check.

    `up` is a firmware.clock.Uptime, `proof` a firmware.proof.Proof that is checked in the same round. A stalled task
    ends the box in order, with a fault; the dog bites only if nothing runs any more.
    """

    def __init__(self, start, up, limits, faults, proof=None):
        self._start = start
        self._faults = faults
        self._dog = None
        self._proof = proof
        self._up = up
        self._limits = limits
        self._seen = {name: up.now() for name in limits}

    def mark(self, name):
        """Take a sign of life of `name`."""
        self._seen[name] = self._up.now()

    def check(self, now):
        """Feed the dog at uptime `now`, or raise StalledError or proof.UnprovenError."""
        for name in self._limits:
            if now - self._seen[name] > self._limits[name]:
                raise StalledError(name)
        if self._proof is not None:
            self._proof.check(now)
        if self._start is not None:
            self._feed()

    def _feed(self):
        try:
            if self._dog is None:
                self._dog = self._start()
            dog: WDT = self._dog
            dog.feed()
        except ERRORS as e:
            print("watchdog:", e)
            self._faults.tell(WATCHDOG)

    async def run(self):
        """Check for ever."""
        while True:
            self.check(self._up.now())
            await asyncio.sleep(_CHECK_S)


class Marked:
    """The clock of one task: each look at it is a sign of life."""

    def __init__(self, up, watch, name):
        self._up = up
        self._watch = watch
        self._name = name

    def now(self):
        """Return ms since boot."""
        self._watch.mark(self._name)
        return self._up.now()

    def before(self, call):
        """Return a function of one argument that does what `call` does; using it is a sign of life too."""

        def marked(argument):
            self._watch.mark(self._name)
            return call(argument)

        return marked
