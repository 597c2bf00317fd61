from typing import NamedTuple

PREFIX: str
FROM_DEVICE: tuple[str, ...]
TO_DEVICE: tuple[str, ...]
GATEWAY: str

class Topic(NamedTuple):
    site: str
    dev: str
    channel: str

def device_topic(site: str, dev: str, channel: str) -> str: ...
def gateway_state(site: str) -> str: ...
def gateway_echo(site: str) -> str: ...
def from_devices(site: str) -> tuple[str, ...]: ...
def parse(topic: str) -> Topic: ...
