"""The service and its proxy: whether they answer, by which certificate, and what they believe of each other."""

import json
import re
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException

from cryptography import x509

from cloud_api.checkup.machine import Machine
from cloud_api.checkup.words import told
from command_line.checks import Check, bad, ok, warn
from shelf.version import VERSION

PATIENCE_S = 5
_FORKS = re.compile(r'^lawang_cloud_refusals_total\{reason="fork"\} (\d+)', re.MULTILINE)


def running(machine: Machine) -> Iterator[Check]:
    """Ask the API itself."""
    try:
        status, data = _get(machine, "/health")
        said = json.loads(data)
        version, state = str(said["version"]), str(said["status"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as e:
        yield bad("cloud-api", told("api.away", at=machine.http, why=e), told("api.away-do"))
        return
    if status != 200 or state not in {"ok", "rebuilding"}:
        yield bad("cloud-api", told("api.sick", state=state), told("api.sick-do"))
    elif version != VERSION:
        yield warn("cloud-api", told("api.other", running=version, installed=VERSION), told("api.other-do"))
    else:
        yield ok("cloud-api", told("api.well", version=version))
    yield _forks(machine)


def proxy(machine: Machine) -> Iterator[Check]:
    """Ask as others do: through the proxy, by the server's name."""
    name = machine.said.get("LAWANG_CLOUD_NAME", "")
    if not name:
        yield warn("cloud-proxy", told("proxy.unnamed"), told("proxy.unnamed-do"))
        return
    try:
        with socket.create_connection(machine.tls, PATIENCE_S) as plain:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # its dates are looked at, by us
            with context.wrap_socket(plain, server_hostname=name) as secured:
                certificate = secured.getpeercert(binary_form=True)
                asked = f"GET /masuk/ HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"
                secured.sendall(asked.encode())
                head = _head(secured)
    except (OSError, ValueError) as e:
        yield bad("cloud-proxy", told("proxy.away", name=name, why=e), told("proxy.away-do"))
        return
    yield _certificate(certificate or b"", machine.now)
    yield _believed(head)


def _head(secured: ssl.SSLSocket) -> str:
    data = b""
    while b"\r\n\r\n" not in data and len(data) < 65_536 and (more := secured.recv(4096)):
        data += more
    return data.decode("latin-1").partition("\r\n\r\n")[0].lower()


def _certificate(data: bytes, now: float) -> Check:
    try:
        found = x509.load_der_x509_certificate(data)
    except ValueError as e:
        return bad("cloud-certificate", told("certificate.none", why=e), told("certificate.do"))
    begins, ends = found.not_valid_before_utc.timestamp(), found.not_valid_after_utc.timestamp()
    day = datetime.fromtimestamp(ends, UTC).strftime("%Y-%m-%d %H:%M UTC")
    if not begins <= now < ends:
        return bad("cloud-certificate", told("certificate.ended", day=day), told("certificate.do"))
    if ends - now < (ends - begins) / 6:  # Caddy renews when a third is left
        return warn("cloud-certificate", told("certificate.soon", day=day), told("certificate.do"))
    return ok("cloud-certificate", told("certificate.good", day=day))


def _believed(head: str) -> Check:
    """Say whether the API knows that it was asked by https: the way back that it gives says so (F17)."""
    back = re.search(r"^location: (\S+)", head, re.MULTILINE)
    if back is not None and back[1].startswith("https://"):
        return ok("cloud-proxy", told("proxy.believed"))
    if back is not None and back[1].startswith("http://"):
        return bad("cloud-proxy", told("proxy.not-believed"), told("proxy.not-believed-do"))
    first = head.splitlines()[0] if head else "-"
    return bad("cloud-proxy", told("proxy.other", said=first), told("proxy.away-do"))


def _forks(machine: Machine) -> Check:
    try:
        found = _FORKS.search(_get(machine, "/metrics")[1].decode())
    except (OSError, HTTPException, UnicodeDecodeError) as e:
        return warn("cloud-forks", told("api.away", at=machine.http, why=e), told("api.away-do"))
    if found is not None and int(found[1]):
        return bad("cloud-forks", told("forks.some", n=found[1]), told("forks.do"))
    return ok("cloud-forks", told("forks.none"))


def _get(machine: Machine, path: str) -> tuple[int, bytes]:
    host, _, port = machine.http.rpartition(":")
    connection = HTTPConnection(host, int(port), timeout=PATIENCE_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(4 << 20)
    finally:
        connection.close()
