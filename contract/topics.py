"""MQTT topics: `lawang/1/<site>/<dev>/<channel>`, and `lawang/1/<site>/gateway/…`."""

from contract import form
from contract.errors import ContractError

PREFIX = "lawang/1"
FROM_DEVICE = ("evt", "hello", "skip", "state", "hb")
TO_DEVICE = ("ack", "show", "cmd")
GATEWAY = "gateway"  # the one name that no device may have


def device_topic(site, dev, channel):
    """Return the topic of one channel of a device; raises ContractError("topic")."""
    if dev == GATEWAY or channel not in FROM_DEVICE + TO_DEVICE:
        raise ContractError("topic")
    if not form.site_name(site) or not form.device_name(dev):
        raise ContractError("topic")
    return PREFIX + "/" + site + "/" + dev + "/" + channel


def gateway_state(site):
    """Return the topic on which the gateway keeps its retained state; raises ContractError("topic")."""
    if not form.site_name(site):
        raise ContractError("topic")
    return PREFIX + "/" + site + "/" + GATEWAY + "/state"
