"""The dates and the name of the broker's certificate."""

import ipaddress
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from cryptography import x509

from command_line.checks import Check, bad, ok, warn
from edge_gateway.checkup.machine import Machine
from edge_gateway.checkup.words import told
from edge_gateway.devices import authority
from edge_gateway.installation.places import TLS

SOON = timedelta(days=60)


def certificate(machine: Machine) -> Iterator[Check]:
    """Give whether boxes that speak TLS would trust the broker today, and for how long."""
    folder = machine.path(TLS)
    try:
        loaded = [
            x509.load_pem_x509_certificate((folder / n).read_bytes()) for n in (authority.CERTIFICATE, authority.CA)
        ]
    except FileNotFoundError:
        yield warn("certificate", told("certificate.missing"), told("certificate.do"))
        return
    except (OSError, ValueError) as e:
        yield bad("certificate", told("certificate.unread", why=e), told("certificate.do"))
        return
    ends = min(one.not_valid_after_utc for one in loaded)
    left = ends - datetime.fromtimestamp(machine.now, UTC)
    host = machine.said.get("LAWANG_BOX_BROKER", "").rpartition(":")[0]
    if left <= timedelta(0):
        yield bad("certificate", told("certificate.over", ends=f"{ends:%F}"), told("certificate.do"))
    elif host and ipaddress.ip_address(host) not in _addresses(loaded[0]):
        yield bad("certificate", told("certificate.name", host=host), told("certificate.do"))
    elif left < SOON:
        yield warn("certificate", told("certificate.soon", ends=f"{ends:%F}", days=left.days), told("certificate.do"))
    else:
        yield ok("certificate", told("certificate.right", ends=f"{ends:%F}"))


def _addresses(found: x509.Certificate) -> list[object]:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return list(names.get_values_for_type(x509.IPAddress))
