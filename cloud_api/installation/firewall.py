"""Who may reach this server, and how much of its pages one address may take."""

from collections.abc import Iterator

from cloud_api.installation.places import API_PORT, DATABASE_PORT, FIREWALL, FIREWALL_UNIT, HEAD
from cloud_api.installation.server import Server
from command_line.firewall import Firewall, Share, input_chain
from command_line.setting_up import File

MOST_BEGUN, MOST_BEGUN_BURST, MOST_HELD = 50, 200, 256  # connections: a whole office may stand behind one address
MOST_KBYTES, MOST_KBYTES_BURST = 8_192, 16_384  # in a second: a gateway's batches after a week without internet
PAGES = Share("pages", (80, 443), MOST_BEGUN, MOST_BEGUN_BURST, MOST_HELD, MOST_KBYTES, MOST_KBYTES_BURST)


def files(server: Server) -> list[File]:
    """Return the file of rules and the unit that loads it."""
    return Firewall("lawang_cloud", FIREWALL, FIREWALL_UNIT, "who may reach this server", HEAD).files(_lines(server))


def _lines(server: Server) -> Iterator[str]:
    yield from PAGES.sets()
    yield from input_chain(_input(server))


def _input(server: Server) -> Iterator[str]:
    ports = ", ".join(map(str, (API_PORT, *((DATABASE_PORT,) if server.is_local else ()))))
    yield f'    tcp dport {{ {ports} }} drop comment "API and database: this machine alone"'
    yield from PAGES.rules()
