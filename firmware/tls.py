"""TLS for a broker that is not on the hall's own network: one pinned CA and nothing else is trusted. Off by default."""

import ssl


def pinned(ca):
    """Return the context that trusts the one CA whose certificate is `ca` (DER bytes); raises ValueError or OSError.

    The certificate must name the broker's address. Its dates are checked against the board's clock, which has to be
    set to at least `firmware.clock.latest` before.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=ca)
    return context
