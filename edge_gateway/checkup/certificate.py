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
CA_SOON = timedelta(days=365)  # each box that speaks TLS has to be given another one by hand


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
    now = datetime.fromtimestamp(machine.now, UTC)
    yield _of_broker(loaded[0], now, machine.said.get("LAWANG_BOX_BROKER", "").rpartition(":")[0])
    ca_ends = loaded[1].not_valid_after_utc
    if ca_ends - now < CA_SOON:
        verdict = bad if ca_ends <= now else warn
        yield verdict("certificate", told("certificate.ca", ends=f"{ca_ends:%F}"), told("certificate.ca-do"))


def _of_broker(found: x509.Certificate, now: datetime, host: str) -> Check:
    ends, left = found.not_valid_after_utc, found.not_valid_after_utc - now
    if left <= timedelta(0):
        return bad("certificate", told("certificate.over", ends=f"{ends:%F}"), told("certificate.renew"))
    if host and ipaddress.ip_address(host) not in _addresses(found):
        return bad("certificate", told("certificate.name", host=host), told("certificate.do"))
    if left < SOON:
        said = told("certificate.soon", ends=f"{ends:%F}", days=left.days)
        return warn("certificate", said, told("certificate.renew"))
    return ok("certificate", told("certificate.right", ends=f"{ends:%F}"))


def _addresses(found: x509.Certificate) -> list[object]:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return list(names.get_values_for_type(x509.IPAddress))
