"""Buttons and their lamps: what a person presses and sees at once, whatever the network does.

A lit lamp stands for the last press of its buttons: it goes out as soon as a finger is there again, and stays dark if
that press does not count. Who sees her own lamp light is counted; who sees none presses again.
"""

import asyncio

from firmware import buttons

BUS = "bus"  # the fault of inputs that cannot be read
STUCK = "stuck"
LIT_MS = 800  # how long a lamp says what came of its press
ANSWER_MS = 4000  # how long a press waits for its answer
BLINK_MS = 5000
BLINK_HALF_MS = 250


class Panel:
    """Buttons that journal a press and tell its lamp in the same step.

    A lamp has `on()`, `off()` and, for what became of its press: `recorded(ep, seq)`, it is kept; where lamps mean
    answered (`config.answered`) instead `waiting(ep, seq)` and, with the gateway's answer, `answered()`; `refused()`,
    it is not kept or not answered. Buttons may share one.

    A pin that says None has no sample: its button stays as it is. `bus` is a firmware.mcp23017.Inputs or None.
    """

    def __init__(self, config, pins, lamps, journal, clock, up, woken, bus=None):
        self.unanswered_at = None  # uptime at which a press was last given up
        self._config = config
        self._lamps = lamps
        self._journal = journal
        self._clock = clock
        self._up = up
        self._woken = woken
        self._bus = bus
        rows = [(name, pins[name], buttons.Button(config.lockout_ms), lamps[name]) for name in config.buttons]
        shared = () if bus is None else bus.pins
        self._direct = [row for row in rows if row[1] not in shared]
        self._shared = [row for row in rows if row[1] in shared]
        self._calm = False  # every shared button is
        self._off_at = {}  # by lamp that is lit
        self._last = {}  # by lamp: the button of its last press, None if that one has not counted
        self._waiting = {}  # by button: (ep, seq, until)
        self._blink_until = 0
        self._blinking = None  # which half of a blink the lamps show

    async def run(self):
        """Sample for ever."""
        while True:
            self.step(self._up.now())
            await asyncio.sleep(buttons.SAMPLE_MS / 1000)

    def step(self, now):
        """Take one sample of every pin."""
        self._sample(self._direct, now)
        if self._bus is not None:
            if self._bus.sample(now):
                self.fault(BUS, None, now)
            if self._bus.changed or not self._calm:
                self._calm = self._sample(self._shared, now)
        if self._off_at or self._waiting:
            self._expire(now)
        if self._blinking is None:
            return
        left = self._blink_until - now
        half = left // BLINK_HALF_MS % 2 if left > 0 else None
        if half != self._blinking:
            self._blinking = half
            for lamp in self._lamps.values():
                (lamp.on if half else lamp.off)()

    def _sample(self, rows, now):
        """Sample buttons, but do nothing about those that are calm and up; return whether all are calm."""
        calm = True
        for name, pin, button, lamp in rows:
            down = pin()
            if down or not button.calm:
                if down is not None:
                    self._take(name, lamp, button.update(down, now), now)
                calm = calm and button.calm
        return calm

    def _take(self, name, lamp, found, now):
        if found is None:
            return
        if found == buttons.STUCK:
            self.fault(STUCK, name, now)
        elif found == buttons.DOWN:
            self._last[lamp] = None
            if self._off_at.pop(lamp, None) is not None:
                lamp.off()
        else:
            self._pressed(name, lamp, found, now)

    def _expire(self, now):
        """Put out what was lit long enough, and give up what has no answer."""
        for lamp in list(self._off_at):
            if now >= self._off_at[lamp]:
                del self._off_at[lamp]
                lamp.off()
        for name in list(self._waiting):
            if now >= self._waiting[name][2]:
                del self._waiting[name]
                self.unanswered_at = now
                lamp = self._lamps[name]
                if self._last[lamp] in (name, None):
                    lamp.refused()
                    self._off_at[lamp] = now + LIT_MS

    def answer(self, seq, now):
        """Take the gateway's answer to every press of this epoch up to `seq`."""
        for name in list(self._waiting):
            ep, waiting, _ = self._waiting[name]
            if ep == self._journal.ep and waiting <= seq:
                del self._waiting[name]
                lamp = self._lamps[name]
                if self._last[lamp] == name:
                    lamp.answered()
                    self._off_at[lamp] = now + LIT_MS

    def blink(self, now):
        """Blink every lamp for BLINK_MS from now on."""
        self._blink_until = now + BLINK_MS
        self._blinking = 0

    def fault(self, what, b, now):
        """Record a fault of button `b`, or of the box (None)."""
        self._append("fault", (("what", what), ("b", b)), now)

    def _pressed(self, name, lamp, ms, now):
        seq = self._append("press", (("b", name), ("ms", ms)), now)
        self._waiting.pop(name, None)
        self._last[lamp] = name
        if seq is None:
            lamp.refused()
            self._off_at[lamp] = now + LIT_MS
            return
        if self._config.answered:
            lamp.waiting(self._journal.ep, seq)
            self._waiting[name] = (self._journal.ep, seq, now + ANSWER_MS)
        else:
            lamp.recorded(self._journal.ep, seq)
            self._off_at[lamp] = now + LIT_MS
        self._journal.prepare()

    def _append(self, kind, data, now):
        utc, err = self._clock.at(now)
        seq = self._journal.append(kind, data, now, utc, err)
        self._woken.set()
        return seq
