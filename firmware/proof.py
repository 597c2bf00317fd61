"""An application that came later proves itself, or the one before it runs again (firmware.choice).

It is started once, as *pending*. A reset before it was accepted ends it: the one before runs again, on the same
journal. It is accepted when the gateway has acknowledged an entry of this start: buttons, flash, Wi-Fi, key and
protocol are then known to work. One that cannot get so far starts the box anew.

`image` has `pending()` and `accept()`, which raises OSError. What a box was flashed with by cable is never pending.
"""

from firmware import slots

PROVE_MS = 600_000  # a gateway may restart meanwhile; presses are kept all the time


class UnprovenError(Exception):
    """The gateway has acknowledged nothing of this image in PROVE_MS."""


class Proof:
    """What the running image, which is pending, has to prove; `since` is the uptime at which it began."""

    def __init__(self, image, journal, since):
        self._image = image
        self._journal = journal
        self._since = since
        self._pending = True

    def check(self, now):
        """Accept the image at uptime `now` if it has proved itself; raise UnprovenError if it is too late for that."""
        if not self._pending:
            return
        if self._acknowledged():
            self._accept()
        elif now - self._since >= PROVE_MS:
            raise UnprovenError

    def _accept(self):
        try:
            self._image.accept()
            self._pending = False
        except OSError as e:  # the next check tries again
            print(e)

    def _acknowledged(self):
        sealed = self._journal.read(self._journal.acked)
        return sealed is not None and slots.number_in(sealed, b"boot") == self._journal.boot
