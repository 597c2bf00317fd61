PREFIX: str
FROM_DEVICE: tuple[str, ...]
TO_DEVICE: tuple[str, ...]
GATEWAY: str

def device_topic(site: str, dev: str, channel: str) -> str: ...
def gateway_state(site: str) -> str: ...
