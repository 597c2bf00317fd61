"""Entries and acknowledgements by the thousand, as a server handles them, at a quarter of their cost on CPython.

Bytes, values and errors are those of `entry` and `messages`. A press fits one regular expression, and so does an
acknowledgement; what fits neither (another kind, a later version, anything that is wrong) is left to those two, which
say what is wrong with it.
"""

import re
from hmac import compare_digest

from contract import entry as entries
from contract import form, gateway_side, messages
from contract.entry import Entry
from contract.errors import ContractError
from contract.mac import MAC_HEX, MacKey
from contract.messages import Ack

_UNDER_MAC = -MAC_HEX - 1  # where a message's body ends: before the dot
_NAME = r"[a-z0-9](?:[a-z0-9-]{0,10}[a-z0-9])?"
_WORD = r"[a-z0-9](?:[a-z0-9-]{0,6}[a-z0-9])?"
_HEX16 = "[0-9a-f]{16}"
_PRESS = re.compile(
    rf'\{{"v":1,"dev":"({_NAME})","ep":"({_HEX16})","seq":([1-9][0-9]{{0,9}}),"boot":([1-9][0-9]{{0,4}}),'
    r'"up":(0|[1-9][0-9]{0,11}),(?:"utc":(0|[1-9][0-9]{0,12}),"err":(0|[1-9][0-9]{0,7})|"utc":null,"err":null),'
    rf'"k":"press","b":"({_WORD})","ms":(0|[1-9][0-9]{{0,4}}),"prev":"({_HEX16})"\}}\.[0-9a-f]{{32}}'
)
_ACK = re.compile(
    rf'\{{"v":1,"dev":"{_NAME}","ep":"{_HEX16}","seq":(?:0|[1-9][0-9]{{0,9}}),"h":(?:null|"{_HEX16}"),'
    rf'"top":(?:0|[1-9][0-9]{{0,9}}),"utc":(?:null|0|[1-9][0-9]{{0,12}}),"nonce":(?:null|"{_HEX16}")\}}'
)


def unseal(key: MacKey, message: bytes) -> Entry:
    """Return the Entry in `message` if it is well formed and its MAC fits; raises ContractError."""
    press = _press(message)
    if press is None:
        return gateway_side.unseal_entry(key, message)
    if not compare_digest(key.sign(entries.DOMAIN, message[:_UNDER_MAC]), message[-MAC_HEX:]):
        raise ContractError("mac")
    return press


def peek(message: bytes) -> Entry:
    """Return the Entry in `message` without checking its MAC; raises ContractError."""
    return _press(message) or gateway_side.peek_entry(message)


def seal_ack(key: MacKey, ack: Ack) -> bytes:
    """Return the sealed bytes of an Ack; raises ContractError."""
    dev, ep, seq, h, top, utc, nonce = ack
    text = (
        f'{{"v":1,"dev":"{dev}","ep":"{ep}","seq":{seq:d},"h":{_quoted(h)},"top":{top:d},'
        f'"utc":{"null" if utc is None else utc},"nonce":{_quoted(nonce)}}}'
    )
    if not _ACK.fullmatch(text) or not seq <= top <= form.UINT32 or (seq == 0 and h is not None):
        return gateway_side.seal_ack(key, ack)
    body = text.encode()
    return body + b"." + key.sign(messages.ACK_DOMAIN, body)


def _press(message: bytes) -> Entry | None:
    """Return the press in `message`, which then is no longer than a message may be; None if it is not one."""
    found = _PRESS.fullmatch(message.decode("latin-1"))
    if found is None:
        return None
    dev, ep, seq, boot, up, utc, err, button, held, prev = found.groups()
    number = int(seq)
    if number > form.UINT32:
        return None
    clock = (None, None) if utc is None else (int(utc), int(err))
    return Entry(1, dev, ep, number, int(boot), int(up), *clock, "press", (("b", button), ("ms", int(held))), prev)


def _quoted(text: str | None) -> str:
    return "null" if text is None else f'"{text}"'
