"""What a gateway reads of a box's connection: that it has ended (`state`), and how the box fares (`hb`).

That they are sealed says who made them, not when: SPEC 29 says which of them prove anything.
"""

from collections import namedtuple

from contract import form
from contract.messages import HB, HB_DOMAIN, STATE, STATE_DOMAIN, seal_hb, seal_state

# The connection `nonce` of `dev` has ended.
Ended = namedtuple("Ended", ("dev", "nonce"))
# At `utc` by the box's clock (ms since 1970; None: not set) its journal held `fill` entries and had room for `cap`.
Heartbeat = namedtuple("Heartbeat", ("dev", "nonce", "boot", "utc", "fill", "cap", "heap"))


def seal_ended(key, ended):
    """Return the sealed bytes of an Ended; raises ContractError."""
    return seal_state(key, ended.dev, ended.nonce)


def unseal_ended(key, message):
    """Return the Ended in `message` if its MAC fits; raises ContractError."""
    return Ended(*form.decode(form.unseal(key, STATE_DOMAIN, message), STATE)[1:])


def seal_heartbeat(key, heartbeat):
    """Return the sealed bytes of a Heartbeat; raises ContractError."""
    return seal_hb(key, heartbeat)


def unseal_heartbeat(key, message):
    """Return the Heartbeat in `message` if its MAC fits; raises ContractError."""
    return Heartbeat(*form.decode(form.unseal(key, HB_DOMAIN, message), HB)[1:])
