"""A press as it came from a device, read in one pass; anything else is left to `contract.entry`.

Nearly every device entry is a press. A canonical entry has one spelling only, so what fits the pattern needs not be
encoded again to compare. What does not fit is not refused here: `contract.entry` decides, and says why.
"""

import re

from contract import entry, form
from contract.entry import Entry

_NAME = "[a-z0-9](?:[a-z0-9-]{{0,{}}}[a-z0-9])?"
_PRESS = re.compile(
    rb'\{"v":1,"dev":"('
    + _NAME.format(10).encode()
    + rb')","ep":"([0-9a-f]{16})","seq":([1-9]\d{0,9}),"boot":([1-9]\d{0,4}),"up":(0|[1-9]\d{0,11}),"utc":'
    rb'(?:null,"err":null|(0|[1-9]\d{0,12}),"err":(0|[1-9]\d{0,7})),"k":"press","b":"('
    + _NAME.format(6).encode()
    + rb')","ms":(0|[1-9]\d{0,4}),"prev":"([0-9a-f]{16})"\}\.[0-9a-f]{32}'
)


def peek(message: bytes) -> Entry:
    """Return what `contract.entry.peek` returns, or raise what it raises."""
    found = _PRESS.fullmatch(message)
    if found is None or len(message) > form.MAX_MESSAGE:
        return entry.peek(message)
    dev, ep, seq, boot, up, utc, err, b, ms, prev = found.groups()
    if int(seq) > form.UINT32:
        return entry.peek(message)
    clock = (None, None) if utc is None else (int(utc), int(err))
    data = (("b", b.decode()), ("ms", int(ms)))
    head = (entry.VERSION, dev.decode(), ep.decode(), int(seq), int(boot), int(up))
    return Entry(*head, clock[0], clock[1], "press", data, prev.decode())
