"""TLS for a broker that is not on the hall's own network: one pinned CA and nothing else is trusted. Off by default."""

import ssl

from firmware import calendar, const, slots
from firmware.drivers import ERRORS

_LOOK_BACK = const(256)  # entries


def pinned(ca):
    """Return the context that trusts the one CA whose certificate is `ca` (DER bytes); raises ValueError or OSError.

    The certificate must name the broker's address. Its dates are checked against the board's clock, which has to be
    set to at least `firmware.calendar.latest` before.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ca)
    return context


def over(ca, dial):
    """Return what opens streams as `dial` does, over TLS, to a broker that `pinned` trusts."""
    made = []

    async def dialled(host, port):
        if not made:  # here, for a CA that cannot be used is no reason to sample no buttons
            made.append(pinned(ca))
        return await dial(host, port, ssl=made[0], server_hostname=host)

    return dialled


def wind(rtc, *times):
    """Set the board's clock to the latest possible of `times` (ms since 1970, or None) and of what it says itself.

    `rtc` has `now()` and `set(ms)`; None: a board whose clock is not ours. A certificate is then not refused because
    the board woke in 1970 or 2000; nothing else is dated by this clock, so one that fails is left as it is.
    """
    if rtc is None:
        return
    try:
        shown = rtc.now()
        found = calendar.latest(shown, *times)
        if found is not None and found != shown:
            rtc.set(found)
    except ERRORS as e:
        print("rtc:", e)


def last_utc(journal):
    """Return the newest `utc` (ms since 1970) among the last entries of the journal, None if none has one."""
    for seq in range(journal.last, max(journal.first - 1, journal.last - _LOOK_BACK), -1):
        sealed = journal.read(seq)
        utc = 0 if sealed is None else slots.number_in(sealed, b"utc")
        if utc:
            return utc
    return None
