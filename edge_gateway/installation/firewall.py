"""Who in the hall may reach this machine, and how much of its broker and pages one address may take."""

from collections.abc import Iterator

from command_line.firewall import Firewall, Share, input_chain
from command_line.setting_up import File
from edge_gateway.installation.hall import Hall
from edge_gateway.installation.places import FIREWALL, FIREWALL_UNIT, HEAD, HTTP_PORT, PORT, TLS_PORT

MOST_BEGUN, MOST_BEGUN_BURST = 10, 40  # connections in a second: all boxes of a hall, should they share an address
MOST_HELD = 48  # connections of an address
MOST_KBYTES, MOST_KBYTES_BURST = 64, 64  # in a second: 130 entries of a box and more; its seven thousand take a minute
MOST_PAGES_BEGUN, MOST_PAGES_BEGUN_BURST, MOST_PAGES_HELD = 20, 100, 64
MOST_PAGES_KBYTES, MOST_PAGES_KBYTES_BURST = 64, 512

BROKER = Share(
    "broker", (PORT, TLS_PORT), MOST_BEGUN, MOST_BEGUN_BURST, MOST_HELD, MOST_KBYTES, MOST_KBYTES_BURST, ("ipv4",)
)
PAGES = Share(
    "pages", (HTTP_PORT,), MOST_PAGES_BEGUN, MOST_PAGES_BEGUN_BURST, MOST_PAGES_HELD, MOST_PAGES_KBYTES,
    MOST_PAGES_KBYTES_BURST, ("ipv4",),
)  # fmt: skip


def files(hall: Hall) -> list[File]:
    """Return the file of rules and the unit that loads it."""
    ours = Firewall("lawang", FIREWALL, FIREWALL_UNIT, "who in the hall may reach this machine", HEAD)
    return ours.files(_lines(hall))


def _lines(hall: Hall) -> Iterator[str]:
    for share in (BROKER, PAGES):
        yield from share.sets()
    yield from input_chain(_input(hall))
    if hall.visitors is not None:
        inner = hall.address.network
        yield from ("  chain forward {", "    type filter hook forward priority filter; policy accept;")
        yield f"    ip saddr {hall.visitors} ip daddr {inner} drop"
        yield f"    ip saddr {inner} ip daddr {hall.visitors} drop"
        yield "  }"


def _input(hall: Hall) -> Iterator[str]:
    inner = hall.address.network
    if hall.visitors is not None:
        yield f'    ip saddr {hall.visitors} drop comment "visitors\' network"'
    ports = f"{{ {PORT}, {TLS_PORT}, {HTTP_PORT} }}"
    yield f'    tcp dport {ports} ip saddr != {inner} drop comment "boxes and screens of the hall only"'
    yield f"    meta nfproto ipv6 tcp dport {ports} drop"
    yield from BROKER.rules()
    yield from PAGES.rules()
    yield f"    tcp dport {{ {PORT}, {TLS_PORT} }} ct state new limit rate over 50/second burst 100 packets drop"
    if hall.serve_time:
        yield f"    udp dport 123 ip saddr != {inner} drop"
