"""What a box says to people beyond its lamps: the text of its display; and what the gateway orders it to do."""

import asyncio

from firmware import const
from firmware.drivers import ERRORS

OFFLINE = "Tidak tersambung"
AGAIN = "Tekan lagi"
SILENT = "Gateway tidak menjawab"
DENIED = "Kotak ditolak. Hubungi teknisi"
_AGAIN_MS = const(5000)
_DENIED_MS = const(20_000)  # silence after which the display says so: some questions may be lost
RECORD_MS = 300_000  # silence after which the journal says so, once until there is an answer
REFUSED = "refused"  # the fault of a box that a running gateway does not answer: its key or its number is not the one
SCREEN = "screen"  # the fault of a display that does not take what it is sent
RETRY_MS = 5000
REPORT_MS = 3_600_000  # between two faults of the display
_CHUNK_S = const(0.005)  # between two parts of a picture, for the buttons
_IDLE_S = const(0.1)


class Face:
    """The text of the display and the gateway's orders. `panel` is a firmware.panel.Panel, `restart` an asyncio.Event.

    `display` is None or has `show(text)`, which only takes the text, and `step()`, which sends a part of the picture
    and says whether there is more; `step` raises drivers.ERRORS, and begins anew when called after that.
    """

    def __init__(self, panel, restart, display=None, record_ms=RECORD_MS):
        self._panel = panel
        self._restart = restart
        self._display = display
        self._record_ms = record_ms
        self._linked = False
        self._text = ""  # of the gateway, in this connection
        self._shown = None
        self._unheard = None  # uptime since which a connected gateway has not answered
        self._recorded = False
        self._retry_at = self._report_at = 0

    def linked(self, up):
        """Take a change of the connection."""
        self._linked = up
        self._text = ""
        self._unheard = None

    def show(self, seq, text, now):
        """Take a proven show."""
        self._panel.answer(seq, now)
        self._panel.unanswered_at = None
        self._text = text

    def do(self, what, _arg, now):
        """Take a proven cmd; an unknown one changes nothing."""
        if what == "blink":
            self._panel.blink(now)
        elif what == "restart":
            self._restart.set()

    def text(self, session, now):
        """Return what the display has to say at uptime `now`."""
        if not self._linked:
            return OFFLINE
        if self._unheard is not None and now - self._unheard >= min(_DENIED_MS, self._record_ms):
            return DENIED if session.gateway_runs else SILENT
        given_up = self._panel.unanswered_at
        if given_up is not None and now - given_up < _AGAIN_MS:
            return AGAIN
        return self._text

    def step(self, session, now):
        """See whether the gateway answers, and give the display its text."""
        if not self._linked or session.is_open:
            self._unheard = None
            self._recorded = self._recorded and not self._linked
        elif self._unheard is None:
            self._unheard = now
        elif now - self._unheard >= self._record_ms and session.gateway_runs and not self._recorded:
            self._recorded = True
            self._panel.fault(REFUSED, None, now)
        text = self.text(session, now)
        if text != self._shown and self._display is not None:
            self._shown = text
            self._display.show(text)

    def draw(self, now):
        """Send a part of the picture; return whether there is more."""
        if self._display is None or now < self._retry_at:
            return False
        try:
            return self._display.step()
        except ERRORS:
            self._retry_at = now + RETRY_MS
            if now >= self._report_at:
                self._report_at = now + REPORT_MS
                self._panel.fault(SCREEN, None, now)
            return False

    async def run(self, session, up):
        """Go on for ever; `up` is a firmware.clock.Uptime."""
        while True:
            now = up.now()
            self.step(session, now)
            await asyncio.sleep(_CHUNK_S if self.draw(now) else _IDLE_S)
