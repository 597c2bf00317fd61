"""MQTT topics: `lawang/1/<site>/<dev>/<channel>`, and `lawang/1/<site>/gateway/…`."""

from collections import namedtuple

from contract import form
from contract.errors import ContractError

PREFIX = "lawang/1"
FROM_DEVICE = ("evt", "hello", "skip", "state", "hb")
TO_DEVICE = ("ack", "show", "cmd")
GATEWAY = "gateway"  # the one name that no device may have

Topic = namedtuple("Topic", ("site", "dev", "channel"))


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


def gateway_echo(site):
    """Return the topic on which the gateway hears itself; raises ContractError("topic")."""
    if not form.site_name(site):
        raise ContractError("topic")
    return PREFIX + "/" + site + "/" + GATEWAY + "/hb"


def from_devices(site):
    """Return the filters that a gateway subscribes to, one a channel."""
    if not form.site_name(site):
        raise ContractError("topic")
    return tuple(PREFIX + "/" + site + "/+/" + channel for channel in FROM_DEVICE)


def parse(topic):
    """Return the Topic of a device's channel; raises ContractError("topic") for any other topic."""
    parts = topic.split("/")
    if len(parts) != 5 or parts[0] + "/" + parts[1] != PREFIX:
        raise ContractError("topic")
    if device_topic(parts[2], parts[3], parts[4]) != topic:
        raise ContractError("topic")
    return Topic(parts[2], parts[3], parts[4])
